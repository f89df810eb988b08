/** What happens while an entry is called: who leaves, what is moved, how they vote, which points change. */
import type { Actor } from '../account/rules.ts'
import type { Detail } from '../audit/detail-words.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { guard, type Statement } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { presidencyOf } from '../jury/seat-store.ts'
import { type Attended, KEEPERS } from './actions.ts'
import {
  applyRevision,
  awayFrom,
  castVote,
  closeDiscussion,
  closeVote,
  insertMotion,
  insertRevision,
  noteDepartures,
  noteReturns,
  openDiscussion,
  recuseNow,
} from './discussion-store.ts'
import { presiderOf } from './rules.ts'
import type { MotionInput, RevisionInput, VotesInput } from './schema.ts'

interface Deed {
  readonly kind: AuditKind
  readonly subject: string
  readonly detail?: Detail
  readonly refused: string
  /** Only for those who keep the meeting. */
  readonly leading?: true
}

const act = async (
  app: Services,
  actor: Actor,
  { edition, runs }: Attended,
  { kind, subject, detail = {}, refused, leading }: Deed,
  statements: readonly Statement[],
): Promise<Result<null>> => {
  if (leading && !runs) return KEEPERS
  const event = { at: app.clock(), actorId: actor.id, editionId: edition.id, kind, subject, detail }
  const saved = await app.db.commit([...statements, record(app.db.q, event)])
  return saved.ok ? ok(null) : fail('conflict', refused)
}

const NO_PRESIDER = fail(
  'conflict',
  'Vorsitz und Stellvertretung sind befangen oder nicht anwesend. Bitte benennen Sie zuerst eine Stellvertretung für diese Sitzung.',
)

/** Calls an entry; those who are not neutral leave the room. */
export const callEntry = async (
  app: Services,
  actor: Actor,
  attended: Attended,
  { submission: submissionId }: { readonly submission: string },
): Promise<Result<null>> => {
  const { edition, meeting, members } = attended
  const away = await awayFrom(app.db, edition.id, submissionId)
  const { adHoc } = await presidencyOf(app.db, edition.id, submissionId)
  const presidedBy = presiderOf(members, { deputy: meeting.deputy_id, adHoc }, away)
  if (presidedBy === null) return NO_PRESIDER
  const [id, now] = [newId(), app.clock()]
  const call = { id, meetingId: meeting.id, submissionId, presidedBy, actorId: actor.id, now }
  const refused =
    'Nicht aufgerufen: Die Sitzung muss laufen, und es kann nur eine Einreichung zugleich aufgerufen sein. Bitte laden Sie die Seite neu.'
  return act(
    app,
    actor,
    attended,
    {
      kind: 'meeting.entry_called',
      subject: submissionId,
      detail: { meeting: meeting.id, presidedBy },
      refused,
      leading: true,
    },
    [openDiscussion(app.db.q, call), guard, noteDepartures(app.db.q, id, now)],
  )
}

/** Ends the discussion; those who left come back. */
export const endCall = (
  app: Services,
  actor: Actor,
  attended: Attended,
  { discussion: discussionId }: { readonly discussion: string },
) => {
  const { q } = app.db
  const now = app.clock()
  const refused =
    'Nicht beendet: Eine Abstimmung ist noch offen, oder die Einreichung ist nicht mehr aufgerufen. Bitte laden Sie die Seite neu.'
  return act(
    app,
    actor,
    attended,
    { kind: 'meeting.entry_ended', subject: discussionId, refused, leading: true },
    [
      closeDiscussion(q, discussionId, actor.id, now),
      guard,
      noteDepartures(q, discussionId, now),
      noteReturns(q, discussionId, now),
    ],
  )
}

/** The juror says not to be neutral and leaves the room. */
export const recuseInMeeting = (
  app: Services,
  actor: Actor,
  attended: Attended,
  { discussion, reason }: { readonly discussion: string; readonly reason: string },
) => {
  const { q } = app.db
  const now = app.clock()
  const refused =
    'Nicht gespeichert: Die Einreichung ist nicht mehr aufgerufen. Wer den Vorsitz führt, gibt ihn zuerst ab.'
  return act(app, actor, attended, { kind: 'recusal.declared', subject: discussion, refused }, [
    recuseNow(q, { discussionId: discussion, accountId: actor.id, reason, now }),
    guard,
    noteDepartures(q, discussion, now),
  ])
}

