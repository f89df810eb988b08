import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { createApp } from '../../src/app.ts'
import { inLanguage } from '../../src/core/language.ts'
import { paths, slugify } from '../../src/core/paths.ts'
import type { Edition } from '../../src/edition/store.ts'
import { allow, assertEveryRouteDeclares, declaredRoutes } from '../../src/http/access.ts'
import { loadEntry, recuse } from '../../src/jury/actions.ts'
import { AREAS } from '../../src/permission/table.ts'
import { withdrawSubmission } from '../../src/submission/withdraw.ts'
import { inviteColleague } from '../../src/team/actions.ts'
import { invitationsOf } from '../../src/team/store.ts'
import {
  at,
  categoryOf,
  completeInput,
  draft,
  entry,
  JUDGED,
  JUDGING,
  juror,
  must,
  OPENS,
  openYear,
  own,
  person,
  photoOf,
  share,
} from '../submission/world.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { askForPlan, attachPlan } from './plan.ts'
import { visit } from './visitor.ts'

const ROLES = ['anonymous', 'entrant', 'juror', 'chair', 'organiser'] as const
type Role = (typeof ROLES)[number]

const NOBODY = '00000000-0000-4000-8000-000000000000'

let app: RunningNode
let edition: Edition
let people: Record<Role, Actor | null>
let other: Actor
let elsewhere: Actor
let recused: Actor
let submission: string
let photo: string

beforeAll(async () => {
  app = await startNode()
  const { services } = app
  const organiser = await person(services, 'organiser@x.example', true)
  edition = await openYear(services, organiser, 2026)
  await askForPlan(services, edition)
  const otherYear = await openYear(services, organiser, 2027)
  const entrant = await person(services, 'entrant@x.example')
  submission = await entry(services, entrant, edition, 'Rathaus digital')
  photo = (await photoOf(services, submission)).id
  people = {
    anonymous: null,
    entrant,
    juror: await juror(services, organiser, edition, 'juror@x.example'),
    chair: await juror(services, organiser, edition, 'chair@x.example', true),
    organiser,
  }
  other = await person(services, 'other@x.example')
  elsewhere = await juror(services, organiser, otherYear, 'elsewhere@x.example', true)
  recused = await juror(services, organiser, edition, 'recused@x.example')
  const judging = at(services, JUDGING)
  const seated = must(await loadEntry(judging, recused, submission))
  must(await recuse(judging, recused, seated, 'Ich habe mitgewirkt.'))
})
afterAll(() => app.close())

/** `METHOD /pattern` of every route whose address matches. */
const routesOf = (path: RegExp): string[] =>
  AREAS.flatMap(({ rows }) => rows.flatMap((row) => row.routes)).filter((route) => path.test(route))

/** An address for a route; what a form would destroy is named by an id that nobody has. */
const addressOf = (route: string): { method: string; path: string } => {
  const [method = '', pattern = ''] = route.split(' ')
  const values: Record<string, string> = {
    year: '2026',
    number: '1',
    id: submission,
    photo: method === 'GET' ? photo : NOBODY,
    version: '1.json',
    lang: 'de',
    step: '1',
    question: 'plan',
    rendition: '480.jpeg',
  }
  const path = pattern.replace(/:([a-z]+)(\{[^/]*\})?/g, (_, name: string) => values[name] ?? NOBODY)
  return { method, path }
}

describe('the list of routes', () => {
  test.each<[string, (planted: ReturnType<typeof createApp>) => unknown]>([
    ['GET /planted', (planted) => planted.get('/planted', (c) => c.text('x'))],
    ['POST /planted', (planted) => planted.post('/planted', (c) => c.text('x'))],
    ['ALL /planted', (planted) => planted.all('/planted', (c) => c.text('x'))],
    ['GET /late', (planted) => planted.get('/late', (c) => c.text('x'), allow('organiser'))],
  ])('an undeclared %s stops the start', (name, plant) => {
    const planted = createApp(app.services)
    expect(() => assertEveryRouteDeclares(planted)).not.toThrow()
    plant(planted)
    expect(() => assertEveryRouteDeclares(planted)).toThrow(`route without access rule: ${name}`)
  })
})

test('only what the public may see opens in English, whoever asks', async () => {
  const routes = declaredRoutes(createApp(app.services))
  const bilingual = routes.filter((one) => one.bilingual)
  expect(bilingual.length).toBeGreaterThan(10)
  expect(bilingual.filter(({ rule }) => rule !== 'public')).toEqual([])
  const opened: string[] = []
  for (const actor of [people.organiser, people.chair, null]) {
    const visitor = await visit(app, actor)
    for (const { method, path } of routes.filter((one) => !one.bilingual)) {
      const address = inLanguage('en', addressOf(`${method} ${path}`).path)
      const { status } = await (method === 'GET' ? visitor.get : visitor.post)(address)
      if (status !== 404) opened.push(`${method} ${address}: ${status}`)
    }
  }
  expect(opened).toEqual([])
  for (const path of ['/en/en', '/en/en/archiv', '/EN/archiv', '/en//verwaltung'])
    expect((await (await visit(app, people.organiser)).get(path)).status, path).toBe(404)
})

