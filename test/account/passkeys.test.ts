/** Passkeys over HTTP on Node, with a device in software: every answer that must not count, and what follows from one that does. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { emergencyText, openInEmergency } from '../../src/account/emergency-actions.ts'
import { makeOrganiser } from '../../src/account/store.ts'
import { paths } from '../../src/core/paths.ts'
import { type Authenticator, type Lies, newAuthenticator, type Options } from '../support/authenticator.ts'
import { askForCode, type Client, letterTo, newClient, signedIn } from '../support/client.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'

const MINUTE = 60_000
let app: RunningNode
/** Where keys work: the name, not the number. */
let origin: string
let people = 0
let hour = Date.UTC(2032, 0, 1)

const somebody = () => `passkey${++people}@kuer.example`

beforeAll(async () => {
  app = await startNode()
  origin = app.origin.replace('127.0.0.1', 'localhost')
})
afterAll(() => app.close())
beforeEach(async () => {
  hour += 60 * MINUTE
  await app.setClock(hour)
})

const ask = async (client: Client, path: string): Promise<Options> => {
  const answer = await client.post(path)
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/json'])
  return (await answer.json()) as Options
}

const add = async (client: Client, device: Authenticator, lies: Lies = {}, name = 'Dienst-Laptop') => {
  const answer = await device.create(await ask(client, paths.ownPasskeyQuestion), lies)
  return client.post(paths.ownPasskeys, { name, antwort: JSON.stringify(answer) })
}

const come = async (client: Client, device: Authenticator, lies: Lies = {}) => {
  const answer = await device.get(await ask(client, paths.signInPasskeyQuestion), lies)
  return client.post(paths.signInPasskey, { antwort: JSON.stringify(answer), weiter: paths.myData })
}

const comesIn = async (client: Client) => (await client.get(paths.myData)).status === 200

const keysOf = (email: string) =>
  app.services.db.q
    .selectFrom('passkey')
    .innerJoin('account', 'account.id', 'passkey.account_id')
    .selectAll('passkey')
    .where('email', '=', email)
    .orderBy('passkey.created_at')
    .execute()

const eventsOf = async (kind: string) =>
  (await app.services.db.q.selectFrom('audit_event').selectAll().where('kind', '=', kind).execute()).length

const lettersAbout = async (email: string, subject: string) => {
  const { q } = app.services.db
  const rows = await q.selectFrom('outbox').selectAll().where('recipient', '=', email).execute()
  return rows.filter((row) => row.subject === subject).length
}

/** An organiser with one passkey, signed in by mail. */
const organiserWithPasskey = async () => {
  const email = somebody()
  const client = await signedIn(app, email)
  await app.services.db.commit([makeOrganiser(app.services.db.q, email)])
  const device = await newAuthenticator(origin)
  expect((await add(client, device)).status).toBe(303)
  return { email, client, device }
}

/** Makes every session of the account `minutes` old. */
const age = async (email: string, minutes: number) => {
  const { db } = app.services
  const owner = db.q.selectFrom('account').select('id').where('email', '=', email)
  await db.commit([
    db.q
      .updateTable('session')
      .set({ created_at: Date.now() - minutes * MINUTE })
      .where('account_id', 'in', owner),
  ])
}

