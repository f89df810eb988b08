/** Who reads why a deadline was extended. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { paths } from '../../src/core/paths.ts'
import { extendCall, extendEntry } from '../../src/deadline/actions.ts'
import { submissionById } from '../../src/submission/store.ts'
import { visit } from '../permissions/visitor.ts'
import { at, CLOSES, draft, editionOf, must, OPENS, openYear, person, share } from '../submission/world.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'

const HOUR = 3_600_000
const PRIVATE = 'Krankheit im Amt'
const PUBLIC = 'Der Server war nicht erreichbar'

let app: RunningNode
let people: Record<'owner' | 'editor' | 'viewer' | 'organiser', Actor>
let id: string

beforeAll(async () => {
  app = await startNode()
  await app.setClock(OPENS)
  const { services } = app
  const organiser = await person(services, 'organiser@x.example', true)
  const edition = await openYear(services, organiser, 2026)
  const owner = await person(services, 'owner@x.example')
  const editor = await person(services, 'editor@x.example')
  const viewer = await person(services, 'viewer@x.example')
  people = { owner, editor, viewer, organiser }
  id = await draft(services, owner, edition, 'Rathaus digital')
  await share(services, id, editor, 'edit')
  await share(services, id, viewer, 'view')
  const submission = await submissionById(services.db, id)
  if (!submission) throw new Error('no submission')
  const then = at(services, OPENS)
  const mine = { until: CLOSES + 2 * HOUR, reason: PRIVATE }
  must(await extendEntry(then, organiser, edition, submission, mine))
  const all = { until: CLOSES + HOUR, reason: PUBLIC }
  must(await extendCall(then, organiser, await editionOf(services, 2026), all))
})
afterAll(() => app.close())

const page = async (who: keyof typeof people | null, path: string) => {
  const text = await (await (await visit(app, who && people[who])).get(path)).text()
  return [PRIVATE, PUBLIC].map((reason) => text.includes(reason))
}

test.each([
  ['owner', [true, true]],
  ['editor', [true, true]],
  ['viewer', [false, true]],
] as const)('the %s of the entry', async (who, expected) =>
  expect(await page(who, paths.submission(id))).toEqual(expected),
)

test('the public, and the organisers', async () => {
  expect(await page(null, paths.edition(2026))).toEqual([false, true])
  expect(await page('organiser', paths.adminSubmissionDeadline(2026, id))).toEqual([true, true])
  expect(await page('organiser', paths.adminDeadline(2026))).toEqual([false, true])
})
