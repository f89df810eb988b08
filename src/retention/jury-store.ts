/** What goes of the jury and of the vote in the hall. */
import { type RawBuilder, sql } from 'kysely'
import { freezeConflicts } from '../conflict/store.ts'
import { FORMER_JUROR } from '../leaving/rules.ts'
import { entries, ofEntries, type Piece, rowsOfEntries, type Within } from './piece-store.ts'

const jurors = ({ editionId }: Within, which: RawBuilder<unknown>) => sql`
  SELECT juror.id AS id, juror.name AS label FROM juror
  WHERE juror.edition_id = ${editionId} AND ${which}`

export const SHEETS: readonly Piece[] = [
  {
    key: 'sheet-comments',
    label: 'Wertungsbögen mit Kommentar',
    how: 'rows',
    rows: (within) =>
      ofEntries(
        within,
        sql`sheet.id`,
        sql`score_sheet AS sheet JOIN submission ON submission.id = sheet.submission_id
          AND (sheet.comment <> '' OR sheet.note <> ''
            OR EXISTS (SELECT 1 FROM score WHERE score.sheet_id = sheet.id AND score.comment <> ''))`,
      ),
    remove: (q, ids) => [
      sql`UPDATE score_sheet SET comment = '', note = '' WHERE id IN ${ids}`.compile(q),
      sql`UPDATE score SET comment = '' WHERE sheet_id IN ${ids} AND comment <> ''`.compile(q),
    ],
  },
  rowsOfEntries('flags', 'Einreichungen mit Wunsch nach Besprechung', 'discussion_flag', 'submission_id'),
  rowsOfEntries('trial', 'Beispiele der Proberunde mit Punkten', 'trial_score', 'submission_id'),
  rowsOfEntries('feedback', 'Rückmeldungen', 'feedback_comment', 'submission_id'),
]

export const BALLOTS: readonly Piece[] = [
  {
    key: 'codes',
    label: 'Stimmcodes',
    how: 'rows',
    atOnce: 500,
    rows: ({ editionId }) => sql`
      SELECT code_hash AS id, 'Stimmcode' AS label FROM ballot_code WHERE edition_id = ${editionId}
        AND EXISTS (SELECT 1 FROM audience_result WHERE edition_id = ${editionId})`,
    remove: (q, ids) => [sql`DELETE FROM ballot_code WHERE code_hash IN ${ids}`.compile(q)],
  },
  {
    key: 'recipients',
    label: 'Adressen, die einen Code bekamen',
    how: 'rows',
    atOnce: 500,
    rows: ({ editionId }) =>
      sql`SELECT address_hash AS id, 'Adresse' AS label FROM ballot_recipient WHERE edition_id = ${editionId}`,
    remove: (q, ids) => [sql`DELETE FROM ballot_recipient WHERE address_hash IN ${ids}`.compile(q)],
  },
]

export const NEUTRALITY: readonly Piece[] = [
  {
    key: 'affiliations',
    label: 'Jurymitglieder mit Zugehörigkeiten',
    how: 'rows',
    rows: (within) =>
      jurors(within, sql`EXISTS (SELECT 1 FROM juror_affiliation AS own WHERE own.juror_id = juror.id)`),
    remove: (q, ids, now) => [
      freezeConflicts(q, sql`shown.juror_id IN ${ids}`, now),
      sql`DELETE FROM juror_affiliation WHERE juror_id IN ${ids}`.compile(q),
      sql`DELETE FROM conflict_decision
        WHERE juror_id IN ${ids} AND source IN ('register', 'name', 'entrant')`.compile(q),
    ],
  },
  {
    key: 'parties',
    label: 'Einreichungen, die Beteiligte nennen',
    how: 'rows',
    rows: (within) =>
      entries(
        within,
        sql`EXISTS (SELECT 1 FROM submission_party AS party WHERE party.submission_id = submission.id)`,
      ),
    remove: (q, ids, now) => [
      freezeConflicts(q, sql`shown.submission_id IN ${ids}`, now),
      sql`DELETE FROM submission_party WHERE submission_id IN ${ids}`.compile(q),
      sql`DELETE FROM conflict_decision
        WHERE submission_id IN ${ids} AND source IN ('name', 'entrant')`.compile(q),
    ],
  },
  {
    key: 'conflict-reasons',
    label: 'Jurymitglieder mit Gründen einer Befangenheit',
    how: 'rows',
    rows: (within) =>
      jurors(
        within,
        sql`(EXISTS (SELECT 1 FROM recusal WHERE recusal.juror_id = juror.id AND reason <> '')
          OR EXISTS (SELECT 1 FROM conflict_claim AS claim WHERE claim.juror_id = juror.id AND reason <> '')
          OR EXISTS (SELECT 1 FROM conflict_decision AS decision
            WHERE decision.juror_id = juror.id AND reason <> ''))`,
      ),
    remove: (q, ids) => [
      sql`UPDATE recusal SET reason = '' WHERE juror_id IN ${ids}`.compile(q),
      sql`UPDATE conflict_claim SET reason = '' WHERE juror_id IN ${ids}`.compile(q),
      sql`UPDATE conflict_decision SET reason = '' WHERE juror_id IN ${ids}`.compile(q),
    ],
  },
]

export const JURY: readonly Piece[] = [
  {
    key: 'jurors',
    label: 'Jurymitglieder, die nicht öffentlich genannt sind',
    how: 'rows',
    rows: (within) =>
      jurors(
        within,
        sql`(juror.name <> ${FORMER_JUROR} OR juror.institution <> '' OR juror.decline_reason <> '')
          AND NOT EXISTS (SELECT 1 FROM juror_public AS named WHERE named.juror_id = juror.id)`,
      ),
    remove: (q, ids) => [
      sql`UPDATE juror SET name = ${FORMER_JUROR}, institution = '', decline_reason = ''
        WHERE id IN ${ids}`.compile(q),
    ],
  },
]
