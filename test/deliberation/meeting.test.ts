/** A meeting of the jury through its use cases: quorum, recusals, votes, revisions, decisions. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import type { Services } from '../../src/core/services.ts'
import {
  endMeeting,
  loadMeeting,
  planMeeting,
  saveAttendance,
  saveMeeting,
  startMeeting,
} from '../../src/deliberation/actions.ts'
import { type CalledState, loadCalled } from '../../src/deliberation/called-actions.ts'
import { nominate, saveDecision } from '../../src/deliberation/decision-actions.ts'
import {
  callEntry,
  countVotes,
  endCall,
  moveMotion,
  recordVotes,
  recuseInMeeting,
  revisePoints,
  voteOwn,
} from '../../src/deliberation/discussion-actions.ts'
import {
  departuresOf,
  discussionsOf,
  motionsOf,
  revisionsOf,
  votesOf,
} from '../../src/deliberation/discussion-store.ts'
import { type Edition, listCategories, listCriteria } from '../../src/edition/store.ts'
import { mayReadEntry } from '../../src/jury/access.ts'
import { loadEntry, recuse, saveSheet } from '../../src/jury/actions.ts'
import { ownSheet } from '../../src/jury/sheet-store.ts'
import { listAwards } from '../../src/ranking/store.ts'
import { submissionById } from '../../src/submission/store.ts'
import {
  at,
  editionOf,
  emptyWorld,
  entry,
  JUDGED,
  JUDGING,
  juror,
  meet,
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
let chair: Actor
let deputy: Actor
let third: Actor
let fourth: Actor
let alpha: string
let beta: string
let category: string
let meeting: string
let year = 2026

beforeAll(async () => {
  world = emptyWorld()
  app = at(world.app, JUDGED)
  organiser = await person(app, 'organiser@x.example', true)
  owner = await person(app, 'owner@x.example')
})
afterAll(() => world.close())

const seatOf = (actor: Actor) => actor.juries.find(({ editionId }) => editionId === edition.id)?.jurorId ?? ''

/** Quorum three; chair, deputy, third and fourth juror; the deputy is not neutral towards Beta. */
beforeEach(async () => {
  edition = await openYear(world.app, organiser, year)
  category = (await listCategories(app.db, edition.id))[0]?.id ?? ''
  alpha = await entry(world.app, owner, edition, 'Alpha')
  beta = await entry(world.app, owner, edition, 'Beta')
  chair = await juror(world.app, organiser, edition, `a-${year}@x.example`, true)
  deputy = await juror(world.app, organiser, edition, `b-${year}@x.example`)
  third = await juror(world.app, organiser, edition, `c-${year}@x.example`)
  fourth = await juror(world.app, organiser, edition, `d-${year}@x.example`)
  await score(chair, alpha, 7)
  await score(third, alpha, 5)
  await declare(deputy, beta)
  meeting = await meet(world.app, organiser, edition)
  year += 1
})

const judging = () => at(app, JUDGING)
const score = async (actor: Actor, submission: string, points: number) => {
  const seated = must(await loadEntry(judging(), actor, submission))
  const scores = (await listCriteria(app.db, edition.id)).map(({ id }) => ({
    criterionId: id,
    points: String(points),
    comment: '',
  }))
  must(await saveSheet(judging(), actor, seated, { version: 0, after: 'final', comment: '', scores }))
}
const declare = async (actor: Actor, submission: string) => {
  const seated = must(await loadEntry(judging(), actor, submission))
  must(await recuse(judging(), actor, seated, 'Mein Verband hat beraten.'))
}
const load = async (actor: Actor = organiser) => must(await loadMeeting(app, actor, meeting))
const call = async (submission: string, actor: Actor = organiser) =>
  callEntry(app, actor, await load(actor), { submission })
const openCall = async () =>
  (await discussionsOf(app.db, meeting)).find(({ closed_at }) => closed_at === null)
const called = async () => (await openCall())?.id ?? ''
const move = async (discussion: string, mover: Actor = chair, actor: Actor = organiser) =>
  moveMotion(app, actor, await load(actor), {
    discussion,
    mover: seatOf(mover),
    wording: 'Platz eins für dieses Projekt.',
  })
const motion = async () => {
  const motions = await motionsOf(app.db, meeting)
  return motions.find(({ state }) => state === 'open') ?? motions.at(-1)
}
const vote = async (actor: Actor, choice: 'yes' | 'no' | 'abstain') =>
  voteOwn(app, actor, await load(actor), { choice }, (await motion())?.id ?? '')