describe('a passkey', () => {
  it('is added, signs in elsewhere, is renamed and removed; each with its letter or event', async () => {
    const email = somebody()
    const client = await signedIn(app, email)
    const device = await newAuthenticator(origin)
    expect((await add(client, device)).headers.get('Location')).toMatch(/meldung=passkey-neu/)
    const [key] = await keysOf(email)
    expect(key).toMatchObject({
      name: 'Dienst-Laptop',
      syncs: 1,
      backed_up: 0,
      counter: 1,
      last_used_at: null,
    })
    expect(await lettersAbout(email, 'Neuer Passkey für Ihr Konto')).toBe(1)

    const elsewhere = newClient(app)
    const came = await come(elsewhere, device)
    expect([came.status, came.headers.get('Location')]).toEqual([303, paths.myData])
    expect(await comesIn(elsewhere)).toBe(true)
    const [used] = await keysOf(email)
    expect(used).toMatchObject({ counter: 2, last_used_at: expect.any(Number) })
    const sessions = await app.services.db.q
      .selectFrom('session')
      .select('method')
      .where('account_id', '=', key?.account_id ?? '')
      .execute()
    expect(sessions.map(({ method }) => method).sort()).toEqual(['mail', 'passkey'])

    const rename = paths.ownPasskeyDo(key?.id ?? '', 'benennen')
    expect((await client.post(rename, { name: '' })).status).toBe(422)
    expect((await client.post(rename, { name: 'Telefon <b>' })).status).toBe(303)
    expect(await (await client.get(paths.ownSignIn)).text()).toContain('Telefon &lt;b&gt;')
    expect((await client.post(paths.ownPasskeyDo(key?.id ?? '', 'entfernen'))).status).toBe(303)
    expect(await keysOf(email)).toEqual([])
    expect(await lettersAbout(email, 'Ein Passkey ist entfernt')).toBe(1)
    expect((await come(newClient(app), device)).status).toBe(422)
  })

  it('of somebody else is neither seen, renamed nor removed', async () => {
    const { email, device } = await organiserWithPasskey()
    const [key] = await keysOf(email)
    const other = await signedIn(app, somebody())
    for (const action of ['benennen', 'entfernen'] as const)
      expect(
        (
          await other.post(
            paths.ownPasskeyDo(key?.id ?? '', action),
            action === 'benennen' ? { name: 'x' } : {},
          )
        ).status,
      ).toBe(404)
    expect((await other.get(paths.ownPasskeyDo(key?.id ?? '', 'benennen'))).status).toBe(404)
    expect((await keysOf(email))[0]?.name).toBe('Dienst-Laptop')
    // The same key for a second account: whose would it be?
    expect((await add(other, device)).status).not.toBe(303)
  })

  it.each<[string, Lies]>([
    ['of another origin', { origin: 'https://evil.example' }],
    ['of another party', { rpId: 'evil.example' }],
    ['to another question', { challenge: 'AAAA' }],
    ['without finger, face or PIN', { unverified: true }],
    ['of the other ceremony', { type: 'webauthn.get' }],
  ])('is not added by an answer %s', async (_, lies) => {
    const email = somebody()
    const client = await signedIn(app, email)
    const refused = await add(client, await newAuthenticator(origin), lies)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Dienst-Laptop')
    expect(await keysOf(email)).toEqual([])
  })

  it('does not sign in by a wrong answer; the right one then still does', async () => {
    const email = somebody()
    const owner = await signedIn(app, email)
    const device = await newAuthenticator(origin)
    await add(owner, device)
    const lies: Lies[] = [
      { origin: 'https://evil.example' },
      { origin: app.origin },
      { rpId: 'evil.example' },
      { challenge: 'AAAA' },
      { unverified: true },
      { type: 'webauthn.create' },
      { foreignKey: true },
      // A copy of the device lags behind.
      { counter: 1 },
    ]
    for (const lie of lies) {
      const client = newClient(app)
      const answer = await come(client, device, lie)
      expect([answer.status, client.cookies.has('kuer_session')], JSON.stringify(lie)).toEqual([422, false])
    }
    expect((await come(newClient(app), await newAuthenticator(origin))).status).toBe(422)
    const client = newClient(app)
    expect((await come(client, device, { counter: 40 })).status).toBe(303)
    expect(await comesIn(client)).toBe(true)
  })

  it('answers a question once, within ten minutes, in the browser that was asked, and for one purpose', async () => {
    const email = somebody()
    const owner = await signedIn(app, email)
    const device = await newAuthenticator(origin)
    await add(owner, device)
    const client = newClient(app)
    const options = await ask(client, paths.signInPasskeyQuestion)
    const antwort = JSON.stringify(await device.get(options))
    const question = client.cookies.get('kuer_passkey') ?? ''
    const stranger = newClient(app)
    await ask(stranger, paths.signInPasskeyQuestion)
    expect((await stranger.post(paths.signInPasskey, { antwort })).status).toBe(422)
    expect((await newClient(app).post(paths.signInPasskey, { antwort })).status).toBe(422)

    const at50 = Array.from({ length: 50 }, () => {
      const again = newClient(app)
      again.cookies.set('kuer_passkey', question)
      return again.post(paths.signInPasskey, { antwort })
    })
    const statuses = (await Promise.all(at50)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 303)).toHaveLength(1)
    expect(statuses.filter((status) => status === 303 || status === 422 || status === 429)).toHaveLength(50)

    const late = newClient(app)
    const lateAnswer = JSON.stringify(await device.get(await ask(late, paths.signInPasskeyQuestion)))
    await app.setClock(hour + 10 * MINUTE + 5_000)
    const expired = await late.post(paths.signInPasskey, { antwort: lateAnswer })
    expect([expired.status, (await expired.text()).includes('gilt nicht mehr')]).toEqual([422, true])

    await app.setClock(hour + 40 * MINUTE)
    // The question for a new key is none for signing in.
    const mixed = await ask(owner, paths.ownPasskeyQuestion)
    const wrong = JSON.stringify(await device.get({ ...mixed, rpId: 'localhost' }))
    expect((await owner.post(paths.signInPasskey, { antwort: wrong })).status).toBe(422)
  })

  it.each([
    '',
    '{',
    '[]',
    '{"id":1}',
    `{"id":"a","rawId":"a","type":"public-key","response":{}}`,
    'x'.repeat(30_000),
  ])('sent as %.40j is refused on the same page, not an error', async (antwort) => {
    const client = newClient(app)
    await ask(client, paths.signInPasskeyQuestion)
    expect((await client.post(paths.signInPasskey, { antwort })).status).toBe(422)
  })

  it('is asked for alike by everybody: the question says nothing about anybody', async () => {
    const shape = async () => {
      const { challenge, ...rest } = await ask(newClient(app), paths.signInPasskeyQuestion)
      return [challenge.length, rest]
    }
    expect(await shape()).toEqual(await shape())
    expect(await shape()).toEqual([43, { rpId: 'localhost', timeout: 600_000, userVerification: 'required' }])
  })
})

