/** Tables and views of the jury's rules and conflicts of interest as Kysely sees them. */

export interface JuryTables {
  juror_affiliation: JurorAffiliationTable
  submission_party: { submission_id: string; role: PartyRole; folded: string; name: string }
  submission_person: { submission_id: string; account_id: string }
  conflict_claim: { juror_id: string; submission_id: string; reason: string; created_at: number }
  conflict_decision: ConflictDecisionTable
  /** View: why a juror may not be neutral. */
  conflict_evidence: ConflictEvidence
  /** View: what of it blocks. */
  conflict: Pick<ConflictEvidence, 'juror_id' | 'submission_id' | 'source'>
  judging_rules: JudgingRulesTable
  rules_proposal: RulesProposalTable
}

export interface JudgingRulesTable {
  edition_id: string
  version: number
  /** Canonical JSON of JudgingRules, and its SHA-256. */
  content: string
  sha256: string
  frozen_at: number
  reason: string
  proposed_by: string | null
  confirmed_by: string | null
}

export interface RulesProposalTable {
  edition_id: string
  base_version: number
  content: string
  sha256: string
  reason: string
  proposed_by: string
  proposed_as: 'organiser' | 'chair'
  proposed_at: number
}

/** What an entry names somebody for. */
export type PartyRole = 'organisation' | 'supplier' | 'declared'

export interface JurorAffiliationTable {
  juror_id: string
  /** 'person' is the juror's own name. */
  kind: 'person' | 'municipality' | 'county' | 'association' | 'employer' | 'vendor'
  name: string
  folded: string
  register_key: string | null
}

export interface ConflictEvidence {
  juror_id: string
  submission_id: string
  source: 'person' | 'juror' | 'entrant' | 'organiser' | 'register' | 'name'
  /** Names this piece of evidence; a decision is about it alone. */
  evidence: string
  /** The juror's reason, or what matched what. */
  detail: string
}

export interface ConflictDecisionTable extends Omit<ConflictEvidence, 'detail'> {
  state: 'confirmed' | 'dismissed'
  reason: string
  decided_by: string
  decided_at: number
}