const count = async (votes: number, casting: 'yes' | 'no' | null = null, actor: Actor = organiser) =>
  countVotes(app, actor, await load(actor), { votes, casting }, (await motion())?.id ?? '')
const send = async (actor: Actor, state: 'excused' | 'present') => {
  const attended = await load()
  const rows = attended.members.map((one) => ({
    jurorId: one.juror_id,
    state: one.juror_id === seatOf(actor) ? state : (one.state ?? ('' as const)),
    deputisesFor: null,
  }))
  must(await saveAttendance(app, organiser, attended, { version: attended.meeting.version, rows }))
}
const deputise = async (actor: Actor) => {
  const attended = await load()
  const { starts_at, place, agenda, version } = attended.meeting
  const input = { starts_at, place, agenda, deputy: seatOf(actor), remarks: '', version }
  must(await saveMeeting(app, organiser, attended, input))
}
const CONFLICT = { ok: false, error: { kind: 'conflict' } }
const title = (state: CalledState) => (state === null || state === 'locked' ? state : state.submission.title)
const seenBy = async (actor: Actor) => title(await loadCalled(app, actor, await load(actor)))

describe('a meeting', () => {
  test('is there for the jury of the year and those who keep it', async () => {
    for (const actor of [organiser, chair, deputy, third])
      expect((await load(actor)).meeting.id).toBe(meeting)
    expect(await loadMeeting(app, owner, meeting)).toMatchObject({ error: { kind: 'not_found' } })
  })

  test('opens when judging is over, one at a time, and is changed by whoever keeps it as they saw it', async () => {
    const input = { starts_at: JUDGED, place: 'B', deputy: '', agenda: 'first' as const }
    const other = must(await planMeeting(app, organiser, edition, input))
    const planned = must(await loadMeeting(app, organiser, other))
    expect(await startMeeting(app, organiser, planned, { version: 1 })).toMatchObject(CONFLICT)
    const attended = await load()
    const { version } = attended.meeting
    expect(await saveAttendance(app, third, await load(third), { version, rows: [] })).toMatchObject({
      error: { kind: 'forbidden' },
    })
    expect(await endMeeting(app, organiser, attended, { version: version - 1 })).toMatchObject(CONFLICT)
    must(await endMeeting(app, organiser, attended, { version: version }))
    expect(await endMeeting(app, organiser, attended, { version: version + 1 })).toMatchObject(CONFLICT)
    const early = at(app, JUDGED - 1)
    expect(await startMeeting(early, organiser, planned, { version: 1 })).toMatchObject(CONFLICT)
    must(await startMeeting(app, chair, must(await loadMeeting(app, chair, other)), { version: 1 }))
  })

  test('shows files and pictures of what is called to everybody in the room, neutral ones only', async () => {
    const { q } = app.db
    const plan = { edition_id: edition.id, version: 1, per_entry: 1, seed: 1, applied_at: JUDGING }
    // From now on a juror reads only what is assigned, and nothing is.
    must(await app.db.commit([q.insertInto('assignment_plan').values(plan)]))
    const reads = async (actor: Actor, id: string) => {
      const submission = await submissionById(app.db, id)
      return submission ? mayReadEntry(app.db, actor, edition, submission, JUDGED) : null
    }
    expect(await reads(third, beta)).toBe(false)
    must(await call(beta))
    await send(fourth, 'excused')
    expect(await Promise.all([third, deputy, fourth, owner].map((one) => reads(one, beta)))).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(await reads(third, alpha)).toBe(false)
    must(await endCall(app, organiser, await load(), { discussion: await called() }))
    expect(await reads(third, beta)).toBe(false)
  })

  test('does not end while something is called or voted on', async () => {
    must(await call(alpha))
    const { version } = (await load()).meeting
    expect(await endMeeting(app, organiser, await load(), { version: version })).toMatchObject(CONFLICT)
    must(await move(await called()))
    expect(await endCall(app, organiser, await load(), { discussion: await called() })).toMatchObject(
      CONFLICT,
    )
    must(await vote(third, 'yes'))
    must(await count(1))
    must(await endCall(app, organiser, await load(), { discussion: await called() }))
    must(await move(''))
    expect(await endMeeting(app, organiser, await load(), { version: version })).toMatchObject(CONFLICT)
  })
})

