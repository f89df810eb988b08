import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Actor, seatIn } from '../../src/account/rules.ts'
import { decideConflict, setStateConflicts, stateConflict } from '../../src/conflict/actions.ts'
import { mayDismiss, presiding } from '../../src/conflict/rules.ts'
import {
  type Affiliation,
  addAffiliation,
  clearAffiliations,
  conflictedEntries,
  conflictedPairs,
  decideEvidence,
  listEvidence,
} from '../../src/conflict/store.ts'
import { guard } from '../../src/core/database.ts'
import type { Services } from '../../src/core/services.ts'
import { type Criterion, type Edition, editionById, listCriteria } from '../../src/edition/store.ts'
import { mayReadEntry } from '../../src/jury/access.ts'
import { loadEntry, recuse, saveSheet } from '../../src/jury/actions.ts'
import { insertRecusal, listForJuror, nextForJuror, upsertSheet } from '../../src/jury/store.ts'
import { listSheets } from '../../src/ranking/store.ts'
import { saveDraft } from '../../src/submission/actions.ts'
import { foldParty } from '../../src/submission/parties.ts'
import { submissionById } from '../../src/submission/store.ts'
import {
  at,
  categoryOf,
  completeInput,
  emptyWorld,
  entry,
  JUDGED,
  JUDGING,
  juror,
  must,
  OPENS,
  openYear,
  own,
  person,
  share,
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

beforeEach(async () => {
  edition = await openYear(app, organiser, year)
  criteria = await listCriteria(app.db, edition.id)
  member = await juror(app, organiser, edition, `juror-${year}@x.example`)
  submission = await entry(app, owner, edition, 'Rathaus digital')
  year += 1
})

const seat = (actor = member) => seatIn(edition.id, actor)?.jurorId ?? ''
const judging = () => at(app, JUDGING)
const belongs = async (row: Affiliation) =>
  must(await app.db.commit([addAffiliation(app.db.q, seat(), row, JUDGING)]))
const place = async (key: string | null, organisation = 'Musterhausen') =>
  must(
    await app.db.commit([
      app.db.q
        .updateTable('submission')
        .set({ organisation_key: key, organisation })
        .where('id', '=', submission),
    ]),
  )
const answers = async (given: Record<string, string>) => {
  const current = await own(app, owner, submission)
  const { basics, ...input } = completeInput(
    current.submission.version,
    'Rathaus digital',
    (await categoryOf(app, edition)).id,
  )
  must(
    await saveDraft(
      at(app, OPENS),
      owner,
      current,
      { ...input, basics, answers: { ...input.answers, ...given } },
      OPENS,
    ),
  )
}
const sources = async () => (await listEvidence(app.db, edition.id)).map(({ source }) => source)
const open = async () => (await loadEntry(judging(), member, submission)).ok
const input = (points: string) => ({
  version: 0,
  after: 'final' as const,
  comment: '',
  scores: criteria.map(({ id }) => ({ criterionId: id, points, comment: '' })),
})
const decide = async (state: 'confirmed' | 'dismissed', time = JUDGING) => {
  const [row] = await listEvidence(app.db, edition.id)
  if (!row) throw new Error('no evidence')
  const { juror_id, submission_id, source, evidence } = row
  const key = { juror: juror_id, submission: submission_id, source, evidence }
  return decideConflict(at(app, time), organiser, edition, { ...key, state, reason: 'Geprüft.' })
}

describe('who worked on the entry', () => {
  const colleague = async () => {
    member = await person(app, member.email)
    await share(app, submission, member, 'view')
  }

  test('as its owner cannot open or score it, in the SQL too', async () => {
    member = await juror(app, organiser, edition, owner.email)
    expect(await open()).toBe(false)
    const now = JUDGING
    const write = { jurorId: seat(), accountId: member.id, submissionId: submission, now }
    expect(
      await app.db.commit([upsertSheet(app.db.q, { ...write, version: 0, comment: '' }), guard]),
    ).toEqual({ ok: false, error: 'guard' })
    const row = await submissionById(app.db, submission)
    expect(row && (await mayReadEntry(app.db, member, edition, row, JUDGING))).toBe(false)
  })

  test('cannot be dismissed, in the SQL neither', async () => {
    await colleague()
    expect(await decide('dismissed')).toMatchObject({ error: { kind: 'closed' } })
    const forced = decideEvidence(app.db.q, {
      juror_id: seat(),
      submission_id: submission,
      source: 'person',
      evidence: '',
      state: 'dismissed',
      reason: 'x',
      editionId: edition.id,
      actorId: organiser.id,
      now: JUDGING,
    })
    expect(await app.db.commit([forced, guard])).toEqual({ ok: false, error: 'guard' })
    expect(await open()).toBe(false)
  })

  test('stays so after leaving it', async () => {
    await colleague()
    must(await app.db.commit([app.db.q.deleteFrom('submission_editor').where('account_id', '=', member.id)]))
    expect(await open()).toBe(false)
    expect(await sources()).toEqual(['person'])
  })
})

describe('the register', () => {
  beforeEach(async () => {
    const rows = [
      ['08136088', '081360088088'],
      ['08136019', '081365001019'],
      ['081365001', '081365001'],
    ].map(([key = '', ars = '']) => ({
      key,
      ars,
      name: key,
      folded: key,
      kind: key.length === 8 ? ('municipality' as const) : ('association' as const),
      county: '',
      state: '',
      population: null,
      postcode: '',
    }))
    must(
      await app.db.commit([
        app.db.q
          .insertInto('municipality')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing()),
      ]),
    )
  })

  test.each<[string, string, string, boolean]>([
    ['the same town', '08136088', '08136088', true],
    ['another town of the county', '08136088', '08136019', false],
    ['the county and its town', '08136', '08136088', true],
    ['the town and its county', '08136088', '08136', true],
    ['another county', '08137', '08136088', false],
    ['the association and its town', '081365001', '08136019', true],
    ['the town and its association', '08136019', '081365001', true],
    ['the association and a town outside', '081365001', '08136088', false],
    ['the county and its association', '08136', '081365001', true],
    ['the state and a town', '08', '08136088', false],
    ['two states', '08', '09', false],
    ['the state itself', '08', '08', true],
  ])('%s', async (_name, juror_key, entry_key, expected) => {
    await place(entry_key)
    await belongs({ kind: 'municipality', name: 'Irgendwo', register_key: juror_key })
    expect(await sources()).toEqual(expected ? ['register'] : [])
    expect(await open()).toBe(!expected)
  })

  test('a state conflicts with its towns where the year says so', async () => {
    await place('08136088')
    await belongs({ kind: 'employer', name: 'Land', register_key: '08' })
    const { version } = (await editionById(app.db, edition.id)) as Edition
    must(await setStateConflicts(app, organiser, edition, { version, states: true }))
    expect(await sources()).toEqual(['register'])
    const stale = await setStateConflicts(app, organiser, edition, { version, states: false })
    expect(stale).toMatchObject({ ok: false, error: { kind: 'conflict' } })
    // After judging it would change the ranking.
    const late = at(app, JUDGED)
    const now = { version: version + 1, states: false }
    expect((await setStateConflicts(late, organiser, edition, now)).ok).toBe(false)
    expect(await sources()).toEqual(['register'])
    must(await setStateConflicts(app, organiser, edition, now))
    expect(await sources()).toEqual([])
  })

  test('decides alone where both are in it', async () => {
    await place('08136088', 'Musterhausen')
    await belongs({ kind: 'municipality', name: 'Musterhausen', register_key: '08137001' })
    expect(await sources()).toEqual([])
  })
})

