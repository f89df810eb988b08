/** Random forms from a seed: real field names and real ids, mixed with what nobody should send. */

import { settings, texts } from './award-year.ts'

/** What exists, so that a random form can meet it. */
export interface Known {
  readonly year: number
  readonly edition: string
  readonly submission: string
  readonly juror: string
  readonly photo: string
  readonly categories: readonly string[]
  readonly criteria: readonly string[]
}

export interface Random {
  /** A whole number below `end`. */
  below(end: number): number
  pick<T>(list: readonly [T, ...T[]]): T
  chance(share: number): boolean
}

/** The same seed gives the same sequence (mulberry32). */
export const randomOf = (seed: number): Random => {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (end: number) => Math.floor(next() * end)
  return { below, pick: (list) => list[below(list.length)] ?? list[0], chance: (share) => next() < share }
}

/** A real address of a route: every parameter filled with something that exists. */
export const addressOf = (path: string, known: Known): string =>
  path
    .replace(/:year\{[^/]+\}/, String(known.year))
    .replace(/:number\{[^/]+\}/, '1')
    .replace(':photo', known.photo)
    .replace(':juror', known.juror)
    .replace(':id', known.submission)
    .replace(':step', '1')
    .replace(':question', 'plan')
    .replace(':file', known.photo)
    .replace(':rendition', '320.webp')
    .replace(':slug', 'projekt')
    .replace(':token', 'x'.repeat(43))
    .replace(':key', 'f'.repeat(32))

type Field = [name: string, value: string]

/** A form of a route as the page would send it, more or less right. */
const honest = (path: string, known: Known): Field[] => {
  const pairs = (fields: Record<string, string>): Field[] => Object.entries(fields)
  const { categories, criteria } = known
  if (path === '/anmelden') return pairs({ email: 'jemand@kuer.example', weiter: '/' })
  if (path === '/anmelden/code') return pairs({ code: '12345678' })
  if (path === '/einreichungen') return pairs({ edition: known.edition })
  if (path.includes('/bearbeiten/')) {
    const { title = '', organisation = '' } = texts
    return pairs({ version: '1', title, organisation, category: categories[0] ?? '' })
  }
  if (path.endsWith('/formular')) return pairs({ version: '0', do: 'add' })
  if (path.endsWith('/einreichen')) return pairs({ version: '1', declaration: '1' })
  if (path.endsWith('/zurueckziehen')) return pairs({ version: '999' })
  if (path.endsWith('/texte'))
    return ['id[]', 'caption[]', 'alt[]', 'credit[]', 'rights[]'].map((name) => [name, known.photo])
  if (path.endsWith('/wertung'))
    return [
      ['version', '0'],
      ['comment', ''],
      ['then', 'stay'],
      ...criteria.flatMap((id): Field[] => [
        [`points-${id}`, '3'],
        [`comment-${id}`, ''],
      ]),
    ]
  if (path.endsWith('/befangenheit')) return pairs({ reason: 'Ich arbeite dort.' })
  if (path.endsWith('/neu')) return pairs({ year: '2044', title: 'Preis' })
  if (path.endsWith('/ausgabe')) return pairs({ version: '1', ...settings(known.year) })
  if (path.endsWith('/kategorien') || path.endsWith('/kriterien'))
    return [
      ['version', '2'],
      ...categories.flatMap((id): Field[] => [
        ['id[]', id],
        ['name[]', `N ${id}`],
        ['description[]', ''],
        ...(path.endsWith('/kriterien') ? [['weight[]', '1'] satisfies Field] : []),
      ]),
    ]
  if (path.endsWith('/jury'))
    return pairs({ name: 'Ute Groß', email: 'ute@kuer.example', institution: 'Stadt', chair: '1' })
  if (path.endsWith('/befangenheit-aufheben'))
    return pairs({ juror: known.juror, submission: known.submission })
  if (path.endsWith('/entscheidung'))
    return [
      ['version', '1'],
      ['category', categories[0] ?? ''],
      ['place[]', '1'],
      ['special[]', ''],
      ['choice[]', known.submission],
      ['citation[]', 'Laudatio'],
    ]
  if (path.endsWith('/nominierungen'))
    return pairs({ version: '1', category: categories[0] ?? '', 'nominee[]': known.submission })
  if (path.endsWith('/sitzungen'))
    return pairs({ starts_at: `${known.year}-07-02T10:00`, place: 'Rathaus', deputy: '', agenda: 'first' })
  if (path.endsWith('/freigabe/plan'))
    return pairs({
      version: '0',
      edition: '1',
      intro: '',
      'key[]': `${known.submission}:`,
      'position[]': '1',
    })
  if (path.endsWith('/versiegeln')) return pairs({ edition: '1', plan: '0' })
  if (path.endsWith('/freigabe/zeit')) return pairs({ opens_at: `${known.year}-08-01T10:00` })
  if (path.endsWith('/ruecknahme')) return pairs({ reason: 'Ein Fehler.' })
  if (path.endsWith('/berichtigung')) return pairs({ intro: '', reason: 'Tippfehler.' })
  if (path.endsWith('/import')) return pairs({ credit: 'Stadt', rights: 'CC BY' })
  if (path.endsWith('/veroeffentlichen')) return pairs({ state: 'public' })
  return []
}