describe('who is not neutral', () => {
  test('leaves the room, sees and does nothing, and the list says so', async () => {
    must(await call(beta))
    expect(await seenBy(deputy)).toBe('locked')
    expect(await seenBy(third)).toBe('Beta')
    expect(await call(alpha)).toMatchObject(CONFLICT)
    must(await move(await called()))
    expect(await move(await called(), deputy)).toMatchObject(CONFLICT)
    expect(await vote(deputy, 'yes')).toMatchObject(CONFLICT)
    const recorded = await recordVotes(
      app,
      organiser,
      await load(),
      [
        { jurorId: seatOf(third), choice: 'yes' },
        { jurorId: seatOf(deputy), choice: 'yes' },
      ],
      (await motion())?.id ?? '',
    )
    expect(recorded).toMatchObject(CONFLICT)
    expect(await votesOf(app.db, meeting)).toEqual([])
    must(await vote(third, 'yes'))
    must(await count(1))
    must(await endCall(app, organiser, await load(), { discussion: await called() }))
    expect(await departuresOf(app.db, meeting)).toMatchObject([
      { juror_id: seatOf(deputy), left_at: JUDGED, returned_at: JUDGED },
    ])
  })

  test('may say so while the entry is called, unless they preside', async () => {
    must(await call(alpha))
    const discussion = await called()
    const leave = async (actor: Actor) =>
      recuseInMeeting(app, actor, await load(actor), { discussion, reason: 'Gerade bemerkt.' })
    expect(await leave(chair)).toMatchObject(CONFLICT)
    must(await leave(third))
    expect(await seenBy(third)).toBe('locked')
    expect(await departuresOf(app.db, meeting)).toMatchObject([{ juror_id: seatOf(third) }])
  })

  test('passes the chair to the deputy for that entry, or the organisers name one', async () => {
    must(await call(alpha))
    const discussion = await called()
    must(await endCall(app, organiser, await load(), { discussion }))
    must(
      await app.db.commit([
        app.db.q
          .insertInto('recusal')
          .values({ juror_id: seatOf(chair), submission_id: beta, reason: 'x', created_at: 1 }),
      ]),
    )
    expect(await call(beta)).toMatchObject(CONFLICT)
    await deputise(deputy)
    expect(await call(beta)).toMatchObject(CONFLICT)
    await deputise(fourth)
    expect(await call(beta, chair)).toMatchObject(CONFLICT)
    must(await call(beta, fourth))
    expect((await openCall())?.presided_by).toBe(seatOf(fourth))
    expect(await seenBy(chair)).toBe('locked')
    expect(await move(await called(), third, chair)).toMatchObject(CONFLICT)
    must(await move(await called(), third, fourth))
  })
})

describe('a vote', () => {
  beforeEach(async () => {
    must(await call(alpha))
    must(await move(await called()))
  })

  test('is carried by the majority of yes and no, counted as seen', async () => {
    must(await vote(chair, 'yes'))
    must(await vote(chair, 'no'))
    must(await vote(chair, 'yes'))
    must(await vote(third, 'abstain'))
    expect(await count(1)).toMatchObject(CONFLICT)
    expect(await count(2, null, third)).toMatchObject({ ok: false, error: { kind: 'forbidden' } })
    must(await count(2))
    expect(await motion()).toMatchObject({ state: 'carried', yes: 1, no: 0, abstentions: 1, casting: null })
    expect(await vote(fourth, 'no')).toMatchObject(CONFLICT)
    expect(await count(2)).toMatchObject(CONFLICT)
  })

  test.each([
    [null, 'rejected'],
    ['no', 'rejected'],
    ['yes', 'carried'],
  ] as const)('a tie with the casting vote %s is %s', async (casting, state) => {
    must(await vote(chair, 'yes'))
    must(await vote(third, 'no'))
    must(await count(2, casting))
    expect(await motion()).toMatchObject({ state, yes: 1, no: 1, casting })
  })

  test('needs a vote and the quorum, without those who are away', async () => {
    expect(await count(0)).toMatchObject(CONFLICT)
    await send(fourth, 'excused')
    must(await vote(third, 'yes'))
    expect(await vote(fourth, 'yes')).toMatchObject(CONFLICT)
    must(await count(1))
    must(await endCall(app, organiser, await load(), { discussion: await called() }))
    // Three are there, but the deputy is not neutral towards Beta.
    must(await call(beta))
    must(await move(await called()))
    must(await vote(third, 'yes'))
    expect(await count(1)).toMatchObject(CONFLICT)
    await send(fourth, 'present')
    must(await count(1))
  })

  test('nobody outside votes', async () => {
    const { id = '' } = (await motion()) ?? {}
    expect(await voteOwn(app, owner, await load(), { choice: 'yes' }, id)).toMatchObject(CONFLICT)
    expect(await voteOwn(app, organiser, await load(), { choice: 'yes' }, id)).toMatchObject(CONFLICT)
  })
})

