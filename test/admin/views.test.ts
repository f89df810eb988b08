/** Saved views of the organisers' table: own and shared, a start view, columns of one's choice. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { LIMITS, tableAddress, tableQueryOf } from '../../src/table/schema.ts'
import { type Visitor, visit } from '../permissions/visitor.ts'
import { entry, OPENS, openYear, person } from '../submission/world.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'

let app: RunningNode
let anna: Visitor
let bert: Visitor

beforeAll(async () => {
  app = await startNode()
  const { services } = app
  await app.setClock(OPENS + 1000)
  const boss = await person(services, 'anna@x.example', true)
  anna = await visit(app, boss)
  bert = await visit(app, await person(services, 'bert@x.example', true))
  const owner = await person(services, 'entrant@x.example')
  const edition = await openYear(services, boss, 2026)
  await openYear(services, boss, 2027)
  await entry(services, owner, edition, 'Bürgerbus')
  await entry(services, owner, edition, 'Rathaus')
})
afterAll(() => app.close())

const textOf = async (response: Promise<Response>) => (await response).text()
const table = (who: Visitor) => textOf(who.get(paths.adminSubmissionsAll(2026)))
const save = (who: Visitor, fields: Record<string, string>, year = 2026) =>
  who.post(paths.adminViews(year), fields)

const idOf = async (name: string) =>
  (await app.services.db.q.selectFrom('saved_view').select('id').where('name', '=', name).executeTakeFirst())
    ?.id ?? ''

const kinds = async () =>
  (
    await app.services.db.q
      .selectFrom('audit_event')
      .select('kind')
      .where('kind', 'like', 'view.%')
      .orderBy('seq')
      .execute()
  ).map(({ kind }) => kind)

describe('a view', () => {
  it('keeps search, filter, order and columns, and nothing else', async () => {
    const address = 'q=bus&stand=submitted&sortierung=titel&spalten=stand%2Cfrage.summary&seite=7&boese=1'
    const saved = await save(anna, { name: 'Busse', address })
    expect(saved.status).toBe(303)
    const { query } = await app.services.db.q
      .selectFrom('saved_view')
      .select('query')
      .executeTakeFirstOrThrow()
    expect(query).toBe('q=bus&stand=submitted&sortierung=titel&spalten=stand%2Cfrage.summary')
    expect(tableAddress(tableQueryOf(query))).toBe(query)
    expect(await table(anna)).toContain('>Busse</a>')
    const shown = await textOf(anna.get(paths.adminSubmissionsFor(2026, query)))
    expect(shown).toContain('aria-current="true">Busse</a>')
  })

  it('is one’s own until it is shared', async () => {
    expect(await table(bert)).not.toContain('Busse')
    const id = await idOf('Busse')
    expect((await bert.get(paths.adminView(2026, id))).status).toBe(404)
    expect((await bert.post(paths.adminView(2026, id), { name: 'Meins', shared: '1' })).status).toBe(404)
    expect((await bert.post(paths.adminViewDelete(2026, id))).status).toBe(404)
    expect((await anna.post(paths.adminView(2026, id), { name: 'Busse', shared: '1' })).status).toBe(303)
    expect(await table(bert)).toContain('>Busse</a>')
    expect(await textOf(bert.get(paths.adminViews(2026)))).toContain('(von anna@x.example)')
  })

  it('once shared is renamed by others, but taken back only by its owner', async () => {
    const id = await idOf('Busse')
    expect((await bert.post(paths.adminView(2026, id), { name: 'Alle Busse', shared: '1' })).status).toBe(303)
    expect((await bert.post(paths.adminView(2026, id), { name: 'Alle Busse' })).status).toBe(404)
    expect(await table(anna)).toContain('>Alle Busse</a>')
  })

  it('belongs to its year', async () => {
    const id = await idOf('Alle Busse')
    expect((await anna.get(paths.adminView(2027, id))).status).toBe(404)
    expect((await anna.post(paths.adminView(2027, id), { name: 'x', shared: '1' })).status).toBe(404)
    expect((await anna.post(paths.adminViewDelete(2027, id))).status).toBe(404)
  })

  test.each<[string, Record<string, string>, string]>([
    ['no name', { name: ' ' }, 'Bitte geben Sie der Ansicht einen Namen.'],
    ['a name too long', { name: 'x'.repeat(61) }, 'höchstens 60 Zeichen'],
    ['a name twice', { name: 'Alle Busse' }, 'So heißt schon eine Ihrer Ansichten.'],
  ])('is refused with %s, and the filter is kept', async (_, fields, message) => {
    const refused = await save(anna, { ...fields, address: 'q=bus' })
    expect(refused.status).toBe(422)
    const text = await refused.text()
    expect(text).toContain(message)
    expect(text).toContain('name="address" value="q=bus"')
  })

  it('goes for everybody when it is deleted, also as a start', async () => {
    const id = await idOf('Alle Busse')
    const change = { name: 'Alle Busse', shared: '1', start: '1' }
    expect((await bert.post(paths.adminView(2026, id), change)).status).toBe(303)
    const start = await bert.get(paths.adminSubmissions(2026))
    expect(start.status).toBe(303)
    expect(start.headers.get('Location')).toContain('q=bus')
    expect((await anna.get(paths.adminSubmissions(2026))).status).toBe(200)
    expect((await bert.get(paths.adminSubmissionsAll(2026))).status).toBe(200)
    expect((await anna.post(paths.adminViewDelete(2026, id))).status).toBe(303)
    expect((await bert.get(paths.adminSubmissions(2026))).status).toBe(200)
    expect(await kinds()).toEqual([
      'view.saved',
      'view.changed',
      'view.changed',
      'view.changed',
      'view.deleted',
    ])
  })

  it('a start ends where it is unticked', async () => {
    await save(anna, { name: 'Start', address: 'q=bus', start: '1' })
    expect((await anna.get(paths.adminSubmissions(2026))).status).toBe(303)
    expect((await anna.post(paths.adminView(2026, await idOf('Start')), { name: 'Start' })).status).toBe(303)
    expect((await anna.get(paths.adminSubmissions(2026))).status).toBe(200)
  })

  it('has a limit for each person and year', async () => {
    const names = Array.from({ length: LIMITS.views + 1 }, (_, index) => `Ansicht ${index}`)
    const codes = []
    for (const name of names) codes.push((await save(bert, { name, address: '' })).status)
    expect(codes).toEqual([...Array(LIMITS.views).fill(303), 422])
    expect((await save(bert, { name: 'x', address: '' }, 2027)).status).toBe(303)
  })
})

describe('columns', () => {
  const head = async (query: string) =>
    [...(await textOf(anna.get(paths.adminSubmissionsFor(2026, query)))).matchAll(/<th [^>]*>([^<]*)</g)].map(
      ([, label]) => label,
    )

  it('are the usual ones until others are ticked', async () => {
    expect(await head('q=')).toEqual([
      'Auswahl',
      'Nr.',
      'Projekt',
      'Kommune und Konto',
      'Kategorie',
      'Stand',
      'Zuletzt gespeichert',
    ])
    expect(await head('spalten=stand&spalten=frage.summary&spalten=eingereicht')).toEqual([
      'Auswahl',
      'Nr.',
      'Projekt',
      'Stand',
      'Eingereicht am',
      'Kurzfassung',
    ])
  })

  it('show answers and tags', async () => {
    const { q, commit } = app.services.db
    const { id, edition_id } = await q
      .selectFrom('submission')
      .select(['id', 'edition_id'])
      .where('title', '=', 'Rathaus')
      .executeTakeFirstOrThrow()
    await commit([
      q.insertInto('submission_tag').values([
        { edition_id, tag: 'Zwei', submission_id: id },
        { edition_id, tag: 'Eins', submission_id: id },
      ]),
    ])
    const text = await textOf(
      anna.get(paths.adminSubmissionsFor(2026, 'spalten=schlagwoerter,frage.summary')),
    )
    expect(text).toMatch(/Eins, Zwei/)
    expect(text).toContain('Kurz.')
  })

  it('that are none count for nothing', async () => {
    expect((await head('spalten=frage.gibtesnicht&spalten=stand')).slice(3)).toEqual(['Stand'])
    expect((await head('spalten=%27&spalten=')).length).toBe(7)
  })
})
