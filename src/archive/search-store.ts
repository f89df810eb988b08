/** Reads of the search index, and the statements that make it anew. */
import { CompiledQuery, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { ArchiveDocument, Facets } from './documents.ts'
import { MAX_HITS, type SearchQuery, searchExpression, wordsOf } from './search-rules.ts'

/** How often something public has changed, and how often it had when the index was made. */
export const indexState = async (db: Database): Promise<{ now: number; indexed: number }> => {
  const row = await db.q
    .selectFrom(['public_version', 'archive_index'])
    .select(['public_version.number as now', 'archive_index.number as indexed'])
    .executeTakeFirst()
  return row ?? { now: 0, indexed: -1 }
}

/** The years of the index: what they were made from, and their filters. */
export const indexedYears = async (
  db: Database,
): Promise<{ year: number; sha256: string; facets: Facets }[]> => {
  const rows = await db.q.selectFrom('archive_year').selectAll().orderBy('year', 'desc').execute()
  return rows.map((row) => ({ ...row, facets: JSON.parse(row.facets) as Facets }))
}

/** Notes the state that the index is made from; the guard belongs behind it, so of two makers one gives way. */
export const claimIndex = (q: Reader, from: number, to: number): Statement =>
  q.updateTable('archive_index').set({ number: to }).where('number', '=', from)

/** Takes a year out of the index. */
export const dropYear = (q: Reader, year: number): Statement[] => [
  sql`DELETE FROM archive_fts WHERE rowid IN (SELECT id FROM archive_document WHERE year = ${year})`.compile(
    q,
  ),
  q.deleteFrom('archive_document').where('year', '=', year),
  q.deleteFrom('archive_year').where('year', '=', year),
]

/** Documents written by one statement: they travel as one parameter, of which D1 takes 1 MB. */
const PORTION_CHARACTERS = 300_000

/** Puts a year into the index. */
export const putYear = (
  q: Reader,
  year: { readonly year: number; readonly sha256: string; readonly facets: Facets },
  documents: readonly ArchiveDocument[],
): Statement[] => [
  ...portions(documents).flatMap((portion) => [
    CompiledQuery.raw(
      `INSERT INTO archive_document (id, year, kind, path, title, sort_title, subtitle, content, photo)
       SELECT value ->> 'id', value ->> 'year', value ->> 'kind', value ->> 'path', value ->> 'title',
         value ->> 'sortTitle', value ->> 'subtitle', value ->> 'content', value -> 'photo'
       FROM json_each(?)`,
      [portion],
    ),
    CompiledQuery.raw(
      `INSERT INTO archive_fts (rowid, title, content, facet)
       SELECT value ->> 'id', value ->> 'titleWords', value ->> 'words', value ->> 'facet' FROM json_each(?)`,
      [portion],
    ),
  ]),
  q.insertInto('archive_year').values({ ...year, facets: JSON.stringify(year.facets) }),
]

const portions = (documents: readonly ArchiveDocument[]): string[] => {
  const all: string[][] = []
  let room = 0
  for (const document of documents) {
    const json = JSON.stringify(document)
    if (json.length > room) {
      all.push([])
      room = PORTION_CHARACTERS
    }
    all.at(-1)?.push(json)
    room -= json.length
  }
  return all.map((portion) => `[${portion.join(',')}]`)
}

// The title counts ten times as much as the text; the words of the filters count nothing.
const SCORE = sql`bm25(archive_fts, 10, 1, 0)`

/**
 * The documents that match, in the wanted order; at most one more than `MAX_HITS`, the newest.
 * @returns their numbers
 */
export const findDocuments = async (db: Database, query: SearchQuery): Promise<number[]> => {
  const ranked = query.sortierung === 'passend' && wordsOf(query.q).length > 0
  const matching = sql`SELECT rowid AS id${ranked ? sql`, ${SCORE} AS score` : sql``} FROM archive_fts
    WHERE archive_fts MATCH ${searchExpression(query)} ORDER BY rowid DESC LIMIT ${MAX_HITS + 1}`
  const hits = db.q.selectFrom(sql<{ id: number; score: number }>`(${matching})`.as('hit')).select('hit.id')
  if (ranked) return idsOf(await hits.orderBy('hit.score').orderBy('hit.id', 'desc').execute())
  if (query.sortierung !== 'titel') return idsOf(await hits.orderBy('hit.id', 'desc').execute())
  return idsOf(
    await hits
      .innerJoin('archive_document', 'archive_document.id', 'hit.id')
      .orderBy('archive_document.sort_title')
      .orderBy('hit.id', 'desc')
      .execute(),
  )
}

const idsOf = (rows: readonly { readonly id: number }[]): number[] => rows.map(({ id }) => id)

/** These documents, in this order. */
export const documentsById = async (db: Database, ids: readonly number[]) => {
  const rows = await db.q
    .selectFrom('archive_document')
    .selectAll()
    .where(sql<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [{ ...row, photo: JSON.parse(row.photo ?? 'null') as ArchiveDocument['photo'] }] : []
  })
}

/** The picture of each year in the index that has one. */
export const coversOfYears = async (
  db: Database,
): Promise<Map<number, NonNullable<ArchiveDocument['photo']>>> => {
  const rows = await db.q
    .selectFrom('archive_document')
    .select(['year', 'photo'])
    .where('kind', '=', 'edition')
    .execute()
  return new Map(
    rows.flatMap(({ year, photo }) => {
      const picture = JSON.parse(photo ?? 'null') as ArchiveDocument['photo']
      return picture ? [[year, picture] as const] : []
    }),
  )
}

export type Hit = Awaited<ReturnType<typeof documentsById>>[number]
