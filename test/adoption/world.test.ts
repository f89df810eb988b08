/** A municipality reports what it took over: proven by mail, accepted by organisers, gone when somebody says so. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { decideAdoption, reportAdoption } from '../../src/adoption/actions.ts'
import { A_DAY, isProvable, PROOF_MS } from '../../src/adoption/rules.ts'
import { adoptionsOfEdition } from '../../src/adoption/store.ts'
import { createApp } from '../../src/app.ts'
import { paths } from '../../src/core/paths.ts'
import type { Services } from '../../src/core/services.ts'
import type { Edition } from '../../src/edition/store.ts'
import { freezeExamples } from '../../src/publication/examples.ts'
import { readSnapshot } from '../../src/publication/snapshot.ts'
import { sayExampleConsent } from '../../src/showcase/actions.ts'
import {
  at,
  emptyWorld,
  entry,
  JUDGED,
  must,
  openYear,
  own,
  person,
  type World,
} from '../submission/world.ts'

let world: World
let app: Services
let organiser: Actor
let owner: Actor
let edition: Edition
let project: string

beforeAll(async () => {
  world = emptyWorld()
  app = at(world.app, JUDGED)
  organiser = await person(app, 'organiser@x.example', true)
  owner = await person(app, 'owner@x.example')
  edition = await openYear(app, organiser, 2026)
  project = await entry(app, owner, edition, 'Bürgerbus')
  must(await sayExampleConsent(app, owner, await own(app, owner, project), true))
  const content = { year: 2026, title: 'Award 2026', winners: [], emptyPlaces: [], questions: [] }
  const snapshot = readSnapshot(JSON.stringify(content))
  const { q } = app.db
  const row = { edition_id: edition.id, content: JSON.stringify(snapshot), sha256: '', released_at: JUDGED }
  must(
    await app.db.commit([
      q.updateTable('edition').set({ released_at: JUDGED }).where('id', '=', edition.id),
      q.insertInto('release_snapshot').values({ ...row, released_by: organiser.id }),
      ...(await freezeExamples(app, edition, snapshot, JUDGED)),
    ]),
  )
})
afterAll(() => world.close())

const ORIGIN = 'http://127.0.0.1:3000'
const get = async (path: string) => {
  const response = await createApp(app).request(ORIGIN + path)
  return { status: response.status, text: await response.text() }
}
const post = async (path: string, fields: Record<string, string> = {}) => {
  const init = {
    method: 'POST',
    headers: { Origin: ORIGIN, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  }
  const response = await createApp(app).request(ORIGIN + path, init, {})
  return { status: response.status, text: await response.text() }
}
const FORM = paths.projectAdoption(2026, 'buergerbus')
const fields = {
  organisation: 'Stadt Testlingen',
  email: 'Bus@Testlingen.example',
  what: 'Den Fahrplan und die App.',
  since: '2026',
  publish: '1',
}
const letters = () =>
  app.db.q
    .selectFrom('outbox')
    .select(['recipient', 'body'])
    .where('kind', '=', 'adoption')
    .orderBy('created_at')
    .execute()
const tokenOf = (body: string) => /\/uebernahmen\/(\S+)/.exec(body)?.[1] ?? ''
const onPage = async () => (await get(paths.project(2026, 'buergerbus'))).text.includes('Stadt Testlingen')

test.each([
  ['organisation', ''],
  ['email', 'keine'],
  ['what', ''],
  ['since', '2027'],
  ['since', '1999'],
  ['publish', ''],
])('a report with %s „%s“ keeps what was typed', async (field, value) => {
  const answer = await post(FORM, { ...fields, what: 'Den Fahrplan.', [field]: value })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(`href="#f-${field}"`)
  if (field !== 'what') expect(answer.text).toContain('Den Fahrplan.')
  expect(await letters()).toEqual([])
})

test('a report counts once its address is proven, and is public once it is accepted', async () => {
  expect((await post(FORM, fields)).status).toBe(200)
  const [letter] = await letters()
  expect(letter?.recipient).toBe('bus@testlingen.example')
  const proof = paths.adoptionProof(tokenOf(letter?.body ?? ''))
  // Scanners open every link, some of them twice.
  for (const _ of [1, 2]) expect((await get(proof)).status).toBe(200)
  expect(await adoptionsOfEdition(app.db, edition.id)).toEqual([])
  expect((await post(proof)).status).toBe(200)
  expect((await post(proof)).status).toBe(409)
  expect(await onPage()).toBe(false)
  const [{ id = '' } = {}] = await adoptionsOfEdition(app.db, edition.id)
  const decide = (decision: 'accepted' | 'refused' | 'removed', reason = '') =>
    decideAdoption(app, organiser, edition, id, { decision, reason })
  expect((await decide('removed')).ok).toBe(false)
  const both = await Promise.all([decide('accepted'), decide('refused', 'Nein.')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  must(await app.db.commit([app.db.q.updateTable('adoption').set({ state: 'waiting' })]))
  must(await decide('accepted'))
  expect(await onPage()).toBe(true)
  expect((await get(paths.project(2026, 'buergerbus'))).text).not.toContain('bus@testlingen.example')
  must(await decide('removed', 'Die Kommune hat sich anders entschieden.'))
  expect(await onPage()).toBe(false)
  expect((await letters()).at(-1)?.body).toContain('Die Kommune hat sich anders entschieden.')
})

test('whoever reported takes it back with the same link, and the address is forgotten', async () => {
  const token = tokenOf((await letters())[0]?.body ?? '')
  must(await app.db.commit([app.db.q.updateTable('adoption').set({ state: 'accepted' })]))
  expect(await onPage()).toBe(true)
  expect((await post(paths.adoptionWithdraw(token))).status).toBe(200)
  expect(await onPage()).toBe(false)
  expect((await adoptionsOfEdition(app.db, edition.id)).map(({ email }) => email)).toEqual([''])
  expect((await post(paths.adoptionWithdraw(token))).status).toBe(409)
  expect((await get(paths.adoptionProof('unknown'))).status).toBe(404)
})

test('one address cannot be flooded with letters', async () => {
  const answers: number[] = []
  for (let index = 0; index <= A_DAY.email; index += 1)
    answers.push((await post(FORM, { ...fields, email: 'opfer@x.example' })).status)
  expect(answers).toEqual([...Array<number>(A_DAY.email).fill(200), 429])
})

test.each([
  ['unproven', PROOF_MS - 1, true],
  ['unproven', PROOF_MS, false],
  ['waiting', 0, false],
] as const)('a report that is %s after %i ms can be confirmed: %s', (state, age, provable) =>
  expect(isProvable({ state, created_at: 0 }, age)).toBe(provable),
)

test('what is no longer public cannot be reported', async () => {
  must(await sayExampleConsent(app, owner, await own(app, owner, project), false))
  expect((await get(FORM)).status).toBe(404)
  expect((await post(FORM, fields)).status).toBe(404)
  const adopted = { edition, submission: project, title: 'Bürgerbus' }
  expect((await reportAdoption(app, adopted, { ...fields, publish: '1' }, 'client')).ok).toBe(false)
})
