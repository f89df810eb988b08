/** Letters through an SMTP server. */
import { PassThrough } from 'node:stream'
import { createTransport } from 'nodemailer'
import { type Letter, LetterRefused, type Mailer } from '../core/ports.ts'
import { unsubscribeHeaders } from './mail-headers.ts'

/** A server that stays silent must not hold a letter longer than its claim lasts. */
const PATIENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 }

/**
 * @param url smtp://user:password@host:587 or smtps://…
 * @param from sender, e.g. `Kür <award@example.org>`
 */
export const smtpMailer = (url: string, from: string): Mailer => {
  const domain = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  return {
    send: async (letter) => {
      if (/[\r\n]/.test(letter.to)) throw new Error('the address contains a line break')
      const transport = createTransport({ url, ...PATIENCE })
      let handedOver = false
      transport.use('stream', ({ message }, done) => {
        message.transform(
          () =>
            new PassThrough({
              flush: (end) => {
                handedOver = true
                end()
              },
            }),
        )
        done()
      })
      try {
        await transport.sendMail(messageOf(letter, from, domain))
      } catch (error) {
        throw refusalOf(error, handedOver)
      }
    },
  }
}

const messageOf = (letter: Letter, from: string, domain: string) => ({
  from,
  to: { name: '', address: letter.to },
  subject: letter.subject,
  text: letter.text,
  messageId: `<${letter.id}@${domain}>`,
  headers: {
    // RFC 3834: no out-of-office note answers a machine.
    'Auto-Submitted': 'auto-generated',
    'Content-Language': 'de',
    ...unsubscribeHeaders(letter),
  },
  attachments: (letter.attachments ?? []).map(({ name, type, bytes }) => ({
    filename: name,
    contentType: type,
    content: Buffer.from(bytes),
  })),
})

/** A refusal for good (5xx) by what was refused; a broken connection after the last byte is nobody's answer. */
const refusalOf = (error: unknown, handedOver: boolean): unknown => {
  const { responseCode, command, message } = error as {
    responseCode?: number
    command?: string
    message: string
  }
  if (responseCode === undefined) return handedOver ? new LetterRefused('unknown', message) : error
  if (responseCode < 500) return error
  if (command === 'RCPT TO') return new LetterRefused('address', message)
  // Sender or password refused: that is for the operators to mend, and then the letter may go.
  return command === 'DATA' ? new LetterRefused('letter', message) : error
}
