import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Actor, seatIn } from '../../src/account/rules.ts'
import { stateConflict } from '../../src/conflict/actions.ts'
import { affiliationsOf, listEvidence } from '../../src/conflict/store.ts'
import { guard } from '../../src/core/database.ts'
import type { Services } from '../../src/core/services.ts'
import { type Edition, listCategories, listCriteria } from '../../src/edition/store.ts'
import { rulesInForce } from '../../src/judging-rules/actions.ts'
import { mayReadEntry } from '../../src/jury/access.ts'
import { appointChair, inviteJuror, loadEntry, removeJuror, saveSheet } from '../../src/jury/actions.ts'
import { serves } from '../../src/jury/rules.ts'
import { declarationForm, declineForm, type SeatInput, seatForm } from '../../src/jury/schema.ts'
import { expertiseOf } from '../../src/jury/seat-store.ts'
import {
  acceptInvitation,
  callSubstituteIn,
  declineInvitation,
  entriesWithoutChair,
  nameAdHocChair,
  presidentOf,
  presides,
  saveSeat,
} from '../../src/jury/seats.ts'
import { jurorById, listJurors, upsertSheet } from '../../src/jury/store.ts'
import { listSheets } from '../../src/ranking/store.ts'
import { submissionById } from '../../src/submission/store.ts'
import {
  at,
  editionOf,
  emptyWorld,
  entry,
  JUDGED,
  JUDGING,
  juror,
  must,
  openYear,
  person,
  type World,
} from '../submission/world.ts'

let world: World
let app: Services
let organiser: Actor
let owner: Actor
let edition: Edition
let submission: string
let year = 2026

beforeAll(async () => {
  world = emptyWorld()
  app = world.app
  organiser = await person(app, 'organiser@x.example', true)
  owner = await person(app, 'owner@x.example')
})
afterAll(() => world.close())

beforeEach(async () => {
  await openYear(app, organiser, year)
  edition = await editionOf(app, year)
  submission = await entry(app, owner, edition, 'Rathaus digital')
  year += 1
})

const judging = () => at(app, JUDGING)
const seatOf = (actor: Actor) => seatIn(edition.id, actor)?.jurorId ?? ''
const invited = async (email: string) => {
  must(await inviteJuror(app, organiser, edition, { name: 'Ute Groß', email, institution: '', chair: false }))
  return person(app, email)
}
const seat = (change: Partial<SeatInput> = {}): SeatInput => ({
  affiliations: [],
  expertise: [],
  capacity: null,
  deputy: false,
  substitute: false,
  substituteFor: null,
  ...change,
})
const setUp = (actor: Actor, change: Partial<SeatInput>) =>
  saveSeat(app, organiser, edition, seatOf(actor), seat(change))
const scored = async (actor: Actor) =>
  app.db.commit([
    upsertSheet(app.db.q, {
      jurorId: seatOf(actor),
      accountId: actor.id,
      submissionId: submission,
      version: 0,
      comment: '',
      now: JUDGING,
    }),
    guard,
  ])
const conflictOf = async (actor: Actor) =>
  must(await stateConflict(app, organiser, edition, { juror: seatOf(actor), submission, reason: 'Anruf.' }))

