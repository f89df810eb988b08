/** What strangers may send: the same application on both runtimes, over a real socket. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { paths } from '../../src/core/paths.ts'
import { type DeclaredRoute, declaredRoutes } from '../../src/http/access.ts'
import { MAX_FIELDS, MAX_PARTS } from '../../src/http/body.ts'
import { MAX_FORM_BYTES, MAX_UPLOAD_BYTES } from '../../src/http/security.ts'
import { type AwardYear, awardYear } from '../support/award-year.ts'
import {
  askForCode,
  type Client,
  letterTo,
  newClient,
  OWN_PAGE,
  type RawAnswer,
  rawRequest,
  signedIn,
} from '../support/client.ts'
import { addressOf, bodyFor, randomOf } from '../support/fuzz.ts'
import { type RunningApp, type RunningNode, startNode } from '../support/node-server.ts'
import { figure, tries } from '../support/torture.ts'
import { startWorkerd } from '../support/workerd.ts'

const FORM = 'application/x-www-form-urlencoded'

const mainOf = (html: string): string =>
  (/<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** A refusal: 4xx, an HTML page in German, with at least one whole sentence on what happened or what to do. */
const expectHelpfulPage = (
  answer: { status: number; type: string | null; html: string },
  status?: number,
) => {
  if (status === undefined) {
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  } else expect(answer.status).toBe(status)
  expect(answer.type).toMatch(/^text\/html/)
  expect(answer.html).toContain('<html lang="de"')
  expect(mainOf(answer.html)).toMatch(/(Bitte|Sie|Ihre|sind|ist|werden|wurde|gibt)\b[^.]{10,}[.!]/)
}

const helpful = async (response: Response, status?: number) =>
  expectHelpfulPage(
    { status: response.status, type: response.headers.get('Content-Type'), html: await response.text() },
    status,
  )

const helpfulRaw = ({ status, headers, body }: RawAnswer, wanted: number) =>
  expectHelpfulPage({ status, type: String(headers['content-type']), html: body }, wanted)