describe('names', () => {
  test.each([
    ['Beispiel-Software GmbH & Co. KG', 'beispiel software'],
    ['Verein Offene Daten e. V.', 'verein offene daten'],
    ['Stadt Würzburg', 'wuerzburg'],
    ['GmbH', ''],
  ])('%s is folded to "%s"', (name, folded) => expect(foldParty(name)).toBe(folded))

  test.each<[string, Record<string, string>, Affiliation, string[]]>([
    [
      'a supplier in another spelling',
      { suppliers: 'Muster IT\nBeispiel Software' },
      { kind: 'vendor', name: 'Beispiel-Software GmbH', register_key: null },
      ['name'],
    ],
    [
      'an institution declared by the entrant',
      { involved: 'Hochschule Exempel' },
      { kind: 'employer', name: 'Hochschule Exempel, Lehrgebiet Informatik', register_key: null },
      ['entrant'],
    ],
    [
      'the same municipality without a key',
      {},
      { kind: 'municipality', name: 'Gemeinde Musterhausen', register_key: null },
      ['name'],
    ],
    [
      'part of a word is no match',
      { suppliers: 'Beispielsoftwarehaus' },
      { kind: 'vendor', name: 'Beispiel', register_key: null },
      [],
    ],
  ])('%s', async (_name, given, row, expected) => {
    await answers(given)
    await belongs(row)
    expect(await sources()).toEqual(expected)
    expect(await open()).toBe(expected.length === 0)
  })

  test('a juror named by the entrant', async () => {
    await answers({ involved: member.email })
    expect(await sources()).toEqual(['entrant'])
    expect(await open()).toBe(false)
  })
})