describe('an invitation', () => {
  test('is accepted with what one belongs to, which is matched at once', async () => {
    const member = await invited('ute@x.example')
    const affiliations = [{ kind: 'municipality' as const, name: 'Stadt Musterhausen' }]
    must(await acceptInvitation(app, member, edition, { affiliations, none: false }))
    expect(await affiliationsOf(app.db, seatOf(member))).toEqual([
      { kind: 'municipality', name: 'Stadt Musterhausen', register_key: null },
    ])
    expect((await jurorById(app.db, seatOf(member)))?.confidential_at).toBe(app.clock())
    expect((await listEvidence(app.db, edition.id)).map(({ source }) => source)).toEqual(['name'])
    expect((await loadEntry(judging(), member, submission)).ok).toBe(false)
  })

  test('finds the body in the official list, and what the address proves is declared unasked', async () => {
    const row = (key: string, folded: string, kind: 'municipality' | 'county') => ({
      key,
      ars: `${key}0000`,
      name: folded,
      folded,
      kind,
      county: '',
      state: '',
      population: null,
      postcode: '',
    })
    must(
      await app.db.commit([
        app.db.q
          .insertInto('municipality')
          .values([row('08111000', 'musterstadt', 'municipality'), row('08112', 'musterkreis', 'county')]),
        app.db.q.insertInto('organisation_domain').values({
          domain: 'musterkreis.example',
          organisation_key: '08112',
          confirmed_by: organiser.id,
          confirmed_at: 1,
        }),
      ]),
    )
    const member = await invited('ute@musterkreis.example')
    const affiliations = [{ kind: 'municipality' as const, name: 'Stadt Musterstadt' }]
    must(await acceptInvitation(app, member, edition, { affiliations, none: false }))
    expect((await affiliationsOf(app.db, seatOf(member))).map(({ register_key }) => register_key)).toEqual([
      '08112',
      '08111000',
    ])
  })

  test('is declined with a reason, only before it is accepted, and can be renewed', async () => {
    const member = await invited('nein@x.example')
    must(await declineInvitation(app, member, edition, 'Keine Zeit.'))
    const [row] = await listJurors(app.db, edition.id)
    expect(row).toMatchObject({ decline_reason: 'Keine Zeit.', declined_at: app.clock() })
    expect((await person(app, member.email)).juries).toEqual([])
    expect((await declineInvitation(app, member, edition, 'Noch einmal.')).ok).toBe(false)
    const again = await invited('nein@x.example')
    must(await acceptInvitation(app, again, edition, { affiliations: [], none: true }))
    expect((await declineInvitation(app, again, edition, 'Doch nicht.')).ok).toBe(false)
    expect((await listJurors(app.db, edition.id))[0]).toMatchObject({ declined_at: null, decline_reason: '' })
  })

  test('is refused once results are released, in the SQL too', async () => {
    const invite = async (of: Edition) =>
      inviteJuror(app, organiser, of, { name: 'Z', email: 'late@x.example', institution: '', chair: true })
    const release = app.db.q.updateTable('edition').set({ released_at: JUDGING }).where('id', '=', edition.id)
    must(await app.db.commit([release]))
    expect(await invite(await editionOf(app, edition.year))).toMatchObject({ error: { kind: 'closed' } })
    expect(await invite(edition)).toMatchObject({ error: { kind: 'conflict' } })
    expect(await listJurors(app.db, edition.id)).toEqual([])
  })

  test('of another person cannot be accepted', async () => {
    await invited('ute2@x.example')
    expect(await acceptInvitation(app, owner, edition, { affiliations: [], none: true })).toMatchObject({
      error: { kind: 'not_found' },
    })
  })
})

describe('a substitute', () => {
  test('sees and scores nothing before being called in, in the SQL neither', async () => {
    const member = await juror(app, organiser, edition, 'ersatz@x.example')
    must(await setUp(member, { substitute: true }))
    await rulesInForce(judging(), edition)
    const row = await submissionById(app.db, submission)
    const reads = async () => row !== undefined && mayReadEntry(app.db, member, edition, row, JUDGING)
    expect(await reads()).toBe(false)
    expect(await scored(member)).toEqual({ ok: false, error: 'guard' })
    must(await callSubstituteIn(app, organiser, edition, seatOf(member)))
    expect(await reads()).toBe(true)
    expect((await scored(member)).ok).toBe(true)
    expect(await callSubstituteIn(app, organiser, edition, seatOf(member))).toMatchObject({ ok: false })
  })

  test('somebody else cannot be called in', async () => {
    const member = await juror(app, organiser, edition, 'ordentlich@x.example')
    expect(await callSubstituteIn(app, organiser, edition, seatOf(member))).toMatchObject({ ok: false })
  })

  test.each([
    [null, 0, null, false],
    [1, 0, null, true],
    [1, 1, null, false],
    [1, 1, 2, true],
    [null, 1, 2, false],
  ])('accepted %s, substitute %s, called in %s: %s', (accepted_at, is_substitute, called_in_at, expected) =>
    expect(serves({ accepted_at, is_substitute, called_in_at })).toBe(expected),
  )

  test('replaces a removed juror: complete sheets stay and count', async () => {
    const [gone, next] = [
      await juror(app, organiser, edition, 'geht@x.example'),
      await juror(app, organiser, edition, 'kommt@x.example'),
    ]
    must(await setUp(next, { substitute: true, substituteFor: seatOf(gone) }))
    const criteria = await listCriteria(app.db, edition.id)
    const scores = criteria.map(({ id }) => ({ criterionId: id, points: '7', comment: '' }))
    const sheet = { version: 0, after: 'final' as const, comment: '', scores }
    must(await saveSheet(judging(), gone, must(await loadEntry(judging(), gone, submission)), sheet))
    must(await removeJuror(app, organiser, edition, seatOf(gone)))
    must(await callSubstituteIn(app, organiser, edition, seatOf(next)))
    must(await saveSheet(judging(), next, must(await loadEntry(judging(), next, submission)), sheet))
    expect((await listSheets(app.db, edition.id, criteria)).map(({ points }) => points)).toEqual([
      [7, 7],
      [7, 7],
    ])
  })
})

