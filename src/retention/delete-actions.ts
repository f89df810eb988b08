/** Deletes what is due, batch by batch; each commit asks once more whether it still may. */
import { loadActor } from '../account/store.ts'
import { record } from '../audit/store.ts'
import { guard, type Statement } from '../core/database.ts'
import { canonicalJson } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { discardDue } from '../discard/actions.ts'
import { erase } from '../leaving/actions.ts'
import { replaceAnswers } from '../leaving/store.ts'
import { receiptHash } from '../submission/receipt.ts'
import { isDue, type Line, type Loaded } from './actions.ts'
import { answersWithout } from './answers.ts'
import { discardFilesOf, entriesToRewrite, forgetTitles } from './answers-store.ts'
import { piecesOf } from './class-store.ts'
import { idsOf, nextRows, type Piece, stillThere } from './piece-store.ts'
import { fences } from './store.ts'

/** Rows of one commit. */
const AT_ONCE = { rows: 200, answers: 20, account: 1 } as const

/** So many refused commits of one part, and it waits for the next time. */
const REFUSALS = 3

export interface DeletionReport {
  /** Rows deleted or emptied. */
  readonly rows: number
  /** Whether the commits that were allowed did not suffice. */
  readonly more: boolean
}

/**
 * Deletes what is due of a year, or of what belongs to none. Doing it twice, or twice at once, does nothing twice.
 * @param by the organiser who asked for it; null by night
 * @param batches most commits
 */
export const deleteDue = async (
  app: Services,
  loaded: Loaded,
  by: string | null,
  batches: number,
): Promise<DeletionReport> => {
  const report = { rows: 0, left: batches }
  for (const line of loaded.lines.filter((one) => isDue(one, loaded.now)))
    for (const piece of piecesOf(line.data.id)) await deletePiece(app, { loaded, line, piece, by }, report)
  await discardDue(app)
  return { rows: report.rows, more: report.left < 0 }
}

interface Job {
  readonly loaded: Loaded
  readonly line: Line
  readonly piece: Piece
  readonly by: string | null
}

const deletePiece = async (app: Services, job: Job, report: { rows: number; left: number }) => {
  const { piece, line } = job
  const limit = piece.atOnce ?? AT_ONCE[piece.how]
  let skipped = 0
  for (let refusals = 0; refusals < REFUSALS; ) {
    const ids = await nextRows(app.db, piece, line.within, limit, skipped)
    if (ids.length === 0) return
    report.left -= 1
    // Remembered as less than none: there was more to do.
    if (report.left < 0) return
    const done = await deleteBatch(app, job, ids)
    if (done.ok) report.rows += ids.length
    else {
      refusals += 1
      skipped += ids.length
    }
  }
}

const deleteBatch = async (app: Services, job: Job, ids: readonly string[]): Promise<Result<null>> => {
  const { loaded, line, piece, by } = job
  const { q } = app.db
  const { edition, scope, plan, forAll } = loaded
  const versions = { own: plan.version, forAll: forAll.version }
  const before = [
    ...fences(q, { classId: line.data.id, scope, versions, edition, now: loaded.now }),
    stillThere(q, piece, line.within, ids),
  ]
  if (piece.how === 'account') return eraseUnused(app, ids, by, before)
  const remove =
    piece.how === 'rows'
      ? piece.remove(q, idsOf(ids), loaded.now)
      : await rewrite(app, ids, piece.gone, line.within.contactKeys)
  const event = record(q, {
    at: app.clock(),
    actorId: by,
    editionId: edition?.id ?? null,
    kind: 'retention.deleted',
    subject: line.data.id,
    detail: { part: piece.key, rows: ids.length },
  })
  const saved = await app.db.commit([...before, ...remove, event])
  return saved.ok ? ok(null) : fail('conflict', saved.error)
}

/** An account goes as if its owner had erased it. */
const eraseUnused = async (
  app: Services,
  ids: readonly string[],
  by: string | null,
  before: readonly Statement[],
): Promise<Result<null>> => {
  const actor = await loadActor(app.db, ids[0] ?? '')
  if (!actor) return ok(null)
  return erase(app, actor, { actorId: by, kind: 'account.expired', fences: before })
}

/** Statements that take answers away, each guarded by the version it was read in, with the receipt made anew. */
const rewrite = async (
  app: Services,
  ids: readonly string[],
  gone: 'all' | 'contacts' | 'files',
  contacts: readonly string[],
): Promise<Statement[]> => {
  const { q } = app.db
  const statements: Statement[] = gone === 'contacts' ? [] : [discardFilesOf(q, ids, app.clock())]
  for (const entry of await entriesToRewrite(app.db, ids)) {
    const before = JSON.parse(entry.answers) as Record<string, string>
    const answers = canonicalJson(answersWithout(before, gone, contacts))
    const receipt = entry.state === 'submitted' ? await receiptHash({ ...entry, answers }) : null
    statements.push(replaceAnswers(q, entry, answers, receipt), guard)
  }
  return gone === 'all' ? [...statements, forgetTitles(q, ids)] : statements
}