const NAMES = [
  ...['__proto__', 'constructor[]', 'id[][]', 'toString', '', '[]', 'form', 'fotos', 'bilder', 'tabelle'],
  ...['version', 'title', 'email', 'id[]', 'name[]', 'weight[]', 'points-', 'choice[]', 'then', '\u0000'],
] as [string, ...string[]]

const VALUES = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    '1',
    '2',
    '1e9',
    '999999999',
    '9999999999999999999',
    'NaN',
    'Infinity',
    '0x10',
    '１',
  ],
  ...['2026-02-30', '2026-13-45', '0000-00-00', '9999-99-99', '2026-11-13', '-271821-04-20', '275760-09-13'],
  ...[
    '2026-03-29T02:30',
    '2026-10-25T02:30',
    '2031-06-01T23:59',
    '-271821-04-19T00:30',
    '+275760-09-13T23:59',
  ],
  ...['2026-11-13T23:59[Asia/Tokyo]', '2026-11-13T23:59+99:99', '2026-11-13T23:59[u-ca=hebrew]', '99:99'],
  ...[
    'a\u0000b',
    '\ufffd',
    '\u202e',
    '🏆'.repeat(50),
    'ä'.repeat(300),
    'x'.repeat(6_000),
    'İ',
    'ﬃ',
    '\u0345',
  ],
  ...[
    "'; DROP TABLE account; --",
    '%',
    '_',
    '\\',
    '#{7*7}',
    '{{7*7}}',
    '<svg onload=alert(1)>',
    '=1+1',
    '\r\n',
  ],
  ...[
    'null',
    'undefined',
    '[object Object]',
    'true',
    '{}',
    '[]',
    '../../x',
    '//evil.example',
    'javascript:x',
  ],
] as [string, ...string[]]

const mutate = (fields: Field[], known: Known, random: Random): Field[] => {
  const value = () =>
    random.chance(0.2)
      ? random.pick([known.edition, known.submission, known.juror, known.photo, ...known.categories])
      : random.pick(VALUES)
  const changed = fields.flatMap(([name, old]): Field[] => {
    const fate = random.below(12)
    if (fate === 0) return []
    if (fate === 1)
      return [
        [name, old],
        [name, value()],
      ]
    if (fate === 2) return [[`${name}[]`, old]]
    return [[name, fate < 6 ? value() : old]]
  })
  const extra = random.chance(0.25) ? [[random.pick(NAMES), value()] satisfies Field] : []
  return [...changed, ...extra]
}

const noise = (random: Random, length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => random.below(256)))

const multipart = (fields: Field[], random: Random): Buffer =>
  Buffer.concat([
    ...fields.flatMap(([name, value]) => {
      const file = random.chance(0.1) ? `; filename="${random.pick(['a.jpg', '', '../x.svg', 'ä.csv'])}"` : ''
      const head = `--grenze\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`
      const bytes = random.chance(0.05) ? noise(random, 40) : Buffer.from(value)
      return [Buffer.from(head), bytes, Buffer.from('\r\n')]
    }),
    Buffer.from('--grenze--\r\n'),
  ])

const MULTIPART = 'multipart/form-data; boundary=grenze'
const URLENCODED = 'application/x-www-form-urlencoded'

/** One random request to a route; most are forms that a page could almost have sent. */
export const bodyFor = (route: string, known: Known, random: Random) => {
  const path = random.chance(0.85)
    ? addressOf(route, known)
    : addressOf(route, {
        ...known,
        submission: 'x',
        juror: '%00',
        photo: "'",
        year: random.pick([1999, 9999, 2045]),
      })
  const form = honest(route, known)
  const fields = random.chance(0.1) ? form : mutate(form, known, random)
  const kind = random.below(20)
  if (kind === 0)
    return {
      path,
      type: random.pick([MULTIPART, URLENCODED, 'multipart/form-data']),
      body: noise(random, random.below(600)),
    }
  if (kind === 1)
    return { path, type: random.pick(['text/plain', 'application/json']), body: Buffer.from('{"a":1}') }
  if (kind < 8) {
    const whole = multipart(fields, random)
    return { path, type: MULTIPART, body: kind === 2 ? whole.subarray(0, random.below(whole.length)) : whole }
  }
  return { path, type: URLENCODED, body: Buffer.from(new URLSearchParams(fields).toString()) }
}
