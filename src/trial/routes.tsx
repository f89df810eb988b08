/** Pages of the calibration round. */
import { Hono } from 'hono'
import { RoundView } from '../../views/trial/round.tsx'
import { TrialScoreView } from '../../views/trial/score.tsx'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import { phaseOf } from '../edition/rules.ts'
import { type Edition, editionById, listCategories, listCriteria } from '../edition/store.ts'
import { askedIn, parseAnswers } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { withEdition } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { mayScore, serves } from '../jury/rules.ts'
import { listJurors } from '../jury/store.ts'
import { photosOfSubmission } from '../photo/store.ts'
import { privatePhotoView } from '../photo/views.ts'
import { changeSample, loadRound, loadSample, scoreSample, type TrialEntry } from './actions.ts'
import { mayPrepare, stateOf } from './rules.ts'
import { MOST_SAMPLES, nameForm, sampleForm, trialForm } from './schema.ts'
import { listSamples, listSuitable, listTrialScores } from './store.ts'

const ROUND = '/verwaltung/:year{[0-9]{4}}/proberunde'
const SAMPLE = '/jury/:year{[0-9]{4}}/probe/:id'

const roundPage = async (c: Ctx, edition: Edition, state: FormState) => {
  const { db, clock } = c.get('services')
  const round = await loadRound(c.get('services'), actorOf(c), edition)
  if (!round.ok) return failurePage(c, round.error)
  const allowed = mayPrepare(phaseOf(edition, clock()))
  const jurors = await listJurors(db, edition.id)
  const view = (
    <RoundView
      year={edition.year}
      {...round.value}
      criteria={await listCriteria(db, edition.id)}
      suitable={await listSuitable(db, edition.id)}
      jurors={jurors.filter((one) => one.removed_at === null && serves(one)).length}
      organiser={actorOf(c).isOrganiser}
      room={(await listSamples(db, edition.id)).length < MOST_SAMPLES}
      closed={allowed.ok ? null : allowed.error.message}
      state={state}
    />
  )
  return page(c, { title: 'Proberunde', wide: true }, view)
}

/** Back to the round, or the round again with why not. */
const afterChange = async (c: Ctx, edition: Edition, changed: Result<null>) => {
  if (changed.ok) return done(c, paths.adminTrial(edition.year), 'gespeichert')
  c.status(409)
  return roundPage(c, edition, withError(noErrors(await typedAgain(c)), 'form', changed.error.message))
}

type SampleHandler = (edition: Edition, entry: TrialEntry) => Response | Promise<Response>

const withSample = (c: Ctx, handler: SampleHandler) =>
  withEdition(c, async (edition) => {
    const entry = await loadSample(c.get('services'), actorOf(c), edition, param(c, 'id'))
    return entry.ok ? handler(edition, entry.value) : failurePage(c, entry.error)
  })

interface Shown {
  readonly state?: FormState
  readonly refusal?: string
}

const samplePage = async (c: Ctx, edition: Edition, entry: TrialEntry, shown: Shown = {}) => {
  const { db, clock } = c.get('services')
  const { juror, sample, submission } = entry
  const scores = (await listTrialScores(db, edition.id)).filter((one) => one.submission_id === sample.id)
  const own = new Map(
    scores.filter((one) => one.juror_id === juror.id).map((one) => [one.criterion_id, one.points]),
  )
  const progress = stateOf(own.size > 0, sample.discussed_at)
  const home = submission.edition_id === edition.id ? edition : await editionById(db, submission.edition_id)
  if (!home) return errorPage(c, 'not_found')
  const categories = await listCategories(db, home.id)
  const category = categories.find(({ id }) => id === submission.category_id)?.name ?? null
  const { questions: all } = await currentForm(db, home)
  const questions = askedIn(all, category).filter(({ jury }) => jury)
  const values = Object.fromEntries([...own].map(([id, points]) => [`points-${id}`, String(points)]))
  const photos = home.id === edition.id ? await photosOfSubmission(db, submission.id) : []
  const view = (
    <TrialScoreView
      id={submission.id}
      year={edition.year}
      title={submission.title}
      organisation={submission.organisation}
      answers={parseAnswers(submission.answers, questions)}
      questions={questions}
      photos={photos.map(privatePhotoView)}
      criteria={await listCriteria(db, edition.id)}
      scale={{ min: edition.scale_min, max: edition.scale_max }}
      progress={progress}
      open={mayScore(edition, { recused: false, submitted: true }, clock()).ok}
      refusal={shown.refusal ?? null}
      own={own}
      marks={
        progress === 'discussed'
          ? scores.map(({ criterion_id, points }) => ({ criterionId: criterion_id, points }))
          : []
      }
      state={shown.state ?? noErrors(values)}
    />
  )
  return page(c, { title: submission.title, wide: true }, view)
}

export const trialRoutes = () => {
  const app = new Hono<AppEnv>()
  const [organiser, decider, juror] = [allow('organiser'), allow('decider'), allow('juror')]

  app.get(ROUND, decider, (c) => withEdition(c, (edition) => roundPage(c, edition, noErrors({}))))

  app.post(
    ROUND,
    organiser,
    form(nameForm, (c, state) => withEdition(c, (edition) => roundPage(c, edition, state))),
    (c) =>
      withEdition(c, async (edition) => {
        const { submission } = c.req.valid('form')
        const named = await changeSample(c.get('services'), actorOf(c), edition, 'name', submission)
        return afterChange(c, edition, named)
      }),
  )

  app.post(
    `${ROUND}/beispiel`,
    decider,
    form(sampleForm, (c) => errorPage(c, 'invalid')),
    (c) =>
      withEdition(c, async (edition) => {
        const { action, submission } = c.req.valid('form')
        const changed = await changeSample(c.get('services'), actorOf(c), edition, action, submission)
        return afterChange(c, edition, changed)
      }),
  )

  app.get(SAMPLE, juror, (c) => withSample(c, (edition, entry) => samplePage(c, edition, entry)))

  app.post(
    SAMPLE,
    juror,
    form(trialForm, (c, state) =>
      withSample(c, (edition, entry) => samplePage(c, edition, entry, { state })),
    ),
    (c) =>
      withSample(c, async (edition, entry) => {
        const input = c.req.valid('form')
        const saved = await scoreSample(c.get('services'), actorOf(c), edition, entry, input)
        if (saved.ok) return done(c, paths.juryTrial(edition.year, entry.submission.id), 'probe-bewertet')
        const values = await typedAgain(c)
        if ('errors' in saved.error) {
          c.status(422)
          return samplePage(c, edition, entry, { state: { values, errors: saved.error.errors } })
        }
        c.status(409)
        return samplePage(c, edition, entry, { state: noErrors(values), refusal: saved.error.message })
      }),
  )

  return app
}
