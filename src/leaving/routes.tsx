/** "Meine Daten": what is stored, taking it along, deleting drafts and the account. */
import { Hono } from 'hono'
import { DeleteDraftView } from '../../views/leaving/draft.tsx'
import { EraseView, MyDataView } from '../../views/leaving/my-data.tsx'
import { emptyForm } from '../account/schema.ts'
import { type FormState, noErrors } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { endSession } from '../http/session.ts'
import { photosOfSubmission } from '../photo/store.ts'
import { loadOwn, type Own } from '../submission/actions.ts'
import { peopleOf } from '../submission/store.ts'
import { deleteOwnDraft, eraseOwnAccount, loadLeaving, personalFile } from './actions.ts'
import { mayDelete, mayErase, planOf } from './rules.ts'
import { eraseForm } from './schema.ts'

const withOwn = async (c: Ctx, handler: (own: Own) => Response | Promise<Response>): Promise<Response> => {
  const own = await loadOwn(c.get('services'), actorOf(c), param(c, 'id'), 'own')
  return own.ok ? handler(own.value) : failurePage(c, own.error)
}

const deletePage = async (c: Ctx, { submission }: Own) => {
  const allowed = mayDelete(submission)
  if (!allowed.ok) return failurePage(c, allowed.error)
  const { db } = c.get('services')
  const view = (
    <DeleteDraftView
      id={submission.id}
      title={submission.title}
      photos={(await photosOfSubmission(db, submission.id)).length}
      colleagues={(await peopleOf(db, submission.id)).length - 1}
    />
  )
  return page(c, { title: 'Entwurf löschen' }, view)
}

const erasePage = async (c: Ctx, state: FormState) => {
  const leaving = await loadLeaving(c.get('services'), actorOf(c))
  const allowed = mayErase(leaving, c.get('receivedAt'))
  const view = (
    <EraseView
      plan={planOf(leaving)}
      refusal={allowed.ok ? null : allowed.error.message}
      email={actorOf(c).email}
      state={state}
    />
  )
  return page(c, { title: 'Konto löschen' }, view)
}

export const leavingRoutes = () => {
  const app = new Hono<AppEnv>()
  const signedIn = allow('signed_in')

  app.get(paths.submissionDelete(':id'), signedIn, (c) => withOwn(c, (own) => deletePage(c, own)))

  app.post(
    paths.submissionDelete(':id'),
    signedIn,
    form(emptyForm, (c) => errorPage(c, 'invalid')),
    (c) =>
      withOwn(c, async (own) => {
        const deleted = await deleteOwnDraft(c.get('services'), actorOf(c), own)
        return deleted.ok ? done(c, paths.submissions, 'entwurf-geloescht') : failurePage(c, deleted.error)
      }),
  )

  app.get(paths.myData, signedIn, (c) =>
    page(c, { title: 'Meine Daten' }, <MyDataView email={actorOf(c).email} name={actorOf(c).name} />),
  )

  for (const kind of ['json', 'pdf'] as const)
    app.get(paths.myDataFile(kind), signedIn, async (c) => {
      const { name, type, bytes } = await personalFile(c.get('services'), actorOf(c), kind)
      return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
        'Content-Type': type,
        'Content-Length': String(bytes.byteLength),
        'Content-Disposition': `attachment; filename="${name}"`,
        'X-Content-Type-Options': 'nosniff',
      })
    })

  app.get(paths.myDataErase, signedIn, (c) => erasePage(c, noErrors({})))

  app.post(paths.myDataErase, signedIn, form(eraseForm, erasePage), async (c) => {
    const erased = await eraseOwnAccount(c.get('services'), actorOf(c))
    if (!erased.ok) return failurePage(c, erased.error)
    await endSession(c)
    return done(c, paths.home, 'konto-geloescht')
  })

  return app
}
