/** Passing, refusing, sending back: who may when, who is told, and who then takes part. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { guard } from '../../src/core/database.ts'
import type { Services } from '../../src/core/services.ts'
import { countSubmissions, type Edition, listCriteria } from '../../src/edition/store.ts'
import { loadEntry, recuse, saveSheet } from '../../src/jury/actions.ts'
import { listForJuror, nextForJuror, upsertSheet } from '../../src/jury/store.ts'
import { prepared } from '../../src/publication/prepared.ts'
import { listCandidates, listSheets } from '../../src/ranking/store.ts'
import {
  changesDone,
  passEntry,
  refuseEntry,
  requestChanges,
  takeBackRefusal,
} from '../../src/screening/actions.ts'
import { changesDeadlineError, mayScreen, proposedDeadline } from '../../src/screening/rules.ts'
import { countByScreening, listForScreening, reopen, screen } from '../../src/screening/store.ts'
import { saveDraft } from '../../src/submission/actions.ts'
import { ALLOWANCE_MS } from '../../src/submission/rules.ts'
import { submissionById } from '../../src/submission/store.ts'
import {
  at,
  CLOSES,
  categoryOf,
  completeInput,
  draft,
  editionOf,
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

const HOUR = 3_600_000
const GUARD = { ok: false, error: 'guard' }

let world: World
/** Between the close of the call and the beginning of judging. */
let app: Services
let organiser: Actor
let owner: Actor
let colleague: Actor
let member: Actor
let edition: Edition
let id: string

beforeEach(async () => {
  world = emptyWorld()
  app = at(world.app, CLOSES + HOUR)
  organiser = await person(app, 'organiser@x.example', true)
  owner = await person(app, 'owner@x.example')
  colleague = await person(app, 'colleague@x.example')
  edition = await openYear(world.app, organiser, 2026)
  member = await juror(world.app, organiser, edition, 'juror@x.example')
  id = await entry(world.app, owner, edition, 'Rathaus digital')
  await share(world.app, id, colleague, 'edit')
})
afterEach(() => world.close())

const stored = async () => {
  const row = await submissionById(app.db, id)
  if (!row) throw new Error('no submission')
  return row
}
const screened = async () => {
  const submission = await stored()
  return { edition, submission, version: submission.version }
}
const refuse = async (then = app) => refuseEntry(then, organiser, await screened(), 'Leider nicht.')
const ask = async (until: number, then = app) =>
  requestChanges(then, organiser, await screened(), { text: 'Bitte ergänzen.', until })
const letters = () =>
  app.db.q
    .selectFrom('outbox')
    .select(['recipient', 'subject', 'body'])
    .where('kind', '=', 'screening')
    .orderBy('created_at')
    .orderBy('recipient')
    .execute()
const eventsOf = async () =>
  (
    await app.db.q
      .selectFrom('audit_event')
      .select('kind')
      .where('subject', '=', id)
      .where('actor_id', '=', organiser.id)
      .orderBy('seq')
      .execute()
  ).map(({ kind }) => kind)

describe('rules', () => {
  const schedule = {
    call_opens_at: OPENS,
    call_closes_at: CLOSES,
    judging_opens_at: JUDGING,
    judging_closes_at: JUDGED,
    released_at: null,
    archives_at: null,
    gallery_published_at: null,
  }

  test.each([
    ['in the call', schedule, OPENS, true],
    ['after it', schedule, JUDGING - 1, true],
    ['when the jury begins', schedule, JUDGING, false],
    ['without judging dates', { ...schedule, judging_opens_at: null }, JUDGED, true],
    ['released', { ...schedule, judging_opens_at: null, released_at: 1 }, OPENS, false],
  ])('decisions %s', (_name, dates, now, allowed) => expect(mayScreen(dates, now).ok).toBe(allowed))

  test.each([
    ['now', CLOSES, CLOSES, 'Zukunft'],
    ['until judging', JUDGING, CLOSES, null],
    ['into judging', JUDGING + 1, CLOSES, 'beginnt die Jury'],
  ])('a deadline %s', (_name, until, now, message) => {
    const error = changesDeadlineError(schedule, until, now)
    if (message === null) expect(error).toBeNull()
    else expect(error).toContain(message)
  })

  test('the proposed deadline is the evening in a week, or the beginning of judging', () => {
    // 23:59 in Berlin, in summer and in winter.
    expect(proposedDeadline(schedule, OPENS)).toBe(Date.UTC(2026, 4, 8, 21, 59))
    expect(proposedDeadline(schedule, CLOSES)).toBe(JUDGING)
    expect(proposedDeadline({ judging_opens_at: null }, CLOSES)).toBe(Date.UTC(2026, 10, 8, 22, 59))
  })
})

