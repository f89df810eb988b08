/** What a juror gets must not depend on what others score: the same requests before and after, byte for byte. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSessions } from '../../src/account/lucia.ts'
import type { Actor } from '../../src/account/rules.ts'
import { seatIn } from '../../src/account/rules.ts'
import { createApp } from '../../src/app.ts'
import { ownCommitments } from '../../src/commitment/store.ts'
import { paths } from '../../src/core/paths.ts'
import type { Services } from '../../src/core/services.ts'
import { type Edition, listCriteria } from '../../src/edition/store.ts'
import { loadEntry, saveSheet } from '../../src/jury/actions.ts'
import { flag, reopen } from '../../src/jury/sheet-actions.ts'
import {
  at,
  emptyWorld,
  entry,
  JUDGED,
  JUDGING,
  juror,
  must,
  openYear,
  person,
  type World,
} from '../submission/world.ts'

let world: World
let app: Services
let edition: Edition
let me: Actor
let others: Actor[]
let entries: string[]
let pages: string[]
let cookie: string

const save = async (who: Actor, which: string, points: string, version = 0) => {
  const then = at(app, JUDGING)
  const criteria = await listCriteria(app.db, edition.id)
  const scores = criteria.map(({ id }) => ({ criterionId: id, points, comment: `GEHEIM ${points}` }))
  const input = { version, after: 'final' as const, comment: `GEHEIM ${points}`, note: 'GEHEIM', scores }
  must(await saveSheet(then, who, must(await loadEntry(then, who, which)), input))
}

beforeAll(async () => {
  world = emptyWorld()
  app = world.app
  const organiser = await person(app, 'organiser@x.example', true)
  edition = await openYear(app, organiser, 2026)
  me = await juror(app, organiser, edition, 'ich@x.example')
  others = []
  for (const name of ['a', 'b', 'c']) others.push(await juror(app, organiser, edition, `${name}@x.example`))
  const owner = await person(app, 'owner@x.example')
  entries = []
  for (const title of ['Alpha', 'Beta', 'Gamma']) entries.push(await entry(app, owner, edition, title))
  const then = at(app, JUDGING)
  const [first = '', second = '', third = ''] = entries
  await saveOwn(first, '7')
  await saveOwn(second, '4')
  const [receipt] = await ownCommitments(app.db, seatIn(edition.id, me)?.jurorId ?? '')
  must(await flag(then, me, must(await loadEntry(then, me, third)), 'Mein Wunsch'))
  const sessions = createSessions(app.db, false)
  // One session for all looks: the account of one's data names each.
  cookie = `${sessions.sessionCookieName}=${(await sessions.createSession(me.id, {})).id}`
  pages = [
    paths.jury,
    paths.juryEdition(2026),
    paths.juryOwn(2026),
    paths.juryCompareOf(2026, first, second),
    paths.juryReceipts(2026),
    paths.juryReceipt(receipt?.commitment ?? ''),
    paths.juryReceiptFile(receipt?.commitment ?? ''),
    ...entries.flatMap((id) => [
      paths.juryEntry(id),
      paths.juryNext(id),
      paths.juryPrevious(id),
      paths.juryRecuse(id),
    ]),
    paths.edition(2026),
    paths.myDataFile('json'),
  ]
})
afterAll(() => world.close())

const saveOwn = async (which: string, points: string) => {
  const then = at(app, JUDGING)
  const criteria = await listCriteria(app.db, edition.id)
  const scores = criteria.map(({ id }) => ({ criterionId: id, points, comment: 'mein' }))
  const input = { version: 0, after: 'final' as const, comment: 'mein', scores }
  must(await saveSheet(then, me, must(await loadEntry(then, me, which)), input))
}

/** One's own data without the traces of taking files, which this test leaves itself. */
const withoutOwnDownloads = (data: string): string =>
  JSON.stringify(JSON.parse(data), (_key, value) =>
    Array.isArray(value) ? value.filter((one) => one?.kind !== 'data.downloaded') : value,
  )

/** Everything the juror gets, with status and headers. */
const everything = async (time: number) => {
  const seen: [string, number, string, string][] = []
  for (const path of pages) {
    const response = await createApp(at(app, time)).request(`http://127.0.0.1:3000${path}`, {
      headers: { Cookie: cookie },
    })
    const isMine = path === paths.myDataFile('json')
    const headers = [...response.headers].filter(
      ([name]) => name !== 'set-cookie' && !(isMine && name === 'content-length'),
    )
    const text = await response.text()
    seen.push([
      path,
      response.status,
      JSON.stringify(headers.sort()),
      isMine ? withoutOwnDownloads(text) : text,
    ])
  }
  return seen
}

test('whatever others score, finish, note and flag, no byte changes while judging is open', async () => {
  const before = await everything(JUDGING)
  expect(before.map(([, status]) => status).every((status) => status === 200 || status === 303)).toBe(true)
  const then = at(app, JUDGING)
  for (const [index, who] of others.entries())
    for (const [number, id] of entries.entries()) {
      await save(who, id, String(1 + ((index + number) % 10)))
      must(await flag(then, who, must(await loadEntry(then, who, id)), `GEHEIM ${index}`))
    }
  expect(await everything(JUDGING)).toEqual(before)
  for (const who of others)
    for (const id of entries) {
      must(await reopen(then, who, must(await loadEntry(then, who, id)), 1))
      await save(who, id, '10', 2)
    }
  expect(await everything(JUDGING)).toEqual(before)
})

test('after the close the finished totals stand there by size, without names, comments or notes of others', async () => {
  const seen = await everything(JUDGED)
  const page = seen.find(([path]) => path === paths.juryEntry(entries[0] ?? ''))?.[3] ?? ''
  expect(page).toContain('10,00 · 10,00 · 10,00 · 7,00')
  for (const [path, , , text] of seen) {
    expect(text, path).not.toContain('GEHEIM')
    for (const { email } of others) expect(text, path).not.toContain(email)
  }
})