describe('a decision', () => {
  beforeEach(async () => {
    await answers({ suppliers: 'Beispiel Software' })
    await belongs({ kind: 'vendor', name: 'Beispiel Software', register_key: null })
  })

  test('blocks until it is dismissed, and again when confirmed', async () => {
    expect(await open()).toBe(false)
    must(await decide('dismissed'))
    expect(await open()).toBe(true)
    must(await decide('confirmed'))
    expect(await open()).toBe(false)
  })

  test('is about one piece of evidence: new evidence blocks again', async () => {
    must(await decide('dismissed'))
    await belongs({ kind: 'municipality', name: 'Musterhausen', register_key: null })
    expect(await open()).toBe(false)
  })

  test('a juror who declares a conflict anew is believed again', async () => {
    must(await decide('dismissed'))
    const then = (time: number) => at(app, time)
    const declared = async (time: number) =>
      must(await recuse(then(time), member, must(await loadEntry(then(time), member, submission)), 'Doch.'))
    await declared(JUDGING)
    const own_ = (await listEvidence(app.db, edition.id)).find(({ source }) => source === 'juror')
    must(
      await decideConflict(judging(), organiser, edition, {
        juror: seat(),
        submission,
        source: 'juror',
        evidence: own_?.evidence ?? '',
        state: 'dismissed',
        reason: 'Irrtum.',
      }),
    )
    expect(await open()).toBe(true)
    await declared(JUDGING + 1)
    expect(await open()).toBe(false)
  })

  test('cannot be lifted once judging has closed, in the SQL neither, so the ranking stays', async () => {
    must(await decide('dismissed'))
    must(await saveSheet(judging(), member, must(await loadEntry(judging(), member, submission)), input('5')))
    must(await decide('confirmed'))
    const counted = async () => (await listSheets(app.db, edition.id, criteria)).length
    expect(await counted()).toBe(0)
    expect(await decide('dismissed', JUDGED)).toMatchObject({ error: { kind: 'closed' } })
    const [row] = await listEvidence(app.db, edition.id)
    const { juror_id = '', submission_id = '', source = 'name', evidence = '' } = row ?? {}
    const forced = decideEvidence(app.db.q, {
      ...{ juror_id, submission_id, source, evidence },
      state: 'dismissed',
      reason: 'x',
      editionId: edition.id,
      actorId: organiser.id,
      now: JUDGED,
    })
    expect(await app.db.commit([forced, guard])).toEqual({ ok: false, error: 'guard' })
    must(
      await app.db.commit([
        clearAffiliations(app.db.q, seat(), JUDGED),
        addAffiliation(app.db.q, seat(), { kind: 'employer', name: 'Neu', register_key: null }, JUDGED),
      ]),
    )
    expect(await sources()).toEqual(['name'])
    expect(await counted()).toBe(0)
    must(await decide('dismissed', JUDGED - 1))
    expect(await counted()).toBe(1)
  })

  test('of another edition is refused', async () => {
    const other = await openYear(app, organiser, year)
    year += 1
    const [row] = await listEvidence(app.db, edition.id)
    const { juror_id = '', submission_id = '', source = 'name', evidence = '' } = row ?? {}
    const key = { juror: juror_id, submission: submission_id, source, evidence }
    expect(
      await decideConflict(judging(), organiser, other, { ...key, state: 'dismissed', reason: 'x' }),
    ).toMatchObject({ error: { kind: 'not_found' } })
  })
})

