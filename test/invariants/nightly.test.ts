import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nightTroubles, reportNight } from '../../src/admin/night-actions.ts'
import { record } from '../../src/audit/store.ts'
import { beginNight, endNight } from '../../src/chore/store.ts'
import type { Services } from '../../src/core/services.ts'
import { brokenRules, checkInvariants } from '../../src/invariants/actions.ts'
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
    .where('kind', '=', 'night')
    .orderBy('created_at')
    .orderBy('recipient')
    .execute()
const nightAfter = async (nights: number) => {
  const app = at(world.app, OPENS + nights * 86_400_000)
  const breaches = await checkInvariants(app)
  await reportNight(app)
  // A second process, or the same once more.
  await reportNight(at(app, app.clock() + 60_000))
  return breaches
}

it('writes to every organiser once for what is newly broken, and forgets what is mended', async () => {
  expect(await nightAfter(0)).toEqual([])
  expect(await letters()).toEqual([])

  await raw('DELETE FROM site_video')
  expect((await nightAfter(1)).map(({ name }) => name)).toEqual(['single-rows'])
  expect((await letters()).map(({ recipient }) => recipient)).toEqual(['a@x.example', 'b@x.example'])
  expect((await letters())[0]?.body).toContain('(single-rows: site_video)')
  expect((await letters())[0]?.body).toContain('Diese Meldung kommt nur einmal.')
  expect(await brokenRules(world.app.db)).toHaveLength(1)
  await nightAfter(2)
  expect(await letters()).toHaveLength(2)

  await raw('UPDATE archive_index SET number = 1000000')
  await nightAfter(3)
  expect((await letters()).slice(2).map(({ body }) => body.includes('single-rows'))).toEqual([false, false])

  await raw(`INSERT INTO site_video (id, digest, size) VALUES (1, '', 0)`)
  await raw('UPDATE archive_index SET number = -1')
  expect(await nightAfter(4)).toEqual([])
  expect(await brokenRules(world.app.db)).toEqual([])
  expect(await letters()).toHaveLength(4)
})

it('writes each night about what has gone wrong, until it ends well; a backup that is missed or lacks files is such a thing', async () => {
  const before = (await letters()).length
  const news = async () => (await letters()).slice(before).map(({ body }) => body)
  const { q } = world.app.db
  const night = (nights: number) => OPENS + nights * 86_400_000
  const fails = async (name: string, nights: number) =>
    must(
      await world.app.db.commit([
        beginNight(q, name, `2026-05-${10 + nights}`, night(nights)),
        endNight(q, name, night(nights), { error: 'Error: a@x.example, no space in /srv/backups' }),
      ]),
    )
  await fails('log-check', 10)
  await nightAfter(10)
  const [first = ''] = await news()
  expect(await news()).toHaveLength(2)
  expect(first).toContain('Die Prüfung des Protokolls ist nicht aufgegangen.')
  expect(first).toContain('„npm run doctor“ nennt die Stelle')
  expect(first).not.toMatch(/x\.example|srv/)
  await nightAfter(11)
  expect(await news()).toHaveLength(4)
  must(await world.app.db.commit([endNight(q, 'log-check', night(10), { finishedAt: night(11) })]))
  await nightAfter(12)
  expect(await news()).toHaveLength(4)

  const backups = { nightly: true } as Services['backups']
  const made = (nights: number, missing: number) =>
    record(q, { at: night(nights), actorId: null, kind: 'backup.made', subject: 'b', detail: { missing } })
  const app = backups ? { ...world.app, backups } : world.app
  const said = (nights: number) => nightTroubles(at(app, night(nights)))
  expect(await said(12)).toEqual([])
  must(await world.app.db.commit([made(12, 0)]))
  expect(await said(13.5)).toEqual([])
  expect((await said(13.6)).map(({ found }) => found)).toEqual([
    'Die neueste Sicherung ist älter als anderthalb Tage.',
  ])
  expect(await nightTroubles(at(world.app, night(13.6)))).toEqual([])
  must(await world.app.db.commit([made(14, 2)]))
  expect((await said(14)).map(({ found }) => found)).toEqual([
    'In der neuesten Sicherung fehlen 2 Dateien, die es geben müsste.',
  ])
  await fails('backup', 16)
  expect((await said(16)).map(({ found }) => found)).toEqual([
    'Die Sicherung ist nicht fertig geworden.',
    'In der neuesten Sicherung fehlen 2 Dateien, die es geben müsste.',
  ])
})