describe('an organiser with a passkey', () => {
  it('does not come in by code or link alone; the letter is the same, and the code is spent', async () => {
    const { email, device } = await organiserWithPasskey()
    await app.setClock(hour + MINUTE)
    const byCode = newClient(app)
    await askForCode(byCode, email, paths.admin)
    const { code } = await letterTo(app, email)
    const answer = await byCode.post(paths.signInCode, { code })
    expect([answer.status, answer.headers.get('Location')]).toEqual([
      303,
      paths.signInPasskeyFor(paths.admin),
    ])
    expect(byCode.cookies.has('kuer_session')).toBe(false)
    expect(await (await byCode.get(paths.signInPasskeyFor(paths.admin))).text()).toContain(
      'Bitte mit Passkey bestätigen',
    )
    expect((await byCode.post(paths.signInCode, { code })).status).toBe(422)

    await app.setClock(hour + 2 * MINUTE)
    await askForCode(newClient(app), email)
    const byLink = newClient(app)
    await byLink.post(new URL((await letterTo(app, email)).link).pathname)
    expect(await comesIn(byLink)).toBe(false)
    expect((await come(byCode, device)).status).toBe(303)
    expect(await comesIn(byCode)).toBe(true)
  })

  it('cannot be given a session by mail by any part of the program: the write itself refuses', async () => {
    const { email } = await organiserWithPasskey()
    const { createSessions } = await import('../../src/account/lucia.ts')
    const sessions = createSessions(app.services.db, false)
    const id = (await keysOf(email))[0]?.account_id ?? ''
    await expect(sessions.createSession(id, { method: 'mail' })).rejects.toThrow('session write refused')
    await expect(sessions.createSession(id, {})).rejects.toThrow('session write refused')
    expect((await sessions.createSession(id, { method: 'passkey' })).userId).toBe(id)
  })

  it('changes passkeys only with a sign-in of the last ten minutes, and is led to one', async () => {
    const { email, client } = await organiserWithPasskey()
    const [key] = await keysOf(email)
    const remove = paths.ownPasskeyDo(key?.id ?? '', 'entfernen')
    await age(email, 11)
    const led = [paths.signInAgain(paths.ownSignIn)]
    expect([(await client.post(remove)).headers.get('Location')]).toEqual(led)
    expect([(await add(client, await newAuthenticator(origin))).headers.get('Location')]).toEqual(led)
    expect(await (await client.get(led[0] ?? '')).text()).toContain('Bitte bestätigen Sie, dass Sie es sind')
    expect(await keysOf(email)).toHaveLength(1)
    await age(email, 9)
    expect((await client.post(remove)).status).toBe(303)
    expect(await keysOf(email)).toEqual([])
  })

  it('who lost it is helped by another one, who has just signed in: sessions end, both get letters, the log knows', async () => {
    const lost = await organiserWithPasskey()
    const helper = await organiserWithPasskey()
    const id = (await keysOf(lost.email))[0]?.account_id ?? ''
    const own = (await keysOf(helper.email))[0]?.account_id ?? ''
    const reset = paths.adminPersonDo(id, 'passkeys-zuruecksetzen')
    const before = await eventsOf('account.passkeys_reset')

    expect((await (await signedIn(app, somebody())).post(reset)).status).toBe(403)
    expect((await helper.client.post(paths.adminPersonDo(own, 'passkeys-zuruecksetzen'))).status).toBe(403)
    await age(helper.email, 11)
    expect((await helper.client.post(reset)).headers.get('Location')).toBe(
      paths.signInAgain(paths.adminPeople),
    )
    expect(await keysOf(lost.email)).toHaveLength(1)

    await age(helper.email, 1)
    const page = await (await helper.client.get(paths.adminPeople)).text()
    for (const email of [lost.email, helper.email]) expect(page).toContain(email)
    expect((await helper.client.post(reset)).status).toBe(303)
    expect(await keysOf(lost.email)).toEqual([])
    expect(await comesIn(lost.client)).toBe(false)
    expect(await comesIn(helper.client)).toBe(true)
    expect(await lettersAbout(lost.email, 'Ihre Passkeys sind zurückgesetzt')).toBe(1)
    expect(await lettersAbout(helper.email, 'Sie haben Passkeys zurückgesetzt')).toBe(1)
    expect(await eventsOf('account.passkeys_reset')).toBe(before + 1)
    expect((await helper.client.post(reset)).status).toBe(409)
    await app.setClock(hour + 20 * MINUTE)
    expect(await comesIn(await signedIn(app, lost.email))).toBe(true)
  })
})

