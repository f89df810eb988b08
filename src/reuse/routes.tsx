/** Starting a draft from an earlier entry. */
import { Hono } from 'hono'
import { CopyView } from '../../views/submission/copy.tsx'
import { paths } from '../core/paths.ts'
import { phaseOf } from '../edition/rules.ts'
import { listEditions } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { photosOfSubmission } from '../photo/store.ts'
import { loadOwn, type Own } from '../submission/actions.ts'
import { copyEntry, previewCopy } from './actions.ts'
import { copyForm } from './schema.ts'

const withOwn = async (c: Ctx, handler: (own: Own) => Response | Promise<Response>): Promise<Response> => {
  const own = await loadOwn(c.get('services'), actorOf(c), param(c, 'id'))
  return own.ok ? handler(own.value) : failurePage(c, own.error)
}

const copyPage = async (c: Ctx, own: Own) => {
  const app = c.get('services')
  const open = (await listEditions(app.db)).filter(
    (edition) => phaseOf(edition, c.get('receivedAt')) === 'call',
  )
  const target = open.find(({ year }) => String(year) === c.req.query('ausgabe')) ?? open[0]
  if (!target) return errorPage(c, 'closed', 'Zurzeit ist keine Einreichung offen.')
  const view = (
    <CopyView
      id={own.submission.id}
      title={own.submission.title}
      target={target}
      others={open.filter(({ id }) => id !== target.id)}
      preview={await previewCopy(app, own, target)}
      photos={(await photosOfSubmission(app.db, own.submission.id)).length}
    />
  )
  return page(c, { title: 'Als Vorlage verwenden' }, view)
}

export const reuseRoutes = () => {
  const app = new Hono<AppEnv>()
  const signedIn = allow('signed_in')

  app.get(paths.submissionCopy(':id'), signedIn, (c) => withOwn(c, (own) => copyPage(c, own)))

  app.post(
    paths.submissionCopy(':id'),
    signedIn,
    form(copyForm, (c) => withOwn(c, () => errorPage(c, 'invalid'))),
    (c) =>
      withOwn(c, async (own) => {
        const { edition, photos } = c.req.valid('form')
        const input = { edition, photos: photos === '1' }
        const copied = await copyEntry(c.get('services'), actorOf(c), own, input, c.get('receivedAt'))
        if (!copied.ok) return failurePage(c, copied.error)
        const { id, lostPhotos } = copied.value
        return done(c, paths.submission(id), lostPhotos > 0 ? 'kopiert-fotos-fehlen' : 'kopiert')
      }),
  )

  return app
}
