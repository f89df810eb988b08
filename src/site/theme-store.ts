/** The look of the site: reads, and the statement that changes it. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { sha256 } from '../core/ids.ts'
import { DEFAULT_LOOK, type LinkedPage, type Logo, type Look } from '../core/look.ts'
import { paths } from '../core/paths.ts'
import type { SiteThemeTable } from '../core/site-tables.ts'
import { callYear, isFixed, pathOf } from './pages.ts'
import { publishedTitles } from './store.ts'
import { DEFAULT_THEME, type Theme, themeStyles } from './theme.ts'
import { currentVideo } from './video-store.ts'

/** The one row, as it is stored. */
export const themeRow = (db: Database): Promise<SiteThemeTable> =>
  db.q.selectFrom('site_theme').selectAll().where('id', '=', 1).executeTakeFirstOrThrow()

/** Names and colours in force; certificates, documents and letters use them too. */
export const currentTheme = async (db: Database): Promise<Theme> => themeOf(await themeRow(db))

/** What stands beneath every letter. */
export const signatureOf = async (db: Database): Promise<string> => {
  const { shortName, awardName } = await currentTheme(db)
  return `${shortName} – ${awardName}`
}

export const themeOf = (row: SiteThemeTable): Theme => ({
  shortName: row.short_name || DEFAULT_THEME.shortName,
  awardName: row.award_name || DEFAULT_THEME.awardName,
  accent: row.accent || DEFAULT_THEME.accent,
  gold: row.gold || DEFAULT_THEME.gold,
})

/** The style sheet in force with its version; null with the colours of the house. */
export const stylesOf = async (row: SiteThemeTable): Promise<{ css: string; version: string } | null> => {
  if (row.accent === '' && row.gold === '') return null
  const css = themeStyles(themeOf(row))
  return { css, version: (await sha256(css)).slice(0, 10) }
}

/** Changes the look, on top of the version seen. */
export const updateTheme = (
  q: Reader,
  seen: number,
  change: Omit<SiteThemeTable, 'id' | 'version'>,
): Statement =>
  q
    .updateTable('site_theme')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', 1)
    .where('version', '=', seen)

const kept = new WeakMap<Database, { readonly version: string; readonly look: Look }>()

/**
 * The look as of a version of the public pages, read again by each process when something public has changed. The
 * version is asked for before anything else is read.
 */
export const lookOf = async (db: Database, version: string): Promise<Look> => {
  const last = kept.get(db)
  if (last?.version === version) return last.look
  const look = await readLook(db)
  kept.set(db, { version, look })
  return look
}

const readLook = async (db: Database): Promise<Look> => {
  const row = await themeRow(db)
  const { shortName, awardName } = themeOf(row)
  const styles = await stylesOf(row)
  const titles = await publishedTitles(db)
  return {
    ...DEFAULT_LOOK,
    shortName,
    awardName,
    logo: logoOf(row),
    styles: styles && paths.theme(styles.version),
    pages: linkedPages(titles),
    signLanguage:
      (await currentVideo(db)) !== null ||
      titles.some(({ slug, language }) => slug === 'gebaerdensprache' && language === 'de'),
  }
}

/** Free pages that are public, as they are linked everywhere. */
const linkedPages = (titles: Awaited<ReturnType<typeof publishedTitles>>): LinkedPage[] =>
  titles
    .filter(({ slug, language }) => language === 'de' && !isFixed(slug) && callYear(slug) === null)
    .map(({ slug, title }) => ({
      path: pathOf(slug),
      de: title,
      en: titles.find((one) => one.slug === slug && one.language === 'en')?.title ?? title,
    }))

/** Height of the logo in the header, and its greatest width, CSS pixels. */
const LOGO_HEIGHT = 40
const LOGO_WIDTH = 200

const logoOf = (row: SiteThemeTable): Logo | null => {
  if (row.logo === '') return null
  const scale = Math.min(LOGO_HEIGHT / row.logo_height, LOGO_WIDTH / row.logo_width)
  return {
    url: paths.logo(row.logo),
    width: Math.round(row.logo_width * scale),
    height: Math.round(row.logo_height * scale),
    alt: row.logo_alt,
  }
}
