/** The outbox against a real mail server that refuses, hesitates or hangs up. */

import type { Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { LetterKind } from '../../src/core/de.ts'
import { newId } from '../../src/core/ids.ts'
import { LetterRefused } from '../../src/core/ports.ts'
import { deliverDue } from '../../src/mail/actions.ts'
import { UNKNOWN_OUTCOME } from '../../src/mail/rules.ts'
import { attemptsOf, post, queueAgain, unreachable } from '../../src/mail/store.ts'
import { smtpMailer } from '../../src/platform/mail-smtp.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'

type Behaviour = 'ok' | 'rcpt 450' | 'rcpt 550' | 'data 451' | 'data 554' | 'sender 550' | 'hang up'
let behaviour: Behaviour = 'ok'
/** Message-IDs of everything that the server got whole, whatever it answered. */
let got: string[] = []
const sockets = new Set<Socket>()

const refusal = (responseCode: number) => Object.assign(new Error('nein'), { responseCode })

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onMailFrom: (_address, _session, done) => done(behaviour === 'sender 550' ? refusal(550) : undefined),
  onRcptTo: (_address, _session, done) =>
    done(behaviour.startsWith('rcpt') ? refusal(Number(behaviour.slice(5))) : undefined),
  onData: (stream, _session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      got.push(/^Message-ID: (.*)$/im.exec(Buffer.concat(chunks).toString('utf8'))?.[1] ?? '')
      if (behaviour === 'hang up') for (const socket of sockets) socket.destroy()
      else done(behaviour.startsWith('data') ? refusal(Number(behaviour.slice(5))) : undefined)
    })
  },
})
server.on('error', () => undefined)

let app: RunningNode
let url = ''
const time = { now: 1_000_000 }
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  url = `smtp://127.0.0.1:${server.server.address().port}`
  app = await startNode()
})
afterAll(async () => {
  await app.close()
  await new Promise<void>((done) => server.close(done))
})
beforeEach(async () => {
  behaviour = 'ok'
  got = []
  await app.services.db.commit([app.services.db.q.deleteFrom('outbox')])
})

const put = async (kind: LetterKind, to = 'erika@kuer.example') => {
  const key = newId()
  const { db } = app.services
  await db.commit([post(db.q, { key, kind, to, subject: 'Betreff', body: 'Text' }, time.now)])
  return key
}
const row = (key: string) =>
  app.services.db.q.selectFrom('outbox').selectAll().where('key', '=', key).executeTakeFirstOrThrow()
const deliver = (mailer = smtpMailer(url, 'Kür <award@kuer.example>')) =>
  deliverDue({ db: app.services.db, mailer, clock: () => time.now })
const later = (minutes: number) => {
  time.now += minutes * 60_000
}

describe('a refusal for now', () => {
  it.each<Behaviour>(['rcpt 450', 'data 451', 'sender 550'])(
    '%s is tried again and arrives once',
    async (b) => {
      const key = await put('mailing')
      behaviour = b
      expect(await deliver()).toEqual({ sent: 0, failed: 1 })
      expect(await row(key)).toMatchObject({ state: 'waiting', attempts: 1, next_at: time.now + 60_000 })
      expect((await row(key)).last_error).toContain('nein')
      behaviour = 'ok'
      got = []
      expect(await deliver()).toEqual({ sent: 0, failed: 0 })
      later(1)
      expect(await deliver()).toEqual({ sent: 1, failed: 0 })
      later(60)
      expect(await deliver()).toEqual({ sent: 0, failed: 0 })
      expect(got).toEqual([`<${(await row(key)).id}@kuer.example>`])
      const attempts = await attemptsOf(app.services.db, (await row(key)).id)
      expect(attempts.map(({ outcome }) => outcome)).toEqual(['waiting', 'sent'])
    },
  )
})

