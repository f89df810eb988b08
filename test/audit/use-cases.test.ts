/** The log of a running house: downloads, letters and phases reach it, and its chain holds. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkNightly, sealLog } from '../../src/audit/chain-actions.ts'
import { lastSeal } from '../../src/audit/chain-store.ts'
import { notePhases } from '../../src/edition/phase-actions.ts'
import { at, CLOSES, emptyWorld, JUDGING, OPENS, openYear, person, type World } from '../submission/world.ts'

let world: World
let edition: Awaited<ReturnType<typeof openYear>>
beforeAll(async () => {
  world = emptyWorld()
  edition = await openYear(world.app, await person(world.app, 'a@x.example', true), 2026)
})
afterAll(() => world.close())

const eventsOf = (kind: string) =>
  world.app.db.q
    .selectFrom('audit_event')
    .select(['at', 'actor_id', 'edition_id', 'subject', 'detail'])
    .where('kind', '=', kind)
    .orderBy('seq')
    .execute()

describe('phases', () => {
  it('are noted once, when they have begun', async () => {
    for (const now of [OPENS - 1, OPENS, OPENS + 1, CLOSES, JUDGING]) await notePhases(at(world.app, now))
    const noted = await eventsOf('edition.phase_began')
    expect(noted.map(({ at: when, detail }) => [when, JSON.parse(detail).phase])).toEqual([
      [OPENS - 1, 'draft'],
      [OPENS, 'call'],
      [CLOSES, 'closed'],
      [JUDGING, 'judging'],
    ])
    expect(noted.every((one) => one.actor_id === null && one.edition_id === edition.id)).toBe(true)
  })
})

describe('the nightly check', () => {
  it('notes that all is right, and fails aloud when an event was changed behind the triggers', async () => {
    await sealLog(world.app)
    await checkNightly(world.app)
    const [{ detail } = { detail: '' }] = await eventsOf('log.checked')
    expect(JSON.parse(detail)).toMatchObject({ seals: (await lastSeal(world.app.db))?.number, right: true })
    const { q } = world.app.db
    const forged = await world.app.db.commit([
      sql`DROP TRIGGER audit_event_never_changes`.compile(q),
      sql`UPDATE audit_event SET detail = '{"title":"x"}' WHERE seq = 2`.compile(q),
    ])
    expect(forged.ok).toBe(true)
    await expect(checkNightly(world.app)).rejects.toThrow(/verändert/)
    expect(JSON.parse((await eventsOf('log.checked')).at(-1)?.detail ?? '')).toMatchObject({ right: false })
  })
})
