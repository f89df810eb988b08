/** An entrant's pages. */
import { Hono } from 'hono'
import { HandInView, ReceiptView, WithdrawView } from '../../views/submission/hand-in.tsx'
import { SubmissionListView } from '../../views/submission/list.tsx'
import { OverviewView } from '../../views/submission/overview.tsx'
import { honoursOf } from '../certificate/actions.ts'
import { showRemaining } from '../core/berlin-time.ts'
import type { FieldError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { extensionsOf } from '../deadline/store.ts'
import { phaseOf } from '../edition/rules.ts'
import { listEditions } from '../edition/store.ts'
import { askedIn, parseAnswers } from '../entry-form/questions.ts'
import { readFeedback } from '../feedback/actions.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { photosOfSubmission } from '../photo/store.ts'
import { privatePhotoView } from '../photo/views.ts'
import { sizeClass, thresholdsOf } from '../register/rules.ts'
import { hasRegister } from '../register/store.ts'
import { offersFor } from '../team/store.ts'
import { handIn, loadOwn, type Own, startDraft } from './actions.ts'
import { findingsFor, loadEntryForm } from './progress.ts'
import { deadlineOf, isUnlisted, mayEdit, mayWithdraw, type Right, submissionNumber } from './rules.ts'
import { handInForm, newDraftForm, versionForm } from './schema.ts'
import { hrefOfField } from './steps.ts'
import { listOfOrganisation, listOwn } from './store.ts'
import { withdrawSubmission } from './withdraw.ts'

type OwnHandler = (c: Ctx, own: Own) => Response | Promise<Response>

/** Runs `handler` with the submission of `:id` when the actor has the right; one they may not see is 404. */
const withOwn = async (c: Ctx, handler: OwnHandler, needed: Right = 'view'): Promise<Response> => {
  const own = await loadOwn(c.get('services'), actorOf(c), param(c, 'id'), needed)
  return own.ok ? handler(c, own.value) : failurePage(c, own.error)
}

const listPage = async (c: Ctx) => {
  const { db, clock } = c.get('services')
  const now = clock()
  const calls = (await listEditions(db)).flatMap((edition) =>
    phaseOf(edition, now) === 'call' && edition.call_closes_at !== null
      ? [
          {
            id: edition.id,
            title: edition.title,
            closesAt: edition.call_closes_at,
            remaining: showRemaining(edition.call_closes_at, now),
          },
        ]
      : [],
  )
  const { id, email } = actorOf(c)
  const view = (
    <SubmissionListView
      items={await listOwn(db, id)}
      organisation={await listOfOrganisation(db, id)}
      offers={await offersFor(db, email, now)}
      calls={calls}
      now={now}
    />
  )
  return page(c, { title: 'Meine Einreichungen' }, view)
}

const overviewPage: OwnHandler = async (c, own) => {
  const { submission, edition, right } = own
  const { db, clock } = c.get('services')
  const now = clock()
  const photos = await photosOfSubmission(db, submission.id)
  const ownForm = await loadEntryForm(c.get('services'), own, photos)
  const { form, categories, steps, missing, open } = ownForm
  const closesAt = deadlineOf(submission, edition)
  const category = categories.find(({ id }) => id === submission.category_id)?.name ?? null
  const view = (
    <OverviewView
      id={submission.id}
      title={submission.title}
      organisation={submission.organisation}
      size={sizeClass(submission.organisation_population, thresholdsOf(edition))}
      unlisted={isUnlisted(submission) && (await hasRegister(db))}
      category={category}
      state={submission.state}
      number={submission.number === null ? null : submissionNumber(edition.year, submission.number)}
      answers={parseAnswers(submission.answers, form.questions)}
      questions={askedIn(form.questions, category)}
      photos={photos.map(privatePhotoView)}
      missing={missing}
      findings={await findingsFor(c.get('services'), ownForm)}
      screening={submission.screening}
      screeningText={submission.screening_text}
      steps={steps}
      open={open}
      changes={form.changes}
      // Why one entry has more time is nobody's business who may only look.
      extensions={await extensionsOf(db, edition.id, right === 'view' ? null : submission.id)}
      editionTitle={edition.title}
      year={edition.year}
      phase={phaseOf(edition, now)}
      judgingClosesAt={edition.judging_closes_at}
      closesAt={closesAt}
      remaining={closesAt !== null && closesAt > now ? showRemaining(closesAt, now) : null}
      updatedAt={submission.updated_at}
      submittedAt={submission.submitted_at}
      feedback={
        edition.released_at !== null && (await readFeedback(c.get('services'), submission.id)) !== null
      }
      honours={await honoursOf(c.get('services'), edition, submission.id)}
      right={right}
      editable={mayEdit(submission, edition, now).ok}
      withdrawable={right === 'own' && mayWithdraw(submission, edition, now).ok}
    />
  )
  return page(c, { title: submission.title || 'Entwurf' }, view)
}

const handInPage = async (c: Ctx, own: Own, errors: readonly FieldError[] = []) => {
  const { submission, edition } = own
  const { steps } = await loadEntryForm(c.get('services'), own, [])
  const ownFields = new Set(['declaration', 'version', 'form'])
  const missing = errors.filter(({ field }) => !ownFields.has(field))
  const view = (
    <HandInView
      id={submission.id}
      title={submission.title}
      version={submission.version}
      closesAt={deadlineOf(submission, edition) ?? 0}
      state={{ values: {}, errors: errors.filter(({ field }) => ownFields.has(field)) }}
      missing={missing.map((error) => ({ ...error, href: hrefOfField(steps, error.field) }))}
    />
  )
  return page(c, { title: 'Einreichen' }, view)
}

export const submissionRoutes = () => {
  const app = new Hono<AppEnv>()
  const signedIn = allow('signed_in')

  app.get(paths.submissions, signedIn, listPage)

  app.post(
    paths.submissions,
    signedIn,
    form(newDraftForm, (c) => errorPage(c, 'invalid')),
    async (c) => {
      const started = await startDraft(
        c.get('services'),
        actorOf(c),
        c.req.valid('form').edition,
        c.get('receivedAt'),
      )
      return started.ok ? done(c, paths.submissionEdit(started.value)) : failurePage(c, started.error)
    },
  )

  app.get(paths.submission(':id'), signedIn, (c) => withOwn(c, overviewPage))

  app.get(paths.submissionHandIn(':id'), signedIn, (c) =>
    withOwn(
      c,
      (_, own) => {
        const allowed = mayEdit(own.submission, own.edition, c.get('receivedAt'))
        if (!allowed.ok) return failurePage(c, allowed.error)
        if (own.submission.state === 'submitted') return done(c, paths.submissionReceipt(own.submission.id))
        return handInPage(c, own)
      },
      'hand_in',
    ),
  )

  app.post(
    paths.submissionHandIn(':id'),
    signedIn,
    form(handInForm, (c, state) => withOwn(c, (_, own) => handInPage(c, own, state.errors), 'hand_in')),
    (c) =>
      withOwn(c, async (_, own) => {
        const { version, declaration } = c.req.valid('form')
        const photos = await photosOfSubmission(c.get('services').db, own.submission.id)
        const input = { version, declared: declaration === '1' }
        const handed = await handIn(c.get('services'), actorOf(c), own, photos, input, c.get('receivedAt'))
        if (handed.ok) return done(c, paths.submissionReceipt(own.submission.id), 'eingereicht')
        if (handed.error.kind !== 'invalid')
          return failurePage(c, { kind: handed.error.kind, message: handed.error.message })
        c.status(422)
        return handInPage(c, own, handed.error.errors)
      }),
  )

  app.get(paths.submissionReceipt(':id'), signedIn, (c) =>
    withOwn(c, (_, { submission, edition }) => {
      if (
        submission.number === null ||
        submission.submitted_at === null ||
        submission.receipt_sha256 === null
      ) {
        return errorPage(c, 'not_found', 'Eine Quittung gibt es, sobald Sie eingereicht haben.')
      }
      const view = (
        <ReceiptView
          id={submission.id}
          number={submissionNumber(edition.year, submission.number)}
          title={submission.title}
          organisation={submission.organisation}
          editionTitle={edition.title}
          submittedAt={submission.submitted_at}
          updatedAt={submission.updated_at}
          receipt={submission.receipt_sha256}
        />
      )
      return page(c, { title: 'Quittung' }, view)
    }),
  )

  app.get(paths.submissionWithdraw(':id'), signedIn, (c) =>
    withOwn(
      c,
      (_, { submission, edition }) => {
        const allowed = mayWithdraw(submission, edition, c.get('receivedAt'))
        if (!allowed.ok) return failurePage(c, allowed.error)
        const view = <WithdrawView id={submission.id} title={submission.title} version={submission.version} />
        return page(c, { title: 'Zurückziehen' }, view)
      },
      'own',
    ),
  )

  app.post(
    paths.submissionWithdraw(':id'),
    signedIn,
    form(versionForm, (c) => withOwn(c, () => errorPage(c, 'invalid'))),
    (c) =>
      withOwn(c, async (_, own) => {
        const withdrawn = await withdrawSubmission(
          c.get('services'),
          actorOf(c),
          own,
          c.req.valid('form').version,
        )
        return withdrawn.ok ? done(c, paths.submissions, 'zurueckgezogen') : failurePage(c, withdrawn.error)
      }),
  )

  return app
}
