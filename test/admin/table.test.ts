/** The organisers' table: search, filters, order, pages, downloads. */
import Papa from 'papaparse'
import readXlsx from 'read-excel-file/universal'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { paths } from '../../src/core/paths.ts'
import type { Edition } from '../../src/edition/store.ts'
import { saveDraft, startDraft } from '../../src/submission/actions.ts'
import { MAX_DRAFTS } from '../../src/submission/rules.ts'
import { withdrawSubmission } from '../../src/submission/withdraw.ts'
import { type Visitor, visit } from '../permissions/visitor.ts'
import {
  categoryOf,
  completeInput,
  entry,
  juror,
  must,
  OPENS,
  openYear,
  own,
  person,
} from '../submission/world.ts'
import { awardYear } from '../support/award-year.ts'
import { type Client, signedIn } from '../support/client.ts'
import { FIRST_ORGANISER, type RunningNode, startNode } from '../support/node-server.ts'
import { type RunningWorkerd, startWorkerd } from '../support/workerd.ts'

let app: RunningNode
let edition: Edition
let organiser: Visitor
let owner: Actor
let boss: Actor
let category: string

const TITLES = [
  'Zebra',
  'Ähre',
  'Bürgerbus',
  'Apfel',
  '„Ofen“',
  'Österreich',
  'Straße',
  'Strasse zwei',
  'Übung',
]

const draftOf = async (
  title: string,
  texts: Record<string, string> = {},
  organisation = 'Musterhausen',
  by = owner,
) => {
  const { services } = app
  const id = must(await startDraft(services, by, edition.id, OPENS))
  const { basics, answers, version } = completeInput(1, title, category)
  const input = { version, basics: { ...basics, organisation }, answers: { ...answers, ...texts } }
  must(await saveDraft(services, by, await own(services, by, id), input, OPENS))
  return id
}

beforeAll(async () => {
  app = await startNode()
  const { services } = app
  await app.setClock(OPENS + 1000)
  boss = await person(services, 'organiser@x.example', true)
  owner = await person(services, 'entrant@x.example')
  edition = await openYear(services, boss, 2026)
  category = (await categoryOf(services, edition)).id
  for (const title of TITLES) await entry(services, owner, edition, title)
  await draftOf('Nur ein Entwurf', { summary: 'Ein Rufbus für Gößweinstein. Café am Eck.' })
  const gone = await entry(services, owner, edition, 'Doch nicht')
  must(await withdrawSubmission(services, owner, await own(services, owner, gone), 3))
  organiser = await visit(app, boss)
})
afterAll(() => app.close())

const ask = (query: Record<string, string>) =>
  organiser.get(paths.adminSubmissionsFor(2026, new URLSearchParams(query).toString()))

const textOf = async (query: Record<string, string>) => {
  const response = await ask(query)
  expect(response.status).toBe(200)
  return response.text()
}

/** The titles on the page in their order. */
const titles = async (query: Record<string, string>) =>
  [
    ...(await textOf(query)).matchAll(/<a href="\/verwaltung\/2026\/einreichungen\/[0-9a-f-]{36}">([^<]+)</g),
  ].map(([, title]) => title)

