/** Good practice, figures, jury and statement of one year, from the first consent to the withdrawal. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { createApp } from '../../src/app.ts'
import { paths } from '../../src/core/paths.ts'
import type { Services } from '../../src/core/services.ts'
import type { Edition } from '../../src/edition/store.ts'
import { forgetPerson } from '../../src/leaving/store.ts'
import { readHeader } from '../../src/photo/header.ts'
import { freezeExamples } from '../../src/publication/examples.ts'
import { readSnapshot } from '../../src/publication/snapshot.ts'
import {
  publishFigures,
  saveEditionPage,
  saveStatement,
  sayExampleConsent,
  sayNaming,
} from '../../src/showcase/actions.ts'
import { editionPageOf, figuresOfEdition } from '../../src/showcase/store.ts'
import {
  at,
  editionOf,
  emptyWorld,
  entry,
  JUDGED,
  JUDGING,
  juror,
  must,
  openYear,
  own,
  person,
  photoOf,
  type World,
} from '../submission/world.ts'
import { makeJpeg } from '../support/pictures.ts'

let world: World
let app: Services
let organiser: Actor
let owner: Actor
let edition: Edition
let ids: string[]

beforeAll(async () => {
  world = emptyWorld()
  app = world.app
  organiser = await person(app, 'organiser@x.example', true)
  owner = await person(app, 'owner@x.example')
  edition = await openYear(app, organiser, 2026)
  ids = []
  for (const title of ['Eins', 'Zwei', 'Drei', 'Vier'])
    ids.push(await entry(app, owner, edition, `Projekt ${title}`))
  const photo = await photoOf(app, ids[0] ?? '')
  const picture = await makeJpeg({ width: 480, height: 320, seed: 3 })
  await app.files.put(`photos/${photo.id}/480.jpeg`, picture, 'image/jpeg')
  await juror(app, organiser, edition, 'named@x.example')
  await juror(app, organiser, edition, 'silent@x.example', true)
})
afterAll(() => world.close())

const judged = () => at(app, JUDGED)
const get = async (path: string, time = JUDGED) => {
  const response = await createApp(at(app, time)).request(`http://127.0.0.1:3000${path}`)
  return { status: response.status, text: await response.text(), headers: response.headers }
}
const [first, second] = [() => ids[0] ?? '', () => ids[1] ?? '']
const consent = async (id: string, agreed: boolean, actor = owner) =>
  sayExampleConsent(judged(), actor, await own(app, owner, id), agreed)
const version = async () =>
  (await app.db.q.selectFrom('public_version').select('number').executeTakeFirstOrThrow()).number

/** Releases the year without winners, as its own commit does. */
const releaseYear = async () => {
  const content = { year: 2026, title: 'Award 2026', winners: [], emptyPlaces: [], questions: [] }
  const snapshot = readSnapshot(JSON.stringify(content))
  const { q } = app.db
  must(
    await app.db.commit([
      q.updateTable('edition').set({ released_at: JUDGED }).where('id', '=', edition.id),
      q.deleteFrom('release_snapshot').where('edition_id', '=', edition.id),
      q.insertInto('release_snapshot').values({
        edition_id: edition.id,
        content: JSON.stringify(snapshot),
        sha256: '',
        released_at: JUDGED,
        released_by: organiser.id,
      }),
      ...(await freezeExamples(app, await editionOf(app, 2026), snapshot, JUDGED)),
    ]),
  )
}

test('before the release nothing public differs by who agreed', async () => {
  const before = await get(paths.edition(2026))
  for (const id of ids.slice(0, 3)) must(await consent(id, true))
  expect(await get(paths.edition(2026))).toEqual({ ...before, headers: expect.anything() })
  for (const path of [paths.projects(2026), paths.project(2026, 'projekt-eins')])
    expect((await get(path)).status, path).toBe(404)
})

test('only the owner agrees', async () => {
  const colleague = { ...(await own(app, owner, first())), right: 'hand_in' as const }
  expect((await sayExampleConsent(judged(), owner, colleague, false)).ok).toBe(false)
})

