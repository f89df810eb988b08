/** The vote from question to count, on a real SQLite file. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { countOf, turnoutByBatch } from '../../src/audience/box-store.ts'
import { type IssuedCode, invalidate, issueBatch, mailCodes } from '../../src/audience/code-actions.ts'
import { CODE_LENGTH, newBallotCode } from '../../src/audience/codes.ts'
import { countDue, countVote } from '../../src/audience/count-actions.ts'
import { candidateDrafts, changeWindow, fixVote, savePrize } from '../../src/audience/prize-actions.ts'
import type { PrizeInput } from '../../src/audience/schema.ts'
import { type Prize, prizeOf } from '../../src/audience/store.ts'
import { verifyAudience } from '../../src/audience/verify.ts'
import { castBallot, EVERYWHERE, findVoter, PER_CLIENT } from '../../src/audience/vote-actions.ts'
import type { Services } from '../../src/core/services.ts'
import type { Edition } from '../../src/edition/store.ts'
import { buildSnapshot } from '../../src/publication/build.ts'
import { EMPTY_PLAN } from '../../src/publication/plan.ts'
import { at, emptyWorld, entry, JUDGED, must, openYear, person, type World } from '../submission/world.ts'
import { shownEntry } from './world.ts'

const OPEN = JUDGED + 10_000
const CLOSE = OPEN + 3_600_000
const DURING = OPEN + 60_000
const OVER = CLOSE + 120_000

let world: World
let organiser: Actor
let year = 2031

beforeAll(async () => {
  world = emptyWorld()
  organiser = await person(world.app, 'organiser@x.example', true)
})
afterAll(() => world.close())

const INPUT: PrizeInput = {
  version: 0,
  title: 'Publikumspreis',
  intro: '',
  choice: 'one',
  tie: 'shared',
  field: 'shown',
  may_change: '1',
  opens_at: OPEN,
  closes_at: CLOSE,
}

interface Vote {
  readonly edition: Edition
  readonly prize: Prize
  readonly codes: IssuedCode[]
}

/** A fixed vote on three entries, with codes in hand. */
const openVote = async (size: number, input: Partial<PrizeInput> = {}): Promise<Vote> => {
  const { app } = world
  const edition = await openYear(app, organiser, year)
  const owner = await person(app, 'owner@x.example')
  for (const title of ['Antrag im Bus', 'Bauakte digital', 'Chat im Rathaus'])
    await shownEntry(app, owner, edition, title)
  year += 1
  const before = at(app, JUDGED)
  must(await savePrize(before, organiser, edition, { ...INPUT, ...input }))
  must(await fixVote(before, organiser, edition, { version: 1, sentences: new Map() }))
  const codes = must(await issueBatch(before, organiser, edition, { label: 'Ausweise', size, kind: 'badge' }))
  const prize = await prizeOf(app.db, edition.id)
  if (!prize) throw new Error('no prize')
  return { edition, prize, codes }
}

const during = (): Services => at(world.app, DURING)

const vote = async (
  { prize }: Vote,
  code: string,
  choices: number[],
  time = DURING,
  client = '192.0.2.1',
) => {
  const app = at(world.app, time)
  const voter = await findVoter(app, prize, code, client)
  return voter.ok ? castBallot(app, voter.value, choices, time) : voter
}

const rows = async (edition: Edition) => {
  const { q } = world.app.db
  return q.selectFrom('ballot').select(['receipt', 'choices']).where('edition_id', '=', edition.id).execute()
}

const codeAt = ({ codes }: Vote, index: number): string => codes[index]?.code ?? ''