/** Notes a motion; from then on it can be voted on. */
export const moveMotion = (app: Services, actor: Actor, attended: Attended, input: MotionInput) => {
  const write = { ...input, id: newId(), meetingId: attended.meeting.id, actorId: actor.id, now: app.clock() }
  const refused =
    'Nicht gespeichert: Die Sitzung muss laufen, und wer den Antrag stellt, muss anwesend und unbefangen sein.'
  return act(
    app,
    actor,
    attended,
    {
      kind: 'motion.moved',
      subject: write.id,
      detail: { discussion: input.discussion, mover: input.mover },
      refused,
    },
    [insertMotion(app.db.q, write), guard],
  )
}

const NO_VOTE =
  'Nicht gezählt: Abstimmen können Anwesende, die nicht befangen sind, solange die Abstimmung offen ist.'

/** The juror votes. */
export const voteOwn = (
  app: Services,
  actor: Actor,
  attended: Attended,
  { choice }: { readonly choice: 'yes' | 'no' | 'abstain' },
  motionId: string,
) =>
  act(app, actor, attended, { kind: 'vote.cast', subject: motionId, detail: { choice }, refused: NO_VOTE }, [
    castVote(app.db.q, {
      motionId,
      meetingId: attended.meeting.id,
      choice,
      actorId: actor.id,
      now: app.clock(),
    }),
    guard,
  ])

/** Whoever keeps the meeting notes how those present voted. */
export const recordVotes = (
  app: Services,
  actor: Actor,
  attended: Attended,
  votes: VotesInput,
  motionId: string,
): Promise<Result<null>> =>
  // Nobody chosen is nothing noted.
  votes.length === 0 && attended.runs
    ? Promise.resolve(ok(null))
    : act(
        app,
        actor,
        attended,
        { kind: 'vote.recorded', subject: motionId, detail: { votes }, refused: NO_VOTE, leading: true },
        [
          ...votes.flatMap(({ jurorId, choice }) => [
            castVote(app.db.q, {
              motionId,
              meetingId: attended.meeting.id,
              jurorId,
              choice,
              actorId: actor.id,
              now: app.clock(),
            }),
            guard,
          ]),
        ],
      )

/** Counts the votes and says whether the motion is carried. */
export const countVotes = (
  app: Services,
  actor: Actor,
  attended: Attended,
  { votes, casting }: { readonly votes: number; readonly casting: 'yes' | 'no' | null },
  motionId: string,
) =>
  act(
    app,
    actor,
    attended,
    {
      kind: 'motion.decided',
      subject: motionId,
      detail: { votes, casting },
      refused:
        'Nicht ausgezählt: Die Jury muss beschlussfähig sein, mindestens eine Stimme muss da sein, und seit Ihrem letzten Blick darf keine dazugekommen sein. Bitte laden Sie die Seite neu.',
      leading: true,
    },
    [
      closeVote(app.db.q, {
        motionId,
        meetingId: attended.meeting.id,
        votes,
        casting,
        actorId: actor.id,
        now: app.clock(),
      }),
      guard,
    ],
  )

/** The juror changes points of the own sheet, with a reason; the old ones are kept. */
export const revisePoints = async (
  app: Services,
  actor: Actor,
  attended: Attended,
  input: RevisionInput,
): Promise<Result<null>> => {
  const { discussion: discussionId, criterion: criterionId, points, reason, version } = input
  const [id, now] = [newId(), app.clock()]
  return act(
    app,
    actor,
    attended,
    {
      kind: 'score.revised',
      subject: discussionId,
      detail: { criterion: criterionId, points },
      refused:
        'Nicht geändert: Die Einreichung muss aufgerufen sein, die neue Zahl auf der Skala liegen und eine andere sein als bisher. Bitte laden Sie die Seite neu.',
    },
    [
      insertRevision(app.db.q, {
        id,
        discussionId,
        accountId: actor.id,
        version,
        criterionId,
        points,
        reason,
        now,
      }),
      guard,
      ...applyRevision(app.db.q, id, now),
    ],
  )
}
