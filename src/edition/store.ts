/** Reads and write statements for editions, categories and criteria. */
import { type RawBuilder, type Selectable, sql } from 'kysely'
import { detailJson } from '../audit/rules.ts'
import { type Database, guard, type Reader, type Statement } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import { preparedRead } from '../core/prepared.ts'
import type { CategoryTable, CriterionTable, EditionTable } from '../core/tables.ts'

export type Edition = Selectable<EditionTable>
export type Category = Selectable<CategoryTable>
export type Criterion = Selectable<CriterionTable>

/** All editions, newest first. */
export const listEditions = (db: Database): Promise<Edition[]> =>
  db.q.selectFrom('edition').selectAll().orderBy('year', 'desc').execute()

const byYear = preparedRead((q: Reader, of: { year: number }) =>
  q.selectFrom('edition').selectAll().where('year', '=', of.year),
)

export const editionByYear = async (db: Database, year: number): Promise<Edition | undefined> =>
  (await byYear(db, { year }))[0]

const byId = preparedRead((q: Reader, of: { id: string }) =>
  q.selectFrom('edition').selectAll().where('id', '=', of.id),
)

export const editionById = async (db: Database, id: string): Promise<Edition | undefined> =>
  (await byId(db, { id }))[0]

/** In SQL: a number that triggers raise with every change of editions, categories, questions and whatever is public. */
export const PUBLIC_VERSION = sql<number>`(SELECT number FROM public_version)`

const known = new WeakMap<Database, Map<string, { readonly version: number; readonly edition: Edition }>>()

/**
 * The edition, from memory while the public version is the one it was read under: every change of it raises that.
 * @param version `PUBLIC_VERSION`, read a moment ago
 */
export const editionUnder = async (
  db: Database,
  version: number,
  id: string,
): Promise<Edition | undefined> => {
  const editions = known.get(db) ?? new Map()
  known.set(db, editions)
  const before = editions.get(id)
  if (before?.version === version) return before.edition
  const edition = await editionById(db, id)
  if (edition) editions.set(id, { version, edition })
  return edition
}

const categories = preparedRead((q: Reader, of: { editionId: string }) =>
  q.selectFrom('category').selectAll().where('edition_id', '=', of.editionId).orderBy('position'),
)

export const listCategories = (db: Database, editionId: string): Promise<Category[]> =>
  categories(db, { editionId })

const criteria = preparedRead((q: Reader, of: { editionId: string }) =>
  q.selectFrom('criterion').selectAll().where('edition_id', '=', of.editionId).orderBy('position'),
)

export const listCriteria = (db: Database, editionId: string): Promise<Criterion[]> =>
  criteria(db, { editionId })

export const insertEdition = (
  q: Reader,
  edition: { id: string; year: number; title: string; now: number },
): Statement =>
  q.insertInto('edition').values({
    id: edition.id,
    year: edition.year,
    title: edition.title,
    intro: '',
    conference_title: '',
    place: '',
    venue: '',
    scale_min: 1,
    scale_max: 10,
    min_sheets: 4,
    created_at: edition.now,
  })

/** In SQL: the judging rules of the edition at hand are not frozen yet. */
const UNFROZEN = sql<boolean>`NOT EXISTS (SELECT 1 FROM judging_rules WHERE judging_rules.edition_id = edition.id)`

/** Whether the judging rules are frozen; then criteria, scale and all that stands in them no longer change here. */
export const isFrozen = async (db: Database, editionId: string): Promise<boolean> =>
  (await db.q
    .selectFrom('judging_rules')
    .select('version')
    .where('edition_id', '=', editionId)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** In SQL, beside the update: scale and sheets stay as they are once the rules are frozen. */
export const keepsFrozen = (set: Pick<Edition, 'scale_min' | 'scale_max' | 'min_sheets'>) =>
  sql<boolean>`(${UNFROZEN}
    OR (scale_min, scale_max, min_sheets) = (${set.scale_min}, ${set.scale_max}, ${set.min_sheets}))`

/** In SQL, the opposite of `isPlanned`: the year whose call opens then has begun, or has no dates of its own. */
export const hasBegun = (callOpens: number | null | RawBuilder<unknown>, now: number) =>
  sql<boolean>`(released_at IS NOT NULL OR ${callOpens} IS NULL OR ${callOpens} <= ${now})`

/** In SQL: with these dates the year is not public before it begins, by its gallery. */
export const keepsGalleryHidden = (callOpens: number | null, now: number) =>
  sql<boolean>`(gallery_published_at IS NULL OR ${hasBegun(callOpens, now)})`

/** Guarded update of the edition's own fields: only of the version that was read. */
export const updateEdition = (q: Reader, id: string, version: number, set: Partial<Omit<Edition, 'id'>>) =>
  q
    .updateTable('edition')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)

/** Guarded touch before rules change: refuses another version, and any time after judging has opened. */
export const touchBeforeJudging = (q: Reader, id: string, version: number, now: number) =>
  q
    .updateTable('edition')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('released_at', 'is', null)
    .where((e) => e.or([e('judging_opens_at', 'is', null), e('judging_opens_at', '>', now)]))

/** The same for criteria, which also freeze with the rules. */
export const touchUnfrozen = (q: Reader, id: string, version: number, now: number) =>
  touchBeforeJudging(q, id, version, now).where(UNFROZEN)

