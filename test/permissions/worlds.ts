/** Two award years as they stand in each of the six phases, with somebody for every role; asking them changes nothing. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSessions } from '../../src/account/lucia.ts'
import { createApp } from '../../src/app.ts'
import { openDatabase } from '../../src/core/database.ts'
import { CommitRefused, type Sql } from '../../src/core/ports.ts'
import type { Services } from '../../src/core/services.ts'
import type { Role } from '../../src/permission/doors.ts'
import { PHASES, type TablePhase } from '../../src/permission/phases.ts'
import { composeNode } from '../../src/platform/node-services.ts'
import { CLOSES, JUDGED, JUDGING, OPENS } from '../submission/world.ts'
import { awardYear, type Marks, type People, staffOf, type Things } from './year.ts'

const ORIGIN = 'http://127.0.0.1:3000'
const DAY = 86_400_000

const NOW: Record<TablePhase, number> = {
  draft: OPENS - DAY / 2,
  call: OPENS + 1000,
  closed: CLOSES + 1000,
  judging: JUDGING + 1000,
  deliberation: JUDGED + 1000,
  published: JUDGED + 2000,
}

const FIRST: Marks = {
  year: '2026',
  domain: 'x.example',
  title: 'Rathaus digital',
  rivalTitle: 'Kanarienvogel',
  draftTitle: 'Entwurf zum Wegsehen',
}
const SECOND: Marks = {
  year: '2027',
  domain: 'y.example',
  title: 'Bauhof digital',
  rivalTitle: 'Amselnest',
  draftTitle: 'Skizze zum Wegsehen',
}

export interface Answer {
  readonly status: number
  readonly location: string
  /** Whether it is a page in HTML. */
  readonly isPage: boolean
  /** Commits that would have been made. */
  readonly writes: number
  /** What the last of them would have been given. */
  readonly said: readonly unknown[]
  readonly text: () => Promise<string>
}

/** One of the years, in one phase. */
export interface PhaseWorld {
  readonly phase: TablePhase
  readonly things: Things
  readonly app: ReturnType<typeof createApp>
  ask(role: Role, method: string, path: string, body?: URLSearchParams | FormData): Promise<Answer>
}

/** Both years in the same phase: the second has everything that the first has, and the same phases. */
export interface TwoYears {
  readonly first: PhaseWorld
  readonly second: PhaseWorld
}

/** Lets every commit fail at its very end, after all its guards: what it would have done is counted and rolled back. */
const rehearsal = (sql: Sql) => {
  const counted = { writes: 0, said: [] as unknown[] }
  const stop = { sql: "SELECT json('the end of a rehearsal')", parameters: [], query: { kind: 'RawNode' } }
  const rehearsing: Sql = {
    query: (statement) => sql.query(statement),
    commit: async (statements) => {
      try {
        return await sql.commit([...statements, stop as unknown as (typeof statements)[number]])
      } catch (error) {
        if (!/malformed JSON/.test(String(error))) throw error
        counted.writes += 1
        counted.said = statements.flatMap(({ parameters }) => parameters)
        throw new CommitRefused('constraint', 'rehearsal')
      }
    },
  }
  return { counted, rehearsing }
}

const compose = (data: string, now: () => number) => {
  const config = {
    mode: 'development',
    origin: ORIGIN,
    secret: 'x'.repeat(32),
    firstOrganiser: null,
    proxies: 0,
  } as const
  return composeNode({ config, host: '127.0.0.1', port: 3000, data, smtp: null, demo: false }, now)
}

type YearAsked = Pick<PhaseWorld, 'things'> & { readonly people: People }

/** Opens a copy of the years in which nothing can be changed. */
const openPhase = async (data: string, phase: TablePhase, years: readonly [YearAsked, YearAsked]) => {
  const { services: composed, sql } = compose(data, () => NOW[phase])
  const { counted, rehearsing } = rehearsal(sql)
  const services: Services = { ...composed, db: openDatabase(rehearsing), deliver: async () => undefined }
  const app = createApp(services)
  const viewOf = async ({ things, people }: YearAsked): Promise<PhaseWorld> => {
    const cookies = new Map<Role, string>([['anonymous', '']])
    for (const [role, { id }] of Object.entries(people)) {
      const sessions = createSessions(composed.db, false)
      const session = await sessions.createSession(id, {})
      cookies.set(role as Role, `${sessions.sessionCookieName}=${session.id}`)
    }
    const ask: PhaseWorld['ask'] = async (role, method, path, body) => {
      const before = counted.writes
      const headers = { Cookie: cookies.get(role) ?? '', 'Sec-Fetch-Site': 'same-origin' }
      const init = { method, headers, ...(method === 'POST' ? { body: body ?? new URLSearchParams() } : {}) }
      const response = await app.request(ORIGIN + path, init, { incoming: {} })
      return {
        status: response.status,
        location: response.headers.get('Location') ?? '',
        isPage: response.headers.get('Content-Type')?.startsWith('text/html') ?? false,
        writes: counted.writes - before,
        said: counted.writes > before ? counted.said : [],
        text: () => response.text(),
      }
    }
    return { phase, things, app, ask }
  }
  const world: TwoYears = { first: await viewOf(years[0]), second: await viewOf(years[1]) }
  return { world, close: () => sql.close() }
}

/** Builds the years phase by phase and keeps a copy of each. */
export const sixPhases = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kuer-matrix-'))
  const { services, sql } = compose(join(folder, 'years'), () => OPENS)
  const staff = await staffOf(services)
  const first = await awardYear(services, staff, FIRST)
  const second = await awardYear(services, staff, SECOND)
  const copies: Parameters<typeof openPhase>[] = []
  for (const phase of PHASES) {
    await first.enter(phase)
    await second.enter(phase)
    const data = join(folder, phase)
    mkdirSync(data)
    symlinkSync(join(folder, 'years', 'files'), join(data, 'files'))
    sql.connection.prepare('VACUUM INTO ?').run(join(data, 'kuer.sqlite'))
    const asItStands = ({ things, people }: YearAsked) => ({ things: { ...things }, people })
    copies.push([data, phase, [asItStands(first), asItStands(second)]])
  }
  sql.close()
  const opened = await Promise.all(copies.map((copy) => openPhase(...copy)))
  return {
    worlds: opened.map(({ world }) => world),
    close: () => {
      for (const { close } of opened) close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
