/** Signing in and out over HTTP, on Node, with a clock that can be set. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requestSignIn } from '../../src/account/actions.ts'
import { createSessions } from '../../src/account/lucia.ts'
import { makeOrganiser } from '../../src/account/store.ts'
import { createApp } from '../../src/app.ts'
import { paths } from '../../src/core/paths.ts'
import {
  askForCode,
  type Client,
  lettersTo,
  letterTo,
  newClient,
  rawRequest,
  signedIn,
} from '../support/client.ts'
import { FIRST_ORGANISER, type RunningNode, startNode } from '../support/node-server.ts'

const MINUTE = 60_000
const QUARTER = 15 * MINUTE
const COOKIE = 'kuer_session'

let app: RunningNode
let people = 0

/** An address nobody has used yet. */
const somebody = () => `person${++people}@kuer.example`

beforeAll(async () => {
  app = await startNode()
})
afterAll(() => app.close())

// Each test has its own quarter of an hour, begun just now: throttling counts by quarters.
let quarter = Math.ceil(Date.UTC(2031, 0, 1) / QUARTER)
beforeEach(() => {
  quarter += 100
  return app.setClock(quarter * QUARTER)
})

const redeem = (client: Client, code: string) => client.post(paths.signInCode, { code })

const isSignedIn = async (client: Client): Promise<boolean> =>
  (await client.get(paths.submissions)).status === 200

const localPathOf = (link: string) => new URL(link).pathname

/** A browser that carries nothing but this session cookie. */
const withSession = (value: string): Client => {
  const client = newClient(app)
  client.cookies.set(COOKIE, value)
  return client
}

const sessionCount = async (email: string): Promise<number> => {
  const rows = await app.services.db.q
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select('session.id_hash')
    .where('account.email', '=', email)
    .execute()
  return rows.length
}

const wrongFor = (code: string) => (code === '00000000' ? '00000001' : '00000000')

