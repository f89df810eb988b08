/** What goes by its own age, class by class. */
import { sql } from 'kysely'
import type { Reader, Statement } from '../core/database.ts'
import { NOBODY_DOMAIN } from '../leaving/rules.ts'
import { SECRET_KINDS } from '../mail/rules.ts'
import type { Piece } from './piece-store.ts'
import { SECRET_LETTER_DAYS, UNPROVEN_DAYS } from './rules.ts'

const DAY_MS = 86_400_000

/** A day in Berlin is not needed to recognise a row by; the date in UTC does. */
const day = (column: 'created_at' | 'withdrawn_at' | 'reported_at') =>
  sql`strftime('%Y-%m-%d', ${sql.ref(column)} / 1000, 'unixepoch')`

const LETTERS: Piece[] = [
  {
    key: 'letters',
    label: 'Briefe',
    how: 'rows',
    rows: ({ cutoff }) => sql`
      SELECT id, subject || ' (' || ${day('created_at')} || ')' AS label FROM outbox
      WHERE created_at < ${cutoff} AND state NOT IN ('waiting', 'sending')`,
    remove: (q, ids) => [sql`DELETE FROM outbox WHERE id IN ${ids}`.compile(q)],
  },
]

/**
 * In SQL, beside `account`: somebody who has done nothing since then, who holds no office, and whom no running year
 * needs.
 */
const dormantSince = (cutoff: number, now: number) => sql`
  account.is_organiser = 0 AND account.is_gallery_editor = 0 AND account.created_at < ${cutoff} AND account.email NOT LIKE ${`%@${NOBODY_DOMAIN}`}
  AND NOT EXISTS (SELECT 1 FROM session WHERE session.account_id = account.id
    AND (session.created_at >= ${cutoff} OR session.absolute_expires_at > ${now}))
  AND NOT EXISTS (SELECT 1 FROM audit_found WHERE audit_found.actor_id = account.id AND audit_found.at >= ${cutoff})
  AND NOT EXISTS (SELECT 1 FROM submission JOIN edition ON edition.id = submission.edition_id
    WHERE submission.owner_id = account.id AND submission.state <> 'withdrawn'
      AND (submission.updated_at >= ${cutoff} OR (edition.released_at IS NULL AND edition.created_at >= ${cutoff})))
  AND NOT EXISTS (SELECT 1 FROM submission_editor AS editor
    WHERE editor.account_id = account.id AND editor.since >= ${cutoff})
  AND NOT EXISTS (SELECT 1 FROM juror JOIN edition ON edition.id = juror.edition_id
    WHERE juror.account_id = account.id AND juror.removed_at IS NULL
      AND (juror.invited_at >= ${cutoff} OR edition.released_at >= ${cutoff}
        OR (edition.released_at IS NULL AND edition.created_at >= ${cutoff})))`

const ACCOUNTS: Piece[] = [
  {
    key: 'accounts',
    label: 'Konten',
    how: 'account',
    atOnce: 1,
    rows: ({ cutoff, now }) => sql`
      SELECT account.id AS id, account.email AS label FROM account WHERE ${dormantSince(cutoff, now)}`,
  },
]

const OBJECTIONS: Piece[] = [
  {
    key: 'objections',
    label: 'Entschiedene Einwände',
    how: 'rows',
    rows: ({ cutoff }) => sql`
      SELECT id, 'Einwand vom ' || ${day('created_at')} AS label FROM photo_objection
      WHERE state <> 'open' AND decided_at < ${cutoff}
        AND (name <> '' OR email <> '' OR reason <> '' OR answer <> '')`,
    remove: (q, ids) => [
      sql`UPDATE photo_objection SET name = '', email = '', reason = '', answer = '' WHERE id IN ${ids}`.compile(
        q,
      ),
    ],
  },
]

const WITHDRAWALS: Piece[] = [
  {
    key: 'withdrawals',
    label: 'Zurückgezogene Fotos',
    how: 'rows',
    rows: ({ cutoff }) => sql`
      SELECT id, file_name || ' (' || ${day('withdrawn_at')} || ')' AS label FROM withdrawn_photo
      WHERE withdrawn_at < ${cutoff} AND (asked_by <> '' OR reason <> '' OR persons_note <> '')`,
    remove: (q, ids) => [
      sql`UPDATE withdrawn_photo SET asked_by = '', reason = '', persons_note = '' WHERE id IN ${ids}`.compile(
        q,
      ),
    ],
  },
]

const ADOPTIONS: Piece[] = [
  {
    key: 'adoption-reports',
    label: 'Meldungen, die nie bestätigt oder abgelehnt sind',
    how: 'rows',
    rows: ({ cutoff, now }) => sql`
      SELECT id, municipality AS label FROM adoption
      WHERE (state = 'unproven' AND created_at < ${now - UNPROVEN_DAYS * DAY_MS})
        OR (state IN ('refused', 'removed') AND coalesce(decided_at, created_at) < ${cutoff})`,
    remove: (q, ids) => [sql`DELETE FROM adoption WHERE id IN ${ids}`.compile(q)],
  },
  {
    key: 'adoption-addresses',
    label: 'Adressen angenommener Meldungen',
    how: 'rows',
    rows: ({ cutoff }) => sql`
      SELECT id, municipality AS label FROM adoption
      WHERE state = 'accepted' AND email <> '' AND coalesce(decided_at, created_at) < ${cutoff}`,
    remove: (q, ids) => [sql`UPDATE adoption SET email = '' WHERE id IN ${ids}`.compile(q)],
  },
]

const BARRIERS: Piece[] = [
  {
    key: 'barriers',
    label: 'Erledigte Meldungen',
    how: 'rows',
    rows: ({ cutoff }) => sql`SELECT id, receipt AS label FROM barrier_report WHERE done_at < ${cutoff}`,
    remove: (q, ids) => [sql`DELETE FROM barrier_report WHERE id IN ${ids}`.compile(q)],
  },
]

/** The parts of every class that runs on beside the years. */
export const RUNNING_PIECES: Readonly<Record<string, readonly Piece[]>> = {
  letters: LETTERS,
  accounts: ACCOUNTS,
  objections: OBJECTIONS,
  withdrawals: WITHDRAWALS,
  adoptions: ADOPTIONS,
  barriers: BARRIERS,
}

/** Statement that forgets letters with codes nobody can use any more. */
export const forgetSecrets = (q: Reader, now: number): Statement =>
  q
    .deleteFrom('outbox')
    .where('kind', 'in', [...SECRET_KINDS])
    .where('state', 'not in', ['waiting', 'sending'])
    .where('created_at', '<', now - SECRET_LETTER_DAYS * DAY_MS)
