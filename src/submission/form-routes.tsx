/** The entry form, step by step, with autosave. */
import { Hono } from 'hono'
import { FindingAlerts } from '../../views/components/eligibility.tsx'
import { SubmissionFormView } from '../../views/submission/form.tsx'
import { showDateTime, showRemaining, showTime } from '../core/berlin-time.ts'
import { type FormState, noErrors, type Typed, typed } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { ok, type Result } from '../core/result.ts'
import { parseAnswers, type Question } from '../entry-form/questions.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { formFor, typedAgain, validated } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { wantsJson } from '../http/upload.ts'
import { photosOfSubmission } from '../photo/store.ts'
import { broughtOver, describePicked } from '../register/actions.ts'
import { loadOwn, type Own, type SaveRefusal, saveDraft } from './actions.ts'
import { findingsFor, loadOwnForm, type OwnForm, type Progress, progressOf } from './progress.ts'
import { deadlineOf, mayEdit, permit } from './rules.ts'
import { type After, basicsForm, type DraftInput, questionsForm } from './schema.ts'
import { BASICS, type Step } from './steps.ts'

interface AtStep extends OwnForm {
  readonly step: Step
}

const loadForm = async (c: Ctx): Promise<Result<OwnForm>> => {
  const app = c.get('services')
  const own = await loadOwn(app, actorOf(c), param(c, 'id'))
  return own.ok ? ok(await loadOwnForm(app, own.value)) : own
}

const loadProgress = async (c: Ctx, form: OwnForm): Promise<Progress> =>
  progressOf(form, await photosOfSubmission(c.get('services').db, form.own.submission.id))

/** The own submission of `:id` at the step of `:step`; a step without fields has its own page. */
const loadStep = async (c: Ctx): Promise<AtStep | null> => {
  const loaded = await loadForm(c)
  if (!loaded.ok) return null
  const step = loaded.value.steps.find(({ number }) => String(number) === param(c, 'step'))
  return step && (step.kind === 'basics' || step.kind === 'questions') ? { ...loaded.value, step } : null
}

const looked = new WeakMap<Ctx, Promise<AtStep | null>>()

/** The step as this request first saw it: its schema and its handler look once. The commit guards the version. */
const stepOf = (c: Ctx): Promise<AtStep | null> => {
  const known = looked.get(c) ?? loadStep(c)
  looked.set(c, known)
  return known
}

const forms = new WeakMap<readonly Question[], ReturnType<typeof questionsForm>>()

/** The schema of a step's questions, built once: building it costs more than using it. */
const knownForm = (questions: readonly Question[]) => {
  const form = forms.get(questions) ?? questionsForm(questions)
  forms.set(questions, form)
  return form
}

const schemaOf = async (c: Ctx) => {
  const at = await stepOf(c)
  if (!at) return null
  return at.step.kind === 'basics' ? basicsForm : knownForm(at.step.questions)
}

/** The stored values of this step's fields. */
const storedValues = ({ own: { submission }, form, step }: AtStep): Typed => {
  const basics: Record<string, string> = {
    title: submission.title,
    organisation: submission.organisation,
    organisation_key: submission.organisation_key ?? '',
    category: submission.category_id ?? '',
  }
  const answers = parseAnswers(submission.answers, form.questions)
  const names = step.kind === 'basics' ? BASICS : step.questions.map(({ key }) => key)
  return Object.fromEntries(names.map((name) => [name, basics[name] ?? answers[name] ?? '']))
}

/** Files are not typed, so a form never sends them back. */
const fileValues = (at: AtStep): Typed => {
  const stored = storedValues(at)
  const files = at.step.questions.filter(({ kind }) => kind === 'file')
  return Object.fromEntries(files.map(({ key }) => [key, stored[key] ?? '']))
}

const stepPage = async (
  c: Ctx,
  at: AtStep,
  state: FormState,
  { stored = null, takenOver = null }: { stored?: Typed | null; takenOver?: string | null } = {},
) => {
  const { submission, edition } = at.own
  const closesAt = deadlineOf(submission, edition)
  const now = c.get('receivedAt')
  const view = (
    <SubmissionFormView
      id={submission.id}
      title={submission.title}
      step={at.step}
      steps={at.steps}
      open={(await loadProgress(c, at)).open}
      state={{ ...state, values: { ...state.values, ...fileValues(at) } }}
      preview={c.req.query('vorschau') ?? null}
      categories={at.categories}
      stored={stored}
      picked={await describePicked(c.get('services'), edition, typed(state, 'organisation_key'))}
      takenOver={takenOver}
      findings={await findingsFor(c.get('services'), at)}
      deadline={
        closesAt === null
          ? ''
          : `Einreichungsschluss ist ${showDateTime(closesAt)} (${showRemaining(closesAt, now)}).`
      }
      saved={`Zuletzt gespeichert ${showTime(submission.updated_at)} Uhr`}
    />
  )
  return page(c, { title: at.step.title }, view)
}

