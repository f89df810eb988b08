/** The form of an entry's texts. */
import { Hono } from 'hono'
import { SubmissionFormView } from '../../views/submission/form.tsx'
import { showDateTime, showTime } from '../core/berlin-time.ts'
import { type FormState, noErrors, type Typed, typed } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { listCategories } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { broughtOver, describePicked } from '../register/actions.ts'
import { loadOwn, type Own, saveDraft } from './actions.ts'
import { parseAnswers } from './questions.ts'
import { mayEdit } from './rules.ts'
import { type DraftInput, draftForm } from './schema.ts'

interface PageOptions {
  readonly conflict?: boolean
  /** Name of a municipality that has just come over from the search and is not saved yet. */
  readonly takenOver?: string
}

const textsPage = async (c: Ctx, own: Own, state: FormState, options: PageOptions = {}) => {
  const { submission, edition } = own
  const services = c.get('services')
  const view = (
    <SubmissionFormView
      id={submission.id}
      state={state}
      categories={await listCategories(services.db, edition.id)}
      conflict={options.conflict === true}
      picked={await describePicked(services, edition, typed(state, 'organisation_key'))}
      takenOver={options.takenOver ?? null}
      deadline={
        edition.call_closes_at === null
          ? ''
          : `Einreichungsschluss ist ${showDateTime(edition.call_closes_at)}.`
      }
      saved={`Zuletzt gespeichert ${showTime(submission.updated_at)} Uhr`}
    />
  )
  return page(c, { title: 'Texte bearbeiten' }, view)
}

const textValues = ({ submission }: Own): Typed => ({
  version: String(submission.version),
  title: submission.title,
  organisation: submission.organisation,
  organisation_key: submission.organisation_key ?? '',
  category: submission.category_id ?? '',
  ...parseAnswers(submission.answers),
})

/** The stored texts; `?organisation=` brings a municipality over from the search. */
const storedTextsPage = async (c: Ctx, own: Own) => {
  const values = textValues(own)
  const found = await broughtOver(c.get('services'), c.req.query('organisation'))
  if (!found) return textsPage(c, own, noErrors(values))
  const state = noErrors({ ...values, organisation: found.name, organisation_key: found.key })
  return textsPage(c, own, state, { takenOver: found.name })
}

/** To the overview, or to the search in the official list and from there back to the form. */
const afterSaving = (c: Ctx, id: string, { organisation, toRegister }: DraftInput) =>
  toRegister
    ? done(c, paths.registerSearchFor(organisation, paths.submissionEdit(id)), 'entwurf')
    : done(c, paths.submission(id), 'entwurf')

type OwnHandler = (own: Own) => Response | Promise<Response>

const withOwn = async (c: Ctx, handler: OwnHandler): Promise<Response> => {
  const own = await loadOwn(c.get('services'), actorOf(c), param(c, 'id'))
  return own.ok ? handler(own.value) : failurePage(c, own.error)
}

const save = async (c: Ctx, own: Own, input: DraftInput): Promise<Response> => {
  const saved = await saveDraft(c.get('services'), actorOf(c), own, input, c.get('receivedAt'))
  if (saved.ok) return afterSaving(c, own.submission.id, input)
  const values = await typedAgain(c)
  if (saved.error.kind === 'invalid') {
    c.status(422)
    return textsPage(c, own, { values, errors: saved.error.errors })
  }
  c.status(409)
  if (saved.error.kind === 'closed') {
    return textsPage(c, own, { values, errors: [{ field: 'title', message: saved.error.message }] })
  }
  const version = String(own.submission.version)
  return textsPage(c, own, noErrors({ ...values, version }), { conflict: true })
}

export const submissionFormRoutes = () => {
  const app = new Hono<AppEnv>()
  const signedIn = allow('signed_in')

  app.get(paths.submissionEdit(':id'), signedIn, (c) =>
    withOwn(c, (own) => {
      const allowed = mayEdit(own.submission, own.edition, c.get('receivedAt'))
      return allowed.ok ? storedTextsPage(c, own) : failurePage(c, allowed.error)
    }),
  )

  app.post(
    paths.submissionEdit(':id'),
    signedIn,
    form(draftForm, (c, state) => withOwn(c, (own) => textsPage(c, own, state))),
    (c) => withOwn(c, (own) => save(c, own, c.req.valid('form'))),
  )

  return app
}