describe('search', () => {
  test.each([
    ['buergerbus', ['Bürgerbus']],
    ['Bürgerb', ['Bürgerbus']],
    ['BÜRGER', ['Bürgerbus']],
    ['burgerbus', ['Bürgerbus']],
    ['2026-003', ['Bürgerbus']],
    ['2026-00', TITLES],
    ['2026-010', ['Doch nicht']],
    ['strasse', ['Straße', 'Strasse zwei']],
    ['straße zwei', ['Strasse zwei']],
    ['goessw', ['Nur ein Entwurf']],
    ['Rufbus cafe', ['Nur ein Entwurf']],
    ['Rufbus Zebra', []],
    ['ürgerbus', []],
    ['xylophon', []],
    ['%', []],
    ['🚌', []],
  ])('%s', async (q, expected) => {
    const found = await titles({ q })
    expect(found).toEqual(expect.arrayContaining(expected))
    expect(found.length).toBe(expected.length)
  })

  test.each(['Schwabisch', 'Schwäbisch', 'schwaeb', 'SCHWÄ gmu', 'gmuend', 'Hauptstrasse', 'hauptstraße'])(
    'finds Schwäbisch Gmünd, Hauptstraße: %s',
    async (q) => {
      const id = await draftOf('Hauptstraße', {}, 'Schwäbisch Gmünd')
      expect(await titles({ q })).toEqual(['Hauptstraße'])
      app.sql.connection.prepare('DELETE FROM submission WHERE id = ?').run(id)
    },
  )

  it('follows every change of an entry', async () => {
    const id = await draftOf('Wandelbar')
    expect(await titles({ q: 'wandelbar' })).toEqual(['Wandelbar'])
    const { services } = app
    const input = completeInput(2, 'Verändert', category)
    must(await saveDraft(services, owner, await own(services, owner, id), input, OPENS))
    expect(await titles({ q: 'wandelbar' })).toEqual([])
    expect(await titles({ q: 'veraendert' })).toEqual(['Verändert'])
    app.sql.connection.prepare('DELETE FROM submission WHERE id = ?').run(id)
    expect(await titles({ q: 'veraendert' })).toEqual([])
  })

  test.each([
    "' OR 1=1 --",
    '"',
    'a" OR "b',
    'title:x',
    'NEAR(a b)',
    '*',
    'AND',
    '^a',
    '-x',
    '\u0000',
    '\ud800',
    `${'*'.repeat(5000)} OR`.repeat(2),
    'a b '.repeat(2500),
  ])('harmless whatever is typed: %.20s', async (q) => expect((await ask({ q })).status).toBe(200))

  test.each<Record<string, string>>([
    { stand: 'x' },
    { kategorie: "'" },
    { groesse: '99' },
    { seite: '-1' },
    { seite: '1e9' },
    { sortierung: 'x' },
    { unbekannt: '1' },
    { pruefung: 'x' },
  ])('what cannot be right counts for nothing: %j', async (query) =>
    expect((await titles(query)).length).toBe(11),
  )
})

