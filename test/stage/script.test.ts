/** The presenter's script: written by organisers or the chair, read by them alone. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { type Visitor, visit } from '../permissions/visitor.ts'
import { JUDGED, person } from '../submission/world.ts'
import { decidedYear } from '../support/decided-year.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'

let app: RunningNode
let chair: Visitor
let organiser: Visitor
let owner: Visitor
let winner: string

beforeAll(async () => {
  app = await startNode()
  const actor = await person(app.services, 'organiser@x.example', true)
  const year = await decidedYear(app.services, actor, 2026)
  winner = year.winner
  chair = await visit(app, year.chair)
  organiser = await visit(app, actor)
  owner = await visit(app, year.owner)
  await app.setClock(JUDGED)
})
afterAll(() => app.close())

test('the presenter writes a script, and the second of two who write is told', async () => {
  const form = {
    version: '0',
    'key-1': `award:${winner}:`,
    'said-1': 'Applaus!',
    'names-1': 'Ayşe [Eische]',
    'handsOver-1': '',
    'key-2': 'closing',
    'said-2': '',
  }
  expect((await chair.post(paths.adminStageTexts(2026), form)).status).toBe(303)
  const late = await organiser.post(paths.adminStageTexts(2026), { ...form, 'said-1': 'Zu spät' })
  expect([late.status, (await late.text()).includes('Zu spät')]).toEqual([409, true])
  const script = await (await organiser.get(paths.adminStageScript(2026))).text()
  for (const words of ['Applaus!', 'Ayşe [Eische]', 'Ein Satz der Jury.']) expect(script).toContain(words)
  expect(script).not.toContain('Zu spät')
  for (const path of [paths.adminStage(2026), paths.adminStageScript(2026), paths.adminStageTexts(2026)])
    expect([path, (await owner.get(path)).status]).toEqual([path, 404])
})

test('there is nothing to show while judging is open', async () => {
  await app.setClock(JUDGED - 60_000)
  expect((await chair.get(paths.adminStage(2026))).status).toBe(409)
  await app.setClock(JUDGED)
})