export interface CategoryRow {
  readonly id: string
  readonly name: string
  readonly description: string
}

export interface CriterionRow extends CategoryRow {
  readonly weight: number
}

/** Statements that make the edition's categories exactly `rows`, in this order. */
export const replaceCategories = (
  q: Reader,
  editionId: string,
  rows: readonly CategoryRow[],
): Statement[] => [
  q.deleteFrom('category').where('edition_id', '=', editionId).where('id', 'not in', keptIds(rows)),
  ...rows.flatMap((row, position) => [
    q
      .insertInto('category')
      .values({
        id: row.id || newId(),
        edition_id: editionId,
        position,
        name: row.name,
        description: row.description,
      })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ position, name: row.name, description: row.description })
          // An id from another edition must not be pulled over by a forged form, nor cost the own rows.
          .where('category.edition_id', '=', editionId),
      ),
    guard,
  ]),
]

/** Statements that make the edition's criteria exactly `rows`, in this order. */
export const replaceCriteria = (q: Reader, editionId: string, rows: readonly CriterionRow[]): Statement[] => [
  q.deleteFrom('criterion').where('edition_id', '=', editionId).where('id', 'not in', keptIds(rows)),
  ...rows.flatMap((row, position) => {
    const values = { position, name: row.name, description: row.description, weight: row.weight }
    const written = q
      .insertInto('criterion')
      .values({ id: row.id || newId(), edition_id: editionId, ...values })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(values).where('criterion.edition_id', '=', editionId),
      )
    return [written, guard]
  }),
]

const keptIds = (rows: readonly CategoryRow[]) => rows.map((row) => row.id || '-')

/** Statements that copy categories, criteria and scale of another edition into a new one. */
export const copyRules = (
  q: Reader,
  from: Edition,
  to: string,
  categories: Category[],
  criteria: Criterion[],
): Statement[] => {
  const copied = criteria.map((row) => ({ ...row, id: newId() }))
  return [
    ...replaceCategories(
      q,
      to,
      categories.map((row) => ({ ...row, id: newId() })),
    ),
    ...replaceCriteria(q, to, copied),
    // What the points mean comes along.
    ...copied.map(({ id, anchors }) => q.updateTable('criterion').set({ anchors }).where('id', '=', id)),
    q
      .updateTable('edition')
      .set({
        scale_min: from.scale_min,
        scale_max: from.scale_max,
        min_sheets: from.min_sheets,
        aggregation: from.aggregation,
        tie_steps: from.tie_steps,
        sheets_per_entry: from.sheets_per_entry,
        quorum: from.quorum,
        abstention: from.abstention,
        disclosure: from.disclosure,
        state_conflicts: from.state_conflicts,
        size_thresholds: from.size_thresholds,
      })
      .where('id', '=', to),
  ]
}

/** The latest deadline that a single entry was given; null when none was. */
export const latestOwnDeadline = async (db: Database, editionId: string): Promise<number | null> => {
  const row = await db.q
    .selectFrom('submission')
    .select((e) => e.fn.max('extended_until').as('latest'))
    .where('edition_id', '=', editionId)
    .where('extended_until', 'is not', null)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst()
  return row?.latest ?? null
}

/** Number of submissions of the edition by state, and of handed-in ones by what organisers decided, in one query. */
export const countSubmissions = async (db: Database, editionId: string) => {
  const rows = await db.q
    .selectFrom('submission')
    .select(['state', 'screening', sql<number>`count(*)`.as('count')])
    .where('edition_id', '=', editionId)
    .groupBy(['state', 'screening'])
    .execute()
  const of = (state: string, screening?: string) =>
    rows
      .filter((row) => row.state === state && (screening === undefined || row.screening === screening))
      .reduce((sum, { count }) => sum + count, 0)
  return {
    draft: of('draft'),
    submitted: of('submitted'),
    withdrawn: of('withdrawn'),
    unscreened: of('submitted', 'open') + of('submitted', 'changes'),
    refused: of('submitted', 'refused'),
  }
}

/** The phase of each edition that the log last noted, by the edition's id. */
export const lastPhases = async (db: Database): Promise<ReadonlyMap<string, string>> => {
  const newest = db.q
    .selectFrom('audit_found')
    .select((e) => e.fn.max('seq').as('seq'))
    .where('kind', '=', 'edition.phase_began')
    .groupBy('edition_id')
  const rows = await db.q
    .selectFrom('audit_event')
    .select(['subject', sql<string>`detail ->> 'phase'`.as('phase')])
    .where('seq', 'in', newest)
    .execute()
  return new Map(rows.map(({ subject, phase }) => [subject, phase]))
}

/** Statement that notes in the log that a phase has begun, unless that is what the log last said of the edition. */
export const notePhase = (q: Reader, editionId: string, phase: string, now: number): Statement =>
  sql`
    INSERT INTO audit_event (at, actor_id, edition_id, kind, subject, detail)
    SELECT ${now}, NULL, ${editionId}, 'edition.phase_began', ${editionId},
      ${detailJson('edition.phase_began', { phase })}
    WHERE ${phase} IS NOT (
      SELECT detail ->> 'phase' FROM audit_event WHERE seq = (
        SELECT max(seq) FROM audit_found WHERE subject = ${editionId} AND kind = 'edition.phase_began'))`.compile(
    q,
  )
