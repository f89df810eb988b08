/** Tables of the call as Kysely sees them: until when, and for whom. */

export interface CallTables {
  deadline_extension: DeadlineExtensionTable
  eligibility: { edition_id: string; version: number; rules: string; reason: string; created_at: number }
}

/** An extension of the deadline: for one entry, or for all where `submission_id` is null. */
export interface DeadlineExtensionTable {
  id: string
  edition_id: string
  submission_id: string | null
  until_at: number
  reason: string
  granted_at: number
}
