/** Accounts, letters and the log. Pure. */
import type { Invariant } from './shape.ts'

export const PEOPLE: readonly Invariant[] = [
  {
    name: 'foreign-keys',
    sentence: 'Jeder Verweis führt zu einer Zeile, die es gibt.',
    sql: `SELECT "table" || ' ' || coalesce(rowid, '') AS id FROM pragma_foreign_key_check`,
  },
  {
    name: 'guard-empty',
    sentence: 'Die Tabelle der Schreibwächter ist immer leer.',
    sql: 'SELECT ok AS id FROM _guard',
  },
  {
    name: 'single-rows',
    sentence: 'Von öffentlichem Stand, Archivindex, Gestaltung und Film gibt es genau eine Zeile.',
    sql: `SELECT 'public_version' AS id WHERE (SELECT count(*) FROM public_version) <> 1
      UNION ALL SELECT 'archive_index' WHERE (SELECT count(*) FROM archive_index) <> 1
      UNION ALL SELECT 'site_theme' WHERE (SELECT count(*) FROM site_theme) <> 1
      UNION ALL SELECT 'site_video' WHERE (SELECT count(*) FROM site_video) <> 1`,
  },
  {
    name: 'session-cap',
    sentence: 'Keine Anmeldung gilt länger als einen Tag.',
    sql: `SELECT substr(id_hash, 1, 8) AS id FROM session
      WHERE absolute_expires_at > created_at + 86400000`,
  },
  {
    name: 'sign-in-tries',
    sentence: 'Ein Anmeldecode wird höchstens fünfmal versucht und nur eingelöst, solange er gilt.',
    sql: `SELECT id FROM sign_in WHERE tries NOT BETWEEN 0 AND 5 OR expires_at <= created_at
      OR used_at NOT BETWEEN created_at AND expires_at`,
  },
  {
    name: 'audit-no-gaps',
    sentence: 'Das Protokoll ist lückenlos nummeriert.',
    sql: `SELECT max(seq) AS id FROM audit_event HAVING count(*) <> max(seq) - min(seq) + 1`,
  },
  {
    name: 'audit-index',
    sentence: 'Gesucht wird im Protokoll über genau das, was unter Siegeln steht.',
    sql: `WITH sealed AS (SELECT seq, at, actor_id, edition_id, kind, subject FROM audit_event
        WHERE seq <= (SELECT max(to_seq) FROM audit_seal))
      SELECT seq AS id FROM (SELECT * FROM audit_index EXCEPT SELECT * FROM sealed)
      UNION ALL SELECT seq FROM (SELECT * FROM sealed EXCEPT SELECT * FROM audit_index)`,
  },
  {
    name: 'letter-sent-at',
    sentence: 'Ein Brief hat genau dann einen Versandzeitpunkt, wenn er versandt ist.',
    sql: `SELECT id FROM outbox WHERE (state = 'sent' AND sent_at IS NULL) OR (state = 'waiting' AND sent_at IS NOT NULL)`,
  },
  {
    name: 'letter-one-line',
    sentence: 'Anschrift und Betreff eines Briefs sind eine Zeile.',
    sql: `SELECT id FROM outbox WHERE instr(recipient || subject, char(10)) > 0 OR instr(recipient || subject, char(13)) > 0
      OR instr(recipient, '@') < 2`,
  },
  {
    name: 'mailing-released',
    sentence: 'Briefe eines Rundschreibens gibt es erst, wenn es freigegeben ist.',
    sql: `SELECT outbox.id FROM outbox JOIN mailing ON mailing.id = outbox.mailing_id WHERE mailing.released_at IS NULL`,
  },
  {
    name: 'start-view-of-year',
    sentence: 'Wer eine Ansicht zuerst sieht, sieht eine desselben Jahres, eine eigene oder eine geteilte.',
    sql: `SELECT start_view.view_id AS id FROM start_view JOIN saved_view ON saved_view.id = start_view.view_id
      WHERE saved_view.edition_id <> start_view.edition_id
        OR (saved_view.shared = 0 AND saved_view.owner_id <> start_view.account_id)`,
  },
  {
    name: 'register-words',
    sentence: 'Jede Kommune ist unter ihren Wörtern zu finden, und kein Wort führt ins Leere.',
    sql: `SELECT key AS id FROM municipality_word WHERE key NOT IN (SELECT key FROM municipality)
      UNION ALL SELECT key FROM municipality WHERE folded <> '' AND key NOT IN (SELECT key FROM municipality_word)`,
  },
]
