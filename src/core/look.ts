/** How the whole site looks and which pages of their own organisers link everywhere. */

export interface Logo {
  readonly url: string
  readonly width: number
  readonly height: number
  /** '' where the name beside it says the same. */
  readonly alt: string
}

export interface LinkedPage {
  readonly path: string
  /** German title; '' for pages that the frame names itself. */
  readonly de: string
  readonly en: string
}

export interface Look {
  readonly shortName: string
  readonly awardName: string
  readonly logo: Logo | null
  /** Address of the style sheet with the award's colours; null with the colours of the house. */
  readonly styles: string | null
  /** Free pages, in order of their titles. */
  readonly pages: readonly LinkedPage[]
  /** Whether there is something in sign language. */
  readonly signLanguage: boolean
}

export const DEFAULT_LOOK: Look = {
  shortName: 'Kür',
  awardName: 'OZG-Taskforce Award',
  logo: null,
  styles: null,
  pages: [],
  signLanguage: false,
}
