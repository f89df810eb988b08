/** Reads of good practice as published. */
import { sql } from 'kysely'
import type { Database, Reader } from '../core/database.ts'
import type { SnapshotPhoto } from '../publication/snapshot.ts'
import { PER_PAGE } from './rules.ts'

/** A project of good practice as published. */
export interface Example {
  readonly submission: string
  readonly slug: string
  readonly title: string
  readonly organisation: string
  readonly category: string
  readonly sizeClass: string
  readonly state: string
  readonly winner: boolean
  readonly answers: Readonly<Record<string, string>>
  readonly photos: readonly SnapshotPhoto[]
}

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

const exampleOf = (row: {
  submission_id: string
  slug: string
  title: string
  organisation: string
  category: string
  size_class: string
  state: string
  winner: number
  content: string
  gone: string
}): Example => {
  const { answers, photos } = JSON.parse(row.content) as Pick<Example, 'answers' | 'photos'>
  const gone = new Set(JSON.parse(row.gone) as string[])
  return {
    submission: row.submission_id,
    slug: row.slug,
    title: row.title,
    organisation: row.organisation,
    category: row.category,
    sizeClass: row.size_class,
    state: row.state,
    winner: row.winner === 1,
    answers,
    photos: photos.filter(({ id }) => !gone.has(id)),
  }
}

/** The first projects without an award: those with one stand above them already. */
export const firstExamples = async (db: Database, editionId: string, most: number): Promise<Example[]> => {
  const rows = await published(db.q, editionId)
    .select(COLUMNS)
    .where('example.winner', '=', 0)
    .orderBy('example.position')
    .limit(most)
    .execute()
  return rows.map(exampleOf)
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
  return rows.map(exampleOf)
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
  return row ? exampleOf(row) : null
}
