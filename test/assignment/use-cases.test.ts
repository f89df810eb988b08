import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Actor, seatIn } from '../../src/account/rules.ts'
import { applyAssignment, changePair, previewAssignment } from '../../src/assignment/actions.ts'
import {
  deletePairs,
  insertPairs,
  nextPlan,
  pairsAreSound,
  readSituation,
} from '../../src/assignment/store.ts'
import { stateConflict } from '../../src/conflict/actions.ts'
import { guard } from '../../src/core/database.ts'
import { noErrors } from '../../src/core/form-state.ts'
import type { Services } from '../../src/core/services.ts'
import { type Edition, listCriteria } from '../../src/edition/store.ts'
import { rulesInForce } from '../../src/judging-rules/actions.ts'
import { mayReadEntry } from '../../src/jury/access.ts'
import { loadEntry, recuse, removeJuror, saveSheet } from '../../src/jury/actions.ts'
import { listForJuror, listJurors, nextForJuror, upsertSheet } from '../../src/jury/store.ts'
import { submissionById } from '../../src/submission/store.ts'
import { AssignmentView } from '../../views/assignment/plan.tsx'
import {
  at,
  emptyWorld,
  entry,
  JUDGED,
  JUDGING,
  juror,
  must,
  OPENS,
  openYear,
  person,
  type World,
} from '../submission/world.ts'

const NOW = JUDGING + 1000
let world: World
let app: Services
let organiser: Actor
let owner: Actor
let edition: Edition
let jurors: Actor[]
let entries: string[]
let year = 2026

beforeAll(async () => {
  world = emptyWorld()
  app = at(world.app, NOW)
  organiser = await person(app, 'organiser@x.example', true)
  owner = await person(app, 'owner@x.example')
})
afterAll(() => world.close())

beforeEach(async () => {
  edition = await openYear(app, organiser, year)
  jurors = []
  entries = []
  for (const name of ['ann', 'ben', 'cem', 'dora'])
    jurors.push(await juror(app, organiser, edition, `${name}-${year}@x.example`))
  for (const title of ['A', 'B', 'C', 'D']) entries.push(await entry(app, owner, edition, title))
  year += 1
})

const WISH = { perEntry: 2, aim: 'fill', seed: 1 } as const
const situation = () => readSituation(app.db, edition.id)
const preview = async (wish = WISH) => must(await previewAssignment(await situation(), wish))
const digest = async (wish = WISH) => (await preview(wish)).digest
const apply = async (wish = WISH, app_ = app) =>
  applyAssignment(app_, organiser, edition, { ...wish, digest: await digest(wish) })
const seat = (actor: Actor) => seatIn(edition.id, actor)?.jurorId ?? ''
const listOf = async (actor: Actor) =>
  (await listForJuror(app.db, edition.id, seat(actor))).map(({ id }) => id)
const pairs = async () => (await situation()).assigned.map((pair) => pair.join(' ')).sort()
const score = async (actor: Actor, id: string) => {
  const criteria = await listCriteria(app.db, edition.id)
  const scores = criteria.map((one) => ({ criterionId: one.id, points: '7', comment: '' }))
  const seated = must(await loadEntry(app, actor, id))
  must(await saveSheet(app, actor, seated, { version: 0, after: 'final', comment: '', scores }))
}
const events = (kind: string) =>
  app.db.q
    .selectFrom('audit_event')
    .select(['subject', 'detail'])
    .where('edition_id', '=', edition.id)
    .where('kind', '=', kind)
    .execute()

/** The first juror with an entry that is theirs and one that is not. */
const somebody = async () => {
  const [actor] = jurors
  if (!actor) throw new Error('no juror')
  const mine = await listOf(actor)
  const [own = ''] = mine
  return { actor, own, other: entries.find((id) => !mine.includes(id)) ?? '' }
}

test('until something is assigned everybody judges everything', async () => {
  for (const actor of jurors) expect(await listOf(actor)).toEqual(entries)
  expect((await situation()).version).toBe(0)
})

