/** Certificates for those who were honoured, for organisers, and for whoever wants to know whether one is genuine. */
import { Hono } from 'hono'
import { CertificatesView } from '../../views/certificate/list.tsx'
import { CertificateView } from '../../views/public/certificate.tsx'
import { certificateWords } from '../../views/public/words/certificate.ts'
import { seatIn } from '../account/rules.ts'
import { paths } from '../core/paths.ts'
import { zipStream } from '../gallery/zip.ts'
import { allow } from '../http/access.ts'
import { attachment } from '../http/attachment.ts'
import { clientAddress } from '../http/client.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { editionOf } from '../http/lookup.ts'
import { page } from '../http/page.tsx'
import { publicPage } from '../http/public-page.ts'
import { zipAttachment } from '../http/stream.ts'
import { loadOwn } from '../submission/actions.ts'
import {
  allCertificates,
  certificateDocument,
  confirm,
  loadCertificates,
  releasedCertificates,
  type YearCertificates,
} from './actions.ts'
import type { Certificate } from './rules.ts'

const withYear = async (
  c: Ctx,
  handler: (year: YearCertificates) => Response | Promise<Response>,
): Promise<Response> => {
  const edition = await editionOf(c)
  if (!edition) return errorPage(c, 'not_found')
  const year = await loadCertificates(c.get('services'), actorOf(c), edition)
  return year.ok ? handler(year.value) : failurePage(c, year.error)
}

const download = async (
  c: Ctx,
  year: YearCertificates | null,
  isWanted: (certificate: Certificate) => boolean,
): Promise<Response> => {
  if (!year) return errorPage(c, 'not_found')
  const file = await certificateDocument(c.get('services'), year, year.certificates.filter(isWanted))
  return file.ok ? attachment(c, file.value) : failurePage(c, file.error)
}

const confirmPage = async (c: Ctx) => {
  const checked = await confirm(c.get('services'), param(c, 'code'), clientAddress(c))
  if (!checked.ok) return failurePage(c, checked.error)
  const lang = c.get('language')
  c.header('X-Robots-Tag', 'noindex')
  const t = certificateWords[lang]
  return page(
    c,
    { title: t.titles[checked.value.state], status: checked.value.state === 'genuine' ? 200 : 404 },
    <CertificateView lang={lang} confirmation={checked.value} />,
  )
}

export const certificateRoutes = () => {
  const app = new Hono<AppEnv>()
  const organiser = allow('organiser')

  app.get(paths.certificate(':code'), publicPage, confirmPage)

  app.get('/verwaltung/:year{[0-9]{4}}/urkunden', organiser, (c) =>
    withYear(c, ({ edition, certificates, releasedAt }) =>
      page(
        c,
        { title: 'Urkunden' },
        <CertificatesView year={edition.year} certificates={certificates} draft={releasedAt === null} />,
      ),
    ),
  )

  app.get('/verwaltung/:year{[0-9]{4}}/urkunden.zip', organiser, (c) =>
    withYear(c, async (year) => {
      const all = await allCertificates(c.get('services'), year)
      if (!all.ok) return failurePage(c, all.error)
      return zipAttachment(c, `Urkunden-${year.edition.year}.zip`, zipStream(all.value))
    }),
  )

  app.get('/verwaltung/:year{[0-9]{4}}/urkunden/:certificate{[a-z0-9-]+\\.pdf}', organiser, (c) =>
    withYear(c, (year) => download(c, year, ({ id }) => `${id}.pdf` === param(c, 'certificate'))),
  )

  app.get(paths.submissionCertificate(':id'), allow('signed_in'), async (c) => {
    const app = c.get('services')
    const own = await loadOwn(app, actorOf(c), param(c, 'id'), 'edit')
    if (!own.ok) return failurePage(c, own.error)
    const { submission, edition } = own.value
    const year = await releasedCertificates(app, edition)
    return download(c, year, ({ kind, subject }) => kind !== 'juror' && subject === submission.id)
  })

  app.get('/jury/:year{[0-9]{4}}/urkunde.pdf', allow('juror'), async (c) => {
    const edition = await editionOf(c)
    const seat = edition && seatIn(edition.id, actorOf(c))
    const year = edition && seat ? await releasedCertificates(c.get('services'), edition) : null
    return download(c, year, ({ kind, subject }) => kind === 'juror' && subject === seat?.jurorId)
  })

  return app
}
