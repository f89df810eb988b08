/** A project of good practice as it is kept and as it is shown. Pure. */
import type { ExampleTable } from '../core/showcase-tables.ts'
import type { SnapshotPhoto } from '../publication/snapshot.ts'

/** A project of good practice as published; winners among them have a page of their own. */
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

type Row = Pick<
  ExampleTable,
  | 'submission_id'
  | 'slug'
  | 'title'
  | 'organisation'
  | 'category'
  | 'size_class'
  | 'state'
  | 'winner'
  | 'content'
>

/** @param gone ids of pictures that were withdrawn or hidden since */
export const exampleOf = (row: Row, gone: ReadonlySet<string>): Example => {
  const { answers, photos } = JSON.parse(row.content) as Pick<Example, 'answers' | 'photos'>
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
