/** Tables of the audience's award as Kysely sees them. */
import type { Generated } from 'kysely'

export interface AudienceTables {
  audience_prize: AudiencePrizeTable
  audience_candidate: AudienceCandidateTable
  ballot_batch: BallotBatchTable
  ballot_code: BallotCodeTable
  ballot_recipient: { edition_id: string; address_hash: string }
  ballot: BallotTable
  audience_result: AudienceResultTable
}

export interface AudiencePrizeTable {
  edition_id: string
  title: string
  intro: string
  choice: 'one' | 'three' | 'ranking'
  tie: 'shared' | 'lot'
  field: 'nominees' | 'shown'
  /** Whether a ballot may be changed until the end. */
  may_change: number
  opens_at: number
  closes_at: number
  /** From then on question and candidates stand. */
  fixed_at: number | null
  /** Part of the addresses of the candidates' pictures. */
  picture_key: string | null
  version: Generated<number>
}

export interface AudienceCandidateTable {
  edition_id: string
  number: number
  submission_id: string
  title: string
  organisation: string
  sentence: string
  photo_id: string | null
}

export interface BallotBatchTable {
  id: string
  edition_id: string
  number: number
  label: string
  kind: 'badge' | 'mail' | 'replacement'
  size: number
  created_at: number
  created_by: string
}

export interface BallotCodeTable {
  edition_id: string
  code_hash: string
  scan_hash: string
  batch_id: string
  serial: number
  state: Generated<'unused' | 'used' | 'invalid'>
}

export interface BallotTable {
  edition_id: string
  ballot_key: string
  receipt: string
  /** JSON array of numbers of candidates */
  choices: string
}

export interface AudienceResultTable {
  edition_id: string
  content: string
  root: string
  counted_at: number
  counted_by: string | null
}
