/** Tables of what must go; like the others in tables.ts. */
import type { Generated } from 'kysely'

export interface RetentionTables {
  /** Files that nothing points at any more, until the storage has deleted them. */
  file_deletion: {
    key: string
    queued_at: number
    next_at: number
    attempts: Generated<number>
    last_error: Generated<string | null>
  }
}
