/** What the public page of a year shows besides dates, rules and winners. */
import type { Database } from '../core/database.ts'
import type { Phase } from '../edition/rules.ts'
import type { Edition } from '../edition/store.ts'
import { showSize } from '../entry-form/files.ts'
import type { Figures } from '../publication/figures.ts'
import type { Example } from './example.ts'
import { countExamples, firstExamples } from './example-store.ts'
import { type Highlight, namesJury } from './rules.ts'
import { type EditionPage, editionPageOf, figuresOfEdition, type Named, namedJury } from './store.ts'

/** The taskforce's statement as a document. */
export interface StatementDocument {
  readonly title: string
  /** ISO date */
  readonly on: string | null
  /** Markdown */
  readonly summary: string
  /** "1,4 MB" */
  readonly size: string
}

/** What is not public yet is empty. */
export interface EditionExtras {
  readonly programme: readonly Highlight[]
  readonly jury: readonly Named[]
  /** The first few without an award, and how many there are in all. */
  readonly examples: readonly Example[]
  readonly exampleCount: number
  readonly statement: StatementDocument | null
  readonly figures: Figures | null
}

const FIRST_EXAMPLES = 6

/** In as many queries for many projects as for one. */
export const extrasOf = async (db: Database, edition: Edition, phase: Phase): Promise<EditionExtras> => {
  const stored = await editionPageOf(db, edition.id)
  return {
    programme: stored.programme,
    jury: namesJury(stored.jury_from, phase) ? await namedJury(db, edition.id) : [],
    examples: await firstExamples(db, edition.id, FIRST_EXAMPLES),
    exampleCount: await countExamples(db, edition.id),
    statement: publicStatement(stored),
    figures: await figuresOfEdition(db, edition.id),
  }
}

const publicStatement = ({ file, ...stored }: EditionPage): StatementDocument | null =>
  stored.statement_public === 1 && file
    ? {
        title: stored.statement_title,
        on: stored.statement_on,
        summary: stored.statement_summary,
        size: showSize(file.size),
      }
    : null
