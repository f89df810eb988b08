/** The shape of an invariant. Pure. */
import { hex, sha256Bytes } from '../core/ids.ts'

export type Candidate = Readonly<Record<string, unknown>>

/** Something that holds in every state of the database that use cases can reach. */
export interface Invariant {
  /** Stable, for opt-outs of tests and for letters. */
  readonly name: string
  /** What must hold, in German, for those who operate the installation. */
  readonly sentence: string
  /** Rows that break it, each with an `id`; with `wrong` only candidates. */
  readonly sql: string
  /** What SQL cannot decide, digests for example. */
  readonly wrong?: (row: Candidate) => boolean
}

const text = new TextEncoder()

/** Whether the row's `sha256` is not the digest of its `content`. */
export const wrongDigest = (row: Candidate): boolean =>
  hex(sha256Bytes(text.encode(String(row.content)))) !== row.sha256

/** Versions of `table` count from 1 without a gap within each `of`. */
export const versionsOf = (
  name: string,
  sentence: string,
  table: string,
  of: readonly string[],
): Invariant => ({
  name,
  sentence,
  sql: `SELECT ${of.join(` || ' ' || `)} AS id FROM ${table} GROUP BY ${of.join(', ')}
    HAVING min(version) <> 1 OR max(version) <> count(*)`,
})
