/** The archive: all public years, and the search in them. */
import { Hono } from 'hono'
import { ArchiveView } from '../../views/public/archive.tsx'
import { SearchView } from '../../views/public/search.tsx'
import { archiveWords, searchWords } from '../../views/public/words/archive.ts'
import { paths } from '../core/paths.ts'
import type { AppEnv, Ctx } from '../http/context.ts'
import { page } from '../http/page.tsx'
import { publicPage } from '../http/public-page.ts'
import { refreshIndex, searchArchive } from './actions.ts'
import { isAsked, searchQuery } from './search-rules.ts'
import { coversOfYears } from './search-store.ts'
import { publicSummaries } from './store.ts'

const archivePage = async (c: Ctx) => {
  const { db } = c.get('services')
  const lang = c.get('language')
  await refreshIndex({ db })
  const covers = await coversOfYears(db)
  const years = (await publicSummaries(db)).map((row) => ({ ...row, photo: covers.get(row.year) ?? null }))
  return page(c, { title: archiveWords[lang].title }, <ArchiveView lang={lang} years={years} />)
}

const searchPage = async (c: Ctx) => {
  const lang = c.get('language')
  const query = searchQuery(c.req.query())
  const result = await searchArchive(c.get('services'), query)
  const view = <SearchView lang={lang} query={query} asked={isAsked(query)} result={result} />
  const title = query.q === '' ? searchWords[lang].title : `${query.q} – ${searchWords[lang].title}`
  // Pages of results are no pages to be found.
  const head = isAsked(query) ? <meta name="robots" content="noindex" /> : undefined
  return page(c, { title, head }, view)
}

export const archiveRoutes = () => {
  const app = new Hono<AppEnv>()
  app.get(paths.archive, publicPage, archivePage)
  app.get(paths.search, publicPage, searchPage)
  return app
}
