/** The pages of leaving, over HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { accountIdByEmail } from '../../src/account/store.ts'
import { paths } from '../../src/core/paths.ts'
import { eraseForm } from '../../src/leaving/schema.ts'
import { visit } from '../permissions/visitor.ts'
import { draft, OPENS, openYear, person } from '../submission/world.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'

let app: RunningNode
let me: Actor
let id: string

beforeAll(async () => {
  app = await startNode()
  const edition = await openYear(app.services, await person(app.services, 'gs@x.example', true), 2026)
  me = await person(app.services, 'ich@x.example')
  id = await draft(app.services, me, edition, 'Mein Entwurf')
  await app.setClock(OPENS)
})
afterAll(() => app.close())

test.each([
  [{}, false],
  [{ sure: '' }, false],
  [{ sure: '0' }, false],
  [{ sure: '1' }, true],
  [{ sure: '1', more: 'x' }, false],
])('the form takes %j: %s', (input, taken) => {
  expect(eraseForm.safeParse(input).success).toBe(taken)
})

test.each([
  ['json', 'application/json'],
  ['pdf', 'application/pdf'],
] as const)('the data as %s is a download that nobody keeps', async (kind, type) => {
  const response = await (await visit(app, me)).get(paths.myDataFile(kind))
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe(type)
  expect(response.headers.get('Content-Disposition')).toBe(`attachment; filename="meine-daten.${kind}"`)
  expect(response.headers.get('Cache-Control')).toContain('no-store')
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(500)
})

test('the page says what goes, and nothing happens before the box is ticked', async () => {
  const visitor = await visit(app, me)
  expect(await (await visitor.get(paths.myDataErase)).text()).toContain('„Mein Entwurf“')
  const refused = await visitor.post(paths.myDataErase)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Bitte bestätigen Sie')
  expect(await accountIdByEmail(app.services.db, me.email)).toBe(me.id)
})

test('a draft is deleted after asking once', async () => {
  const visitor = await visit(app, me)
  expect(await (await visitor.get(paths.submissionDelete(id))).text()).toContain(
    'Das lässt sich nicht rückgängig',
  )
  const deleted = await visitor.post(paths.submissionDelete(id))
  expect(deleted.headers.get('Location')).toBe(`${paths.submissions}?meldung=entwurf-geloescht`)
  expect((await visitor.get(paths.submission(id))).status).toBe(404)
})

test('with the account every session is over', async () => {
  const visitor = await visit(app, me)
  const elsewhere = await visit(app, me)
  const erased = await visitor.post(paths.myDataErase, { sure: '1' })
  expect(erased.headers.get('Location')).toBe(`${paths.home}?meldung=konto-geloescht`)
  for (const one of [visitor, elsewhere])
    expect((await one.get(paths.myData)).headers.get('Location')).toContain(paths.signIn)
  expect(await accountIdByEmail(app.services.db, me.email)).toBe(null)
})
