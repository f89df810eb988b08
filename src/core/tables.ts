/** The database as Kysely sees it; migrations/ is the source. Times are UTC ms, ids are UUIDs, *_json is text. */
import type { Generated } from 'kysely'
import type { AccountTables } from './account-tables.ts'
import type { ArchiveTables } from './archive-tables.ts'
import type { AudienceTables } from './audience-tables.ts'
import type { CallTables } from './call-tables.ts'
import type { ChoreTables } from './chore-tables.ts'
import type { GalleryTables } from './gallery-tables.ts'
import type { HonourTables } from './honour-tables.ts'
import type { JurorTable, JuryTables } from './jury-tables.ts'
import type { MailTables } from './mail-tables.ts'
import type { MeetingTables } from './meeting-tables.ts'
import type { RegisterTables } from './register-tables.ts'
import type { ReleaseTables } from './release-tables.ts'
import type { RetentionTables } from './retention-tables.ts'
import type { ShowcaseTables } from './showcase-tables.ts'
import type { SiteTables } from './site-tables.ts'
import type { TableTables } from './table-tables.ts'

export interface Tables
  extends AccountTables,
    ArchiveTables,
    AudienceTables,
    CallTables,
    ChoreTables,
    GalleryTables,
    HonourTables,
    JuryTables,
    MailTables,
    MeetingTables,
    ReleaseTables,
    SiteTables,
    RegisterTables,
    RetentionTables,
    ShowcaseTables,
    TableTables {
  audit_event: AuditEventTable
  audit_index: AuditIndexTable
  audit_found: AuditIndexTable
  audit_seal: AuditSealTable
  edition: EditionTable
  category: CategoryTable
  criterion: CriterionTable
  entry_form: EntryFormTable
  submission: SubmissionTable
  submission_editor: SubmissionEditorTable
  submission_invitation: SubmissionInvitationTable
  organisation_domain: {
    domain: string
    organisation_key: string
    confirmed_by: string
    confirmed_at: number
  }
  organisation_entry: { submission_id: string }
  juror: JurorTable
  recusal: { juror_id: string; submission_id: string; reason: string; created_at: number }
  score_sheet: ScoreSheetTable
  score: ScoreTable
  award: AwardTable
  /** One row; raised by triggers whenever something public changes. */
  public_version: { id: number; number: number }
  municipality: MunicipalityTable
  municipality_word: { word: string; key: string }
  d1_migrations: { id: Generated<number>; name: string; applied_at: string }
}

export interface AuditEventTable {
  seq: Generated<number>
  at: number
  actor_id: string | null
  edition_id: string | null
  kind: string
  subject: string
  detail: string
}

/** What the log is searched by: of sealed events the table `audit_index`, of all of them the view `audit_found`. */
export type AuditIndexTable = Omit<AuditEventTable, 'detail'>

export interface AuditSealTable {
  number: number
  from_seq: number
  to_seq: number
  count: number
  at: number
  prev: string
  root: string
  hash: string
}

export interface EditionTable {
  id: string
  year: number
  title: string
  intro: string
  conference_title: string
  place: string
  venue: string
  /** ISO dates, e.g. 2024-11-13 */
  starts_on: string | null
  ends_on: string | null
  participants: number | null
  call_opens_at: number | null
  call_closes_at: number | null
  judging_opens_at: number | null
  judging_closes_at: number | null
  archives_at: number | null
  released_at: number | null
  scale_min: number
  scale_max: number
  min_sheets: number
  gallery_credit: Generated<string>
  gallery_rights: Generated<string>
  gallery_published_at: number | null
  gallery_title: Generated<string>
  gallery_intro: Generated<string>
  /** What may be done with pictures that say nothing of their own; a key of photo/licences. */
  gallery_licence: Generated<string>
  /** Whether an objection hides a picture at once. */
  gallery_hides: Generated<number>
  gallery_version: Generated<number>
  /** JSON array of ascending population figures; between them lie the size classes. */
  size_thresholds: Generated<string>
  /** Whether a state conflicts with every town in it. */
  state_conflicts: Generated<number>
  /** How the jury judges; what counts once frozen is judging_rules. */
  aggregation: Generated<'calibrated' | 'mean'>
  /** Steps of the tie rule, separated by commas. */
  tie_steps: Generated<string>
  sheets_per_entry: Generated<number>
  quorum: Generated<number>
  abstention: Generated<number>
  /** What is opened of the sheets with the results. */
  disclosure: Generated<'recount' | 'shuffled' | 'sealed'>
  version: Generated<number>
  created_at: number
}

export interface CategoryTable {
  id: string
  edition_id: string
  position: number
  name: string
  description: string
}

export interface CriterionTable extends CategoryTable {
  weight: number
  /** One line per point that has a meaning: "3 = gut begründet" */
  anchors: Generated<string>
}

export interface EntryFormTable {
  edition_id: string
  version: number
  /** JSON array of questions */
  questions: string
  reason: string
  created_at: number
}

export interface SubmissionTable {
  id: string
  edition_id: string
  category_id: string | null
  owner_id: string
  number: number | null
  title: string
  organisation: string
  /** Key in the register when the organisation was picked from it; population and kind as they were then. */
  organisation_key: string | null
  organisation_population: number | null
  organisation_kind: MunicipalityTable['kind'] | null
  /** JSON object: question key → answer text */
  answers: string
  state: 'draft' | 'submitted' | 'withdrawn'
  version: Generated<number>
  receipt_sha256: string | null
  created_at: number
  updated_at: number
  submitted_at: number | null
  withdrawn_at: number | null
  /** A deadline of its own; the later of this and the edition's counts. */
  extended_until: Generated<number | null>
  /** What organisers decided about it; what is not refused takes part. */
  screening: Generated<'open' | 'passed' | 'refused' | 'changes'>
  /** The letter that said so. */
  screening_text: Generated<string>
  screened_at: Generated<number | null>
}

/** Somebody who works on the submission besides its owner. */
export interface SubmissionEditorTable {
  submission_id: string
  account_id: string
  may: 'view' | 'edit' | 'hand_in'
  since: number
}

/** Waits for whoever signs in with the address. */
export interface SubmissionInvitationTable {
  id: string
  submission_id: string
  email: string
  may: SubmissionEditorTable['may']
  sent_at: number
  expires_at: number
}

export interface ScoreSheetTable {
  id: string
  juror_id: string
  submission_id: string
  comment: string
  version: Generated<number>
  updated_at: number
  /** The rules it was scored under. */
  rules_version: Generated<number | null>
  /** Null while it is a draft, which does not count. */
  finalised_at: Generated<number | null>
  /** For the juror alone. */
  note: Generated<string>
}

export interface ScoreTable {
  sheet_id: string
  criterion_id: string
  points: number | null
  comment: string
  /** Left out on purpose; then there are no points. */
  abstained: Generated<number>
}

export interface AwardTable {
  id: string
  edition_id: string
  category_id: string | null
  place: number | null
  special: string | null
  submission_id: string | null
  citation: string
  /** The meeting that decided it. */
  meeting_id: Generated<string | null>
}

export interface MunicipalityTable {
  /** AGS of a municipality (8 digits), a county (5) or a state (2); the first nine digits of the ARS of an association. */
  key: string
  ars: string
  /** As the list prints it: "Aalen, Stadt". */
  name: string
  /** The name without its designation, folded for ranking. */
  folded: string
  kind: 'municipality' | 'association' | 'county' | 'state'
  county: string
  state: string
  population: number | null
  postcode: string
}
