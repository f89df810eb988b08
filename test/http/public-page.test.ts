/** Kept public pages: the same bytes until something changes, on both runtimes. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { openDatabase } from '../../src/core/database.ts'
import { paths } from '../../src/core/paths.ts'
import { answer, createPublicPages, type KeptPage } from '../../src/core/public-pages.ts'
import { declaredRoutes } from '../../src/http/access.ts'
import { awardYear } from '../support/award-year.ts'
import { type Client, newClient, rawRequest } from '../support/client.ts'
import { type RunningApp, type RunningNode, startNode } from '../support/node-server.ts'
import { startWorkerd } from '../support/workerd.ts'

const CALL = Date.UTC(2031, 3, 1)
const JUDGING = Date.UTC(2031, 6, 1)
const YEAR = 2031

let node: RunningNode
afterAll(() => node.close())

describe.each(['node', 'workerd'] as const)('on %s', (runtime) => {
  let app: RunningApp
  let organiser: Client
  const page = paths.edition(YEAR)
  const ask = (headers: Record<string, string> = {}) => newClient(app).get(page, headers)

  beforeAll(async () => {
    app = runtime === 'node' ? await startNode() : await startWorkerd()
    if (runtime === 'node') node = app as RunningNode
    ;({ organiser } = await awardYear(app, YEAR, [CALL]))
  }, 60_000)
  afterAll(async () => {
    if (runtime === 'workerd') await app.close()
  })

  it('answers with the same bytes and 304 until something changes, and then at once', async () => {
    const [first, second] = [await ask(), await ask()]
    const etag = first.headers.get('ETag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{32}(-br|-gzip)?"$/)
    expect(first.headers.get('Cache-Control')).toBe('public, no-cache')
    expect(second.headers.get('ETag')).toBe(etag)
    expect(await second.text()).toBe(await first.text())
    const unchanged = await ask({ 'If-None-Match': `W/${etag}` })
    expect([unchanged.status, await unchanged.text()]).toEqual([304, ''])
    const settings = await (await organiser.get(paths.adminCategories(YEAR))).text()
    const [version = ''] = /name="version" value="(\d+)"/.exec(settings)?.slice(1) ?? []
    const fields = [...settings.matchAll(/name="((?:id|name|description)\[\])" value="([^"]*)"/g)]
    const saved = await organiser.post(paths.adminCategories(YEAR), [
      ['version', version],
      ...fields.flatMap(([, name = '', value = '']): [string, string][] =>
        name === 'name[]'
          ? [
              [name, value === '' ? '' : `${value} und mehr`],
              ['description[]', ''],
            ]
          : name === 'id[]'
            ? [[name, value]]
            : [],
      ),
    ])
    expect(saved.status).toBe(303)
    const changed = await ask({ 'If-None-Match': etag })
    expect(changed.status).toBe(200)
    expect(await changed.text()).toContain('und mehr')
  })

  it('sends what the browser can read, under a name of its own', async () => {
    for (const [accepts, coding] of [
      ['br;q=0, gzip;q=0', null],
      ['gzip', runtime === 'node' ? 'gzip' : null],
      ['gzip, br', runtime === 'node' ? 'br' : null],
    ] as const) {
      // Twice: drawn, or from what is kept.
      for (const _ of [1, 2]) {
        const response = await rawRequest(app, {
          method: 'GET',
          path: page,
          headers: { 'Accept-Encoding': accepts },
        })
        // miniflare compresses on its own, as Cloudflare does.
        if (runtime === 'workerd') continue
        expect(response.headers['content-encoding'] ?? null).toBe(coding)
        expect(response.headers.etag).toMatch(coding ? new RegExp(`-${coding}"$`) : /[0-9a-f]"$/)
        expect(response.headers['content-security-policy']).toContain("default-src 'none'")
        expect(response.headers.vary).toBe('Accept-Encoding, Cookie')
      }
    }
  })

  it('shows the signed-in their own page, which nobody keeps', async () => {
    const own = await organiser.get(page)
    expect(own.headers.get('Cache-Control')).toBe('private, no-store')
    expect(own.headers.get('ETag')).toBeNull()
    expect(await own.text()).toContain('Abmelden')
    expect(await (await ask()).text()).not.toContain('Abmelden')
  })

  it('knows that a date has passed', async () => {
    expect(await (await ask()).text()).toContain('Einreichung offen')
    await app.setClock(JUDGING)
    expect(await (await ask()).text()).not.toContain('Einreichung offen')
    await app.setClock(CALL)
    expect(await (await ask()).text()).toContain('Einreichung offen')
  })

  it('keeps one page for each language', async () => {
    const english = await newClient(app).get(`/en${page}`)
    expect(await english.text()).toContain('<html lang="en"')
    expect(await (await ask()).text()).toContain('<html lang="de"')
  })

  it('answers only under its own name', async () => {
    await ask()
    const other = await rawRequest(app, { method: 'GET', path: page, headers: { Host: 'evil.example' } })
    expect(other.status).toBe(421)
  })
})

describe('what raises the version', () => {
  test('every table that a public page reads has its triggers', async () => {
    const read = new Map<string, string>()
    let asked = ''
    const { services } = node
    const noting = <A extends { sql: string }>(statement: A): A => {
      for (const [, table = ''] of statement.sql.matchAll(/(?:from|join)\s+"?([a-z_]+)"?/gi))
        read.set(table, asked)
      return statement
    }
    const engine = {
      query: (statement: Parameters<typeof node.sql.query>[0]) => node.sql.query(noting(statement)),
      commit: node.sql.commit,
    }
    const watched = { ...services, db: openDatabase(engine) }
    const app = createApp(watched)
    const publicRoutes = declaredRoutes(app).filter((route) => route.method === 'GET' && route.kept)
    expect(publicRoutes.length).toBeGreaterThan(10)
    for (const { path } of publicRoutes) {
      const address = path
        .replace(/:year\{[^}]*\}+/, String(YEAR))
        .replace(/:[a-z]+\{[^}]*\}+/g, '1')
        .replace(/:[a-z]+/g, 'x')
      asked = address
      await app.request(node.origin + address)
    }
    const triggers = node.sql.connection
      .prepare(
        `SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%public_version%'`,
      )
      .pluck()
      .all()
    const tables = node.sql.connection
      .prepare(`SELECT name FROM sqlite_master WHERE type IN ('table', 'view')`)
      .pluck()
      .all()
    const known = [...read].filter(([name]) => tables.includes(name) && !EXEMPT.has(name))
    expect(known.map(([name]) => name)).toContain('edition')
    // With the address that read it, to find it by.
    expect(known.filter(([name]) => !triggers.includes(name))).toEqual([])
  })
})

/** [table, why a public page may read it without being told]. */
const EXEMPT = new Map([
  ['public_version', 'it is the version'],
  ['release_seal', 'opening it writes the edition'],
  ['release_time', 'public-pages.ts counts it among the dates'],
  ['release_version', 'written together with the edition or its snapshot'],
  ['withdrawn_photo', 'written together with the deletion of the photo'],
  ['submission', 'of a picture that somebody objects to, only its year'],
  ['archive_document', 'it is made anew when the version has moved'],
  ['archive_year', 'likewise'],
  ['audience_prize', 'its title stands when the count becomes public'],
  ['municipality', 'register_import is written with every list'],
])

