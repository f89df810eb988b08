/** Reads and write statements for the register of municipalities. */
import { type CompiledQuery, type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import { preparedRead } from '../core/prepared.ts'
import type { RegisterImportTable } from '../core/register-tables.ts'
import type { MunicipalityTable } from '../core/tables.ts'
import { baseName, foldGerman, queryWords, searchWords } from './names.ts'
import type { RegisterRow } from './records.ts'

export type Municipality = Selectable<MunicipalityTable>
export type RegisterImport = Selectable<RegisterImportTable>

export const municipalityByKey = (db: Database, key: string): Promise<Municipality | undefined> =>
  db.q.selectFrom('municipality').selectAll().where('key', '=', key).executeTakeFirst()

/** Every row, for comparing with a new list. */
export const allMunicipalities = (db: Database): Promise<Municipality[]> =>
  db.q.selectFrom('municipality').selectAll().execute()

export const countMunicipalities = async (db: Database): Promise<number> => {
  const row = await db.q
    .selectFrom('municipality')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirst()
  return row?.count ?? 0
}

const anyOne = preparedRead((q: Reader) => q.selectFrom('municipality').select('key').limit(1))

/** Whether there is a list at all; without one nothing can be missing from it. */
export const hasRegister = async (db: Database): Promise<boolean> => (await anyOne(db, {})).length > 0

/** The lists taken over, newest first. */
export const listImports = (db: Database, limit: number): Promise<RegisterImport[]> =>
  db.q.selectFrom('register_import').selectAll().orderBy('number', 'desc').limit(limit).execute()

/**
 * Municipalities whose name holds a word beginning with each word of `query`; the exact name first, then names that
 * begin with it, then by population.
 */
export const searchMunicipalities = async (
  db: Database,
  query: string,
  limit: number,
): Promise<Municipality[]> => {
  const words = queryWords(query)
  if (words.length === 0) return []
  const core = words.join(' ')
  // States are in the list for their names; they hand nothing in.
  let hits = db.q.selectFrom('municipality').selectAll().where('kind', '<>', 'state')
  for (const word of words) {
    hits = hits.where('key', 'in', (e) =>
      e
        .selectFrom('municipality_word')
        .select('municipality_word.key')
        .where('word', '>=', word)
        // "{" follows "z": the end of everything that begins with the word. LIKE would be short on D1, and slow.
        .where('word', '<', `${word}{`),
    )
  }
  return hits
    .orderBy(sql`folded = ${core}`, 'desc')
    .orderBy(sql`substr(folded, 1, ${core.length}) = ${core}`, 'desc')
    .orderBy('population', 'desc')
    .orderBy('name')
    .limit(limit)
    .execute()
}

/** Characters of JSON in one bound parameter; D1 takes 1 MB for a value, and a character has up to three bytes. */
const CHUNK = 200_000

/** Packs items into JSON arrays of at most `CHUNK` characters, so that a list of any length needs one parameter each. */
const jsonChunks = (items: readonly unknown[]): string[] => {
  const chunks: string[] = []
  let parts: string[] = []
  let length = 0
  for (const item of items) {
    const part = JSON.stringify(item)
    if (length + part.length > CHUNK && parts.length > 0) {
      chunks.push(`[${parts.join(',')}]`)
      parts = []
      length = 0
    }
    parts.push(part)
    length += part.length + 1
  }
  return parts.length === 0 ? chunks : [...chunks, `[${parts.join(',')}]`]
}

/** Statements that write new and changed rows with their search words. */
export const writeMunicipalities = (q: Reader, rows: readonly RegisterRow[]): Statement[] => [
  ...jsonChunks(
    rows.map((row) => [
      row.key,
      row.ars,
      row.name,
      foldGerman(baseName(row.name)),
      row.kind,
      row.county,
      row.state,
      row.population,
      row.postcode,
    ]),
  ).map((json) => upsert(q, json)),
  ...jsonChunks(
    rows.flatMap((row) => searchWords(row.name, row.postcode).map((word) => [word, row.key])),
  ).map((json) =>
    sql`INSERT INTO municipality_word (word, key)
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(${json})`.compile(q),
  ),
]

// WHERE true: without it SQLite takes ON for the beginning of a join.
const upsert = (q: Reader, json: string): CompiledQuery =>
  sql`INSERT INTO municipality (key, ars, name, folded, kind, county, state, population, postcode)
      SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
        json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'),
        json_extract(value, '$[6]'), json_extract(value, '$[7]'), json_extract(value, '$[8]')
      FROM json_each(${json}) WHERE true
      ON CONFLICT (key) DO UPDATE SET ars = excluded.ars, name = excluded.name, folded = excluded.folded,
        kind = excluded.kind, county = excluded.county, state = excluded.state,
        population = excluded.population, postcode = excluded.postcode`.compile(q)

/** Statements that take the search words of these keys away. */
export const removeWords = (q: Reader, keys: readonly string[]): Statement[] =>
  jsonChunks(keys).map((json) =>
    sql`DELETE FROM municipality_word WHERE key IN (SELECT value FROM json_each(${json}))`.compile(q),
  )

/** Statements that take these rows away. */
export const removeMunicipalities = (q: Reader, keys: readonly string[]): Statement[] =>
  jsonChunks(keys).map((json) =>
    sql`DELETE FROM municipality WHERE key IN (SELECT value FROM json_each(${json}))`.compile(q),
  )

/** Notes the import under the next number; a number given twice means that somebody else imported meanwhile. */
export const insertImport = (q: Reader, row: RegisterImport): Statement =>
  q.insertInto('register_import').values(row)

/** Sets the thresholds; stands behind the guard of `touchBeforeJudging`. */
export const setThresholds = (q: Reader, editionId: string, thresholds: readonly number[]): Statement =>
  q
    .updateTable('edition')
    .set({ size_thresholds: JSON.stringify(thresholds) })
    .where('id', '=', editionId)
