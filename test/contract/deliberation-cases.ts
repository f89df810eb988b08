/** A meeting on both runtimes: the guards inside the writes, and two decisions at once. */
import assert from 'node:assert/strict'
import { type Database, guard } from '../../src/core/database.ts'
import { newId } from '../../src/core/ids.ts'
import {
  claimDecision,
  claimNomination,
  insertAward,
  insertNominee,
} from '../../src/deliberation/decision-store.ts'
import {
  applyRevision,
  castVote,
  closeVote,
  insertMotion,
  insertRevision,
  noteDepartures,
  openDiscussion,
} from '../../src/deliberation/discussion-store.ts'
import type { Case } from './cases.ts'

const NOW = Date.UTC(2026, 5, 1)
const REFUSED = { ok: false, error: 'guard' }

/** A year after judging with an open meeting of two jurors, quorum two, and two entries; the second is not neutral towards B. */
const meetingOf = async (db: Database, year: number) => {
  const [edition, owner, category, criterion] = [newId(), newId(), newId(), newId()]
  const [chair, other, seat, second, meeting] = [newId(), newId(), newId(), newId(), newId()]
  const [alpha, beta, sheet] = [newId(), newId(), newId()]
  const person = (id: string) => ({
    id,
    email: `${id}@kuer.example`,
    name: '',
    is_organiser: 0,
    created_at: NOW,
  })
  const juror = (id: string, account_id: string, is_chair: number) => ({
    id,
    edition_id: edition,
    account_id,
    name: 'J',
    institution: '',
    is_chair,
    invited_at: 1,
    accepted_at: 1,
  })
  const entry = (id: string, number: number) => ({
    id,
    edition_id: edition,
    category_id: category,
    owner_id: owner,
    number,
    title: `Rathaus ${number}`,
    organisation: 'Musterhausen',
    answers: '{}',
    state: 'submitted' as const,
    receipt_sha256: 'x',
    submitted_at: NOW,
    created_at: NOW,
    updated_at: NOW,
  })
  const there = (juror_id: string) => ({
    meeting_id: meeting,
    juror_id,
    state: 'present' as const,
    deputises_for: null,
  })
  const { q } = db
  const written = await db.commit([
    q.insertInto('edition').values({
      id: edition,
      year,
      title: 'Ausgabe',
      intro: '',
      conference_title: '',
      place: '',
      venue: '',
      call_opens_at: NOW - 5,
      call_closes_at: NOW - 4,
      judging_opens_at: NOW - 3,
      judging_closes_at: NOW - 1,
      scale_min: 1,
      scale_max: 5,
      min_sheets: 2,
      quorum: 2,
      created_at: NOW,
    }),
    q
      .insertInto('category')
      .values({ id: category, edition_id: edition, position: 1, name: 'K', description: '' }),
    q
      .insertInto('criterion')
      .values({ id: criterion, edition_id: edition, position: 1, name: 'C', description: '', weight: 1 }),
    q.insertInto('account').values([person(owner), person(chair), person(other)]),
    q.insertInto('juror').values([juror(seat, chair, 1), juror(second, other, 0)]),
    q.insertInto('submission').values([entry(alpha, 1), entry(beta, 2)]),
    q.insertInto('recusal').values({ juror_id: second, submission_id: beta, reason: 'x', created_at: 1 }),
    q.insertInto('score_sheet').values({
      id: sheet,
      juror_id: second,
      submission_id: beta,
      comment: '',
      updated_at: NOW,
      finalised_at: NOW,
    }),
    q.insertInto('score').values({ sheet_id: sheet, criterion_id: criterion, points: 3, comment: '' }),
    q.insertInto('meeting').values({
      id: meeting,
      edition_id: edition,
      starts_at: NOW,
      place: '',
      deputy_id: null,
      agenda: 'first',
      opened_at: NOW,
      closed_at: null,
      created_at: NOW,
    }),
    q.insertInto('attendance').values([there(seat), there(second)]),
  ])
  assert.ok(written.ok)
  return { edition, category, criterion, meeting, chair, other, seat, second, alpha, beta, sheet }
}

