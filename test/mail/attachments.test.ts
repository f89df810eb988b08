/** The receipt with its document through a real SMTP server; what happens when the document cannot be made. */
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, it, test, vi } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { newId } from '../../src/core/ids.ts'
import { paths } from '../../src/core/paths.ts'
import type { Letter } from '../../src/core/ports.ts'
import { deliverDue } from '../../src/mail/actions.ts'
import type { Attachments } from '../../src/mail/attachments.ts'
import { post } from '../../src/mail/store.ts'
import { photosOfSubmission } from '../../src/photo/store.ts'
import { signatureOf } from '../../src/site/theme-store.ts'
import { handIn, loadOwn } from '../../src/submission/actions.ts'
import { submissionById } from '../../src/submission/store.ts'
import { seedEntry } from '../document/seed.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { readPdf } from '../support/pdf-reader.ts'

const received: string[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      received.push(Buffer.concat(chunks).toString('latin1'))
      done()
    })
  },
})

/** The parts of a multipart letter: head and decoded body. */
const partsOf = (raw: string) => {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? ''
  return raw
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...rest] = part.trimStart().split('\r\n\r\n')
      const body = rest.join('\r\n\r\n')
      const decoded = /base64/i.test(head)
        ? Buffer.from(body, 'base64')
        : Buffer.from(
            body
              .replace(/=\r\n/g, '')
              .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
            'latin1',
          )
      return { head, body: decoded }
    })
}

const OWNER = 'entrant@kuer.example'
let app: RunningNode
let actor: Actor
let submission: string

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const url = `smtp://127.0.0.1:${server.server.address().port}`
  app = await startNode({ smtp: { url, from: 'Kür <award@kuer.example>' } })
  const { db } = app.services
  actor = { id: newId(), email: OWNER, name: '', isOrganiser: false, isGalleryEditor: false, juries: [] }
  await db.commit([
    db.q
      .insertInto('account')
      .values({ id: actor.id, email: OWNER, name: '', is_organiser: 0, created_at: 1 }),
  ])
  submission = (await seedEntry(app.services, OWNER)).submission
})
afterAll(async () => {
  await app.close()
  await new Promise<void>((done) => server.close(done))
})
afterEach(() => vi.restoreAllMocks())

const outbox = (key: string) =>
  app.services.db.q.selectFrom('outbox').selectAll().where('key', '=', key).executeTakeFirstOrThrow()

describe('the receipt', () => {
  it('keeps only a reference until it leaves, and arrives with the whole entry as PDF', async () => {
    const { services } = app
    const own = await loadOwn(services, actor, submission)
    if (!own.ok) throw new Error('seed')
    const photos = await photosOfSubmission(services.db, submission)
    const handed = await handIn(
      services,
      actor,
      own.value,
      photos,
      { version: 1, declared: true },
      Date.now(),
    )
    expect(handed.ok).toBe(true)
    const waiting = await outbox(`receipt:${submission}:${actor.id}`)
    expect(JSON.parse(waiting.attachment ?? '')).toEqual({ kind: 'entry_pdf', submission, version: 2 })

    expect(await services.deliver()).toEqual({ sent: 1, failed: 0 })
    const [letter, file] = partsOf(received[0] ?? '')
    expect(letter?.body.toString('utf8')).toContain('Die ganze Einreichung liegt als PDF bei.')
    expect(letter?.body.toString('utf8')).not.toContain('geändert worden')
    expect(file?.head).toMatch(/Content-Type: application\/pdf; name=Einreichung-2026-001\.pdf/)
    expect(file?.head).toMatch(/Content-Disposition: attachment; filename=Einreichung-2026-001\.pdf/)
    const pdf = readPdf(new Uint8Array(file?.body ?? []))
    expect(pdf.text).toContain('Stadt Schwäbisch Gmünd')
    expect(pdf.text).toContain('Ayşe Beispieloğlu')
    expect(pdf.text).toContain((await submissionById(services.db, submission))?.receipt_sha256 ?? '-')
  })
})

const failing = (render: Attachments['render']): Attachments => ({
  render,
  link: ({ submission: id }) => `https://award.kuer.example${paths.submissionPdf(id)}`,
})

const deliver = async (attachments: Attachments | undefined, attachment: object) => {
  const { db } = app.services
  const key = newId()
  const letter = { key, kind: 'receipt' as const, to: OWNER, subject: 'Eingang', body: 'Guten Tag\n' }
  await db.commit([post(db.q, { ...letter, attachment: attachment as never }, 0)])
  const sent: Letter[] = []
  const mailer = { send: async (one: Letter) => void sent.push(one) }
  const delivery = { db, mailer, clock: Date.now }
  const report = await deliverDue(attachments ? { ...delivery, attachments } : delivery)
  return { report, letter: sent[0], row: await outbox(key) }
}

describe('a letter whose document cannot be made', () => {
  const reference = { kind: 'entry_pdf', submission: 'abc', version: 1 }

  it('goes out at the first attempt, with a sentence and the link, and the log names the cause', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const attachments = failing(async () => {
      throw new Error('Schrift fehlt')
    })
    const { report, letter, row } = await deliver(attachments, reference)
    expect(report).toEqual({ sent: 1, failed: 0 })
    expect(row).toMatchObject({ state: 'sent', attempts: 1, last_error: null })
    expect(letter?.attachments).toBeUndefined()
    expect(letter?.text).toContain('konnte dieser E-Mail nicht beigelegt werden')
    expect(letter?.text).toContain('https://award.kuer.example/einreichungen/abc/einreichung.pdf')
    expect(String(log.mock.calls[0]?.[0])).toContain('Schrift fehlt')
  })

  it('says the same when the entry is gone, without calling it an error', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { letter } = await deliver(
      failing(async () => null),
      reference,
    )
    expect(letter?.text).toContain('nicht beigelegt')
    expect(log).not.toHaveBeenCalled()
  })

  it('leaves as it is when the kind of document is unknown', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { letter, report, row } = await deliver(
      failing(async () => null),
      { kind: 'later', id: 1 },
    )
    expect(report.sent).toBe(1)
    expect(letter).toEqual({ id: row.id, to: OWNER, subject: 'Eingang', text: 'Guten Tag\n' })
  })

  it('leaves as it is where nobody makes documents', async () => {
    const { letter } = await deliver(undefined, reference)
    expect(letter?.text).toBe('Guten Tag\n')
  })
})

test('every letter is signed with the names of the award, and one without them still leaves', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { db } = app.services
  const sign = async (signature: () => Promise<string>) => {
    await db.commit([
      post(db.q, { key: newId(), kind: 'receipt', to: OWNER, subject: 'x', body: 'Hallo\n' }, 0),
    ])
    const sent: Letter[] = []
    const mailer = { send: async (one: Letter) => void sent.push(one) }
    await deliverDue({ db, mailer, clock: Date.now, signature })
    return sent[0]?.text
  }
  expect(await sign(() => signatureOf(db))).toBe('Hallo\n\n-- \nKür – OZG-Taskforce Award\n')
  expect(await sign(() => Promise.reject(new Error('kaputt')))).toBe('Hallo\n')
})

describe('a document that is newer than its letter', () => {
  it('is announced as such', async () => {
    const file = { name: 'a.pdf', type: 'application/pdf', bytes: new Uint8Array(1) }
    const reference = { kind: 'entry_pdf', submission: 'abc', version: 1 }
    const { letter } = await deliver(
      failing(async () => ({ file, changed: true })),
      reference,
    )
    expect(letter?.text).toContain('zeigt den neueren Stand')
    expect(letter?.attachments).toEqual([file])
  })
})
