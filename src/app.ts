/** The application, composed once for both runtimes: middleware in order, rooms, one error handler. */
import { Hono } from 'hono'
import { ownSignInRoutes } from './account/own-routes.tsx'
import { passkeyRoutes } from './account/passkey-routes.tsx'
import { peopleRoutes } from './account/people-routes.tsx'
import { accountRoutes } from './account/routes.tsx'
import { healthRoutes } from './admin/health-routes.ts'
import { juryAdminRoutes } from './admin/jury-routes.tsx'
import { adminRoutes } from './admin/routes.tsx'
import { adoptionRoutes } from './adoption/routes.tsx'
import { apiRoutes } from './archive/api-routes.ts'
import { feedRoutes } from './archive/feed-routes.ts'
import { archiveRoutes } from './archive/routes.tsx'
import { assignmentRoutes } from './assignment/routes.tsx'
import { attachmentRoutes } from './attachment/routes.tsx'
import { audienceRoutes } from './audience/routes.tsx'
import { voteRoutes } from './audience/vote-routes.tsx'
import { auditRoutes } from './audit/routes.tsx'
import { bulkRoutes } from './bulk/routes.tsx'
import { certificateRoutes } from './certificate/routes.tsx'
import { commitmentRoutes } from './commitment/routes.tsx'
import { conflictRoutes } from './conflict/routes.tsx'
import { createPublicPages } from './core/public-pages.ts'
import type { Services } from './core/services.ts'
import { deadlineRoutes } from './deadline/routes.tsx'
import { decisionRoutes } from './deliberation/decision-routes.tsx'
import { meetingRoutes } from './deliberation/routes.tsx'
import { documentRoutes } from './document/routes.tsx'
import { editionRoutes } from './edition/routes.tsx'
import { eligibilityRoutes } from './eligibility/routes.tsx'
import { entryFormRoutes } from './entry-form/routes.tsx'
import { feedbackRoutes } from './feedback/routes.tsx'
import { galleryAdminRoutes } from './gallery/admin-routes.tsx'
import { galleryEditorRoutes } from './gallery/editor-routes.tsx'
import { galleryRightsRoutes } from './gallery/rights-routes.tsx'
import { galleryRoutes } from './gallery/routes.tsx'
import { galleryTextRoutes } from './gallery/text-routes.tsx'
import { assertEveryRouteDeclares } from './http/access.ts'
import type { AppEnv } from './http/context.ts'
import { deliverSoon } from './http/deliver-soon.ts'
import { logDownloads } from './http/downloads.ts'
import { errorPage, onError } from './http/error-page.tsx'
import { germanPath, readLanguage } from './http/language.ts'
import { readOwnWrites } from './http/own-writes.ts'
import { headers, knownHost, ownForms } from './http/security.ts'
import { readSession } from './http/session.ts'
import { traced } from './http/trace.ts'
import { judgingRulesRoutes } from './judging-rules/routes.tsx'
import { juryRoutes } from './jury/routes.tsx'
import { sheetRoutes } from './jury/sheet-routes.tsx'
import { leavingRoutes } from './leaving/routes.tsx'
import { mailRoutes } from './mail/routes.tsx'
import { mailingRoutes } from './mailing/routes.tsx'
import { minutesRoutes } from './minutes/routes.tsx'
import { organisationRoutes } from './organisation/routes.tsx'
import { permissionRoutes } from './permission/routes.tsx'
import { photoRoutes } from './photo/routes.tsx'
import { pressRoutes } from './press/routes.tsx'
import { proofRoutes } from './proof/routes.tsx'
import { openOnTime } from './publication/on-time.ts'
import { releaseRoutes } from './publication/release-routes.tsx'
import { publicationRoutes } from './publication/routes.tsx'
import { rankingRoutes } from './ranking/routes.tsx'
import { registerRoutes } from './register/routes.tsx'
import { reminderRoutes } from './reminder/routes.tsx'
import { retentionRoutes } from './retention/routes.tsx'
import { reuseRoutes } from './reuse/routes.tsx'
import { screeningRoutes } from './screening/routes.tsx'
import { showcasePublicRoutes } from './showcase/public-routes.tsx'
import { showcaseRoutes } from './showcase/routes.tsx'
import { barrierRoutes } from './site/barrier-routes.tsx'
import { readLook, siteRoutes } from './site/routes.tsx'
import { themeRoutes } from './site/theme-routes.tsx'
import { videoRoutes } from './site/video-routes.tsx'
import { stageRoutes } from './stage/routes.tsx'
import { submissionFormRoutes } from './submission/form-routes.tsx'
import { submissionRoutes } from './submission/routes.tsx'
import { tableRoutes } from './table/routes.tsx'
import { viewRoutes } from './table/view-routes.tsx'
import { teamRoutes } from './team/routes.tsx'
import { trialRoutes } from './trial/routes.tsx'

