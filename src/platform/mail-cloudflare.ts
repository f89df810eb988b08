/** Letters through the send_email binding of Workers. */
import type { SendEmail } from '@cloudflare/workers-types'
import type { Mailer } from '../core/ports.ts'

/** @param from sender address, verified for the account */
export const cloudflareMailer = (binding: SendEmail, from: string): Mailer => ({
  send: async ({ to, subject, text }) => {
    await binding.send({ from, to, subject, text })
  },
})