export const deliberations: Case[] = [
  {
    name: 'deliberation: who is not neutral neither votes nor revises, and does not count for the quorum',
    run: async ({ db }) => {
      const { q } = db
      const year = await meetingOf(db, 2981)
      const [discussion, motion, revision] = [newId(), newId(), newId()]
      const call = (presidedBy: string) =>
        openDiscussion(q, {
          id: discussion,
          meetingId: year.meeting,
          submissionId: year.beta,
          presidedBy,
          actorId: year.chair,
          now: NOW,
        })
      assert.deepEqual(await db.commit([call(year.second), guard]), REFUSED)
      assert.ok((await db.commit([call(year.seat), guard, noteDepartures(q, discussion, NOW)])).ok)
      const left = await q
        .selectFrom('departure')
        .select('juror_id')
        .where('discussion_id', '=', discussion)
        .execute()
      assert.deepEqual(left, [{ juror_id: year.second }])
      const moved = insertMotion(q, {
        id: motion,
        meetingId: year.meeting,
        discussion,
        wording: 'Platz eins',
        mover: year.seat,
        actorId: year.chair,
        now: NOW,
      })
      assert.ok((await db.commit([moved, guard])).ok)
      const vote = (actorId: string) =>
        castVote(q, { motionId: motion, meetingId: year.meeting, choice: 'yes', actorId, now: NOW })
      assert.deepEqual(await db.commit([vote(year.other), guard]), REFUSED)
      assert.ok((await db.commit([vote(year.chair), guard])).ok)
      const revise = insertRevision(q, {
        id: revision,
        discussionId: discussion,
        accountId: year.other,
        version: 1,
        criterionId: year.criterion,
        points: 5,
        reason: 'x',
        now: NOW,
      })
      assert.deepEqual(await db.commit([revise, guard, ...applyRevision(q, revision, NOW)]), REFUSED)
      const end = closeVote(q, {
        motionId: motion,
        meetingId: year.meeting,
        votes: 1,
        casting: null,
        actorId: year.chair,
        now: NOW,
      })
      assert.deepEqual(await db.commit([end, guard]), REFUSED)
      // Neutral again, the second counts, votes and revises.
      assert.ok((await db.commit([q.deleteFrom('recusal').where('juror_id', '=', year.second)])).ok)
      assert.ok((await db.commit([revise, guard, ...applyRevision(q, revision, NOW)])).ok)
      const points = await q.selectFrom('score').select('points').where('sheet_id', '=', year.sheet).execute()
      assert.deepEqual(points, [{ points: 5 }])
      assert.ok((await db.commit([end, guard])).ok)
      const closed = await q.selectFrom('motion').select(['state', 'yes']).where('id', '=', motion).execute()
      assert.deepEqual(closed, [{ state: 'carried', yes: 1 }])
    },
  },
  {
    name: 'deliberation: nominees first, then of two decisions at once one wins; nothing without quorum',
    run: async ({ db }) => {
      const { q } = db
      const { edition, category, chair, alpha, beta, second } = await meetingOf(db, 2982)
      const decision = (version: number) => ({
        editionId: edition,
        categoryId: category,
        version,
        actorId: chair,
        now: NOW,
      })
      const award = (submissionId: string) => ({
        id: newId(),
        place: 1,
        special: null,
        submissionId,
        citation: '',
      })
      const decide = (submission: string, version: number) =>
        db.commit([
          claimDecision(q, decision(version)),
          guard,
          insertAward(q, decision(version), award(submission)),
          guard,
        ])
      assert.deepEqual(await decide(alpha, 1), REFUSED)
      const nominated = [alpha, beta].flatMap((id) => [insertNominee(q, decision(1), id), guard])
      assert.ok((await db.commit([claimNomination(q, decision(1)), guard, ...nominated])).ok)
      const both = await Promise.all([decide(alpha, 2), decide(beta, 2)])
      assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true])
      assert.deepEqual(await db.commit([claimNomination(q, decision(3)), guard]), REFUSED)
      const gone = q.updateTable('attendance').set({ state: 'excused' }).where('juror_id', '=', second)
      assert.ok((await db.commit([gone])).ok)
      assert.deepEqual(await db.commit([claimDecision(q, decision(3)), guard]), REFUSED)
    },
  },
]