describe('passing', () => {
  test('is recorded, writes no letter, and twice is the same as once', async () => {
    const seen = await screened()
    must(await passEntry(app, organiser, seen))
    expect(await stored()).toMatchObject({ screening: 'passed', screened_at: CLOSES + HOUR })
    must(await passEntry(app, organiser, seen))
    expect(await letters()).toEqual([])
    expect(await eventsOf()).toEqual(['submission.passed'])
  })

  test('what was changed since it was read is refused', async () => {
    const seen = await screened()
    const input = completeInput(3, 'Ganz anders', (await categoryOf(app, edition)).id)
    must(await saveDraft(world.app, owner, await own(app, owner, id), input, OPENS))
    expect(await passEntry(app, organiser, seen)).toMatchObject({ error: { kind: 'conflict' } })
    expect((await stored()).screening).toBe('open')
  })
})

describe('a refused entry', () => {
  test('everybody who works on it is told in the words of the organiser', async () => {
    must(await refuse())
    expect(await stored()).toMatchObject({ screening: 'refused', screening_text: 'Leider nicht.' })
    const link = `http://127.0.0.1:3000/einreichungen/${id}`
    expect(await letters()).toEqual(
      ['colleague@x.example', 'owner@x.example'].map((recipient) => ({
        recipient,
        subject: 'Nicht zugelassen: Rathaus digital',
        body: `Leider nicht.\n\nIhre Einreichung:\n${link}\n`,
      })),
    )
    expect(await eventsOf()).toEqual(['submission.refused'])
  })

  test('reaches no jury list, no ranking, no sheet, no recusal and no release', async () => {
    const judging = at(world.app, JUDGING)
    const other = await entry(world.app, owner, edition, 'Anderes')
    must(await refuse())
    const criteria = await listCriteria(app.db, edition.id)
    const seat = { editionId: edition.id, jurorId: member.juries[0]?.jurorId ?? '' }
    const list = await listForJuror(app.db, edition.id, seat.jurorId)
    expect(list.map((item) => item.id)).toEqual([other])
    expect(await nextForJuror(app.db, seat, 0)).toBe(other)
    expect((await listCandidates(app.db, edition.id)).map((item) => item.id)).toEqual([other])
    expect(await loadEntry(judging, member, id)).toMatchObject({ error: { kind: 'not_found' } })
    // Somebody who had opened the entry before it was refused.
    const seated = must(await loadEntry(judging, member, other))
    const stale = { ...seated, submission: await stored() }
    const sheet = { version: 0, after: 'stay' as const, comment: '', scores: [] }
    expect((await saveSheet(judging, member, stale, sheet)).ok).toBe(false)
    expect((await recuse(judging, member, stale, 'Grund')).ok).toBe(false)
    const write = { ...seat, accountId: member.id, submissionId: id, version: 0, comment: '', now: JUDGING }
    expect(await app.db.commit([upsertSheet(app.db.q, write), guard])).toEqual(GUARD)
    expect((await app.db.commit([upsertSheet(app.db.q, { ...write, submissionId: other }), guard])).ok).toBe(
      true,
    )
    expect(await listSheets(app.db, edition.id, criteria)).toHaveLength(1)
    const award = {
      id: 'a',
      edition_id: edition.id,
      category_id: null,
      place: null,
      special: 'Mut',
      submission_id: id,
      citation: '',
    }
    must(await app.db.commit([app.db.q.insertInto('award').values(award)]))
    const { built } = await prepared(app, await editionOf(app, 2026))
    expect(built.snapshot.winners).toEqual([])
    expect(built.gone).toEqual([id])
  })

  test('stays readable for its people and can no longer be changed', async () => {
    must(await refuse(world.app))
    const mine = await own(world.app, owner, id)
    const input = completeInput(3, 'Neu', (await categoryOf(app, edition)).id)
    expect(await saveDraft(world.app, owner, mine, input, OPENS)).toMatchObject({
      error: { kind: 'closed', message: expect.stringContaining('nicht zum Wettbewerb zugelassen') },
    })
    // Refused between check and write.
    const before = { ...mine, submission: { ...mine.submission, screening: 'open' as const } }
    expect((await saveDraft(world.app, owner, before, input, OPENS)).ok).toBe(false)
    expect((await stored()).title).toBe('Rathaus digital')
  })

  test('can be taken back until the jury begins, and its people are told', async () => {
    must(await refuse())
    must(await takeBackRefusal(at(world.app, JUDGING - 1), organiser, await screened()))
    expect(await stored()).toMatchObject({ screening: 'open', screening_text: '' })
    expect((await letters()).map(({ subject }) => subject)).toEqual([
      'Nicht zugelassen: Rathaus digital',
      'Nicht zugelassen: Rathaus digital',
      'Doch im Verfahren: Rathaus digital',
      'Doch im Verfahren: Rathaus digital',
    ])
    must(await refuse())
    expect(await takeBackRefusal(at(world.app, JUDGING), organiser, await screened())).toMatchObject({
      error: { kind: 'closed' },
    })
    expect((await stored()).screening).toBe('refused')
  })

  test('is neither passed nor sent back without taking the refusal back', async () => {
    must(await refuse())
    expect((await passEntry(app, organiser, await screened())).ok).toBe(false)
    expect((await ask(JUDGING)).ok).toBe(false)
  })
})

