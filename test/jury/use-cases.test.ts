import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Actor, seatIn } from '../../src/account/rules.ts'
import { guard } from '../../src/core/database.ts'
import type { Services } from '../../src/core/services.ts'
import { saveCriteria, saveEdition } from '../../src/edition/actions.ts'
import { type Criterion, type Edition, listCriteria } from '../../src/edition/store.ts'
import { rulesInForce } from '../../src/judging-rules/actions.ts'
import {
  appointChair,
  inviteJuror,
  loadEntry,
  recuse,
  removeJuror,
  saveSheet,
} from '../../src/jury/actions.ts'
import { ownSheet, writeScores } from '../../src/jury/sheet-store.ts'
import { insertRecusal, type SheetWrite, upsertSheet } from '../../src/jury/store.ts'
import { withdrawSubmission } from '../../src/submission/withdraw.ts'
import {
  at,
  draft,
  editionOf,
  emptyWorld,
  entry,
  JUDGED,
  JUDGING,
  juror,
  must,
  openYear,
  own,
  person,
  type World,
} from '../submission/world.ts'

let world: World
let app: Services
let organiser: Actor
let owner: Actor
let edition: Edition
let criteria: Criterion[]
let member: Actor
let submission: string
let year = 2026

beforeAll(async () => {
  world = emptyWorld()
  app = world.app
  organiser = await person(app, 'organiser@x.example', true)
  owner = await person(app, 'owner@x.example')
})
afterAll(() => world.close())

// A year of its own for every test.
beforeEach(async () => {
  edition = await openYear(app, organiser, year)
  criteria = await listCriteria(app.db, edition.id)
  member = await juror(app, organiser, edition, `juror-${year}@x.example`)
  submission = await entry(app, owner, edition, 'Rathaus digital')
  year += 1
})

const seat = (actor = member, of = edition): string => seatIn(of.id, actor)?.jurorId ?? ''
const write = (change: Partial<SheetWrite> = {}): SheetWrite => ({
  jurorId: seat(),
  accountId: member.id,
  submissionId: submission,
  version: 0,
  comment: '',
  now: JUDGING,
  ...change,
})
/** The statement itself, as if every check before it had been passed. */
const scored = async (change: Partial<SheetWrite> = {}) => {
  await rulesInForce(judging(), edition)
  return app.db.commit([upsertSheet(app.db.q, write(change)), guard])
}
const cell = (criterionId: string, points: number | null, abstained = false) => ({
  criterionId,
  points,
  abstained,
  comment: '',
})
const points = async (...given: (number | null)[]) => {
  const cells = criteria.map(({ id }, index) => cell(id, given[index] ?? null))
  return app.db.commit([writeScores(app.db.q, { ...write(), final: false }, cells), guard])
}
const GUARD = { ok: false, error: 'guard' }
const TAKEN = { ok: true }

const input = (given: string[], version = 0) => ({
  version,
  after: 'next' as const,
  comment: 'gut',
  scores: criteria.map(({ id }, index) => ({ criterionId: id, points: given[index] ?? '', comment: '' })),
})
const judging = () => at(app, JUDGING)
const seated = async (actor = member) => must(await loadEntry(judging(), actor, submission))

describe('SQL refuses a sheet', () => {
  test('not for the right juror', async () => {
    expect(await scored()).toMatchObject(TAKEN)
  })

  test('while no rules are frozen', async () => {
    expect(await app.db.commit([upsertSheet(app.db.q, write()), guard])).toEqual(GUARD)
  })

  test.each([
    ['a millisecond before judging', JUDGING - 1, GUARD],
    ['at the opening', JUDGING, TAKEN],
    ['the last millisecond', JUDGED - 1, TAKEN],
    ['at the close', JUDGED, GUARD],
    ['after the close', JUDGED + 1, GUARD],
  ])('%s', async (_name, now, expected) => {
    expect(await scored({ now })).toMatchObject(expected)
    expect((await ownSheet(app.db, seat(), submission)).version).toBe(expected.ok ? 1 : 0)
  })

  test('of a recused juror, also over an older sheet', async () => {
    expect(await scored()).toMatchObject(TAKEN)
    expect(await app.db.commit([insertRecusal(app.db.q, { ...write(), reason: 'x' }), guard])).toMatchObject(
      TAKEN,
    )
    expect(await scored({ version: 1 })).toEqual(GUARD)
  })

  test('of a juror of another edition', async () => {
    const next = await openYear(app, organiser, year)
    year += 1
    const elsewhere = await juror(app, organiser, next, 'elsewhere@x.example')
    expect(await scored({ jurorId: seat(elsewhere, next), accountId: elsewhere.id })).toEqual(GUARD)
  })

  test("in another juror's name", async () => {
    const other = await juror(app, organiser, edition, 'other@x.example')
    expect(await scored({ accountId: other.id })).toEqual(GUARD)
    expect(await scored({ jurorId: seat(other) })).toEqual(GUARD)
  })

  test('of a removed juror', async () => {
    must(await removeJuror(app, organiser, edition, seat()))
    expect(await scored()).toEqual(GUARD)
  })

  test('of a juror who has not accepted', async () => {
    const email = `new-${edition.year}@x.example`
    must(await inviteJuror(app, organiser, edition, { name: 'N', email, institution: '', chair: false }))
    const invited = await person(app, email)
    expect(await scored({ jurorId: seat(invited), accountId: invited.id })).toEqual(GUARD)
  })

  test('for a draft or a withdrawn entry', async () => {
    expect(await scored({ submissionId: await draft(app, owner, edition, 'Entwurf') })).toEqual(GUARD)
    must(await withdrawSubmission(app, owner, await own(app, owner, submission), 3))
    expect(await scored()).toEqual(GUARD)
  })

  test('after release', async () => {
    must(
      await app.db.commit([
        app.db.q.updateTable('edition').set({ released_at: JUDGING }).where('id', '=', edition.id),
      ]),
    )
    expect(await scored()).toEqual(GUARD)
  })

  test('of another version', async () => {
    expect(await scored()).toMatchObject(TAKEN)
    expect(await scored({ version: 0 })).toEqual(GUARD)
    expect(await scored({ version: 2 })).toEqual(GUARD)
    expect(await scored({ version: 1 })).toMatchObject(TAKEN)
  })

  test('and a recusal under the same conditions', async () => {
    const recused = (change: Partial<SheetWrite>) =>
      app.db.commit([insertRecusal(app.db.q, { ...write(change), reason: 'x' }), guard])
    expect(await recused({ now: JUDGING - 1 })).toEqual(GUARD)
    expect(await recused({ now: JUDGED })).toEqual(GUARD)
    expect(await recused({ accountId: owner.id })).toEqual(GUARD)
    expect(await recused({})).toMatchObject(TAKEN)
  })
})