describe('filters, order, pages', () => {
  it('combines filters and says how many are left', async () => {
    const html = await textOf({ stand: 'submitted', q: 'Musterhausen', kategorie: category })
    expect(html).toContain('9 von 11')
    expect(await titles({ stand: 'draft' })).toEqual(['Nur ein Entwurf'])
    expect(await titles({ stand: 'withdrawn' })).toEqual(['Doch nicht'])
    expect(await titles({ kategorie: 'ohne' })).toEqual([])
    expect((await titles({ groesse: 'unbekannt' })).length).toBe(11)
    expect((await titles({ groesse: 'frei' })).length).toBe(11)
    expect(await textOf({ groesse: '1' })).toContain('Nichts gefunden')
  })

  it('filters by screening, alone and together with others; drafts are not screened', async () => {
    const { connection } = app.sql
    const screen = connection.prepare('UPDATE submission SET screening = ? WHERE title = ?')
    screen.run('passed', 'Zebra')
    screen.run('refused', 'Apfel')
    expect(await titles({ pruefung: 'passed' })).toEqual(['Zebra'])
    expect(await titles({ pruefung: 'refused' })).toEqual(['Apfel'])
    expect(await textOf({ pruefung: 'refused' })).toContain('1 von 11')
    expect(await titles({ pruefung: 'refused', q: 'Zebra' })).toEqual([])
    expect(await titles({ pruefung: 'passed', q: 'Zebra', stand: 'submitted' })).toEqual(['Zebra'])
    expect((await titles({ pruefung: 'open' })).length).toBe(7)
    screen.run('open', 'Zebra')
    screen.run('open', 'Apfel')
  })

  it('filters by size class, also when the classes change', async () => {
    const { connection } = app.sql
    const populate = connection.prepare('UPDATE submission SET organisation_population = ? WHERE title = ?')
    populate.run(4999, 'Zebra')
    populate.run(5000, 'Apfel')
    expect(await titles({ groesse: '0' })).toEqual(['Zebra'])
    expect(await titles({ groesse: '1' })).toEqual(['Apfel'])
    connection.prepare("UPDATE edition SET size_thresholds = '[6000]'").run()
    expect(await titles({ groesse: '0' })).toEqual(['Zebra', 'Apfel'])
    expect(await titles({ groesse: '1' })).toEqual([])
    connection.prepare("UPDATE edition SET size_thresholds = '[5000,20000,100000]'").run()
    populate.run(null, 'Zebra')
    populate.run(null, 'Apfel')
  })

  it('sorts as Germans do', async () => {
    expect(await titles({ sortierung: 'titel', stand: 'submitted' })).toEqual([
      'Ähre',
      'Apfel',
      'Bürgerbus',
      '„Ofen“',
      'Österreich',
      'Straße',
      'Strasse zwei',
      'Übung',
      'Zebra',
    ])
    expect((await titles({}))[0]).toBe('Zebra')
    expect((await titles({ sortierung: 'gespeichert' }))[0]).toBe('Doch nicht')
  })

  it('goes through pages without losing the filter', async () => {
    const many: string[] = []
    // Nobody may have more drafts than MAX_DRAFTS.
    const people = [1, 2, 3].map((index) => person(app.services, `amt-${index}@x.example`))
    for (let index = 0; index < 51; index += 1)
      many.push(await draftOf(`Viele ${index}`, {}, undefined, await people[Math.floor(index / MAX_DRAFTS)]))
    const first = await textOf({ q: 'viele', seite: '1' })
    expect(first).toContain('Seite 1 von 2')
    expect(first).toContain('href="/verwaltung/2026/einreichungen?q=viele&amp;seite=2"')
    expect((await titles({ q: 'viele' })).length).toBe(50)
    expect((await titles({ q: 'viele', seite: '2' })).length).toBe(1)
    expect((await titles({ q: 'viele', seite: '77' })).length).toBe(1)
    for (const id of many) app.sql.connection.prepare('DELETE FROM submission WHERE id = ?').run(id)
  })
})

const csvOf = async (query: Record<string, string>) => {
  const address = paths.adminSubmissionsFile(2026, 'csv', new URLSearchParams(query).toString())
  const response = await organiser.get(address)
  expect(response.status).toBe(200)
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { response, bytes, rows: readCsv(new TextDecoder().decode(bytes)) }
}

const readCsv = (text: string) =>
  Papa.parse<Record<string, string>>(text.trim(), { header: true, delimiter: ';' }).data