test('a substitute takes over what is not scored yet, but nothing they are not neutral about', async () => {
  const [gone, next] = [
    await juror(app, organiser, edition, 'weg@x.example'),
    await juror(app, organiser, edition, 'da@x.example'),
  ]
  const [second, third] = [
    await entry(app, owner, edition, 'Bürgerbus'),
    await entry(app, owner, edition, 'Amtsblatt'),
  ]
  must(await setUp(next, { substitute: true, substituteFor: seatOf(gone) }))
  const plan = { edition_id: edition.id, version: 1, per_entry: 1, seed: 1, applied_at: 1 }
  const pairs = [submission, second, third].map((id) => ({ juror_id: seatOf(gone), submission_id: id }))
  must(
    await app.db.commit([
      app.db.q.insertInto('assignment_plan').values(plan),
      app.db.q.insertInto('assignment').values(pairs),
    ]),
  )
  await rulesInForce(judging(), edition)
  expect((await scored(gone)).ok).toBe(true)
  must(
    await stateConflict(app, organiser, edition, {
      juror: seatOf(next),
      submission: third,
      reason: 'Anruf.',
    }),
  )
  must(await callSubstituteIn(app, organiser, edition, seatOf(next)))
  const rows = await app.db.q.selectFrom('assignment').selectAll().execute()
  expect(new Map(rows.map((row) => [row.submission_id, row.juror_id]))).toEqual(
    new Map([
      [submission, seatOf(gone)],
      [second, seatOf(next)],
      [third, seatOf(gone)],
    ]),
  )
  const [stored] = await app.db.q.selectFrom('assignment_plan').select('version').execute()
  expect(stored?.version).toBe(2)
})

describe('a seat', () => {
  test('keeps expertise of its own edition, capacity and institutions', async () => {
    const member = await juror(app, organiser, edition, 'kennt@x.example')
    const [category] = await listCategories(app.db, edition.id)
    const other = await openYear(app, organiser, year)
    year += 1
    const [foreign] = await listCategories(app.db, other.id)
    must(
      await setUp(member, {
        expertise: [category?.id ?? '', foreign?.id ?? ''],
        capacity: 12,
        affiliations: [{ kind: 'vendor', name: 'Beispiel GmbH' }],
      }),
    )
    expect(await expertiseOf(app.db, seatOf(member))).toEqual([category?.id])
    expect(await jurorById(app.db, seatOf(member))).toMatchObject({ capacity: 12, is_deputy: 0 })
    expect(await saveSeat(app, organiser, other, seatOf(member), seat())).toMatchObject({
      error: { kind: 'not_found' },
    })
  })

  test('there is one deputy, and the chair is none', async () => {
    const [one, two] = [
      await juror(app, organiser, edition, 'eins@x.example'),
      await juror(app, organiser, edition, 'zwei@x.example'),
    ]
    must(await setUp(one, { deputy: true }))
    must(await setUp(two, { deputy: true }))
    const deputies = async () =>
      (await listJurors(app.db, edition.id)).filter(({ is_deputy }) => is_deputy === 1).map(({ id }) => id)
    expect(await deputies()).toEqual([seatOf(two)])
    must(await appointChair(app, organiser, edition, seatOf(two)))
    expect(await deputies()).toEqual([])
    expect(await setUp(two, { deputy: true })).toMatchObject({ error: { kind: 'invalid' } })
  })
})

