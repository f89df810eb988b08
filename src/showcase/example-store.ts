/** Reads of good practice as published. */
import { sql } from 'kysely'
import type { Database, Reader } from '../core/database.ts'
import { type Example, exampleOf } from './example.ts'
import { PER_PAGE } from './rules.ts'

export interface ExampleFilter {
  readonly category: string
  readonly size: string
  readonly state: string
}

export const NO_FILTER: ExampleFilter = { category: '', size: '', state: '' }

// Taken back with the results: the trigger deletes them, and this says so once more.
const published = (q: Reader, editionId: string) =>
  q
    .selectFrom('example')
    .innerJoin('edition', 'edition.id', 'example.edition_id')
    .where('example.edition_id', '=', editionId)
    .where('edition.released_at', 'is not', null)

const filtered = (q: Reader, editionId: string, { category, size, state }: ExampleFilter) =>
  published(q, editionId)
    .$if(category !== '', (of) => of.where('example.category', '=', category))
    .$if(size !== '', (of) => of.where('example.size_class', '=', size))
    .$if(state !== '', (of) => of.where('example.state', '=', state))

/** In SQL, beside an example: the ids of pictures that were withdrawn or are hidden, as JSON. */
const GONE = sql<string>`(SELECT json_group_array(id) FROM (
  SELECT id FROM withdrawn_photo WHERE withdrawn_photo.edition_id = example.edition_id
  UNION ALL SELECT photo.id FROM photo WHERE photo.hidden_at IS NOT NULL))`

const COLUMNS = [
  'example.submission_id',
  'example.slug',
  'example.title',
  'example.organisation',
  'example.category',
  'example.size_class',
  'example.state',
  'example.winner',
  'example.content',
  GONE.as('gone'),
] as const

const shown = ({ gone, ...row }: Parameters<typeof exampleOf>[0] & { readonly gone: string }): Example =>
  exampleOf(row, new Set(JSON.parse(gone) as string[]))

/** The first projects without an award: those with one stand above them already. */
export const firstExamples = async (db: Database, editionId: string, most: number): Promise<Example[]> => {
  const rows = await published(db.q, editionId)
    .select(COLUMNS)
    .where('example.winner', '=', 0)
    .orderBy('example.position')
    .limit(most)
    .execute()
  return rows.map(shown)
}

/** One page of the good practice of a year, winners first. */
export const examplesOf = async (
  db: Database,
  editionId: string,
  filter: ExampleFilter = NO_FILTER,
  page = 1,
): Promise<Example[]> => {
  const rows = await filtered(db.q, editionId, filter)
    .select(COLUMNS)
    .orderBy('example.position')
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .execute()
  return rows.map(shown)
}

export const countExamples = async (
  db: Database,
  editionId: string,
  filter: ExampleFilter = NO_FILTER,
): Promise<number> => {
  const row = await filtered(db.q, editionId, filter)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirst()
  return row?.count ?? 0
}

/** What can be chosen in the filters: values that occur. */
export const exampleChoices = async (
  db: Database,
  editionId: string,
): Promise<Record<keyof ExampleFilter, string[]>> => {
  const rows = await published(db.q, editionId)
    .select(['example.category', 'example.size_class', 'example.state'])
    .orderBy('example.position')
    .execute()
  const distinct = (values: readonly string[]) => [...new Set(values)].filter(Boolean)
  return {
    category: distinct(rows.map(({ category }) => category)),
    size: distinct(rows.map(({ size_class }) => size_class)),
    state: distinct(rows.map(({ state }) => state)).sort((a, b) => a.localeCompare(b, 'de-DE')),
  }
}

export const exampleBySlug = async (
  db: Database,
  editionId: string,
  slug: string,
): Promise<Example | null> => {
  const row = await published(db.q, editionId)
    .select(COLUMNS)
    .where('example.slug', '=', slug)
    .executeTakeFirst()
  return row ? shown(row) : null
}
