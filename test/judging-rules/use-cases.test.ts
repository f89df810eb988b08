import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { guard } from '../../src/core/database.ts'
import type { Services } from '../../src/core/services.ts'
import { saveCriteria, saveEdition } from '../../src/edition/actions.ts'
import { type Edition, listCriteria } from '../../src/edition/store.ts'
import {
  confirmChange,
  dropChange,
  freezeRules,
  proposeChange,
  rulesInForce,
  saveRules,
} from '../../src/judging-rules/actions.ts'
import { sealed } from '../../src/judging-rules/rules.ts'
import type { RulesInput } from '../../src/judging-rules/schema.ts'
import { confirm, freeze, frozenRules, proposalOf, rulesHistory } from '../../src/judging-rules/store.ts'
import { loadEntry, saveSheet } from '../../src/jury/actions.ts'
import {
  at,
  editionOf,
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

let world: World
let app: Services
let organiser: Actor
let chair: Actor
let owner: Actor
let edition: Edition
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
  chair = await juror(app, organiser, edition, `chair-${year}@x.example`, true)
  // A new year takes over the rules of the last one.
  const rules = { aggregation: 'calibrated', tie_steps: 'criteria,head_to_head,vote' } as const
  must(await app.db.commit([app.db.q.updateTable('edition').set(rules).where('id', '=', edition.id)]))
  edition = await editionOf(app, year)
  year += 1
})

const judging = () => at(app, JUDGING)
const early = () => at(app, OPENS)
const input = (change: Partial<RulesInput> = {}): RulesInput => ({
  version: edition.version,
  aggregation: 'mean',
  tieSteps: ['vote'],
  minSheets: 3,
  sheetsPerEntry: 5,
  quorum: 2,
  abstention: false,
  reason: 'Die Jury ist kleiner geworden.',
  anchors: {},
  weights: {},
  ...change,
})
const hash = async () => (await proposalOf(app.db, edition.id))?.sha256 ?? ''
const GUARD = { ok: false, error: 'guard' }

describe('before judging', () => {
  test('the settings are the rules and may change', async () => {
    const first = await rulesInForce(early(), edition)
    expect(first).toMatchObject({ frozen: null, rules: { aggregation: 'calibrated', minSheets: 1 } })
    const [criterion] = first.rules.criteria
    must(
      await saveRules(
        early(),
        organiser,
        edition,
        input({ anchors: { [criterion?.id ?? '']: { 3: 'gut' } } }),
      ),
    )
    edition = await editionOf(app, edition.year)
    const { rules } = await rulesInForce(early(), edition)
    expect(rules).toMatchObject({ aggregation: 'mean', tieSteps: ['vote'], sheetsPerEntry: 5, quorum: 2 })
    expect(rules.criteria.map(({ anchors }) => anchors)).toEqual([{ 3: 'gut' }, {}])
  })

  test('an older version is refused', async () => {
    expect(
      await saveRules(early(), organiser, edition, input({ version: edition.version - 1 })),
    ).toMatchObject({ error: { kind: 'conflict' } })
  })

  test('nothing freezes by itself, in the SQL neither', async () => {
    const seal = await sealed((await rulesInForce(early(), edition)).rules)
    const write = { editionId: edition.id, editionVersion: edition.version, ...seal, by: null }
    expect(await app.db.commit([freeze(app.db.q, { ...write, now: JUDGING - 1 }), guard])).toEqual(GUARD)
    expect(await frozenRules(app.db, edition)).toBeNull()
    expect(
      await app.db.commit([
        freeze(app.db.q, { ...write, editionVersion: edition.version - 1, now: JUDGING }),
        guard,
      ]),
    ).toEqual(GUARD)
    expect((await app.db.commit([freeze(app.db.q, { ...write, now: JUDGING }), guard])).ok).toBe(true)
    expect(await app.db.commit([freeze(app.db.q, { ...write, now: JUDGING }), guard])).toEqual(GUARD)
  })

  test('the button freezes: criteria, scale and rules stand from then on, the rest may change', async () => {
    must(await freezeRules(early(), organiser, edition))
    expect(await freezeRules(early(), organiser, edition)).toMatchObject({ error: { kind: 'closed' } })
    const rows = [{ id: '', name: 'Neu', description: '', weight: 1 }]
    expect(await saveCriteria(early(), organiser, edition, edition.version, rows)).toMatchObject({
      error: { kind: 'closed' },
    })
    expect(await saveRules(early(), organiser, edition, input())).toMatchObject({
      error: { kind: 'closed' },
    })
    const fields = {
      ...edition,
      title: 'Neuer Titel',
    }
    expect(await saveEdition(early(), organiser, edition, { ...fields, scale_max: 20 })).toMatchObject({
      error: { kind: 'invalid', errors: [{ field: 'scale_max' }] },
    })
  })
})

