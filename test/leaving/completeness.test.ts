/** Whatever is stored about people is either given to them or excepted here with its reason. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningNode, startNode } from '../support/node-server.ts'

let app: RunningNode
beforeAll(async () => {
  app = await startNode()
})
afterAll(() => app.close())

/** Columns that name a person; everything in their tables belongs to the account of somebody's data. */
const NAMES_SOMEBODY = /^(account_id|owner_id|author_id|actor_id|juror_id|email|reply_to|recipient|.*_by)$/

/** [table, where it is]: in the account of the data, or why not. */
const KNOWN: Record<string, string> = {
  adoption: 'adoptions',
  barrier_report: 'barriers',
  juror_public: 'juries',
  account: 'account',
  session: 'sessions',
  passkey: 'passkeys',
  known_browser: 'browsers',
  sign_in: 'signIns',
  submission: 'submissions',
  submission_editor: 'collaborations',
  submission_invitation: 'invitations',
  submission_note: 'notes',
  outbox: 'letters',
  juror: 'juries',
  recusal: 'juries',
  juror_affiliation: 'juries',
  assignment: 'juries',
  trial_score: 'juries',
  conflict_claim: 'juries',
  juror_expertise: 'names categories that organisers plan with; the log says so',
  adhoc_chair: 'names who presides over one entry; the log says so',
  conflict_decision: 'what organisers decided about a conflict; the log says so',
  judging_rules: 'names who proposed and confirmed them; the log says so',
  rules_proposal: 'names who proposed it; the log says so',
  submission_person: 'repeats owners and collaborations; those who have left are in the log',
  score_sheet: 'juries',
  attendance: 'juries',
  minutes_signature: 'a signature stands under the minutes; the log says so',
  departure: 'juries',
  vote: 'juries',
  score_revision: 'juries',
  discussion: 'who presided is attendance; the log says so',
  discussion_flag: 'juries',
  score_commitment: 'repeats finished sheets; jurors have them as receipts',
  saved_view: 'views',
  start_view: 'says which of the views comes first',
  bulk_change: 'names the organiser who made it; the log says so',
  audit_event: 'log',
  audit_index: 'log',
  organisation_domain: 'names the organiser who confirmed it; the log says so',
  register_import: 'names the organiser who imported it; the log says so',
  site_text: 'names the organiser who wrote it; the log says so',
  ballot_batch: 'names the organiser who gave the codes out; the log says so',
  audience_result: 'names the organiser who counted; the log says so',
  release_plan: 'names the organiser who saved it; the log says so',
  release_seal: 'names who sealed and confirmed it; the log says so',
  release_time: 'names who set it; the log says so',
  release_version: 'names who released and confirmed it; the log says so',
  release_change: 'names who asked for it; the log says so',
  photo: 'submissions, and who entered it; the log says so',
  withdrawn_photo: 'names the organisers who entered and withdrew it; the log says so',
  photo_objection: 'whoever objects has no account; they have their own words as the letter says',
  retention_hold: 'names the organiser who set and ended it; the log says so',
  release_snapshot: 'names the organiser who released it; the log says so',
}

test('every table that names a person is known to the account of their data', () => {
  const columns = app.sql.connection
    .prepare(
      `SELECT m.name AS "table", c.name AS "column" FROM sqlite_master AS m, pragma_table_info(m.name) AS c
       WHERE m.type = 'table'`,
    )
    .all() as { table: string; column: string }[]
  const found = new Set(columns.filter(({ column }) => NAMES_SOMEBODY.test(column)).map(({ table }) => table))
  expect([...found].sort()).toEqual(Object.keys(KNOWN).sort())
})