test('what organisers state blocks, also after judging, not after release', async () => {
  const claim = (time: number) =>
    stateConflict(at(app, time), organiser, edition, { juror: seat(), submission, reason: 'Anruf.' })
  must(await claim(JUDGED))
  expect(await open()).toBe(false)
  must(
    await app.db.commit([
      app.db.q.updateTable('edition').set({ released_at: JUDGED }).where('id', '=', edition.id),
    ]),
  )
  expect(await claim(JUDGED)).toMatchObject({ error: { kind: 'closed' } })
})

test('every read of the jury leaves the conflicted entry out', async () => {
  const second = await entry(app, owner, edition, 'Bürgerbus')
  must(await stateConflict(judging(), organiser, edition, { juror: seat(), submission, reason: 'Anruf.' }))
  const list = await listForJuror(app.db, edition.id, seat())
  expect(list.map(({ id, recused }) => [id, recused])).toEqual([
    [submission, 1],
    [second, 0],
  ])
  expect(await nextForJuror(app.db, { editionId: edition.id, jurorId: seat() }, 0)).toBe(second)
  expect(await conflictedEntries(app.db, seat())).toEqual(new Set([submission]))
  expect(await conflictedPairs(app.db, edition.id)).toEqual([{ juror: seat(), submission }])
  const recusal = { jurorId: seat(), accountId: member.id, submissionId: second, reason: 'x', now: JUDGING }
  must(await app.db.commit([insertRecusal(app.db.q, recusal), guard]))
  expect(await conflictedEntries(app.db, seat())).toEqual(new Set([submission, second]))
})

test('one pair is found by keys and indexes, never by reading all entries', async () => {
  const plan = await app.db.q
    .selectFrom(
      sql<{ detail: string }>`(SELECT 1 AS detail FROM conflict
        WHERE juror_id = ${seat()} AND submission_id = ${submission})`.as('probe'),
    )
    .selectAll()
    .explain<{ detail: string }>(undefined, sql`QUERY PLAN`)
  expect(plan.length).toBeGreaterThan(10)
  expect(plan.filter(({ detail }) => /^SCAN (?!CONSTANT|shown|probe)/.test(detail))).toEqual([])
})

describe('rules', () => {
  test.each([
    ['name', 'judging', true],
    ['juror', 'closed', true],
    ['person', 'judging', false],
    ['name', 'deliberation', false],
    ['register', 'published', false],
    ['register', 'archived', false],
  ] as const)('dismissing %s while %s: %s', (source, phase, expected) =>
    expect(mayDismiss(source, phase).ok).toBe(expected),
  )

  test.each<[string, string[], string | null]>([
    ['the chair', [], 'chair'],
    ['the deputy where the chair is not neutral', ['chair'], 'deputy'],
    ['whom the organisers named where both are not', ['chair', 'deputy'], 'third'],
    ['nobody where all are not', ['chair', 'deputy', 'third'], null],
  ])('%s presides', (_name, conflicted, expected) => {
    const jury = { chair: 'chair', deputy: 'deputy', adHoc: 'third' }
    expect(presiding({ ...jury, conflicted: (juror) => conflicted.includes(juror) })).toBe(expected)
  })

  test('without a chair the deputy presides', () =>
    expect(presiding({ chair: null, deputy: 'deputy', adHoc: null, conflicted: () => false })).toBe('deputy'))
})