const multipart = (boundary: string, parts: readonly [name: string, value: string | Buffer][]): Buffer =>
  Buffer.concat([
    ...parts.map(([name, value]) =>
      Buffer.concat([
        Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
        Buffer.from(value),
        Buffer.from('\r\n'),
      ]),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ])

const SECURITY_HEADERS: Record<string, string | RegExp> = {
  'content-security-policy':
    /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // A page whose address is its only key says nothing of where people come from at all.
  'referrer-policy': /^(same-origin|no-referrer)$/,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': /^max-age=\d{8,}/,
  'permissions-policy': /camera=\(\).*microphone=\(\).*geolocation=\(\)/,
}

const expectSecurityHeaders = (headers: Headers) => {
  for (const [name, wanted] of Object.entries(SECURITY_HEADERS)) {
    const value = headers.get(name) ?? ''
    if (typeof wanted === 'string') expect(value, name).toBe(wanted)
    else expect(value, name).toMatch(wanted)
  }
  expect(headers.has('x-powered-by')).toBe(false)
}

const expectNothingInline = (page: string) => {
  // A block of data is no script; without "<" it cannot turn into one.
  const html = page.replaceAll(/<script type="application\/ld\+json">[^<]*<\/script>/g, '')
  for (const [tag] of html.matchAll(/<[a-z][^>]*>/gi)) {
    expect(tag).not.toMatch(/\sstyle\s*=/i)
    expect(tag).not.toMatch(/\son[a-z]+\s*=/i)
    expect(tag).not.toMatch(/(href|src|action)\s*=\s*"\s*(javascript|data|vbscript):/i)
    expect(tag).not.toMatch(/^<style/i)
    if (/^<script/i.test(tag)) expect(tag).toMatch(/\ssrc="\/js\//)
  }
  expect(html).not.toMatch(/<script[^>]*>\s*[^<\s]/i)
}

/** The routes come from the router itself, so a new one is fuzzed the day it is written. */
let routes: DeclaredRoute[] = []
let routeSource: RunningNode
beforeAll(async () => {
  routeSource = await startNode()
  routes = declaredRoutes(createApp(routeSource.services))
})
afterAll(() => routeSource.close())

const RUNTIMES: [string, number, () => Promise<RunningApp>][] = [
  ['node', tries(2_000, 10_000), () => startNode()],
  ['workerd', tries(200, 2_000), () => startWorkerd()],
]

describe.each(RUNTIMES)('on %s', (runtime, bodies, start) => {
  let app: RunningApp
  let organiser: Client
  let award: AwardYear
  const year = 2031
  /** While the call is open, while the jury judges, while it decides. */
  const phases = [Date.UTC(year, 2, 1, 12), Date.UTC(year, 5, 15, 12), Date.UTC(year, 7, 1, 12)]

  beforeAll(async () => {
    app = await start()
    award = await awardYear(app, year, phases)
    organiser = award.organiser
  })
  afterAll(() => app.close())

  const asForm = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
    newClient(app).send(path, {
      method: 'POST',
      body: body as BodyInit,
      headers: { ...OWN_PAGE, 'Content-Type': FORM, ...headers },
    })

  describe('a wrong kind of body', () => {
    it.each([
      'text/plain',
      'application/json',
      'text/xml',
      'application/x-www-form-urlencodedx',
      'multipart/mixed',
      '',
    ])('of type %j is refused with 415', async (type) => {
      await helpful(await asForm(paths.signIn, '{"email":"a@kuer.example"}', { 'Content-Type': type }), 415)
    })

    it('without any type is refused with 415', async () => {
      const sent = await newClient(app).send(paths.signIn, {
        method: 'POST',
        body: Buffer.from('email=a@kuer.example'),
        headers: OWN_PAGE,
      })
      await helpful(sent, 415)
    })

    it.each([
      ['no boundary at all', 'multipart/form-data', 'x'],
      ['a boundary that never comes', 'multipart/form-data; boundary=nie', 'x'],
      ['nothing', 'multipart/form-data; boundary=b', ''],
      [
        'no end',
        'multipart/form-data; boundary=b',
        '--b\r\nContent-Disposition: form-data; name="email"\r\n\r\nx',
      ],
      ['no header', 'multipart/form-data; boundary=b', '--b\r\n\r\nx\r\n--b--\r\n'],
      [
        'a broken header',
        'multipart/form-data; boundary=b',
        '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--',
      ],
    ])('multipart with %s is refused with 400', async (_what, type, body) => {
      await helpful(await asForm(paths.signIn, body, { 'Content-Type': type }), 400)
    })

    it('an empty form is no error of ours', async () => {
      await helpful(await asForm(paths.signIn, ''), 422)
      await helpful(
        await newClient(app).send(paths.signIn, {
          method: 'POST',
          headers: { ...OWN_PAGE, 'Content-Type': FORM },
        }),
        422,
      )
    })
  })

  describe('a request that does not come from our own pages', () => {
    const host = () => new URL(app.origin).host
    const variants: [string, () => Record<string, string>][] = [
      ['no header at all', () => ({})],
      ['Sec-Fetch-Site: cross-site', () => ({ 'Sec-Fetch-Site': 'cross-site' })],
      ['Sec-Fetch-Site: same-site', () => ({ 'Sec-Fetch-Site': 'same-site' })],
      ['Sec-Fetch-Site: none', () => ({ 'Sec-Fetch-Site': 'none' })],
      ['Sec-Fetch-Site: SAME-ORIGIN', () => ({ 'Sec-Fetch-Site': 'SAME-ORIGIN' })],
      ['an empty Sec-Fetch-Site', () => ({ 'Sec-Fetch-Site': '' })],
      ['cross-site with our Origin', () => ({ 'Sec-Fetch-Site': 'cross-site', Origin: app.origin })],
      ['same-site with our Origin', () => ({ 'Sec-Fetch-Site': 'same-site', Origin: app.origin })],
      ['a foreign Origin', () => ({ Origin: 'https://evil.example' })],
      ['Origin: null', () => ({ Origin: 'null' })],
      ['an empty Origin', () => ({ Origin: '' })],
      ['our host by https', () => ({ Origin: `https://${host()}` })],
      ['our host on another port', () => ({ Origin: 'http://127.0.0.1:1' })],
      ['another name of loopback', () => ({ Origin: app.origin.replace('127.0.0.1', 'localhost') })],
      ['an Origin that begins like ours', () => ({ Origin: `${app.origin}.evil.example` })],
      ['our Origin with a slash', () => ({ Origin: `${app.origin}/` })],
      ['only a Referer of ours', () => ({ Referer: `${app.origin}/anmelden` })],
      [
        'a forged X-Forwarded-Host',
        () => ({ Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' }),
      ],
    ]

    it.each(variants)('is refused with 403: %s', async (_what, headers) => {
      for (const type of [FORM, 'text/plain', 'application/json', 'multipart/form-data; boundary=b']) {
        const body = type === FORM ? 'email=csrf@kuer.example' : '{}'
        const sent = await newClient(app).send(paths.signIn, {
          method: 'POST',
          body: Buffer.from(body),
          headers: { 'Content-Type': type, ...headers() },
        })
        await helpful(sent, 403)
      }
    })

    it('is refused whatever the unsafe method, and also for somebody signed in', async () => {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        await helpful(
          await organiser.send(paths.adminNew, { method, headers: { 'Content-Type': FORM } }),
          403,
        )
      }
      expect((await organiser.get(paths.admin)).status).toBe(200)
    })

    it('does nothing: no letter was written', async () => {
      expect(await (await newClient(app).get(paths.devMail)).text()).not.toContain('csrf@kuer.example')
    })

    it('is what it takes: with our Origin, or same-origin, the same form is accepted', async () => {
      for (const headers of [{ Origin: app.origin }, OWN_PAGE]) {
        const sent = await asOf(app, headers).post(paths.signIn, { email: 'own@kuer.example' })
        expect(sent.status).toBe(303)
      }
    })

    it('an unsafe method without a route is 404, not an error', async () => {
      for (const method of ['PUT', 'PATCH', 'DELETE'])
        await helpful(
          await newClient(app).send(paths.signIn, {
            method,
            body: 'a=b',
            headers: { ...OWN_PAGE, 'Content-Type': FORM },
          }),
          404,
        )
    })
  })

  describe('too much at once', () => {
    it('a signed-out body of nothing but separators makes no page many times its size', async () => {
      const answer = await asForm(paths.adminNew, 'a&'.repeat(MAX_FORM_BYTES / 2))
      expect(answer.status).toBe(401)
      expect((await answer.text()).length).toBeLessThan(200_000)
    })

    it(`multipart of ${MAX_PARTS} parts is read, one more is 413: each costs kilobytes, however short it is`, async () => {
      const send = (parts: number) =>
        newClient(app).send(paths.signIn, {
          method: 'POST',
          body: new Uint8Array(multipart('grenze', Array(parts).fill(['email', 'a']))),
          headers: { ...OWN_PAGE, 'Content-Type': 'multipart/form-data; boundary="grenze"' },
        })
      await helpful(await send(MAX_PARTS), 422)
      await helpful(await send(MAX_PARTS + 1), 413)
    })

    it(`a plain form of ${MAX_FIELDS} fields is read, one more is 413: a megabyte of them costs seconds`, async () => {
      const fields = (count: number) =>
        Array.from({ length: count }, (_, index) => index.toString(36)).join('&')
      await helpful(await asForm(paths.signIn, fields(MAX_FIELDS)), 422)
      await helpful(await asForm(paths.signIn, fields(MAX_FIELDS + 1)), 413)
    })

    it('a form of 1 MiB is read, one byte more is 413', async () => {
      const prefix = 'email='
      await helpful(await asForm(paths.signIn, prefix + 'a'.repeat(MAX_FORM_BYTES - prefix.length)), 422)
      const answer = await rawRequest(app, {
        method: 'POST',
        path: paths.signIn,
        headers: { ...OWN_PAGE, 'Content-Type': FORM, 'Content-Length': String(MAX_FORM_BYTES + 1) },
      })
      helpfulRaw(answer, 413)
    })

    it('a form over 1 MiB that hides its length is 413, before it has come to its end', async () => {
      const answer = await rawRequest(app, {
        method: 'POST',
        path: paths.signIn,
        headers: { ...OWN_PAGE, 'Content-Type': FORM, 'Transfer-Encoding': 'chunked' },
        unfinished: 'a'.repeat(MAX_FORM_BYTES + 1),
      })
      helpfulRaw(answer, 413)
    })

    it.each([
      ['multipart over 100 MB', 'multipart/form-data; boundary=b', MAX_UPLOAD_BYTES + 1],
      ['a form that announces 2 MiB', FORM, 2 * MAX_FORM_BYTES],
    ])('%s is refused by its Content-Length alone', async (_what, type, length) => {
      const answer = await rawRequest(app, {
        method: 'POST',
        path: paths.signIn,
        headers: { ...OWN_PAGE, 'Content-Type': type, 'Content-Length': String(length) },
      })
      helpfulRaw(answer, 413)
    })

    it('somebody signed out may not send pictures: over 1 MiB is 413, and says to sign in', async () => {
      const answer = await rawRequest(app, {
        method: 'POST',
        path: paths.adminRegister,
        headers: {
          ...OWN_PAGE,
          'Content-Type': 'multipart/form-data; boundary=b',
          'Content-Length': String(2 * MAX_FORM_BYTES),
        },
      })
      helpfulRaw(answer, 413)
      expect(JSON.stringify(answer)).toContain('nicht (mehr) angemeldet')
    })

    it('a form that takes no files takes no large multipart body either, whoever sends it', async () => {
      const send = (bytes: number) => {
        const body = new FormData()
        body.set('title', 'a'.repeat(bytes))
        return organiser.send(paths.adminNew, { method: 'POST', body, headers: OWN_PAGE })
      }
      expect((await send(MAX_FORM_BYTES)).status).toBe(413)
      expect((await send(1000)).status).toBe(422)
    })
  })

  describe('strange content', () => {
    const STRANGE: [string, string][] = [
      ['NUL', 'a%00b'],
      ['a lone surrogate as bytes', '%ED%A0%80'],
      ['a lone surrogate within an address', 'a%ED%A0%80b%40kuer.example'],
      ['bytes that are no UTF-8', '%FF%FE%C3'],
      ['an overlong encoding', '%C0%AF'],
      ['a broken percent sign', '%E4%'],
      ['1 MB of text', 'x'.repeat(1_000_000)],
      ['1 MB of combining marks', 'a%CC%80'.repeat(140_000)],
      ['a line break and a header', 'a%40kuer.example%0D%0ABcc:%20b%40kuer.example'],
      ['markup', '%3Cscript%3Ealert(1)%3C/script%3E'],
    ]

    it.each(STRANGE)('%s in a field is 422, for anybody', async (_what, value) => {
      await helpful(await asForm(paths.signIn, `email=${value}`), 422)
      await helpful(await asForm(paths.signInCode, `code=${value}`), 422)
    })

    it.each(STRANGE.slice(0, 6))('%s in a text of the organisers is never stored', async (_what, value) => {
      const sent = await organiser.send(paths.adminNew, {
        method: 'POST',
        body: `year=2077&title=Preis${value}`,
        headers: { ...OWN_PAGE, 'Content-Type': FORM },
      })
      await helpful(sent, 422)
    })

    it('lone surrogates and NUL in multipart are 422', async () => {
      for (const value of [Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('a\u0000b'), Buffer.from([0xff])]) {
        const body = multipart('grenze', [
          ['year', '2078'],
          ['title', Buffer.concat([Buffer.from('Preis '), value])],
        ])
        const sent = await organiser.send(paths.adminNew, {
          method: 'POST',
          body: body as BodyInit,
          headers: { ...OWN_PAGE, 'Content-Type': 'multipart/form-data; boundary=grenze' },
        })
        await helpful(sent, 422)
      }
    })

    it('a file where text belongs is 422', async () => {
      const fields = new FormData()
      fields.append('email', new File(['a@kuer.example'], 'a@kuer.example'))
      const sent = await newClient(app).send(paths.signIn, {
        method: 'POST',
        body: fields,
        headers: OWN_PAGE,
      })
      await helpful(sent, 422)
    })

    const KEYS = [
      '__proto__',
      '__proto__[]',
      '__proto__.x',
      'constructor',
      'constructor[]',
      'constructor.prototype.x',
      'toString',
      'hasOwnProperty',
      'hasOwnProperty[]',
      'length',
      'id[][]',
      'id[0]',
      'email[]',
      'code[]',
      'title[]',
      'name[]',
      '[]',
      '',
      'a[b][c][d][e]',
      'x'.repeat(2_000),
      'ä€',
      '\u0000',
      'form',
      'isOrganiser',
      'then',
    ]

    it.each(KEYS)('the unknown field %j is 422 and grants nothing', async (key) => {
      const name = encodeURIComponent(key)
      await helpful(await asForm(paths.signIn, `email=fremd%40kuer.example&${name}=1&${name}=2`), 422)
      await helpful(await asForm(paths.signInCode, `code=12345678&${name}=1`), 422)
      const forms: [string, string][] = [
        [paths.adminNew, 'year=2079&title=Preis'],
        [paths.adminCategories(year), 'version=1&id[]=&name[]=Neu&description[]='],
        [paths.adminJury(year), 'name=N&email=n%40kuer.example&institution='],
      ]
      for (const [path, base] of forms) {
        if (base.includes(`${key}=`)) continue
        const sent = await organiser.send(path, {
          method: 'POST',
          body: `${base}&${name}=1&${name}=2`,
          headers: { ...OWN_PAGE, 'Content-Type': FORM },
        })
        await helpful(sent, 422)
      }
      expect(Object.keys(Object.prototype)).toEqual([])
    })

    it('a field sent twice is 422', async () => {
      await helpful(await asForm(paths.signIn, 'email=a%40kuer.example&email=b%40kuer.example'), 422)
      await helpful(await asForm(paths.signInCode, 'code=12345678&code=12345678&code=1'), 422)
      await helpful(await asForm(paths.signIn, 'email=a%40kuer.example&weiter=/&weiter=//evil.example'), 422)
    })

    it('ten thousand fields are 422', async () => {
      const many = Array.from({ length: 10_000 }, (_, index) => `f${index}=${index}`).join('&')
      await helpful(await asForm(paths.signIn, `email=a%40kuer.example&${many}`), 422)
    })

    it('what was typed comes back escaped', async () => {
      const sent = await asForm(paths.signIn, `email=${encodeURIComponent('"><script>alert(1)</script>')}`)
      const html = await sent.text()
      expect(html).toContain('&quot;&gt;&lt;script&gt;')
      expectNothingInline(html)
    })

    it.each([
      '/%00',
      '/%ff',
      '/%',
      '/einreichungen/%00',
      '/einreichungen/%E0%A4%A',
      '/2031/galerie/0',
      '/9999',
      '/..%2f..%2fetc/passwd',
      '/bilder/../../x/480.webp',
      '/bilder/%2e%2e/480.webp',
      '/fotos/__proto__/480.webp',
      `/${'x'.repeat(7_000)}`,
      '//evil.example/',
      '/?meldung=__proto__',
      '/?meldung=%00',
      '/anmelden?weiter=%ED%A0%80',
    ])('the address %s is no error of ours', async (path) => {
      for (const client of [newClient(app), organiser]) {
        const status = (await client.get(path)).status
        expect(status).toBeLessThan(500)
      }
    })
  })

  it('never answers 5xx to random forms on any route in any phase, for nobody and for those who may', async () => {
    const random = randomOf(20_260_301)
    const posts = routes.filter(({ method }) => method === 'POST')
    expect(posts.length).toBeGreaterThan(20)
    // Signing in and out, everywhere too, would end the organiser's own session: those routes get another person.
    const spare = await signedIn(app, 'wandernd@kuer.example')
    const whoMay = (path: string) =>
      /^\/(anmelden|abmelden|konto)/.test(path)
        ? spare
        : path.startsWith('/jury')
          ? award.juror
          : award.organiser
    const counts = new Map<number, number>()
    const broken: string[] = []
    let authorised = 0
    for (let index = 0; index < bodies; index += 1) {
      if (index % Math.ceil(bodies / 3) === 0)
        await app.setClock(phases[Math.floor((index * 3) / bodies)] ?? 0)
      const route = posts[index % posts.length]
      if (!route) throw new Error('no route')
      // Another third of the routes each time round.
      const anonymous = (index + Math.floor(index / posts.length)) % 3 === 2
      const known = index < bodies / 3 ? award.known : { ...award.known, submission: award.entry }
      const { path, type, body } = bodyFor(route.path, known, random)
      const sent = await (anonymous ? newClient(app) : whoMay(route.path)).send(path, {
        method: 'POST',
        body: body as BodyInit,
        headers: { ...OWN_PAGE, 'Content-Type': type },
      })
      await sent.arrayBuffer()
      counts.set(sent.status, (counts.get(sent.status) ?? 0) + 1)
      if (!anonymous && sent.status !== 401 && sent.status !== 403) authorised += 1
      if (sent.status >= 500) broken.push(`${path} ${type} ${body.toString('utf8').slice(0, 400)}`)
    }
    await app.setClock(phases[0] ?? 0)
    figure(`fuzz on ${runtime}`, `${bodies} bodies, ${broken.length} answered with 5xx`, '10,000, 0')
    expect(broken).toEqual([])
    // The bodies must reach every depth, signed in, or they would prove nothing.
    for (const status of [303, 400, 401, 404, 409, 415, 422])
      expect(counts.get(status) ?? 0, `answers with ${status}`).toBeGreaterThan(0)
    expect(authorised / bodies).toBeGreaterThan(0.5)
    expect((await award.organiser.get(paths.admin)).status).toBe(200)
    expect((await award.juror.get(paths.juryEdition(year))).status).toBe(200)
  }, 900_000)

  describe('the host', () => {
    it.each([
      'evil.example',
      'evil.example:80',
      '127.0.0.1.evil.example',
      'localhost.evil.example',
      '127.0.0.2',
      '[::2]',
    ])('%s is not ours: 421, or refused by the runtime', async (host) => {
      const answer = await rawRequest(app, { method: 'GET', path: '/', headers: { Host: host } })
      expect([400, 421]).toContain(answer.status)
      expect(answer.body).not.toContain('evil.example')
      if (host === 'evil.example') helpfulRaw(answer, 421)
    })

    it('an absolute address in the request line does not replace it', async () => {
      const answer = await rawRequest(app, {
        method: 'GET',
        path: 'http://evil.example/anmelden',
        headers: { Host: new URL(app.origin).host },
      })
      expect(answer.body).not.toContain('evil.example')
      expect(answer.status).toBeLessThan(500)
    })

    it('of an allowed local alias, or a forged X-Forwarded-Host, never gets into a letter', async () => {
      const { port } = new URL(app.origin)
      for (const [index, host] of [`localhost:${port}`, '127.0.0.1:9', `[::1]:${port}`].entries()) {
        const email = `host${index}@kuer.example`
        const answer = await rawRequest(app, {
          method: 'POST',
          path: paths.signIn,
          body: new URLSearchParams({ email }).toString(),
          headers: {
            Host: host,
            Origin: app.origin,
            'Content-Type': FORM,
            'X-Forwarded-Host': 'evil.example',
            'X-Forwarded-Proto': 'https',
            'X-Original-Host': 'evil.example',
            Forwarded: 'host=evil.example;proto=https',
          },
        })
        expect(answer.status).toBe(303)
        expect(answer.headers.location).toBe(paths.signInCode)
        const { link } = await letterTo(app, email)
        expect(link).toMatch(new RegExp(`^${app.origin}/anmelden/link/[\\w-]{43}$`))
      }
    })

    it('unknown gets no letter sent', async () => {
      const answer = await rawRequest(app, {
        method: 'POST',
        path: paths.signIn,
        body: 'email=fremderhost%40kuer.example',
        headers: { Host: 'evil.example', Origin: app.origin, 'Content-Type': FORM },
      })
      expect(answer.status).toBe(421)
      expect(await (await newClient(app).get(paths.devMail)).text()).not.toContain('fremderhost')
    })
  })

  describe('every answer', () => {
    /** One of each kind: pages, refusals, redirects, JSON. */
    const kinds: [string, number, () => Promise<Response>][] = [
      ['start page of somebody signed in', 200, () => organiser.get(paths.home)],
      ['form', 200, () => newClient(app).get(paths.signIn)],
      ['page of the organisers', 200, () => organiser.get(paths.admin)],
      ['redirect to the sign-in', 303, () => newClient(app).get(paths.submissions)],
      [
        'redirect after a form',
        303,
        () => newClient(app).post(paths.signIn, { email: 'kinds@kuer.example' }),
      ],
      ['damaged form', 400, () => asForm(paths.signIn, 'x', { 'Content-Type': 'multipart/form-data' })],
      ['form without a session', 401, () => newClient(app).post(paths.submissions, { edition: 'x' })],
      ['foreign form', 403, () => asOf(app, {}).post(paths.signIn)],
      ['page of others', 403, async () => (await signedIn(app, 'niemand@kuer.example')).get(paths.admin)],
      ['unknown page', 404, () => newClient(app).get('/gibt-es-nicht')],
      [
        'conflict',
        409,
        () =>
          organiser.post(paths.adminCategories(year), {
            version: '999',
            'id[]': '',
            'name[]': 'X',
            'description[]': '',
          }),
      ],
      ['wrong type', 415, () => asForm(paths.signIn, '{}', { 'Content-Type': 'application/json' })],
      ['invalid form', 422, () => newClient(app).post(paths.signIn, { email: 'x' })],
      ['wrong code', 422, () => newClient(app).post(paths.signInCode, { code: '12345678' })],
      ['health', 200, () => newClient(app).get(paths.health)],
      ['unknown open data', 404, () => newClient(app).get('/api/v1/editions/1999')],
      ['unknown picture', 404, () => newClient(app).get('/bilder/x/480.webp')],
      ['letters of the development', 200, () => newClient(app).get(paths.devMail)],
    ]

    it.each(kinds)(
      '%s (%i) carries the security headers and is private by default',
      async (_what, status, get) => {
        const response = await get()
        expect(response.status).toBe(status)
        expectSecurityHeaders(response.headers)
        expect(response.headers.get('Cache-Control')).toBe('private, no-store')
        const body = await response.text()
        if (response.headers.get('Content-Type')?.startsWith('text/html')) expectNothingInline(body)
      },
    )

    it('a public page carries them too, and may be kept by whoever asks again each time', async () => {
      const response = await newClient(app).get(paths.home)
      expect(response.status).toBe(200)
      expectSecurityHeaders(response.headers)
      expect(response.headers.get('Cache-Control')).toBe('public, no-cache')
      expectNothingInline(await response.text())
    })

    it('open data carries them too, for every website to read and keep', async () => {
      const response = await newClient(app).get(paths.apiEditions)
      expect(response.status).toBe(200)
      expectSecurityHeaders(response.headers)
      expect(response.headers.get('Cache-Control')).toBe('public, no-cache')
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    })

    it('too much at once (413) as well', async () => {
      const { status, headers } = await rawRequest(app, {
        method: 'POST',
        path: paths.signIn,
        headers: { ...OWN_PAGE, 'Content-Type': FORM, 'Content-Length': String(MAX_FORM_BYTES + 1) },
      })
      expect(status).toBe(413)
      const received = new Headers(
        Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      )
      expectSecurityHeaders(received)
      expect(received.get('Cache-Control')).toBe('private, no-store')
    })

    it('too many requests (429) as well', async () => {
      for (let asked = 0; asked < 5; asked += 1) await askForCode(newClient(app), 'viele@kuer.example')
      const response = await newClient(app).post(paths.signIn, { email: 'viele@kuer.example' })
      expect(response.status).toBe(429)
      expectSecurityHeaders(response.headers)
      expect(response.headers.get('Cache-Control')).toBe('private, no-store')
    })

    it('to a GET of any route of the router: no 5xx, the headers, nothing inline', async () => {
      const gets = routes.filter(({ method }) => method === 'GET')
      expect(gets.length).toBeGreaterThan(30)
      let pages = 0
      for (const { path, kept } of gets) {
        const stranger = newClient(app)
        for (const client of [organiser, stranger]) {
          const response = await client.get(addressOf(path, award.known))
          expect(response.status, path).toBeLessThan(500)
          expectSecurityHeaders(response.headers)
          const body = await response.text()
          if (!response.headers.get('Content-Type')?.startsWith('text/html')) continue
          const shared = kept && client === stranger && response.status === 200
          const caching = shared ? 'public, no-cache' : 'private, no-store'
          expect(response.headers.get('Cache-Control'), path).toBe(caching)
          expect(body, path).toContain('<html lang="de"')
          expectNothingInline(body)
          pages += response.status === 200 ? 1 : 0
        }
      }
      expect(pages).toBeGreaterThan(25)
    })
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\r\nX',
    '/%0d%0aX',
    '/\tevil',
    'javascript:x',
  ])('the destination %j after signing in stays on this site', async (weiter) => {
    const email = `ziel${Buffer.from(weiter).toString('hex')}@kuer.example`
    const client = newClient(app)
    const form = await (await client.get(`${paths.signIn}?weiter=${encodeURIComponent(weiter)}`)).text()
    const shown = /name="weiter" value="([^"]*)"/.exec(form)?.[1] ?? ''
    await askForCode(client, email, weiter)
    const done = await client.post(paths.signInCode, { code: (await letterTo(app, email)).code })
    // Percent signs stay percent signs: `/%0d%0aX` is an address of this site, and no line break.
    const home = weiter === '/%0d%0aX' ? weiter : '/'
    expect([done.status, done.headers.get('Location'), shown]).toEqual([303, home, home])
    expect(new URL(home, app.origin).origin).toBe(app.origin)
  })

  it('the destination %0d%0a in the address of the form is home', async () => {
    const form = await (await newClient(app).get(`${paths.signIn}?weiter=/%0d%0aX`)).text()
    expect(form).toContain('name="weiter" value="/"')
  })
})

/** A client whose forms carry just these headers. */
const asOf = (app: RunningApp, headers: Record<string, string>) => {
  const client = newClient(app)
  return {
    post: (path: string, fields: Record<string, string> = {}) => client.post(path, fields, headers),
  }
}
