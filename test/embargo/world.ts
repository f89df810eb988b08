/** One award year on disk; copies of it stand behind real servers, decided or not. Unique words tell what leaks. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, type IncomingHttpHeaders, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSessions } from '../../src/account/lucia.ts'
import type { Actor } from '../../src/account/rules.ts'
import { createApp } from '../../src/app.ts'
import { createPublicPages } from '../../src/core/public-pages.ts'
import type { Services } from '../../src/core/services.ts'
import { EMPTY } from '../../src/deliberation/decision.ts'
import { nominate, saveDecision } from '../../src/deliberation/decision-actions.ts'
import type { Edition } from '../../src/edition/store.ts'
import { compress } from '../../src/platform/compress.ts'
import { nodeServer } from '../../src/platform/node-server.ts'
import { composeNode } from '../../src/platform/node-services.ts'
import type { SqliteSql } from '../../src/platform/sql-sqlite.ts'
import { confirmRelease, planOpening, savePreparation, sealRelease } from '../../src/publication/actions.ts'
import { agreeToChange, askUndo } from '../../src/publication/change-actions.ts'
import { changeOf } from '../../src/publication/change-store.ts'
import { openNow } from '../../src/publication/opening.ts'
import { EMPTY_PLAN, winnerKey } from '../../src/publication/plan.ts'
import { planOf, sealOf } from '../../src/publication/release-store.ts'
import {
  at,
  categoryOf,
  editionOf,
  entry,
  JUDGED,
  juror,
  meet,
  must,
  OPENS,
  openYear,
  person,
  photoOf,
  quorumOfOne,
} from '../submission/world.ts'
import { expectSound } from '../support/invariants.ts'
import { SMALL_JPEG } from '../support/small-jpeg.ts'

export const ORIGIN = 'http://127.0.0.1:3000'
export const YEAR = 2026
const HOUR = 3_600_000

/** What entrants wrote: unknown to everybody else until it is published. */
export const ENTRY_WORDS = {
  title: 'Kanarientitel',
  nominee: 'Kanarienzweiter',
  summary: 'Kanarienkurzfassung',
  caption: 'Kanarienunterschrift',
  alt: 'Kanarienalternative',
}
/** What the jury decided and the organisers prepared: unknown to everybody but them. */
export const DECISION_WORDS = {
  citation: 'Kanarienbegruendung',
  prize: 'Kanariensonderpreis',
  intro: 'Kanarienvorwort',
  teaser: 'Kanarienanriss',
  wording: 'Kanarienwortlaut',
}

export type Role = 'anonymous' | 'entrant' | 'neighbour' | 'juror'

export interface Year {
  readonly organiser: Actor
  readonly chair: Actor
  readonly people: Record<Exclude<Role, 'anonymous'>, Actor>
  readonly cookies: Record<Role, string>
  readonly winner: string
  readonly nominee: string
  readonly photo: string
}

export interface Answer {
  readonly status: number
  readonly headers: readonly string[]
  /** Latin-1 keeps every byte apart. */
  readonly body: string
}

export interface House {
  readonly services: Services
  readonly sql: SqliteSql
  /** Asks with exactly these headers besides Host and the cookie of `role`. */
  ask(role: Role, path: string, headers?: Record<string, string>, method?: string): Promise<Answer>
  close(): Promise<void>
}

export interface Ground {
  readonly year: Year
  /** A copy of the year behind a server of its own, an hour after judging has closed. */
  open(): Promise<House>
  /** The services of another process on the database of `house`; the caller closes it. */
  beside(house: House): { readonly services: Services; close(): void }
  close(): void
}

const compose = (data: string, time: number) => {
  const config = {
    mode: 'production',
    origin: ORIGIN,
    secret: 'x'.repeat(32),
    firstOrganiser: null,
    proxies: 0,
  } as const
  const settings = { config, host: '127.0.0.1', port: 3000, data, smtp: null, demo: false }
  const { services, sql } = composeNode(settings, () => time)
  return { services: { ...services, deliver: async () => undefined }, sql }
}

