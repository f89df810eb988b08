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
  retention_plan: RetentionPlanTable
  retention_hold: RetentionHoldTable
  /** Pictures whose uploaded original is gone. */
  photo_original_gone: { photo_id: string; gone_at: number }
}

export interface RetentionPlanTable {
  /** Id of an edition; '' for all years and for what belongs to none. */
  scope: string
  /** JSON: months by class of data, where they differ from the built-in ones. */
  months: string
  version: number
  /** When organisers were told that deletion is about to begin. */
  notified_at: number | null
}

export interface RetentionHoldTable {
  id: string
  scope: string
  /** '' for every class of the scope. */
  class: string
  reason: string
  until_at: number
  set_by: string
  set_at: number
  ended_by: string | null
  ended_at: number | null
}