describe('a revision', () => {
  const revise = async (actor: Actor, points: number, version = 1) => {
    const [criterion] = await listCriteria(app.db, edition.id)
    return revisePoints(app, actor, await load(actor), {
      discussion: await called(),
      version,
      criterion: criterion?.id ?? '',
      points,
      reason: 'Die Vorführung hat mich überzeugt.',
    })
  }

  test('keeps the old points and needs the entry to be called', async () => {
    expect(await revise(third, 9)).toMatchObject(CONFLICT)
    must(await call(alpha))
    for (const [points, version] of [
      [5, 1],
      [11, 1],
      [0, 1],
      [9, 2],
    ] as const)
      expect(await revise(third, points, version)).toMatchObject(CONFLICT)
    must(await revise(third, 9))
    expect(await revise(third, 8)).toMatchObject(CONFLICT)
    expect(await revisionsOf(app.db, meeting)).toMatchObject([
      { juror_id: seatOf(third), old_points: 5, new_points: 9, reason: 'Die Vorführung hat mich überzeugt.' },
    ])
    const sheet = await ownSheet(app.db, seatOf(third), alpha)
    expect([sheet.version, sheet.scores.map(({ points }) => points).sort()]).toEqual([2, [5, 9]])
    must(await endCall(app, organiser, await load(), { discussion: await called() }))
    expect(await revise(third, 7, 2)).toMatchObject(CONFLICT)
  })

  test('is for the own sheet of somebody in the room', async () => {
    must(await call(alpha))
    expect(await revise(fourth, 9)).toMatchObject(CONFLICT)
    expect(await revise(organiser, 9)).toMatchObject(CONFLICT)
    await send(third, 'excused')
    expect(await revise(third, 9)).toMatchObject(CONFLICT)
  })
})

describe('a decision', () => {
  const version = async () => (await editionOf(app, edition.year)).version
  const nominees = async (actor: Actor, submissions: string[]) =>
    nominate(app, actor, await editionOf(app, edition.year), {
      version: await version(),
      categoryId: category,
      submissions,
    })
  const row = (place: number, choice: string) => ({
    categoryId: category,
    place,
    special: '',
    choice,
    citation: '',
  })
  const places = async (actor: Actor, choice: string, seen?: number) =>
    saveDecision(app, actor, await editionOf(app, edition.year), {
      version: seen ?? (await version()),
      categoryId: category,
      rows: [row(1, choice)],
    })

  test('needs nominees first, which are fixed once a place is given', async () => {
    expect(await places(organiser, alpha)).toMatchObject({
      error: { kind: 'invalid', errors: [{ field: 'row-0', message: '„Alpha“ ist nicht nominiert.' }] },
    })
    must(await nominees(organiser, [beta]))
    must(await nominees(organiser, [alpha, beta]))
    must(await places(organiser, alpha))
    expect(await nominees(organiser, [beta])).toMatchObject(CONFLICT)
  })

  test('needs the quorum in an open meeting', async () => {
    must(await nominees(chair, [alpha]))
    await send(third, 'excused')
    await send(fourth, 'excused')
    expect(await places(chair, alpha)).toMatchObject(CONFLICT)
    await send(third, 'present')
    must(await places(chair, alpha))
    const attended = await load()
    must(await endMeeting(app, organiser, attended, { version: attended.meeting.version }))
    expect(await places(chair, alpha)).toMatchObject({ error: { kind: 'closed' } })
  })

  test('of two at once one wins', async () => {
    must(await nominees(organiser, [alpha, beta]))
    const seen = await version()
    const both = await Promise.all([places(organiser, alpha, seen), places(chair, beta, seen)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await listAwards(app.db, edition.id)).toHaveLength(1)
  })

  test('is not for a deputy, nor a chair, who is not neutral in the category', async () => {
    await deputise(deputy)
    expect(await nominees(deputy, [alpha])).toMatchObject({ error: { kind: 'closed' } })
    await deputise(fourth)
    must(await nominees(fourth, [alpha]))
    expect(await places(third, alpha)).toMatchObject({ error: { kind: 'forbidden' } })
    must(await places(fourth, alpha))
  })

  test('special prizes are no way around', async () => {
    await deputise(deputy)
    const prize = async (actor: Actor, choice: string) =>
      saveDecision(app, actor, await editionOf(app, edition.year), {
        version: await version(),
        categoryId: '',
        rows: [{ categoryId: '', place: null, special: 'Mut', choice, citation: '' }],
      })
    expect(await prize(deputy, beta)).toMatchObject(CONFLICT)
    must(await prize(organiser, beta))
    expect(await prize(deputy, alpha)).toMatchObject(CONFLICT)
  })
})
