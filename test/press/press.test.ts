/** The press kit: written before release, public with the results, gone when they are taken back. */
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { paths } from '../../src/core/paths.ts'
import { type Visitor, visit } from '../permissions/visitor.ts'
import { JUDGED, must, person } from '../submission/world.ts'
import { decidedYear, releaseYear } from '../support/decided-year.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'

let app: RunningNode
let actor: Actor
let organiser: Visitor
let anybody: Visitor

beforeAll(async () => {
  app = await startNode()
  actor = await person(app.services, 'organiser@x.example', true)
  await decidedYear(app.services, actor, 2026)
  organiser = await visit(app, actor)
  anybody = await visit(app, null)
  await app.setClock(JUDGED)
})
afterAll(() => app.close())

const PUBLIC = [paths.press(2026), `/en${paths.press(2026)}`, paths.pressFile(2026)]
const text = async (visitor: Visitor, path: string) => (await visitor.get(path)).text()
const statuses = () => Promise.all(PUBLIC.map(async (path) => (await anybody.get(path)).status))
const save = (version: string, after = 'save', body = 'Ein **starkes** Jahr.') =>
  organiser.post(paths.adminPress(2026), {
    version,
    headline: 'Die Besten',
    body,
    contact: 'Erika Muster\n0123 456',
    after,
  })

test('is written before release and seen by nobody', async () => {
  expect((await save('0')).status).toBe(303)
  expect(await statuses()).toEqual([404, 404, 404])
  expect(await text(anybody, paths.edition(2026))).not.toContain('Die Besten')
})

test('shows a preview without saving, and keeps what the second of two had typed', async () => {
  const preview = await (await save('1', 'preview', 'Ein *anderer* Satz.')).text()
  expect(preview).toContain('<em>anderer</em>')
  expect(await text(organiser, paths.adminPress(2026))).toContain('Ein **starkes** Jahr.')
  const late = await save('0', 'save', 'Zu spät.')
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Zu spät.')
  expect(await text(organiser, paths.adminPress(2026))).toContain('Ein **starkes** Jahr.')
  expect((await save('1')).status).toBe(303)
})

test('opens with the results: page in both languages, and one archive', async () => {
  await releaseYear(app.services, actor, 2026)
  expect(await statuses()).toEqual([200, 200, 200])
  const german = await text(anybody, paths.press(2026))
  for (const words of ['Die Besten', '<strong>starkes</strong>', 'Rathaus digital', 'Foto: A. Muster'])
    expect(german).toContain(words)
  // The note on rights that came with the picture is not for the public.
  expect(german).toContain('Nutzung: bitte beim Pressekontakt erfragen')
  const english = await text(anybody, `/en${paths.press(2026)}`)
  expect(english).toContain('Press release')
  expect(english).toContain('<article class="press__text" lang="de">')
  const archive = await anybody.get(paths.pressFile(2026))
  expect(archive.headers.get('Content-Type')).toBe('application/zip')
  const files = unzipSync(new Uint8Array(await archive.arrayBuffer()))
  expect(Object.keys(files)).toEqual([
    'Pressetext.txt',
    'Preistraeger.txt',
    'Bildnachweise.txt',
    'bilder/01-rathaus-digital-1.jpg',
    'logos/kuer.svg',
    'logos/award-1024.png',
  ])
  const read = (name: string) => new TextDecoder('latin1').decode(files[name])
  expect(read('bilder/01-rathaus-digital-1.jpg')).toContain('A. Muster')
  expect(new TextDecoder().decode(files['Pressetext.txt'])).toBe(
    'Die Besten\n\nEin starkes Jahr.\n\nErika Muster\n0123 456\n',
  )
})

test('a change shows at once, and everything goes when the results are taken back', async () => {
  expect((await save('2', 'save', 'Berichtigt.')).status).toBe(303)
  expect(await text(anybody, paths.press(2026))).toContain('Berichtigt.')
  const { db } = app.services
  must(await db.commit([db.q.updateTable('edition').set({ released_at: null }).where('year', '=', 2026)]))
  expect(await statuses()).toEqual([404, 404, 404])
})