describe('casting', () => {
  it('counts one ballot for 200 parallel redemptions of one code, typed and scanned', async () => {
    const run = await openVote(1)
    const code = codeAt(run, 0)
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        vote(run, index % 2 === 0 ? code : code.slice(0, CODE_LENGTH), [1 + (index % 3)]),
      ),
    )
    const receipts = new Set(answers.map((answer) => must(answer)))
    const stored = await rows(run.edition)
    expect(stored).toHaveLength(1)
    expect([...receipts]).toEqual([stored[0]?.receipt])
    expect((await turnoutByBatch(world.app.db, run.edition.id))[0]).toMatchObject({ issued: 1, used: 1 })
  })

  it('keeps the first of 50 different parallel votes where votes stand', async () => {
    const run = await openVote(1, { may_change: undefined })
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => vote(run, codeAt(run, 0), [1 + (index % 3)])),
    )
    const [stored] = await rows(run.edition)
    const kept = JSON.parse(stored?.choices ?? '[]') as number[]
    for (const [index, answer] of answers.entries()) expect(answer.ok).toBe(kept[0] === 1 + (index % 3))
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(0)
    expect(await vote(run, codeAt(run, 0), [1 + ((kept[0] ?? 0) % 3)])).toMatchObject({ error: 'stands' })
  })

  it('changes a vote under the same receipt, and takes a repetition as the same vote', async () => {
    const run = await openVote(2)
    const first = must(await vote(run, codeAt(run, 0), [1]))
    expect(must(await vote(run, codeAt(run, 0), [1]))).toBe(first)
    expect(must(await vote(run, codeAt(run, 0), [3]))).toBe(first)
    expect(await rows(run.edition)).toEqual([{ receipt: first, choices: '[3]' }])
  })

  it.each([
    ['before it opens', OPEN - 1, 'waiting'],
    ['at its end', CLOSE, 'tooLate'],
  ])('is refused %s', async (_when, time, refusal) => {
    const run = await openVote(1)
    expect(await vote(run, codeAt(run, 0), [1], time)).toMatchObject({ error: refusal })
    expect(await rows(run.edition)).toEqual([])
  })

  it('takes what arrived in time and was written within two minutes, and nothing later', async () => {
    const run = await openVote(2)
    const app = at(world.app, CLOSE + 119_999)
    const voter = must(await findVoter(app, run.prize, codeAt(run, 0), 'x'))
    must(await castBallot(app, voter, [1], CLOSE - 1))
    const late = at(world.app, CLOSE + 120_000)
    const other = must(await findVoter(late, run.prize, codeAt(run, 1), 'x'))
    expect((await castBallot(late, other, [1], CLOSE - 1)).ok).toBe(false)
    expect(await rows(run.edition)).toHaveLength(1)
  })

  it.each([[[]], [[4]], [[0]], [[1, 2]], [[Number.NaN]]])('refuses the choice %j', async (choices) => {
    const run = await openVote(1)
    expect(await vote(run, codeAt(run, 0), choices)).toMatchObject({ error: 'wrong' })
  })
})

describe('secrecy', () => {
  test('neither codes nor ballots hold a time, an order or each other', async () => {
    const { q } = world.app.db
    const schema = await q
      .selectFrom(sql<{ name: string; sql: string }>`sqlite_master`.as('catalogue'))
      .select(['name', 'sql'])
      .execute()
    for (const name of ['ballot', 'ballot_code', 'ballot_recipient']) {
      const text = schema.find((one) => one.name === name)?.sql ?? ''
      expect(text).toContain('WITHOUT ROWID')
      expect(text).not.toMatch(/_at\b/)
    }
    const run = await openVote(3)
    for (const index of [2, 0, 1]) must(await vote(run, codeAt(run, index), [1 + index]))
    const used = await q
      .selectFrom('ballot_code')
      .selectAll()
      .where('edition_id', '=', run.edition.id)
      .execute()
    const box = await q.selectFrom('ballot').selectAll().where('edition_id', '=', run.edition.id).execute()
    const digests = new Set(used.flatMap(({ code_hash, scan_hash }) => [code_hash, scan_hash]))
    expect(box.some(({ ballot_key }) => digests.has(ballot_key))).toBe(false)
    const log = await q
      .selectFrom('audit_event')
      .selectAll()
      .where('edition_id', '=', run.edition.id)
      .execute()
    expect(log.some(({ at: time }) => time >= OPEN)).toBe(false)
    // Nor is the code itself anywhere in the file.
    const everything = JSON.stringify([used, box, log, await q.selectFrom('outbox').selectAll().execute()])
    for (const { code } of run.codes) expect(everything).not.toContain(code.slice(0, CODE_LENGTH))
  })
})

