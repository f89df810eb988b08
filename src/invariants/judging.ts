/** Seats, sheets and the commitments to them. Pure. */
import { commitmentOf, sealOf } from '../commitment/rules.ts'
import { fromHex } from '../core/ids.ts'
import type { Candidate, Invariant } from './shape.ts'

const wrongCommitment = ({ commitment, payload, nonce }: Candidate): boolean =>
  commitmentOf(String(payload), fromHex(String(nonce)) ?? new Uint8Array()) !== commitment

const wrongRoot = ({ root, leaves, size }: Candidate): boolean => {
  const list = JSON.parse(String(leaves)) as string[]
  return (
    list.length !== size || list.some((leaf) => fromHex(leaf)?.length !== 32) || sealOf(list).root !== root
  )
}

/** Pairs of a juror and an entry, wherever they are written down. */
const pairIn = (table: string): string =>
  `SELECT '${table} ' || pair.juror_id AS id FROM ${table} AS pair JOIN juror ON juror.id = pair.juror_id
    JOIN submission ON submission.id = pair.submission_id WHERE juror.edition_id <> submission.edition_id`

export const JUDGING: readonly Invariant[] = [
  {
    name: 'jury-of-year',
    sentence:
      'Wer eine Einreichung zugeteilt bekommt, bewertet, bespricht oder ablehnt, sitzt in der Jury ihres Jahres.',
    sql: `SELECT id FROM (${['score_sheet', 'recusal', 'conflict_claim'].map(pairIn).join(' UNION ALL ')})
      UNION ALL SELECT id FROM (${['assignment', 'adhoc_chair', 'discussion_flag'].map(pairIn).join(' UNION ALL ')})`,
  },
  {
    name: 'seat-accepted',
    sentence: 'Bewertet hat nur, wer den Platz in der Jury angenommen hat.',
    sql: `SELECT DISTINCT juror.id FROM score_sheet JOIN juror ON juror.id = score_sheet.juror_id
      WHERE juror.accepted_at IS NULL OR juror.declined_at IS NOT NULL`,
  },
  {
    name: 'seat-substitute',
    sentence: 'Wer nachrückt, rückt für ein Mitglied derselben Jury nach.',
    sql: `SELECT juror.id FROM juror JOIN juror AS left ON left.id = juror.substitute_for
      WHERE left.edition_id <> juror.edition_id OR left.id = juror.id`,
  },
  {
    name: 'chair-not-deputy',
    sentence: 'Niemand ist zugleich Vorsitz und Stellvertretung.',
    sql: `SELECT id FROM juror WHERE is_chair = 1 AND is_deputy = 1 AND removed_at IS NULL`,
  },
  {
    name: 'expertise-of-year',
    sentence: 'Fachgebiete eines Jurymitglieds sind Kategorien seines Jahres.',
    sql: `SELECT juror.id FROM juror_expertise JOIN juror ON juror.id = juror_expertise.juror_id
      JOIN category ON category.id = juror_expertise.category_id WHERE category.edition_id <> juror.edition_id`,
  },
  {
    name: 'assignment-planned',
    sentence: 'Zugeteilt wird nur nach einem Plan.',
    sql: `SELECT DISTINCT juror.edition_id AS id FROM assignment JOIN juror ON juror.id = assignment.juror_id
      WHERE juror.edition_id NOT IN (SELECT edition_id FROM assignment_plan)`,
  },
  {
    name: 'score-neutral',
    sentence: 'Seit jemand befangen ist, hat sich am Bogen nichts mehr geändert.',
    sql: `SELECT score_sheet.id FROM score_sheet JOIN recusal USING (juror_id, submission_id)
        WHERE score_sheet.updated_at > recusal.created_at AND EXISTS (SELECT 1 FROM conflict
          WHERE conflict.juror_id = recusal.juror_id AND conflict.submission_id = recusal.submission_id
            AND conflict.source = 'juror')
      UNION ALL SELECT score_sheet.id FROM score_sheet JOIN conflict_claim USING (juror_id, submission_id)
        WHERE score_sheet.updated_at > conflict_claim.created_at AND EXISTS (SELECT 1 FROM conflict
          WHERE conflict.juror_id = conflict_claim.juror_id AND conflict.submission_id = conflict_claim.submission_id
            AND conflict.source = 'organiser')`,
  },
  {
    name: 'score-own-entry',
    sentence: 'Niemand hat die eigene Einreichung bewertet.',
    sql: `SELECT score_sheet.id FROM score_sheet JOIN juror ON juror.id = score_sheet.juror_id
      JOIN submission ON submission.id = score_sheet.submission_id
      WHERE submission.owner_id = juror.account_id AND score_sheet.finalised_at IS NOT NULL`,
  },
  {
    name: 'score-removed-seat',
    sentence: 'Wer nicht mehr in der Jury ist, hat seitdem keinen Bogen geändert.',
    sql: `SELECT score_sheet.id FROM score_sheet JOIN juror ON juror.id = score_sheet.juror_id
      WHERE score_sheet.updated_at > juror.removed_at`,
  },
  {
    name: 'score-criterion',
    sentence: 'Punkte gibt es nur für Kriterien des Jahres.',
    sql: `SELECT score.sheet_id AS id FROM score JOIN criterion ON criterion.id = score.criterion_id
      JOIN score_sheet ON score_sheet.id = score.sheet_id JOIN juror ON juror.id = score_sheet.juror_id
      WHERE criterion.edition_id <> juror.edition_id`,
  },
  {
    name: 'score-on-scale',
    sentence: 'Punkte liegen auf der Skala des Jahres.',
    sql: `SELECT score.sheet_id AS id FROM score JOIN score_sheet ON score_sheet.id = score.sheet_id
      JOIN juror ON juror.id = score_sheet.juror_id JOIN edition ON edition.id = juror.edition_id
      WHERE score.points NOT BETWEEN edition.scale_min AND edition.scale_max`,
  },
  {
    name: 'sheet-complete',
    sentence: 'Ein abgegebener Bogen hat zu jedem Kriterium Punkte oder eine Enthaltung.',
    sql: `SELECT score_sheet.id FROM score_sheet JOIN juror ON juror.id = score_sheet.juror_id
      JOIN criterion ON criterion.edition_id = juror.edition_id
      LEFT JOIN score ON score.sheet_id = score_sheet.id AND score.criterion_id = criterion.id
      WHERE score_sheet.finalised_at IS NOT NULL AND score.points IS NULL AND coalesce(score.abstained, 0) = 0`,
  },
  {
    name: 'sheet-rules',
    sentence: 'Ein Bogen nennt eine Fassung der Regeln, die es gibt.',
    sql: `SELECT score_sheet.id FROM score_sheet JOIN juror ON juror.id = score_sheet.juror_id
      WHERE score_sheet.rules_version IS NOT NULL AND NOT EXISTS (SELECT 1 FROM judging_rules
        WHERE judging_rules.edition_id = juror.edition_id AND judging_rules.version = score_sheet.rules_version)`,
  },
  {
    name: 'sheet-abstention',
    sentence: 'Enthalten kann sich nur, wo die Regeln es erlauben.',
    sql: `SELECT score.sheet_id AS id FROM score JOIN score_sheet ON score_sheet.id = score.sheet_id
      JOIN juror ON juror.id = score_sheet.juror_id
      WHERE score.abstained = 1 AND NOT EXISTS (SELECT 1 FROM judging_rules
        WHERE judging_rules.edition_id = juror.edition_id AND judging_rules.content ->> '$.abstention')`,
  },
  {
    name: 'trial-score-on-scale',
    sentence: 'Auch die Punkte der Proberunde liegen auf der Skala.',
    sql: `SELECT trial_score.submission_id AS id FROM trial_score JOIN edition ON edition.id = trial_score.edition_id
      WHERE trial_score.points NOT BETWEEN edition.scale_min AND edition.scale_max`,
  },
  {
    name: 'commitment-there',
    sentence:
      'Zu jedem abgegebenen Bogen gibt es die Prüfsumme seiner Fassung, oder seine Änderung steht in der Sitzung.',
    sql: `SELECT score_sheet.id FROM score_sheet WHERE finalised_at IS NOT NULL
      AND finalised_at >= (SELECT min(finalised_at) FROM score_commitment)
      AND NOT EXISTS (SELECT 1 FROM score_commitment AS c WHERE c.juror_id = score_sheet.juror_id
        AND c.submission_id = score_sheet.submission_id AND c.sheet_version = score_sheet.version)
      AND NOT EXISTS (SELECT 1 FROM score_revision JOIN discussion ON discussion.id = score_revision.discussion_id
        WHERE score_revision.juror_id = score_sheet.juror_id AND discussion.submission_id = score_sheet.submission_id)`,
  },
  {
    name: 'commitment-digest',
    sentence: 'Jede Prüfsumme passt zu Bogen und Zufallszahl.',
    sql: `SELECT commitment AS id, commitment, payload, nonce FROM score_commitment`,
    wrong: wrongCommitment,
  },
  {
    name: 'commitment-points',
    sentence: 'Die Punkte eines abgegebenen Bogens sind die, auf die sich die Jury festgelegt hat.',
    sql: `SELECT score_sheet.id FROM score_sheet JOIN score_commitment AS c ON c.juror_id = score_sheet.juror_id
        AND c.submission_id = score_sheet.submission_id AND c.sheet_version = score_sheet.version
      JOIN score ON score.sheet_id = score_sheet.id
      WHERE score_sheet.finalised_at IS NOT NULL
        AND score.points IS NOT json_extract(c.payload, '$.points."' || score.criterion_id || '"')`,
  },
  {
    name: 'root-digest',
    sentence: 'Der Gesamtwert folgt aus seinen Prüfsummen.',
    sql: `SELECT edition_id AS id, root, leaves, size FROM commitment_root`,
    wrong: wrongRoot,
  },
  {
    name: 'root-leaves',
    sentence: 'Unter dem Gesamtwert stehen nur Prüfsummen dieser Jury.',
    sql: `SELECT commitment_root.edition_id AS id FROM commitment_root, json_each(commitment_root.leaves) AS leaf
      WHERE NOT EXISTS (SELECT 1 FROM score_commitment JOIN juror ON juror.id = score_commitment.juror_id
        WHERE score_commitment.commitment = leaf.value AND juror.edition_id = commitment_root.edition_id)`,
  },
  {
    name: 'root-after-close',
    sentence: 'Der Gesamtwert wird erst nach dem Ende der Bewertung gebildet.',
    sql: `SELECT edition_id AS id FROM commitment_root JOIN edition ON edition.id = edition_id
      WHERE sealed_at < judging_closes_at`,
  },
]
