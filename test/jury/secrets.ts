/** What one juror must not learn of the others, as SQL that changes nothing else. */
import type { SqliteSql } from '../../src/platform/sql-sqlite.ts'
import type { Year } from './twins.ts'

/** `other` are the seats of everybody else, `people` their accounts; see `changeSecrets`. */
const OTHERS = '(SELECT id FROM other)'
const PEOPLE = '(SELECT account_id FROM other)'
const SHEETS = `(SELECT id FROM score_sheet WHERE juror_id IN ${OTHERS})`

/** By table: points, words, identities, neutrality, and what has been decided. Commitments keep their digest. */
export const secrets = ({ seats, entries, edition }: Year): Record<string, string> => ({
  score: `UPDATE score SET points = 11 - points, comment = 'Anders.' WHERE sheet_id IN ${SHEETS}`,
  score_sheet: `UPDATE score_sheet SET comment = 'Schlecht.', note = 'Anders.', updated_at = updated_at + 5
    WHERE juror_id IN ${OTHERS}`,
  score_commitment: `UPDATE score_commitment SET nonce = '${'f'.repeat(64)}',
    payload = json_set(payload, '$.points', json('{}')) WHERE juror_id IN ${OTHERS}`,
  discussion_flag: `INSERT INTO discussion_flag VALUES ('${seats.ben}', '${entries.open}', 'Noch einer.', 1),
    ('${seats.ben}', '${entries.foreign}', 'Auch hier.', 1)`,
  trial_score: `UPDATE trial_score SET points = 11 - points WHERE juror_id IN ${OTHERS}`,
  juror: `UPDATE juror SET name = 'Prof. ' || name, institution = 'Andere Anstalt', capacity = 7
    WHERE id IN ${OTHERS}`,
  // Before the accounts, whose addresses it goes by.
  outbox: `UPDATE outbox SET recipient = 'anders-' || recipient, body = 'Anders.'
    WHERE recipient IN (SELECT email FROM account WHERE id IN ${PEOPLE})`,
  account: `UPDATE account SET name = 'Anders Name', email = 'anders-' || email WHERE id IN ${PEOPLE}`,
  juror_affiliation: `INSERT INTO juror_affiliation VALUES ('${seats.cem}', 'employer', 'Anstalt Q', 'anstalt q', NULL)`,
  juror_expertise: `INSERT INTO juror_expertise SELECT '${seats.cem}', id FROM category`,
  juror_public: `INSERT INTO juror_public SELECT id, 1 FROM juror WHERE id = '${seats.cem}'`,
  recusal: `INSERT INTO recusal SELECT '${seats.cem}', id, 'Verwandt.', 1 FROM submission WHERE submitted_at IS NOT NULL`,
  conflict_claim: `INSERT INTO conflict_claim VALUES ('${seats.cem}', '${entries.foreign}', 'Gemeldet.', 1)`,
  conflict_decision: `INSERT INTO conflict_decision
    VALUES ('${seats.cem}', '${entries.scored}', 'juror', '1', 'confirmed', 'Stimmt.', 'x', 1)`,
  assignment: `INSERT INTO assignment VALUES ('${seats.cem}', '${entries.sample}')`,
  adhoc_chair: `INSERT INTO adhoc_chair VALUES ('${entries.foreign}', '${seats.ben}', 'x', 1)`,
  award: `INSERT INTO award (id, edition_id, category_id, place, special, submission_id, citation)
    SELECT 'a' || id, '${edition}', NULL, NULL, 'Sonderpreis', id, 'Herausragend.' FROM submission
    WHERE submitted_at IS NOT NULL`,
  audit_event: `UPDATE audit_event SET detail = '{"points":[1]}' WHERE actor_id IN ${PEOPLE}`,
})

/** By table: how far the others have got. */
export const progress = (): Record<string, string> => ({
  score_sheet: `DELETE FROM score_sheet WHERE juror_id IN ${OTHERS}`,
  trial_score: `DELETE FROM trial_score WHERE juror_id IN ${OTHERS}`,
  assignment: `DELETE FROM assignment WHERE juror_id IN ${OTHERS}`,
  discussion_flag: 'DELETE FROM discussion_flag',
})

