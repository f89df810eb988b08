/** What remembers the nightly work. */
export interface ChoreTables {
  /** One row per nightly chore; unfinished while it runs; an error stays until it ended well. */
  chore_run: {
    name: string
    /** Berlin date of the night, e.g. `2026-11-25`. */
    night: string
    started_at: number
    finished_at: number | null
    error: string | null
  }
  /** Rules over the database that were broken when last looked at; `ids` is a JSON list. */
  broken_invariant: { name: string; ids: string; found_at: number }
}
