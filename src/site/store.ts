/** Organisers' pages and reports of barriers: reads, and statements that write them. */
import { sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { Language } from '../core/language.ts'
import type { BarrierReportTable, SiteTextTable } from '../core/site-tables.ts'

const newest = (q: Reader) =>
  q.selectFrom('site_text').where((e) =>
    e(
      'site_text.version',
      '=',
      e
        .selectFrom('site_text as other')
        .whereRef('other.slug', '=', 'site_text.slug')
        .whereRef('other.language', '=', 'site_text.language')
        .select((s) => s.fn.max<number>('other.version').as('version')),
    ),
  )

/** The newest text of a page in each language that has one. */
export const textsOf = (db: Database, slug: string) =>
  newest(db.q)
    .select(['language', 'version', 'title', 'body', 'published'])
    .where('slug', '=', slug)
    .execute()

/** The newest text of every page and language, with who wrote it. */
export const listTexts = (db: Database) =>
  newest(db.q)
    .leftJoin('account', 'account.id', 'site_text.saved_by')
    .select([
      'slug',
      'language',
      'version',
      'title',
      'body',
      'published',
      'saved_at',
      'account.name as author',
    ])
    .orderBy('slug')
    .orderBy('language')
    .execute()

export type TextRow = Awaited<ReturnType<typeof listTexts>>[number]

/** What links to pages need: their names in each language. */
export const publishedTitles = (db: Database) =>
  newest(db.q).select(['slug', 'language', 'title']).where('published', '=', 1).orderBy('title').execute()

/** Every version of a text, the newest first. */
export const versionsOf = (db: Database, slug: string, language: Language) =>
  db.q
    .selectFrom('site_text')
    .leftJoin('account', 'account.id', 'site_text.saved_by')
    .select(['version', 'title', 'published', 'saved_at', 'restored', 'account.name as author'])
    .where('slug', '=', slug)
    .where('language', '=', language)
    .orderBy('version', 'desc')
    .execute()

export type VersionRow = Awaited<ReturnType<typeof versionsOf>>[number]

/** A version and the one before it, where there is one. */
export const versionPair = (db: Database, slug: string, language: Language, version: number) =>
  db.q
    .selectFrom('site_text')
    .select(['version', 'title', 'body', 'published'])
    .where('slug', '=', slug)
    .where('language', '=', language)
    .where('version', 'in', [version, version - 1])
    .orderBy('version', 'desc')
    .execute()

/** Adds the next version, only on top of the version seen (0 where there was none). */
export const insertText = (q: Reader, text: Omit<SiteTextTable, 'version'>, seen: number): Statement =>
  sql`
    INSERT INTO site_text (slug, language, version, title, body, published, saved_by, saved_at, restored)
    SELECT ${text.slug}, ${text.language}, ${seen} + 1, ${text.title}, ${text.body}, ${text.published},
      ${text.saved_by}, ${text.saved_at}, ${text.restored}
    WHERE coalesce((SELECT max(version) FROM site_text WHERE slug = ${text.slug} AND language = ${text.language}), 0)
      = ${seen}`.compile(q)

export const insertBarrier = (q: Reader, report: BarrierReportTable): Statement =>
  q.insertInto('barrier_report').values(report)

/** Reports of barriers, open ones first, then by time, newest first; at most 500. */
export const listBarriers = (db: Database) =>
  db.q
    .selectFrom('barrier_report')
    .selectAll()
    .orderBy(sql`done_at IS NOT NULL`)
    .orderBy('reported_at', 'desc')
    .limit(500)
    .execute()

/** How many reports wait. */
export const countOpenBarriers = async (db: Database): Promise<number> => {
  const row = await db.q
    .selectFrom('barrier_report')
    .where('done_at', 'is', null)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

/** Ticks a report off and forgets who asked for an answer. */
export const finishBarrier = (q: Reader, id: string, now: number): Statement =>
  q
    .updateTable('barrier_report')
    .set({ done_at: now, reply_to: '' })
    .where('id', '=', id)
    .where('done_at', 'is', null)
