/** From what each use needs to what an award costs on Workers. Pure. */
import type { UseName } from './scenario.ts'

/** What one use needs. */
export interface Measured {
  readonly requests: number
  readonly queries: number
  readonly rowsRead: number
  readonly rowsWritten: number
  readonly filesWritten: number
  readonly filesRead: number
  /** Sizes made by the Images service. */
  readonly pictures: number
  /** Processor time, ms */
  readonly cpuMs: number
}

export type Table = Readonly<Record<UseName, Measured>>

export const NOTHING: Measured = {
  requests: 0,
  queries: 0,
  rowsRead: 0,
  rowsWritten: 0,
  filesWritten: 0,
  filesRead: 0,
  pictures: 0,
  cpuMs: 0,
}

/**
 * US dollars a month of the plan "Workers Paid": what is included, and what the unit costs beyond it. Assumed, from
 * Cloudflare's public price lists for Workers, D1, R2 and Images as of August 2026; net, without exchange rate.
 */
export const PRICES = {
  plan: 5,
  requests: { included: 10e6, unit: 1e6, price: 0.3 },
  cpuMs: { included: 30e6, unit: 1e6, price: 0.02 },
  rowsRead: { included: 25e9, unit: 1e6, price: 0.001 },
  rowsWritten: { included: 50e6, unit: 1e6, price: 1 },
  filesWritten: { included: 1e6, unit: 1e6, price: 4.5 },
  filesRead: { included: 10e6, unit: 1e6, price: 0.36 },
  pictures: { included: 5_000, unit: 1_000, price: 0.5 },
  storedGB: { included: 10, unit: 1, price: 0.015 },
} as const
type Priced = Exclude<keyof typeof PRICES, 'plan'>

/** One award in its busiest month. */
export interface Award {
  readonly visitors: number
  readonly entries: number
  readonly jurors: number
  readonly voters: number
}

export const AWARDS: readonly Award[] = [
  { visitors: 250, entries: 60, jurors: 8, voters: 100 },
  { visitors: 10_000, entries: 300, jurors: 20, voters: 1_000 },
  { visitors: 1_000_000, entries: 1_000, jurors: 60, voters: 20_000 },
]

const PAGES_OF_A_VISITOR = 6
const PICTURES_OF_A_VISITOR = 20
/** Of public pages, how many are drawn and not kept: every data centre draws each page at most once a minute. */
const DRAWN = 1 / 50
const PHOTOS_OF_AN_ENTRY = 4
/** Original and sizes of one photo. */
const GB_OF_A_PHOTO = 0.008
const MINUTES = 30 * 24 * 60

/** How often each use happens. */
export const usesOf = ({ visitors, entries, jurors, voters }: Award): Readonly<Record<UseName, number>> => ({
  'sign-in': entries * 4 + jurors * 10,
  'save-draft': entries * 20,
  photo: entries * PHOTOS_OF_AN_ENTRY,
  'hand-in': entries * 1.5,
  score: entries * 5,
  vote: voters,
  release: 1,
  'page-drawn': visitors * PAGES_OF_A_VISITOR * DRAWN,
  'page-kept': visitors * PAGES_OF_A_VISITOR * (1 - DRAWN),
  picture: visitors * PICTURES_OF_A_VISITOR,
  tick: MINUTES,
})

/** Everything an award needs in its month. */
export const needsOf = (award: Award, table: Table): Readonly<Record<Priced, number>> => {
  const uses = Object.entries(usesOf(award)) as [UseName, number][]
  const sum = (what: keyof Measured) =>
    uses.reduce((total, [use, times]) => total + times * table[use][what], 0)
  return {
    requests: sum('requests'),
    cpuMs: sum('cpuMs'),
    rowsRead: sum('rowsRead'),
    rowsWritten: sum('rowsWritten'),
    filesWritten: sum('filesWritten'),
    filesRead: sum('filesRead'),
    pictures: sum('pictures'),
    storedGB: award.entries * PHOTOS_OF_AN_ENTRY * GB_OF_A_PHOTO,
  }
}

/** US dollars of one need beyond what is included. */
export const priceOf = (what: Priced, amount: number): number => {
  const { included, unit, price } = PRICES[what]
  return (Math.max(0, amount - included) / unit) * price
}

