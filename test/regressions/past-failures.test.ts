/** What went wrong in systems like ours, each tried here by its name. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { paths } from '../../src/core/paths.ts'
import { type DeclaredRoute, declaredRoutes } from '../../src/http/access.ts'
import { type AwardYear, awardYear, texts } from '../support/award-year.ts'
import {
  askForCode,
  type Client,
  lettersTo,
  letterTo,
  newClient,
  OWN_PAGE,
  rawRequest,
  signedIn,
} from '../support/client.ts'
import { addressOf } from '../support/fuzz.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { SMALL_JPEG } from '../support/small-jpeg.ts'

const YEAR = 2031
const CALL = Date.UTC(YEAR, 2, 1, 12)
const JUDGING = Date.UTC(YEAR, 5, 15, 12)
const JUROR_NAME = 'Ute Groß'
/** Stands only in a comment of a score sheet. */
const COMMENT = 'Jurykanarie'

let app: RunningNode
let award: AwardYear
let other: Client
let routes: DeclaredRoute[]

beforeAll(async () => {
  app = await startNode()
  routes = declaredRoutes(createApp(app.services))
  award = await awardYear(app, YEAR, [CALL])
  other = await signedIn(app, 'fremd@kuer.example')
  await app.setClock(JUDGING)
  const { criteria } = award.known
  const sheet: [string, string][] = [
    ['version', '0'],
    ['comment', COMMENT],
    ...criteria.flatMap((id): [string, string][] => [
      [`points-${id}`, '2'],
      [`comment-${id}`, COMMENT],
    ]),
  ]
  expect((await award.juror.post(paths.juryScore(award.entry), sheet)).status).toBe(303)
})
afterAll(() => app.close())

const textOf = async (client: Client, path: string): Promise<string> => (await client.get(path)).text()
/** Without what a page says back of the question itself. */
const without = (text: string, words: readonly string[]): string =>
  words.reduce((left, word) => left.replaceAll(word, '').replaceAll(encodeURIComponent(word), ''), text)

describe('OpenReview 2025: a search parameter revealed the reviewers', () => {
  const NAMES = [
    'jury',
    'juror',
    'jurors',
    'reviewer',
    'referee',
    'signatures',
    'readers',
    'details',
    'include',
  ]
  const MORE = ['expand', 'fields', 'select', 'filter', 'sort', 'order', 'q', 'suche', 'ansicht', 'mitglied']

  it('no parameter changes what an entrant or a visitor is shown', async () => {
    const pages: [Client, string][] = [
      [award.organiser, paths.submission(award.entry)],
      [award.organiser, paths.submissionReceipt(award.entry)],
      [other, paths.submissions],
      [newClient(app), paths.edition(YEAR)],
      [newClient(app), paths.apiEdition(YEAR)],
      [newClient(app), paths.apiResource(YEAR, 'jury')],
    ]
    for (const [client, path] of pages) {
      const plain = await textOf(client, path)
      expect(plain).not.toContain(award.known.juror)
      for (const name of [...NAMES, ...MORE])
        for (const value of [JUROR_NAME, award.known.juror, '*']) {
          const answer = await client.get(`${path}?${new URLSearchParams({ [name]: value })}`)
          const body = without(await answer.text(), [`?${new URLSearchParams({ [name]: value })}`])
          // An address that takes no such parameter may say so; it may not answer it.
          if (answer.status === 200) expect(body, `${path} ${name}`).toBe(plain)
          else expect(answer.status, `${path} ${name}`).toBeLessThan(500)
          expect(body).not.toContain(award.known.juror)
        }
    }
  })

  it('the public search knows a juror’s name no better than a name that nobody has', async () => {
    const [real, none] = await Promise.all(
      [JUROR_NAME, 'Eva Klein'].map(async (name) =>
        without(await textOf(newClient(app), paths.searchFor(new URLSearchParams({ q: name }).toString())), [
          name,
          new URLSearchParams({ q: name }).toString(),
        ]),
      ),
    )
    expect(real).toBe(none)
  })
})

