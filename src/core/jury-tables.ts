/** Tables and views of the jury – rules, who judges what, conflicts of interest – as Kysely sees them. */
import type { Generated } from 'kysely'

export interface JuryTables {
  score_commitment: ScoreCommitmentTable
  commitment_root: { edition_id: string; root: string; leaves: string; size: number; sealed_at: number }
  discussion_flag: { juror_id: string; submission_id: string; reason: string; created_at: number }
  assignment_plan: AssignmentPlanTable
  trial_entry: {
    edition_id: string
    submission_id: string
    named_at: number
    discussed_at: Generated<number | null>
  }
  trial_score: TrialScoreTable
  assignment: { juror_id: string; submission_id: string }
  juror_affiliation: JurorAffiliationTable
  submission_party: { submission_id: string; role: PartyRole; folded: string; name: string }
  submission_person: { submission_id: string; account_id: string }
  conflict_claim: { juror_id: string; submission_id: string; reason: string; created_at: number }
  conflict_decision: ConflictDecisionTable
  /** View: why a juror may not be neutral. */
  conflict_evidence: ConflictEvidence
  /** View: what of it blocks. */
  conflict: Pick<ConflictEvidence, 'juror_id' | 'submission_id' | 'source'>
  juror_expertise: { juror_id: string; category_id: string }
  adhoc_chair: { submission_id: string; juror_id: string; named_by: string; named_at: number }
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

/** Binds the jury to a finished sheet; never changed, never deleted. */
export interface ScoreCommitmentTable {
  commitment: string
  juror_id: string
  submission_id: string
  sheet_version: number
  /** Canonical JSON. */
  payload: string
  nonce: string
  finalised_at: number
}

/** Points of the calibration round: no ranking reads them. */
export interface TrialScoreTable {
  juror_id: string
  edition_id: string
  submission_id: string
  criterion_id: string
  points: number
  scored_at: number
}

/** An edition without one has no assignment: every juror judges every entry. */
export interface AssignmentPlanTable {
  edition_id: string
  /** Grows with every change of the pairs. */
  version: number
  per_entry: number
  seed: number
  applied_at: number
}

export interface JurorTable {
  id: string
  edition_id: string
  account_id: string
  name: string
  institution: string
  is_chair: number
  invited_at: number
  accepted_at: number | null
  removed_at: number | null
  /** When they promised confidentiality, and whether they had nothing to declare. */
  confidential_at: number | null
  declared_none: Generated<number>
  declined_at: number | null
  decline_reason: Generated<string>
  /** Takes the chair's powers for entries towards which the chair is not neutral. */
  is_deputy: Generated<number>
  /** Judges only once called in. */
  is_substitute: Generated<number>
  substitute_for: string | null
  called_in_at: number | null
  /** Most entries this juror can take on. */
  capacity: number | null
  /** 32 random bytes as hex digits; the database makes it. Public with the results where sheets are numbered. */
  tag: Generated<string>
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