/** @throws when a route declares no access rule */
export const createApp = (services: Services, pages = createPublicPages(services.db, services.clock)) => {
  // The router sees the German address; which language was asked for stands in the context.
  const app = new Hono<AppEnv>({ getPath: germanPath })

  app.use(traced, async (c, next) => {
    c.set('services', services)
    c.set('pages', pages)
    c.set('receivedAt', services.clock())
    c.set('actor', null)
    c.set('session', null)
    await next()
  })
  app.use(
    readLanguage,
    readLook,
    headers,
    knownHost,
    readOwnWrites,
    readSession,
    ownForms,
    openOnTime,
    deliverSoon,
    logDownloads,
  )

  app.route('/', healthRoutes())
  app.route('/', accountRoutes())
  app.route('/', passkeyRoutes())
  app.route('/', ownSignInRoutes())
  app.route('/', peopleRoutes())
  app.route('/', editionRoutes())
  app.route('/', entryFormRoutes())
  app.route('/', siteRoutes())
  app.route('/', barrierRoutes())
  app.route('/', themeRoutes())
  app.route('/', videoRoutes())
  app.route('/', registerRoutes())
  app.route('/', eligibilityRoutes())
  app.route('/', submissionRoutes())
  app.route('/', submissionFormRoutes())
  app.route('/', organisationRoutes())
  app.route('/', deadlineRoutes())
  app.route('/', screeningRoutes())
  app.route('/', teamRoutes())
  // Before the pictures: one of their addresses is the picture for shared links.
  app.route('/', showcasePublicRoutes())
  app.route('/', photoRoutes())
  app.route('/', attachmentRoutes())
  app.route('/', reuseRoutes())
  app.route('/', documentRoutes())
  app.route('/', conflictRoutes())
  app.route('/', judgingRulesRoutes())
  app.route('/', reminderRoutes())
  app.route('/', commitmentRoutes())
  app.route('/', juryRoutes())
  app.route('/', sheetRoutes())
  app.route('/', leavingRoutes())
  app.route('/', rankingRoutes())
  app.route('/', meetingRoutes())
  app.route('/', decisionRoutes())
  app.route('/', minutesRoutes())
  app.route('/', feedbackRoutes())
  app.route('/', assignmentRoutes())
  app.route('/', trialRoutes())
  app.route('/', showcaseRoutes())
  app.route('/', adoptionRoutes())
  app.route('/', voteRoutes())
  app.route('/', audienceRoutes())
  app.route('/', galleryRoutes())
  app.route('/', galleryAdminRoutes())
  app.route('/', galleryEditorRoutes())
  app.route('/', galleryTextRoutes())
  app.route('/', galleryRightsRoutes())
  app.route('/', certificateRoutes())
  app.route('/', stageRoutes())
  app.route('/', pressRoutes())
  app.route('/', mailingRoutes())
  app.route('/', tableRoutes())
  app.route('/', viewRoutes())
  app.route('/', bulkRoutes())
  app.route('/', retentionRoutes())
  app.route('/', adminRoutes())
  app.route('/', juryAdminRoutes())
  app.route('/', permissionRoutes())
  app.route('/', mailRoutes())
  app.route('/', auditRoutes())
  app.route('/', apiRoutes())
  app.route('/', releaseRoutes())
  app.route('/', archiveRoutes())
  app.route('/', feedRoutes())
  app.route('/', publicationRoutes())
  app.route('/', proofRoutes())

  app.notFound((c) => errorPage(c, 'not_found'))
  app.onError(onError)
  assertEveryRouteDeclares(app)
  return app
}
