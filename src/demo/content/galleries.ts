import { photos2023 } from './gallery-2023.ts'
import { photos2024 } from './gallery-2024.ts'
import type { DemoConference, DemoGallery } from './types.ts'

const INTRO = 'Diese Bilder sind für die Demo gezeichnet. Sie zeigen keine wirklichen Menschen.'

const credit = 'Kür-Demo (erzeugtes Bild)'
const rights =
  'Erzeugte Illustration für die Demo von Kür. Zeigt keine wirklichen Personen; Einwilligungen sind nicht nötig.'

const about = { credit, rights, licence: 'cc0-1.0', source: 'Von der Demo gezeichnet', intro: INTRO }

export const gallery2024: DemoGallery = { ...about, photos: photos2024 }
export const gallery2023: DemoGallery = { ...about, photos: photos2023 }

export const conference2024: DemoConference = {
  title: '4. OZG-Taskforce Konferenz',
  place: 'Ludwigsburg',
  venue: 'Kulturzentrum Ludwigsburg',
  from: '2024-11-13',
  to: '2024-11-14',
  participants: 250,
}

/** The days in 2023 are not handed down, only the year. */
export const conference2023: DemoConference = {
  title: '3. OZG-Taskforce Konferenz',
  place: 'Fellbach',
  venue: 'Schwabenlandhalle Fellbach',
  from: null,
  to: null,
  participants: 200,
}
