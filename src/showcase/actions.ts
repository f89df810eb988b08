/** What organisers, jurors and entrants decide about the page of an award year. */
import type { Actor } from '../account/rules.ts'
import { seatIn } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { newId, sha256 } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { phaseOf } from '../edition/rules.ts'
import { countSubmissions, type Edition } from '../edition/store.ts'
import { answerOf, cleanFileName, pdfProblem } from '../entry-form/files.ts'
import type { UploadedFile } from '../photo/actions.ts'
import { freezeFigures } from '../publication/examples.ts'
import type { Own } from '../submission/actions.ts'
import { permit } from '../submission/rules.ts'
import { figuresReady } from './rules.ts'
import type { PageInput, StatementInput } from './schema.ts'
import { editionPageOf, nameJuror, removeExample, savePage, sayConsent, unnameJuror } from './store.ts'

const CHANGED = fail(
  'conflict',
  'Inzwischen hat jemand anderes gespeichert. Ihre Eingaben stehen noch in den Feldern und sind noch nicht gespeichert; den gespeicherten Stand sehen Sie in einem neuen Tab. Wenn Sie noch einmal speichern, gelten Ihre Eingaben.',
)

/** Saves programme and jury of the page. */
export const saveEditionPage = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  { version, programme, jury_from }: PageInput,
): Promise<Result<null>> => {
  const change = { jury_from, programme: JSON.stringify(programme) }
  const saved = await app.db.commit([
    savePage(app.db.q, edition.id, version, change),
    guard,
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      editionId: edition.id,
      kind: 'edition.page_saved',
      subject: edition.id,
      detail: { jury_from, programme },
    }),
  ])
  return saved.ok ? ok(null) : CHANGED
}

/** Where the statement of an edition lies. */
export const statementKey = (editionId: string, fileId: string): string => `statements/${editionId}/${fileId}`

/** Saves the taskforce's statement; a new file takes the place of the old one. */
export const saveStatement = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: StatementInput,
  upload: UploadedFile | undefined,
): Promise<Result<null>> => {
  const problem = upload ? pdfProblem(upload.bytes) : null
  if (problem !== null) return fail('invalid', problem)
  const { file: before } = await editionPageOf(app.db, edition.id)
  if (input.public === '1' && !upload && !before)
    return fail('invalid', 'Bitte wählen Sie zuerst das PDF der Stellungnahme aus.')
  const file = upload && {
    id: newId(),
    sha256: await sha256(upload.bytes),
    size: upload.bytes.length,
    name: cleanFileName(upload.name),
  }
  if (file && upload) await app.files.put(statementKey(edition.id, file.id), upload.bytes, 'application/pdf')
  const { statement_title, statement_on, statement_summary } = input
  const saved = await app.db.commit([
    savePage(app.db.q, edition.id, input.version, {
      statement_title,
      statement_on,
      statement_summary,
      statement_public: input.public === '1' ? 1 : 0,
      ...(file ? { statement_file: answerOf([file]) } : {}),
    }),
    guard,
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      editionId: edition.id,
      kind: 'edition.statement_saved',
      subject: edition.id,
      detail: { title: statement_title, public: input.public === '1', sha256: file?.sha256 ?? null },
    }),
  ])
  // Whichever of the two files is not named any more goes.
  const gone = saved.ok ? (file ? before : null) : file
  if (gone) await app.files.delete([statementKey(edition.id, gone.id)])
  return saved.ok ? ok(null) : CHANGED
}

/** Publishes how many took part, before the results are out. */
export const publishFigures = async (
  app: Services,
  actor: Actor,
  edition: Edition,
): Promise<Result<null>> => {
  const now = app.clock()
  const { unscreened } = await countSubmissions(app.db, edition.id)
  if (!figuresReady(phaseOf(edition, now), unscreened))
    return fail(
      'closed',
      'Zahlen gibt es erst, wenn die Einreichung beendet und jede Einreichung geprüft ist.',
    )
  const figures = await freezeFigures(app, edition, now)
  if (figures.length === 0)
    return fail('invalid', 'Mit weniger als drei Einreichungen werden keine Zahlen veröffentlicht.')
  const saved = await app.db.commit([
    ...figures,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'edition.figures_published',
      subject: edition.id,
    }),
  ])
  return saved.ok ? ok(null) : CHANGED
}

/** The juror agrees to be named on the page, or no longer. */
export const sayNaming = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  agreed: boolean,
): Promise<Result<null>> => {
  const seat = seatIn(edition.id, actor)
  if (!seat) return fail('not_found', 'Sie gehören nicht zu dieser Jury.')
  const now = app.clock()
  const saved = await app.db.commit([
    ...(agreed ? [nameJuror(app.db.q, seat.jurorId, now), guard] : [unnameJuror(app.db.q, seat.jurorId)]),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: agreed ? 'juror.named' : 'juror.unnamed',
      subject: seat.jurorId,
    }),
  ])
  return saved.ok ? ok(null) : fail('conflict', 'Bitte nehmen Sie zuerst die Einladung in die Jury an.')
}

/** The owner agrees that the entry is shown as good practice, or no longer; then its page is gone at once. */
export const sayExampleConsent = async (
  app: Services,
  actor: Actor,
  { submission, edition, right }: Own,
  agreed: boolean,
): Promise<Result<null>> => {
  const allowed = permit(right, 'own')
  if (!allowed.ok) return allowed
  const now = app.clock()
  const saved = await app.db.commit([
    sayConsent(app.db.q, submission.id, agreed, now),
    guard,
    ...(agreed ? [] : [removeExample(app.db.q, submission.id)]),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: agreed ? 'example.agreed' : 'example.withdrawn',
      subject: submission.id,
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail(
        'closed',
        agreed
          ? 'Die Ergebnisse sind schon veröffentlicht; einwilligen kann man nur vorher.'
          : 'Diese Einreichung nimmt nicht teil.',
      )
}