describe('break glass on the command line', () => {
  it('lets an organiser in whose passkey is lost, by text for D1 as by the command', async () => {
    const { email, client } = await organiserWithPasskey()
    expect((await openInEmergency(app.services, { email: somebody(), removePasskeys: true })).ok).toBe(false)
    const kept = await openInEmergency(app.services, { email, removePasskeys: false })
    const visitor = newClient(app)
    const press = (link: string) => visitor.post(new URL(link).pathname)
    // The link alone is no way around the passkey.
    expect((await press(kept.ok ? kept.value : '')).headers.get('Location')).toMatch(/^\/anmelden\/passkey/)
    expect(await comesIn(client)).toBe(false)

    await app.setClock(Date.now())
    const { link, text } = await emergencyText(app.services.db.q, app.origin, { email, removePasskeys: true })
    app.sql.connection.exec(`BEGIN;${text}COMMIT;`)
    expect(await comesIn(client)).toBe(false)
    expect(await keysOf(email)).toEqual([])
    const came = await press(link)
    expect([came.status, came.headers.get('Location')]).toEqual([303, paths.ownSignIn])
    expect(await comesIn(visitor)).toBe(true)
    expect((await newClient(app).post(new URL(link).pathname)).status).toBe(422)
    expect(await lettersAbout(email, 'Notzugang auf dem Server benutzt')).toBe(2)
    const { q } = app.services.db
    const letters = await q.selectFrom('outbox').select('body').where('recipient', '=', email).execute()
    expect(JSON.stringify(letters)).toContain('und alle Passkeys dieses Kontos entfernt. Alle bisherigen')
  })
})
