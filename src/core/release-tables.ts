/** Tables of the release of results as Kysely sees them. */
import type { Generated } from 'kysely'

export interface ReleaseTables {
  release_plan: ReleasePlanTable
  release_seal: ReleaseSealTable
  release_time: { edition_id: string; opens_at: number; set_by: string; set_at: number }
  release_snapshot: ReleaseSnapshotTable
  release_version: ReleaseVersionTable
  release_change: ReleaseChangeTable
  result_bundle: ResultBundleTable
  result_bundle_part: { edition_id: string; version: number; part: number; content: string }
}

export interface ReleasePlanTable {
  edition_id: string
  version: number
  /** JSON of ReleasePlan. */
  content: string
  saved_by: string
  saved_at: number
}

export interface ReleaseSealTable {
  edition_id: string
  /** Canonical JSON of Snapshot, as it will be published, and its SHA-256. */
  content: string
  sha256: string
  sealed_by: string
  sealed_at: number
  confirmed_by: string | null
  confirmed_as: 'chair' | 'deputy' | 'named' | null
  confirmed_at: number | null
  lapsed_at: number | null
}

/** What is public now. */
export interface ReleaseSnapshotTable {
  edition_id: string
  content: string
  sha256: string
  released_at: number
  released_by: string
}

export interface ReleaseVersionTable extends ReleaseSnapshotTable {
  version: number
  confirmed_by: string | null
  reason: Generated<string>
  withdrawn_at: number | null
  withdrawal_reason: Generated<string>
}

export interface ReleaseChangeTable {
  edition_id: string
  kind: 'undo' | 'correction'
  base_sha256: string
  content: string | null
  sha256: string | null
  reason: string
  asked_by: string
  asked_as: 'organiser' | 'chair'
  asked_at: number
}

/** From what anybody can recount a release. */
export interface ResultBundleTable {
  edition_id: string
  /** Of the release. */
  version: number
  /** Of the file, byte for byte. */
  sha256: string
  form: 'numbered' | 'shuffled' | 'sealed'
  made_at: number
}