/** US dollars a month. */
export const costOf = (award: Award, table: Table): number => {
  const needs = Object.entries(needsOf(award, table)) as [Priced, number][]
  return needs.reduce<number>((total, [what, amount]) => total + priceOf(what, amount), PRICES.plan)
}

const SAID: Readonly<Record<UseName, string>> = {
  'sign-in': 'sign in (four pages)',
  'save-draft': 'open a step and save it',
  photo: 'upload a photo, all sizes made',
  'hand-in': 'look it over and hand in',
  score: 'open an entry and score it',
  vote: 'scan a code and vote',
  release: 'release the results',
  'page-drawn': 'public page, drawn',
  'page-kept': 'public page, kept',
  picture: 'one picture of it',
  tick: 'background work of a minute',
}

const NEEDED: Readonly<Record<Priced, string>> = {
  requests: 'requests',
  cpuMs: 'processor ms',
  rowsRead: 'rows read',
  rowsWritten: 'rows written',
  filesWritten: 'files written',
  filesRead: 'files read',
  pictures: 'picture sizes made',
  storedGB: 'GB stored',
}

const count = (value: number): string =>
  value < 10 ? String(Math.round(value * 10) / 10) : Math.round(value).toLocaleString('en-GB')
const dollars = (value: number): string => `$${value.toFixed(2)}`
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** The section of the README. */
export const costsText = (table: Table): string => {
  const uses = Object.keys(SAID) as UseName[]
  const measures = [
    'requests',
    'queries',
    'rowsRead',
    'rowsWritten',
    'filesWritten',
    'filesRead',
    'cpuMs',
  ] as const
  const most = Math.max(...uses.map((use) => table[use].queries))
  return [
    row([
      'measured per use',
      'requests',
      'D1 queries',
      'rows read',
      'rows written',
      'R2 writes',
      'R2 reads',
      'processor ms',
    ]),
    row(['---', ...measures.map(() => '--:')]),
    ...uses.map((use) => row([SAID[use], ...measures.map((what) => count(table[use][what]))])),
    '',
    row([
      'a month with',
      ...AWARDS.map(({ visitors }) => `${count(visitors)} visitors`),
      'included',
      'beyond it',
    ]),
    row(['---', ...AWARDS.map(() => '--:'), '--:', '--:']),
    row([
      'entries / jurors / voters',
      ...AWARDS.map((one) => `${count(one.entries)} / ${one.jurors} / ${count(one.voters)}`),
      '',
      '',
    ]),
    ...(Object.keys(NEEDED) as Priced[]).map((what) => {
      const { included, unit, price } = PRICES[what]
      const amounts = AWARDS.map((award) => count(needsOf(award, table)[what]))
      return row([NEEDED[what], ...amounts, count(included), `$${price} per ${count(unit)}`])
    }),
    row([
      '**costs**',
      ...AWARDS.map((award) => `**${dollars(costOf(award, table))}**`),
      dollars(PRICES.plan),
      '',
    ]),
    '',
    `Assumed: ${PAGES_OF_A_VISITOR} pages and ${PICTURES_OF_A_VISITOR} pictures a visitor, one public page in ${1 / DRAWN} drawn, ${PHOTOS_OF_AN_ENTRY} photos of ${GB_OF_A_PHOTO * 1000} MB with all sizes, 20 saves and 4 sign-ins an entry, 5 sheets an entry; prices of Workers Paid as of August 2026 in US dollars, from Cloudflare's public price lists. Letters are not priced. Styles, scripts and fonts are static assets and free. The processor time is Node's with SQLite in it, so too much.`,
    '',
    `What binds first: letters (the sending limit of the account; ask before the reminders of a large year), then 128 MB of memory (a form with photos is read whole, so the browser sends one photo at a time), 1,000 D1 queries an invocation (most of any use here: ${count(most)}), 10 GB of database (texts and the log; pictures lie in R2), \`cpu_ms\` of \`wrangler.toml\`. One database executes its writes one after the other.`,
  ].join('\n')
}

const [BEGIN, END] = ['<!-- costs: written by `npm run costs` -->', '<!-- end of costs -->']

/** The README with the section between its two marks. */
export const withCosts = (readme: string, table: Table): string => {
  const [before = '', rest = ''] = readme.split(BEGIN)
  const after = rest.split(END)[1] ?? ''
  return `${before}${BEGIN}\n${costsText(table)}\n${END}${after}`
}
