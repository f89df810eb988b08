/** The look of the site, read at most once a second by each process. */
import type { Database } from '../core/database.ts'
import { DEFAULT_LOOK, type LinkedPage, type Look } from '../core/look.ts'
import { callYear, isFixed, pathOf } from './pages.ts'
import { publishedTitles } from './store.ts'

const KEPT_MS = 1_000

const kept = new WeakMap<Database, { readonly at: number; readonly look: Look }>()

/** The look as it was at most a second before `now` (UTC ms). */
export const lookOf = async (db: Database, now: number): Promise<Look> => {
  const last = kept.get(db)
  if (last && Math.abs(now - last.at) < KEPT_MS) return last.look
  const look = await readLook(db)
  kept.set(db, { at: now, look })
  return look
}

/** After a change here, so that whoever made it sees it at once. */
export const forgetLook = (db: Database): void => {
  kept.delete(db)
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
