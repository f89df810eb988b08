/** Sample texts of the pages that every award needs, until organisers have written their own. */
import type { Language } from '../core/language.ts'
import { germanSamples } from './samples-de.ts'
import { englishSamples } from './samples-en.ts'

export interface Sample {
  readonly title: string
  /** Markdown */
  readonly body: string
}

export type Samples = Readonly<
  Record<'impressum' | 'datenschutz' | 'barrierefreiheit' | 'leichte-sprache', Sample>
>

export const samples: Readonly<Record<Language, Samples>> = { de: germanSamples, en: englishSamples }
