/** What pages say to search engines is true, complete, and cannot break out of its block. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { paths } from '../../src/core/paths.ts'
import { emptyWorld, must, type World } from '../submission/world.ts'
import { publishYear, winner } from './world.ts'

let world: World
let read: (path: string) => Promise<Record<string, unknown>[]>

const EVIL = '</script><script>alert(1)</script>'

beforeAll(async () => {
  world = emptyWorld()
  const app = createApp(world.app)
  read = async (path) => {
    const html = await (await app.request(world.app.config.origin + path)).text()
    expect(html).not.toContain('<script>alert')
    return [...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)].map(
      ([, json = '']) => JSON.parse(json) as Record<string, unknown>,
    )
  }
  await publishYear(world.app, 2025, {
    winners: [winner('Bus', { citation: EVIL, answers: { summary: EVIL } })],
    captions: [EVIL, 'Zwei'],
  })
})
afterAll(() => world.close())

test('the edition is an event with place and days', async () => {
  expect(await read(paths.edition(2025))).toMatchObject([
    {
      '@type': 'Event',
      name: 'Konferenz 2025',
      startDate: '2025-11-13',
      endDate: '2025-11-14',
      location: { name: 'Alte Turnhalle', address: { addressLocality: 'Würzburg' } },
    },
  ])
})

test('a former address of a winner leads to the one it has now, in its language, and only while there are results', async () => {
  const write = async (statement: string) =>
    must(await world.app.db.commit([sql.raw(statement).compile(world.app.db.q)]))
  await write(`INSERT INTO release_version (edition_id, version, content, sha256, released_at, released_by)
    SELECT edition_id, 1, replace(content, '"slug":"bus"', '"slug":"omnibus"'), 'x', 1, 'x' FROM release_snapshot`)
  const app = createApp(world.app)
  const ask = (path: string) => app.request(world.app.config.origin + path)
  const moved = await ask(`/en${paths.winner(2025, 'omnibus')}`)
  expect([moved.status, moved.headers.get('Location')]).toEqual([308, `/en${paths.winner(2025, 'bus')}`])
  expect((await ask(paths.winner(2025, 'nie'))).status).toBe(404)
  await write('UPDATE edition SET released_at = NULL')
  expect((await ask(paths.winner(2025, 'omnibus'))).status).toBe(404)
  await write('UPDATE edition SET released_at = 1')
})

test('a winner is a work with its award, its maker and pictures with their credit', async () => {
  const [work] = await read(`/en${paths.winner(2025, 'bus')}`)
  expect(work).toMatchObject({
    '@type': 'CreativeWork',
    name: 'Bus',
    abstract: EVIL,
    award: 'Award 2025: 1. Platz in der Kategorie Bürgerservice',
    creator: { name: 'Stadt Musterhausen' },
    url: 'http://127.0.0.1:3000/en/2025/preistraeger/bus',
    image: [{ '@type': 'ImageObject', creditText: 'A. Muster', caption: 'Der Markt' }],
  })
})

test('the gallery names every picture with credit, licence and where to ask', async () => {
  const [gallery] = await read(paths.gallery(2025))
  expect(gallery).toMatchObject({ '@type': 'ImageGallery' })
  expect(gallery?.image).toHaveLength(2)
  const [photo] = await read(paths.galleryPhoto(2025, 1))
  const page = `http://127.0.0.1:3000${paths.galleryPhoto(2025, 1)}`
  expect(photo).toMatchObject({
    caption: EVIL,
    creditText: 'B. Beispiel',
    license: page,
    acquireLicensePage: page,
  })
  expect(gallery?.image).toMatchObject([{ contentUrl: photo?.contentUrl }, { caption: 'Zwei' }])
})
