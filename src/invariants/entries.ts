/** Entries and everything that is derived from them. Pure. */
import { canonicalJson, hex, sha256Bytes } from '../core/ids.ts'
import type { Candidate, Invariant } from './shape.ts'

const text = new TextEncoder()

// `receiptHash` of the submission room, without the promise.
const wrongReceipt = ({ receipt, ...entry }: Candidate): boolean => {
  const { id, title, organisation, category } = entry
  const answers = JSON.parse(String(entry.answers)) as unknown
  const wording = canonicalJson({ id, title, organisation, category, answers })
  return hex(sha256Bytes(text.encode(`kuer-entry/1\n${wording}`))) !== receipt
}

export const ENTRIES: readonly Invariant[] = [
  {
    name: 'entry-category',
    sentence: 'Eine Einreichung steht in einer Kategorie ihres Jahres.',
    sql: `SELECT submission.id FROM submission JOIN category ON category.id = submission.category_id
      WHERE category.edition_id <> submission.edition_id`,
  },
  {
    name: 'entry-complete',
    sentence: 'Was eingereicht ist, hat Titel, Organisation und Kategorie.',
    sql: `SELECT id FROM submission WHERE state = 'submitted'
      AND (trim(title) = '' OR trim(organisation) = '' OR category_id IS NULL)`,
  },
  {
    name: 'entry-number',
    sentence: 'Eine Nummer hat nur, was eingereicht worden ist.',
    sql: `SELECT id FROM submission WHERE number < 1 OR (number IS NOT NULL AND submitted_at IS NULL)
      OR (state = 'draft' AND number IS NOT NULL)`,
  },
  {
    name: 'entry-withdrawn-at',
    sentence: 'Zurückgezogen ist genau, was einen Zeitpunkt dafür trägt.',
    sql: `SELECT id FROM submission WHERE (state = 'withdrawn') <> (withdrawn_at IS NOT NULL)`,
  },
  {
    name: 'entry-receipt',
    sentence: 'Die Quittung einer Einreichung ist die Prüfsumme ihres Wortlauts.',
    sql: `SELECT id, title, organisation, category_id AS category, answers, receipt_sha256 AS receipt
      FROM submission WHERE state = 'submitted'`,
    wrong: wrongReceipt,
  },
  {
    name: 'entry-screened-at',
    sentence: 'Über jede geprüfte Einreichung steht fest, wann sie geprüft wurde.',
    sql: `SELECT id FROM submission WHERE (screening <> 'open') AND screened_at IS NULL`,
  },
  {
    name: 'extension-of-year',
    sentence: 'Eine Fristverlängerung gilt für eine Einreichung ihres Jahres.',
    sql: `SELECT deadline_extension.id FROM deadline_extension JOIN submission ON submission.id = submission_id
      WHERE submission.edition_id <> deadline_extension.edition_id`,
  },
  {
    name: 'entry-people',
    sentence: 'Wem eine Einreichung gehört und wer daran arbeitet, gilt als an ihr beteiligt.',
    sql: `SELECT id FROM submission WHERE NOT EXISTS (SELECT 1 FROM submission_person
        WHERE submission_person.submission_id = submission.id AND submission_person.account_id = submission.owner_id)
      UNION ALL SELECT submission_id FROM submission_editor AS e WHERE NOT EXISTS (SELECT 1 FROM submission_person
        WHERE submission_person.submission_id = e.submission_id AND submission_person.account_id = e.account_id)`,
  },
  {
    name: 'tag-of-year',
    sentence: 'Ein Schlagwort gehört zum Jahr seiner Einreichung.',
    sql: `SELECT submission.id FROM submission_tag JOIN submission ON submission.id = submission_tag.submission_id
      WHERE submission.edition_id <> submission_tag.edition_id`,
  },
  {
    name: 'table-row',
    sentence: 'Die Zeile der Tabelle sagt dasselbe wie die Einreichung, oder sie wartet darauf.',
    sql: `SELECT folded.submission_id AS id FROM submission_folded AS folded
      LEFT JOIN submission_row AS kept ON kept.submission_id = folded.submission_id
      WHERE folded.submission_id NOT IN (SELECT submission_id FROM submission_changed)
        AND (kept.seq IS NULL OR (kept.edition_id, kept.position, kept.title, kept.organisation, kept.updated_at,
          kept.state, kept.category_id, kept.size, kept.unlisted)
        <> (folded.edition_id, folded.position, folded.title, folded.organisation, folded.updated_at,
          folded.state, folded.category_id, folded.size, folded.unlisted))`,
  },
  {
    name: 'table-count',
    sentence: 'Die gezählten Einreichungen sind so viele, wie es gibt.',
    sql: `SELECT edition_id || ' ' || state AS id FROM (
        SELECT edition_id, state, category_id, size, unlisted, entries FROM submission_count
        UNION ALL SELECT edition_id, state, category_id, size, unlisted, -1 FROM submission_row)
      GROUP BY edition_id, state, category_id, size, unlisted HAVING sum(entries) <> 0`,
  },
  {
    name: 'table-search',
    sentence: 'Jede Einreichung steht im Suchindex oder wartet darauf, und nichts anderes steht darin.',
    sql: `SELECT seq AS id FROM submission_row WHERE seq NOT IN (SELECT rowid FROM submission_fts)
        AND submission_id NOT IN (SELECT submission_id FROM submission_due UNION ALL SELECT submission_id FROM submission_changed)
      UNION ALL SELECT rowid FROM submission_fts WHERE rowid NOT IN (SELECT seq FROM submission_row)`,
  },
  {
    name: 'archive-search',
    sentence: 'Der Index der Archivsuche enthält genau deren Dokumente.',
    sql: `SELECT id FROM archive_document WHERE id NOT IN (SELECT rowid FROM archive_fts)
      UNION ALL SELECT rowid FROM archive_fts WHERE rowid NOT IN (SELECT id FROM archive_document)`,
  },
  {
    name: 'archive-not-ahead',
    sentence: 'Die Archivsuche ist nie weiter als das, was öffentlich ist.',
    sql: `SELECT archive_index.number AS id FROM archive_index, public_version
      WHERE archive_index.number > public_version.number`,
  },
  {
    name: 'archive-public-years',
    sentence: 'Gefunden wird im Archiv nur, was zu einem durchsuchten Jahr gehört.',
    sql: `SELECT id FROM archive_document WHERE year NOT IN (SELECT year FROM archive_year)`,
  },
]
