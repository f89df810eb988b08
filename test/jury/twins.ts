/** Twin worlds: copies of one year that differ only in what one person must not learn yet. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSessions } from '../../src/account/lucia.ts'
import { type Actor, seatIn } from '../../src/account/rules.ts'
import { createApp } from '../../src/app.ts'
import type { Services } from '../../src/core/services.ts'
import { loadMeeting } from '../../src/deliberation/actions.ts'
import {
  callEntry,
  countVotes,
  endCall,
  moveMotion,
  recordVotes,
} from '../../src/deliberation/discussion-actions.ts'
import { discussionsOf, motionsOf } from '../../src/deliberation/discussion-store.ts'
import { type Edition, listCriteria } from '../../src/edition/store.ts'
import { rulesInForce } from '../../src/judging-rules/actions.ts'
import { loadEntry, recuse, saveSheet } from '../../src/jury/actions.ts'
import { flag } from '../../src/jury/sheet-actions.ts'
import { composeNode } from '../../src/platform/node-services.ts'
import type { SqliteSql } from '../../src/platform/sql-sqlite.ts'
import { changeSample, loadSample, scoreSample } from '../../src/trial/actions.ts'
import {
  at,
  draft,
  editionOf,
  entry,
  JUDGED,
  JUDGING,
  juror,
  meet,
  must,
  OPENS,
  openYear,
  person,
  photoOf,
} from '../submission/world.ts'
import { expectSound } from '../support/invariants.ts'

const ORIGIN = 'http://127.0.0.1:3000'
const NOW = JUDGING + 1000

/** Whoever asks; `anonymous` has no session. */
export type Viewer = 'juror' | 'chair' | 'entrant' | 'anonymous'

export interface World {
  readonly services: Services
  readonly sql: SqliteSql
  setClock(time: number): void
  ask(viewer: Viewer, path: string, init?: RequestInit): Promise<Response>
  close(): void
}

/** What the year holds; the same ids in all its copies. */
export interface Year {
  readonly edition: string
  /** A meeting that is held; null without one. */
  readonly meeting: string | null
  readonly people: Record<Exclude<Viewer, 'anonymous'>, Actor>
  readonly organiser: Actor
  readonly seats: Record<'juror' | 'chair' | 'ann' | 'ben' | 'cem', string>
  /** `scored` and `open` are the entrant's; `foreign` is not assigned to the juror, who is recused from `recused`. */
  readonly entries: Record<'scored' | 'open' | 'recused' | 'foreign' | 'sample' | 'draft', string>
  readonly photos: readonly string[]
  /** Of the juror's sheet, and of another juror's. */
  readonly commitments: readonly string[]
  readonly cookies: Record<Viewer, string>
}

export interface Seeded {
  readonly year: Year
  /** A copy of the year; the caller closes it. */
  copy(change?: (sql: SqliteSql) => void): World
  close(): void
}

const compose = (data: string) => {
  let time = OPENS
  const config = {
    mode: 'production',
    origin: ORIGIN,
    secret: 'x'.repeat(32),
    firstOrganiser: null,
    proxies: 0,
  } as const
  const settings = { config, host: '127.0.0.1', port: 3000, data, smtp: null, demo: false }
  const setClock = (now: number) => {
    time = now
  }
  return { ...composeNode(settings, () => time), setClock }
}

/**
 * One year on disk, from which any number of copies are opened.
 * @param meets whether the jury meets; without it nothing is later than judging
 */