describe('guessing', () => {
  it('stops typed codes of that address, known ones too, and never scanned ones or other addresses', async () => {
    const run = await openVote(3)
    const guess = (client: string) =>
      findVoter(during(), run.prize, newBallotCode().slice(0, CODE_LENGTH), client)
    const answers = await Promise.all(Array.from({ length: PER_CLIENT + 5 }, () => guess('198.51.100.7')))
    const kinds = answers.map((answer) => (answer.ok ? 'ok' : answer.error))
    expect(kinds.filter((kind) => kind === 'unknown')).toHaveLength(PER_CLIENT)
    expect(kinds.filter((kind) => kind === 'guesses')).toHaveLength(5)
    const typed = codeAt(run, 0).slice(0, CODE_LENGTH)
    expect(await findVoter(during(), run.prize, typed, '198.51.100.7')).toMatchObject({ error: 'guesses' })
    expect((await findVoter(during(), run.prize, codeAt(run, 0), '198.51.100.7')).ok).toBe(true)
    expect((await findVoter(during(), run.prize, typed, '203.0.113.9')).ok).toBe(true)
    // The second half of a scanned code is checked as well.
    const halved = codeAt(run, 1).slice(0, CODE_LENGTH) + newBallotCode().slice(0, CODE_LENGTH)
    expect((await findVoter(during(), run.prize, halved, '203.0.113.9')).ok).toBe(false)
    // In two hours everybody together gets twelve windows: far from the 600,000 guesses of the reckoning.
    expect(12 * EVERYWHERE).toBeLessThan(600_000)
  })
})

describe('the help desk', () => {
  it('replaces a lost code before it is used, and never after', async () => {
    const run = await openVote(2)
    const serial = run.codes[0]?.serial ?? ''
    expect(serial).toBe('B1-001')
    const fresh = must(await invalidate(during(), organiser, run.edition, { serial, replace: true }))
    expect(fresh?.serial).toBe('B2-001')
    expect(await vote(run, codeAt(run, 0), [1])).toMatchObject({ error: 'replaced' })
    must(await vote(run, fresh?.code ?? '', [2]))
    const again = await invalidate(during(), organiser, run.edition, { serial, replace: true })
    expect(again).toMatchObject({ error: { message: expect.stringContaining('schon gesperrt') } })
    must(await vote(run, codeAt(run, 1), [2]))
    expect((await invalidate(during(), organiser, run.edition, { serial: 'B1-002', replace: true })).ok).toBe(
      false,
    )
    const batches = await turnoutByBatch(world.app.db, run.edition.id)
    expect(batches).toMatchObject([
      { number: 1, issued: 2, used: 1, unused: 0, invalid: 1 },
      { number: 2, kind: 'replacement', issued: 1, used: 1 },
    ])
  })

  it.each(['', 'B9-001', 'B1-999', 'unlesbar'])('does not find the number %j', async (serial) => {
    const run = await openVote(1)
    expect((await invalidate(during(), organiser, run.edition, { serial, replace: false })).ok).toBe(false)
  })
})

describe('codes by mail', () => {
  it('reach every address once, and are secret', async () => {
    const run = await openVote(1)
    const first = must(
      await mailCodes(during(), organiser, run.edition, {
        list: 'Angemeldete',
        addresses: ['a@x.example', 'b@x.example'],
      }),
    )
    const second = must(
      await mailCodes(during(), organiser, run.edition, {
        list: 'Nachzügler',
        addresses: ['b@x.example', 'c@x.example'],
      }),
    )
    expect([first, second]).toEqual([
      { mailed: 2, known: 0 },
      { mailed: 1, known: 1 },
    ])
    const letters = await world.app.db.q
      .selectFrom('outbox')
      .select(['recipient', 'kind', 'body'])
      .where('kind', '=', 'ballot_code')
      .execute()
    expect(letters.map(({ recipient }) => recipient).toSorted()).toEqual([
      'a@x.example',
      'b@x.example',
      'c@x.example',
    ])
    const code = /\/stimme\/([0-9A-Z]{20})/.exec(letters[0]?.body ?? '')?.[1] ?? ''
    must(await vote(run, code, [2]))
  })
})

describe('what is fixed', () => {
  it('stands: question, candidates, and the window once it is over', async () => {
    const run = await openVote(1)
    expect((await savePrize(during(), organiser, run.edition, { ...INPUT, version: 2 })).ok).toBe(false)
    const fixed = await fixVote(during(), organiser, run.edition, { version: 2, sentences: new Map() })
    expect(fixed).toMatchObject({ error: { kind: 'closed' } })
    const move = (time: number, opens_at: number, closes_at: number, version = 2) =>
      changeWindow(at(world.app, time), organiser, run.edition, { version, opens_at, closes_at })
    expect((await move(DURING, OPEN + 1, CLOSE)).ok).toBe(false)
    must(await move(DURING, OPEN, CLOSE + 1000))
    expect((await move(DURING, OPEN, CLOSE + 2000)).ok).toBe(false)
    expect((await move(CLOSE + 1000, OPEN, CLOSE + 9000, 3)).ok).toBe(false)
  })

  it('needs two candidates, and nominees where they are asked for', async () => {
    const edition = await openYear(world.app, organiser, year)
    year += 1
    const before = at(world.app, JUDGED)
    const owner = await person(world.app, 'owner@x.example')
    await entry(world.app, owner, edition, 'Nicht gezeigt')
    await shownEntry(world.app, owner, edition, 'Gezeigt')
    const shown = await candidateDrafts(before, edition, 'shown')
    expect(shown.map(({ title }) => title)).toEqual(['Gezeigt'])
    must(await savePrize(before, organiser, edition, { ...INPUT, field: 'nominees' }))
    expect(await candidateDrafts(before, edition, 'nominees')).toEqual([])
    expect(await fixVote(before, organiser, edition, { version: 1, sentences: new Map() })).toMatchObject({
      error: { kind: 'invalid', message: expect.stringContaining('mindestens zwei') },
    })
    const issued = await issueBatch(before, organiser, edition, { label: 'x', size: 1, kind: 'badge' })
    expect(issued).toMatchObject({ error: { kind: 'closed' } })
  })
})

