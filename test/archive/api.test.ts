/** Open data: what real answers look like, checked against their own description. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { createApp } from '../../src/app.ts'
import { openApi } from '../../src/archive/openapi.ts'
import * as schema from '../../src/archive/schema.ts'
import { paths } from '../../src/core/paths.ts'
import { emptyWorld, must, person, type World } from '../submission/world.ts'
import { publishYear, winner } from './world.ts'

const HIDDEN = 'Geheimes Projekt'
const YEAR = 2025

let world: World
let ask: (path: string, init?: RequestInit) => Promise<Response>

const write = async (statement: string) =>
  must(await world.app.db.commit([sql.raw(statement).compile(world.app.db.q)]))

beforeAll(async () => {
  world = emptyWorld()
  const app = createApp(world.app)
  ask = async (path, init) =>
    app.request(path.startsWith('http') ? path : world.app.config.origin + path, init)
  const captions = Array.from({ length: schema.PAGE_SIZE + 1 }, (_, index) => `Bild ${index + 1}`)
  await publishYear(world.app, YEAR, {
    winners: [winner('Grüße aus dem Rathaus'), winner('Zweites', { place: 2 })],
    captions,
  })
  await publishYear(world.app, 2024, { captions: ['Nur eine Galerie'] })
  // Decided and frozen, but nobody has released it.
  await publishYear(world.app, 2026, { winners: [winner(HIDDEN)], released: false })
})
afterAll(() => world.close())

const ANSWERS: readonly (readonly [path: string, described: string, schema: z.ZodType])[] = [
  [paths.apiEditions, '/api/v1/editions', schema.editionsResource],
  [paths.apiEdition(YEAR), '/api/v1/editions/{year}', schema.editionResource],
  [paths.apiEdition(2024), '/api/v1/editions/{year}', schema.editionResource],
  [paths.apiResource(YEAR, 'criteria'), '/api/v1/editions/{year}/criteria', schema.criteriaResource],
  [paths.apiResource(YEAR, 'jury'), '/api/v1/editions/{year}/jury', schema.juryResource],
  [paths.apiResource(YEAR, 'entries'), '/api/v1/editions/{year}/entries', schema.entriesResource],
  [paths.apiResource(YEAR, 'winners'), '/api/v1/editions/{year}/winners', schema.winnersResource],
  [paths.apiWinner(YEAR, 'zweites'), '/api/v1/editions/{year}/winners/{slug}', schema.winnerResource],
  [paths.apiResource(YEAR, 'gallery'), '/api/v1/editions/{year}/gallery', schema.galleryResource],
  [`${paths.apiResource(YEAR, 'gallery')}?page=2`, '/api/v1/editions/{year}/gallery', schema.galleryResource],
]

describe('JSON', () => {
  test.each(ANSWERS)('%s is what the description says', async (path, described, expected) => {
    const response = await ask(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull()
    const body = await response.text()
    const parsed = expected.safeParse(JSON.parse(body))
    expect(parsed.error?.issues ?? []).toEqual([])
    expect(Object.keys(openApi('').paths)).toContain(described)
    expect(body).not.toContain(HIDDEN)

    const again = await ask(path, { headers: { 'If-None-Match': response.headers.get('ETag') ?? '' } })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test('every described address answers, and nothing else is described', async () => {
    const described = Object.keys(openApi('').paths)
    for (const path of described) {
      const real = path.replace('{year}', String(YEAR)).replace('{slug}', 'zweites')
      expect((await ask(real)).status, path).toBe(200)
    }
    expect(new Set(ANSWERS.map(([, path]) => path))).toEqual(
      new Set(described.filter((path) => !path.endsWith('.csv'))),
    )
  })

  test('a long list comes in pages that join without a gap', async () => {
    const numbers: number[] = []
    let next: string | null = paths.apiResource(YEAR, 'gallery')
    while (next !== null) {
      const page = schema.galleryResource.parse(await (await ask(next)).json())
      numbers.push(...page.items.map(({ number }) => number))
      next = page.next
    }
    expect(numbers).toEqual(Array.from({ length: schema.PAGE_SIZE + 1 }, (_, index) => index + 1))
    const beyond = schema.galleryResource.parse(
      await (await ask(`${paths.apiResource(YEAR, 'gallery')}?page=9`)).json(),
    )
    expect([beyond.items, beyond.next, beyond.total]).toEqual([[], null, schema.PAGE_SIZE + 1])
  })

  test('a year without results names none', async () => {
    const edition = schema.editionResource.parse(await (await ask(paths.apiEdition(2024))).json())
    expect(edition).toMatchObject({ releasedAt: null, winners: 0, photos: 1, links: { winners: null } })
  })
})

test.each([
  paths.apiEdition(2026),
  paths.apiResource(2026, 'winners'),
  paths.apiResource(2026, 'criteria'),
  paths.apiWinner(2026, 'geheimes-projekt'),
  paths.apiResource(2024, 'winners'),
  `${paths.apiResource(2026, 'winners')}.csv`,
  paths.apiWinner(YEAR, 'gibt-es-nicht'),
  paths.apiEdition(1999),
  '/api/v1/gibt-es-nicht',
])('%s is unknown, in the words of any other unknown address', async (path) => {
  const response = await ask(path)
  expect(response.status).toBe(404)
  expect(response.headers.get('Content-Type')).toMatch(/^application\/problem\+json/)
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  const problem = await response.json()
  expect(schema.problemResource.parse(problem)).toMatchObject({ status: 404 })
  expect(problem).toEqual(await (await ask('/api/v1/anderes')).json())
})

describe('what stands beside the results', () => {
  const read = async <T extends z.ZodType>(name: 'jury' | 'entries' | 'gallery', resource: T) =>
    resource.parse(await (await ask(paths.apiResource(YEAR, name))).json())

  test('nobody of the jury is named who has not agreed', async () => {
    expect((await read('jury', schema.juryResource)).items).toEqual([])
  })

  test('good practice with who has taken it over, as far as organisers have accepted that', async () => {
    const { id: owner } = await person(world.app, 'owner@x.example')
    await write(`INSERT INTO submission (id, edition_id, owner_id, title, organisation, answers, state, created_at,
        updated_at)
      SELECT 'eins', id, '${owner}', 'Der Bus', 'Musterdorf', '{}', 'draft', 1, 1 FROM edition WHERE year = ${YEAR}`)
    await write(`INSERT INTO example (submission_id, edition_id, slug, title, organisation, category, size_class, state,
        winner, content, position, published_at)
      SELECT 'eins', id, 'bus', 'Der Bus', 'Musterdorf', '', '', 'Musterland', 0,
        '{"answers":{"summary":"Fährt."},"photos":[]}', 0, 1 FROM edition WHERE year = ${YEAR}`)
    for (const state of ['accepted', 'waiting'])
      await write(`INSERT INTO adoption (id, edition_id, submission_id, municipality, email, what, since, state,
          token_hash, created_at)
        SELECT '${state}', id, 'eins', '${state}', 'a@x.example', 'Alles', 2025, '${state}', '${state}', 1
        FROM edition WHERE year = ${YEAR}`)
    const { items } = await read('entries', schema.entriesResource)
    expect(items).toMatchObject([
      {
        title: 'Der Bus',
        category: null,
        answers: [{ question: 'Worum geht es?', answer: 'Fährt.' }],
        adoptions: [{ municipality: 'accepted', since: 2025 }],
        url: `${world.app.config.origin}${paths.project(YEAR, 'bus')}`,
      },
    ])
    expect((await ask(paths.project(YEAR, 'bus'))).status).toBe(200)
  })

  test('pictures under their day and point of the programme, with their licence', async () => {
    await write(`INSERT INTO gallery_heading (id, edition_id, position, day, title)
      SELECT 'tag', id, 1, '2025-11-13', '' FROM edition WHERE year = ${YEAR}`)
    await write(`INSERT INTO gallery_heading (id, edition_id, position, day, title)
      SELECT 'punkt', id, 2, NULL, 'Empfang' FROM edition WHERE year = ${YEAR}`)
    await write(`UPDATE photo SET licence = 'cc-by-4.0' WHERE caption = 'Bild 3'`)
    const { items } = await read('gallery', schema.galleryResource)
    expect(items.slice(0, 3).map(({ day, heading, licence }) => [day, heading, licence])).toEqual([
      [null, null, ''],
      ['2025-11-13', null, ''],
      ['2025-11-13', 'Empfang', 'CC BY 4.0'],
    ])
  })
})

test('tables hold every row, and no cell is a formula', async () => {
  const table = await (await ask(`${paths.apiResource(YEAR, 'winners')}.csv`)).text()
  const [head, first] = table.replace(/^\ufeff/, '').split('\r\n')
  expect(head).toBe(
    'category;place;special;title;organisation;county;population;sizeClass;citation;url;photo;answer.summary;answer.reuse',
  )
  expect(first).toContain("'=SUM(A1)")
  expect(first).toContain('/960.jpeg')
  const pictures = await (await ask(`${paths.apiResource(YEAR, 'gallery')}.csv`)).text()
  expect(pictures.trim().split('\r\n')).toHaveLength(1 + schema.PAGE_SIZE + 1)
  const editions = await (await ask(`${paths.apiEditions}.csv`)).text()
  expect(editions).not.toContain('2026')
})

test('a browser that asks first is told: reading only', async () => {
  const response = await ask(paths.apiEditions, {
    method: 'OPTIONS',
    headers: { Origin: 'https://andere.example' },
  })
  expect(response.status).toBe(204)
  expect(response.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD, OPTIONS')
  expect(
    (await ask(paths.apiEditions, { method: 'POST', headers: { Origin: 'https://andere.example' } })).status,
  ).toBe(403)
})

test('what nobody released may differ: not a byte of the open data does', async () => {
  const all = [...ANSWERS.map(([path]) => path), `${paths.apiEditions}.csv`, paths.apiDescription]
  const answers = async () => Promise.all(all.map(async (path) => (await ask(path)).text()))
  const before = await answers()
  await publishYear(world.app, 2027, { winners: [winner('Auch geheim')], released: false })
  expect(await answers()).toEqual(before)
})
