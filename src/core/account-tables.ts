/** Tables of accounts and signing in. */
import type { Generated } from 'kysely'

export interface AccountTables {
  account: AccountTable
  session: SessionTable
  sign_in: SignInTable
  passkey: PasskeyTable
  /** Challenges that have been answered. */
  passkey_answer: { challenge: string; expires_at: number }
  known_browser: {
    account_id: string
    browser_hash: string
    browser: string
    first_at: number
    last_at: number
  }
  /** How often `key` happened at `starts_at`, UTC ms. */
  throttle: { key: string; starts_at: number; count: number }
}

export interface AccountTable {
  id: string
  email: string
  name: string
  is_organiser: number
  is_gallery_editor: Generated<number>
  created_at: number
  /** Since when the person wants no reminders */
  reminders_off_at: number | null
}

export interface SessionTable {
  id_hash: string
  account_id: string
  expires_at: number
  absolute_expires_at: number
  created_at: number
  method: Generated<'mail' | 'passkey'>
  /** Like "Firefox unter Windows"; '' when it did not say. */
  browser: Generated<string>
  /** Last use, to the hour. */
  seen_at: Generated<number>
}

export interface SignInTable {
  id: string
  email: string
  code_hash: string
  link_hash: string
  browser_hash: string
  return_to: string
  tries: Generated<number>
  created_at: number
  expires_at: number
  used_at: number | null
}

export interface PasskeyTable {
  id: string
  account_id: string
  /** base64url, like the key. */
  credential_id: string
  public_key: string
  counter: number
  transports: string
  syncs: number
  backed_up: number
  name: string
  created_at: number
  last_used_at: number | null
}
