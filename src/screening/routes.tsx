/** The organisers' screening, and the entrants' answer to it. */
import { Hono } from 'hono'
import { ScreeningEntryView } from '../../views/screening/entry.tsx'
import { ScreeningListView } from '../../views/screening/list.tsx'
import { emptyForm } from '../account/schema.ts'
import { toBerlinInput } from '../core/berlin-time.ts'
import type { NoticeKey } from '../core/de.ts'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import { type Edition, listCategories } from '../edition/store.ts'
import { checkEntry } from '../eligibility/actions.ts'
import { findingsOf } from '../eligibility/rules.ts'
import { currentEligibility, regionNamesOf } from '../eligibility/store.ts'
import { askedIn, parseAnswers } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { sizeClass, thresholdsOf } from '../register/rules.ts'
import { loadOwn } from '../submission/actions.ts'
import { deadlineOf, submissionNumber } from '../submission/rules.ts'
import { type Submission, submissionById } from '../submission/store.ts'
import {
  changesDone,
  draftLetters,
  passEntry,
  refuseEntry,
  requestChanges,
  type Screened,
  takeBackRefusal,
} from './actions.ts'
import { decidingQuestions, mayScreen, proposedDeadline } from './rules.ts'
import { changesForm, decisionForm, listQuery, PAGE_SIZE, refusalForm } from './schema.ts'
import { countByScreening, listForScreening } from './store.ts'

const listPage = async (c: Ctx) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const { db, clock } = c.get('services')
  const { stand, seite } = listQuery.parse(c.req.query())
  const { rules } = await currentEligibility(db, edition)
  const { questions } = await currentForm(db, edition)
  const context = {
    thresholds: thresholdsOf(edition),
    regionNames: await regionNamesOf(db, rules),
  }
  const rows = (await listForScreening(db, edition.id, stand, decidingQuestions(rules)))
    .map((row) => ({
      ...row,
      findings: findingsOf(rules, row, { ...context, questions: askedIn(questions, row.category) }),
    }))
    .sort((a, b) => Number(b.findings.length > 0) - Number(a.findings.length > 0))
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE))
  const current = Math.min(seite, pages)
  const allowed = mayScreen(edition, clock())
  const view = (
    <ScreeningListView
      year={edition.year}
      state={stand}
      counts={await countByScreening(db, edition.id)}
      rows={rows.slice((current - 1) * PAGE_SIZE, current * PAGE_SIZE)}
      page={current}
      pages={pages}
      closed={allowed.ok ? null : allowed.error.message}
      now={clock()}
    />
  )
  return page(c, { title: 'Prüfung', wide: true }, view)
}

interface Entry {
  readonly edition: Edition
  readonly submission: Submission
}

/** The handed-in entry of `:id` in `:year`. */
const entryOf = async (c: Ctx): Promise<Entry | null> => {
  const edition = await editionOf(c)
  const submission = edition && (await submissionById(c.get('services').db, param(c, 'id')))
  if (!edition || !submission) return null
  return submission.edition_id === edition.id && submission.state === 'submitted'
    ? { edition, submission }
    : null
}

const entryPage = async (c: Ctx, state: FormState) => {
  const entry = await entryOf(c)
  if (!entry) return errorPage(c, 'not_found')
  const { edition, submission } = entry
  const app = c.get('services')
  const { questions } = await currentForm(app.db, edition)
  const categories = await listCategories(app.db, edition.id)
  const category = categories.find(({ id }) => id === submission.category_id)?.name ?? null
  const facts = { ...submission, answers: parseAnswers(submission.answers, questions) }
  const { findings } = await checkEntry(app, edition, facts, askedIn(questions, category))
  const allowed = mayScreen(edition, app.clock())
  const values = {
    version: String(submission.version),
    ...draftLetters(entry, findings),
    until: toBerlinInput(proposedDeadline(edition, app.clock())),
  }
  const view = (
    <ScreeningEntryView
      year={edition.year}
      id={submission.id}
      number={submissionNumber(edition.year, submission.number ?? 0)}
      title={submission.title}
      organisation={submission.organisation}
      size={sizeClass(submission.organisation_population, thresholdsOf(edition))}
      category={category}
      screening={submission.screening}
      text={submission.screening_text}
      screenedAt={submission.screened_at}
      updatedAt={submission.updated_at}
      deadline={deadlineOf(submission, edition)}
      findings={findings}
      state={{ ...state, values: { ...values, ...state.values } }}
      closed={allowed.ok ? null : allowed.error.message}
    />
  )
  return page(c, { title: submission.title }, view)
}

const firstPage = (c: Ctx) => entryPage(c, noErrors({}))

/** Runs a decision and goes back to the list; a refused one shows the page again with what was typed. */
const onEntry = async (
  c: Ctx,
  version: number,
  notice: NoticeKey,
  decide: (screened: Screened) => Promise<Result<null>>,
) => {
  const entry = await entryOf(c)
  if (!entry) return errorPage(c, 'not_found')
  const decided = await decide({ ...entry, version })
  if (decided.ok) return done(c, paths.adminScreening(entry.edition.year), notice)
  c.status(decided.error.kind === 'invalid' ? 422 : 409)
  const field = decided.error.kind === 'invalid' ? 'until' : 'form'
  const { version: _seen, ...typed } = await typedAgain(c)
  return entryPage(c, withError(noErrors(typed), field, decided.error.message))
}

const YEAR = '/verwaltung/:year{[0-9]{4}}/pruefung'

export const screeningRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(YEAR, organiser, listPage)
  app.get(`${YEAR}/:id`, organiser, firstPage)

  app.post(`${YEAR}/:id/zulassen`, organiser, form(decisionForm, entryPage), (c) =>
    onEntry(c, c.req.valid('form').version, 'zugelassen', (screened) =>
      passEntry(c.get('services'), actorOf(c), screened),
    ),
  )

  app.post(`${YEAR}/:id/ablehnen`, organiser, form(refusalForm, entryPage), (c) => {
    const { version, refusal } = c.req.valid('form')
    return onEntry(c, version, 'nicht-zugelassen', (screened) =>
      refuseEntry(c.get('services'), actorOf(c), screened, refusal),
    )
  })

  app.post(`${YEAR}/:id/nachbessern`, organiser, form(changesForm, entryPage), (c) => {
    const { version, changes, until } = c.req.valid('form')
    return onEntry(c, version, 'aenderungen-erbeten', (screened) =>
      requestChanges(c.get('services'), actorOf(c), screened, { text: changes, until }),
    )
  })

  app.post(`${YEAR}/:id/zuruecknehmen`, organiser, form(decisionForm, entryPage), (c) =>
    onEntry(c, c.req.valid('form').version, 'ablehnung-zurueck', (screened) =>
      takeBackRefusal(c.get('services'), actorOf(c), screened),
    ),
  )

  app.post(
    paths.submissionChangesDone(':id'),
    allow('signed_in'),
    form(emptyForm, (c) => errorPage(c, 'invalid')),
    async (c) => {
      const { services, receivedAt } = c.var
      const own = await loadOwn(services, actorOf(c), param(c, 'id'))
      if (!own.ok) return failurePage(c, own.error)
      const changed = await changesDone(services, actorOf(c), own.value, receivedAt)
      if (!changed.ok) return failurePage(c, changed.error)
      return done(c, paths.submission(own.value.submission.id), 'aenderungen-erledigt')
    },
  )

  return app
}
