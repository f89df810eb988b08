/** Several isolates over one D1 whose copy lags: who wrote reads it, nothing is guarded by a read, results open everywhere. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { openDatabase } from '../../src/core/database.ts'
import { paths } from '../../src/core/paths.ts'
import { createPublicPages } from '../../src/core/public-pages.ts'
import { d1Sql } from '../../src/platform/sql-d1.ts'
import { awardYear, decide, ENTRY_WORDS, type Ground, type House, ORIGIN, YEAR } from '../embargo/world.ts'
import { at, CLOSES, draft, editionOf, JUDGED, OPENS } from '../submission/world.ts'
import { type LaggingD1, laggingD1 } from '../support/lagging-d1.ts'

const HOUR = 3_600_000

let ground: Ground
let house: House
let lagging: LaggingD1

beforeAll(async () => {
  ground = await awardYear()
  house = await ground.open()
  lagging = laggingD1(house.sql.connection)
})
afterAll(async () => {
  lagging.close()
  await house.close()
  ground.close()
})

type Cookies = Record<string, string>

/** A new isolate, which has seen nothing yet, at a time of its own. */
const isolate = (time: number, on = { house, lagging }) => {
  const services = { ...at(on.house.services, time), db: openDatabase(d1Sql(on.lagging.d1)) }
  const app = createApp(services, createPublicPages(services.db, services.clock))
  /** Asks with these cookies and adds those that come back, as a browser does. */
  return async (path: string, cookies: Cookies = {}, fields?: Record<string, string>) => {
    const headers = {
      Cookie: Object.entries(cookies)
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
      'Sec-Fetch-Site': 'same-origin',
      ...(fields && { 'Content-Type': 'application/x-www-form-urlencoded' }),
    }
    const body = fields && new URLSearchParams(fields).toString()
    const response = await app.fetch(
      new Request(ORIGIN + path, { method: fields ? 'POST' : 'GET', headers, ...(body ? { body } : {}) }),
    )
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies[name] = decodeURIComponent(value)
    }
    return { status: response.status, text: await response.text() }
  }
}

const signedIn = (): Cookies => {
  const [name = '', value = ''] = ground.year.cookies.entrant.split('=')
  return { [name]: value }
}

const titleOf = (id: string) =>
  house.sql.connection.prepare('SELECT title FROM submission WHERE id = ?').pluck().get(id)

const newDraft = async (title: string) => {
  const { entrant } = ground.year.people
  const id = await draft(house.services, entrant, await editionOf(house.services, YEAR), title)
  return { id, step: paths.submissionStep(id, 1) }
}

const fieldsOf = (page: string, title: string): Record<string, string> => ({
  version: /name="version" value="(\d+)"/.exec(page)?.[1] ?? '',
  title,
  organisation: 'Musterhausen',
  category: /name="category"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? '',
})

describe('who has written', () => {
  it('reads it from every isolate, however far the copy lags', async () => {
    const { id, step } = await newDraft('Vorher')
    lagging.follow()
    const browser = signedIn()
    const page = await isolate(OPENS)(step, browser)
    const saved = await isolate(OPENS)(step, browser, fieldsOf(page.text, 'Nachher'))
    expect([saved.status, titleOf(id)]).toEqual([303, 'Nachher'])
    expect((await isolate(OPENS)(step, { ...browser })).text).toContain('Nachher')
    // Without the cookie, and with one that was made up, the newest state is asked for.
    expect((await isolate(OPENS)(step, signedIn())).text).toContain('Nachher')
    const madeUp = { ...signedIn(), kuer_seen: `999999999999.${'0'.repeat(64)}` }
    expect((await isolate(OPENS)(step, madeUp)).text).toContain('Nachher')
  })

  it('leaves the primary alone once the copy has followed', async () => {
    const { step } = await newDraft('Ruhig')
    const browser = signedIn()
    const ask = isolate(OPENS)
    await ask(step, browser)
    lagging.follow()
    const before = lagging.staleReads()
    expect((await ask(step, browser)).text).toContain('Ruhig')
    expect(lagging.staleReads()).toBeGreaterThan(before)
  })
})

