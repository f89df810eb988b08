/** Tables of letters and mailings; like the others in tables.ts. */
import type { Generated } from 'kysely'

export interface MailTables {
  outbox: OutboxTable
  outbox_attempt: { id: Generated<number>; letter_id: string; at: number; outcome: string; detail: string }
  mailing: MailingTable
  reminder_setting: ReminderSettingTable
}

export interface OutboxTable {
  id: string
  key: string
  kind: string
  recipient: string
  subject: string
  body: string
  /** JSON of an AttachmentReference; the file itself is made at delivery */
  attachment: string | null
  /** Where the recipient stops letters of this kind; becomes the List-Unsubscribe header */
  unsubscribe: string | null
  mailing_id: string | null
  submission_id: string | null
  account_id: string | null
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'bounced' | 'cancelled'
  attempts: Generated<number>
  next_at: number
  sent_at: number | null
  last_error: string | null
  created_at: number
}

export interface MailingTable {
  id: string
  edition_id: string
  /** Key of an audience */
  audience: string
  subject: string
  body: string
  version: Generated<number>
  created_at: number
  updated_at: number
  /** null while it is a draft */
  released_at: number | null
}

export interface ReminderSettingTable {
  edition_id: string
  automatic: number
  subject: string
  body: string
  version: number
}
