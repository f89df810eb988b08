/** What a meeting has in front of it: the entry that is called, and the agenda. */
import type { Actor } from '../account/rules.ts'
import type { Services } from '../core/services.ts'
import { listCategories } from '../edition/store.ts'
import { isLong, parseAnswers } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import { rulesInForce } from '../judging-rules/actions.ts'
import { type OwnSheet, ownSheet } from '../jury/sheet-store.ts'
import { type Photo, photosOfSubmission } from '../photo/store.ts'
import { type SeenStandings, standingsFor } from '../ranking/actions.ts'
import type { CategoryStanding, StandingRow } from '../ranking/standings.ts'
import { listSheets } from '../ranking/store.ts'
import { type Submission, submissionById } from '../submission/store.ts'
import type { Attended } from './actions.ts'
import {
  awayFrom,
  type Discussion,
  discussionsOf,
  type Motion,
  motionsOf,
  type Vote,
  votesOf,
} from './discussion-store.ts'
import { agendaOf, criterionMeans, type Quorum, quorumOf } from './rules.ts'

/** The entry that is called, without a word about who scored it how. */
export interface Called {
  readonly discussion: Discussion
  readonly submission: Submission
  readonly category: string
  readonly summary: string
  readonly photo: Photo | null
  /** Null while nothing is scored. */
  readonly row: StandingRow | null
  readonly standings: SeenStandings
  readonly criteria: readonly { readonly id: string; readonly name: string; readonly mean: number | null }[]
  readonly scale: { readonly min: number; readonly max: number }
  /** Jurors who have left the room. */
  readonly away: ReadonlySet<string>
  readonly quorum: Quorum
  /** The reader's own sheet, when they have one. */
  readonly sheet: OwnSheet | null
}

/** `locked` for a reader who is not neutral towards the entry that is called: they read nothing about it. */
export type CalledState = Called | 'locked' | null

/** The entry that is called, as this reader may see it. */
export const loadCalled = async (app: Services, actor: Actor, attended: Attended): Promise<CalledState> => {
  const { edition, meeting, members, juror } = attended
  const discussion = (await discussionsOf(app.db, meeting.id)).find((one) => one.closed_at === null)
  if (!discussion) return null
  const away = await awayFrom(app.db, edition.id, discussion.submission_id)
  if (juror !== null && away.has(juror)) return 'locked'
  const submission = await submissionById(app.db, discussion.submission_id)
  if (!submission) return null
  const { rules } = await rulesInForce(app, edition)
  const standings = await standingsFor(app, actor, edition)
  const sheets = await listSheets(app.db, edition.id, rules.criteria)
  const means = criterionMeans(sheets, submission.id, rules.criteria.length)
  const { questions } = await currentForm(app.db, edition)
  const answers = parseAnswers(submission.answers, questions)
  const telling = questions.find(({ key }) => key === 'summary') ?? questions.find(isLong)
  const rows = standings.categories.flatMap((one) => one.rows)
  return {
    discussion,
    submission,
    category: await categoryName(app, edition.id, submission.category_id),
    summary: telling ? (answers[telling.key] ?? '') : '',
    photo: (await photosOfSubmission(app.db, submission.id))[0] ?? null,
    row: rows.find(({ candidate }) => candidate.id === submission.id) ?? null,
    standings,
    criteria: rules.criteria.map(({ id, name }, index) => ({ id, name, mean: means[index] ?? null })),
    scale: rules.scale,
    away,
    quorum: quorumOf(members, rules.quorum, away),
    sheet: attended.seat === null ? null : await ownSheet(app.db, attended.seat, submission.id),
  }
}

const categoryName = async (app: Services, editionId: string, id: string | null): Promise<string> =>
  (await listCategories(app.db, editionId)).find((one) => one.id === id)?.name ?? ''

export interface AgendaPart {
  readonly category: CategoryStanding['category']
  readonly rows: readonly StandingRow[]
}

export interface Agenda {
  readonly parts: readonly AgendaPart[]
  readonly standings: SeenStandings
  /** When an entry was discussed last, by id. */
  readonly discussed: ReadonlyMap<string, Discussion>
}

/** The entries in the order of the meeting, without those towards which the reader is not neutral. */
export const loadAgenda = async (
  app: Services,
  actor: Actor,
  { edition, meeting }: Attended,
): Promise<Agenda> => {
  const standings = await standingsFor(app, actor, edition)
  return {
    standings,
    parts: standings.categories.map((one) => ({
      category: one.category,
      rows: agendaOf(one, meeting.agenda),
    })),
    discussed: new Map(
      (await discussionsOf(app.db, meeting.id)).map((one) => [one.submission_id, one] as const),
    ),
  }
}

export interface MotionView {
  readonly motion: Motion
  readonly votes: readonly Vote[]
}

/** The motions about one discussion, or about none (null), with their votes. */
export const loadMotions = async (
  app: Services,
  meetingId: string,
  discussionId: string | null,
): Promise<MotionView[]> => {
  const votes = await votesOf(app.db, meetingId)
  return (await motionsOf(app.db, meetingId))
    .filter((motion) => motion.discussion_id === discussionId)
    .map((motion) => ({ motion, votes: votes.filter((vote) => vote.motion_id === motion.id) }))
}
