import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSessions } from '../../src/account/lucia.ts'
import { type Actor, seatIn } from '../../src/account/rules.ts'
import { createApp } from '../../src/app.ts'
import { sealDue, sealed } from '../../src/commitment/actions.ts'
import { jurorDigest, type Receipt, receiptProblem } from '../../src/commitment/rules.ts'
import { insertRoot, ownCommitments, sealIn } from '../../src/commitment/store.ts'
import { stateConflict } from '../../src/conflict/actions.ts'
import { guard } from '../../src/core/database.ts'
import { fromHex } from '../../src/core/ids.ts'
import { paths } from '../../src/core/paths.ts'
import type { Services } from '../../src/core/services.ts'
import { type Edition, listCriteria } from '../../src/edition/store.ts'
import { frozenRules } from '../../src/judging-rules/store.ts'
import { loadEntry, saveSheet } from '../../src/jury/actions.ts'
import { reopen } from '../../src/jury/sheet-actions.ts'
import { upsertSheet } from '../../src/jury/store.ts'
import {
  at,
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
let edition: Edition
let jurors: Actor[]
let entries: string[]
let year = 2026

beforeAll(async () => {
  world = emptyWorld()
  app = world.app
  organiser = await person(app, 'organiser@x.example', true)
})
afterAll(() => world.close())

// A year of its own for every test: two jurors, two entries.
beforeEach(async () => {
  edition = await openYear(app, organiser, year)
  const owner = await person(app, 'owner@x.example')
  jurors = []
  for (const name of ['a', 'b'])
    jurors.push(await juror(app, organiser, edition, `${name}-${year}@x.example`))
  entries = []
  for (const title of ['Alpha', 'Beta']) entries.push(await entry(app, owner, edition, title))
  year += 1
})

const judging = () => at(app, JUDGING)
const judged = () => at(app, JUDGED)
const first = () => jurors[0] as Actor
const seatOf = (actor: Actor) => seatIn(edition.id, actor)?.jurorId ?? ''
const save = async (
  actor: Actor,
  which: number,
  points: string[],
  version = 0,
  after: 'final' | 'stay' = 'final',
) => {
  const criteria = await listCriteria(app.db, edition.id)
  const scores = criteria.map(({ id }, index) => ({
    criterionId: id,
    points: points[index] ?? '',
    comment: '',
  }))
  const seated = must(await loadEntry(judging(), actor, entries[which] ?? ''))
  return saveSheet(judging(), actor, seated, { version, after, comment: '', scores })
}
const reopened = async (actor: Actor, which: number, version: number) =>
  reopen(judging(), actor, must(await loadEntry(judging(), actor, entries[which] ?? '')), version)
const get = async (actor: Actor, path: string, time: number) => {
  const sessions = createSessions(app.db, false)
  const session = await sessions.createSession(actor.id, {})
  return createApp(at(app, time)).request(`http://127.0.0.1:3000${path}`, {
    headers: { Cookie: `${sessions.sessionCookieName}=${session.id}` },
  })
}
const letters = async () =>
  app.db.q.selectFrom('outbox').selectAll().where('key', 'like', `seal:${edition.id}:%`).execute()

describe('a finished sheet', () => {
  test('leaves a commitment to what was scored under which rules; a draft leaves none', async () => {
    must(await save(first(), 0, ['7', '8'], 0, 'stay'))
    expect(await ownCommitments(app.db, seatOf(first()))).toEqual([])
    must(await save(first(), 0, ['7', '9'], 1))
    const [own] = await ownCommitments(app.db, seatOf(first()))
    const payload = JSON.parse(own?.payload ?? '{}')
    const criteria = await listCriteria(app.db, edition.id)
    expect(payload).toEqual({
      format: 'award-score/1',
      edition: edition.year,
      rules: (await frozenRules(app.db, edition))?.sha256,
      entry: `${edition.year}-001`,
      juror: jurorDigest(
        fromHex(own?.tag ?? '') ?? new Uint8Array(),
        fromHex(own?.nonce ?? '') ?? new Uint8Array(),
      ),
      points: { [criteria[0]?.id ?? '']: 7, [criteria[1]?.id ?? '']: 9 },
    })
    expect(own?.tag).toMatch(/^[0-9a-f]{64}$/)
    expect(own?.current).toBe(1)
  })

  test('needs points for every criterion and then stands until it is opened again', async () => {
    expect(await save(first(), 0, ['7', ''])).toMatchObject({ error: { kind: 'invalid' } })
    must(await save(first(), 0, ['7', '8']))
    expect(await save(first(), 0, ['1', '1'], 1)).toMatchObject({ error: { kind: 'conflict' } })
    expect(await reopened(first(), 0, 2)).toMatchObject({ error: { kind: 'conflict' } })
    must(await reopened(first(), 0, 1))
    must(await save(first(), 0, ['6', '8'], 2))
    const own = await ownCommitments(app.db, seatOf(first()))
    expect(own.map(({ current }) => current).sort()).toEqual([0, 1])
  })

  test('has a receipt that names the entry, for as long as the juror may see it', async () => {
    must(await save(first(), 0, ['7', '8']))
    const list = async () => (await get(first(), paths.juryReceipts(edition.year), JUDGING)).text()
    expect(await list()).toContain('Alpha')
    const claim = { juror: seatOf(first()), submission: entries[0] ?? '', reason: 'Beraten.' }
    must(await stateConflict(judged(), organiser, edition, claim))
    expect(await list()).toContain(`${edition.year}-001`)
    expect(await list()).not.toContain('Alpha')
  })

  test('is neither opened nor finished after the close, by the clock of the commit', async () => {
    must(await save(first(), 0, ['7', '8']))
    const seated = must(await loadEntry(judging(), first(), entries[0] ?? ''))
    expect(await reopen(judged(), first(), seated, 1)).toMatchObject({ error: { kind: 'conflict' } })
  })
})

describe('the root', () => {
  test('does not exist while judging is open, nor where nothing was finished', async () => {
    must(await save(first(), 0, ['7', '8'], 0, 'stay'))
    expect(await sealed(at(app, JUDGED - 1), edition)).toBeNull()
    expect(await sealed(judged(), edition)).toBeNull()
    expect(await letters()).toEqual([])
  })

  test('covers exactly the sheets that are finished, and every receipt proves to be under it', async () => {
    must(await save(first(), 0, ['7', '8']))
    must(await save(first(), 1, ['4', '4']))
    must(await reopened(first(), 1, 1))
    must(await save(jurors[1] as Actor, 0, ['5', '5']))
    must(await reopened(jurors[1] as Actor, 0, 1))
    must(await save(jurors[1] as Actor, 0, ['6', '5'], 2))
    const seal = await sealed(judged(), edition)
    expect(seal?.leaves).toHaveLength(2)
    const head = { root: seal?.root ?? '', size: 2 }
    for (const actor of jurors)
      for (const own of await ownCommitments(app.db, seatOf(actor))) {
        const file = await get(actor, paths.juryReceiptFile(own.commitment), JUDGED)
        expect(file.headers.get('Content-Disposition')).toContain('attachment')
        const receipt = (await file.json()) as Receipt
        expect(receiptProblem(receipt)).toBeNull()
        expect(receiptProblem(receipt, head) === null).toBe(own.current === 1)
      }
    const page = await (await get(first(), paths.juryReceipts(edition.year), JUDGED)).text()
    expect(page).toContain(head.root)
    const ranking = await (await get(organiser, paths.adminRanking(edition.year), JUDGED)).text()
    expect(ranking).toContain(head.root)
  })

  test('is made and mailed once, whoever asks first, however many do', async () => {
    must(await save(first(), 0, ['7', '8']))
    const seals = await Promise.all([
      ...Array.from({ length: 10 }, () => sealed(judged(), edition)),
      sealDue(judged()),
    ])
    expect(new Set(seals.slice(0, 10).map((seal) => seal && 'root' in seal && seal.root)).size).toBe(1)
    const sent = await letters()
    expect(sent.map(({ recipient }) => recipient).sort()).toEqual(jurors.map(({ email }) => email).sort())
    expect(sent[0]?.body).toContain((await sealIn(app.db, edition.id))?.root)
    const events = await app.db.q
      .selectFrom('audit_event')
      .selectAll()
      .where('kind', '=', 'scores.sealed')
      .where('edition_id', '=', edition.id)
      .execute()
    expect(events).toHaveLength(1)
  })

  test('is refused by the statement before the close, over other sheets, and a second time', async () => {
    must(await save(first(), 0, ['7', '8']))
    const [own] = await ownCommitments(app.db, seatOf(first()))
    const root = (leaves: string[], now: number) =>
      app.db.commit([
        insertRoot(app.db.q, { editionId: edition.id, root: 'a'.repeat(64), leaves, now }),
        guard,
      ])
    const GUARD = { ok: false, error: 'guard' }
    expect(await root([own?.commitment ?? ''], JUDGED - 1)).toEqual(GUARD)
    expect(await root(['b'.repeat(64)], JUDGED)).toEqual(GUARD)
    expect(await root([own?.commitment ?? '', 'b'.repeat(64)], JUDGED)).toEqual(GUARD)
    expect((await root([own?.commitment ?? ''], JUDGED)).ok).toBe(true)
    expect(await root([own?.commitment ?? ''], JUDGED)).toEqual(GUARD)
  })

  test('ends all scoring, whatever a clock says', async () => {
    must(await save(first(), 0, ['7', '8']))
    await sealed(judged(), edition)
    const late = upsertSheet(app.db.q, {
      jurorId: seatOf(first()),
      accountId: first().id,
      submissionId: entries[1] ?? '',
      version: 0,
      comment: '',
      now: JUDGING,
    })
    expect(await app.db.commit([late, guard])).toEqual({ ok: false, error: 'guard' })
  })

  test('and commitments cannot be changed or deleted', async () => {
    must(await save(first(), 0, ['7', '8']))
    await sealed(judged(), edition)
    const { q } = app.db
    for (const statement of [
      q.updateTable('score_commitment').set({ payload: '{}' }),
      q.deleteFrom('score_commitment'),
      q.updateTable('commitment_root').set({ size: 9 }),
      q.deleteFrom('commitment_root'),
    ])
      await expect(
        app.db.commit([statement]).then((done) => done.ok || Promise.reject(done)),
      ).rejects.toBeTruthy()
  })
})

test("another juror's receipt is as unknown as none", async () => {
  must(await save(first(), 0, ['7', '8']))
  const [own] = await ownCommitments(app.db, seatOf(first()))
  for (const path of [paths.juryReceipt, paths.juryReceiptFile]) {
    expect((await get(first(), path(own?.commitment ?? ''), JUDGING)).status).toBe(200)
    expect((await get(jurors[1] as Actor, path(own?.commitment ?? ''), JUDGING)).status).toBe(404)
    expect((await get(first(), path('c'.repeat(64)), JUDGING)).status).toBe(404)
  }
})
