/** Decisions of the jury and what was released of them. Pure. */
import { type Invariant, versionsOf, wrongDigest } from './shape.ts'

export const RESULTS: readonly Invariant[] = [
  {
    name: 'nominee-of-category',
    sentence: 'Nominiert ist eine Einreichung in einer Kategorie und Sitzung ihres Jahres.',
    sql: `SELECT nominee.submission_id AS id FROM nominee JOIN category ON category.id = nominee.category_id
      JOIN submission ON submission.id = nominee.submission_id JOIN meeting ON meeting.id = nominee.meeting_id
      WHERE submission.edition_id <> category.edition_id OR meeting.edition_id <> category.edition_id`,
  },
  {
    name: 'award-of-year',
    sentence: 'Ausgezeichnet wird eine Einreichung des Jahres, in einer Kategorie des Jahres.',
    sql: `SELECT award.id FROM award LEFT JOIN submission ON submission.id = award.submission_id
      LEFT JOIN category ON category.id = award.category_id
      WHERE submission.edition_id <> award.edition_id OR category.edition_id <> award.edition_id`,
  },
  {
    name: 'award-nominated',
    sentence: 'Einen Platz bekommt nur, wer in der Kategorie nominiert ist.',
    sql: `SELECT award.id FROM award WHERE place IS NOT NULL AND submission_id IS NOT NULL AND meeting_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM nominee WHERE nominee.category_id = award.category_id
        AND nominee.submission_id = award.submission_id)`,
  },
  {
    name: 'winner-takes-part',
    sentence:
      'Bei der Freigabe war jede ausgezeichnete Einreichung eingereicht, zugelassen und nicht zurückgezogen.',
    sql: `SELECT submission.id FROM release_snapshot
      JOIN json_each(release_snapshot.content, '$.winners') AS winner
      JOIN submission ON submission.id = winner.value ->> '$.submission'
      WHERE submission.edition_id <> release_snapshot.edition_id OR submission.number IS NULL
        OR submission.withdrawn_at < release_snapshot.released_at OR submission.state = 'draft'`,
  },
  {
    name: 'released-has-snapshot',
    sentence: 'Zu jedem Jahr mit öffentlichen Ergebnissen gibt es genau deren eingefrorenen Stand.',
    sql: `SELECT edition.year AS id FROM edition LEFT JOIN release_snapshot ON release_snapshot.edition_id = edition.id
      WHERE (edition.released_at IS NULL) <> (release_snapshot.edition_id IS NULL)`,
  },
  {
    name: 'snapshot-digest',
    sentence: 'Was öffentlich ist, hat die Prüfsumme seines Wortlauts.',
    sql: `SELECT edition_id AS id, content, sha256 FROM release_snapshot`,
    wrong: wrongDigest,
  },
  {
    name: 'snapshot-of-year',
    sentence: 'Der eingefrorene Stand nennt sein eigenes Jahr.',
    sql: `SELECT edition.year AS id FROM release_snapshot JOIN edition ON edition.id = edition_id
      WHERE release_snapshot.content ->> '$.year' IS NOT edition.year`,
  },
  {
    name: 'snapshot-is-newest',
    sentence: 'Öffentlich ist die neueste freigegebene Fassung.',
    sql: `SELECT snapshot.edition_id AS id FROM release_snapshot AS snapshot WHERE snapshot.sha256 IS NOT (
      SELECT sha256 FROM release_version AS v WHERE v.edition_id = snapshot.edition_id AND v.withdrawn_at IS NULL
      ORDER BY v.version DESC LIMIT 1)`,
  },
  versionsOf('release-versions', 'Die freigegebenen Fassungen sind lückenlos gezählt.', 'release_version', [
    'edition_id',
  ]),
  {
    name: 'release-digest',
    sentence: 'Jede freigegebene, versiegelte oder beantragte Fassung hat die Prüfsumme ihres Wortlauts.',
    sql: `SELECT edition_id || ' ' || version AS id, content, sha256 FROM release_version
      UNION ALL SELECT edition_id || ' Siegel', content, sha256 FROM release_seal
      UNION ALL SELECT edition_id || ' Änderung', content, sha256 FROM release_change WHERE content IS NOT NULL`,
    wrong: wrongDigest,
  },
  {
    name: 'feedback-takes-part',
    sentence: 'Rückmeldungen gibt es nur zu Einreichungen, die eingereicht worden sind.',
    sql: `SELECT feedback.submission_id AS id FROM feedback JOIN submission ON submission.id = feedback.submission_id
      WHERE submission.number IS NULL`,
  },
  {
    name: 'feedback-after-release',
    sentence: 'Rückmeldungen gehen erst hinaus, wenn die Ergebnisse öffentlich sind.',
    sql: `SELECT feedback.submission_id AS id FROM feedback JOIN submission ON submission.id = feedback.submission_id
      WHERE feedback.released_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM release_version
        WHERE release_version.edition_id = submission.edition_id AND release_version.released_at <= feedback.released_at)`,
  },
  {
    name: 'certificate-subject',
    sentence: 'Eine Urkunde ist für jemanden des Jahres ausgestellt.',
    sql: `SELECT code AS id FROM certificate WHERE NOT EXISTS (SELECT 1 FROM submission
        WHERE submission.id = certificate.subject AND submission.edition_id = certificate.edition_id
          AND certificate.kind <> 'juror')
      AND NOT EXISTS (SELECT 1 FROM juror WHERE juror.id = certificate.subject
          AND juror.edition_id = certificate.edition_id AND certificate.kind = 'juror')`,
  },
  {
    name: 'certificate-after-release',
    sentence: 'Urkunden entstehen erst, wenn Ergebnisse öffentlich waren.',
    sql: `SELECT code AS id FROM certificate WHERE NOT EXISTS (SELECT 1 FROM release_version
      WHERE release_version.edition_id = certificate.edition_id)`,
  },
]
