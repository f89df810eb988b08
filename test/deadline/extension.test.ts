/** Extending the deadline, for all and for one entry. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { guard } from '../../src/core/database.ts'
import { extendCall, extendEntry } from '../../src/deadline/actions.ts'
import { extensionError, mayExtend } from '../../src/deadline/rules.ts'
import { extendCallUntil, extendEntryUntil, extensionsOf } from '../../src/deadline/store.ts'
import { saveEdition } from '../../src/edition/actions.ts'
import type { Edition } from '../../src/edition/store.ts'
import { saveSubmissionPhotoTexts } from '../../src/photo/actions.ts'
import { handIn, saveDraft, startDraft } from '../../src/submission/actions.ts'
import { ALLOWANCE_MS, deadlineOf, mayEdit } from '../../src/submission/rules.ts'
import { submissionById } from '../../src/submission/store.ts'
import { withdrawSubmission } from '../../src/submission/withdraw.ts'
import {
  at,
  CLOSES,
  categoryOf,
  completeInput,
  draft,
  editionOf,
  emptyWorld,
  entry,
  JUDGING,
  must,
  OPENS,
  openYear,
  own,
  person,
  photoOf,
  type World,
} from '../submission/world.ts'

const HOUR = 3_600_000
const UNTIL = CLOSES + 2 * HOUR
const GUARD = { ok: false, error: 'guard' }

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

const submission = async (id: string) => {
  const row = await submissionById(world.app.db, id)
  if (!row) throw new Error('no submission')
  return row
}

const letters = async () =>
  world.app.db.q
    .selectFrom('outbox')
    .select(['recipient', 'subject', 'body'])
    .where('kind', '=', 'deadline')
    .orderBy('recipient')
    .execute()

const events = async (kind: string) =>
  world.app.db.q
    .selectFrom('audit_event')
    .select(['actor_id', 'subject', 'detail'])
    .where('kind', '=', kind)
    .execute()

const input = { until: UNTIL, reason: 'Der Server war nicht erreichbar.' }

describe('rules', () => {
  const schedule = {
    call_opens_at: OPENS,
    call_closes_at: CLOSES,
    judging_opens_at: JUDGING,
    judging_closes_at: JUDGING + HOUR,
    released_at: null,
    archives_at: null,
    gallery_published_at: null,
  }

  test.each([
    ['before the call', schedule, OPENS - 1, false],
    ['in the call', schedule, OPENS, true],
    ['after it', schedule, CLOSES + 1, true],
    ['when the jury has begun', schedule, JUDGING, false],
    ['without judging dates', { ...schedule, judging_opens_at: null }, JUDGING, true],
    ['released', { ...schedule, judging_opens_at: null, released_at: 1 }, CLOSES, false],
    ['without a call', { ...schedule, call_opens_at: null, call_closes_at: null }, CLOSES, false],
  ])('%s', (_name, dates, now, allowed) => expect(mayExtend(dates, now).ok).toBe(allowed))

  test.each([
    ['the past', CLOSES + 5, CLOSES + 6, 'in der Zukunft'],
    ['no later than before', CLOSES, OPENS, 'nach der bisherigen'],
    ['into judging', JUDGING + 1, OPENS, 'beginnt die Jury'],
    ['until judging', JUDGING, OPENS, null],
    ['a minute', CLOSES + 60_000, OPENS, null],
  ])('%s', (_name, until, now, message) => {
    const error = extensionError(schedule, CLOSES, until, now)
    if (message === null) expect(error).toBeNull()
    else expect(error).toContain(message)
  })

  test.each([
    ['no deadline', null, null, JUDGING, null],
    ["the edition's", CLOSES, null, JUDGING, CLOSES],
    ['its own', CLOSES, UNTIL, JUDGING, UNTIL],
    ["an earlier one of its own does not shorten the edition's", CLOSES, CLOSES - 1, JUDGING, CLOSES],
    ['never beyond the beginning of judging', CLOSES, JUDGING + 5, JUDGING, JUDGING],
    ['without judging dates', CLOSES, JUDGING + 5, null, JUDGING + 5],
  ])('deadline of an entry: %s', (_name, closes, extended, judging, expected) => {
    const dates = { call_closes_at: closes, judging_opens_at: judging }
    expect(deadlineOf({ extended_until: extended }, dates)).toBe(expected)
  })

  test.each([
    ['on time, processed within the allowance', CLOSES - 1, CLOSES + ALLOWANCE_MS, ''],
    ['on time, processed a millisecond later', CLOSES - 1, CLOSES + ALLOWANCE_MS + 1, 'zwei Minuten später'],
    ['late by a millisecond, processed at once', CLOSES, CLOSES, 'Ihr Text konnte deshalb nicht mehr'],
  ])('%s', (_name, receivedAt, now, message) => {
    const state = { owner_id: 'a', state: 'draft', extended_until: null, screening: 'open' } as const
    const allowed = mayEdit(state, schedule, receivedAt, now)
    expect(allowed.ok ? '' : allowed.error.message).toContain(message)
    expect(allowed.ok).toBe(message === '')
  })
})

describe('for one entry', () => {
  test('a draft and a handed-in entry open again, and only they; then they close', async () => {
    const [mine, other] = [
      await draft(world.app, owner, edition, 'Meins'),
      await draft(world.app, owner, edition, 'Anderes'),
    ]
    const handed = await entry(world.app, owner, edition, 'Eingereicht')
    const late = at(world.app, CLOSES + HOUR)
    for (const id of [mine, handed])
      must(await extendEntry(late, organiser, edition, await submission(id), input))
    const { id: category } = await categoryOf(world.app, edition)
    const save = async (id: string, receivedAt: number) =>
      saveDraft(
        at(world.app, receivedAt),
        owner,
        await own(world.app, owner, id),
        completeInput((await submission(id)).version, 'Neu', category),
        receivedAt,
      )
    expect((await save(mine, CLOSES + HOUR)).ok).toBe(true)
    expect((await save(handed, UNTIL - 1)).ok).toBe(true)
    expect((await save(other, CLOSES + HOUR)).ok).toBe(false)
    expect((await save(mine, UNTIL)).ok).toBe(false)
    const texts = [{ ...(await photoOf(world.app, mine)), caption: 'neu' }]
    const photos = async (receivedAt: number) =>
      saveSubmissionPhotoTexts(late, owner, await own(late, owner, mine), texts, receivedAt)
    expect([(await photos(UNTIL - 1)).ok, (await photos(UNTIL)).ok]).toEqual([true, false])
    must(
      await handIn(
        late,
        owner,
        await own(late, owner, mine),
        [],
        { version: 3, declared: true },
        CLOSES + HOUR,
      ),
    )
    const receipt = await world.app.db.q
      .selectFrom('outbox')
      .select('body')
      .where('key', '=', `receipt:${mine}:${owner.id}`)
      .executeTakeFirst()
    expect(receipt?.body).toContain('Bis So., 1. November 2026, 15:00 Uhr (MEZ)')
  })

  test('nobody else can begin a new draft meanwhile', async () => {
    const id = await draft(world.app, owner, edition, 'Meins')
    must(await extendEntry(at(world.app, CLOSES + 1), organiser, edition, await submission(id), input))
    expect((await startDraft(world.app, owner, edition.id, CLOSES + HOUR)).ok).toBe(false)
  })

  test('what is being typed stays savable, and the entrant gets reason and date by mail', async () => {
    const id = await draft(world.app, owner, edition, 'Meins')
    const { version } = await submission(id)
    must(await extendEntry(world.app, organiser, edition, await submission(id), input))
    expect(await submission(id)).toMatchObject({ version, extended_until: UNTIL })
    expect(await letters()).toEqual([
      {
        recipient: 'owner@x.example',
        subject: 'Ihre Frist ist verlängert: Meins',
        body: expect.stringContaining(`Grund: ${input.reason}`),
      },
    ])
    expect(await events('submission.deadline_extended')).toEqual([
      {
        actor_id: organiser.id,
        subject: id,
        detail: JSON.stringify({ from: CLOSES, to: UNTIL }),
      },
    ])
    const reasons = async (submissionId: string | null) =>
      (await extensionsOf(world.app.db, edition.id, submissionId)).map(({ reason }) => reason)
    expect(await reasons(id)).toEqual([input.reason])
    // A private reason is nobody else's.
    expect(await reasons(null)).toEqual([])
    expect(await reasons(await draft(world.app, owner, edition, 'Anderes'))).toEqual([])
  })

  test.each([
    ['into judging', { until: JUDGING + 1 }, 'invalid'],
    ['no later', { until: CLOSES }, 'invalid'],
    ['into the past', { until: OPENS - 1 }, 'invalid'],
  ])('%s is refused', async (_name, change, kind) => {
    const id = await draft(world.app, owner, edition, 'Meins')
    const extended = await extendEntry(world.app, organiser, edition, await submission(id), {
      ...input,
      ...change,
    })
    expect(extended).toMatchObject({ ok: false, error: { kind } })
    expect((await submission(id)).extended_until).toBeNull()
  })

  test('a withdrawn entry gets none', async () => {
    const id = await draft(world.app, owner, edition, 'Meins')
    const before = await submission(id)
    must(await withdrawSubmission(world.app, owner, await own(world.app, owner, id), 2))
    expect((await extendEntry(world.app, organiser, edition, await submission(id), input)).ok).toBe(false)
    // Nor when it was withdrawn between check and write.
    expect(await extendEntry(world.app, organiser, edition, before, input)).toMatchObject({
      error: { kind: 'conflict' },
    })
    expect(await letters()).toEqual([])
  })

  test('the write itself refuses what judging, another edition or a later deadline forbids', async () => {
    const id = await draft(world.app, owner, edition, 'Meins')
    const { q, commit } = { q: world.app.db.q, commit: world.app.db.commit }
    const write = (until: number, now: number, editionId = edition.id) =>
      commit([extendEntryUntil(q, { id, editionId }, until, now), guard])
    const other = await openYear(world.app, organiser, 2027)
    expect(await write(JUDGING + 1, OPENS)).toEqual(GUARD)
    expect(await write(JUDGING, JUDGING)).toEqual(GUARD)
    expect(await write(CLOSES, OPENS)).toEqual(GUARD)
    expect(await write(UNTIL, OPENS - 1)).toEqual(GUARD)
    expect(await write(UNTIL, OPENS, other.id)).toEqual(GUARD)
    expect((await write(UNTIL, OPENS)).ok).toBe(true)
    expect(await write(UNTIL, OPENS)).toEqual(GUARD)
    expect((await write(JUDGING, CLOSES)).ok).toBe(true)
  })

  test('judging cannot be moved before it', async () => {
    const id = await draft(world.app, owner, edition, 'Meins')
    must(await extendEntry(world.app, organiser, edition, await submission(id), input))
    const current = await editionOf(world.app, 2026)
    const settings = (judging: number) =>
      saveEdition(world.app, organiser, current, {
        ...current,
        judging_opens_at: judging,
        version: current.version,
      })
    expect(await settings(UNTIL - 60_000)).toMatchObject({
      error: { errors: [{ field: 'judging_opens_at', message: expect.stringContaining('eigene Frist') }] },
    })
    expect((await settings(UNTIL)).ok).toBe(true)
  })
})

describe('for all', () => {
  test('moves the deadline, tells owners of drafts once, and stands in the log', async () => {
    await draft(world.app, owner, edition, 'Eins')
    await draft(world.app, owner, edition, 'Zwei')
    const second = await person(world.app, 'second@x.example')
    await draft(world.app, second, edition, 'Drei')
    const done = await person(world.app, 'done@x.example')
    await entry(world.app, done, edition, 'Fertig')
    must(await extendCall(at(world.app, CLOSES + HOUR), organiser, edition, input))
    expect((await editionOf(world.app, 2026)).call_closes_at).toBe(UNTIL)
    expect((await letters()).map(({ recipient }) => recipient)).toEqual([
      'owner@x.example',
      'second@x.example',
    ])
    expect(await events('edition.deadline_extended')).toMatchObject([
      { detail: JSON.stringify({ from: CLOSES, to: UNTIL }) },
    ])
    expect((await startDraft(world.app, owner, edition.id, UNTIL - 1)).ok).toBe(true)
  })

  test('is refused into judging, and by the write itself', async () => {
    expect(await extendCall(world.app, organiser, edition, { ...input, until: JUDGING + 1 })).toMatchObject({
      error: { kind: 'invalid', message: expect.stringContaining('Verschieben Sie zuerst') },
    })
    const { q, commit } = { q: world.app.db.q, commit: world.app.db.commit }
    const write = (until: number, now: number, version = edition.version) =>
      commit([extendCallUntil(q, { id: edition.id, version }, until, now), guard])
    expect(await write(JUDGING + 1, OPENS)).toEqual(GUARD)
    expect(await write(JUDGING, JUDGING)).toEqual(GUARD)
    expect(await write(CLOSES, OPENS)).toEqual(GUARD)
    expect(await write(UNTIL, OPENS - 1)).toEqual(GUARD)
    expect(await write(UNTIL, OPENS, edition.version + 1)).toEqual(GUARD)
    expect((await write(UNTIL, OPENS)).ok).toBe(true)
  })

  test('two organisers at once: one extends, the other is told', async () => {
    const outcomes = await Promise.all([
      extendCall(world.app, organiser, edition, input),
      extendCall(world.app, organiser, edition, { ...input, until: UNTIL + HOUR }),
    ])
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false])
    expect(outcomes[1]).toMatchObject({ error: { kind: 'conflict' } })
  })

  test('the settings no longer move an opened call', async () => {
    const moved = await saveEdition(world.app, organiser, edition, { ...edition, call_closes_at: UNTIL })
    expect(moved).toMatchObject({
      error: { errors: [{ field: 'call_closes_at', message: expect.stringContaining('Frist verlängern') }] },
    })
  })
})
