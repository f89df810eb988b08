/** The rules at work: saved in versions, checked at hand-in, at every edit after it, and shown to everybody. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { guard } from '../../src/core/database.ts'
import type { Edition } from '../../src/edition/store.ts'
import { saveEligibility } from '../../src/eligibility/actions.ts'
import { type EligibilityRules, NO_RULES } from '../../src/eligibility/rules.ts'
import { currentEligibility, insertEligibility } from '../../src/eligibility/store.ts'
import { handIn, saveDraft } from '../../src/submission/actions.ts'
import {
  at,
  CLOSES,
  categoryOf,
  completeInput,
  draft,
  emptyWorld,
  entry,
  must,
  OPENS,
  openYear,
  own,
  person,
  type World,
} from '../submission/world.ts'

const LISTED_ONLY: EligibilityRules = {
  ...NO_RULES,
  kinds: { effect: 'refuse', allowed: ['municipality'] },
}
const DAY = 86_400_000

let world: World
let organiser: Actor
let owner: Actor
let edition: Edition

beforeEach(async () => {
  world = emptyWorld()
  organiser = await person(world.app, 'organiser@x.example', true)
  owner = await person(world.app, 'owner@x.example')
  edition = await openYear(world.app, organiser, 2026)
})
afterEach(() => world.close())

const declare = (rules: EligibilityRules, version: number, reason: string, now: number) =>
  saveEligibility(at(world.app, now), organiser, edition, { version, rules, reason })

const hand = async (id: string, version = 2) =>
  handIn(world.app, owner, await own(world.app, owner, id), [], { version, declared: true }, OPENS)

describe('declaring', () => {
  test('is free before the call, needs a reason in it, and ends with it', async () => {
    must(await declare(LISTED_ONLY, 0, '', OPENS - 1))
    expect(await declare(NO_RULES, 1, '', OPENS)).toMatchObject({ error: { kind: 'invalid' } })
    must(await declare(NO_RULES, 1, 'Die Jury will alle sehen.', OPENS))
    expect(await declare(LISTED_ONLY, 2, 'Doch nicht.', CLOSES)).toMatchObject({ error: { kind: 'closed' } })
    expect(await currentEligibility(world.app.db, edition)).toEqual({
      version: 2,
      rules: NO_RULES,
      changes: [{ at: OPENS, reason: 'Die Jury will alle sehen.' }],
    })
    const events = await world.app.db.q
      .selectFrom('audit_event')
      .select('detail')
      .where('kind', '=', 'eligibility.saved')
      .execute()
    expect(events.map(({ detail }) => JSON.parse(detail).version)).toEqual([1, 2])
  })

  test("takes over last year's rules, or says that there are none", async () => {
    must(await declare(LISTED_ONLY, 0, '', OPENS - 1))
    const next = await openYear(world.app, organiser, 2027)
    const copy = (year: Edition) =>
      saveEligibility(at(world.app, OPENS - 1), organiser, year, { version: 0, rules: null, reason: '' })
    must(await copy(next))
    expect((await currentEligibility(world.app.db, next)).rules).toEqual(LISTED_ONLY)
    expect(await copy(edition)).toMatchObject({ error: { kind: 'invalid' } })
  })

  test('two at once: one is saved, the other is told', async () => {
    const outcomes = await Promise.all([
      declare(LISTED_ONLY, 0, 'a', OPENS),
      declare(NO_RULES, 0, 'b', OPENS),
    ])
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false])
    expect(outcomes[1]).toMatchObject({ error: { kind: 'conflict' } })
  })

  test.each([
    ['before the call', OPENS - 1, '', true],
    ['in the call without a reason', OPENS, '', false],
    ['in the call with one', OPENS, 'Grund', true],
    ['the last millisecond', CLOSES - 1, 'Grund', true],
    ['after the call', CLOSES, 'Grund', false],
  ])('the write itself knows when: %s', async (_name, now, reason, taken) => {
    const next = { editionId: edition.id, version: 1, rules: NO_RULES, reason, now }
    expect((await world.app.db.commit([insertEligibility(world.app.db.q, next), guard])).ok).toBe(taken)
  })
})

describe('handing in', () => {
  test('a rule that refuses stops it with its reason; one that flags does not', async () => {
    const [one, two] = [
      await draft(world.app, owner, edition, 'Eins'),
      await draft(world.app, owner, edition, 'Zwei'),
    ]
    must(await declare(LISTED_ONLY, 0, 'Grund', OPENS))
    expect(await hand(one)).toMatchObject({
      error: {
        kind: 'invalid',
        errors: [
          {
            field: 'organisation',
            message:
              '„Musterhausen“ ist nicht aus der amtlichen Liste gewählt. Teilnehmen können Städte und Gemeinden. Steht sie in der Liste, dann wählen Sie sie bitte dort.',
          },
        ],
      },
    })
    must(await declare({ ...NO_RULES, kinds: { effect: 'flag', allowed: ['municipality'] } }, 1, 'G', OPENS))
    expect((await hand(two)).ok).toBe(true)
  })

  test('under rules that change in that very moment is refused by the write itself', async () => {
    const id = await draft(world.app, owner, edition, 'Eins')
    const outcomes = await Promise.all([declare(LISTED_ONLY, 0, 'Grund', OPENS), hand(id)])
    const [declared, handed] = outcomes.map(({ ok }) => ok)
    expect(declared).toBe(true)
    const row = await world.app.db.q
      .selectFrom('submission')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirst()
    expect(row?.state).toBe(handed ? 'submitted' : 'draft')
    expect(handed).toBe(false)
  })
})

describe('an edit of a handed-in entry', () => {
  const edit = async (id: string, version: number, organisation: string) => {
    const input = completeInput(version, 'Eins', (await categoryOf(world.app, edition)).id)
    const basics = { ...input.basics, organisation }
    return saveDraft(world.app, owner, await own(world.app, owner, id), { ...input, basics }, OPENS)
  }

  test('must not break a rule that refuses', async () => {
    const { q } = world.app.db
    const listed = {
      key: '09001001',
      ars: '090010001001',
      name: 'Musterhausen, Stadt',
      folded: 'musterhausen',
      kind: 'municipality' as const,
      county: '',
      state: '',
      population: 100,
      postcode: '',
    }
    must(await world.app.db.commit([q.insertInto('municipality').values(listed)]))
    const id = await draft(world.app, owner, edition, 'Eins')
    const input = completeInput(2, 'Eins', (await categoryOf(world.app, edition)).id)
    const basics = { ...input.basics, organisationKey: listed.key }
    must(await saveDraft(world.app, owner, await own(world.app, owner, id), { ...input, basics }, OPENS))
    must(await declare(LISTED_ONLY, 0, 'Grund', OPENS))
    must(await hand(id, 3))
    expect(await edit(id, 4, 'Frei erfunden')).toMatchObject({
      error: { kind: 'invalid', errors: [{ field: 'organisation' }] },
    })
  })

  test('may go on where the rule came later; the screening sees to it', async () => {
    const id = await entry(world.app, owner, edition, 'Eins')
    must(await declare(LISTED_ONLY, 0, 'Grund', OPENS + DAY))
    expect((await edit(id, 3, 'Musterhausen')).ok).toBe(true)
  })
})