describe('SQL refuses points', () => {
  beforeEach(async () => {
    must(await scored())
  })

  test.each([
    [[1, 10], TAKEN],
    [[null, 5], TAKEN],
    [[0, 5], GUARD],
    [[5, 11], GUARD],
    [[-1, 5], GUARD],
    [[1000, null], GUARD],
  ])('%j on a scale of 1 to 10', async (given, expected) => {
    expect(await points(...given)).toMatchObject(expected)
    const { scores } = await ownSheet(app.db, seat(), submission)
    expect(scores.map((score) => score.points)).toEqual(expect.arrayContaining(expected.ok ? given : []))
    expect(scores).toHaveLength(expected.ok ? 2 : 0)
  })

  test('for a criterion of another edition', async () => {
    const next = await openYear(app, organiser, year)
    year += 1
    const [foreign] = await listCriteria(app.db, next.id)
    for (const cells of [
      [cell(foreign?.id ?? '', 5)],
      [cell(criteria[0]?.id ?? '', 5), cell(foreign?.id ?? '', 5)],
    ])
      expect(
        await app.db.commit([writeScores(app.db.q, { ...write(), final: false }, cells), guard]),
      ).toEqual(GUARD)
    expect((await ownSheet(app.db, seat(), submission)).scores).toEqual([])
  })

  test('of a sheet to be finished in which a criterion is open', async () => {
    const [first, second] = criteria.map(({ id }) => id)
    const finish = (cells: ReturnType<typeof cell>[]) =>
      app.db.commit([writeScores(app.db.q, { ...write(), final: true }, cells), guard])
    expect(await finish([cell(first ?? '', 5)])).toEqual(GUARD)
    expect(await finish([cell(first ?? '', 5), cell(second ?? '', null)])).toEqual(GUARD)
    expect(await finish([cell(first ?? '', 5), cell(second ?? '', null, true)])).toMatchObject(TAKEN)
    expect(await finish([cell(first ?? '', 5), cell(second ?? '', 6)])).toMatchObject(TAKEN)
  })

  test('without a sheet', async () => {
    const other = await juror(app, organiser, edition, 'other@x.example')
    const sheet = { jurorId: seat(other), submissionId: submission, final: false }
    const cells = [cell(criteria[0]?.id ?? '', 5)]
    expect(await app.db.commit([writeScores(app.db.q, sheet, cells), guard])).toEqual(GUARD)
  })
})