describe('after judging', () => {
  beforeAll(() => app.setClock(JUDGED))

  test('signing out ends the session', async () => {
    const visitor = await visit(app, people.organiser)
    expect((await visitor.get(paths.admin)).status).toBe(200)
    expect((await visitor.post(paths.signOut)).headers.get('Location')).toBe('/?meldung=abgemeldet')
    expect((await visitor.get(paths.admin)).status).toBe(303)
  })

  test('an invented session is nobody', async () => {
    const headers = { Cookie: `kuer_session=${'a'.repeat(40)}` }
    const response = await fetch(app.origin + paths.admin, { headers, redirect: 'manual' })
    expect(response.headers.get('Location')).toBe('/anmelden?weiter=%2Fverwaltung')
  })

  test('a form from another site is refused whoever sends it', async () => {
    const sessionOf = await visit(app, people.organiser)
    expect((await sessionOf.post(paths.adminNew)).status).toBe(422)
    const response = await fetch(app.origin + paths.adminNew, {
      method: 'POST',
      headers: { Origin: 'https://evil.example', 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    expect(response.status).toBe(403)
  })
})

test('letters of the development do not exist in production', async () => {
  const { services } = app
  const production = createApp({ ...services, config: { ...services.config, mode: 'production' } })
  const path = paths.devMail
  expect((await production.request(app.origin + path)).status).toBe(404)
  expect((await createApp(services).request(app.origin + path)).status).toBe(200)
})

describe("somebody else's submission does not exist", () => {
  /** Complete forms, so that only the owner can be the reason. */
  const bodyOf = async (route: string): Promise<Record<string, string>> => {
    if (route.endsWith('/bearbeiten/:step')) {
      const { version, basics } = completeInput(2, 'X', (await categoryOf(app.services, edition)).id)
      return { version: String(version), ...basics }
    }
    if (/\/(einreichen|zurueckziehen)$/.test(route)) return { version: '2' }
    return {}
  }
  /** What the route names besides the submission: a person on its list, an invitation, or the picture. */
  const namedBy = async (route: string, owner: Actor, id: string, picture: string): Promise<string> => {
    const { services } = app
    if (route.includes(':person')) {
      const colleague = await person(services, 'colleague@x.example')
      await share(services, id, colleague, 'edit')
      return colleague.id
    }
    if (route.includes(':file')) return attachPlan(services, owner, id)
    if (!route.includes(':invitation')) return picture
    const guest = { email: 'guest@x.example', may: 'edit' } as const
    must(await inviteColleague(services, owner, await own(services, owner, id), guest))
    return (await invitationsOf(services.db, id))[0]?.id ?? ''
  }
  const routes = routesOf(/ \/einreichungen\/:id/)

  beforeAll(() => app.setClock(OPENS))

  test('there are such routes', () => expect(routes.length).toBeGreaterThan(10))

  test.each(routes)('%s', async (route) => {
    const owner = await person(app.services, `${slugify(route)}@x.example`)
    const id = await draft(app.services, owner, edition, `Entwurf für ${route}`)
    const { method } = addressOf(route)
    // The owner's own picture, lest the missing picture were the reason.
    const picture = await photoOf(app.services, id)
    const path = addressOf(route)
      .path.replace(submission, id)
      .replace(NOBODY, await namedBy(route, owner, id, picture.id))
    const body = await bodyOf(route)
    const ask = async (actor: Actor | null) => {
      const visitor = await visit(app, actor)
      return (await (method === 'GET' ? visitor.get(path) : visitor.post(path, body))).status
    }
    expect(await ask(other)).toBe(404)
    expect(await ask(people.juror)).toBe(404)
    expect(await ask(people.organiser)).toBe(404)
    // A receipt exists only after handing in, feedback and certificates only after the results.
    if (!/\/(quittung|rueckmeldung|urkunde\.pdf)$/.test(route)) expect(await ask(owner)).not.toBe(404)
  })

  test('not even for an incomplete form', async () => {
    const post = async (actor: Actor | null) =>
      (await (await visit(app, actor)).post(paths.submissionStep(submission, 1))).status
    expect(await post(other)).toBe(404)
    expect(await post(people.entrant)).toBe(422)
  })

  test("nor can one's own address reach another's picture", async () => {
    const id = await draft(app.services, other, edition, 'Mein eigener Entwurf')
    const visitor = await visit(app, other)
    const wish = async (what: string) =>
      (await visitor.post(`${paths.submissionPhotos(id)}/texte`, { do: `${what}:${photo}` })).status
    expect(await wish('delete')).toBe(404)
    await wish('up')
    const texts = { 'id[]': photo, 'caption[]': 'gekapert', 'alt[]': '', 'credit[]': '', 'rights[]': '' }
    await visitor.post(`${paths.submissionPhotos(id)}/texte`, texts)
    const row = await app.services.db.q
      .selectFrom('photo')
      .select('caption')
      .where('id', '=', photo)
      .executeTakeFirst()
    expect(row?.caption).toBe('Markt')
  })
})

describe('entries in the jury', () => {
  const doors: [string, (id: string) => string, Record<string, string> | null][] = [
    ['entry', paths.juryEntry, null],
    ['recusal page', paths.juryRecuse, null],
    ['next', paths.juryNext, null],
    ['previous', paths.juryPrevious, null],
    ['reopening', paths.juryReopen, { version: '1' }],
    ['flag', paths.juryFlag, { flag: '1' }],
    ['score', paths.juryScore, {}],
    ['recusal', paths.juryRecuse, { reason: 'Grund' }],
  ]
  const statuses = async (actor: Actor | null, id: string) => {
    const visitor = await visit(app, actor)
    const found: number[] = []
    for (const [, path, body] of doors)
      found.push((await (body === null ? visitor.get(path(id)) : visitor.post(path(id), body))).status)
    return found
  }

  beforeAll(() => app.setClock(JUDGING))

  test('open to a juror of the edition', async () => {
    const scorer = await juror(app.services, people.organiser ?? other, edition, 'scorer@x.example')
    expect(await statuses(scorer, submission)).toEqual([200, 200, 303, 303, 409, 303, 303, 303])
  })

  test('do not exist for a recused juror', async () => {
    expect(await statuses(recused, submission)).toEqual(doors.map(() => 404))
    const list = await (await visit(app, recused)).get(paths.juryEdition(2026))
    expect(list.status).toBe(200)
    expect(await list.text()).not.toContain(paths.juryEntry(submission))
  })

  test('do not exist for a juror of another edition', async () => {
    expect(await statuses(elsewhere, submission)).toEqual(doors.map(() => 404))
    expect((await (await visit(app, elsewhere)).get(paths.juryEdition(2026))).status).toBe(404)
  })

  test('drafts and withdrawn entries are invisible', async () => {
    const owner = people.entrant
    if (!owner) throw new Error('no entrant')
    const unfinished = await draft(app.services, owner, edition, 'Unfertig')
    const gone = await entry(app.services, owner, edition, 'Zurückgenommen')
    must(await withdrawSubmission(app.services, owner, await own(app.services, owner, gone), 3))
    expect(await statuses(people.juror, unfinished)).toEqual(doors.map(() => 404))
    expect(await statuses(people.juror, gone)).toEqual(doors.map(() => 404))
    const list = await (await (await visit(app, people.juror)).get(paths.juryEdition(2026))).text()
    expect(list).toContain('Rathaus digital')
    expect(list).not.toContain('Unfertig')
    expect(list).not.toContain('Zurückgenommen')
  })

  test('a chair decides only in the own edition', async () => {
    await app.setClock(JUDGED)
    const decide = async (actor: Actor | null) => {
      const visitor = await visit(app, actor)
      const found = await Promise.all(
        [
          paths.adminDecision(2026),
          paths.adminRelease(2026),
          paths.adminRanking(2026),
          paths.adminScores(2026),
        ].map((path) => visitor.get(path)),
      )
      return found.map(({ status }) => status)
    }
    expect(await decide(people.chair)).toEqual([200, 200, 200, 200])
    expect(await decide(elsewhere)).toEqual([404, 404, 403, 403])
    await app.setClock(JUDGING)
  })
})

describe('a private picture', () => {
  const statusFor = async (actor: Actor | null) =>
    (await (await visit(app, actor)).get(paths.privatePhoto(photo, '480.jpeg'))).status

  test('while judging', async () => {
    await app.setClock(JUDGING)
    expect({
      owner: await statusFor(people.entrant),
      organiser: await statusFor(people.organiser),
      juror: await statusFor(people.juror),
      recused: await statusFor(recused),
      elsewhere: await statusFor(elsewhere),
      other: await statusFor(other),
      anonymous: await statusFor(null),
    }).toEqual({
      owner: 200,
      organiser: 200,
      juror: 200,
      recused: 404,
      elsewhere: 404,
      other: 404,
      anonymous: 303,
    })
  })

  test('before judging it is not for jurors yet', async () => {
    await app.setClock(JUDGING - 60_000)
    expect(await statusFor(people.juror)).toBe(404)
    expect(await statusFor(people.entrant)).toBe(200)
  })

  test('has no public address, and its original none at all', async () => {
    const anybody = await visit(app, null)
    expect((await anybody.get(paths.publicPhoto(photo, '480.jpeg'))).status).toBe(404)
    const organiser = await visit(app, people.organiser)
    for (const name of ['original', '481.jpeg', '480.webp', '..%2f480.jpeg', '480.jpeg%00'])
      expect((await organiser.get(paths.privatePhoto(photo, name))).status).toBe(404)
  })
})
