/** For programs that follow the archive: feed, map of the site, data catalogue. */
import { Hono } from 'hono'
import { DEFAULT_LOOK } from '../core/look.ts'
import { paths } from '../core/paths.ts'
import { isPublic, phaseOf } from '../edition/rules.ts'
import { listEditions } from '../edition/store.ts'
import type { AppEnv, Ctx } from '../http/context.ts'
import { openAnswer } from '../http/open-answer.ts'
import { publicData, publicPage } from '../http/public-page.ts'
import { dcatCatalogue } from './dcat.ts'
import { atomFeed } from './feed.ts'
import { newsOf } from './news.ts'
import { editionPages, publishedPages, sitemap, standingPages } from './sitemap.ts'
import { publicSummaries, publicYears } from './store.ts'

const originOf = (c: Ctx): string => c.get('services').config.origin

const nameOf = async (c: Ctx): Promise<string> => ((await c.get('look')?.()) ?? DEFAULT_LOOK).awardName

/** Whoever publishes says what the data may be used for; until then nothing is promised. */
const NO_LICENCE = 'other-closed'

export const feedRoutes = () => {
  const app = new Hono<AppEnv>()

  app.get(paths.feed, publicPage, async (c) => {
    const news = newsOf(await publicYears(c.get('services').db))
    const feed = atomFeed({ origin: originOf(c), lang: c.get('language'), name: await nameOf(c), news })
    return openAnswer(c, feed, 'application/atom+xml; charset=utf-8')
  })

  app.get(paths.sitemap, publicData, async (c) => {
    const { db, clock } = c.get('services')
    const known = (await listEditions(db)).filter((edition) => isPublic(phaseOf(edition, clock())))
    const pages = [
      ...standingPages,
      ...known.flatMap(({ year }) => editionPages(year)),
      ...(await publicYears(db)).flatMap(publishedPages),
    ]
    return openAnswer(c, sitemap(originOf(c), pages), 'application/xml; charset=utf-8')
  })

  app.get(paths.robots, publicData, (c) => {
    const closed = [paths.signIn, paths.submissions, paths.jury, paths.admin]
    const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`)]
    const text = [...lines, '', `Sitemap: ${originOf(c)}${paths.sitemap}`, ''].join('\n')
    return openAnswer(c, text, 'text/plain; charset=utf-8')
  })

  app.get(paths.dcat, publicData, async (c) => {
    const { db, config } = c.get('services')
    const catalogue = dcatCatalogue({
      origin: config.origin,
      publisher: await nameOf(c),
      licence: config.dataLicence ?? NO_LICENCE,
      years: await publicSummaries(db),
    })
    return openAnswer(c, JSON.stringify(catalogue), 'application/ld+json; charset=utf-8')
  })

  return app
}
