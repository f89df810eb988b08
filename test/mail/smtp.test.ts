/** Letters through a real SMTP server on loopback. */
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { smtpMailer } from '../../src/platform/mail-smtp.ts'

interface Received {
  readonly recipients: string[]
  readonly raw: string
}

const received: Received[] = []
let refusing = false

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      if (refusing) return done(new Error('später'))
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      received.push({ recipients, raw: Buffer.concat(chunks).toString('utf8') })
      done()
    })
  },
})

const headersOf = (raw: string) => raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')

/** The value of a header, encoded words (RFC 2047) decoded. */
const header = (raw: string, name: string): string | undefined => {
  const value = new RegExp(`^${name}: (.*)$`, 'im').exec(headersOf(raw))?.[1]?.trim()
  return value
    ?.replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quotedPrintable(text.replaceAll('_', ' ')),
    )
}

const quotedPrintable = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    'latin1',
  ).toString('utf8')

const bodyOf = (raw: string): string => {
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4).trimEnd()
  const encoding = header(raw, 'Content-Transfer-Encoding')
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? quotedPrintable(body)
        : body
  return text.replaceAll('\r\n', '\n').trimEnd()
}

describe('the SMTP mailer', () => {
  let mailer: ReturnType<typeof smtpMailer>
  beforeAll(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    mailer = smtpMailer(`smtp://127.0.0.1:${server.server.address().port}`, 'Kür <award@kuer.example>')
  })
  afterAll(() => new Promise<void>((done) => server.close(done)))
  beforeEach(() => {
    received.length = 0
    refusing = false
  })

  it('delivers subject and text with umlauts, to exactly one recipient', async () => {
    const text = `Guten Tag,\n\nIhr Förderprojekt „Öffentliche Grünfläche“ gefällt der Jury – 5 €.\n${'ä'.repeat(400)}`
    const subject = `Größe & Ehre: Preisträger „Bürgerbüro“ ${'ü'.repeat(60)}`
    await mailer.send({
      id: 'brief-1',
      to: 'jörg.weiß@kuer.example',
      subject: 'Zuerst',
      text: '.\n.. Punkt am Anfang',
    })
    await mailer.send({ id: 'brief-1', to: 'jury@kuer.example', subject, text })
    expect(received).toHaveLength(2)
    expect(received[0] && bodyOf(received[0].raw)).toBe('.\n.. Punkt am Anfang')
    const { raw = '', recipients } = received[1] ?? {}
    expect(recipients).toEqual(['jury@kuer.example'])
    expect(header(raw, 'Subject')).toBe(subject)
    expect(header(raw, 'From')).toBe('Kür <award@kuer.example>')
    expect(header(raw, 'To')).toBe('jury@kuer.example')
    expect(bodyOf(raw)).toBe(text)
    expect(header(raw, 'Message-ID')).toBe('<brief-1@kuer.example>')
    expect(header(raw, 'Auto-Submitted')).toBe('auto-generated')
    expect(header(raw, 'Content-Language')).toBe('de')
    expect(Math.abs(Date.parse(header(raw, 'Date') ?? '') - Date.now())).toBeLessThan(60_000)
    expect(header(raw, 'List-Unsubscribe')).toBeUndefined()
  })

  it('offers to unsubscribe with one click only where the letter says how', async () => {
    const unsubscribe = 'https://award.kuer.example/erinnerungen/abbestellen/abc'
    await mailer.send({ id: 'b', to: 'a@kuer.example', subject: 'x', text: 'x', unsubscribe })
    const raw = received[0]?.raw ?? ''
    expect(header(raw, 'List-Unsubscribe')).toBe(`<${unsubscribe}>`)
    expect(header(raw, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
  })

  it.each([
    'opfer@kuer.example\r\nBcc: alle@kuer.example',
    'opfer@kuer.example\nBcc: alle@kuer.example',
    'opfer@kuer.example\r',
    'opfer@kuer.example, alle@kuer.example',
    'opfer@kuer.example> RCPT TO:<alle@kuer.example',
    '',
  ])('refuses the address %j and sends nothing', async (to) => {
    await expect(mailer.send({ id: 'brief-1', to, subject: 'Hallo', text: 'Hallo' })).rejects.toThrow()
    expect(received).toEqual([])
  })

  it('lets no line break in a subject start a header', async () => {
    await mailer.send({
      id: 'brief-1',
      to: 'a@kuer.example',
      subject: 'Hallo\r\nBcc: alle@kuer.example',
      text: 'Hallo',
    })
    expect(received).toHaveLength(1)
    expect(received[0]?.recipients).toEqual(['a@kuer.example'])
    expect(header(received[0]?.raw ?? '', 'Bcc')).toBeUndefined()
  })

  it('throws when the server refuses, so that the outbox tries again', async () => {
    refusing = true
    await expect(
      mailer.send({ id: 'brief-1', to: 'a@kuer.example', subject: 'x', text: 'x' }),
    ).rejects.toThrow(/später/)
  })

  it('throws when nobody listens', async () => {
    const nowhere = smtpMailer('smtp://127.0.0.1:1', 'award@kuer.example')
    await expect(
      nowhere.send({ id: 'brief-1', to: 'a@kuer.example', subject: 'x', text: 'x' }),
    ).rejects.toThrow()
  })
})