describe('the count', () => {
  it('of 3,500 voters reconciles exactly, stands, and can be done again', async () => {
    const run = await openVote(3600, { choice: 'three', tie: 'lot' })
    const expected = [0, 0, 0]
    const mark = (choices: number[], by: number) => {
      for (const number of choices) expected[number - 1] = (expected[number - 1] ?? 0) + by
    }
    const choicesOf = (index: number): number[] => (index % 7 === 0 ? [3, 1] : [1 + (index % 3)])
    for (let from = 0; from < 3500; from += 250)
      await Promise.all(
        Array.from({ length: 250 }, async (_, offset) => {
          const index = from + offset
          must(await vote(run, codeAt(run, index), choicesOf(index)))
          mark(choicesOf(index), 1)
          if (index % 100 !== 0) return
          // Somebody thinks again.
          must(await vote(run, codeAt(run, index), [2]))
          mark(choicesOf(index), -1)
          mark([2], 1)
        }),
      )
    expect((await countVote(at(world.app, OVER - 1), organiser.id, run.edition)).ok).toBe(false)
    await Promise.all([countDue(at(world.app, OVER)), countDue(at(world.app, OVER))])
    const count = await countOf(world.app.db, run.edition.id)
    if (!count) throw new Error('not counted')
    const { bundle } = count
    expect(bundle.turnout).toEqual({ issued: 3600, used: 3500, unused: 100, invalid: 0 })
    expect(bundle.ballots).toHaveLength(3500)
    expect(new Set(bundle.ballots.map(({ receipt }) => receipt)).size).toBe(3500)
    const points = bundle.result.toSorted((a, b) => a.number - b.number).map((row) => row.points)
    expect(points).toEqual(expected)
    expect(verifyAudience(JSON.parse(JSON.stringify(bundle)), bundle.root).filter(({ ok }) => !ok)).toEqual(
      [],
    )
    // Counted is counted.
    expect(must(await countVote(at(world.app, OVER + 1), organiser.id, run.edition)).root).toBe(bundle.root)
    const { q } = world.app.db
    for (const statement of [
      q.updateTable('ballot').set({ choices: '[1]' }).where('edition_id', '=', run.edition.id),
      q.deleteFrom('ballot').where('edition_id', '=', run.edition.id),
      q
        .insertInto('ballot')
        .values({ edition_id: run.edition.id, ballot_key: 'x', receipt: 'x', choices: '[1]' }),
      q
        .updateTable('audience_result')
        .set({ root: 'x'.repeat(64) })
        .where('edition_id', '=', run.edition.id),
      q.deleteFrom('audience_result').where('edition_id', '=', run.edition.id),
    ])
      expect((await world.app.db.commit([statement])).ok).toBe(false)
  }, 60_000)

  it('goes into the release as a special prize, with how many chose it', async () => {
    const run = await openVote(3)
    for (const [index, choice] of [2, 2, 1].entries()) must(await vote(run, codeAt(run, index), [choice]))
    const built = async () =>
      (await buildSnapshot(world.app, run.edition, { plan: EMPTY_PLAN, corrections: [], keyOf: () => 'x' }))
        .snapshot
    expect((await built()).winners).toEqual([])
    must(await countVote(at(world.app, OVER), organiser.id, run.edition))
    expect((await built()).winners).toMatchObject([
      {
        special: 'Publikumspreis',
        place: null,
        title: 'Bauakte digital',
        citation: 'Gewählt vom Publikum mit 2 Stimmen; 3 Personen haben abgestimmt.',
      },
    ])
  })
})