describe('who presides over an entry', () => {
  let chair: Actor
  let deputy: Actor
  let third: Actor
  beforeEach(async () => {
    chair = await juror(app, organiser, edition, 'vorsitz@x.example', true)
    deputy = await juror(app, organiser, edition, 'vertretung@x.example')
    third = await juror(app, organiser, edition, 'dritte@x.example')
    must(await setUp(deputy, { deputy: true }))
  })
  const president = () => presidentOf(app, edition, submission)

  test('the chair, the deputy where the chair is not neutral, then whom organisers name', async () => {
    expect(await president()).toBe(seatOf(chair))
    await conflictOf(chair)
    expect(await president()).toBe(seatOf(deputy))
    expect(await presides(app, deputy, edition, submission)).toBe(true)
    expect(await presides(app, chair, edition, submission)).toBe(false)
    await conflictOf(deputy)
    expect(await president()).toBeNull()
    const [leaderless, ...more] = await entriesWithoutChair(app, edition)
    expect(more).toEqual([])
    expect(leaderless).toMatchObject({ id: submission, neutral: [{ id: seatOf(third) }] })
    must(await nameAdHocChair(app, organiser, edition, submission, seatOf(third)))
    expect(await president()).toBe(seatOf(third))
    expect(await entriesWithoutChair(app, edition)).toEqual([])
    await conflictOf(third)
    expect(await president()).toBeNull()
  })

  test('nobody who is not neutral, not in office, or of another edition can be named', async () => {
    await conflictOf(third)
    expect((await nameAdHocChair(app, organiser, edition, submission, seatOf(third))).ok).toBe(false)
    const substitute = await juror(app, organiser, edition, 'ersatz2@x.example')
    must(await setUp(substitute, { substitute: true }))
    expect((await nameAdHocChair(app, organiser, edition, submission, seatOf(substitute))).ok).toBe(false)
    const other = await openYear(app, organiser, year)
    year += 1
    expect((await nameAdHocChair(app, organiser, other, submission, seatOf(deputy))).ok).toBe(false)
    const released = app.db.q.updateTable('edition').set({ released_at: JUDGED })
    must(await app.db.commit([released.where('id', '=', edition.id)]))
    expect((await nameAdHocChair(app, organiser, edition, submission, seatOf(deputy))).ok).toBe(false)
  })
})

describe('forms', () => {
  const wrong = (fields: Record<string, unknown>) => {
    const parsed = declarationForm.safeParse(fields)
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'))
  }
  const rows = { 'kind[]': ['vendor', 'county'], 'name[]': ['Beispiel GmbH', ''] }

  test.each<[Record<string, unknown>, string[]]>([
    [{ confidential: '1', none: '1' }, []],
    [{ confidential: '1', ...rows }, []],
    [{ confidential: '1' }, ['none']],
    [{ confidential: '1', none: '1', ...rows }, ['none']],
    [{ none: '1' }, ['confidential']],
    [{ confidential: '1', 'kind[]': ['person'], 'name[]': ['X'] }, ['kind[].0']],
    [{ confidential: '1', none: '1', is_chair: '1' }, ['']],
  ])('declaration %j: %j', (fields, expected) => expect(wrong(fields)).toEqual(expected))

  test('leaves empty rows out', () => {
    expect(declarationForm.parse({ confidential: '1', ...rows })).toEqual({
      affiliations: [{ kind: 'vendor', name: 'Beispiel GmbH' }],
      none: false,
    })
  })

  test('declining needs a reason', () => {
    expect(declineForm.safeParse({ reason: ' ' }).success).toBe(false)
    expect(declineForm.safeParse({ reason: 'Keine Zeit' }).success).toBe(true)
  })

  test.each([
    ['', null],
    ['0', 0],
    ['12', 12],
  ])('capacity %j: %s', (capacity, expected) =>
    expect(seatForm.parse({ capacity })).toMatchObject({ capacity: expected, expertise: [], deputy: false }),
  )
})
