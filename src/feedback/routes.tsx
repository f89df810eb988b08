/** Feedback: organisers read, reword and release it; entrants read theirs. */
import { Hono } from 'hono'
import { FeedbackEditView } from '../../views/feedback/edit.tsx'
import { FeedbackListView } from '../../views/feedback/list.tsx'
import { FeedbackReadView } from '../../views/feedback/read.tsx'
import { emptyForm } from '../account/schema.ts'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { loadOwn } from '../submission/actions.ts'
import { prepareFeedback, readFeedback, releaseEverything, releaseFeedback, saveFeedback } from './actions.ts'
import { releaseAllForm, releaseForm, wordingForm } from './schema.ts'
import { commentsOf, feedbackOf, listFeedback } from './store.ts'

const LIST = '/verwaltung/:year{[0-9]{4}}/rueckmeldungen'

const listPage = async (c: Ctx, state: FormState = noErrors({})) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const items = await listFeedback(c.get('services').db, edition.id)
  const view = (
    <FeedbackListView
      year={edition.year}
      items={items}
      closed={edition.judging_closes_at !== null && edition.judging_closes_at <= c.get('services').clock()}
      published={edition.released_at !== null}
      state={state}
    />
  )
  return page(c, { title: 'Rückmeldungen', wide: true }, view)
}

const editPage = async (c: Ctx, state: FormState = noErrors({})) => {
  const { db } = c.get('services')
  const edition = await editionOf(c)
  const feedback = await feedbackOf(db, param(c, 'id'))
  if (!edition || feedback?.edition_id !== edition.id) return errorPage(c, 'not_found')
  const view = (
    <FeedbackEditView
      year={edition.year}
      feedback={feedback}
      comments={await commentsOf(db, feedback.submission_id)}
      state={state}
    />
  )
  return page(c, { title: 'Rückmeldung' }, view)
}

export const feedbackRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(LIST, organiser, (c) => listPage(c))

  app.post(`${LIST}/vorbereiten`, organiser, form(emptyForm, listPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const prepared = await prepareFeedback(c.get('services'), actorOf(c), edition)
    return prepared.ok
      ? done(c, paths.adminFeedback(edition.year), 'gespeichert')
      : failurePage(c, prepared.error)
  })

  app.post(`${LIST}/freigeben`, organiser, form(releaseAllForm, listPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const { waiting } = c.req.valid('form')
    const released = await releaseEverything(c.get('services'), actorOf(c), edition, waiting)
    if (released.ok) return done(c, paths.adminFeedback(edition.year), 'gespeichert')
    c.status(409)
    return listPage(c, withError(noErrors({}), 'form', released.error.message))
  })

  app.get(`${LIST}/:id`, organiser, (c) => editPage(c))

  app.post(`${LIST}/:id`, organiser, form(wordingForm, editPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const id = param(c, 'id')
    const saved = await saveFeedback(c.get('services'), actorOf(c), edition, id, c.req.valid('form'))
    if (saved.ok) return done(c, paths.adminFeedbackOf(edition.year, id), 'gespeichert')
    c.status(409)
    return editPage(c, withError(noErrors(await typedAgain(c)), 'form', saved.error.message))
  })

  app.post(`${LIST}/:id/freigeben`, organiser, form(releaseForm, editPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const { version } = c.req.valid('form')
    const released = await releaseFeedback(c.get('services'), actorOf(c), edition, param(c, 'id'), version)
    if (released.ok) return done(c, paths.adminFeedback(edition.year), 'gespeichert')
    c.status(409)
    return editPage(c, withError(noErrors({}), 'form', released.error.message))
  })

  app.get(paths.submissionFeedback(':id'), allow('signed_in'), async (c) => {
    const own = await loadOwn(c.get('services'), actorOf(c), param(c, 'id'))
    if (!own.ok) return failurePage(c, own.error)
    const feedback = await readFeedback(c.get('services'), own.value.submission.id)
    if (!feedback) return errorPage(c, 'not_found')
    return page(
      c,
      { title: 'Rückmeldung der Jury' },
      <FeedbackReadView id={own.value.submission.id} {...feedback} />,
    )
  })

  return app
}
