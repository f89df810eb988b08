/** What a session that is over can still do: nothing, at any address of the router. And how people see and end theirs. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createApp } from '../../src/app.ts'
import { paths } from '../../src/core/paths.ts'
import { declaredRoutes } from '../../src/http/access.ts'
import { askForCode, type Client, letterTo, newClient, OWN_PAGE, signedIn } from '../support/client.ts'
import { FIRST_ORGANISER, type RunningNode, startNode } from '../support/node-server.ts'

const HOUR = 3_600_000
const COOKIE = 'kuer_session'
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
const JUROR = 'jury@kuer.example'

let app: RunningNode
let organiser: Client
beforeAll(async () => {
  app = await startNode()
  organiser = await signedIn(app, FIRST_ORGANISER)
  expect((await organiser.post(paths.adminNew, { year: '2031', title: 'Preis 2031' })).status).toBe(303)
  await invite(JUROR)
})
afterAll(() => app.close())
afterEach(() => {
  vi.useRealTimers()
})

const invite = async (email: string) => {
  const fields = { name: 'Dr. Ute Groß', email, institution: 'Musterhausen' }
  expect((await organiser.post(paths.adminJury(2031), fields)).status).toBe(303)
}

const jurorId = async () =>
  (await app.services.db.q.selectFrom('juror').select('id').executeTakeFirstOrThrow()).id

const accountOf = async (email: string) =>
  (
    await app.services.db.q
      .selectFrom('account')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
  ).id

const sessionsOf = async (email: string) =>
  app.services.db.q
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', await accountOf(email))
    .execute()

/** Something that the pattern of a parameter takes: `[0-9]{4}` → 0000. */
const sampleOf = (pattern: string): string =>
  pattern
    .replace(/\[([^\]])[^\]]*\](?:\{(\d+)[^}]*\}|\+)?/g, (_, first: string, count = '1') =>
      first.repeat(Number(count)),
    )
    .replaceAll('\\', '')

const addressOf = (path: string): string =>
  path.replace(/:\w+(?:\{((?:[^{}]|\{[^}]*\})*)\})?/g, (_, pattern?: string) =>
    pattern === undefined ? 'x' : sampleOf(pattern),
  )

/** Every route that asks who somebody is. */
const guarded = () =>
  declaredRoutes(createApp(app.services)).filter(({ rule }) => rule !== 'public' && rule !== 'development')

/** Answers of every guarded route to this session that do more than lead to the sign-in. */
const openTo = async (cookie: string, routes = guarded()): Promise<string[]> => {
  const open: string[] = []
  const one = async ({ method, path }: { method: string; path: string }) => {
    const address = addressOf(path)
    const answer = await fetch(app.origin + address, {
      method,
      redirect: 'manual',
      headers: { ...OWN_PAGE, Cookie: `${COOKIE}=${cookie}` },
      ...(method === 'POST' ? { body: new URLSearchParams({ titel: 'x' }) } : {}),
    })
    await answer.arrayBuffer()
    const led = answer.status === 303 && answer.headers.get('Location')?.startsWith('/anmelden?') === true
    if (method === 'GET' ? !led : answer.status !== 401) open.push(`${method} ${address}: ${answer.status}`)
  }
  for (let at = 0; at < routes.length; at += 25) await Promise.all(routes.slice(at, at + 25).map(one))
  return open
}

const idOf = (client: Client) => client.cookies.get(COOKIE) ?? ''
const comesIn = async (client: Client) => (await client.get(paths.myData)).status === 200