describe('once applied', () => {
  beforeEach(async () => {
    expect(await apply()).toEqual({ ok: true, value: null })
  })

  test('lists hold what was previewed, two jurors per entry and two entries per juror', async () => {
    const lists = await Promise.all(jurors.map(listOf))
    expect(lists.map((list) => list.length)).toEqual([2, 2, 2, 2])
    for (const id of entries) expect(lists.filter((list) => list.includes(id))).toHaveLength(2)
    expect((await listJurors(app.db, edition.id)).map(({ assigned }) => assigned)).toEqual([2, 2, 2, 2])
  })

  test("another's entry is unknown: page, pictures, next entry, and the write in SQL", async () => {
    const { actor, own, other } = await somebody()
    const readable = async (id: string) => {
      const submission = await submissionById(app.db, id)
      return submission && mayReadEntry(app.db, actor, edition, submission, NOW)
    }
    expect(await loadEntry(app, actor, other)).toMatchObject({ ok: false, error: { kind: 'not_found' } })
    expect([await readable(own), await readable(other)]).toEqual([true, false])
    const write = { jurorId: seat(actor), accountId: actor.id, version: 0, comment: '', now: NOW }
    const put = (submissionId: string) =>
      app.db.commit([upsertSheet(app.db.q, { ...write, submissionId }), guard])
    await rulesInForce(app, edition)
    expect(await put(other)).toEqual({ ok: false, error: 'guard' })
    expect((await put(own)).ok).toBe(true)
    const seen = []
    for (let after = 0; ; ) {
      const next = await nextForJuror(app.db, { editionId: edition.id, jurorId: seat(actor) }, after)
      if (next === null) break
      seen.push(next)
      after = (await submissionById(app.db, next))?.number ?? 99
    }
    expect(seen).toEqual(await listOf(actor))
  })

  test('is on record, with the jurors of every entry', async () => {
    const [applied, ...more] = await events('assignment.applied')
    expect(more).toEqual([])
    expect(JSON.parse(applied?.detail ?? '')).toMatchObject({ ...WISH, pairs: 8, added: 8, removed: 0 })
    const changed = await events('assignment.changed')
    expect(changed.map(({ subject }) => subject).sort()).toEqual([...entries].sort())
    for (const { detail } of changed) expect(JSON.parse(detail).jurors).toHaveLength(2)
  })

  test('a late recusal: one pair goes, one comes, and what is scored stays', async () => {
    const { actor, own } = await somebody()
    const colleague = jurors.find((one) => one !== actor) ?? actor
    const [theirs = ''] = await listOf(colleague)
    await score(colleague, theirs)
    must(await recuse(app, actor, must(await loadEntry(app, actor, own)), 'Meine Gemeinde.'))
    const before = await pairs()
    const now = await situation()
    const shown = { ...now, year: 2026, present: now.assigned, lacking: [], closed: null, preview: null }
    expect(String(AssignmentView({ ...shown, state: noErrors({}) })).match(/[^\s>]+ \(befangen\)/g)).toEqual([
      `${actor.email} (befangen)`,
    ])
    const { added, removed, scored } = await preview()
    expect([removed, added.map(([id]) => id), scored]).toEqual([[[own, seat(actor)]], [own], 1])
    expect((await apply()).ok).toBe(true)
    const after = await pairs()
    expect(before.filter((pair) => !after.includes(pair))).toEqual([`${own} ${seat(actor)}`])
    expect(after).toContain(`${theirs} ${seat(colleague)}`)
  })

  test('a juror who leaves: complete sheets count on, the rest is handed over', async () => {
    const { actor, own } = await somebody()
    await score(actor, own)
    must(await removeJuror(app, organiser, edition, seat(actor)))
    expect((await apply()).ok).toBe(true)
    const now = (await situation()).assigned
    expect(now.some(([, one]) => one === seat(actor))).toBe(false)
    expect(entries.map((id) => now.filter(([one]) => one === id).length)).toEqual(
      entries.map((id) => (id === own ? 1 : 2)),
    )
  })

  test('one pair by hand, within the same limits', async () => {
    const { actor, own, other } = await somebody()
    const change = (action: 'add' | 'remove', id: string, then = app) =>
      changePair(then, organiser, edition, { entry: id, juror: seat(actor), action })
    const stale = await digest()
    expect(await change('add', other)).toEqual({ ok: true, value: null })
    expect(await listOf(actor)).toContain(other)
    expect(await applyAssignment(app, organiser, edition, { ...WISH, digest: stale })).toMatchObject({
      error: { kind: 'conflict' },
    })
    expect(await change('add', other)).toMatchObject({ ok: false, error: { kind: 'conflict' } })
    expect(await change('remove', other)).toEqual({ ok: true, value: null })
    await score(actor, own)
    expect(await change('remove', own)).toMatchObject({ ok: false, error: { kind: 'conflict' } })
    const claim = { juror: seat(actor), submission: other, reason: 'Beraterin des Projekts.' }
    must(await stateConflict(app, organiser, edition, claim))
    expect(await change('add', other)).toMatchObject({ ok: false, error: { kind: 'conflict' } })
    expect(await change('add', other, at(app, JUDGED))).toMatchObject({
      ok: false,
      error: { kind: 'closed' },
    })
    expect((await events('assignment.added')).map(({ subject }) => subject)).toEqual([other])
    expect((await events('assignment.removed')).map(({ subject }) => subject)).toEqual([other])
  })

  test('applying again without a reason changes nothing', async () => {
    const before = await pairs()
    expect((await apply({ ...WISH, seed: 1 })).ok).toBe(true)
    expect(await pairs()).toEqual(before)
  })
})

