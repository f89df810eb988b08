/** The public proof of a jury's result, the page on which anybody checks it, and the file for auditors. */
import { Hono } from 'hono'
import { CheckView } from '../../views/proof/check.tsx'
import { checkWords } from '../../views/proof/words/check.ts'
import { canonicalJson } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import { attachment } from '../http/attachment.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { editionOf, withEdition } from '../http/lookup.ts'
import { page } from '../http/page.tsx'
import { publicData, publicPage } from '../http/public-page.ts'
import { takeAuditFile } from './actions.ts'
import type { ResultBundle } from './bundle.ts'
import { bundleContent, bundlesOf, provedYears } from './store.ts'

/** The bundles of a released year, the newest first; before the release their addresses are as unknown as any other. */
const published = async (c: Ctx) => {
  const edition = await editionOf(c)
  const bundles = edition ? await bundlesOf(c.get('services').db, edition.id) : []
  return edition && bundles.length > 0 ? { edition, bundles } : null
}

const bundleFile = async (c: Ctx, version: number | null) => {
  const found = await published(c)
  const head = found?.bundles.find((one) => version === null || one.version === version)
  const content = found && head && (await bundleContent(c.get('services').db, found.edition.id, head.version))
  return content
    ? c.body(content, 200, { 'Content-Type': 'application/json; charset=utf-8' })
    : errorPage(c, 'not_found')
}

const checkPage = async (c: Ctx) => {
  const found = await published(c)
  const [newest] = found?.bundles ?? []
  const content =
    found && newest && (await bundleContent(c.get('services').db, found.edition.id, newest.version))
  if (!content || !newest) return errorPage(c, 'not_found')
  const lang = c.get('language')
  const bundle = JSON.parse(content) as ResultBundle
  const view = <CheckView lang={lang} year={found.edition.year} bundle={bundle} versions={found.bundles} />
  return page(c, { title: checkWords[lang].titleOf(found.edition.year) }, view)
}

const anyPage = async (c: Ctx) => {
  const lang = c.get('language')
  return page(
    c,
    { title: checkWords[lang].title },
    <CheckView
      lang={lang}
      year={null}
      bundle={null}
      versions={[]}
      years={await provedYears(c.get('services').db)}
    />,
  )
}

const auditFile = (c: Ctx) =>
  withEdition(c, async (edition) => {
    const file = await takeAuditFile(c.get('services'), actorOf(c), edition)
    if (!file) return errorPage(c, 'not_found')
    return attachment(c, {
      name: `pruefakte-${edition.year}.json`,
      type: 'application/json; charset=utf-8',
      bytes: new TextEncoder().encode(canonicalJson(file)),
    })
  })

export const proofRoutes = () => {
  const app = new Hono<AppEnv>()
  app.get(paths.check, publicPage, anyPage)
  app.get('/:year{[0-9]{4}}/nachpruefen', publicPage, checkPage)
  app.get('/:year{[0-9]{4}}/ergebnis.json', publicData, (c) => bundleFile(c, null))
  app.get('/:year{[0-9]{4}}/ergebnis/:version{[0-9]{1,4}\\.json}', publicData, (c) =>
    bundleFile(c, Number.parseInt(param(c, 'version'), 10)),
  )
  app.get('/verwaltung/:year{[0-9]{4}}/pruefakte.json', allow('organiser'), auditFile)
  return app
}