describe('a session that is over opens no guarded address', () => {
  it('knows every one of them from the router', async () => {
    const routes = guarded()
    expect(routes.filter(({ method }) => method === 'GET').length).toBeGreaterThan(80)
    expect(routes.filter(({ method }) => method === 'POST').length).toBeGreaterThan(80)
    // A living session is let through or refused, but not sent to the sign-in.
    const some = routes.filter((_, index) => index % 10 === 0)
    expect(await openTo(idOf(organiser), some)).toHaveLength(some.length)
    organiser = await signedIn(app, FIRST_ORGANISER)
  })

  it('after signing out', async () => {
    const client = await signedIn(app, FIRST_ORGANISER)
    const id = idOf(client)
    await client.post(paths.signOut)
    expect(await openTo(id)).toEqual([])
  })

  it('after signing out everywhere, in every browser', async () => {
    const [office, phone] = [await signedIn(app, JUROR), await signedIn(app, JUROR)]
    const ids = [idOf(office), idOf(phone)]
    expect((await office.post(paths.ownSessions)).status).toBe(303)
    for (const id of ids) expect(await openTo(id)).toEqual([])
    expect(await sessionsOf(JUROR)).toEqual([])
  })

  it('after an organiser signed the person out', async () => {
    const client = await signedIn(app, JUROR)
    const address = paths.adminPersonDo(await accountOf(JUROR), 'abmelden')
    expect((await client.post(address)).status).toBe(403)
    expect((await organiser.post(address)).status).toBe(303)
    expect(await openTo(idOf(client))).toEqual([])
  })

  it('after the role was taken away', async () => {
    const client = await signedIn(app, JUROR)
    expect((await organiser.post(paths.adminJuror(2031, await jurorId(), 'entfernen'))).status).toBe(303)
    expect(await openTo(idOf(client))).toEqual([])
    await invite(JUROR)
  })

  it('after the Geschäftsstelle was left, and after it was joined', async () => {
    const email = 'zweite-leitung@kuer.example'
    const before = await signedIn(app, email)
    const helper = await signedIn(app, JUROR)
    expect((await helper.post(paths.adminPeople, { email })).status).toBe(403)
    const appointed = await organiser.post(paths.adminPeople, { email })
    expect(appointed.headers.get('Location')).toMatch(/meldung=rolle-gegeben/)
    expect(await openTo(idOf(before))).toEqual([])
    expect((await organiser.post(paths.adminPeople, { email })).status).toBe(422)
    expect((await organiser.post(paths.adminPeople, { email: 'x' })).status).toBe(422)
    await app.setClock(Date.now() + 60_000)
    const second = await signedIn(app, email)
    expect((await second.get(paths.admin)).status).toBe(200)

    const end = async (by: Client, of: string) =>
      (await by.post(paths.adminPersonDo(await accountOf(of), 'rolle-entziehen'))).status
    // Nobody leaves by themselves, so somebody always stays.
    expect(await end(organiser, FIRST_ORGANISER)).toBe(409)
    expect(await end(organiser, JUROR)).toBe(409)
    const both = await Promise.all([end(organiser, email), end(second, FIRST_ORGANISER)])
    expect(both.filter((status) => status === 303)).toHaveLength(1)
    const left = both[0] === 303 ? second : organiser
    expect(await openTo(idOf(left))).toEqual([])
    if (left === organiser) {
      expect((await second.post(paths.adminPeople, { email: FIRST_ORGANISER })).status).toBe(303)
      await app.setClock(Date.now() + 120_000)
      organiser = await signedIn(app, FIRST_ORGANISER)
    }
    const told = await app.services.db.q
      .selectFrom('outbox')
      .select('recipient')
      .where('subject', '=', 'Neu in der Geschäftsstelle')
      .execute()
    expect(new Set(told.map(({ recipient }) => recipient))).toEqual(new Set([email, FIRST_ORGANISER]))
  })

  it('after twelve hours unused, and after a day however busy', async () => {
    const start = Date.now() + HOUR
    vi.useFakeTimers({ toFake: ['Date'], now: start })
    const busy = await signedIn(app, JUROR)
    // Letters of one moment have no newest.
    vi.setSystemTime(start + 60_000)
    const idle = await signedIn(app, JUROR)
    for (const hours of [7, 11.9]) {
      vi.setSystemTime(start + hours * HOUR)
      expect(await comesIn(busy)).toBe(true)
    }
    vi.setSystemTime(start + 12 * HOUR + 61_000)
    expect(await openTo(idOf(idle))).toEqual([])
    for (const hours of [14, 20, 23.99]) {
      vi.setSystemTime(start + hours * HOUR)
      expect(await comesIn(busy)).toBe(true)
    }
    vi.setSystemTime(start + 24 * HOUR + 1_000)
    expect(await openTo(idOf(busy))).toEqual([])
  })
})