describe('asking for changes', () => {
  test('opens just this entry until the new deadline, and the entrants hand it back', async () => {
    must(await ask(CLOSES + 5 * HOUR))
    expect(await stored()).toMatchObject({ screening: 'changes', extended_until: CLOSES + 5 * HOUR })
    expect(await letters()).toMatchObject([
      { recipient: 'colleague@x.example' },
      {
        recipient: 'owner@x.example',
        subject: 'Bitte um Änderungen: Rathaus digital',
        body: expect.stringMatching(/^Bitte ergänzen\.\n\nIhre Frist: So., 1. November 2026, 18:00 Uhr/),
      },
    ])
    const later = at(world.app, CLOSES + 4 * HOUR)
    const input = completeInput(3, 'Besser', (await categoryOf(app, edition)).id)
    must(await saveDraft(later, colleague, await own(later, colleague, id), input, CLOSES + 4 * HOUR))
    must(await changesDone(later, colleague, await own(later, colleague, id), CLOSES + 4 * HOUR))
    must(await changesDone(later, colleague, await own(later, colleague, id), CLOSES + 4 * HOUR))
    expect(await stored()).toMatchObject({ screening: 'open', title: 'Besser' })
    expect(await eventsOf()).toEqual(['submission.changes_requested'])
  })

  test('does not shorten the deadline of all', async () => {
    must(await ask(OPENS + HOUR, world.app))
    expect((await letters())[0]?.body).toContain('Ihre Frist: So., 1. November 2026, 13:00 Uhr')
  })

  test.each([
    ['into judging', JUDGING + 1],
    ['into the past', CLOSES],
  ])('%s is refused', async (_name, until) => {
    expect(await ask(until)).toMatchObject({ error: { kind: 'invalid' } })
    expect(await stored()).toMatchObject({ screening: 'open', extended_until: null })
  })

  test('handing back is for those who may edit, in time', async () => {
    const until = CLOSES + 5 * HOUR
    must(await ask(until))
    const back = (actorId: string, receivedAt: number, now = receivedAt) =>
      app.db.commit([reopen(app.db.q, { id, actorId, receivedAt, now }), guard])
    expect(await back(organiser.id, until - 1)).toEqual(GUARD)
    expect(await back(owner.id, until)).toEqual(GUARD)
    expect(await back(owner.id, until - 1, until + ALLOWANCE_MS + 1)).toEqual(GUARD)
    expect((await back(owner.id, until - 1, until + ALLOWANCE_MS)).ok).toBe(true)
    expect(await back(owner.id, until - 1)).toEqual(GUARD)
    must(await ask(until))
    const late = at(world.app, until)
    expect(await changesDone(late, owner, await own(late, owner, id), until)).toMatchObject({
      error: { kind: 'closed' },
    })
    const viewer = await person(app, 'viewer@x.example')
    await share(app, id, viewer, 'view')
    expect((await changesDone(app, viewer, await own(app, viewer, id), CLOSES + HOUR)).ok).toBe(false)
  })
})

describe('the write itself', () => {
  const write = async (change: Partial<Parameters<typeof screen>[1]>) =>
    app.db.commit([
      screen(app.db.q, {
        id,
        editionId: edition.id,
        version: 3,
        from: 'open',
        to: 'passed',
        text: '',
        until: null,
        now: CLOSES,
        ...change,
      }),
      guard,
    ])

  test('refuses another version, state, edition or time', async () => {
    const other = await openYear(world.app, organiser, 2027)
    expect(await write({ version: 2 })).toEqual(GUARD)
    expect(await write({ from: 'passed' })).toEqual(GUARD)
    expect(await write({ editionId: other.id })).toEqual(GUARD)
    expect(await write({ now: JUDGING })).toEqual(GUARD)
    expect(await write({ until: JUDGING + 1 })).toEqual(GUARD)
    expect(await write({ id: await draft(world.app, owner, edition, 'Entwurf'), version: 2 })).toEqual(GUARD)
    expect((await write({ now: JUDGING - 1, until: JUDGING })).ok).toBe(true)
  })

  test('two organisers at once: one decides, the other is told', async () => {
    const seen = await screened()
    const outcomes = await Promise.all([
      passEntry(app, organiser, seen),
      refuseEntry(app, organiser, seen, 'Nein.'),
    ])
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false])
    expect((await stored()).screening).toBe('passed')
    expect(await letters()).toEqual([])
  })
})

test('the list holds only what decides, and the counts are right', async () => {
  await draft(world.app, owner, edition, 'Entwurf')
  const second = await entry(world.app, owner, edition, 'Zweites')
  must(await refuse())
  const rows = await listForScreening(app.db, edition.id, 'open', ['contact_name', 'unbekannt'])
  expect(rows.map((row) => [row.id, row.answers])).toEqual([[second, { contact_name: 'Erika Muster' }]])
  expect(await countByScreening(app.db, edition.id)).toEqual({ open: 1, changes: 0, passed: 0, refused: 1 })
  expect(await countSubmissions(app.db, edition.id)).toEqual({
    draft: 1,
    submitted: 2,
    withdrawn: 0,
    unscreened: 1,
    refused: 1,
  })
})