it('HotCRP CVE-2026-55493: no search finds an entry by who commented on it, or what', async () => {
  const searched = (client: Client, path: string, word: string) =>
    textOf(client, `${path}?${new URLSearchParams({ q: word, suche: word })}`).then((text) =>
      without(text, [word]),
    )
  for (const [client, path] of [
    [award.organiser, paths.adminSubmissions(YEAR)],
    [award.juror, paths.juryEdition(YEAR)],
    [award.organiser, paths.submissions],
    [newClient(app), paths.search],
  ] as const)
    expect(await searched(client, path, COMMENT), path).toBe(await searched(client, path, 'Niemandswort'))
})

describe('HotCRP CVE-2026-23878: any author downloaded any document', () => {
  it('what belongs to an entry is not there for another entrant, whatever the address', async () => {
    const { known, entry } = award
    const own = routes.filter(
      ({ method, rule, path }) => method === 'GET' && rule === 'signed_in' && path.includes(':'),
    )
    expect(own.length).toBeGreaterThan(10)
    const leaks: string[] = []
    for (const submission of [known.submission, entry])
      for (const { path } of own) {
        const address = addressOf(path, { ...known, submission })
        const answer = await other.get(address)
        const body = await answer.text()
        if (![302, 303, 403, 404].includes(answer.status) || body.includes(texts.title ?? ''))
          leaks.push(`${address} ${answer.status}`)
      }
    expect(leaks).toEqual([])
    // The owner does get them, or the addresses would prove nothing.
    expect((await award.organiser.get(paths.submissionPdf(entry))).status).toBe(200)
    expect((await award.organiser.get(paths.privatePhoto(known.photo, '320.webp'))).status).toBe(200)
  })
})

it('HotCRP CVE-2026-25156: an upload never comes back as something that runs', async () => {
  await app.setClock(CALL)
  const { known, organiser } = award
  const script = '<script>alert(1)</script>'
  const files: [string, string, Blob][] = [
    ['bild.svg', 'image/svg+xml', new Blob([`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`])],
    ['bild.jpg', 'image/jpeg', new Blob([`<!doctype html>${script}`])],
    ['bild.jpg.html', 'text/html', new Blob([SMALL_JPEG, script])],
  ]
  for (const [name, type, content] of files) {
    const form = new FormData()
    form.append('fotos', new File([content], name, { type }))
    const answer = await organiser.send(paths.submissionPhotos(known.submission), {
      method: 'POST',
      body: form,
      headers: OWN_PAGE,
    })
    expect(answer.status, name).toBeLessThan(500)
  }
  const page = await textOf(organiser, paths.submissionPhotos(known.submission))
  const pictures = [...new Set([...page.matchAll(/src="(\/fotos\/[^"]+)"/g)].map(([, path = '']) => path))]
  expect(pictures.length).toBeGreaterThan(0)
  for (const path of pictures) {
    const picture = await organiser.get(path)
    expect(picture.headers.get('content-type')).toMatch(/^image\/(webp|avif|jpeg)$/)
    expect(picture.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await picture.arrayBuffer()).includes('<script')).toBe(false)
  }
  await app.setClock(JUDGING)
})

it('HotCRP: a letter was rendered with the rights of the chair; ours know nothing of the sheets', async () => {
  const letters = await app.services.db.q
    .selectFrom('outbox')
    .select(['recipient', 'subject', 'body'])
    .execute()
  expect(letters.length).toBeGreaterThan(3)
  expect(letters.filter(({ subject, body }) => `${subject}${body}`.includes(COMMENT))).toEqual([])
  // Only who is on the jury is told a juror's name.
  const told = letters.filter(({ body }) => body.includes(JUROR_NAME)).map(({ recipient }) => recipient)
  expect(new Set(told)).toEqual(new Set(['jury@kuer.example', 'wechsel@kuer.example']))
})

it('Decidim CVE-2023-47634: one endorsement sent fifty times at once counted twice', async () => {
  const late = await signedIn(app, 'wechsel@kuer.example')
  await late.post(paths.juryAccept(YEAR), { none: '1', confidential: '1' })
  const points = award.known.criteria.map((id): [string, string] => [`points-${id}`, '5'])
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      late
        .post(paths.juryScore(award.entry), [['version', '0'], ['comment', ''], ...points])
        .then(({ status }) => status),
    ),
  )
  expect(answers.filter((status) => status === 303)).toHaveLength(1)
  expect(answers.filter((status) => status === 409)).toHaveLength(49)
  const sheets = await app.services.db.q
    .selectFrom('score_sheet')
    .select('version')
    .where('submission_id', '=', award.entry)
    .execute()
  // The other juror's and this one.
  expect(sheets).toEqual([{ version: 1 }, { version: 1 }])
})

