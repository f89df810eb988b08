/** Letters through the send_email binding of Workers. */
import type { SendEmail } from '@cloudflare/workers-types'
import { type Attachment, LetterRefused, type Mailer } from '../core/ports.ts'
import { unsubscribeHeaders } from './mail-headers.ts'

/**
 * Message-ID and Date belong to the platform, which refuses them from us; a repeated letter is recognised by
 * X-Kuer-Letter only.
 * @param from sender address, verified for the account
 */
export const cloudflareMailer = (binding: SendEmail, from: string): Mailer => ({
  send: async ({ attachments = [], ...letter }) => {
    const headers = {
      'Auto-Submitted': 'auto-generated',
      'X-Kuer-Letter': letter.id,
      ...unsubscribeHeaders(letter),
    }
    const { to, subject, text } = letter
    try {
      await binding.send({ from, to, subject, text, headers, attachments: attachments.map(attached) })
    } catch (error) {
      throw refusalOf(error)
    }
  },
})

/** The platform keeps a list of addresses that were refused for good. */
const refusalOf = (error: unknown): unknown =>
  (error as { code?: string }).code === 'E_RECIPIENT_SUPPRESSED'
    ? new LetterRefused('address', String(error))
    : error

const attached = ({ name, type, bytes }: Attachment) => ({
  disposition: 'attachment' as const,
  filename: name,
  type,
  content: bytes,
})
