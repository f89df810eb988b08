/** Documents for downloading. */
import { Hono } from 'hono'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import { attachment } from '../http/attachment.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { editionOf } from '../http/lookup.ts'
import { loadOwn } from '../submission/actions.ts'
import { type Submission, submissionById } from '../submission/store.ts'
import { entryDocument } from './actions.ts'

const download = async (c: Ctx, submission: Submission): Promise<Response> =>
  attachment(c, await entryDocument(c.get('services'), submission))

export const documentRoutes = () => {
  const app = new Hono<AppEnv>()

  app.get(paths.submissionPdf(':id'), allow('signed_in'), async (c) => {
    const own = await loadOwn(c.get('services'), actorOf(c), param(c, 'id'))
    return own.ok ? download(c, own.value.submission) : failurePage(c, own.error)
  })

  app.get('/verwaltung/:year{[0-9]{4}}/einreichungen/:id/einreichung.pdf', allow('organiser'), async (c) => {
    const edition = await editionOf(c)
    const submission = await submissionById(c.get('services').db, param(c, 'id'))
    if (!edition || submission?.edition_id !== edition.id) return errorPage(c, 'not_found')
    return download(c, submission)
  })

  return app
}
