/** Meetings of the jury, their votes and minutes. Pure. */
import { type Invariant, versionsOf, wrongDigest } from './shape.ts'

export const MEETINGS: readonly Invariant[] = [
  {
    name: 'meeting-members',
    sentence: 'In einer Sitzung sitzen nur Mitglieder der Jury ihres Jahres.',
    sql: `SELECT meeting.id FROM attendance JOIN meeting ON meeting.id = attendance.meeting_id
        JOIN juror ON juror.id = attendance.juror_id WHERE juror.edition_id <> meeting.edition_id
      UNION ALL SELECT meeting.id FROM meeting JOIN juror ON juror.id = meeting.deputy_id
        WHERE juror.edition_id <> meeting.edition_id`,
  },
  {
    name: 'meeting-closed',
    sentence: 'In einer geschlossenen Sitzung ist kein Aufruf und kein Antrag mehr offen.',
    sql: `SELECT discussion.id FROM discussion JOIN meeting ON meeting.id = discussion.meeting_id
        WHERE meeting.closed_at IS NOT NULL AND discussion.closed_at IS NULL
      UNION ALL SELECT motion.id FROM motion JOIN meeting ON meeting.id = motion.meeting_id
        WHERE meeting.closed_at IS NOT NULL AND motion.closed_at IS NULL`,
  },
  {
    name: 'discussion-in-meeting',
    sentence: 'Aufgerufen wird eine Einreichung des Jahres, während die Sitzung läuft.',
    sql: `SELECT discussion.id FROM discussion JOIN meeting ON meeting.id = discussion.meeting_id
      JOIN submission ON submission.id = discussion.submission_id
      WHERE submission.edition_id <> meeting.edition_id OR meeting.opened_at IS NULL
        OR discussion.opened_at < meeting.opened_at OR discussion.closed_at > meeting.closed_at`,
  },
  {
    name: 'motion-in-meeting',
    sentence: 'Ein Antrag zu einer Einreichung gehört in deren Aufruf derselben Sitzung.',
    sql: `SELECT motion.id FROM motion JOIN discussion ON discussion.id = motion.discussion_id
      WHERE discussion.meeting_id <> motion.meeting_id`,
  },
  {
    name: 'motion-count',
    sentence: 'Das Ergebnis einer Abstimmung ist die Summe ihrer Stimmen.',
    sql: `SELECT motion.id FROM motion LEFT JOIN vote ON vote.motion_id = motion.id
      WHERE motion.state <> 'open' GROUP BY motion.id
      HAVING motion.yes <> sum(coalesce(vote.choice = 'yes', 0)) OR motion.no <> sum(coalesce(vote.choice = 'no', 0))
        OR motion.abstentions <> sum(coalesce(vote.choice = 'abstain', 0))`,
  },
  {
    name: 'vote-present',
    sentence: 'Abgestimmt hat nur, wer in der Sitzung anwesend war.',
    sql: `SELECT vote.motion_id AS id FROM vote JOIN motion ON motion.id = vote.motion_id
      WHERE NOT EXISTS (SELECT 1 FROM attendance WHERE attendance.meeting_id = motion.meeting_id
        AND attendance.juror_id = vote.juror_id AND attendance.state = 'present')`,
  },
  {
    name: 'vote-in-room',
    sentence: 'Wer den Raum verlassen hatte, hat währenddessen nicht abgestimmt.',
    sql: `SELECT vote.motion_id AS id FROM vote JOIN motion ON motion.id = vote.motion_id
      JOIN departure ON departure.discussion_id = motion.discussion_id AND departure.juror_id = vote.juror_id
      WHERE vote.at >= departure.left_at AND vote.at < coalesce(departure.returned_at, vote.at + 1)`,
  },
  {
    name: 'revision-on-scale',
    sentence: 'In der Sitzung geänderte Punkte liegen auf der Skala.',
    sql: `SELECT score_revision.id FROM score_revision JOIN juror ON juror.id = score_revision.juror_id
      JOIN edition ON edition.id = juror.edition_id
      WHERE new_points NOT BETWEEN scale_min AND scale_max OR old_points NOT BETWEEN scale_min AND scale_max`,
  },
  versionsOf('minutes-versions', 'Die Fassungen einer Niederschrift sind lückenlos gezählt.', 'minutes', [
    'meeting_id',
  ]),
  {
    name: 'minutes-digest',
    sentence: 'Eine Niederschrift hat die Prüfsumme ihres Wortlauts.',
    sql: `SELECT meeting_id || ' ' || version AS id, content, sha256 FROM minutes`,
    wrong: wrongDigest,
  },
  {
    name: 'minutes-signature',
    sentence:
      'Unterschrieben ist genau der Wortlaut, der in der Niederschrift steht, von jeder Person nur einmal.',
    sql: `SELECT s.meeting_id AS id FROM minutes_signature AS s JOIN minutes
        ON minutes.meeting_id = s.meeting_id AND minutes.version = s.version WHERE s.sha256 <> minutes.sha256
      UNION ALL SELECT meeting_id FROM minutes_signature GROUP BY meeting_id, version, signed_by HAVING count(*) > 1`,
  },
]