describe('once judging is open', () => {
  test('whoever asks first freezes, and twenty at once freeze once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => rulesInForce(judging(), edition)))
    expect(new Set(all.map(({ frozen }) => frozen?.sha256)).size).toBe(1)
    expect(await rulesHistory(app.db, edition.id)).toHaveLength(1)
    const events = await app.db.q
      .selectFrom('audit_event')
      .select('kind')
      .where('edition_id', '=', edition.id)
      .where('kind', '=', 'rules.frozen')
      .execute()
    expect(events).toHaveLength(1)
  })

  test('a sheet keeps the version it was scored under', async () => {
    const member = await juror(app, organiser, edition, 'member@x.example')
    const id = await entry(app, owner, edition, 'Rathaus')
    const criteria = await listCriteria(app.db, edition.id)
    const score = async (version: number) =>
      must(
        await saveSheet(judging(), member, must(await loadEntry(judging(), member, id)), {
          version,
          after: 'next',
          comment: '',
          scores: criteria.map((criterion) => ({ criterionId: criterion.id, points: '5', comment: '' })),
        }),
      )
    const under = async () =>
      (
        await app.db.q
          .selectFrom('score_sheet')
          .select('rules_version')
          .where('submission_id', '=', id)
          .execute()
      ).map(({ rules_version }) => rules_version)
    await score(0)
    expect(await under()).toEqual([1])
    must(await proposeChange(judging(), organiser, edition, input()))
    must(await confirmChange(judging(), chair, edition, await hash()))
    expect(await under()).toEqual([1])
    await score(1)
    expect(await under()).toEqual([2])
  })
})

describe('a change of frozen rules', () => {
  beforeEach(async () => {
    await rulesInForce(judging(), edition)
  })

  test('needs both sides, keeps the old version and its reason, and reaches the settings', async () => {
    const weights = Object.fromEntries((await listCriteria(app.db, edition.id)).map(({ id }) => [id, 7]))
    must(await proposeChange(judging(), organiser, edition, input({ weights })))
    const seen = await hash()
    expect(await rulesHistory(app.db, edition.id)).toHaveLength(1)
    expect(await confirmChange(judging(), organiser, edition, seen)).toMatchObject({
      error: { kind: 'forbidden' },
    })
    must(await confirmChange(judging(), chair, edition, seen))
    const history = await rulesHistory(app.db, edition.id)
    expect(history.map(({ version, reason, rules }) => [version, reason, rules.aggregation])).toEqual([
      [1, '', 'calibrated'],
      [2, 'Die Jury ist kleiner geworden.', 'mean'],
    ])
    expect((await listCriteria(app.db, edition.id)).map(({ weight }) => weight)).toEqual([7, 7])
    expect((await editionOf(app, edition.year)).aggregation).toBe('mean')
    expect(await proposalOf(app.db, edition.id)).toBeUndefined()
  })

  test('is refused in the SQL without the role, by the proposer, or of another content', async () => {
    must(await proposeChange(judging(), chair, edition, input()))
    const seen = await hash()
    const write = { editionId: edition.id, sha256: seen, now: JUDGING }
    const confirmed = (change: Partial<Parameters<typeof confirm>[1]>) =>
      app.db.commit([
        confirm(app.db.q, { ...write, actorId: organiser.id, side: 'organiser', ...change }),
        guard,
      ])
    expect(await confirmed({ actorId: chair.id })).toEqual(GUARD)
    expect(await confirmed({ actorId: owner.id })).toEqual(GUARD)
    expect(await confirmed({ side: 'chair' })).toEqual(GUARD)
    expect(await confirmed({ sha256: '0'.repeat(64) })).toEqual(GUARD)
    expect((await confirmed({})).ok).toBe(true)
    expect(await confirmed({})).toEqual(GUARD)
  })

  test('waits alone, can be dropped, and needs a reason and a difference', async () => {
    expect(await proposeChange(judging(), organiser, edition, input({ reason: '' }))).toMatchObject({
      error: { kind: 'invalid' },
    })
    const { rules } = await rulesInForce(judging(), edition)
    expect(
      await proposeChange(judging(), organiser, edition, input({ ...rules, weights: {}, anchors: {} })),
    ).toMatchObject({
      error: { kind: 'invalid' },
    })
    expect(await proposeChange(judging(), owner, edition, input())).toMatchObject({
      error: { kind: 'forbidden' },
    })
    must(await proposeChange(judging(), organiser, edition, input()))
    expect(await proposeChange(judging(), chair, edition, input({ quorum: 9 }))).toMatchObject({
      error: { kind: 'conflict' },
    })
    const seen = await hash()
    must(await dropChange(judging(), chair, edition, seen))
    expect(await confirmChange(judging(), chair, edition, seen)).toMatchObject({
      error: { kind: 'not_found' },
    })
  })

  test('is impossible after release', async () => {
    must(await proposeChange(judging(), organiser, edition, input()))
    must(
      await app.db.commit([
        app.db.q.updateTable('edition').set({ released_at: JUDGED }).where('id', '=', edition.id),
      ]),
    )
    expect(await confirmChange(at(app, JUDGED), chair, edition, await hash())).toMatchObject({ ok: false })
  })

  test.each(["UPDATE judging_rules SET content = '{}'", 'DELETE FROM judging_rules'])(
    'the table itself refuses: %s',
    async (statement) => {
      expect(await app.db.commit([sql.raw(statement).compile(app.db.q)])).toMatchObject({ ok: false })
      expect(await rulesHistory(app.db, edition.id)).toHaveLength(1)
    },
  )
})
