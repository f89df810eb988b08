/** The page of one file question, and the files themselves: for downloading only. */
import { Hono } from 'hono'
import { FilesView } from '../../views/submission/files.tsx'
import { emptyForm } from '../account/schema.ts'
import { paths } from '../core/paths.ts'
import { editionById, listCategories } from '../edition/store.ts'
import { attachedFiles, fileKey } from '../entry-form/files.ts'
import { askedIn } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { MAX_UPLOAD_BYTES } from '../http/security.ts'
import { filesOf, wantsJson } from '../http/upload.ts'
import { mayReadEntry } from '../jury/access.ts'
import type { UploadOutcome } from '../photo/actions.ts'
import { uploadForm } from '../photo/schema.ts'
import { loadOwn } from '../submission/actions.ts'
import { loadEntryForm } from '../submission/progress.ts'
import { mayEdit } from '../submission/rules.ts'
import { hrefOfField } from '../submission/steps.ts'
import { type Submission, submissionById, submissionFor } from '../submission/store.ts'
import { addFiles, type FileAnswer, removeFile } from './actions.ts'

type Handler = (at: FileAnswer) => Response | Promise<Response>

/** Runs `handler` with a submission that the actor may edit and its file question; everything else is 404. */
const withQuestion = async (c: Ctx, handler: Handler): Promise<Response> => {
  const own = await loadOwn(c.get('services'), actorOf(c), param(c, 'id'), 'edit')
  if (!own.ok) return failurePage(c, own.error)
  const { questions } = await currentForm(c.get('services').db, own.value.edition)
  const question = questions.find(({ key, kind }) => kind === 'file' && key === param(c, 'question'))
  return question ? handler({ own: own.value, question }) : errorPage(c, 'not_found')
}

const filesPage = async (
  c: Ctx,
  { own, question }: FileAnswer,
  state: { refused?: readonly UploadOutcome[]; problem?: string | null } = {},
): Promise<Response> => {
  const app = c.get('services')
  const submission = (await submissionById(app.db, own.submission.id)) ?? own.submission
  const { steps } = await loadEntryForm(app, own, [])
  const view = (
    <FilesView
      id={submission.id}
      title={submission.title}
      question={question}
      back={hrefOfField(steps, question.key)}
      files={filesIn(submission, question.key)}
      refused={state.refused ?? []}
      problem={state.problem ?? null}
    />
  )
  return page(c, { title: question.label }, view)
}

const filesIn = (submission: Submission, key: string) =>
  attachedFiles((JSON.parse(submission.answers) as Record<string, string>)[key] ?? '')

const upload = async (c: Ctx, at: FileAnswer): Promise<Response> => {
  const files = await filesOf(c, 'dateien')
  const added = await addFiles(c.get('services'), actorOf(c), at, files, c.get('receivedAt'))
  const refused = added.ok ? added.value.filter(({ error }) => error !== null) : []
  const nothing = files.length === 0 ? 'Bitte wählen Sie zuerst eine Datei aus.' : null
  const problem = added.ok ? nothing : added.error.message
  if (wantsJson(c)) return c.json({ refused, problem }, problem || refused.length > 0 ? 422 : 200)
  if (problem === null && refused.length === 0)
    return done(c, paths.submissionFiles(at.own.submission.id, at.question.key), 'datei')
  c.status(added.ok ? 422 : 409)
  return filesPage(c, at, { refused, problem })
}

/** The file in the entry, if this person may read the answer it belongs to. */
const readable = async (c: Ctx) => {
  const { db, clock } = c.get('services')
  const actor = actorOf(c)
  const submission = await submissionById(db, param(c, 'id'))
  const edition = submission && (await editionById(db, submission.edition_id))
  if (!submission || !edition) return null
  const mine = actor.isOrganiser || (await submissionFor(db, actor.id, submission.id)) !== undefined
  if (!mine && !(await mayReadEntry(db, actor, edition, submission, clock()))) return null
  const category = (await listCategories(db, edition.id)).find(
    ({ id }) => id === submission.category_id,
  )?.name
  const questions = askedIn((await currentForm(db, edition)).questions, category ?? null)
  const file = questions
    .filter(({ kind, jury }) => kind === 'file' && (mine || jury))
    .flatMap(({ key }) => filesIn(submission, key))
    .find(({ id }) => id === param(c, 'file'))
  return file ? { submission, file } : null
}

export const attachmentRoutes = () => {
  const app = new Hono<AppEnv>()
  const signedIn = allow('signed_in')

  app.get(paths.submissionFiles(':id', ':question'), signedIn, (c) =>
    withQuestion(c, (at) => {
      const { submission, edition } = at.own
      const allowed = mayEdit(submission, edition, c.get('receivedAt'), c.get('services').clock())
      return allowed.ok ? filesPage(c, at) : failurePage(c, allowed.error)
    }),
  )

  app.post(
    paths.submissionFiles(':id', ':question'),
    allow('signed_in', MAX_UPLOAD_BYTES),
    form(uploadForm, (c) => errorPage(c, 'malformed')),
    (c) => withQuestion(c, (at) => upload(c, at)),
  )

  app.post(
    paths.submissionFileDelete(':id', ':question', ':file'),
    signedIn,
    form(emptyForm, (c) => errorPage(c, 'invalid')),
    (c) =>
      withQuestion(c, async (at) => {
        const app = c.get('services')
        const removed = await removeFile(app, actorOf(c), at, param(c, 'file'), c.get('receivedAt'))
        return removed.ok
          ? done(c, paths.submissionFiles(at.own.submission.id, at.question.key), 'datei-geloescht')
          : failurePage(c, removed.error)
      }),
  )

  app.get(paths.attachment(':id', ':file'), signedIn, async (c) => {
    const found = await readable(c)
    const stored = found && (await c.get('services').files.get(fileKey(found.submission.id, found.file.id)))
    if (!found || !stored) return errorPage(c, 'not_found')
    const ascii = found.file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
    // Whatever a reader does with it: saved as a file, never shown or run as a page of ours.
    return c.body(stored.body, 200, {
      'Content-Type': 'application/pdf',
      'Content-Length': String(stored.size),
      'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(found.file.name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  })

  return app
}