describe('downloads', () => {
  it('CSV is what German spreadsheets open', async () => {
    const { response, bytes, rows } = await csvOf({ stand: 'submitted', sortierung: 'titel' })
    expect(response.headers.get('Content-Disposition')).toBe(
      `attachment; filename="einreichungen-2026.csv"; filename*=UTF-8''einreichungen-2026.csv`,
    )
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder().decode(bytes)
    expect(text.split('\r\n').length).toBe(11)
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    expect(rows.map(({ Titel }) => Titel)).toEqual(await titles({ stand: 'submitted', sortierung: 'titel' }))
    expect(rows[0]).toMatchObject({
      'Nr.': '2026-002',
      Kommune: 'Musterhausen',
      Kategorie: 'Service',
      Stand: 'Eingereicht',
      'Eingereicht am': '01.05.2026 10:00',
      Kurzfassung: 'Kurz.',
      'E-Mail der Ansprechperson': 'amt@musterhausen.example',
    })
  })

  it('no cell is a formula', async () => {
    const evil = ['=1+1', '+49 1', '-2', '@SUM(A1)', '=HYPERLINK("http://x.example";"y")', '"a";b\n=c']
    for (const value of evil) await draftOf(value, { contact_phone: value, summary: value }, value)
    app.sql.connection
      .prepare(
        `UPDATE submission SET title = char(9) || '=1', organisation = char(13) || '=1' WHERE title = '-2'`,
      )
      .run()
    const { rows } = await csvOf({ stand: 'draft' })
    expect(rows.length).toBe(evil.length + 1)
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    expect(rows.map(({ Kurzfassung }) => Kurzfassung)).toContain("'=1+1")
    expect(rows.map(({ Kurzfassung }) => Kurzfassung)).toContain('"a";b\n=c')
    app.sql.connection
      .prepare("DELETE FROM submission WHERE title <> 'Nur ein Entwurf' AND state = 'draft'")
      .run()
  })

  it('XLSX holds the same list', async () => {
    const query = { q: 'Musterhausen', sortierung: 'titel', stand: 'submitted' }
    const address = paths.adminSubmissionsFile(2026, 'xlsx', new URLSearchParams(query).toString())
    const response = await organiser.get(address)
    expect(response.headers.get('Content-Disposition')).toContain('attachment')
    const [sheet] = await readXlsx(await response.arrayBuffer())
    const [head = [], ...rows] = sheet?.data ?? []
    expect(head.slice(0, 3)).toEqual(['Nr.', 'Titel', 'Kommune'])
    expect(head).toContain('Telefon der Ansprechperson')
    expect(rows.map((row) => row[1])).toEqual(await titles(query))
    expect(rows[0]?.[9]).toEqual(new Date('2026-05-01T10:00Z'))
  })

  it('leaves a trace', async () => {
    await csvOf({ q: 'Zebra' })
    const event = await app.services.db.q
      .selectFrom('audit_event')
      .selectAll()
      .where('kind', '=', 'submission.exported')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(event.actor_id).toBe(boss.id)
    expect(JSON.parse(event.detail)).toEqual({ format: 'csv', rows: 1, filter: 'q=*' })
  })

  it('is for organisers alone', async () => {
    const { services } = app
    const people = [
      owner,
      await juror(services, boss, edition, 'juror@x.example'),
      await juror(services, boss, edition, 'chair@x.example', true),
    ]
    for (const actor of people) {
      const visitor = await visit(app, actor)
      const addresses = [
        paths.adminSubmissions(2026),
        paths.adminSubmissionsFile(2026, 'csv', ''),
        paths.adminSubmissionsFile(2026, 'xlsx', ''),
      ]
      for (const address of addresses) expect((await visitor.get(address)).status).toBe(403)
    }
    expect((await organiser.get(paths.adminSubmissionsFile(2031, 'csv', ''))).status).toBe(404)
  })
})

describe('in workerd', () => {
  let worker: RunningWorkerd
  let client: Client
  beforeAll(async () => {
    worker = await startWorkerd()
    await awardYear(worker, 2026, [Date.UTC(2026, 2, 1)])
    client = await signedIn(worker, FIRST_ORGANISER)
  })
  afterAll(() => worker.close())

  it('searches on D1', async () => {
    const html = async (q: string) =>
      (await client.get(paths.adminSubmissionsFor(2026, new URLSearchParams({ q }).toString()))).text()
    expect(await html('buergerapp')).toContain('Nichts gefunden')
    expect(await html('buerger')).toContain('1 von 2')
    expect(await html('AEMTER jorg')).toContain('1 von 2')
    expect(await html('2026-001')).toContain('1 von 2')
    expect(await html('"')).toContain('Nichts gefunden')
  })

  it('writes both files', async () => {
    const csv = await client.get(paths.adminSubmissionsFile(2026, 'csv', 'q=Buerger'))
    expect(readCsv(await csv.text()).map(({ Titel }) => Titel)).toEqual(['Bürger-App für Ämter'])
    const xlsx = await client.get(paths.adminSubmissionsFile(2026, 'xlsx', 'stand=submitted'))
    const [sheet] = await readXlsx(await xlsx.arrayBuffer())
    expect(sheet?.data.map((row) => row[1])).toEqual(['Titel', 'Bürger-App für Ämter'])
  })
})
