/** Tables of what follows from released results, as Kysely sees them. */

export interface HonourTables {
  certificate: CertificateTable
  press_kit: PressKitTable
  /** Notes are JSON: step → note. */
  stage_script: { edition_id: string; notes: string; version: number; updated_at: number }
}

/** A certificate that was made. */
export interface CertificateTable {
  code: string
  edition_id: string
  kind: 'winner' | 'nominee' | 'juror'
  /** The submission, or the juror. */
  subject: string
  /** What it attests. */
  honour: string
  issued_at: number
}

export interface PressKitTable {
  edition_id: string
  headline: string
  /** Markdown of the subset. */
  body: string
  contact: string
  version: number
  updated_at: number
}