describe('the code', () => {
  it('signs in once, in the browser that asked', async () => {
    const email = somebody()
    const client = newClient(app)
    await askForCode(client, email, '/archiv')
    const { code } = await letterTo(app, email)
    const first = await redeem(client, `${code.slice(0, 4)} ${code.slice(4)}`)
    expect([first.status, first.headers.get('Location')]).toEqual([303, '/archiv'])
    expect(await isSignedIn(client)).toBe(true)
    client.cookies.delete(COOKIE)
    const again = await redeem(client, code)
    expect(again.status).toBe(422)
    expect(again.headers.getSetCookie()).toEqual([])
    expect(await isSignedIn(client)).toBe(false)
    expect(await sessionCount(email)).toBe(1)
  })

  it('is worth nothing in any other browser, with or without a request of its own', async () => {
    const email = somebody()
    const asking = newClient(app)
    await askForCode(asking, email)
    const { code } = await letterTo(app, email)
    const stranger = newClient(app)
    expect((await redeem(stranger, code)).status).toBe(422)
    await askForCode(stranger, somebody())
    expect((await redeem(stranger, code)).status).toBe(422)
    stranger.cookies.set('kuer_signin', code)
    expect((await redeem(stranger, code)).status).toBe(422)
    expect(await isSignedIn(stranger)).toBe(false)
    expect(await sessionCount(email)).toBe(0)
    expect((await redeem(asking, code)).status).toBe(303)
  })

  it('is locked after five wrong tries', async () => {
    const email = somebody()
    const client = newClient(app)
    await askForCode(client, email)
    const { code } = await letterTo(app, email)
    for (const left of [4, 3, 2, 1]) {
      const wrong = await redeem(client, wrongFor(code))
      expect(wrong.status).toBe(422)
      expect(await wrong.text()).toContain(`noch ${left} Versuch`)
    }
    expect(await (await redeem(client, wrongFor(code))).text()).toContain('gilt nicht mehr')
    expect((await redeem(client, code)).status).toBe(422)
    expect(await isSignedIn(client)).toBe(false)
    expect(await sessionCount(email)).toBe(0)
  })

  it('still works at the fifth try', async () => {
    const email = somebody()
    const client = newClient(app)
    await askForCode(client, email)
    const { code } = await letterTo(app, email)
    for (let tries = 0; tries < 4; tries += 1) await redeem(client, wrongFor(code))
    expect((await redeem(client, code)).status).toBe(303)
  })

  it('gives parallel guesses no more than five tries together', async () => {
    const email = somebody()
    const client = newClient(app)
    await askForCode(client, email)
    const { code } = await letterTo(app, email)
    const guesses = await Promise.all(Array.from({ length: 30 }, () => redeem(client, wrongFor(code))))
    expect(guesses.every(({ status }) => status === 422)).toBe(true)
    const row = await app.services.db.q
      .selectFrom('sign_in')
      .select('tries')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    expect(row.tries).toBe(5)
    expect((await redeem(client, code)).status).toBe(422)
  })

  it('redeemed 200 times at once starts one session', async () => {
    const email = somebody()
    const client = newClient(app)
    await askForCode(client, email)
    const { code } = await letterTo(app, email)
    const answers = await Promise.all(Array.from({ length: 200 }, () => redeem(client, code)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(199)
    expect(await sessionCount(email)).toBe(1)
  })

  it('holds for ten minutes and not a moment longer', async () => {
    const asked = quarter * QUARTER
    const [inTime, late] = [somebody(), somebody()]
    const [first, second] = [newClient(app), newClient(app)]
    await askForCode(first, inTime)
    await askForCode(second, late)
    await app.setClock(asked + 10 * MINUTE - 5_000)
    expect((await redeem(first, (await letterTo(app, inTime)).code)).status).toBe(303)
    await app.setClock(asked + 10 * MINUTE + 5_000)
    const expired = await redeem(second, (await letterTo(app, late)).code)
    expect(expired.status).toBe(422)
    expect(await expired.text()).toContain('gilt nicht mehr')
    expect(await sessionCount(late)).toBe(0)
  })

  it('of an earlier request no longer counts once the same browser asked again', async () => {
    const email = somebody()
    const client = newClient(app)
    await askForCode(client, email)
    const { code: old } = await letterTo(app, email)
    await app.setClock(quarter * QUARTER + MINUTE)
    await askForCode(client, email)
    const { code } = await letterTo(app, email)
    expect(code).not.toBe(old)
    expect((await redeem(client, old)).status).toBe(422)
    expect((await redeem(client, code)).status).toBe(303)
  })

  it('and the link stand in the database as digests only, once the letter is out', async () => {
    const email = somebody()
    const client = newClient(app)
    await askForCode(client, email)
    const { code, link } = await letterTo(app, email)
    const token = localPathOf(link).split('/').at(-1) ?? ''
    const browser = client.cookies.get('kuer_signin') ?? ''
    const rows = JSON.stringify(await app.services.db.q.selectFrom('sign_in').selectAll().execute())
    expect(token.length).toBeGreaterThan(40)
    for (const secret of [code, token, browser]) expect(rows).not.toContain(secret)
  })
})

describe('the link', () => {
  const everything = async () => {
    const { q } = app.services.db
    return {
      requests: await q.selectFrom('sign_in').selectAll().orderBy('id').execute(),
      sessions: await q.selectFrom('session').selectAll().orderBy('id_hash').execute(),
      accounts: await q.selectFrom('account').selectAll().orderBy('id').execute(),
      events: await q.selectFrom('audit_event').select('seq').execute(),
    }
  }

  it('opened by a mail scanner changes nothing; the button behind it signs in once, in any browser', async () => {
    const email = somebody()
    await askForCode(newClient(app), email, '/archiv')
    const path = localPathOf((await letterTo(app, email)).link)
    const before = await everything()
    const scanner = newClient(app)
    for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS']) {
      const seen = await scanner.send(path, { method })
      expect(seen.headers.getSetCookie()).toEqual([])
    }
    expect(await (await scanner.get(path)).text()).toContain('Jetzt anmelden')
    expect(await everything()).toEqual(before)

    const person = newClient(app)
    const first = await person.post(path)
    expect([first.status, first.headers.get('Location')]).toEqual([303, '/archiv'])
    expect(await isSignedIn(person)).toBe(true)
    const second = newClient(app)
    expect((await second.post(path)).status).toBe(422)
    expect(await isSignedIn(second)).toBe(false)
    expect(await sessionCount(email)).toBe(1)
  })

  it('and the code of one letter are one: using either ends both', async () => {
    const [byLink, byCode] = [somebody(), somebody()]
    const client = newClient(app)
    await askForCode(client, byLink)
    const first = await letterTo(app, byLink)
    expect((await newClient(app).post(localPathOf(first.link))).status).toBe(303)
    expect((await redeem(client, first.code)).status).toBe(422)
    await askForCode(client, byCode)
    const second = await letterTo(app, byCode)
    expect((await redeem(client, second.code)).status).toBe(303)
    expect((await newClient(app).post(localPathOf(second.link))).status).toBe(422)
  })

  it('expires after ten minutes, and an unknown one signs nobody in', async () => {
    const email = somebody()
    await askForCode(newClient(app), email)
    await app.setClock(quarter * QUARTER + 10 * MINUTE + 5_000)
    const late = newClient(app)
    expect((await late.post(localPathOf((await letterTo(app, email)).link))).status).toBe(422)
    expect((await late.post(paths.signInLink('x'.repeat(43)))).status).toBe(422)
    expect(late.cookies.size).toBe(0)
  })

  it('is not pressed by a foreign page', async () => {
    const email = somebody()
    await askForCode(newClient(app), email)
    const path = localPathOf((await letterTo(app, email)).link)
    const foreign = newClient(app)
    expect((await foreign.post(path, {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await newClient(app).post(path)).status).toBe(303)
  })
})

describe('the session', () => {
  it('gets a new id at every login, and the old one of this browser ends', async () => {
    const email = somebody()
    const client = await signedIn(app, email)
    const first = client.cookies.get(COOKIE) ?? ''
    await app.setClock(quarter * QUARTER + MINUTE)
    await askForCode(client, email)
    await redeem(client, (await letterTo(app, email)).code)
    const second = client.cookies.get(COOKIE) ?? ''
    expect(second).not.toBe(first)
    expect(await isSignedIn(withSession(second))).toBe(true)
    expect(await isSignedIn(withSession(first))).toBe(false)
  })

  it('never takes over an id that somebody planted', async () => {
    const email = somebody()
    const client = newClient(app)
    client.cookies.set(COOKIE, 'a'.repeat(40))
    await askForCode(client, email)
    client.cookies.set(COOKIE, 'a'.repeat(40))
    await redeem(client, (await letterTo(app, email)).code)
    expect(client.cookies.get(COOKIE)).not.toBe('a'.repeat(40))
    expect(await isSignedIn(withSession('a'.repeat(40)))).toBe(false)
    expect(await isSignedIn(client)).toBe(true)
  })

  it('ends with the sign-out: no request succeeds afterwards', async () => {
    const email = somebody()
    const client = await signedIn(app, email)
    const stolen = client.cookies.get(COOKIE) ?? ''
    expect(await isSignedIn(withSession(stolen))).toBe(true)
    const out = await client.post(paths.signOut)
    expect([out.status, client.cookies.has(COOKIE)]).toEqual([303, false])
    const gets = await Promise.all(
      Array.from({ length: 25 }, () => withSession(stolen).get(paths.submissions)),
    )
    const posts = await Promise.all(
      Array.from({ length: 25 }, () => withSession(stolen).post(paths.submissions, { edition: 'x' })),
    )
    expect(new Set(gets.map(({ status }) => status))).toEqual(new Set([303]))
    expect(gets[0]?.headers.get('Location')).toMatch(/^\/anmelden\?weiter=/)
    expect(new Set(posts.map(({ status }) => status))).toEqual(new Set([401]))
    expect(await sessionCount(email)).toBe(0)
  })

  it('of another browser goes on when one signs out', async () => {
    const email = somebody()
    const office = await signedIn(app, email)
    await app.setClock(quarter * QUARTER + MINUTE)
    const phone = await signedIn(app, email)
    await office.post(paths.signOut)
    expect([await isSignedIn(office), await isSignedIn(phone)]).toEqual([false, true])
  })

  it('past its absolute end is over at the next request, and the cookie goes', async () => {
    const email = somebody()
    const client = await signedIn(app, email)
    const { db } = app.services
    const owner = db.q.selectFrom('account').select('id').where('email', '=', email)
    await db.commit([
      db.q
        .updateTable('session')
        .set({ absolute_expires_at: Date.now() - 1 })
        .where('account_id', 'in', owner),
    ])
    expect(await isSignedIn(client)).toBe(false)
    expect(client.cookies.has(COOKIE)).toBe(false)
  })

  it.each(['%', 'x', '', `${'y'.repeat(5000)}`, "' OR 1=1 --", '%00', 'ä%C3'])(
    'with the nonsense id %j is nobody’s, and no error',
    async (value) => {
      const answer = await newClient(app).get(paths.submissions, {
        Cookie: `${COOKIE}=${encodeURI(value)}; ${COOKIE}=%; kuer_signin=%`,
      })
      expect(answer.status).toBe(303)
      const raw = await rawRequest(app, {
        method: 'GET',
        path: paths.submissions,
        headers: { Cookie: `${COOKIE}=%; ;=;${COOKIE}` },
      })
      expect(raw.status).toBe(303)
    },
  )
})

describe('a role taken away', () => {
  let organiser: Client
  beforeAll(async () => {
    organiser = await signedIn(app, FIRST_ORGANISER)
    const opened = await organiser.post(paths.adminNew, { year: '2031', title: 'Preis 2031' })
    expect(opened.status).toBe(303)
  })

  const invite = async (email: string, chair = false) => {
    const invited = await organiser.post(paths.adminJury(2031), {
      name: 'Dr. Ute Groß',
      email,
      institution: 'Musterhausen',
      ...(chair ? { chair: '1' } : {}),
    })
    expect(invited.status).toBe(303)
    const row = await app.services.db.q
      .selectFrom('juror')
      .innerJoin('account', 'account.id', 'juror.account_id')
      .select('juror.id')
      .where('account.email', '=', email)
      .executeTakeFirstOrThrow()
    return row.id
  }

  it('removing a juror ends every session of that person, and the next one opens no jury page', async () => {
    const email = somebody()
    const jurorId = await invite(email)
    const office = await signedIn(app, email)
    await app.setClock(quarter * QUARTER + MINUTE)
    const phone = await signedIn(app, email)
    expect((await office.get(paths.juryEdition(2031))).status).toBe(200)
    const removed = await organiser.post(paths.adminJuror(2031, jurorId, 'entfernen'))
    expect(removed.status).toBe(303)
    expect(await sessionCount(email)).toBe(0)
    expect([await isSignedIn(office), await isSignedIn(phone)]).toEqual([false, false])
    await app.setClock(quarter * QUARTER + 2 * MINUTE)
    const back = await signedIn(app, email)
    expect((await back.get(paths.juryEdition(2031))).status).toBe(403)
  })

  it('inviting somebody ends the sessions from before, so the new role begins with a new sign-in', async () => {
    const email = somebody()
    const before = await signedIn(app, email)
    await invite(email)
    expect(await isSignedIn(before)).toBe(false)
  })

  it('a chair who is replaced decides no longer', async () => {
    const [oldChair, newChair] = [somebody(), somebody()]
    await invite(oldChair, true)
    const old = await signedIn(app, oldChair)
    expect((await old.get(paths.adminDecision(2031))).status).not.toBe(403)
    await invite(newChair, true)
    expect((await old.get(paths.adminDecision(2031))).status).not.toBe(200)
    const { q } = app.services.db
    const chairs = await q.selectFrom('juror').select('id').where('is_chair', '=', 1).execute()
    expect(chairs).toHaveLength(1)
  })
})

describe('asking for a code', () => {
  it('answers alike whether or not the address is known', async () => {
    const known = somebody()
    await (await signedIn(app, known)).post(paths.signOut)
    const ask = async (email: string) => {
      const client = newClient(app)
      const asked = await client.post(paths.signIn, { email, weiter: '/' })
      const page = await client.get(paths.signInCode)
      const wrong = await redeem(client, wrongFor((await letterTo(app, email)).code))
      const headersOf = ({ headers }: Response) =>
        [...headers]
          .filter(([name]) => name !== 'date')
          .map(([name, value]) => [name, value.replace(/kuer_signin=[\w-]{43}/, 'kuer_signin=…')])
      return [
        [asked.status, headersOf(asked), await asked.text()],
        [page.status, headersOf(page), await page.text()],
        [wrong.status, headersOf(wrong), await wrong.text()],
      ]
    }
    const guarded = somebody()
    await (await signedIn(app, guarded)).post(paths.signOut)
    await app.services.db.commit([
      makeOrganiser(app.services.db.q, guarded),
      sql`INSERT INTO passkey (id, account_id, credential_id, public_key, counter, transports, syncs, backed_up, name, created_at)
        SELECT id, id, id, 'AA', 0, '[]', 0, 0, 'x', 0 FROM account WHERE email = ${guarded}`.compile(
        app.services.db.q,
      ),
    ])
    const unknown = somebody()
    const answer = await ask(unknown)
    expect(await ask(known)).toEqual(answer)
    // Not even that a passkey will be asked for shows before the right code.
    expect(await ask(guarded)).toEqual(answer)
    const account = app.services.db.q.selectFrom('account').select('id').where('email', '=', unknown)
    // No account before the address has proved to be somebody's.
    expect(await account.execute()).toEqual([])
  })

  it('a sixth time within a quarter of an hour is refused and sends nothing; others and later are not', async () => {
    const email = somebody()
    for (let asked = 0; asked < 5; asked += 1) await askForCode(newClient(app), email)
    const sixth = await newClient(app).post(paths.signIn, { email })
    expect(sixth.status).toBe(429)
    expect(await sixth.text()).toContain('warten Sie eine Viertelstunde')
    expect(sixth.headers.getSetCookie()).toEqual([])
    expect((await newClient(app).post(paths.signIn, { email: email.toUpperCase() })).status).toBe(429)
    expect(await lettersTo(app, email)).toHaveLength(5)
    await askForCode(newClient(app), somebody())
    await app.setClock((quarter + 1) * QUARTER + 5_000)
    await askForCode(newClient(app), email)
  })

  it("a stranger who asks for codes in somebody's name does not lock that person out", async () => {
    const email = somebody()
    const asked = async (client: string) =>
      (await requestSignIn(app.services, { email, client, browser: '', returnTo: '' })).ok
    const stranger: boolean[] = []
    for (let time = 0; time < 6; time += 1) stranger.push(await asked('203.0.113.1'))
    expect(stranger).toEqual([true, true, true, true, true, false])
    expect(await asked('198.51.100.7')).toBe(true)
    // Nor may a crowd of strangers fill a mailbox.
    const crowd: boolean[] = []
    for (let time = 0; time < 20; time += 1) crowd.push(await asked(`198.51.100.${time + 10}`))
    expect(crowd.filter(Boolean)).toHaveLength(14)
  })

  it('from a browser the person has used before works while strangers use the address up, and a code already sent stays valid', async () => {
    const email = somebody()
    const office = await signedIn(app, email)
    await app.setClock(quarter * QUARTER + MINUTE)
    const phone = newClient(app)
    await askForCode(phone, email)
    const { code } = await letterTo(app, email)
    const strangers: boolean[] = []
    for (let index = 0; index < 40; index += 1) {
      const client = `203.0.113.${index}`
      strangers.push((await requestSignIn(app.services, { email, client, browser: '', returnTo: '' })).ok)
    }
    // With the one from the office and the one from the phone: twenty in all.
    expect(strangers.filter(Boolean)).toHaveLength(18)
    expect((await newClient(app).post(paths.signIn, { email })).status).toBe(429)
    expect((await redeem(phone, code)).status).toBe(303)
    expect(await isSignedIn(phone)).toBe(true)
    office.cookies.delete(COOKIE)
    const own: number[] = []
    for (let time = 0; time < 12; time += 1) own.push((await office.post(paths.signIn, { email })).status)
    expect(own).toEqual([...Array(10).fill(303), 429, 429])
    // What one person's browser is known for says nothing about anybody else.
    expect((await office.post(paths.signIn, { email: somebody() })).status).toBe(303)
  })

  it('six times at once sends five letters', async () => {
    const email = somebody()
    const asked = await Promise.all(
      Array.from({ length: 12 }, () => newClient(app).post(paths.signIn, { email })),
    )
    expect(asked.filter(({ status }) => status === 303)).toHaveLength(5)
    expect(asked.filter(({ status }) => status === 429)).toHaveLength(7)
    expect(await lettersTo(app, email)).toHaveLength(5)
  })

  it('for many addresses from one network is refused after sixty, whatever X-Forwarded-For says', async () => {
    const ask = (index: number) =>
      newClient(app).post(
        paths.signIn,
        { email: somebody() },
        { 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': `203.0.113.${index}` },
      )
    const statuses: number[] = []
    for (let index = 0; index < 62; index += 1) statuses.push((await ask(index)).status)
    expect(statuses).toEqual([...Array(60).fill(303), 429, 429])
  })

  it('stores neither the address of the network nor of the person in the counters', async () => {
    const email = somebody()
    await askForCode(newClient(app), email)
    const counters = JSON.stringify(await app.services.db.q.selectFrom('throttle').selectAll().execute())
    expect(counters).not.toContain(email)
    expect(counters).not.toContain('127.0.0.1')
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\r\nSet-Cookie: x=1',
    '/\t/evil.example',
    '  //evil.example',
    'evil.example',
    '\\\\evil.example',
    '/ä b',
    '',
  ])('with the destination %j leads home', async (weiter) => {
    const email = somebody()
    const client = newClient(app)
    await askForCode(client, email, weiter)
    const redeemed = await redeem(client, (await letterTo(app, email)).code)
    expect([redeemed.status, redeemed.headers.get('Location')]).toEqual([303, '/'])
    const shown = await (await client.get(`${paths.signIn}?weiter=${encodeURIComponent(weiter)}`)).text()
    expect(shown).toContain('<input type="hidden" name="weiter" value="/"')
  })
})

describe('the first organiser', () => {
  const isOrganiser = async (running: RunningNode, email: string) => {
    const row = await running.services.db.q
      .selectFrom('account')
      .select('is_organiser')
      .where('email', '=', email)
      .executeTakeFirst()
    return row?.is_organiser === 1
  }

  it('is the configured address and no other', async () => {
    const fresh = await startNode()
    const other = await signedIn(fresh, 'frueher@kuer.example')
    expect((await other.get(paths.admin)).status).toBe(403)
    const first = await signedIn(fresh, FIRST_ORGANISER)
    expect((await first.get(paths.admin)).status).toBe(200)
    expect(await isOrganiser(fresh, 'frueher@kuer.example')).toBe(false)
    await fresh.close()
  })

  it('is made only while there is no organiser at all; then older sessions end, and the log knows', async () => {
    const fresh = await startNode()
    await signedIn(fresh, 'leitung@kuer.example')
    const { db } = fresh.services
    await db.commit([makeOrganiser(db.q, 'leitung@kuer.example')])
    const configured = await signedIn(fresh, FIRST_ORGANISER)
    expect((await configured.get(paths.admin)).status).toBe(403)
    expect(await isOrganiser(fresh, FIRST_ORGANISER)).toBe(false)
    await signedIn(fresh, FIRST_ORGANISER)
    expect((await configured.get(paths.submissions)).status).toBe(200)

    await db.commit([db.q.updateTable('account').set({ is_organiser: 0 })])
    const again = await signedIn(fresh, FIRST_ORGANISER)
    expect((await again.get(paths.admin)).status).toBe(200)
    expect((await configured.get(paths.submissions)).status).toBe(303)
    await signedIn(fresh, FIRST_ORGANISER)
    expect((await again.get(paths.admin)).status).toBe(200)
    const made = await db.q
      .selectFrom('audit_event')
      .innerJoin('account', 'account.id', 'audit_event.subject')
      .select('email')
      .where('kind', '=', 'account.organiser_made')
      .execute()
    expect(made).toEqual([{ email: FIRST_ORGANISER }])
    await fresh.close()
  })
})

describe('the cookies', () => {
  it('on http: HttpOnly, SameSite=Lax, for the whole site, gone with the browser', async () => {
    const email = somebody()
    const client = newClient(app)
    const asked = await client.post(paths.signIn, { email })
    const [request = ''] = asked.headers.getSetCookie()
    expect(request).toMatch(/^kuer_signin=[\w-]{43}; Max-Age=600; Path=\/anmelden; HttpOnly; SameSite=Lax$/)
    const redeemed = await redeem(client, (await letterTo(app, email)).code)
    const [session = ''] = redeemed.headers.getSetCookie()
    const [pair = '', ...attributes] = session.split('; ')
    expect(pair).toMatch(/^kuer_session=\S{40}$/)
    expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']))
    expect(session).not.toMatch(/domain|secure/i)
  })

  it('on https: the __Host- prefix with everything it demands, and Secure', () => {
    const sessions = createSessions(app.services.db, true)
    for (const cookie of [sessions.createSessionCookie('x'), sessions.createBlankSessionCookie()]) {
      const [pair = '', ...attributes] = cookie.serialize().split('; ')
      expect(pair).toMatch(/^__Host-kuer_session=/)
      expect(attributes).toEqual(expect.arrayContaining(['Secure', 'HttpOnly', 'Path=/', 'SameSite=Lax']))
      expect(cookie.serialize()).not.toMatch(/domain/i)
    }
    const plain = createSessions(app.services.db, false).createSessionCookie('x').serialize()
    expect(plain).toMatch(/^kuer_session=x;/)
    expect(plain).not.toContain('Secure')
  })

  it('of a running https site are the secure ones, and the http name means nothing there', async () => {
    const origin = 'https://award.kuer.example'
    const config = { ...app.services.config, mode: 'production' as const, origin }
    const site = createApp({ ...app.services, config })
    const post = (path: string, fields: Record<string, string>, cookie = '') =>
      site.request(
        origin + path,
        { method: 'POST', body: new URLSearchParams(fields), headers: { Origin: origin, Cookie: cookie } },
        {},
      )
    const email = somebody()
    const asked = await post(paths.signIn, { email })
    const [request = ''] = asked.headers.getSetCookie()
    expect(request).toMatch(/; Secure/)
    const { code, link } = await letterTo(app, email)
    expect(link).toMatch(/^https:\/\/award\.kuer\.example\/anmelden\/link\//)
    const redeemed = await post(paths.signInCode, { code }, request.split(';')[0])
    const [session = ''] = redeemed.headers.getSetCookie()
    expect(session).toMatch(/^__Host-kuer_session=\S+; /)
    expect(session).toMatch(/; Secure/)
    const pair = session.split(';')[0] ?? ''
    const get = (cookie: string) => site.request(origin + paths.submissions, { headers: { Cookie: cookie } })
    expect((await get(pair)).status).toBe(200)
    expect((await get(pair.replace('__Host-', ''))).status).toBe(303)
    // Without a development build nobody reads letters in the browser.
    expect((await site.request(origin + paths.devMail)).status).toBe(404)
  })
})
