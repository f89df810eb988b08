/** The look of the site, read again by each process when something public has changed. */
import type { Database } from '../core/database.ts'
import { DEFAULT_LOOK, type LinkedPage, type Look } from '../core/look.ts'
import { callYear, isFixed, pathOf } from './pages.ts'
import { publishedTitles } from './store.ts'

const kept = new WeakMap<Database, { readonly version: string; readonly look: Look }>()

/** The look as of a version of the public pages: what they show is read after the version is. */
export const lookOf = async (db: Database, version: string): Promise<Look> => {
  const last = kept.get(db)
  if (last?.version === version) return last.look
  const look = await readLook(db)
  kept.set(db, { version, look })
  return look
}

const readLook = async (db: Database): Promise<Look> => {
  const titles = await publishedTitles(db)
  const german = titles.filter(({ language }) => language === 'de')
  const pages: LinkedPage[] = german
    .filter(({ slug }) => !isFixed(slug) && callYear(slug) === null)
    .map(({ slug, title }) => ({
      path: pathOf(slug),
      de: title,
      en: titles.find((one) => one.slug === slug && one.language === 'en')?.title ?? title,
    }))
  return { ...DEFAULT_LOOK, pages, signLanguage: german.some(({ slug }) => slug === 'gebaerdensprache') }
}
