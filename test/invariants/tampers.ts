/** For every invariant one way to break it, and only it. */
import type { Database as Connection } from 'better-sqlite3'
import { canonicalJson, hex, sha256Bytes } from '../../src/core/ids.ts'
import { BUNDLE, CONTENT, insert, NONCE, rows } from './world.ts'

type Tamper = string | ((db: Connection) => void)

/** Changes the released content of `e1` and its digests alike. */
const releasing = (content: string) => (db: Connection) => {
  const digest = hex(sha256Bytes(new TextEncoder().encode(content)))
  db.prepare('UPDATE release_snapshot SET content = ?, sha256 = ?').run(content, digest)
  db.prepare('UPDATE release_version SET content = ?, sha256 = ?').run(content, digest)
}

const adoption = (db: Connection, over: { edition_id: string; state: string }) => {
  const said = {
    municipality: 'X',
    email: 'a@x.example',
    what: '',
    since: 2026,
    token_hash: 't',
    created_at: 1,
  }
  insert(db, 'adoption', { id: 'a', submission_id: 's1', ...said, ...over })
}

const SECOND_SHEET = `INSERT INTO score_sheet (id, juror_id, submission_id, comment, updated_at)
  VALUES ('h2', 'j2', 's1', '', 2100)`

export const TAMPERS: Readonly<Record<string, Tamper>> = {
  // people
  'foreign-keys': (db) =>
    insert(db, 'saved_view', {
      id: 'v',
      edition_id: 'gone',
      owner_id: 'owner',
      name: 'x',
      query: '',
      shared: 0,
      created_at: 1,
    }),
  'guard-empty': 'INSERT INTO _guard VALUES (1)',
  'single-rows': 'DELETE FROM site_theme',
  'session-cap': (db) =>
    insert(db, 'session', {
      id_hash: 'h',
      account_id: 'owner',
      expires_at: 20,
      absolute_expires_at: 86_400_002,
      created_at: 1,
    }),
  'sign-in-tries': (db) =>
    insert(db, 'sign_in', {
      id: 'i',
      email: 'a@x.example',
      code_hash: '',
      link_hash: '',
      browser_hash: '',
      return_to: '/',
      tries: 6,
      created_at: 1,
      expires_at: 2,
    }),
  'audit-no-gaps': 'DELETE FROM audit_event WHERE seq = 2',
  'audit-index': `INSERT INTO audit_index SELECT seq, at + 1, actor_id, edition_id, kind, subject FROM audit_event WHERE seq = 1`,
  'letter-sent-at': (db) => insert(db, 'outbox', rows.letter('o', { state: 'sent' })),
  'letter-one-line': (db) => insert(db, 'outbox', rows.letter('o', { subject: 'Betreff\nBcc: b@x.example' })),
  'mailing-released': (db) => {
    const mailing = { audience: 'x', subject: '', body: '', created_at: 1, updated_at: 1 }
    insert(db, 'mailing', { id: 'm', edition_id: 'e1', ...mailing })
    insert(db, 'outbox', rows.letter('o', { mailing_id: 'm' }))
  },
  'start-view-of-year': (db) => {
    const view = { owner_id: 'owner', name: 'x', query: '', shared: 0, created_at: 1 }
    insert(db, 'saved_view', { id: 'v', edition_id: 'e1', ...view })
    insert(db, 'start_view', { edition_id: 'e1', account_id: 'j1', view_id: 'v' })
  },
  'register-words': `INSERT INTO municipality_word VALUES ('ins', 'leere')`,
  // years
  'phases-in-order': `UPDATE edition SET archives_at = 1 WHERE id = 'e2'`,
  'size-thresholds-rise': `UPDATE edition SET size_thresholds = '[5000,100]' WHERE id = 'e2'`,
  'entry-form-versions': `INSERT INTO entry_form VALUES ('e1', 2, '[]', '', 1)`,
  'eligibility-versions': `INSERT INTO eligibility VALUES ('e1', 2, '[]', '', 1)`,
  'site-text-versions': `INSERT INTO site_text VALUES ('impressum', 'de', 2, '', '', 1, 'owner', 1, NULL)`,
  'judging-rules-versions': `UPDATE judging_rules SET version = 3, reason = 'x', proposed_by = 'j1', confirmed_by = 'j2';
    UPDATE score_sheet SET rules_version = 3`,
  'judging-rules-digest': `UPDATE judging_rules SET content = '{"abstention":true}'`,
  'rules-proposal-base': (db) =>
    insert(db, 'rules_proposal', {
      edition_id: 'e2',
      base_version: 1,
      content: '{}',
      sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
      reason: 'x',
      proposed_by: 'owner',
      proposed_as: 'chair',
      proposed_at: 1,
    }),
  // entries
  'entry-category': `UPDATE submission SET category_id = 'c1' WHERE id = 's2'`,
  'entry-complete': (db) => {
    const wording = canonicalJson({
      answers: {},
      category: 'c1',
      id: 's1',
      organisation: 'Musterhausen',
      title: ' ',
    })
    const receipt = hex(sha256Bytes(new TextEncoder().encode(`kuer-entry/1\n${wording}`)))
    db.prepare(`UPDATE submission SET title = ' ', receipt_sha256 = ? WHERE id = 's1'`).run(receipt)
  },
  'entry-number': `UPDATE submission SET number = 7 WHERE id = 's2'`,
  'entry-withdrawn-at': `UPDATE submission SET withdrawn_at = 6000 WHERE id = 's1'`,
  'entry-receipt': `UPDATE submission SET answers = '{"summary":"anders"}' WHERE id = 's1'`,
  'entry-screened-at': `UPDATE submission SET screening = 'passed' WHERE id = 's1'`,
  'extension-of-year': `INSERT INTO deadline_extension VALUES ('x', 'e2', 's1', 9000, 'krank', 1)`,
  'entry-people': `DELETE FROM submission_person WHERE submission_id = 's1'`,
  'tag-of-year': `INSERT INTO submission_tag VALUES ('e2', 'x', 's1')`,
  'table-row': `UPDATE submission_row SET title = 'anders' WHERE submission_id = 's1'`,
  'table-count': 'UPDATE submission_count SET entries = entries + 1',
  'table-search': `DELETE FROM submission_due WHERE submission_id = 's1'`,
  'archive-search': (db) => {
    db.exec(`INSERT INTO archive_year VALUES (2025, '', '{}')`)
    db.exec(`INSERT INTO archive_document VALUES (1, 2025, 'winner', '', '', '', '', '', NULL)`)
  },
  'archive-not-ahead': 'UPDATE archive_index SET number = 1000000',
  'archive-public-years': (db) => {
    db.exec(`INSERT INTO archive_document VALUES (1, 2025, 'winner', '', '', '', '', '', NULL)`)
    db.exec(`INSERT INTO archive_fts (rowid, title, content, facet) VALUES (1, 'a', 'b', 'c')`)
  },
  // pictures
  'photo-limit': (db) =>
    insert(db, 'photo', ...Array.from({ length: 7 }, (_, index) => rows.photo(`q${index}`))),
  'photo-embargo': `UPDATE photo SET public_key = 'leak' WHERE id = 'p2'`,
  'photo-public-complete': `UPDATE photo SET alt = '' WHERE id = 'p1'`,
  'photo-hidden': `UPDATE photo SET hidden_at = 6000 WHERE id = 'p1'`,
  'photo-jpeg': `UPDATE photo SET renditions = '[[480,320,"avif"]]' WHERE id = 'p1'`,
  'photo-withdrawn': (db) => {
    const said = {
      caption: '',
      credit: '',
      rights: '',
      licence: '',
      persons: '',
      persons_note: '',
      source: '',
    }
    const gone = { entered_at: 1, withdrawn_at: 2, withdrawn_by: 'owner', asked_by: '', reason: '' }
    insert(db, 'withdrawn_photo', {
      id: 'p1',
      edition_id: 'e1',
      file_name: 'a.jpg',
      sha256: 'p1',
      ...said,
      ...gone,
    })
  },
  'photo-not-discarded': `INSERT INTO file_deletion (key, queued_at, next_at) VALUES ('originals/p1', 1, 1)`,
  'example-takes-part': (db) =>
    insert(db, 'example', {
      submission_id: 's2',
      edition_id: 'e2',
      slug: 'x',
      title: '',
      organisation: '',
      category: '',
      size_class: '',
      state: '',
      winner: 0,
      content: '{}',
      position: 1,
      published_at: 1,
    }),
  'adoption-proven': (db) => adoption(db, { edition_id: 'e1', state: 'accepted' }),
  'adoption-of-year': (db) => adoption(db, { edition_id: 'e2', state: 'waiting' }),
  // judging
  'jury-of-year': `INSERT INTO recusal VALUES ('x1', 's1', '', 1)`,
  'seat-accepted': `UPDATE juror SET accepted_at = NULL WHERE id = 'j1'`,
  'seat-substitute': `UPDATE juror SET substitute_for = 'x1' WHERE id = 'j2'`,
  'chair-not-deputy': `UPDATE juror SET is_deputy = 1 WHERE id = 'j1'`,
  'expertise-of-year': `INSERT INTO juror_expertise VALUES ('j1', 'c2')`,
  'assignment-planned': 'DELETE FROM assignment_plan',
  'score-neutral': `INSERT INTO recusal VALUES ('j1', 's1', 'Schwager', 2050)`,
  'score-own-entry': `UPDATE submission SET owner_id = 'j1' WHERE id = 's1'`,
  'score-removed-seat': `UPDATE juror SET removed_at = 2050 WHERE id = 'j1'`,
  'score-criterion': `${SECOND_SHEET};
    INSERT INTO score (sheet_id, criterion_id, points, comment) VALUES ('h2', 'k2', 3, '')`,
  'score-on-scale': `${SECOND_SHEET};
    INSERT INTO score (sheet_id, criterion_id, points, comment) VALUES ('h2', 'k1', 6, '')`,
  'sheet-complete': 'DELETE FROM score',
  'sheet-rules': 'UPDATE score_sheet SET rules_version = 2',
  'sheet-abstention': `${SECOND_SHEET};
    INSERT INTO score (sheet_id, criterion_id, abstained, comment) VALUES ('h2', 'k1', 1, '')`,
  'trial-score-on-scale': (db) => {
    db.exec(`INSERT INTO trial_entry VALUES ('e1', 's1', 1, NULL)`)
    db.exec(`INSERT INTO trial_score VALUES ('j1', 'e1', 's1', 'k1', 99, 1)`)
  },
  'commitment-there': 'UPDATE score_sheet SET version = 2',
  'commitment-digest': `UPDATE score_commitment SET nonce = '${NONCE.replace('a', 'c')}'`,
  'commitment-points': 'UPDATE score SET points = 4',
  'root-digest': `UPDATE commitment_root SET root = '${'0'.repeat(64)}'`,
  'root-leaves': `UPDATE commitment_root SET edition_id = 'e2'`,
  'root-after-close': 'UPDATE commitment_root SET sealed_at = 2999',
  // meetings
  'meeting-members': `INSERT INTO attendance VALUES ('m1', 'x1', 'present', NULL)`,
  'meeting-closed': `UPDATE discussion SET closed_at = NULL`,
  'discussion-in-meeting': 'UPDATE discussion SET opened_at = 3000',
  'motion-in-meeting': `DELETE FROM vote; UPDATE motion SET meeting_id = 'm2', yes = 0`,
  'motion-count': 'UPDATE motion SET yes = 2',
  'vote-present': `UPDATE attendance SET state = 'excused'`,
  'vote-in-room': `INSERT INTO departure VALUES ('d1', 'j1', 3210, NULL)`,
  'revision-on-scale': (db) =>
    insert(db, 'score_revision', {
      id: 'r',
      discussion_id: 'd1',
      juror_id: 'j1',
      criterion_id: 'k1',
      old_points: 3,
      new_points: 6,
      reason: 'x',
      at: 3210,
    }),
  'minutes-versions': `UPDATE minutes SET version = 2, reason = 'x'`,
  'minutes-digest': `UPDATE minutes SET content = '[]'`,
  'minutes-signature': `INSERT INTO minutes_signature VALUES ('m1', 1, 'owner', '', 'keeper', 'anders', 1)`,
  // results
  'nominee-of-category': `INSERT INTO nominee VALUES ('c2', 's1', 'm2')`,
  'award-of-year': `INSERT INTO award (id, edition_id, special, submission_id, citation) VALUES ('w2', 'e2', 'Sonderpreis', 's1', '')`,
  'award-nominated': 'DELETE FROM nominee',
  'winner-takes-part': releasing(CONTENT.replace('s1', 's2')),
  'released-has-snapshot': `UPDATE edition SET released_at = 6000 WHERE id = 'e2'`,
  'snapshot-digest': `UPDATE release_snapshot SET content = '${CONTENT} '`,
  'snapshot-of-year': releasing(CONTENT.replace('2025', '2024')),
  'snapshot-is-newest': `UPDATE release_version SET withdrawn_at = 1, withdrawal_reason = 'x'`,
  'release-versions': 'UPDATE release_version SET version = 2',
  'release-digest': `INSERT INTO release_seal (edition_id, content, sha256, sealed_by, sealed_at) VALUES ('e2', '{}', 'anders', 'owner', 1)`,
  'feedback-takes-part': `INSERT INTO feedback VALUES ('s2', '[]', 1, 1, NULL)`,
  'feedback-after-release': `INSERT INTO feedback VALUES ('s1', '[]', 1, 1, 4999)`,
  'certificate-subject': `INSERT INTO certificate VALUES ('0123456789abcdef', 'e1', 'juror', 's1', '', 1)`,
  'certificate-after-release': `INSERT INTO certificate VALUES ('0123456789abcdef', 'e2', 'juror', 'x1', '', 1)`,
  // audience
  'ballots-are-used-codes': `UPDATE ballot_code SET state = 'unused'`,
  'batch-complete': 'UPDATE ballot_batch SET size = 2',
  'ballot-choices': `INSERT INTO audience_prize SELECT 'e2', title, intro, choice, tie, field, may_change, opens_at, closes_at,
      fixed_at, picture_key, version FROM audience_prize;
    INSERT INTO ballot_batch VALUES ('b2', 'e2', 1, '', 'badge', 1, 1, '');
    INSERT INTO ballot_code VALUES ('e2', 'c', 's', 'b2', 1, 'used');
    INSERT INTO ballot VALUES ('e2', 'x', 'r2', '[1]')`,
  'candidate-of-year': `UPDATE audience_candidate SET submission_id = 's2'`,
  'ballots-after-fixing': 'UPDATE audience_prize SET fixed_at = NULL, picture_key = NULL',
  'count-after-close': 'UPDATE audience_result SET counted_at = 4400',
  'count-complete': `UPDATE ballot SET receipt = 'r9'`,
  'count-digest': (db) => {
    const [first] = BUNDLE.result
    const content = canonicalJson({ ...BUNDLE, result: [{ ...first, points: 9 }] })
    db.prepare('UPDATE audience_result SET content = ?').run(content)
  },
}