describe('a kept page', () => {
  const variant = (name: string) => ({ headers: [], flat: [], body: new TextEncoder().encode(name) })
  const kept: KeptPage = {
    hash: 'a'.repeat(32),
    variants: { identity: variant('identity'), gzip: variant('gzip'), br: variant('br') },
  }

  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.0, gzip;q=0', 'identity'],
    ['br;q=0.1', 'br'],
  ])('for %s goes out as %s', (accepts, coding) => {
    expect(new TextDecoder().decode(answer(kept, accepts, undefined).variant.body)).toBe(coding)
  })

  it.each([
    [undefined, 200],
    ['"b"', 200],
    [`"${'a'.repeat(32)}-br"`, 304],
    [`"x", W/"${'a'.repeat(32)}"`, 304],
  ])('for a browser that has %s is %s', (has, status) => {
    expect(answer(kept, undefined, has).status).toBe(status)
  })

  it('makes room for newer ones, and is gone after a minute', async () => {
    let now = 1_000_000
    const { db } = node.services
    const pages = createPublicPages(db, () => now)
    const version = await pages.version()
    const big = { headers: [], body: new Uint8Array(20 * 1024 * 1024) }
    for (const address of ['/1', '/2', '/3', '/4']) await pages.keep(address, version, big)
    expect(
      await Promise.all(['/1', '/2', '/3', '/4'].map((a) => pages.get(a, version).then(Boolean))),
    ).toEqual([false, true, true, true])
    now += 60_000
    expect(await pages.get('/4', version)).toBeNull()
  })
})