describe('a refusal for good', () => {
  it('of the address is a bounce at once; the address counts as unreachable until a letter arrives', async () => {
    const { db } = app.services
    const key = await put('receipt')
    behaviour = 'rcpt 550'
    expect(await deliver()).toEqual({ sent: 0, failed: 1 })
    expect(await row(key)).toMatchObject({ state: 'bounced', attempts: 1 })
    later(24 * 60)
    behaviour = 'ok'
    expect(await deliver()).toEqual({ sent: 0, failed: 0 })
    expect(got).toEqual([])
    expect([...(await unreachable(db))]).toEqual(['erika@kuer.example'])
    expect([...(await unreachable(db, ['andere@kuer.example']))]).toEqual([])

    await db.commit([queueAgain(db.q, { id: (await row(key)).id }, time.now)])
    expect(await deliver()).toEqual({ sent: 1, failed: 0 })
    expect([...(await unreachable(db))]).toEqual([])
  })

  it('an address stays unreachable only until another letter has arrived there', async () => {
    await put('receipt')
    behaviour = 'rcpt 550'
    await deliver()
    later(1)
    behaviour = 'ok'
    await put('withdrawn')
    await deliver()
    expect([...(await unreachable(app.services.db))]).toEqual([])
  })

  it('of a sign-in letter leaves no code behind', async () => {
    const key = await put('sign_in')
    behaviour = 'rcpt 550'
    await deliver()
    expect(await row(key)).toMatchObject({ state: 'bounced', subject: '', body: '' })
  })

  it('of the letter is a failure at once', async () => {
    const key = await put('receipt')
    behaviour = 'data 554'
    await deliver()
    expect(await row(key)).toMatchObject({ state: 'failed', attempts: 1 })
  })
})

describe('a connection that breaks after the last byte', () => {
  it.each(['mailing', 'reminder'] as const)('a %s is not sent twice; the reason says why', async (kind) => {
    const key = await put(kind)
    behaviour = 'hang up'
    expect(await deliver()).toEqual({ sent: 0, failed: 1 })
    expect(got).toHaveLength(1)
    expect(await row(key)).toMatchObject({ state: 'failed', last_error: UNKNOWN_OUTCOME })
    behaviour = 'ok'
    later(24 * 60)
    expect(await deliver()).toEqual({ sent: 0, failed: 0 })
    expect(got).toHaveLength(1)
  })

  it('a receipt goes out again under the same Message-ID', async () => {
    const key = await put('receipt')
    behaviour = 'hang up'
    await deliver()
    behaviour = 'ok'
    later(1)
    expect(await deliver()).toEqual({ sent: 1, failed: 0 })
    const { id } = await row(key)
    expect(got).toEqual([`<${id}@kuer.example>`, `<${id}@kuer.example>`])
  })

  it('the mailer says so, and says something else when nothing was handed over', async () => {
    const letter = { id: 'x', to: 'a@kuer.example', subject: 'x', text: 'x' }
    behaviour = 'hang up'
    const unknown = await smtpMailer(url, 'award@kuer.example')
      .send(letter)
      .catch((error: unknown) => error)
    expect(unknown).toMatchObject({ name: 'LetterRefused', reason: 'unknown' })
    const nobody = await smtpMailer('smtp://127.0.0.1:1', 'award@kuer.example')
      .send(letter)
      .catch((error: unknown) => error)
    expect(nobody).not.toBeInstanceOf(LetterRefused)
  })
})

describe('a process that dies between sending and noting it', () => {
  const dead = { send: () => new Promise<never>(() => undefined) }
  const die = async (key: string) => {
    void deliver(dead as never)
    await expect.poll(async () => (await row(key)).state).toBe('sending')
  }

  it('a mailing is not sent twice', async () => {
    const key = await put('mailing')
    await die(key)
    later(9)
    expect(await deliver()).toEqual({ sent: 0, failed: 0 })
    later(1)
    expect(await deliver()).toEqual({ sent: 0, failed: 1 })
    expect(await row(key)).toMatchObject({ state: 'failed', last_error: UNKNOWN_OUTCOME })
    expect(got).toEqual([])
  })

  it('a sign-in code goes out again', async () => {
    const key = await put('sign_in')
    await die(key)
    later(10)
    expect(await deliver()).toEqual({ sent: 1, failed: 0 })
    expect(await row(key)).toMatchObject({ state: 'sent', body: '' })
  })
})

