/** What must never be in the house, read from its sources and asked of a running server. */
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { paths } from '../../src/core/paths.ts'
import { type DeclaredRoute, declaredRoutes } from '../../src/http/access.ts'
import { newClient, OWN_PAGE, rawRequest, signedIn } from '../support/client.ts'
import { FIRST_ORGANISER, type RunningNode, startNode } from '../support/node-server.ts'

const read = (folder: string, kind: RegExp): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && kind.test(entry.name))
    .map((entry) => posix.join(entry.parentPath, entry.name))
    .map((file) => [file, readFileSync(file, 'utf8')])

/** What runs in production: neither the commands that build and measure, nor the demo. */
const server = [...read('src', /\.tsx?$/), ...read('views', /\.tsx?$/)].filter(
  ([file]) => !/^src\/(tools|bench|demo)\/|^src\/(bench|screenshots)\.ts$/.test(file),
)
const browser = read('public/js', /\.js$/)

/** Files of `sources` in which `pattern` stands. */
const where = (sources: readonly [string, string][], pattern: RegExp): string[] =>
  sources.filter(([, source]) => pattern.test(source)).map(([file]) => file)

describe('the sources', () => {
  it('are there', () => {
    expect(server.length).toBeGreaterThan(400)
    expect(browser.length).toBeGreaterThan(5)
  })

  it('run no text as code', () => {
    expect(where([...server, ...browser], /\beval\(|new Function\(|setTimeout\(['"`]|node:vm/)).toEqual([])
  })

  it('start no program', () => {
    expect(where(server, /child_process|execve|spawn\(/)).toEqual([])
  })

  it('ask no address that somebody typed: the server fetches nothing from elsewhere', () => {
    // The export asks the application itself, the adapters answer requests.
    expect(where(server, /(?<![.\w])fetch\(/).filter((file) => !file.startsWith('src/platform/'))).toEqual([
      'src/archive/export.ts',
    ])
    expect(
      where(server, /node:https?'|undici|axios/).filter((file) => !file.startsWith('src/platform/')),
    ).toEqual([])
  })

  it('hash with SHA-256 alone and make no secret of Math.random', () => {
    expect(where(server, /\bmd5\b|sha-?1['"]|createCipher|des-ede|\brc4\b/i)).toEqual([])
    expect(where(server, /Math\.random/)).toEqual([])
  })

  it('send pages as escaped elements: no markup from strings', () => {
    expect(where(server, /dangerouslySetInnerHTML/)).toEqual([])
    expect(where(browser, /outerHTML|insertAdjacentHTML|document\.write|\bjsonp\b/i)).toEqual([])
    // What the server itself drew, fetched from this site, is put in as it is.
    expect(where(browser, /innerHTML/)).toEqual(['public/js/autosave.js'])
  })

  it('keep nothing of a person in the browser and talk to no other window', () => {
    expect(where(browser, /sessionStorage|indexedDB|document\.cookie|postMessage/)).toEqual([])
    // One switch: whether digits score.
    expect(where(browser, /localStorage/)).toEqual(['public/js/scoring.js'])
  })

  it('load nothing from elsewhere', () => {
    // Names of a namespace and of a library, not addresses that anything asks.
    expect(where(browser, /https?:\/\/(?!www\.w3\.org|github\.com\/paulmillr)/)).toEqual([])
    expect(where(read('public/css', /\.css$/), /url\(['"]?https?:|@import/)).toEqual([])
  })

  it('ask for no password', () => {
    expect(where(server, /type="password"|autocomplete="(new|current)-password"/)).toEqual([])
  })

  it('know neither XML parsers with entities, nor LDAP, XPath, LaTeX, GraphQL, WebSocket, OAuth or WebRTC', () => {
    const packages = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).dependencies)
    expect(
      packages.filter((name) =>
        /xml|ldap|xpath|latex|graphql|^ws$|socket|oauth|openid|jsonwebtoken|jose/.test(name),
      ),
    ).toEqual([])
    expect(where(server, /new WebSocket|WebSocketPair|RTCPeer/)).toEqual([])
  })

  it('hold no secret', () => {
    const secrets = /(secret|token|password|api_?key)\s*[:=]\s*['"][A-Za-z0-9+/_-]{16,}['"]/i
    expect(where([...server, ...browser], secrets)).toEqual([])
    expect(readFileSync('.gitignore', 'utf8')).toMatch(/\.dev\.vars/)
  })

  it('come with packages that are locked, each with its digest', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages as Record<
      string,
      { integrity?: string; link?: boolean; version?: string }
    >
    const open = Object.entries(lock).filter(
      ([name, { integrity }]) => name !== '' && !/^sha512-/.test(integrity ?? ''),
    )
    expect(open.map(([name]) => name)).toEqual([])
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+/.test(version),
    )
    expect(loose).toEqual([])
  })
})

describe('a running server', () => {
  let app: RunningNode
  let routes: DeclaredRoute[]
  beforeAll(async () => {
    app = await startNode()
    routes = declaredRoutes(createApp(app.services))
  })
  afterAll(() => app.close())

  it.each(['TRACE', 'CONNECT', 'PROPFIND'])('does not know the method %s', async (method) => {
    const host = new URL(app.origin).host
    const answer = await rawRequest(app, { method, path: '/', headers: { Host: host } }).catch(() => null)
    // A connection that is cut is an answer too.
    if (answer) expect(answer.status).toBeGreaterThanOrEqual(400)
  })

  it('changes nothing by GET: whoever reads every address leaves the tables as they were', async () => {
    const organiser = await signedIn(app, FIRST_ORGANISER)
    // The letter of the sign-in leaves first, and the index of the public search is made: it only repeats what stands.
    await app.services.deliver()
    await (await organiser.get(paths.archive)).arrayBuffer()
    const before = app.services.db.commits()
    const own = routes.filter(({ method, path }) => method === 'GET' && !path.includes(':'))
    expect(own.length).toBeGreaterThan(20)
    const events = async () =>
      (await app.services.db.q.selectFrom('audit_event').select('seq').execute()).length
    const logged = await events()
    for (const { path } of own) await (await organiser.get(path)).arrayBuffer()
    // A download may leave its trace, and nothing else may happen.
    expect(app.services.db.commits() - before).toBe((await events()) - logged)
  })

  it('says the kind and the character set of everything it sends', async () => {
    const client = newClient(app)
    for (const { path } of routes.filter(({ method, path }) => method === 'GET' && !path.includes(':'))) {
      const answer = await client.get(path)
      const body = await answer.arrayBuffer()
      if (body.byteLength === 0) continue
      const type = answer.headers.get('content-type') ?? ''
      expect(type, path).not.toBe('')
      if (/^text\/|xml/.test(type)) expect(type, path).toMatch(/charset=utf-8/i)
    }
  })

  it('demands https for a year and more, below it too', async () => {
    const header = (await newClient(app).get('/')).headers.get('strict-transport-security') ?? ''
    expect(Number(/max-age=(\d+)/.exec(header)?.[1])).toBeGreaterThanOrEqual(31_536_000)
    expect(header).toContain('includeSubDomains')
  })

  it('tells other websites nothing but open data', async () => {
    const headers = { Origin: 'https://evil.example' }
    const open = []
    for (const { path } of routes.filter(({ method, path }) => method === 'GET' && !path.includes(':'))) {
      const allowed = (await newClient(app).get(path, headers)).headers.get('access-control-allow-origin')
      if (allowed !== null) open.push(path)
      expect([null, '*']).toContain(allowed)
    }
    expect(open.length).toBeGreaterThan(0)
    expect(
      open.filter((path) => !/^\/(api\/v1|feed\.atom|sitemap\.xml|robots\.txt|dcat\.jsonld)/.test(path)),
    ).toEqual([])
  })

  it('names neither itself nor a version', async () => {
    for (const path of ['/', '/gibt-es-nicht', '/healthz']) {
      const { headers } = await newClient(app).get(path)
      expect([headers.get('server'), headers.get('x-powered-by'), headers.get('via')]).toEqual([
        null,
        null,
        null,
      ])
    }
  })

  it.each([
    '/.git/config',
    '/.env',
    '/.dev.vars',
    '/package.json',
    '/css/',
    '/js/',
    '/fonts/',
    '/migrations/',
    '/src/app.ts',
  ])('does not serve %s', async (path) => {
    const answer = await newClient(app).get(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toMatch(/Index of|\[core\]|"dependencies"/)
  })

  it('takes the last word nowhere: a field sent twice is no other field', async () => {
    const client = newClient(app)
    const twice = await client.post(paths.signIn, [
      ['email', 'eins@kuer.example'],
      ['email', 'zwei@kuer.example'],
    ])
    expect(twice.status).toBe(422)
    const inAddress = await client.send(`${paths.signIn}?email=drei@kuer.example`, {
      method: 'POST',
      body: new URLSearchParams({ email: '' }),
      headers: OWN_PAGE,
    })
    expect(inAddress.status).toBe(422)
    const letters = await app.services.db.q.selectFrom('outbox').select('recipient').execute()
    expect(letters.filter(({ recipient }) => /eins|zwei|drei/.test(recipient))).toEqual([])
  })

  it.each(['__proto__', 'constructor', 'toString', '__proto__[isOrganiser]'])(
    'takes no field named %s for anything',
    async (name) => {
      const client = await signedIn(app, `jemand-${Buffer.from(name).toString('hex')}@kuer.example`)
      const sent = await client.post(paths.adminNew, [
        ['year', '2044'],
        ['title', 'x'],
        [name, 'true'],
      ])
      expect(sent.status).toBe(403)
      expect(({} as Record<string, unknown>).isOrganiser).toBeUndefined()
    },
  )

  it('takes no field that the form does not have', async () => {
    const client = await signedIn(app, FIRST_ORGANISER)
    const sent = await client.post(paths.adminNew, {
      year: '2044',
      title: 'Preis',
      released_at: '1',
      id: 'x',
    })
    const [edition] = await app.services.db.q.selectFrom('edition').select(['id', 'released_at']).execute()
    if (sent.status === 303) expect(edition).toMatchObject({ released_at: null })
    expect(edition?.id).not.toBe('x')
  })

  it('shows everybody who is signed in where to sign out', async () => {
    const client = await signedIn(app, FIRST_ORGANISER)
    for (const path of [paths.submissions, paths.admin, paths.myData])
      expect(await (await client.get(path)).text()).toContain(`action="${paths.signOut}"`)
  })
})
