/** The search finds everything that is public at this moment, and nothing else, not even as a number. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { searchArchive } from '../../src/archive/actions.ts'
import { searchQuery } from '../../src/archive/search-rules.ts'
import { paths } from '../../src/core/paths.ts'
import { emptyWorld, must, type World } from '../submission/world.ts'
import { publishYear, winner } from './world.ts'

let world: World

const find = (typed: Record<string, string>) => searchArchive(world.app, searchQuery(typed))
const titles = async (typed: Record<string, string>) => (await find(typed)).hits.map(({ title }) => title)
const write = async (statement: string) =>
  must(await world.app.db.commit([sql.raw(statement).compile(world.app.db.q)]))

beforeAll(async () => {
  world = emptyWorld()
  await publishYear(world.app, 2024, {
    captions: ['Die Würzburger Runde beginnt', 'Applaus für alle', 'Abschied am Bahnhof'],
    winners: [
      winner('Das Amt im Bus', {
        category: 'Bürgerservice',
        organisation: 'Gemeinde Beispielingen',
        county: 'Beispielkreis',
        sizeClass: 'unter 5.000 Einwohner',
        citation: 'Hat den Bahnhof neu erfunden.',
      }),
      winner('Ämter reden miteinander', { category: 'Zusammenarbeit', place: 1 }),
    ],
  })
  await publishYear(world.app, 2025, {
    winners: [winner('Zukunft der Straße')],
    captions: ['Bahnhof im Regen'],
  })
  await publishYear(world.app, 2026, { winners: [winner('Verschwiegen')], released: false })
})
afterAll(() => world.close())

describe('finds', () => {
  test.each([
    ['amt bus', ['Das Amt im Bus']],
    ['aemter', ['Ämter reden miteinander']],
    ['amter', ['Ämter reden miteinander']],
    ['ÄMTER', ['Ämter reden miteinander']],
    ['strasse', ['Zukunft der Straße']],
    ['wuerz', ['Award 2025', 'Award 2024', 'Die Würzburger Runde beginnt']],
    ['beispielingen', ['Das Amt im Bus']],
    ['erfunden', ['Das Amt im Bus']],
    ['nirgends', []],
  ])('%s', async (q, expected) => expect(await titles({ q })).toEqual(expected))

  test('what has the word in its title before what only mentions it, or newest, or by title', async () => {
    expect(await titles({ q: 'bahnhof' })).toEqual([
      'Bahnhof im Regen',
      'Abschied am Bahnhof',
      'Das Amt im Bus',
    ])
    expect(await titles({ q: 'bahnhof', sortierung: 'neu' })).toEqual([
      'Bahnhof im Regen',
      'Das Amt im Bus',
      'Abschied am Bahnhof',
    ])
    expect(await titles({ art: 'winner', sortierung: 'titel' })).toEqual([
      'Ämter reden miteinander',
      'Das Amt im Bus',
      'Zukunft der Straße',
    ])
  })

  test('by filters alone and together', async () => {
    expect(await titles({ jahr: '2025' })).toEqual(['Award 2025', 'Zukunft der Straße', 'Bahnhof im Regen'])
    expect(await titles({ kategorie: 'Zusammenarbeit' })).toEqual(['Ämter reden miteinander'])
    expect(await titles({ kreis: 'Beispielkreis', groesse: 'unter 5.000 Einwohner' })).toEqual([
      'Das Amt im Bus',
    ])
    expect(await titles({ q: 'bahnhof', art: 'picture', jahr: '2024' })).toEqual(['Abschied am Bahnhof'])
    const { years, facets } = await find({})
    expect(years).toEqual([2025, 2024])
    expect(facets).toEqual({
      categories: ['Bürgerservice', 'Zusammenarbeit'],
      sizes: ['unter 5.000 Einwohner', '5.000 bis unter 20.000 Einwohner'],
      counties: ['Beispielkreis', 'Musterkreis'],
    })
  })
})

describe('never finds', () => {
  const TITLE = 'Verschwiegen'
  const seen = async () => {
    const { total, hits, facets, years } = await find({ q: TITLE })
    return { total, hits: hits.length, facets, years }
  }

  test('what is decided but not released; released, it is there, and taken back, gone again', async () => {
    const before = await seen()
    expect(before.total).toBe(0)
    await write('UPDATE edition SET released_at = 5 WHERE year = 2026')
    expect(await titles({ q: TITLE })).toEqual([TITLE])
    await write('UPDATE edition SET released_at = NULL WHERE year = 2026')
    expect(await seen()).toEqual(before)
  })

  test('a withdrawn picture, nor one of a gallery that was closed', async () => {
    expect(await titles({ q: 'Applaus' })).toEqual(['Applaus für alle'])
    await write("UPDATE photo SET public_key = NULL WHERE caption = 'Applaus für alle'")
    expect((await find({ q: 'Applaus' })).total).toBe(0)
    const [, last] = (await find({ art: 'picture', jahr: '2024' })).hits
    expect(last?.path).toBe(paths.galleryPhoto(2024, 2))
    await write('UPDATE edition SET gallery_published_at = NULL WHERE year = 2024')
    expect(await titles({ art: 'picture' })).toEqual(['Bahnhof im Regen'])
    await write('UPDATE edition SET gallery_published_at = 1 WHERE year = 2024')
  })

  test('the old words after a correction', async () => {
    await write(`UPDATE release_snapshot SET content = replace(content, 'Zukunft der', 'Morgen auf der')
      WHERE content LIKE '%Zukunft der%'`)
    expect(await titles({ q: 'Zukunft' })).toEqual([])
    expect(await titles({ q: 'Morgen' })).toEqual(['Morgen auf der Straße'])
  })
})

test('a page shows its hits marked, with year and kind, twenty at a time', async () => {
  const captions = Array.from({ length: 45 }, (_, index) => `Rundgang <${index}>`)
  await publishYear(world.app, 2023, { captions })
  const app = createApp(world.app)
  const page = async (query: string) => {
    const response = await app.request(world.app.config.origin + paths.searchFor(query))
    expect(response.status).toBe(200)
    return response.text()
  }
  const first = await page('q=rundgang')
  expect(first).toContain('45 Treffer')
  expect(first.match(/<mark>Rundgang<\/mark> &lt;\d+&gt;/g)).toHaveLength(20)
  expect(first).toContain('Seite 1 von 3')
  expect((await page('q=rundgang&seite=3')).match(/<mark>Rundgang/g)).toHaveLength(5)
  expect(await page('q=gibtesnicht')).toContain('Nichts gefunden')
  expect(await page('q=%22%29+OR+%28*')).toContain('Nichts gefunden')
})

test('as quick with ten thousand entries as with ten', async () => {
  const measure = async () => {
    const times: number[] = []
    for (let run = 0; run < 15; run += 1) {
      const start = performance.now()
      expect((await find({ q: 'Beispielingen' })).total).toBe(1)
      times.push(performance.now() - start)
    }
    return times.toSorted((a, b) => a - b)[7] ?? 0
  }
  const few = await measure()
  await publishYear(world.app, 2000, { captions: ['Alltag im Rathaus'] })
  await write(`INSERT INTO photo (id, gallery_edition_id, position, file_name, sha256, width, height, renditions,
      caption, alt, credit, rights, persons, public_key, created_at)
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 10000)
    SELECT id || n, gallery_edition_id, n, file_name, sha256 || n, width, height, renditions,
      caption || ' ' || n, alt, credit, rights, persons, public_key || n, 1
    FROM photo, numbers WHERE caption = 'Alltag im Rathaus'`)
  await find({ q: 'Alltag' })
  const many = await measure()
  expect((await find({ q: 'Alltag' })).more).toBe(true)
  // Within a millisecond of each other, or of the same order: two cores are shared.
  expect(many).toBeLessThan(few * 3 + 1)
}, 60_000)