it('Decidim CVE-2024-27090: no embed, feed or machine-readable twin shows what is not published', async () => {
  const stranger = newClient(app)
  const addresses = [
    paths.winners(YEAR),
    paths.winner(YEAR, 'buerger-app-fuer-aemter'),
    paths.apiResource(YEAR, 'winners'),
    paths.apiResource(YEAR, 'entries'),
    paths.apiWinner(YEAR, 'buerger-app-fuer-aemter'),
    paths.feed,
    paths.sitemap,
    paths.dcat,
    paths.edition(YEAR),
    paths.home,
    `/bilder/${award.known.photo}/teilen.jpeg`,
    `/bilder/${award.known.photo}/320.webp`,
    paths.privatePhoto(award.known.photo, '320.webp'),
  ]
  for (const path of addresses)
    for (const query of ['', '?embed=1', '?format=json', '?print=1'])
      for (const accept of ['text/html', 'application/json', 'application/activity+json']) {
        const answer = await stranger.get(`${path}${query}`, { Accept: accept })
        const body = Buffer.from(await answer.arrayBuffer())
        expect(body.includes(texts.title ?? '?'), `${path}${query}`).toBe(false)
        if (/photo|bilder|fotos|preistraeger/.test(path)) expect(answer.status, path).not.toBe(200)
      }
})

describe('Decidim CVE-2026-45377: a link to an export could be replayed', () => {
  it('an export asks for the session each time, and nothing on the way keeps it', async () => {
    const files = [
      paths.adminSubmissionsFile(YEAR, 'csv', ''),
      paths.adminSubmissionsFile(YEAR, 'xlsx', ''),
      paths.myDataFile('json'),
      paths.submissionPdf(award.entry),
    ]
    for (const path of files) {
      const mine = await award.organiser.get(path)
      expect(mine.status, path).toBe(200)
      expect(mine.headers.get('cache-control'), path).toMatch(/no-store/)
      expect((await newClient(app).get(path)).status, path).toBe(303)
    }
  })

  it('a link to sign in opens once, and takes its code with it', async () => {
    const client = newClient(app)
    await askForCode(client, 'einmal@kuer.example')
    const { code, link } = await letterTo(app, 'einmal@kuer.example')
    const path = new URL(link).pathname
    // A mail scanner looks first; that opens nothing.
    expect((await newClient(app).get(path)).headers.getSetCookie()).toEqual([])
    expect((await newClient(app).post(path)).status).toBe(303)
    const again = await newClient(app).post(path)
    expect(again.status).toBeGreaterThanOrEqual(400)
    expect(again.headers.getSetCookie()).toEqual([])
    expect((await client.post(paths.signInCode, { code })).status).toBe(422)
  })
})