describe('what is refused', () => {
  test.each([
    ['before the call has closed', OPENS + 1000],
    ['after judging', JUDGED],
  ])('%s', async (_when, time) => {
    expect(await apply(WISH, at(app, time))).toMatchObject({ ok: false, error: { kind: 'closed' } })
    expect((await situation()).version).toBe(0)
  })

  test('a preview that is stale: a sheet begun, a conflict, another digest', async () => {
    const seen = await digest()
    const again = () => applyAssignment(app, organiser, edition, { ...WISH, digest: seen })
    const { pairs: planned } = await preview()
    const [actor] = jurors
    if (!actor) throw new Error('no juror')
    const outside =
      entries.find((id) => !planned.some(([one, who]) => one === id && who === seat(actor))) ?? ''
    await score(actor, outside)
    expect(await again()).toMatchObject({ ok: false, error: { kind: 'conflict' } })
    expect((await situation()).version).toBe(0)
  })

  test('two organisers at once: one wins', async () => {
    const input = { ...WISH, digest: await digest() }
    const both = await Promise.all([1, 2].map(() => applyAssignment(app, organiser, edition, input)))
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect((await situation()).version).toBe(1)
  })

  test('nothing to assign', async () => {
    const empty = await openYear(app, organiser, year + 50)
    expect(await previewAssignment(await readSituation(app.db, empty.id), WISH)).toMatchObject({
      error: { kind: 'invalid' },
    })
  })
})

describe('the commit itself refuses', () => {
  const plan = () => nextPlan(app.db.q, { editionId: edition.id, version: 0, perEntry: 1, seed: 1, now: NOW })
  const commit = (list: readonly (readonly [string, string])[], count = list.length) =>
    app.db.commit([
      plan(),
      guard,
      ...insertPairs(app.db.q, edition.id, list),
      ...pairsAreSound(app.db.q, edition.id, count),
    ])
  const pair = (id = entries[0] ?? '', actor = jurors[0]) => [id, actor ? seat(actor) : ''] as const

  test('a pair in conflict, of another year, of a juror who left, or one too few', async () => {
    const [actor] = jurors
    if (!actor) throw new Error('no juror')
    const other = await openYear(app, organiser, year + 70)
    const foreign = await entry(app, owner, other, 'Fremd')
    expect(await commit([pair(foreign)])).toMatchObject({ ok: false })
    expect(await commit([pair()], 2)).toMatchObject({ ok: false })
    must(
      await stateConflict(app, organiser, edition, {
        juror: seat(actor),
        submission: pair()[0],
        reason: 'x',
      }),
    )
    expect(await commit([pair()])).toMatchObject({ ok: false })
    must(await removeJuror(app, organiser, edition, seat(actor)))
    expect(await commit([pair(entries[1])])).toMatchObject({ ok: false })
    expect(await commit([pair(entries[1], jurors[1])])).toMatchObject({ ok: true })
  })

  test('to take away a pair whose sheet was begun meanwhile', async () => {
    expect((await commit([pair(), pair(entries[1])])).ok).toBe(true)
    const [actor] = jurors
    if (actor) await score(actor, pair()[0])
    const next = nextPlan(app.db.q, { editionId: edition.id, version: 1, perEntry: 1, seed: 1, now: NOW })
    const gone = deletePairs(app.db.q, edition.id, [pair()])
    expect(
      await app.db.commit([next, guard, ...gone, ...pairsAreSound(app.db.q, edition.id, 1)]),
    ).toMatchObject({
      ok: false,
    })
    expect(await pairs()).toHaveLength(2)
  })

  test.each([
    ['another version', 5, NOW],
    ['judging that has closed', 0, JUDGED],
  ])('%s', async (_name, version, now) => {
    const late = nextPlan(app.db.q, { editionId: edition.id, version, perEntry: 1, seed: 1, now })
    expect(await app.db.commit([late, guard])).toEqual({ ok: false, error: 'guard' })
  })
})
