/** Extending the deadline, for all or for one entry. */
import { Hono } from 'hono'
import { CallDeadlineView, EntryDeadlineView } from '../../views/deadline/extend.tsx'
import { type FormState, noErrors, withError } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import type { Failure } from '../core/result.ts'
import type { Edition } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { form, typedAgain } from '../http/form.ts'
import { editionOf } from '../http/lookup.ts'
import { done, page } from '../http/page.tsx'
import { deadlineOf } from '../submission/rules.ts'
import { type Submission, submissionById } from '../submission/store.ts'
import { extendCall, extendEntry, mayExtendEntry } from './actions.ts'
import { mayExtend } from './rules.ts'
import { extensionForm } from './schema.ts'
import { draftOwners, extensionsOf, listExtended } from './store.ts'

const callPage = async (c: Ctx, state: FormState) => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const { db, clock } = c.get('services')
  const allowed = mayExtend(edition, clock())
  const view = (
    <CallDeadlineView
      year={edition.year}
      closesAt={edition.call_closes_at}
      judgingOpensAt={edition.judging_opens_at}
      closed={allowed.ok ? null : allowed.error.message}
      state={state}
      drafts={(await draftOwners(db, edition.id)).length}
      extensions={await extensionsOf(db, edition.id)}
      extended={await listExtended(db, edition.id)}
    />
  )
  return page(c, { title: 'Frist verlängern' }, view)
}

interface Entry {
  readonly edition: Edition
  readonly submission: Submission
}

const entryOf = async (c: Ctx): Promise<Entry | null> => {
  const edition = await editionOf(c)
  const submission = edition && (await submissionById(c.get('services').db, param(c, 'id')))
  return edition && submission && submission.edition_id === edition.id ? { edition, submission } : null
}

const entryPage = async (c: Ctx, state: FormState) => {
  const entry = await entryOf(c)
  if (!entry) return errorPage(c, 'not_found')
  const { edition, submission } = entry
  const { db, clock } = c.get('services')
  const allowed = mayExtendEntry(edition, submission, clock())
  const view = (
    <EntryDeadlineView
      year={edition.year}
      id={submission.id}
      title={submission.title}
      organisation={submission.organisation}
      deadline={deadlineOf(submission, edition)}
      judgingOpensAt={edition.judging_opens_at}
      closed={allowed.ok ? null : allowed.error.message}
      state={state}
      extensions={await extensionsOf(db, edition.id, submission.id)}
    />
  )
  return page(c, { title: 'Eigene Frist' }, view)
}

/** The form again with what was typed and what stood against it. */
const refused = async (c: Ctx, failure: Failure, again: typeof callPage) => {
  c.status(failure.kind === 'invalid' ? 422 : 409)
  const field = failure.kind === 'invalid' ? 'until' : 'form'
  return again(c, withError(noErrors(await typedAgain(c)), field, failure.message))
}

const ALL = '/verwaltung/:year{[0-9]{4}}/frist'
const ONE = '/verwaltung/:year{[0-9]{4}}/einreichungen/:id/frist'

export const deadlineRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(ALL, organiser, (c) => callPage(c, noErrors({})))

  app.post(ALL, organiser, form(extensionForm, callPage), async (c) => {
    const edition = await editionOf(c)
    if (!edition) return errorPage(c, 'not_found')
    const extended = await extendCall(c.get('services'), actorOf(c), edition, c.req.valid('form'))
    return extended.ok
      ? done(c, paths.adminDeadline(edition.year), 'frist-verlaengert')
      : refused(c, extended.error, callPage)
  })

  app.get(ONE, organiser, (c) => entryPage(c, noErrors({})))

  app.post(ONE, organiser, form(extensionForm, entryPage), async (c) => {
    const entry = await entryOf(c)
    if (!entry) return errorPage(c, 'not_found')
    const { edition, submission } = entry
    const extended = await extendEntry(
      c.get('services'),
      actorOf(c),
      edition,
      submission,
      c.req.valid('form'),
    )
    return extended.ok
      ? done(c, paths.adminSubmission(edition.year, submission.id), 'frist-verlaengert')
      : refused(c, extended.error, entryPage)
  })

  return app
}
