/** The way in for an organiser who has lost every other, as statements: run here, or printed for D1's command line. */
import { sql } from 'kysely'
import { detailJson } from '../audit/rules.ts'
import type { Reader, Statement } from '../core/database.ts'
import { guard } from '../core/database.ts'

export interface Emergency {
  readonly email: string
  readonly removePasskeys: boolean
  /** Digest of the token in the link. */
  readonly linkHash: string
  readonly returnTo: string
  readonly now: number
  readonly expiresAt: number
  /** Told to every organiser. */
  readonly letter: { readonly subject: string; readonly body: string }
}

const KIND = 'account.break_glass'

/**
 * Statements that let the organiser with this address in by a link, once, end all their sessions, and say so in the
 * log and to all organisers.
 * They refuse when the address is no organiser's. Nothing is read before: D1's command line cannot.
 */
export const emergencyStatements = (q: Reader, of: Emergency): Statement[] => [
  sql`
    INSERT INTO sign_in (id, email, code_hash, link_hash, browser_hash, return_to, created_at, expires_at)
    SELECT lower(hex(randomblob(16))), email, '', ${of.linkHash}, lower(hex(randomblob(32))), ${of.returnTo},
      ${of.now}, ${of.expiresAt}
    FROM account WHERE email = ${of.email} AND is_organiser = 1`.compile(q),
  guard,
  sql`
    INSERT INTO audit_event (at, actor_id, edition_id, kind, subject, detail)
    SELECT ${of.now}, NULL, NULL, ${KIND}, id, ${detailJson(KIND, { passkeysRemoved: of.removePasskeys })}
    FROM account WHERE email = ${of.email}`.compile(q),
  // A lost device may still be signed in, and so may whoever took the account.
  q.deleteFrom('session').where('account_id', 'in', owner(q, of.email)),
  ...(of.removePasskeys ? [q.deleteFrom('passkey').where('account_id', 'in', owner(q, of.email))] : []),
  sql`
    INSERT INTO outbox (id, key, kind, recipient, subject, body, state, next_at, created_at)
    SELECT lower(hex(randomblob(16))), 'break_glass:' || ${of.linkHash} || ':' || id, 'account', email,
      ${of.letter.subject}, ${of.letter.body}, 'waiting', ${of.now}, ${of.now}
    FROM account WHERE is_organiser = 1`.compile(q),
]

const owner = (q: Reader, email: string) => q.selectFrom('account').select('id').where('email', '=', email)