export const seeded = async (meets = false): Promise<Seeded> => {
  const folder = mkdtempSync(join(tmpdir(), 'kuer-twins-'))
  const first = join(folder, '0')
  const { services, sql } = compose(first)
  const judged = await seedYear(services, sql)
  const year = meets ? { ...judged, meeting: await holdMeeting(services, judged) } : judged
  expectSound(sql.connection)
  // Closing brings everything into the one file.
  sql.close()
  let copies = 0
  return {
    year,
    copy: (change) => {
      copies += 1
      const data = join(folder, String(copies))
      cpSync(first, data, { recursive: true })
      return openCopy(data, year, change)
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

const openCopy = (data: string, { cookies }: Year, change?: (sql: SqliteSql) => void): World => {
  const { services: composed, sql, setClock } = compose(data)
  // Letters stay in the outbox, where the twins are compared.
  const services = { ...composed, deliver: async () => undefined }
  change?.(sql)
  const app = createApp(services)
  return {
    services,
    sql,
    setClock,
    ask: async (viewer, path, init = {}) =>
      app.request(
        ORIGIN + path,
        { ...init, headers: { Cookie: cookies[viewer], 'Sec-Fetch-Site': 'same-origin', ...init.headers } },
        // As on Node, where what goes on after an answer needs no context.
        { incoming: {} },
      ),
    close: () => sql.close(),
  }
}

const cookieOf = async (app: Services, actor: Actor): Promise<string> => {
  const sessions = createSessions(app.db, ORIGIN.startsWith('https:'))
  const { id } = await sessions.createSession(actor.id, {})
  return `${sessions.sessionCookieName}=${id}`
}

const seedYear = async (app: Services, sql: SqliteSql): Promise<Year> => {
  const organiser = await person(app, 'organiser@x.example', true)
  const entrant = await person(app, 'entrant@x.example')
  const edition = await openYear(app, organiser, 2026)
  const entries = await seedEntries(app, entrant, edition)
  const seat = (name: string, chair = false) => juror(app, organiser, edition, `${name}@jury.example`, chair)
  const jury = {
    juror: await seat('juror'),
    chair: await seat('chair', true),
    ann: await seat('ann'),
    ben: await seat('ben'),
    cem: await seat('cem'),
  }
  const seats = Object.fromEntries(
    Object.entries(jury).map(([name, actor]) => [name, seatIn(edition.id, actor)?.jurorId ?? '']),
  ) as Year['seats']
  assign(sql, edition, seats, entries)
  await judge(app, organiser, edition, jury, entries)
  const photos = [(await photoOf(app, entries.scored)).id, (await photoOf(app, entries.foreign, 'b.jpg')).id]
  const people = { juror: jury.juror, chair: jury.chair, entrant }
  const commitmentOf = (id: string) =>
    String(
      sql.connection.prepare('SELECT commitment FROM score_commitment WHERE juror_id = ?').pluck().get(id),
    )
  return {
    edition: edition.id,
    meeting: null,
    people,
    organiser,
    seats,
    entries,
    photos,
    commitments: [commitmentOf(seats.juror), commitmentOf(seats.ann)],
    cookies: {
      juror: await cookieOf(app, people.juror),
      chair: await cookieOf(app, people.chair),
      entrant: await cookieOf(app, people.entrant),
      anonymous: '',
    },
  }
}

const seedEntries = async (app: Services, entrant: Actor, edition: Edition): Promise<Year['entries']> => {
  const neighbour = await person(app, 'neighbour@x.example')
  return {
    scored: await entry(app, entrant, edition, 'Rathaus digital'),
    open: await entry(app, entrant, edition, 'Offene Daten'),
    recused: await entry(app, neighbour, edition, 'Bürgerkoffer'),
    foreign: await entry(app, neighbour, edition, 'Mängelmelder'),
    sample: await entry(app, neighbour, edition, 'Beispiel'),
    draft: await draft(app, entrant, edition, 'Entwurf'),
  }
}

const assign = (sql: SqliteSql, edition: Edition, seats: Year['seats'], entries: Year['entries']) => {
  const pairs: [keyof Year['seats'], (keyof Year['entries'])[]][] = [
    ['juror', ['scored', 'open', 'recused']],
    ['chair', ['scored', 'open', 'foreign']],
    ['ann', ['scored', 'open', 'recused', 'foreign']],
    ['ben', ['scored', 'open', 'foreign']],
  ]
  const plan = sql.connection.prepare('INSERT INTO assignment_plan VALUES (?, 1, 3, 1, ?)')
  plan.run(edition.id, JUDGING)
  const pair = sql.connection.prepare('INSERT INTO assignment VALUES (?, ?)')
  for (const [seat, titles] of pairs) for (const title of titles) pair.run(seats[seat], entries[title])
}

/** Own work of the juror, and of everybody else what the juror must not learn. */
const judge = async (
  app: Services,
  organiser: Actor,
  edition: Edition,
  jury: Record<keyof Year['seats'], Actor>,
  entries: Year['entries'],
) => {
  const judging = at(app, NOW)
  await rulesInForce(judging, edition)
  const criteria = await listCriteria(app.db, edition.id)
  const seated = async (actor: Actor, id: string) => must(await loadEntry(judging, actor, id))
  const score = async (actor: Actor, id: string, points: number, after: 'final' | 'stay') => {
    const scores = criteria.map(({ id: criterionId }) => ({
      criterionId,
      points: String(points),
      comment: 'Zum Kriterium.',
    }))
    const sheet = { version: 0, after, comment: 'Gut.', note: 'Nachfragen.', scores }
    must(await saveSheet(judging, actor, await seated(actor, id), sheet))
  }
  await score(jury.juror, entries.scored, 6, 'final')
  await score(jury.juror, entries.open, 4, 'stay')
  must(await recuse(judging, jury.juror, await seated(jury.juror, entries.recused), 'Ich war beteiligt.'))
  for (const id of [entries.scored, entries.open, entries.recused, entries.foreign])
    await score(jury.ann, id, 8, 'final')
  await score(jury.ben, entries.scored, 3, 'final')
  await score(jury.ben, entries.foreign, 9, 'stay')
  await score(jury.chair, entries.scored, 7, 'final')
  await score(jury.chair, entries.open, 5, 'stay')
  must(await flag(judging, jury.ann, await seated(jury.ann, entries.scored), 'Ein Streitfall.'))
  must(await changeSample(judging, organiser, edition, 'name', entries.sample))
  for (const [actor, points] of [
    [jury.juror, '5'],
    [jury.chair, '6'],
    [jury.ann, '2'],
  ] as const) {
    const sample = must(await loadSample(judging, actor, edition, entries.sample))
    const given = Object.fromEntries(criteria.map(({ id }) => [`points-${id}`, points]))
    must(await scoreSample(judging, actor, edition, sample, given))
  }
}

/** All are there; one entry has been talked about and voted on, the one the juror is recused from is called. */
const holdMeeting = async (app: Services, { organiser, entries, seats }: Year): Promise<string> => {
  const then = at(app, JUDGED + 1000)
  const meeting = await meet(app, organiser, await editionOf(app, 2026))
  const load = async () => must(await loadMeeting(then, organiser, meeting))
  const callAndMove = async (submission: string) => {
    must(await callEntry(then, organiser, await load(), { submission }))
    const open = (await discussionsOf(app.db, meeting)).find(({ closed_at }) => closed_at === null)
    const discussion = open?.id ?? ''
    const motion = { discussion, mover: seats.ann, wording: 'Platz eins.' }
    must(await moveMotion(then, organiser, await load(), motion))
    const moved = (await motionsOf(app.db, meeting)).find((one) => one.discussion_id === discussion)
    const votes = [seats.ann, seats.ben].map((jurorId) => ({ jurorId, choice: 'yes' as const }))
    must(await recordVotes(then, organiser, await load(), votes, moved?.id ?? ''))
    return { discussion, motion: moved?.id ?? '' }
  }
  const { discussion, motion } = await callAndMove(entries.foreign)
  must(await countVotes(then, organiser, await load(), { votes: 2, casting: null }, motion))
  must(await endCall(then, organiser, await load(), { discussion }))
  await callAndMove(entries.recused)
  return meeting
}