describe('one’s own sessions', () => {
  it('are listed without a network address, and ended one by one; nobody ends somebody else’s', async () => {
    const me = 'ich@kuer.example'
    const [office, phone] = [await signedIn(app, me), newClient(app)]
    await app.setClock(Date.now() + 60_000)
    await askForCode(phone, me)
    const code = { code: (await letterTo(app, me)).code }
    await phone.post(paths.signInCode, code, { ...OWN_PAGE, 'User-Agent': FIREFOX })
    const shown = await (await office.get(paths.ownSignIn)).text()
    expect(shown).toContain('Firefox unter Windows')
    expect(shown.match(/Dieser hier/g)).toHaveLength(1)
    expect(shown).not.toContain('127.0.0.1')
    const rows = await sessionsOf(me)
    expect(JSON.stringify(rows)).not.toMatch(/127\.0\.0|Mozilla|Gecko/)
    expect(rows.every(({ seen_at }) => seen_at % HOUR === 0)).toBe(true)

    const other = rows.find(({ browser }) => browser.startsWith('Firefox'))?.id_hash ?? ''
    const stranger = await signedIn(app, 'fremd@kuer.example')
    expect((await stranger.post(paths.ownSession, { sitzung: other })).status).toBe(404)
    expect(await comesIn(phone)).toBe(true)
    expect((await office.post(paths.ownSession, { sitzung: other })).status).toBe(303)
    expect([await comesIn(phone), await comesIn(office)]).toEqual([false, true])
    expect((await office.post(paths.ownSession, { sitzung: 'x' })).status).toBe(422)
  })

  it('note their last use once an hour, so that a page costs no write', async () => {
    const me = 'stunde@kuer.example'
    const hour = Math.ceil(Date.now() / HOUR) * HOUR
    vi.useFakeTimers({ toFake: ['Date'], now: hour + 60_000 })
    const client = await signedIn(app, me)
    const seen = async () => (await sessionsOf(me))[0]?.seen_at
    const commits = app.services.db.commits()
    await client.get(paths.submissions)
    expect([await seen(), app.services.db.commits()]).toEqual([hour, commits])
    vi.setSystemTime(hour + HOUR + 5_000)
    await client.get(paths.submissions)
    await client.get(paths.submissions)
    expect([await seen(), app.services.db.commits()]).toEqual([hour + HOUR, commits + 1])
  })
})

describe('a browser that was not used before', () => {
  const letters = async (email: string) =>
    (
      await app.services.db.q
        .selectFrom('outbox')
        .select('subject')
        .where('recipient', '=', email)
        .where('kind', '=', 'new_browser')
        .execute()
    ).length

  const comeWith = async (client: Client, email: string, userAgent: string) => {
    await askForCode(client, email)
    const { code } = await letterTo(app, email)
    const headers = { ...OWN_PAGE, 'User-Agent': userAgent }
    expect((await client.post(paths.signInCode, { code }, headers)).status).toBe(303)
  }

  it('is worth one letter a day to jurors and organisers, none the first time, none to anybody else', async () => {
    let time = Date.UTC(2033, 0, 1)
    const come = async (client: Client, email: string, userAgent: string) => {
      time += 60_000
      await app.setClock(time)
      await comeWith(client, email, userAgent)
    }
    for (const [email, expected] of [
      ['neu-in-der-jury@kuer.example', 1],
      ['nur-einreichend@kuer.example', 0],
    ] as const) {
      if (expected > 0) await invite(email)
      const office = newClient(app)
      await come(office, email, 'Office')
      await come(office, email, 'Office')
      expect(await letters(email)).toBe(0)
      await come(newClient(app), email, FIREFOX)
      await come(newClient(app), email, FIREFOX)
      expect(await letters(email)).toBe(expected)
    }
  })
})
