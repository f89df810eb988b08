import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { brokenSentences, checkInvariants } from '../../src/invariants/actions.ts'
import { at, emptyWorld, must, OPENS, person, type World } from '../submission/world.ts'

let world: World
beforeAll(async () => {
  world = emptyWorld()
  await person(world.app, 'a@x.example', true)
  await person(world.app, 'b@x.example', true)
  await person(world.app, 'entrant@x.example')
})
afterAll(() => world.close())

const raw = async (text: string) => must(await world.app.db.commit([CompiledQuery.raw(text)]))
const letters = () =>
  world.app.db.q
    .selectFrom('outbox')
    .select(['recipient', 'body'])
    .where('kind', '=', 'broken')
    .orderBy('created_at')
    .orderBy('recipient')
    .execute()
const nightAfter = (nights: number) => checkInvariants(at(world.app, OPENS + nights * 86_400_000))

it('writes to every organiser once for what is newly broken, and forgets what is mended', async () => {
  expect(await nightAfter(0)).toEqual([])
  expect(await letters()).toEqual([])

  await raw('DELETE FROM site_video')
  expect((await nightAfter(1)).map(({ name }) => name)).toEqual(['single-rows'])
  expect((await letters()).map(({ recipient }) => recipient)).toEqual(['a@x.example', 'b@x.example'])
  expect((await letters())[0]?.body).toContain('(single-rows: site_video)')
  expect(await brokenSentences(world.app.db)).toHaveLength(1)
  await nightAfter(2)
  expect(await letters()).toHaveLength(2)

  await raw('UPDATE archive_index SET number = 1000000')
  await nightAfter(3)
  expect((await letters()).slice(2).map(({ body }) => body.includes('single-rows'))).toEqual([false, false])

  await raw(`INSERT INTO site_video (id, digest, size) VALUES (1, '', 0)`)
  await raw('UPDATE archive_index SET number = -1')
  expect(await nightAfter(4)).toEqual([])
  expect(await brokenSentences(world.app.db)).toEqual([])
  expect(await letters()).toHaveLength(4)
})
