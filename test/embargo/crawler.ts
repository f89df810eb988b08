/** Follows every link, and guesses every address that a curious person could think of. */
import { mayEnter } from '../../src/account/rules.ts'
import { createApp } from '../../src/app.ts'
import { paths, slugify } from '../../src/core/paths.ts'
import { declaredRoutes } from '../../src/http/access.ts'
import { type Answer, ENTRY_WORDS, type House, ORIGIN, type Role, YEAR, type Year } from './world.ts'

const NOBODY = '00000000-0000-4000-8000-000000000000'
/** More than any crawl of this small year needs: reached only by links that never end. */
const MOST = 3_000

export type Pages = Map<string, Answer>

/** Everything that can be reached from `from` by links of the same origin. */
export const crawl = async (house: House, role: Role, from: readonly string[]): Promise<Pages> => {
  const pages: Pages = new Map()
  let waiting = [...new Set(from)]
  while (waiting.length > 0) {
    const answers = await Promise.all(waiting.map((path) => house.ask(role, path)))
    waiting.forEach((path, index) => {
      pages.set(path, answers[index] as Answer)
    })
    if (pages.size > MOST) throw new Error(`no end after ${MOST} addresses: ${waiting.slice(0, 3)}`)
    const found = waiting.flatMap((path, index) => linksOf(answers[index] as Answer, path))
    waiting = [...new Set(found)].filter((path) => !pages.has(path))
  }
  return pages
}

const LINKS = [
  /\s(?:href|src|action)="([^"]+)"/g,
  /\s(?:content|data-[a-z-]+)="((?:https?:\/)?\/[^"]*)"/g,
  /<(?:loc|id|link|url)>([^<]+)</g,
  /"((?:https?:\/\/|\/)[^"\s]*)"/g,
  /\ssrcset="([^"]+)"/g,
]

/** Addresses of our own that an answer names, whatever its kind. */
export const linksOf = ({ headers, body }: Answer, path: string): string[] => {
  const kind = headers.find((header) => header.startsWith('content-type:')) ?? ''
  const text = /html|xml|json|text\/(plain|csv)/.test(kind) ? body : ''
  const inBody = LINKS.flatMap((link) => [...text.matchAll(link)].map(([, address = '']) => address))
  // A list of pictures, each with its width.
  const each = inBody.flatMap((address) => address.split(', ').map((part) => part.split(' ')[0] ?? ''))
  const named = headers.flatMap((header) => /^(?:location: |link: <)([^>]+)/.exec(header)?.[1] ?? [])
  return [...each, ...named].flatMap((address) => {
    const url = URL.parse(address.replaceAll('&amp;', '&'), ORIGIN + path)
    // The description of the API names addresses with a gap.
    return url?.origin === ORIGIN && !address.includes('{') ? [url.pathname + url.search] : []
  })
}

/** What may stand for a parameter of an address; a parameter nobody thought of gets something of every kind. */
const candidates = (house: House, { winner, nominee, photo, people }: Year): Record<string, string[]> => {
  const awards = house.sql.connection.prepare('SELECT id FROM award').pluck().all() as string[]
  const ids = [winner, nominee, photo, ...awards, NOBODY]
  return {
    year: [String(YEAR)],
    slug: [slugify(ENTRY_WORDS.title), slugify(ENTRY_WORDS.nominee), `${slugify(ENTRY_WORDS.title)}-2`],
    id: ids,
    photo: [photo, NOBODY],
    person: [people.entrant.id],
    key: [photo, photo.replaceAll('-', ''), winner.replaceAll('-', ''), 'f'.repeat(32)],
    rendition: ['480.jpeg', '480.avif', '1600.webp', 'original'],
    number: ['1', '2'],
  }
}
const ANYTHING = [NOBODY, '1', '1.json', 'de', slugify(ENTRY_WORDS.title)]

const filled = (pattern: string, known: Record<string, string[]>): string[] =>
  pattern
    .slice(1)
    .split('/')
    .reduce<string[]>(
      (heads, part) => {
        const name = /^:([a-z]+)/i.exec(part)?.[1]
        const values = name === undefined ? [part.replace('*', 'x')] : (known[name] ?? ANYTHING)
        return heads.flatMap((head) => values.map((value) => `${head}/${value}`))
      },
      [''],
    )

/** Every GET of the router with everything that may stand in it; of doors that stay shut one address each. */
export const addresses = (house: House, known: House, year: Year, role: Role): string[] => {
  const actor = role === 'anonymous' ? null : year.people[role]
  const values = candidates(known, year)
  return declaredRoutes(createApp(house.services))
    .filter(({ method }) => method === 'GET')
    .flatMap(({ path, rule }) => {
      const all = filled(path, values)
      return rule !== null && mayEnter(rule, actor, 'production') ? all : all.slice(0, 1)
    })
}

/** Beyond the router: what sites have, what files are called, what searches and feeds might tell. */
export const guesses = ({ photo, winner }: Year): string[] => {
  const slug = slugify(ENTRY_WORDS.title)
  const endings = ['json', 'csv', 'xml', 'atom', 'pdf', 'zip', 'png', 'jpg', 'html']
  return [
    ...[
      '/sitemap.xml',
      '/feed',
      '/feed.xml',
      '/atom.xml',
      '/rss',
      '/robots.txt',
      '/.well-known/security.txt',
    ],
    ...['/kuer.sqlite', '/data/kuer.sqlite', `/files/photos/${photo}/480.jpeg`, `/photos/${photo}/480.jpeg`],
    ...[
      'bilder',
      'fotos',
      'teilen',
      'og',
      'img',
      'galerie',
      'presse',
      'urkunden',
      'buehne',
      'uebernommen',
    ].flatMap((room) => [
      `/${room}/${photo}/480.jpeg`,
      `/${room}/${winner}`,
      `/${YEAR}/${room}`,
      `/${YEAR}/${room}/${slug}`,
    ]),
    ...endings.flatMap((ending) => [
      `/${YEAR}.${ending}`,
      `${paths.winners(YEAR)}.${ending}`,
      `${paths.winner(YEAR, slug)}.${ending}`,
      `/api/v1/editions/${YEAR}.${ending}`,
    ]),
    ...['q', 'suche', 's'].map((name) => `${paths.archive}?${name}=${ENTRY_WORDS.title}`),
    ...['q', 'suche'].map((name) => `/suche?${name}=${ENTRY_WORDS.title}`),
    `/suche?jahr=${YEAR}&q=Rathaus`,
    `/api/v1/search?q=${ENTRY_WORDS.title}`,
    `/api/v1/entries?year=${YEAR}`,
  ]
}

/** A way to ask for an address. */
export interface Variant {
  readonly name: string
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly path?: (path: string) => string
}

export const PLAIN: Variant = { name: 'plain' }

/** The same question in other clothes; the first two also where nothing is. */
export const VARIANTS: readonly Variant[] = [
  { name: 'English', path: (path) => (path === '/' ? '/en' : `/en${path}`) },
  { name: 'HEAD', method: 'HEAD' },
  { name: 'query', path: (path) => `${path}${path.includes('?') ? '&' : '?'}vorschau=1&draft=1&seite=2` },
  { name: 'if changed', headers: { 'If-None-Match': '*' } },
  { name: 'since', headers: { 'If-Modified-Since': new Date(0).toUTCString() } },
  { name: 'brotli', headers: { 'Accept-Encoding': 'br' } },
  { name: 'JSON', headers: { Accept: 'application/json' } },
  { name: 'part', headers: { Range: 'bytes=0-99' } },
  { name: 'OPTIONS', method: 'OPTIONS' },
]