test('figures wait until every entry has been looked at', async () => {
  expect(await publishFigures(at(app, JUDGING), organiser, edition)).toMatchObject({
    error: { kind: 'closed' },
  })
  expect(await figuresOfEdition(app.db, edition.id)).toBe(null)
  must(await app.db.commit([app.db.q.updateTable('submission').set({ screening: 'passed' })]))
  expect((await publishFigures(at(app, JUDGING - 2), organiser, edition)).ok).toBe(true)
  expect(await figuresOfEdition(app.db, edition.id)).toMatchObject({
    total: 4,
    category: [{ label: 'Service', entries: 4 }],
  })
  expect((await get(paths.edition(2026))).text).toContain('4 Einreichungen haben teilgenommen')
})

test('the jury is named only with consent, and only from when organisers say', async () => {
  must(await sayNaming(app, await person(app, 'named@x.example'), edition, true))
  const page = { version: 0, jury_from: 'judging' as const, programme: [] }
  expect((await get(paths.edition(2026))).text).not.toContain('named@x.example')
  must(await saveEditionPage(app, organiser, edition, page))
  expect((await get(paths.edition(2026))).text).toContain('named@x.example')
  expect((await get(paths.edition(2026))).text).not.toContain('silent@x.example')
  expect((await get(paths.edition(2026), JUDGING - 1)).text).not.toContain('named@x.example')
  must(await sayNaming(app, await person(app, 'named@x.example'), edition, false))
  expect((await get(paths.edition(2026))).text).not.toContain('named@x.example')
})

test('a page saved twice is saved once', async () => {
  const programme = [{ when: '10 Uhr', title: 'Begrüßung', speaker: 'A. Muster', note: '' }]
  const save = () => saveEditionPage(app, organiser, edition, { version: 1, jury_from: 'never', programme })
  const saved = await Promise.all([save(), save()])
  expect(saved.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await get(paths.edition(2026))).text).toContain('Begrüßung')
})

test('the statement is a download, and public only when organisers say so', async () => {
  const pdf = (text: string) => ({ name: 'S.pdf', bytes: new TextEncoder().encode(`%PDF-1.7 ${text} %%EOF`) })
  const texts = {
    statement_title: 'Mehr Mut',
    statement_on: '2026-11-20',
    statement_summary: '**Anfangen.**',
  }
  const save = async (open: '1' | undefined, file?: ReturnType<typeof pdf>) => {
    const { version } = await editionPageOf(app.db, edition.id)
    return saveStatement(app, organiser, edition, { ...texts, version, public: open, datei: undefined }, file)
  }
  expect(await save('1')).toMatchObject({ error: { kind: 'invalid' } })
  expect(await save('1', { name: 'x.pdf', bytes: new Uint8Array([1, 2]) })).toMatchObject({
    error: { kind: 'invalid' },
  })
  must(await save(undefined, pdf('eins')))
  const old = (await editionPageOf(app.db, edition.id)).file
  expect((await get(paths.statement(2026))).status).toBe(404)
  expect((await get(paths.edition(2026))).text).not.toContain('Mehr Mut')
  must(await save('1', pdf('zwei')))
  expect((await get(paths.edition(2026))).text).toContain('<strong>Anfangen.</strong>')
  const { status, text, headers } = await get(paths.statement(2026))
  expect([status, text]).toEqual([200, '%PDF-1.7 zwei %%EOF'])
  expect(headers.get('Content-Disposition')).toMatch(/^attachment; filename="S\.pdf"/)
  expect(headers.get('Content-Security-Policy')).toContain('sandbox')
  expect(await app.files.get(`statements/${edition.id}/${old?.id}`)).toBe(null)
})

