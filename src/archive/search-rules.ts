/** Searching the archive: what is looked for, how it is spelled, and where in a text it was found. Pure. */
import * as z from 'zod'
import { line } from '../core/text.ts'
import { foldGerman } from '../register/names.ts'

/** Longest texts that are asked for. */
export const LIMITS = { query: 80, facet: 200 } as const

/** Hits on one page. */
export const HITS = 20

/** Most hits that are counted and ordered; of more only the newest are shown. */
export const MAX_HITS = 1000

const MAX_WORDS = 8

export const KINDS = ['winner', 'entry', 'picture', 'edition'] as const

export const ORDERS = ['passend', 'neu', 'titel'] as const

const shortened = (max: number) =>
  z
    .string()
    .transform((value) => value.slice(0, max).toWellFormed())
    .pipe(line(max))
    .catch('')

const searchSchema = z.object({
  q: shortened(LIMITS.query),
  art: z.enum(KINDS).or(z.literal('')).catch(''),
  jahr: z
    .stringFormat('year', /^2\d{3}$/)
    .or(z.literal(''))
    .catch(''),
  kategorie: shortened(LIMITS.facet),
  groesse: shortened(LIMITS.facet),
  kreis: shortened(LIMITS.facet),
  sortierung: z.enum(ORDERS).catch('passend'),
  seite: z
    .stringFormat('page', /^[1-9]\d{0,3}$/)
    .transform(Number)
    .catch(1),
})

export type SearchQuery = z.output<typeof searchSchema>

/** Reads `?q=…&jahr=…`; whatever cannot be understood falls back to its default. */
export const searchQuery = (query: Readonly<Record<string, string>>): SearchQuery => searchSchema.parse(query)

const NOTHING: SearchQuery = searchQuery({})

/** The query as part of an address, without defaults. */
export const searchAddress = (query: SearchQuery, changes: Partial<SearchQuery> = {}): string =>
  new URLSearchParams(
    Object.entries({ ...query, ...changes }).flatMap(([name, value]) =>
      value === NOTHING[name as keyof SearchQuery] ? [] : [[name, String(value)]],
    ),
  ).toString()

/** Whether anything is looked for at all. */
export const isAsked = (query: SearchQuery): boolean =>
  searchAddress(query, { sortierung: NOTHING.sortierung, seite: NOTHING.seite }) !== ''

/** The folded words of what was typed. */
export const wordsOf = (typed: string): string[] =>
  typed.split(/\s+/).map(foldGerman).filter(Boolean).slice(0, MAX_WORDS)

/** A value of a filter as one word of the index; letters and digits only, so nothing of it is syntax. */
export const facetWord = (filter: 't' | 'y' | 'c' | 's' | 'k', value: string): string =>
  filter + foldGerman(value).replaceAll(' ', '')

/** In every document, so that a search without words finds all. */
export const EVERY = 'every'

/** What the index is asked for: each word as the beginning of one, and every chosen filter. */
export const searchExpression = (query: SearchQuery): string => {
  const words = wordsOf(query.q).map((word) => `"${word}" *`)
  const filters = [
    ...(query.art === '' ? [] : [facetWord('t', query.art)]),
    ...(query.jahr === '' ? [] : [facetWord('y', query.jahr)]),
    ...(query.kategorie === '' ? [] : [facetWord('c', query.kategorie)]),
    ...(query.groesse === '' ? [] : [facetWord('s', query.groesse)]),
    ...(query.kreis === '' ? [] : [facetWord('k', query.kreis)]),
  ]
  const facets = filters.length + words.length === 0 ? [EVERY] : filters
  return [
    ...(words.length === 0 ? [] : [`{title content} : (${words.join(' AND ')})`]),
    ...facets.map((facet) => `facet : "${facet}"`),
  ].join(' AND ')
}

/** The words of a text for the index: as they stand (it makes a of ä), and those with umlauts once more with ae. */
export const bothSpellings = (text: string): string => {
  const plain = text.replaceAll('ß', 'ss').replaceAll('ẞ', 'SS')
  const spelled = plain.match(/\S*[äöüÄÖÜ]\S*/g)?.map(foldGerman) ?? []
  return [plain, ...new Set(spelled)].join(' ')
}

/** A title as German lists sort it: DIN 5007-1, ä like a, ß like ss, no quotation marks. */
export const sortKey = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\p{M}„“”‚‘’»«"']/gu, '')
    .trim()

// How a folded piece of a word may stand in a text.
const SPELLINGS: readonly (readonly [folded: string, written: string])[] = [
  ['ae', '(?:ae|ä|æ)'],
  ['oe', '(?:oe|ö|œ)'],
  ['ue', '(?:ue|ü)'],
  ['ss', '(?:ss|ß)'],
  ['a', '[aäáàâå]'],
  ['o', '[oöóòôø]'],
  ['u', '[uüúùû]'],
  ['e', '[eéèêë]'],
  ['i', '[iíìîï]'],
  ['c', '[cçč]'],
  ['n', '[nñ]'],
  ['s', '[sš]'],
  ['z', '[zž]'],
  ['l', '[lł]'],
]

const written = (word: string): string => {
  let pattern = ''
  for (let at = 0; at < word.length; ) {
    const plain = word.charAt(at)
    const [folded, spelled] = SPELLINGS.find(([piece]) => word.startsWith(piece, at)) ?? [plain, plain]
    pattern += spelled
    at += folded.length
  }
  return pattern
}

/** Finds the words that begin with one of the folded words; null when there is none to find. */
export const wordFinder = (words: readonly string[]): RegExp | null => {
  const parts = words.flatMap((word) => word.split(' ')).map(written)
  return parts.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})[\\p{L}\\p{N}]*`, 'giu')
}

/** A piece of text, and whether it is what was looked for. */
export interface Piece {
  readonly text: string
  readonly found: boolean
}

/** The text cut into what was found and what stands between. */
export const marked = (text: string, finder: RegExp | null): Piece[] => {
  if (finder === null) return text === '' ? [] : [{ text, found: false }]
  const pieces: Piece[] = []
  let last = 0
  for (const { 0: hit, index } of text.matchAll(finder)) {
    if (index > last) pieces.push({ text: text.slice(last, index), found: false })
    pieces.push({ text: hit, found: true })
    last = index + hit.length
  }
  if (last < text.length) pieces.push({ text: text.slice(last), found: false })
  return pieces
}

const BEFORE = 60
const EXCERPT = 220

/** About two lines of a text around the first hit, cut between words; its beginning where nothing was found. */
export const excerpt = (text: string, finder: RegExp | null): Piece[] => {
  const plain = text.replace(/\s+/g, ' ').trim()
  const first = finder === null ? -1 : plain.search(finder)
  const from = first <= BEFORE ? 0 : wordStart(plain, first - BEFORE)
  const to = from + EXCERPT >= plain.length ? plain.length : wordEnd(plain, from + EXCERPT)
  const shown = (from > 0 ? '… ' : '') + plain.slice(from, to) + (to < plain.length ? ' …' : '')
  return marked(shown, finder)
}

const wordStart = (text: string, at: number): number => text.indexOf(' ', at) + 1

const wordEnd = (text: string, at: number): number => {
  const end = text.lastIndexOf(' ', at)
  return end > at - BEFORE ? end : at
}