describe('a copy that lags decides nothing', () => {
  it('about the deadline', async () => {
    const { id, step } = await newDraft('Zu spät')
    lagging.follow()
    const browser = signedIn()
    const page = await isolate(OPENS)(step, browser)
    house.sql.connection.prepare('UPDATE edition SET call_closes_at = ?').run(OPENS + 1)
    const late = await isolate(OPENS + 1000)(step, browser, fieldsOf(page.text, 'Noch schnell'))
    house.sql.connection.prepare('UPDATE edition SET call_closes_at = ?').run(CLOSES)
    expect([late.status, titleOf(id)]).toEqual([409, 'Zu spät'])
  })

  it('about the version that somebody saw', async () => {
    const { id, step } = await newDraft('Erster Stand')
    lagging.follow()
    const browser = signedIn()
    const page = await isolate(OPENS)(step, browser)
    await isolate(OPENS)(step, signedIn(), fieldsOf(page.text, 'Schneller'))
    const slower = await isolate(OPENS)(step, browser, fieldsOf(page.text, 'Langsamer'))
    expect([slower.status, titleOf(id)]).toEqual([409, 'Schneller'])
  })

  it('about who is signed in, when something is written', async () => {
    const { id, step } = await newDraft('Abgemeldet')
    lagging.follow()
    const browser = signedIn()
    const page = await isolate(OPENS)(step, browser)
    const { connection } = house.sql
    const rows = connection.prepare('SELECT * FROM session').all() as Record<string, unknown>[]
    connection.prepare('DELETE FROM session').run()
    const refused = await isolate(OPENS)(step, browser, fieldsOf(page.text, 'Trotzdem'))
    expect([refused.status === 303, titleOf(id)]).toEqual([false, 'Abgemeldet'])
    for (const row of rows) {
      const names = Object.keys(row)
      connection
        .prepare(`INSERT INTO session (${names}) VALUES (${names.map(() => '?')})`)
        .run(...Object.values(row))
    }
  })
})

describe('whoever has not signed in', () => {
  const rename = (title: string) => house.sql.connection.prepare('UPDATE edition SET title = ?').run(title)

  it('may see the copy for a while, and what it has once it follows', async () => {
    rename('Titel davor')
    lagging.follow()
    rename('Titel danach')
    const ask = isolate(OPENS)
    expect((await ask(`/${YEAR}`)).text).toContain('Titel davor')
    lagging.follow()
    await expect.poll(async () => (await ask(`/${YEAR}`)).text, { timeout: 5000 }).toContain('Titel danach')
  })

  it('is never given an old page under the name of a newer state', async () => {
    rename('Alter Titel')
    lagging.follow()
    rename('Neuer Titel')
    const ask = isolate(OPENS)
    // Somebody else's form brought this isolate up to date.
    await ask(paths.signIn, {}, { email: '' })
    expect((await ask(`/${YEAR}`)).text).toContain('Neuer Titel')
  })
})

describe('the results', () => {
  const opens = JUDGED + 2 * HOUR

  it('stay closed before their time and open at it on every isolate, however far the copy lags', async () => {
    const decided = await ground.open()
    await decide(decided.services, ground.year)
    const on = { house: decided, lagging: laggingD1(decided.sql.connection) }
    const winners = paths.winners(YEAR)
    const before = await isolate(opens - 1, on)(winners)
    const first = await isolate(opens, on)(winners)
    const stale = on.lagging.staleReads()
    const second = await isolate(opens + 5, on)(winners)
    expect(before.text).not.toContain(ENTRY_WORDS.title)
    expect(first.text).toContain(ENTRY_WORDS.title)
    expect(second.text).toContain(ENTRY_WORDS.title)
    expect(on.lagging.staleReads()).toBeGreaterThan(stale)
    on.lagging.close()
    await decided.close()
  })
})
