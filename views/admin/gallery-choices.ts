/** Choices that several pages of the gallery offer. */
import { LICENCES } from '../../src/photo/licences.ts'

export const LICENCE_OPTIONS = [
  { value: '', label: 'Nichts vereinbart' },
  ...Object.entries(LICENCES).map(([value, { name }]) => ({ value, label: name.de })),
]

export const PERSONS_OPTIONS = [
  { value: '', label: 'Bitte wählen' },
  { value: 'none', label: 'Niemand ist zu erkennen' },
  { value: 'consent', label: 'Alle Abgebildeten haben zugestimmt' },
  { value: 'missing', label: 'Die Zustimmung fehlt noch' },
]