test('with the release those who agreed are shown, and nobody else', async () => {
  await releaseYear()
  const list = await get(paths.projects(2026))
  expect(list.text.match(/href="\/2026\/projekte\/projekt-[a-z]+"/g)).toHaveLength(3)
  expect((await get(paths.project(2026, 'projekt-vier'))).status).toBe(404)
  const page = await get(paths.project(2026, 'projekt-eins'))
  expect(page.status).toBe(200)
  expect(page.text).toContain('amt@musterhausen.example')
  const [key = ''] = /\/bilder\/([0-9a-f]{32})\/480/.exec(page.text)?.slice(1) ?? []
  expect((await get(paths.publicPhoto(key, '480.jpeg'))).status).toBe(200)
  expect(page.text).toContain(
    `<meta property="og:image" content="http://127.0.0.1:3000/bilder/${key}/teilen.jpeg"`,
  )
  const shared = await createApp(judged()).request(`http://127.0.0.1:3000${paths.sharePhoto(key)}`)
  const picture = new Uint8Array(await shared.arrayBuffer())
  expect(readHeader('jpeg', picture)).toMatchObject({ width: 1200, height: 630 })
  expect(new TextDecoder('latin1').decode(picture)).toContain('A. Muster')
  expect((await get(`${paths.projects(2026)}?kategorie=Gibt-es-nicht&seite=99`)).status).toBe(200)
})

test('a picture that is hidden after an objection is not on the page', async () => {
  const hide = async (hidden_at: number | null) =>
    must(await app.db.commit([app.db.q.updateTable('photo').set({ hidden_at })]))
  await hide(JUDGED)
  expect((await get(paths.project(2026, 'projekt-eins'))).text).not.toContain('/bilder/')
  await hide(null)
  expect((await get(paths.project(2026, 'projekt-eins'))).text).toContain('/bilder/')
})

test('who erases their account is named as contact no longer', async () => {
  expect((await get(paths.project(2026, 'projekt-zwei'))).text).toContain('Erika Muster')
  const somebody = await person(app, 'amt@musterhausen.example')
  must(await app.db.commit(forgetPerson(app.db.q, somebody.id, somebody.email, JUDGED)))
  expect((await get(paths.project(2026, 'projekt-zwei'))).text).not.toMatch(/Erika Muster|amt@/)
})

test('whoever withdraws is gone at once, with the pictures, and cannot come back', async () => {
  const photo = async () =>
    app.db.q.selectFrom('photo').select('public_key').where('submission_id', '=', first()).executeTakeFirst()
  const shared = (await photo())?.public_key ?? ''
  expect(shared).toMatch(/^[0-9a-f]{32}$/)
  const before = await version()
  // Also one that is hidden just now and would come back.
  must(
    await app.db.commit([
      app.db.q.updateTable('photo').set({ hidden_at: JUDGED, hidden_key: shared, public_key: null }),
    ]),
  )
  must(await consent(first(), false))
  expect(await app.db.q.selectFrom('photo').select('hidden_key').execute()).toEqual([{ hidden_key: null }])
  expect(await version()).toBeGreaterThan(before)
  expect((await get(paths.project(2026, 'projekt-eins'))).status).toBe(404)
  expect((await photo())?.public_key).toBe(null)
  expect((await get(paths.sharePhoto(shared))).status).toBe(404)
  expect(await consent(first(), true)).toMatchObject({ error: { kind: 'closed' } })
})

test('an entry that is refused afterwards is no example', async () => {
  must(
    await app.db.commit([
      app.db.q.updateTable('submission').set({ screening: 'refused' }).where('id', '=', second()),
    ]),
  )
  expect((await get(paths.project(2026, 'projekt-zwei'))).status).toBe(404)
  expect((await get(paths.project(2026, 'projekt-drei'))).status).toBe(200)
})

test('results that are taken back take good practice along', async () => {
  must(
    await app.db.commit([
      app.db.q.updateTable('edition').set({ released_at: null }).where('id', '=', edition.id),
    ]),
  )
  expect((await get(paths.projects(2026))).status).toBe(404)
  expect(await app.db.q.selectFrom('example').selectAll().execute()).toEqual([])
  await releaseYear()
  expect((await get(paths.project(2026, 'projekt-drei'))).status).toBe(200)
  // Withdrawn stays withdrawn.
  expect((await get(paths.project(2026, 'projekt-eins'))).status).toBe(404)
})

test('a consent withdrawn while the release is built counts', async () => {
  const content = { year: 2026, title: 'Award 2026', winners: [], emptyPlaces: [], questions: [] }
  const built = await freezeExamples(app, edition, readSnapshot(JSON.stringify(content)), JUDGED)
  must(await consent(ids[2] ?? '', false))
  must(await app.db.commit(built))
  expect(await app.db.q.selectFrom('example').select('submission_id').execute()).toEqual([])
})
