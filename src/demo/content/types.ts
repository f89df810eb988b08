import type { SceneKind } from '../scenes.ts'

export interface DemoPhoto {
  scene: SceneKind
  /** Day (ISO) or point of the programme that begins with this picture. */
  day?: string
  heading?: string
  caption: string
  alt: string
  shape?: 'landscape' | 'portrait' | 'panorama' | 'square'
}

export interface DemoEntry {
  title: string
  organisation: string
  /** key of a DemoCategory */
  category: string
  summary: string
  /** paragraphs are divided by a blank line */
  description: string
  benefit: string
  /** contact, cost, licence and conditions for whoever wants to take it over */
  reuse: string
  contactName: string
  contactEmail: string
  /** only numbers the Bundesnetzagentur keeps free for fiction: 069 90009-000 to -999 */
  contactPhone: string
  links: string[]
  photos: DemoPhoto[]
}

export interface DemoCategory {
  key: string
  name: string
  description: string
}

export interface DemoCriterion {
  key: string
  name: string
  description: string
  weight: number
  anchors?: string
}

export interface DemoWinner {
  entryTitle: string
  category: string | null
  place: 1 | 2 | 3 | null
  special: string | null
  citation: string
}

export interface DemoJuror {
  name: string
  email: string
  institution: string
  chair?: true
}

export interface DemoGallery {
  credit: string
  rights: string
  licence: string
  source: string
  /** Words over the pictures. */
  intro: string
  photos: DemoPhoto[]
}

export interface DemoConference {
  title: string
  place: string
  venue: string
  /** ISO date, null where only the year is known */
  from: string | null
  to: string | null
  participants: number
}

export interface DemoPage {
  title: string
  paragraphs: { heading?: string; text: string }[]
}
