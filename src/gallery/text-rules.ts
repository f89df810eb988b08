/** Texts of many pictures at once: what a form says, what of it is new, what somebody else has changed. Pure. */
import { licenceName } from '../photo/licences.ts'
import type { TextsInput } from './schema.ts'

/** What organisers say about a picture of the album. */
export interface Texts {
  readonly caption: string
  readonly alt: string
  readonly credit: string
  readonly rights: string
  readonly licence: string
  readonly persons: '' | 'none' | 'consent' | 'missing'
  readonly persons_note: string
  readonly source: string
}

export const TEXT_KEYS = [
  'caption',
  'alt',
  'credit',
  'licence',
  'rights',
  'persons',
  'persons_note',
  'source',
] as const satisfies readonly (keyof Texts)[]

/** A row of the form: the picture, the version its author saw, and what they say. */
export interface TypedTexts extends Texts {
  readonly id: string
  readonly version: number
}

/** The rows of the form in order; columns may be shorter than the list of ids. */
export const rowsOf = (input: Omit<TextsInput, 'do' | 'pick[]'>): TypedTexts[] =>
  input['id[]'].map((id, index) => ({
    id,
    version: input['version[]'][index] ?? 0,
    caption: input['caption[]'][index] ?? '',
    alt: input['alt[]'][index] ?? '',
    credit: input['credit[]'][index] ?? '',
    licence: input['licence[]'][index] ?? '',
    rights: input['rights[]'][index] ?? '',
    persons: input['persons[]'][index] ?? '',
    persons_note: input['persons_note[]'][index] ?? '',
    source: input['source[]'][index] ?? '',
  }))

/** What is to be the same for all chosen rows; '' leaves theirs. */
export type Fill = Pick<Texts, 'credit' | 'licence' | 'rights' | 'persons' | 'persons_note' | 'source'>

/** The rows with what was filled in for the chosen ones. */
export const filled = (
  rows: readonly TypedTexts[],
  chosen: readonly string[],
  fill: Fill,
): readonly TypedTexts[] => {
  const said = Object.fromEntries(Object.entries(fill).filter(([, value]) => value !== ''))
  return rows.map((row) => (chosen.includes(row.id) ? { ...row, ...said } : row))
}

/** Only the texts of something that has more. */
export const textsOf = (of: Texts): Texts => ({
  caption: of.caption,
  alt: of.alt,
  credit: of.credit,
  licence: of.licence,
  rights: of.rights,
  persons: of.persons,
  persons_note: of.persons_note,
  source: of.source,
})

/** Whether both say the same. */
export const sameTexts = (a: Texts, b: Texts): boolean => TEXT_KEYS.every((key) => a[key] === b[key])

const LABELS: Readonly<Record<keyof Texts, string>> = {
  caption: 'Bildunterschrift',
  alt: 'Alternativtext',
  credit: 'Bildnachweis',
  licence: 'Lizenz',
  rights: 'Rechte',
  persons: 'Abgebildete',
  persons_note: 'Zustimmung',
  source: 'Quelle',
}

export const PERSONS_WORDS: Readonly<Record<Texts['persons'], string>> = {
  '': 'noch nicht gesagt',
  none: 'niemand zu erkennen',
  consent: 'haben zugestimmt',
  missing: 'Zustimmung fehlt',
}

const said = (texts: Texts, key: keyof Texts): string => {
  if (key === 'persons') return PERSONS_WORDS[texts.persons]
  if (key === 'licence') return licenceName({ licence: texts.licence, rights: '' }, 'de')
  return texts[key]
}

/** What somebody else has written meanwhile, where it differs, and what becomes of what was typed. */
export const overtaken = (typed: Texts, stored: Texts): string => {
  const theirs = TEXT_KEYS.filter((key) => typed[key] !== stored[key]).map(
    (key) => `${LABELS[key]} „${said(stored, key) || '–'}“`,
  )
  return `Hier hat inzwischen jemand anderes gespeichert: ${theirs.join(', ')}. Ihre Fassung steht noch da; wenn Sie noch einmal speichern, ersetzt sie die andere.`
}
