/** Tables of the call as Kysely sees them: until when, and for whom. */

export interface CallTables {
  deadline_extension: DeadlineExtensionTable
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