it('Indico CVE-2021-30185: the Host header got into the letter with the link', async () => {
  const email = 'wirt@kuer.example'
  const forged: Record<string, string>[] = [
    { Host: 'evil.example' },
    { Host: new URL(app.origin).host, 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example' },
  ]
  for (const headers of forged)
    await rawRequest(app, {
      method: 'POST',
      path: paths.signIn,
      headers: { ...headers, ...OWN_PAGE, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ email }).toString(),
    })
  const letters = await lettersTo(app, email)
  expect(letters.length).toBeGreaterThan(0)
  expect(letters.filter(({ link }) => !link.startsWith(`${app.origin}/`))).toEqual([])
})

describe('pretalx CVE-2023-28458: a path led out of the folder', () => {
  it.each([
    '/css/..%2f..%2fpackage.json',
    '/css/../../package.json',
    '/fonts/..%5c..%5cpackage.json',
    '/css/%2e%2e/%2e%2e/package.json',
    '/bilder/..%2f..%2f..%2fetc%2fpasswd/320.webp',
    '/bilder/../../../etc/passwd',
    '/gestaltung/..%2f..%2fkuer.sqlite.webp',
    '/gebaerdensprache/..%2f..%2fkuer.sqlite.mp4',
  ])('%s', async (path) => {
    const host = new URL(app.origin).host
    const answer = await rawRequest(app, { method: 'GET', path, headers: { Host: host } })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(answer.body).not.toMatch(/"dependencies"|root:|SQLite format/)
  })

  it('the name of an upload never becomes a path', async () => {
    await app.setClock(CALL)
    const form = new FormData()
    const name = '../../../../kuer-ausbruch.jpg'
    form.append('fotos', new File([SMALL_JPEG], name, { type: 'image/jpeg' }))
    await award.organiser.send(paths.submissionPhotos(award.known.submission), {
      method: 'POST',
      body: form,
      headers: OWN_PAGE,
    })
    for (const folder of ['.', '..', '../..', '/tmp', '/'])
      expect(existsSync(join(folder, 'kuer-ausbruch.jpg'))).toBe(false)
    await app.setClock(JUDGING)
  })
})

it('pretalx: a forged X-Forwarded-For bought new tries', async () => {
  const guesses = async (headers: (turn: number) => Record<string, string>): Promise<number[]> => {
    const client = newClient(app)
    await askForCode(client, `rater-${Math.random()}@kuer.example`)
    const answers = []
    for (let turn = 0; turn < 8; turn += 1) {
      const sent = await client.post(
        paths.signInCode,
        { code: '00000000' },
        { ...OWN_PAGE, ...headers(turn) },
      )
      answers.push(sent.status)
    }
    return answers
  }
  const honest = await guesses(() => ({}))
  const forged = await guesses((turn) => ({
    'X-Forwarded-For': `203.0.113.${turn}`,
    'X-Real-IP': `203.0.113.${turn}`,
    'CF-Connecting-IP': `203.0.113.${turn}`,
  }))
  expect(forged).toEqual(honest)
  expect(honest).not.toContain(303)
})

it('gavel: the export as CSV held the secrets to sign in', async () => {
  const { organiser, known } = award
  const secrets = [...organiser.cookies.values(), ...award.juror.cookies.values()]
  const { q } = app.services.db
  for (const { id } of await q.selectFrom('session').select('id_hash as id').execute()) secrets.push(id)
  expect(secrets.length).toBeGreaterThan(3)
  const files = routes
    .filter(({ method, path }) => method === 'GET' && /\.(csv|json|xlsx|zip)$|csv|xlsx/.test(path))
    .map(({ path }) => addressOf(path, known))
  files.push(...(['csv', 'xlsx'] as const).map((kind) => paths.adminSubmissionsFile(YEAR, kind, '')))
  files.push(paths.myDataFile('json'))
  let opened = 0
  for (const path of files) {
    const answer = await organiser.get(path)
    const body = Buffer.from(await answer.arrayBuffer())
    if (answer.status === 200) opened += 1
    expect(
      secrets.filter((secret) => secret !== '' && body.includes(secret)),
      path,
    ).toEqual([])
  }
  expect(opened).toBeGreaterThan(5)
})