const refusedPage = async (c: Ctx, at: AtStep, refusal: SaveRefusal) => {
  const values = await typedAgain(c)
  if (refusal.kind === 'invalid') {
    c.status(422)
    return stepPage(c, at, { values, errors: refusal.errors })
  }
  c.status(409)
  if (refusal.kind === 'closed') {
    return stepPage(c, at, { values, errors: [{ field: 'title', message: refusal.message }] })
  }
  // Loaded anew: another request has saved since this one looked.
  const fresh = (await loadStep(c)) ?? at
  const version = String(fresh.own.submission.version)
  return stepPage(c, fresh, noErrors({ ...values, version }), { stored: storedValues(fresh) })
}

/** The answer to the autosave script: the new version, or why not; the page then still holds every word. */
const autosaved = async (c: Ctx, version: number, refusal: SaveRefusal | null) => {
  if (refusal === null) {
    // Loaded anew: what was just saved decides.
    const fresh = await loadStep(c)
    const findings = fresh ? await findingsFor(c.get('services'), fresh) : []
    return c.json({
      version: version + 1,
      saved: `Zuletzt gespeichert ${showTime(c.get('receivedAt'))} Uhr`,
      findings: String(<FindingAlerts findings={findings} />),
    })
  }
  const message =
    refusal.kind === 'invalid'
      ? 'Noch nicht gespeichert: Bitte die Angaben prüfen.'
      : refusal.kind === 'conflict'
        ? 'Nicht gespeichert: Die Einreichung wurde an anderer Stelle geändert. Bitte selbst speichern, dann sehen Sie beides.'
        : refusal.message
  return c.json({ message }, refusal.kind === 'invalid' ? 422 : 409)
}

const mayChange = ({ submission, edition, right }: Own, receivedAt: number): Result<null> => {
  const permitted = permit(right, 'edit')
  return permitted.ok ? mayEdit(submission, edition, receivedAt) : permitted
}

export const submissionFormRoutes = () => {
  const app = new Hono<AppEnv>()
  const signedIn = allow('signed_in')

  // To the first step that lacks something.
  app.get(paths.submissionEdit(':id'), signedIn, async (c) => {
    const loaded = await loadForm(c)
    if (!loaded.ok) return failurePage(c, loaded.error)
    const { own, steps } = loaded.value
    const allowed = mayChange(own, c.get('receivedAt'))
    if (!allowed.ok) return failurePage(c, allowed.error)
    const { open } = await loadProgress(c, loaded.value)
    const step = steps.find(({ number }) => open.has(number)) ?? steps[0]
    return c.redirect(
      step?.kind === 'review'
        ? paths.submissionStep(own.submission.id, 1)
        : (step?.href ?? paths.submissions),
      303,
    )
  })

  app.get(paths.submissionStep(':id', ':step'), signedIn, async (c) => {
    const at = await loadStep(c)
    if (!at) return errorPage(c, 'not_found')
    const allowed = mayChange(at.own, c.get('receivedAt'))
    if (!allowed.ok) return failurePage(c, allowed.error)
    const values = { ...storedValues(at), version: String(at.own.submission.version) }
    const found = await broughtOver(c.get('services'), c.req.query('organisation'))
    if (!found || at.step.kind !== 'basics') return stepPage(c, at, noErrors(values))
    const state = noErrors({ ...values, organisation: found.name, organisation_key: found.key })
    return stepPage(c, at, state, { takenOver: found.name })
  })

  app.post(
    paths.submissionStep(':id', ':step'),
    signedIn,
    formFor(schemaOf, async (c, state) => {
      const at = await stepOf(c)
      if (wantsJson(c)) return autosaved(c, 0, { kind: 'invalid', errors: [...state.errors] })
      return at ? stepPage(c, at, state) : errorPage(c, 'not_found')
    }),
    async (c) => {
      const at = await stepOf(c)
      if (!at) return errorPage(c, 'not_found')
      const input = validated<DraftInput & { after: After }>(c)
      const saved = await saveDraft(c.get('services'), actorOf(c), at.own, input, c.get('receivedAt'), at)
      if (wantsJson(c)) return autosaved(c, input.version, saved.ok ? null : saved.error)
      if (!saved.ok) return refusedPage(c, at, saved.error)
      if (input.after === 'register') {
        const searched = paths.registerSearchFor(input.basics?.organisation ?? '', at.step.href)
        return done(c, searched, 'entwurf')
      }
      const [after, question = ''] = input.after.split(':')
      if (after === 'preview')
        return done(c, paths.submissionPreview(at.own.submission.id, at.step.number, question))
      if (after === 'files') return done(c, paths.submissionFiles(at.own.submission.id, question), 'entwurf')
      const next = at.steps.find(({ number }) => number === at.step.number + 1)
      return done(c, input.after === 'stay' || !next ? at.step.href : next.href, 'entwurf')
    },
  )

  return app
}
