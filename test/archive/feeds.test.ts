/** Feed, map of the site and catalogue: well-formed, complete, and silent about what nobody has released. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { newsOf } from '../../src/archive/news.ts'
import { paths } from '../../src/core/paths.ts'
import { escapeXml } from '../../src/core/xml.ts'
import { emptyWorld, type World } from '../submission/world.ts'
import { publishYear, RELEASED, winner } from './world.ts'

const FILES = [paths.feed, `/en${paths.feed}`, paths.sitemap, paths.robots, paths.dcat]

let world: World
let ask: (path: string) => Promise<Response>
let nothing: string[]

const texts = () => Promise.all(FILES.map(async (path) => (await ask(path)).text()))

beforeAll(async () => {
  world = emptyWorld()
  const app = createApp(world.app)
  ask = async (path) => app.request(path.startsWith('http') ? path : world.app.config.origin + path)
  nothing = await texts()
  await publishYear(world.app, 2027, { winners: [winner('Geheim')], released: false })
})
afterAll(() => world.close())

/** Throws unless every tag is closed in its turn. */
const wellFormed = (xml: string): void => {
  const open: string[] = []
  for (const [, closing, name = '', empty] of xml.matchAll(/<(\/?)([a-z][\w:]*)[^<>]*?(\/?)>/gi)) {
    if (closing) expect(open.pop()).toBe(name)
    else if (!empty) open.push(name)
  }
  expect(open).toEqual([])
  expect(xml).not.toMatch(/&(?!(amp|lt|gt|quot);)/)
}

const all = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text)

test('before anything is released they are the same whatever has been decided', async () => {
  expect(await texts()).toEqual(nothing)
  for (const text of nothing) expect(text).not.toContain('2027')
  wellFormed(nothing[0] ?? '')
  expect(nothing[0]).toContain('<updated>1970-01-01T00:00:00.000Z</updated>')
})

describe('with two years', () => {
  beforeAll(async () => {
    await publishYear(world.app, 2024, { captions: ['Eins & <zwei>', 'Zwei'] })
    await publishYear(world.app, 2025, { winners: [winner('Müller & Söhne <digital>')] })
  })

  test('the feed names results and gallery under names that stay, newest first, in both languages', async () => {
    const response = await ask(paths.feed)
    expect(response.headers.get('Content-Type')).toMatch(/^application\/atom\+xml/)
    const feed = await response.text()
    wellFormed(feed)
    expect(all(feed, 'id')).toEqual([
      'tag:127.0.0.1,2026:feed/de',
      'tag:127.0.0.1,2026:2024/gallery',
      'tag:127.0.0.1,2026:2025/results',
    ])
    expect(all(feed, 'summary')).toEqual([
      '2 Bilder',
      'Ausgezeichnet: Müller &amp; Söhne &lt;digital&gt; (Stadt Musterhausen)',
    ])
    const english = await (await ask(`/en${paths.feed}`)).text()
    expect(all(english, 'summary')[0]).toBe('2 pictures')
    expect(english).toContain('/en/2025/preistraeger')
    expect(await (await ask(paths.home)).text()).toContain('type="application/atom+xml"')
  })

  test('every page of the map is there, in both languages, and nothing public is missing', async () => {
    const map = await (await ask(paths.sitemap)).text()
    wellFormed(map)
    const addresses = all(map, 'loc')
    expect(new Set(addresses).size).toBe(addresses.length)
    for (const address of addresses) expect((await ask(address)).status, address).toBe(200)
    const { origin } = world.app.config
    const expected = [
      paths.winners(2025),
      paths.winner(2025, 'mueller-soehne-digital'),
      paths.galleryPhoto(2024, 2),
    ]
    for (const path of ['/2024', ...expected]) {
      expect(addresses).toContain(origin + path)
      expect(addresses).toContain(`${origin}/en${path}`)
    }
    expect(all(map, 'image:loc').length).toBe(2 * 3)
    expect(await (await ask(paths.robots)).text()).toContain(`Sitemap: ${origin}${paths.sitemap}`)
  })

  test('the catalogue has a dataset for each year, and its files are there', async () => {
    const catalogue = (await (await ask(paths.dcat)).json()) as {
      'dcat:dataset': { 'dcat:distribution': { 'dcat:downloadURL': { '@id': string } }[] }[]
      'dct:license': { '@id': string }
    }
    expect(catalogue['dct:license']['@id']).toBe('http://dcat-ap.de/def/licenses/other-closed')
    expect(catalogue['dcat:dataset']).toHaveLength(2)
    for (const file of catalogue['dcat:dataset'].flatMap((one) => one['dcat:distribution']))
      expect((await ask(file['dcat:downloadURL']['@id'])).status).toBe(200)
  })
})

test('corrections are news of their own, and leave the first release its name', () => {
  const edition = {
    id: '',
    year: 2025,
    title: 'Award',
    intro: '',
    conference_title: '',
    place: '',
    venue: '',
  }
  const facts = { starts_on: null, ends_on: null, participants: null, gallery_published_at: null }
  const corrections = [
    { replaces: 1000, reason: 'Ein Name war falsch.', kind: 'text' },
    { replaces: 2000, reason: 'Ein Platz war falsch.', kind: 'release' },
  ] as const
  const snapshot = {
    format: 'kuer-release/2',
    year: 2025,
    title: 'Award',
    intro: '',
    winners: [],
    emptyPlaces: [],
    nominees: [],
    jury: [],
    jurors: 0,
    entries: [],
    corrections,
    questions: [],
  } as const
  const news = newsOf([
    {
      edition: { ...edition, ...facts, released_at: RELEASED },
      snapshot,
      album: null,
      examples: [],
      adoptions: [],
    },
  ])
  expect(news.map(({ id, published, updated, says }) => [id, published, updated, ...says])).toEqual([
    ['2025/results', 1000, RELEASED],
    ['2025/results/correction-2', RELEASED, RELEASED, 'Ein Platz war falsch.'],
    ['2025/results/correction-1', 2000, 2000, 'Ein Name war falsch.'],
  ])
})

test.each([
  ['a & b < c > d "e"', 'a &amp; b &lt; c &gt; d &quot;e&quot;'],
  ['Um\u0007bruch\n', 'Umbruch\n'],
  ['\ud83c\udfc6 \ud800', '🏆 '],
])('%j is written %j', (text, written) => expect(escapeXml(text)).toBe(written))
