/** What stands behind the organisers' table: its index, tags, notes, saved views and changes of many entries. */
import type { Generated } from 'kysely'
import type { SubmissionTable } from './tables.ts'

export interface TableTables {
  submission_row: SubmissionRowTable
  submission_count: SubmissionCountTable
  /** Submissions whose row is old; written by triggers. */
  submission_changed: { submission_id: string }
  /** Submissions with a new row whose text the full-text index has not read yet. */
  submission_due: { submission_id: string }
  submission_tag: { edition_id: string; tag: string; submission_id: string }
  submission_note: { id: string; submission_id: string; author_id: string; text: string; created_at: number }
  saved_view: SavedViewTable
  start_view: { edition_id: string; account_id: string; view_id: string }
  bulk_change: BulkChangeTable
}

/** What the organisers' table sorts and filters by; made from the submissions before it is read, by `renewRows` alone. */
export interface SubmissionRowTable {
  seq: Generated<number>
  submission_id: string
  edition_id: string
  /** The number; drafts follow after all numbers. */
  position: number
  /** Folded for sorting: ä like a, ß like ss. */
  title: string
  organisation: string
  updated_at: number
  state: SubmissionTable['state']
  /** '' without a category. */
  category_id: string
  /** Number of the size class, -1 where the population is not known. */
  size: number
  unlisted: number
}

/** How many rows there are of each kind; written by triggers alone. */
export interface SubmissionCountTable
  extends Pick<SubmissionRowTable, 'edition_id' | 'state' | 'category_id' | 'size' | 'unlisted'> {
  entries: number
}

/** A named filter of the organisers' table; seen by its owner, or by every organiser. */
export interface SavedViewTable {
  id: string
  edition_id: string
  owner_id: string
  name: string
  /** Filter, order and columns as the table's address holds them. */
  query: string
  shared: number
  created_at: number
}

export interface BulkChangeTable {
  /** Made with the preview; the same key is never done twice. */
  key: string
  edition_id: string
  account_id: string
  action: string
  entries: number
  done_at: number
}
