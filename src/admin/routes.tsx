/** The organisers' overview and submissions. */
import { Hono } from 'hono'
import { EditionDashboardView } from '../../views/admin/dashboard.tsx'
import { AdminHomeView } from '../../views/admin/home.tsx'
import { AdminSubmissionView } from '../../views/admin/submissions.tsx'
import { countWaiting } from '../adoption/store.ts'
import { lackingNow } from '../assignment/preview.ts'
import { readSituation } from '../assignment/store.ts'
import { listEvidence } from '../conflict/store.ts'
import { type FormState, noErrors } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Result } from '../core/result.ts'
import { missingForCall, phaseOf } from '../edition/rules.ts'
import {
  countSubmissions,
  type Edition,
  listCategories,
  listCriteria,
  listEditions,
} from '../edition/store.ts'
import { parseAnswers } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import { countOpenObjections } from '../gallery/rights-store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { withEdition } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { brokenRules } from '../invariants/actions.ts'
import { listJurors } from '../jury/store.ts'
import { unreachable } from '../mail/store.ts'
import { photosOfSubmission } from '../photo/store.ts'
import { privatePhotoView } from '../photo/views.ts'
import { sizeClass, thresholdsOf } from '../register/rules.ts'
import { hasRegister } from '../register/store.ts'
import { countWaitingReminders } from '../reminder/actions.ts'
import { unfinishedPages } from '../site/pages.ts'
import { countOpenBarriers, listTexts } from '../site/store.ts'
import { isUnlisted, submissionNumber } from '../submission/rules.ts'
import { submissionOfEdition } from '../submission/store.ts'
import { addNote, setTag } from '../table/actions.ts'
import { notesOf, tagsOf } from '../table/note-store.ts'
import { noteForm, tagForm } from '../table/schema.ts'
import { nightTroubles } from './night-actions.ts'
import { jurySituation, tasksOf } from './rules.ts'
import { countFailedLetters, countGalleryPhotos } from './store.ts'

const homePage = async (c: Ctx) => {
  const { db, clock } = c.get('services')
  const editions = (await listEditions(db)).map((edition) => ({
    ...edition,
    phase: phaseOf(edition, clock()),
  }))
  const view = (
    <AdminHomeView
      editions={editions}
      unfinished={unfinishedPages(await listTexts(db))}
      barriers={await countOpenBarriers(db)}
      broken={(await brokenRules(db)).map(({ sentence }) => sentence)}
      troubles={await nightTroubles(c.get('services'))}
    />
  )
  return page(c, { title: 'Verwaltung' }, view)
}

const dashboardPage = async (c: Ctx, edition: Edition) => {
  const { db, clock } = c.get('services')
  const situation = await situationOf(c, edition)
  const view = (
    <EditionDashboardView
      edition={{ ...edition, phase: situation.phase }}
      now={clock()}
      tasks={tasksOf(situation)}
      figures={{ ...situation, jurors: situation.jurors.seats }}
      sheets={situation.jurors}
      failedLetters={await countFailedLetters(db, clock())}
    />
  )
  return page(c, { title: edition.title }, view)
}

/** Everything the page of a year counts. */
const situationOf = async (c: Ctx, edition: Edition) => {
  const { db, clock } = c.get('services')
  const phase = phaseOf(edition, clock())
  const evidence = await listEvidence(db, edition.id)
  return {
    year: edition.year,
    phase,
    ...(await countSubmissions(db, edition.id)),
    missing: missingForCall(
      edition,
      (await listCategories(db, edition.id)).length,
      (await listCriteria(db, edition.id)).length,
    ),
    jurors: jurySituation(await listJurors(db, edition.id)),
    openConflicts: evidence.filter(({ state }) => state === null).length,
    lacking:
      phase === 'closed' || phase === 'judging' ? lackingNow(await readSituation(db, edition.id)).length : 0,
    remindersWaiting: await countWaitingReminders(c.get('services'), edition, clock()),
    adoptionsWaiting: await countWaiting(db, edition.id),
    objections: await countOpenObjections(db, edition.id),
    galleryPhotos: await countGalleryPhotos(db, edition.id),
  }
}

const submissionPage = async (c: Ctx, edition: Edition, state: FormState) => {
  const { db } = c.get('services')
  const submission = await submissionOfEdition(db, edition.id, param(c, 'id'))
  if (!submission) return errorPage(c, 'not_found')
  const { questions } = await currentForm(db, edition)
  const view = (
    <AdminSubmissionView
      id={submission.id}
      year={edition.year}
      title={submission.title}
      organisation={submission.organisation}
      size={sizeClass(submission.organisation_population, thresholdsOf(edition))}
      unlisted={isUnlisted(submission) && (await hasRegister(db))}
      category={submission.category}
      state={submission.state}
      number={submission.number === null ? null : submissionNumber(edition.year, submission.number)}
      email={submission.email}
      unreachable={(await unreachable(db, [submission.email])).size > 0}
      ownDeadline={submission.extended_until}
      screening={submission.state === 'submitted' ? submission.screening : null}
      tags={await tagsOf(db, submission.id)}
      notes={await notesOf(db, submission.id)}
      form={state}
      answers={parseAnswers(submission.answers, questions)}
      questions={questions}
      photos={(await photosOfSubmission(db, submission.id)).map(privatePhotoView)}
    />
  )
  return page(c, { title: submission.title || 'Entwurf' }, view)
}

const YEAR = '/verwaltung/:year{[0-9]{4}}'

export const adminRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(paths.admin, organiser, homePage)
  app.get(YEAR, organiser, (c) => withEdition(c, (edition) => dashboardPage(c, edition)))

  app.get(`${YEAR}/einreichungen/:id`, organiser, (c) =>
    withEdition(c, (edition) => submissionPage(c, edition, noErrors({}))),
  )

  const entryAgain = (c: Ctx, state: FormState) =>
    withEdition(c, (edition) => submissionPage(c, edition, state))
  const onEntry = (c: Ctx, action: (edition: Edition) => Promise<Result<null>>) =>
    withEdition(c, async (edition) => {
      const changed = await action(edition)
      if (!changed.ok) return failurePage(c, changed.error)
      return done(c, paths.adminSubmission(edition.year, param(c, 'id')), 'gespeichert')
    })

  app.post(`${YEAR}/einreichungen/:id/schlagwoerter`, organiser, form(tagForm, entryAgain), (c) =>
    onEntry(c, (edition) =>
      setTag(c.get('services'), actorOf(c), edition, param(c, 'id'), c.req.valid('form')),
    ),
  )
  app.post(`${YEAR}/einreichungen/:id/notizen`, organiser, form(noteForm, entryAgain), (c) =>
    onEntry(c, (edition) =>
      addNote(c.get('services'), actorOf(c), edition, param(c, 'id'), c.req.valid('form').text),
    ),
  )

  return app
}
