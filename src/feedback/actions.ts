/** Feedback to entrants: prepared once, read and reworded by organisers, released. */
import type { Actor } from '../account/rules.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { guard, type Statement } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { rulesInForce } from '../judging-rules/actions.ts'
import { listSheets } from '../ranking/store.ts'
import { type Average, averagesOf } from './rules.ts'
import type { WordingInput } from './schema.ts'
import {
  commentsIn,
  commentsOf,
  feedbackOf,
  listFeedback,
  prepare,
  releaseAll,
  saveWording,
  touch,
} from './store.ts'

const act = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  event: { readonly kind: AuditKind; readonly subject: string; readonly refused: string },
  statements: readonly Statement[],
): Promise<Result<null>> => {
  const { kind, subject, refused } = event
  const saved = await app.db.commit([
    ...statements,
    record(app.db.q, { at: app.clock(), actorId: actor.id, editionId: edition.id, kind, subject }),
  ])
  return saved.ok ? ok(null) : fail('conflict', refused)
}

/** Gathers comments and averages for every entry that has no feedback yet. */
export const prepareFeedback = async (
  app: Services,
  actor: Actor,
  edition: Edition,
): Promise<Result<null>> => {
  const now = app.clock()
  if (edition.judging_closes_at === null || edition.judging_closes_at > now)
    return fail('closed', 'Rückmeldungen lassen sich vorbereiten, wenn die Bewertung geschlossen ist.')
  const { rules } = await rulesInForce(app, edition)
  const items = await listFeedback(app.db, edition.id)
  const sheets = await listSheets(app.db, edition.id, rules.criteria)
  const comments = Map.groupBy(await commentsIn(app.db, edition.id), (one) => one.submission_id)
  const statements = items
    .filter(({ prepared_at }) => prepared_at === null)
    .flatMap(({ id, category_id }) => {
      const peers = items.filter((one) => one.category_id === category_id).map((one) => one.id)
      return prepare(
        app.db.q,
        {
          submissionId: id,
          averages: JSON.stringify(averagesOf(id, peers, sheets, rules.criteria)),
          comments: (comments.get(id) ?? []).map(({ comment }) => ({ id: newId(), text: comment })),
        },
        now,
      )
    })
  const refused = 'Nicht vorbereitet. Bitte laden Sie die Seite neu.'
  return act(app, actor, edition, { kind: 'feedback.prepared', subject: edition.id, refused }, statements)
}

const CHANGED =
  'Nicht gespeichert: Inzwischen hat jemand anderes gespeichert, oder die Rückmeldung ist schon freigegeben. Ihr Text steht noch da.'

/** Saves what entrants will read. */
export const saveFeedback = (
  app: Services,
  actor: Actor,
  edition: Edition,
  submissionId: string,
  { version, comments }: WordingInput,
): Promise<Result<null>> =>
  act(app, actor, edition, { kind: 'feedback.saved', subject: submissionId, refused: CHANGED }, [
    touch(app.db.q, edition.id, submissionId, version),
    guard,
    ...comments.map(({ id, wording }) => saveWording(app.db.q, submissionId, id, wording)),
  ])

/** Releases the feedback of one entry, as it was read. */
export const releaseFeedback = (
  app: Services,
  actor: Actor,
  edition: Edition,
  submissionId: string,
  version: number,
): Promise<Result<null>> =>
  act(app, actor, edition, { kind: 'feedback.released', subject: submissionId, refused: CHANGED }, [
    touch(app.db.q, edition.id, submissionId, version).set({ released_at: app.clock() }),
    guard,
  ])

/** Releases everything that waits, as many as the page has shown. */
export const releaseEverything = (
  app: Services,
  actor: Actor,
  edition: Edition,
  waiting: number,
): Promise<Result<null>> =>
  act(app, actor, edition, { kind: 'feedback.released', subject: edition.id, refused: CHANGED }, [
    releaseAll(app.db.q, edition.id, waiting, app.clock()),
    guard,
  ])

export interface ReadFeedback {
  readonly title: string
  readonly averages: readonly Average[]
  readonly comments: readonly string[]
}

/** What the entrants of an entry read: once released, and never before the results are public. */
export const readFeedback = async (app: Services, submissionId: string): Promise<ReadFeedback | null> => {
  const feedback = await feedbackOf(app.db, submissionId)
  if (!feedback || feedback.released_at === null || feedback.published_at === null) return null
  const comments = await commentsOf(app.db, submissionId)
  return {
    title: feedback.title,
    averages: JSON.parse(feedback.averages) as Average[],
    comments: comments.map(({ wording }) => wording).filter((wording) => wording !== ''),
  }
}