/** By table: what is said, moved, voted and changed in a meeting, and feedback that nobody has released. */
export const meetingSecrets = ({ seats, entries, meeting }: Year): Record<string, string> => ({
  meeting: `UPDATE meeting SET place = 'Anderswo', deputy_id = '${seats.ben}', remarks = 'Anders.'`,
  attendance: `UPDATE attendance SET state = 'excused' WHERE juror_id = '${seats.cem}'`,
  ...aboutEntry('foreign', { seats, entries }),
  feedback: `INSERT INTO feedback (submission_id, averages, prepared_at)
    VALUES ('${entries.scored}', '[{"name":"Nutzen","own":7,"category":6}]', 1)`,
  feedback_comment: `INSERT INTO feedback_comment VALUES ('k', '${entries.scored}', 'Schwach.', 'Noch unklar.')`,
  discussion: 'UPDATE discussion SET opened_at = opened_at + 5',
  departure: `INSERT INTO departure SELECT id, '${seats.cem}', opened_at, NULL FROM discussion`,
  nominee: `INSERT INTO nominee SELECT category_id, id, '${meeting}' FROM submission WHERE submitted_at IS NOT NULL`,
})

/** By table: what was scored, moved, voted, changed and decided about one entry alone. */
export const aboutEntry = (
  name: keyof Year['entries'],
  { seats, entries }: Pick<Year, 'seats' | 'entries'>,
): Record<string, string> => {
  const entry = `'${entries[name]}'`
  const discussions = `(SELECT id FROM discussion WHERE submission_id = ${entry})`
  return {
    score: `UPDATE score SET points = 11 - points WHERE sheet_id IN
      (SELECT id FROM score_sheet WHERE submission_id = ${entry} AND juror_id IN ${OTHERS})`,
    score_sheet: `UPDATE score_sheet SET comment = 'Schlecht.' WHERE submission_id = ${entry} AND juror_id IN ${OTHERS}`,
    discussion_flag: `INSERT INTO discussion_flag VALUES ('${seats.ben}', ${entry}, 'Noch einer.', 1)`,
    motion: `UPDATE motion SET wording = 'Nichts davon.', mover_id = '${seats.ben}' WHERE discussion_id IN ${discussions}`,
    vote: `UPDATE vote SET choice = 'no' WHERE motion_id IN
      (SELECT id FROM motion WHERE discussion_id IN ${discussions})`,
    score_revision: `INSERT INTO score_revision
      SELECT 'r' || discussion.id, discussion.id, '${seats.ann}', criterion.id, 8, 3, 'Überzeugt.', 1
      FROM discussion, criterion WHERE submission_id = ${entry} LIMIT 1`,
    award: `INSERT INTO award (id, edition_id, category_id, place, special, submission_id, citation)
      SELECT 'b' || id, edition_id, NULL, NULL, 'Sonderpreis', id, 'Herausragend.' FROM submission WHERE id = ${entry}`,
    nominee: `INSERT INTO nominee SELECT category_id, submission.id, meeting.id FROM submission, meeting
      WHERE submission.id = ${entry}`,
  }
}

/**
 * Runs the changes in the world of the juror on `seat`.
 * @throws when one of them changes nothing, as it would then prove nothing
 */
export const changeSecrets = ({ connection }: SqliteSql, seat: string, changes: Record<string, string>) => {
  const frozen = connection
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'")
    .pluck()
  for (const name of frozen.all()) connection.exec(`DROP TRIGGER ${name}`)
  connection.exec('CREATE TEMP TABLE other AS SELECT id, account_id FROM juror')
  connection.prepare('DELETE FROM other WHERE id = ?').run(seat)
  for (const [table, change] of Object.entries(changes))
    if (connection.prepare(change).run().changes === 0) throw new Error(`${table}: nothing changed`)
  connection.exec('DROP TABLE other')
}

/** Tables that name a juror or hang on a sheet. */
export const tablesOfJurors = ({ connection }: SqliteSql): string[] =>
  connection
    .prepare(
      `SELECT DISTINCT m.name FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f
       WHERE m.type = 'table' AND f."table" IN ('juror', 'score_sheet')
       UNION SELECT m.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c
       WHERE m.type = 'table' AND c.name = 'juror_id' ORDER BY 1`,
    )
    .pluck()
    .all() as string[]
