/** Which pages organisers write, where they stand, and what differs between two versions of one. Pure. */
import type { Language } from '../core/language.ts'
import { paths } from '../core/paths.ts'
import { openBrackets } from './markdown.ts'
import { type Sample, samples } from './samples.ts'

/** Pages of every award, in the order of the footer. The one in sign language is public once it is written. */
export const FIXED = [
  'impressum',
  'datenschutz',
  'barrierefreiheit',
  'leichte-sprache',
  'gebaerdensprache',
] as const
export type FixedSlug = (typeof FIXED)[number]

const FIXED_PATHS: Record<FixedSlug, string> = {
  impressum: paths.imprint,
  datenschutz: paths.privacy,
  barrierefreiheit: paths.accessibility,
  'leichte-sprache': paths.easyLanguage,
  gebaerdensprache: paths.signLanguage,
}

export const isFixed = (slug: string): slug is FixedSlug => (FIXED as readonly string[]).includes(slug)

/** The text of a year's call stands under the year. */
export const callSlug = (year: number): string => `ausschreibung-${year}`

/** The year whose call a page is; null for every other page. */
export const callYear = (slug: string): number | null => {
  const year = /^ausschreibung-(\d{4})$/.exec(slug)?.[1]
  return year === undefined ? null : Number(year)
}

/** Whether `slug` can name a page: parts of lower-case letters and digits, at most 60 characters. */
export const isSlug = (slug: string): boolean => slug.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)

/** Where the public reads the page. */
export const pathOf = (slug: string): string => {
  if (isFixed(slug)) return FIXED_PATHS[slug]
  const year = callYear(slug)
  return year === null ? paths.sitePage(slug) : paths.call(year)
}

/** Whether the page is always public: the law asks for it. */
export const isAlways = (slug: string): boolean => isFixed(slug) && slug !== 'gebaerdensprache'

const FIXED_NAMES: Record<FixedSlug, string> = {
  impressum: 'Impressum',
  datenschutz: 'Datenschutz',
  barrierefreiheit: 'Erklärung zur Barrierefreiheit',
  'leichte-sprache': 'Leichte Sprache',
  gebaerdensprache: 'Gebärdensprache',
}

/** What organisers call the page; a free one by its German `title`. */
export const pageName = (slug: string, title: string): string => {
  const year = callYear(slug)
  if (isFixed(slug)) return FIXED_NAMES[slug]
  return year === null ? title || slug : `Ausschreibung ${year}`
}

/** One text as stored, newest of its language. */
export interface StoredText {
  readonly language: Language
  readonly title: string
  readonly body: string
  readonly published: number
}

export interface ShownText {
  readonly title: string
  readonly body: string
  /** What it is written in, which may not be what was asked for. */
  readonly language: Language
  /** Nobody has written it yet, or what stands in brackets is still to be filled in. */
  readonly sample: boolean
}

/**
 * What the public reads: the text in the language asked for; else the German one that organisers have written; else
 * the sample of a page that every award needs.
 * @returns null when there is no such page for the public
 */
export const shownText = (slug: string, lang: Language, stored: readonly StoredText[]): ShownText | null => {
  const open = stored.filter(({ published }) => published === 1)
  const found =
    open.find(({ language }) => language === lang) ?? open.find(({ language }) => language === 'de')
  if (found) return { ...pick(found), sample: openBrackets(found.body) > 0 }
  const sample = sampleOf(slug, lang)
  return sample && { ...sample, language: lang, sample: true }
}

const pick = ({ title, body, language }: StoredText) => ({ title, body, language })

/** Stands on a line of its own in the privacy page: there the periods come in, as the application keeps them. */
export const PERIODS_MARK = '{{Speicherfristen}}'

/** The text before the first mark and after it; without a mark the whole text and nothing. */
export const aroundMark = (body: string): readonly [before: string, after: string | null] => {
  const lines = body.split('\n')
  const at = lines.findIndex((line) => line.trim() === PERIODS_MARK)
  return at === -1 ? [body, null] : [lines.slice(0, at).join('\n'), lines.slice(at + 1).join('\n')]
}

/** The sample of a page that every award needs. */
export const sampleOf = (slug: string, lang: Language): Sample | null =>
  isFixed(slug) && slug !== 'gebaerdensprache' ? samples[lang][slug] : null

/** Names of the German pages of every award that still ask for details. */
export const unfinishedPages = (
  texts: readonly { readonly slug: string; readonly language: Language; readonly body: string }[],
): string[] =>
  FIXED.filter((slug) => {
    const written = texts.find((text) => text.slug === slug && text.language === 'de')
    return openBrackets(written?.body ?? sampleOf(slug, 'de')?.body ?? '') > 0
  }).map((slug) => FIXED_NAMES[slug])

export interface Piece {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** More cells than this in the table of a comparison: the texts are shown whole, one removed, one added. */
const MOST_CELLS = 4_000_000

/**
 * What became of `before`: the words that stayed, went and came, in reading order; together the kept and added ones
 * are `after`, the kept and removed ones `before`.
 */
export const difference = (before: string, after: string): readonly Piece[] =>
  joined(compare(wordsOf(before), wordsOf(after)))

/** Words with the blanks behind them; line ends by themselves. */
const wordsOf = (text: string): string[] => text.match(/\n|[^\s]+[^\S\n]*|[^\S\n]+/g) ?? []

/** Longest common subsequence, after the common beginning and end are set aside. */
const compare = (before: readonly string[], after: readonly string[]): Piece[] => {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1
  const same = (words: readonly string[]): Piece[] => words.map((text) => ({ kind: 'same', text }))
  return [
    ...same(before.slice(0, start)),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(before.slice(before.length - end)),
  ]
}

const middle = (before: readonly string[], after: readonly string[]): Piece[] => {
  const whole = (kind: Piece['kind'], words: readonly string[]): Piece[] =>
    words.map((text) => ({ kind, text }))
  const width = after.length + 1
  if ((before.length + 1) * width > MOST_CELLS) return [...whole('removed', before), ...whole('added', after)]
  // longest[i * width + j]: how many words the rests from i and from j have in common.
  const longest = new Uint16Array((before.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      pieces.push({ kind: 'same', text: before[i] ?? '' })
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      pieces.push({ kind: 'removed', text: before[i] ?? '' })
      i += 1
    } else {
      pieces.push({ kind: 'added', text: after[j] ?? '' })
      j += 1
    }
  }
  return [...pieces, ...whole('removed', before.slice(i)), ...whole('added', after.slice(j))]
}

const joined = (pieces: readonly Piece[]): Piece[] => {
  const out: Piece[] = []
  for (const { kind, text } of pieces) {
    const last = out.at(-1)
    if (last?.kind === kind) out[out.length - 1] = { kind, text: last.text + text }
    else out.push({ kind, text })
  }
  return out
}
