/** Reads of the log for people: filtered, newest first, and the names behind its ids. */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../core/database.ts'
import type { LogEvent } from './chain.ts'

export interface LogFilter {
  /** Any of these; null for all. */
  readonly kinds: readonly string[] | null
  readonly actors: readonly string[] | null
  readonly subjects: readonly string[] | null
  readonly editionId: string | null
  /** UTC ms, the end excluded. */
  readonly from: number | null
  readonly until: number | null
  /** Only what is older than this event. */
  readonly before: { readonly at: number; readonly seq: number } | null
}

type Condition = RawBuilder<boolean>

const oneOf = (column: RawBuilder<unknown>, values: readonly string[]): Condition =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`

/**
 * Events of a filter, newest first. Each value of the narrowest list (persons, subjects, else kinds) walks its own
 * index down to `limit` events; the plus signs keep the others from being chosen.
 */
export const listEvents = (db: Database, filter: LogFilter, limit: number): Promise<LogEvent[]> => {
  const { kinds, actors, subjects, editionId, from, until, before } = filter
  const [column, values] = driverOf(filter)
  const when: Condition[] = [
    ...(from === null ? [] : [sql<boolean>`at >= ${from}`]),
    ...(until === null ? [] : [sql<boolean>`at < ${until}`]),
    ...(before === null ? [] : [sql<boolean>`(at, seq) < (${before.at}, ${before.seq})`]),
  ]
  const others: Condition[] = [
    ...(actors && column !== 'actor_id' ? [oneOf(sql`+actor_id`, actors)] : []),
    ...(subjects && column !== 'subject' ? [oneOf(sql`+subject`, subjects)] : []),
    ...(kinds && column !== 'kind' ? [oneOf(sql`+kind`, kinds)] : []),
    ...(editionId === null || column === 'edition_id' ? [] : [sql<boolean>`+edition_id = ${editionId}`]),
  ]
  const newest = (first: readonly Condition[]) => sql`
    SELECT seq FROM audit_index ${where([...first, ...when, ...others])} ORDER BY at DESC, seq DESC LIMIT ${limit}`
  const sealed =
    column === null
      ? sql`SELECT seq FROM (${newest([])})`
      : sql`
        SELECT found.seq FROM json_each(${JSON.stringify(values)}) AS one
        JOIN audit_event AS found ON found.seq IN (${newest([sql`${sql.ref(column)} = one.value`])})`
  // A minute's worth has no index yet.
  const unsealed = [
    sql<boolean>`seq > (SELECT coalesce(max(to_seq), 0) FROM audit_seal)`,
    ...(column === null ? [] : [oneOf(sql.ref(column), values)]),
  ]
  return db.q
    .selectFrom('audit_event')
    .selectAll()
    .where(
      sql<boolean>`seq IN (${sealed}
        UNION ALL SELECT seq FROM audit_event ${where([...unsealed, ...when, ...others])})`,
    )
    .orderBy(sql`+at`, 'desc')
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
}

const where = (conditions: readonly Condition[]) =>
  conditions.length === 0 ? sql`` : sql`WHERE ${sql.join(conditions, sql` AND `)}`

const driverOf = ({ actors, subjects, editionId, kinds }: LogFilter) => {
  if (subjects) return ['subject', subjects] as const
  if (actors) return ['actor_id', actors] as const
  if (editionId !== null) return ['edition_id', [editionId]] as const
  return kinds ? (['kind', kinds] as const) : ([null, []] as const)
}

/** At most so many persons or entries answer one search. */
const FOUND = 20

const like = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** Accounts whose name or address holds the text; or the id itself, which is all that is left of an erased one. */
export const actorsFor = async (db: Database, text: string): Promise<string[]> => {
  const rows = await db.q
    .selectFrom('account')
    .select('id')
    .where(sql<boolean>`name LIKE ${like(text)} ESCAPE '\\' OR email LIKE ${like(text)} ESCAPE '\\'`)
    .orderBy('email')
    .limit(FOUND)
    .execute()
  return rows.length > 0 ? rows.map(({ id }) => id) : [text]
}

/** Entries with this number ("2026-007") or with the text in their title; or the id of whatever it is. */
export const subjectsFor = async (db: Database, text: string): Promise<string[]> => {
  const [, year, number] = /^(\d{4})-(\d{1,6})$/.exec(text) ?? []
  const rows = await db.q
    .selectFrom('submission')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .select('submission.id')
    .where(
      year === undefined
        ? sql<boolean>`submission.title LIKE ${like(text)} ESCAPE '\\'`
        : sql<boolean>`edition.year = ${Number(year)} AND submission.number = ${Number(number)}`,
    )
    .orderBy('submission.created_at', 'desc')
    .limit(FOUND)
    .execute()
  return rows.length > 0 ? rows.map(({ id }) => id) : [text]
}

/** The id of a year's edition; of a year without one an id that nothing has. */
export const editionIdOf = async (db: Database, year: number): Promise<string> => {
  const row = await db.q.selectFrom('edition').select('id').where('year', '=', year).executeTakeFirst()
  return row?.id ?? 'unknown'
}

export interface Named {
  readonly name: string
  /** Of an entry: where it is read. */
  readonly entry?: { readonly year: number; readonly id: string }
}

/** Names of accounts, entries, jurors and editions, by id; what is erased or unknown has none. */
export const namesOf = async (db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, Named>> => {
  const wanted = sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const accounts = await db.q
    .selectFrom('account')
    .select(['id', 'name', 'email'])
    .where('id', 'in', wanted)
    .execute()
  const entries = await db.q
    .selectFrom('submission')
    .innerJoin('edition', 'edition.id', 'submission.edition_id')
    .select(['submission.id', 'submission.title', 'submission.number', 'edition.year'])
    .where('submission.id', 'in', wanted)
    .execute()
  const jurors = await db.q.selectFrom('juror').select(['id', 'name']).where('id', 'in', wanted).execute()
  const editions = await db.q
    .selectFrom('edition')
    .select(['id', 'title'])
    .where('id', 'in', wanted)
    .execute()
  const categories = await db.q
    .selectFrom('category')
    .select(['id', 'name'])
    .where('id', 'in', wanted)
    .execute()
  return new Map<string, Named>([
    ...accounts.map(({ id, name, email }) => [id, { name: name || email }] as const),
    ...jurors.map(({ id, name }) => [id, { name }] as const),
    ...editions.map(({ id, title }) => [id, { name: title }] as const),
    ...categories.map(({ id, name }) => [id, { name }] as const),
    ...entries.map(({ id, title, number, year }) => {
      const name =
        number === null ? title || 'Entwurf' : `${year}-${String(number).padStart(3, '0')} ${title}`
      return [id, { name, entry: { year, id } }] as const
    }),
  ])
}
