/** Letters through an SMTP server. */
import { createTransport } from 'nodemailer'
import type { Mailer } from '../core/ports.ts'

/**
 * @param url smtp://user:password@host:587 or smtps://…
 * @param from sender, e.g. `Kür <award@example.org>`
 */
export const smtpMailer = (url: string, from: string): Mailer => {
  const transport = createTransport(url)
  return {
    send: async (letter) => {
      if (/[\r\n]/.test(letter.to)) throw new Error('the address contains a line break')
      await transport.sendMail({
        from,
        to: { name: '', address: letter.to },
        subject: letter.subject,
        text: letter.text,
      })
    },
  }
}
