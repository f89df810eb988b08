/** Tables of what the page of an award year shows, as Kysely sees them. */
import type { Generated } from 'kysely'

export interface ShowcaseTables {
  edition_page: EditionPageTable
  juror_public: { juror_id: string; agreed_at: number }
  example_consent: { submission_id: string; agreed: number; said_at: number }
  example: ExampleTable
  edition_figures: { edition_id: string; content: string; frozen_at: number }
  adoption: AdoptionTable
}

export interface EditionPageTable {
  edition_id: string
  /** From when the jury is named. */
  jury_from: Generated<'judging' | 'release' | 'never'>
  /** JSON array of highlights */
  programme: Generated<string>
  statement_title: Generated<string>
  /** ISO date */
  statement_on: string | null
  /** Markdown */
  statement_summary: Generated<string>
  /** The PDF as answers name files. */
  statement_file: Generated<string>
  statement_public: Generated<number>
  version: Generated<number>
}

/** Good practice as published; every row is public. */
export interface ExampleTable {
  submission_id: string
  edition_id: string
  slug: string
  title: string
  organisation: string
  category: string
  size_class: string
  state: string
  /** A winner has a page of its own; here it is only listed. */
  winner: number
  /** JSON: answers and pictures */
  content: string
  position: number
  published_at: number
}

/** Somebody says that their municipality has taken a project over. */
export interface AdoptionTable {
  id: string
  edition_id: string
  submission_id: string
  municipality: string
  municipality_key: string | null
  email: string
  what: string
  /** A year */
  since: number
  /** 'unproven' until the address has confirmed; only 'accepted' is public. */
  state: 'unproven' | 'waiting' | 'accepted' | 'refused' | 'removed'
  token_hash: string
  reason: Generated<string>
  created_at: number
  proven_at: number | null
  decided_at: number | null
  decided_by: string | null
}
