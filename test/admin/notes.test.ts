/** Tags and notes of organisers: kept, found again, and seen by nobody else. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { paths } from '../../src/core/paths.ts'
import { type Visitor, visit } from '../permissions/visitor.ts'
import { entry, JUDGING, juror, OPENS, openYear, person } from '../submission/world.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'

const SECRET = 'Bitte den Förderbescheid nachfordern'
const TAG = 'Rückfrage offen'

let app: RunningNode
let id: string
let owner: Actor
let seat: Actor
let chair: Actor
let organiser: Visitor

beforeAll(async () => {
  app = await startNode()
  const { services } = app
  await app.setClock(OPENS + 1000)
  const boss = await person(services, 'organiser@x.example', true)
  owner = await person(services, 'entrant@x.example')
  const edition = await openYear(services, boss, 2026)
  await openYear(services, boss, 2027)
  id = await entry(services, owner, edition, 'Bürgerbus')
  await entry(services, owner, edition, 'Rathaus')
  seat = await juror(services, boss, edition, 'juror@x.example')
  chair = await juror(services, boss, edition, 'chair@x.example', true)
  organiser = await visit(app, boss)
})
afterAll(() => app.close())

const kinds = async () =>
  (
    await app.services.db.q
      .selectFrom('audit_event')
      .select(['kind', 'detail'])
      .where('subject', '=', id)
      .where('kind', 'in', ['submission.tagged', 'submission.untagged', 'submission.noted'])
      .orderBy('seq')
      .execute()
  ).map(({ kind, detail }) => [kind, detail] as const)

const tag = (what: 'add' | 'remove', year = 2026, text = TAG) =>
  organiser.post(paths.adminSubmissionTags(year, id), { tag: text, what })

it('keeps a note and a tag, each with its trace, and filters by the tag', async () => {
  const noted = await organiser.post(paths.adminSubmissionNotes(2026, id), { text: SECRET })
  expect(noted.status).toBe(303)
  expect((await tag('add')).status).toBe(303)
  expect((await tag('add')).status).toBe(303)
  const page = await (await organiser.get(paths.adminSubmission(2026, id))).text()
  expect(page).toContain(SECRET)
  expect(page).toContain(TAG)
  const filter = new URLSearchParams({ schlagwort: TAG }).toString()
  const list = await (await organiser.get(paths.adminSubmissionsFor(2026, filter))).text()
  expect(list).toContain('1 von 2')
  expect(list).toContain('Bürgerbus')
  const both = await organiser.get(paths.adminSubmissionsFor(2026, `${filter}&q=rathaus`))
  expect(await both.text()).toContain('Nichts gefunden')
  const csv = await (await organiser.get(paths.adminSubmissionsFile(2026, 'csv', filter))).text()
  expect(csv.split('\r\n').length).toBe(3)
  expect((await kinds()).map(([kind]) => kind)).toEqual(['submission.noted', 'submission.tagged'])
  expect(JSON.stringify(await kinds())).not.toContain(SECRET)
})

it('explains what is missing and keeps what was typed', async () => {
  const long = 'x'.repeat(41)
  const answers = [
    await organiser.post(paths.adminSubmissionNotes(2026, id), { text: '  ' }),
    await tag('add', 2026, ''),
    await tag('add', 2026, long),
  ]
  expect(answers.map(({ status }) => status)).toEqual([422, 422, 422])
  expect(await answers[2]?.text()).toContain(`value="${long}"`)
})

it('reaches no submission of another year', async () => {
  expect((await tag('add', 2027)).status).toBe(404)
  expect((await tag('remove', 2027)).status).toBe(404)
  const noted = await organiser.post(paths.adminSubmissionNotes(2027, id), { text: 'x' })
  expect(noted.status).toBe(404)
})

it('nobody else sees or writes them', async () => {
  await app.setClock(JUDGING)
  for (const actor of [owner, seat, chair]) {
    const visitor = await visit(app, actor)
    expect((await visitor.post(paths.adminSubmissionNotes(2026, id), { text: 'x' })).status).toBe(403)
    expect((await visitor.post(paths.adminSubmissionTags(2026, id), { tag: 'x', what: 'add' })).status).toBe(
      403,
    )
    const pages = [
      paths.adminSubmission(2026, id),
      paths.submission(id),
      paths.submissionReceipt(id),
      paths.juryEntry(id),
      paths.juryEdition(2026),
      paths.adminDecision(2026),
      paths.apiEditions,
      paths.apiEdition(2026),
      paths.edition(2026),
    ]
    for (const address of pages) {
      const text = await (await visitor.get(address)).text()
      expect(text).not.toContain(SECRET)
      expect(text).not.toContain(TAG)
    }
  }
})

it('takes a tag away again', async () => {
  expect((await tag('remove')).status).toBe(303)
  expect((await tag('remove')).status).toBe(303)
  expect((await kinds()).at(-1)?.[0]).toBe('submission.untagged')
  expect((await kinds()).length).toBe(3)
  expect(await (await organiser.get(paths.adminSubmission(2026, id))).text()).not.toContain(TAG)
})