/** Seeds the year once. */
export const awardYear = async (): Promise<Ground> => {
  const folder = mkdtempSync(join(tmpdir(), 'kuer-embargo-'))
  const first = join(folder, 'first')
  const seed = compose(first, OPENS)
  const year = await seedYear(seed.services, seed.sql)
  seed.sql.close()
  const folders = new Map<House, string>()
  return {
    year,
    open: async () => {
      const data = join(folder, String(folders.size))
      cpSync(first, data, { recursive: true })
      const house = await openHouse(data, year)
      folders.set(house, data)
      return house
    },
    beside: (house) => {
      const { services, sql } = compose(folders.get(house) ?? '', JUDGED + HOUR)
      return { services, close: () => sql.close() }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

const seedYear = async (app: Services, sql: SqliteSql): Promise<Year> => {
  const organiser = await person(app, 'organiser@x.example', true)
  const edition = await openYear(app, organiser, YEAR)
  const entrant = await person(app, 'entrant@x.example')
  const neighbour = await person(app, 'neighbour@x.example')
  const winner = await entry(app, entrant, edition, ENTRY_WORDS.title)
  const nominee = await entry(app, entrant, edition, ENTRY_WORDS.nominee)
  await entry(app, neighbour, edition, 'Ohne Preis')
  const photo = await photoOf(app, winner)
  await app.files.put(`photos/${photo.id}/480.jpeg`, SMALL_JPEG, 'image/jpeg')
  sql.connection
    .prepare('UPDATE photo SET caption = ?, alt = ? WHERE id = ?')
    .run(ENTRY_WORDS.caption, ENTRY_WORDS.alt, photo.id)
  sql.connection
    .prepare("UPDATE submission SET answers = json_set(answers, '$.summary', ?) WHERE id = ?")
    .run(ENTRY_WORDS.summary, winner)
  const chair = await juror(app, organiser, edition, 'chair@jury.example', true)
  const member = await juror(app, organiser, edition, 'member@jury.example')
  await quorumOfOne(app, edition)
  await meet(app, organiser, edition)
  const people = { entrant, neighbour, juror: member }
  const cookies = {
    anonymous: '',
    entrant: await cookieOf(app, entrant),
    neighbour: await cookieOf(app, neighbour),
    juror: await cookieOf(app, member),
  }
  return { organiser, chair, people, cookies, winner, nominee, photo: photo.id }
}

const cookieOf = async (app: Services, { id }: Actor): Promise<string> => {
  const sessions = createSessions(app.db, false)
  return `${sessions.sessionCookieName}=${(await sessions.createSession(id, {})).id}`
}

/**
 * The jury decides: a first place with its reason, a second left empty, a special prize. The organisers prepare and
 * seal it, the chair confirms, and the results will open by themselves in an hour.
 */
export const decide = async (app: Services, year: Year): Promise<void> => {
  const then = at(app, JUDGED + HOUR / 2)
  const { organiser, chair, winner, nominee } = year
  const { id: categoryId } = await categoryOf(app, await editionOf(app, YEAR))
  const before = await editionOf(app, YEAR)
  const submissions = [winner, nominee]
  must(await nominate(then, organiser, before, { version: before.version, categoryId, submissions }))
  await savePart(then, organiser, categoryId, [
    [1, '', winner],
    [2, '', EMPTY],
  ])
  await savePart(then, organiser, '', [[null, DECISION_WORDS.prize, nominee]])
  const edition = await editionOf(app, YEAR)
  const planVersion = must(await prepare(then, edition, year))
  must(await sealRelease(then, organiser, edition, { editionVersion: edition.version, planVersion }))
  const seal = await sealOf(app.db, edition.id)
  must(await confirmRelease(then, chair, edition, seal?.sha256 ?? ''))
  must(await planOpening(then, organiser, edition, JUDGED + 2 * HOUR))
}

type Row = readonly [place: number | null, special: string, choice: string]

const savePart = async (then: Services, organiser: Actor, categoryId: string, rows: readonly Row[]) => {
  const edition = await editionOf(then, YEAR)
  const decided = rows.map(([place, special, choice]) => {
    const citation = choice === EMPTY ? '' : DECISION_WORDS.citation
    return { categoryId, place, special, choice, citation }
  })
  must(await saveDecision(then, organiser, edition, { version: edition.version, categoryId, rows: decided }))
}

const prepare = async (then: Services, edition: Edition, { organiser, winner }: Year) => {
  const { version: planVersion } = await planOf(then.db, edition.id)
  const { citation: decided, intro, teaser, wording: citation } = DECISION_WORDS
  const key = winnerKey({ submission: winner, special: null })
  const plan = { ...EMPTY_PLAN, intro, winners: { [key]: { position: 1, teaser, citation, decided } } }
  return savePreparation(then, organiser, edition, { plan, planVersion, editionVersion: edition.version })
}

/** The results open, by the hand of the chair. */
export const release = async (app: Services, { chair }: Year): Promise<void> => {
  must(await openNow(app, chair, await editionOf(app, YEAR)))
}

/** Organiser and chair take everything back. */
export const takeBack = async (app: Services, { organiser, chair }: Year): Promise<void> => {
  const edition = await editionOf(app, YEAR)
  must(await askUndo(app, organiser, edition, 'Ein Name war falsch.'))
  must(await agreeToChange(app, chair, edition, (await changeOf(app.db, edition.id))?.asked_at ?? 0))
}

const openHouse = async (data: string, { cookies }: Year): Promise<House> => {
  const { services, sql } = compose(data, JUDGED + HOUR)
  const pages = createPublicPages(services.db, services.clock, { compress })
  const server = nodeServer(createApp(services, pages), pages, ORIGIN)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  return {
    services,
    sql,
    ask: (role, path, headers = {}, method = 'GET') => {
      const cookie: Record<string, string> = role === 'anonymous' ? {} : { Cookie: cookies[role] }
      return ask({ server, agent, method, path, headers: { Host: '127.0.0.1:3000', ...cookie, ...headers } })
    },
    close: async () => {
      agent.destroy()
      await new Promise((resolve) => server.close(resolve))
      try {
        expectSound(sql.connection)
      } finally {
        sql.close()
      }
    },
  }
}

interface Asked {
  readonly server: Server
  readonly agent: Agent
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
}

const ask = ({ server, ...asked }: Asked): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const sent = request({ host: '127.0.0.1', port, ...asked }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: shown(response.headers),
          body: Buffer.concat(chunks).toString('latin1'),
        }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })

/** The body is compared itself; a kept page says its length, one that is drawn comes in pieces. */
const OF_THE_WAY = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']

const shown = (headers: IncomingHttpHeaders): string[] =>
  Object.entries(headers)
    .filter(([name]) => !OF_THE_WAY.includes(name))
    .map(([name, value]) => `${name}: ${String(value)}`)
    .sort()