describe('saving a sheet', () => {
  test('stores points, comments and an audit event', async () => {
    must(await saveSheet(judging(), member, await seated(), input(['7', ''])))
    const sheet = await ownSheet(app.db, seat(), submission)
    expect(sheet).toMatchObject({ version: 1, comment: 'gut' })
    expect(new Map(sheet.scores.map((score) => [score.criterion_id, score.points]))).toEqual(
      new Map([
        [criteria[0]?.id, 7],
        [criteria[1]?.id, null],
      ]),
    )
    const event = await app.db.q
      .selectFrom('audit_event')
      .selectAll()
      .where('kind', '=', 'score.saved')
      .where('subject', '=', submission)
      .executeTakeFirst()
    expect(event?.actor_id).toBe(member.id)
  })

  test.each(['0', '11', '-1', '1.5', '1e1', '0x5', 'zehn', '∞', '7 8'])(
    '„%s“ is off the scale',
    async (typed) => {
      const refused = await saveSheet(judging(), member, await seated(), input([typed, '5']))
      expect(refused).toMatchObject({
        ok: false,
        error: { kind: 'invalid', errors: [{ field: `points-${criteria[0]?.id}` }] },
      })
      expect((await ownSheet(app.db, seat(), submission)).version).toBe(0)
    },
  )

  test('blanks are no points, also on a scale that begins with 0', async () => {
    const {
      id: _,
      created_at,
      released_at,
      gallery_credit,
      gallery_rights,
      gallery_published_at,
      year: __,
      ...fields
    } = edition
    must(await saveEdition(app, organiser, edition, { ...fields, scale_min: 0 }))
    must(await saveSheet(judging(), member, await seated(), input(['  ', '0'])))
    const { scores } = await ownSheet(app.db, seat(), submission)
    expect(new Set(scores.map((score) => score.points))).toEqual(new Set([null, 0]))
  })

  test('closes to the millisecond', async () => {
    const entryNow = await seated()
    const then = (time: number) => saveSheet(at(app, time), member, entryNow, input(['5', '5']))
    expect(await then(JUDGED)).toMatchObject({ error: { kind: 'closed' } })
    expect(await then(JUDGED - 1)).toMatchObject(TAKEN)
  })

  test('that was read in time but is written late is refused', async () => {
    const entryNow = await seated()
    const times = [JUDGED - 1, JUDGED]
    const slow = { ...app, clock: () => times.shift() ?? JUDGED }
    expect(await saveSheet(slow, member, entryNow, input(['5', '5']))).toMatchObject({
      error: { kind: 'closed' },
    })
    expect((await ownSheet(app.db, seat(), submission)).version).toBe(0)
  })

  test('of 50 parallel saves of one version one wins whole', async () => {
    must(await saveSheet(judging(), member, await seated(), input(['1', '1'])))
    const entryNow = await seated()
    const saves = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const value = String((index % 9) + 1)
        return saveSheet(judging(), member, entryNow, { ...input([value, value], 1), comment: value })
      }),
    )
    expect(saves.filter(({ ok }) => ok)).toHaveLength(1)
    for (const save of saves.filter(({ ok }) => !ok))
      expect(save).toEqual({ ok: false, error: { kind: 'conflict' } })
    const sheet = await ownSheet(app.db, seat(), submission)
    expect(sheet.version).toBe(2)
    expect(sheet.scores.map((score) => String(score.points))).toEqual([sheet.comment, sheet.comment])
  })

  test('of 20 parallel first saves one wins', async () => {
    const entryNow = await seated()
    const saves = await Promise.all(
      Array.from({ length: 20 }, () => saveSheet(judging(), member, entryNow, input(['5', '5']))),
    )
    expect(saves.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('a recusal in between wins over the save', async () => {
    const entryNow = await seated()
    must(await recuse(judging(), member, entryNow, 'Ich berate.'))
    expect(await saveSheet(judging(), member, entryNow, input(['5', '5']))).toEqual({
      ok: false,
      error: { kind: 'conflict' },
    })
    expect(await loadEntry(judging(), member, submission)).toMatchObject({ error: { kind: 'not_found' } })
  })
})

describe('what counts', () => {
  test('criteria stand from the moment judging opens, in the SQL too', async () => {
    const rows = [{ id: '', name: 'Neu', description: '', weight: 1 }]
    const current = await editionOf(app, edition.year)
    expect(await saveCriteria(at(app, JUDGING), organiser, current, current.version, rows)).toMatchObject({
      error: { kind: 'closed' },
    })
    const before = await listCriteria(app.db, edition.id)
    expect(before.map(({ name }) => name)).toEqual(['Nutzen', 'Mut'])
    expect(await saveCriteria(at(app, JUDGING - 1), organiser, current, current.version, rows)).toMatchObject(
      TAKEN,
    )
  })
})

describe('seats', () => {
  test('there is one chair at a time', async () => {
    const second = await juror(app, organiser, edition, 'second@x.example', true)
    const third = await juror(app, organiser, edition, 'third@x.example', true)
    const chairs = async () => {
      const rows = await app.db.q
        .selectFrom('juror')
        .select('account_id')
        .where('edition_id', '=', edition.id)
        .where('is_chair', '=', 1)
        .execute()
      return rows.map(({ account_id }) => account_id)
    }
    expect(await chairs()).toEqual([third.id])
    must(await appointChair(app, organiser, edition, seat(second)))
    expect(await chairs()).toEqual([second.id])
    const next = await openYear(app, organiser, year)
    year += 1
    expect(await appointChair(app, organiser, next, seat())).toMatchObject({ error: { kind: 'not_found' } })
    expect(await chairs()).toEqual([second.id])
  })

  test('a removed juror has no role until invited again, and keeps the seat', async () => {
    const before = seat()
    must(await removeJuror(app, organiser, edition, before))
    expect((await person(app, member.email)).juries).toEqual([])
    expect(await loadEntry(judging(), await person(app, member.email), submission)).toMatchObject({
      ok: false,
    })
    expect((await juror(app, organiser, edition, member.email)).juries[0]?.jurorId).toBe(before)
  })
})