describe('a server that is about to stop', () => {
  it('notes the letter that is on its way and begins no other', async () => {
    const keys = [await put('mailing', 'a@kuer.example'), await put('mailing', 'b@kuer.example')]
    let stopped = false
    const sent: string[] = []
    const report = await deliverDue({
      db: app.services.db,
      clock: () => time.now,
      stopped: () => stopped,
      mailer: {
        send: async ({ to }) => {
          sent.push(to)
          stopped = true
        },
      },
    })
    expect(report).toEqual({ sent: 1, failed: 0 })
    expect((await Promise.all(keys.map(row))).map(({ state }) => state).sort()).toEqual(['sent', 'waiting'])
    expect(sent).toHaveLength(1)
  })
})

describe('a slow deliverer', () => {
  it('that fails after another has sent the letter does not put it back', async () => {
    const key = await put('receipt')
    const gate: { open?: () => void } = {}
    const slow = deliver({
      send: () =>
        new Promise((_, reject) => {
          gate.open = () => reject(new Error('421 zu spät'))
        }),
    })
    await expect.poll(() => gate.open !== undefined).toBe(true)
    later(10)
    expect(await deliver()).toEqual({ sent: 1, failed: 0 })
    gate.open?.()
    await slow
    expect(await row(key)).toMatchObject({ state: 'sent', attempts: 2 })
  })
})

describe('a letter that cannot be written anew', () => {
  it('keeps no other waiting and is tried again', async () => {
    const broken = await put('reminder', 'a@kuer.example')
    const sound = await put('receipt', 'b@kuer.example')
    const renewals = {
      reminder: async () => {
        throw new Error('Antworten unlesbar')
      },
    }
    const mailer = smtpMailer(url, 'award@kuer.example')
    const report = await deliverDue({ db: app.services.db, mailer, clock: () => time.now, renewals })
    expect(report).toEqual({ sent: 1, failed: 1 })
    expect(await row(broken)).toMatchObject({
      state: 'waiting',
      attempts: 1,
      last_error: 'Antworten unlesbar',
    })
    expect((await row(sound)).state).toBe('sent')
  })
})

describe('a full outbox', () => {
  it('lets a sign-in code overtake a mailing, and goes on where it stopped', async () => {
    const { db } = app.services
    const letters = Array.from({ length: 25 }, (_, index) =>
      post(db.q, { key: newId(), kind: 'mailing', to: `${index}@kuer.example`, subject: 's', body: 'b' }, 1),
    )
    await db.commit(letters)
    await db.commit([
      ...['mailing-1'].map((id) =>
        db.q.insertInto('edition').values({
          id,
          year: 2099,
          title: '',
          intro: '',
          conference_title: '',
          place: '',
          venue: '',
          scale_min: 1,
          scale_max: 5,
          min_sheets: 1,
          created_at: 1,
        }),
      ),
      db.q.insertInto('mailing').values({
        id: 'mailing-1',
        edition_id: 'mailing-1',
        audience: 'jurors',
        subject: 's',
        body: 'b',
        created_at: 1,
        updated_at: 1,
        released_at: 1,
      }),
      db.q.updateTable('outbox').set({ mailing_id: 'mailing-1' }),
    ])
    await put('sign_in', 'eilig@kuer.example')
    const order: string[] = []
    await deliver({ send: async ({ to }) => void order.push(to) })
    expect(order).toHaveLength(26)
    expect(order[0]).toBe('eilig@kuer.example')
    expect(new Set(order).size).toBe(26)
  })
})
