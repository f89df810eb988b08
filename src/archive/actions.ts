/** Keeps the search index what is public, and searches it. */
import { guard } from '../core/database.ts'
import { canonicalJson, sha256 } from '../core/ids.ts'
import type { Services } from '../core/services.ts'
import { pageOf } from '../table/rules.ts'
import { allFacets, documentsOf, type Facets, facetsOf } from './documents.ts'
import { HITS, isAsked, MAX_HITS, type SearchQuery } from './search-rules.ts'
import {
  claimIndex,
  documentsById,
  dropYear,
  findDocuments,
  type Hit,
  indexedYears,
  indexState,
  putYear,
} from './search-store.ts'
import { publicYears } from './store.ts'

// Two may find the index old at the same time; whoever is second looks again.
const ATTEMPTS = 3

/**
 * Makes the index anew where something public has changed since: years whose documents are the same stay. Whoever
 * searches calls it first, so nothing is found, or counted, that was not public a moment before.
 */
export const refreshIndex = async ({ db }: Pick<Services, 'db'>): Promise<void> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { now, indexed } = await indexState(db)
    if (now === indexed) return
    const years = await Promise.all(
      (await publicYears(db)).map(async (year) => {
        const documents = documentsOf(year)
        const facets = facetsOf(year)
        const hash = await sha256(canonicalJson([documents, facets]))
        return { row: { year: year.edition.year, sha256: hash, facets }, documents }
      }),
    )
    const known = new Map((await indexedYears(db)).map((row) => [row.year, row.sha256]))
    const changed = years.filter(({ row }) => known.get(row.year) !== row.sha256)
    const gone = [...known.keys()].filter((year) => !years.some(({ row }) => row.year === year))
    const saved = await db.commit([
      claimIndex(db.q, indexed, now),
      guard,
      ...[...gone, ...changed.map(({ row }) => row.year)].flatMap((year) => dropYear(db.q, year)),
      ...changed.flatMap(({ row, documents }) => putYear(db.q, row, documents)),
    ])
    if (saved.ok) return
  }
}

export interface SearchResult {
  readonly hits: readonly Hit[]
  /** How many there are; `more` when there are more than are counted. */
  readonly total: number
  readonly more: boolean
  readonly page: number
  readonly pages: number
  readonly years: readonly number[]
  readonly facets: Facets
}

/** One page of what is found, and what the filters offer; as many queries whatever is found. */
export const searchArchive = async (app: Pick<Services, 'db'>, query: SearchQuery): Promise<SearchResult> => {
  await refreshIndex(app)
  const years = await indexedYears(app.db)
  const found = isAsked(query) ? await findDocuments(app.db, query) : []
  const ids = found.slice(0, MAX_HITS)
  const { page, pages, offset } = pageOf(query.seite, ids.length, HITS)
  return {
    hits: await documentsById(app.db, ids.slice(offset, offset + HITS)),
    total: ids.length,
    more: found.length > MAX_HITS,
    page,
    pages,
    years: years.map(({ year }) => year),
    facets: allFacets(years.map(({ facets }) => facets)),
  }
}
