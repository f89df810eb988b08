/** PDF files of an entry: taking in and removing. A file is part of an answer, so every change is a save of the entry. */
import type { Actor } from '../account/rules.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { canonicalJson, newId, sha256 } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import {
  type AttachedFile,
  answerOf,
  attachedFiles,
  cleanFileName,
  fileKey,
  MAX_ENTRY_FILES,
  MAX_FILES,
  pdfProblem,
} from '../entry-form/files.ts'
import type { Question } from '../entry-form/questions.ts'
import type { UploadedFile, UploadOutcome } from '../photo/actions.ts'
import type { Own } from '../submission/actions.ts'
import { receiptHash } from '../submission/receipt.ts'
import { mayEdit } from '../submission/rules.ts'
import { type Submission, submissionById, updateBeforeDeadline } from '../submission/store.ts'

/** The submission and its question of kind `file`. */
export interface FileAnswer {
  readonly own: Own
  readonly question: Question
}

/** Adds files to an answer; one refused file does not lose the others. */
export const addFiles = async (
  app: Services,
  actor: Actor,
  { own, question }: FileAnswer,
  files: readonly UploadedFile[],
  receivedAt: number,
): Promise<Result<UploadOutcome[]>> => {
  const allowed = mayEdit(own.submission, own.edition, receivedAt, app.clock())
  if (!allowed.ok) return allowed
  const outcomes: UploadOutcome[] = []
  for (const { name, bytes } of files) {
    const problem = pdfProblem(bytes)
    const added =
      problem === null ? await addOne(app, actor, own, question, { name, bytes }, receivedAt) : null
    outcomes.push({ name, error: added === null ? problem : added.ok ? null : added.error.message })
  }
  return ok(outcomes)
}

const addOne = async (
  app: Services,
  actor: Actor,
  own: Own,
  question: Question,
  { name, bytes }: UploadedFile,
  receivedAt: number,
): Promise<Result<null>> => {
  const file = {
    id: newId(),
    sha256: await sha256(bytes),
    size: bytes.length,
    name: cleanFileName(name),
  }
  const key = fileKey(own.submission.id, file.id)
  await app.files.put(key, bytes, 'application/pdf')
  const saved = await change(app, actor, own, receivedAt, 'attachment.added', file, (answers) => {
    const files = attachedFiles(answers[question.key] ?? '')
    if (files.some((known) => known.sha256 === file.sha256))
      return fail('conflict', 'Diese Datei ist schon dabei.')
    if (files.length >= MAX_FILES || allFiles(answers).length >= MAX_ENTRY_FILES) return tooMany
    return ok({ ...answers, [question.key]: answerOf([...files, file]) })
  })
  if (!saved.ok) await app.files.delete([key])
  return saved
}

const tooMany = fail(
  'conflict',
  `Mehr als ${MAX_FILES} Dateien zu einer Frage und ${MAX_ENTRY_FILES} zu einer Einreichung sind nicht möglich. Löschen Sie zuerst eine andere.`,
)

/** Every file that a submission's answers name. */
export const allFiles = (answers: Readonly<Record<string, string>>): AttachedFile[] =>
  Object.values(answers).flatMap(attachedFiles)

/** Removes one file; what is handed in keeps at least one where one is asked for. */
export const removeFile = async (
  app: Services,
  actor: Actor,
  { own, question }: FileAnswer,
  fileId: string,
  receivedAt: number,
): Promise<Result<null>> => {
  const allowed = mayEdit(own.submission, own.edition, receivedAt, app.clock())
  if (!allowed.ok) return allowed
  const removed = await change(
    app,
    actor,
    own,
    receivedAt,
    'attachment.removed',
    { id: fileId },
    (answers) => {
      const files = attachedFiles(answers[question.key] ?? '')
      const left = files.filter(({ id }) => id !== fileId)
      if (left.length === files.length) return fail('not_found', 'Diese Datei gibt es nicht mehr.')
      if (left.length === 0 && question.required && own.submission.state === 'submitted') return stillNeeded
      return ok({ ...answers, [question.key]: answerOf(left) })
    },
  )
  if (removed.ok) await app.files.delete([fileKey(own.submission.id, fileId)])
  return removed
}

const stillNeeded = fail(
  'conflict',
  'Diese Datei ist Pflicht, und Ihr Projekt ist eingereicht. Laden Sie zuerst die neue Datei hoch und löschen Sie dann diese.',
)

type StoredAnswers = Readonly<Record<string, string>>

/** How often a change is tried again when somebody saved a text at the same moment: neither needs the other. */
const TRIES = 5

const change = async (
  app: Services,
  actor: Actor,
  own: Own,
  receivedAt: number,
  kind: AuditKind,
  file: Partial<AttachedFile> & { readonly id: string },
  edit: (answers: StoredAnswers) => Result<StoredAnswers>,
): Promise<Result<null>> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const submission = await submissionById(app.db, own.submission.id)
    if (!submission) return fail('not_found', 'Diese Einreichung gibt es nicht mehr.')
    const edited = edit(JSON.parse(submission.answers) as StoredAnswers)
    if (!edited.ok) return edited
    const { version } = submission
    const write = { id: submission.id, actorId: actor.id, version, receivedAt, now: app.clock() }
    const saved = await app.db.commit([
      updateBeforeDeadline(app.db.q, write, await stored(submission, edited.value)),
      guard,
      record(app.db.q, {
        at: receivedAt,
        actorId: actor.id,
        editionId: own.edition.id,
        kind,
        subject: submission.id,
        detail: { file: file.id, ...(file.sha256 ? { sha256: file.sha256, size: file.size } : {}) },
      }),
    ])
    if (saved.ok) return ok(null)
    const allowed = mayEdit(submission, own.edition, receivedAt, app.clock())
    if (!allowed.ok) return allowed
  }
  return fail(
    'conflict',
    'Die Einreichung wird gerade von anderen geändert. Bitte versuchen Sie es noch einmal.',
  )
}

/** The columns to write: the answers, and the receipt of what is handed in already. */
const stored = async (submission: Submission, changed: StoredAnswers): Promise<Partial<Submission>> => {
  const answers = canonicalJson(changed)
  if (submission.state !== 'submitted') return { answers }
  const receipt = await receiptHash({ ...submission, category: submission.category_id, answers })
  return { answers, receipt_sha256: receipt }
}
