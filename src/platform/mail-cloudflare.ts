/** Letters through the send_email binding of Workers. */
import type { SendEmail } from '@cloudflare/workers-types'
import type { Attachment, Mailer } from '../core/ports.ts'

/** @param from sender address, verified for the account */
export const cloudflareMailer = (binding: SendEmail, from: string): Mailer => ({
  send: async ({ to, subject, text, attachments = [] }) => {
    await binding.send({ from, to, subject, text, attachments: attachments.map(attached) })
  },
})

const attached = ({ name, type, bytes }: Attachment) => ({
  disposition: 'attachment' as const,
  filename: name,
  type,
  content: bytes,
})
