/** The ballot box on both engines: one ballot a code, within its window, and none after the count. */
import assert from 'node:assert/strict'
import { cast, findCode, insertBatch, insertResult, turnoutByBatch } from '../../src/audience/box-store.ts'
import { keysOf, newBallotCode } from '../../src/audience/codes.ts'
import { bundleOf } from '../../src/audience/count.ts'
import { moveWindow, savePrizeRow } from '../../src/audience/store.ts'
import type { Database } from '../../src/core/database.ts'
import { canonicalJson, newId } from '../../src/core/ids.ts'
import type { Case } from './cases.ts'

const OPEN = Date.UTC(2040, 5, 1)
const CLOSE = OPEN + 3_600_000
let lastYear = 2400

/** A fixed vote with one code in a year of its own. */
const voteWith = async (db: Database, mayChange: number) => {
  const edition = newId()
  lastYear += 1
  const code = newBallotCode()
  const keys = await keysOf('secret', edition, code)
  const prize = {
    edition_id: edition,
    title: 'Publikumspreis',
    intro: '',
    choice: 'one',
    tie: 'shared',
    field: 'shown',
    may_change: mayChange,
    opens_at: OPEN,
    closes_at: CLOSE,
    version: 0,
  } as const
  const batch = {
    id: newId(),
    editionId: edition,
    label: 'Ausweise',
    kind: 'badge',
    codes: [{ serial: 1, codeHash: keys.code, scanHash: keys.scan ?? '' }],
  } as const
  const saved = await db.commit([
    db.q.insertInto('edition').values({
      id: edition,
      year: lastYear,
      title: 'Ausgabe',
      intro: '',
      conference_title: '',
      place: '',
      venue: '',
      scale_min: 1,
      scale_max: 5,
      min_sheets: 3,
      created_at: 0,
    }),
    ...savePrizeRow(db.q, prize),
    db.q
      .updateTable('audience_prize')
      .set({ fixed_at: OPEN - 1, picture_key: 'x' })
      .where('edition_id', '=', edition),
    ...insertBatch(db.q, batch, 'somebody', OPEN - 1),
  ])
  assert.ok(saved.ok)
  const vote = async (choices: number[], at = OPEN, now = at) => {
    const ballot = { edition, code: keys.code, ballot: keys.ballot, receipt: `Wort ${newId()}` }
    const done = await db.commit(cast(db.q, { ...ballot, choices: JSON.stringify(choices) }, at, now))
    return done.ok ? 'ok' : done.error
  }
  return { edition, keys, vote }
}

const ballots = (db: Database, edition: string) =>
  db.q.selectFrom('ballot').select('choices').where('edition_id', '=', edition).execute()

export const audienceCases: Case[] = [
  {
    name: 'audience: 50 parallel votes with one code leave one ballot',
    run: async ({ db }) => {
      const { edition, keys, vote } = await voteWith(db, 1)
      const all = await Promise.all(Array.from({ length: 50 }, (_, index) => vote([1 + (index % 3)])))
      assert.deepEqual(new Set(all), new Set(['ok']))
      assert.equal((await ballots(db, edition)).length, 1)
      assert.match((await findCode(db, edition, keys))?.receipt ?? '', /^Wort /)
      const [batch] = await turnoutByBatch(db, edition)
      assert.deepEqual([batch?.issued, batch?.used, batch?.unused, batch?.invalid], [1, 1, 0, 0])
    },
  },
  {
    name: 'audience: where votes stand, the same vote again is fine and another is refused',
    run: async ({ db }) => {
      const { edition, vote } = await voteWith(db, 0)
      assert.equal(await vote([2]), 'ok')
      assert.equal(await vote([2]), 'ok')
      assert.equal(await vote([1]), 'guard')
      assert.deepEqual(
        (await ballots(db, edition)).map(({ choices }) => choices),
        ['[2]'],
      )
    },
  },
  {
    name: 'audience: nothing before the beginning, at the end, or long after having arrived in time',
    run: async ({ db }) => {
      const { edition, vote } = await voteWith(db, 1)
      assert.equal(await vote([1], OPEN - 1), 'guard')
      assert.equal(await vote([1], CLOSE), 'guard')
      assert.equal(await vote([1], CLOSE - 1, CLOSE + 120_000), 'guard')
      assert.equal((await ballots(db, edition)).length, 0)
      assert.equal(await vote([1], CLOSE - 1, CLOSE + 119_999), 'ok')
    },
  },
  {
    name: 'audience: counted once, and then neither ballots nor window move',
    run: async ({ db }) => {
      const { edition, vote } = await voteWith(db, 1)
      assert.equal(await vote([1]), 'ok')
      const bundle = bundleOf({
        year: 2031,
        prize: 'Publikumspreis',
        rule: { choice: 'one', tie: 'shared' },
        candidates: [],
        turnout: { issued: 1, used: 1, unused: 0, invalid: 0 },
        ballots: [{ receipt: 'Wort', choices: [1] }],
      })
      const count = async (now: number, ballots = bundle) => {
        const by = { actorId: null, now }
        const done = await db.commit(insertResult(db.q, edition, ballots, canonicalJson(ballots), by))
        return done.ok ? 'ok' : done.error
      }
      assert.equal(await count(CLOSE + 119_999), 'guard')
      assert.equal(await count(CLOSE + 120_000, { ...bundle, ballots: [] }), 'guard')
      assert.equal(await count(CLOSE + 120_000), 'ok')
      assert.equal(await count(CLOSE + 120_000), 'guard')
      assert.notEqual(await vote([2]), 'ok')
      const moved = await db.commit(
        moveWindow(db.q, { edition_id: edition, version: 1 }, { opensAt: OPEN, closesAt: CLOSE + 1 }, OPEN),
      )
      assert.equal(moved.ok, false)
    },
  },
]
