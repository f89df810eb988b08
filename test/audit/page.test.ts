/** The organisers' page of the log over HTTP: what it finds, what it never shows, the file, and a check. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { sealLog } from '../../src/audit/chain-actions.ts'
import { sealNumber } from '../../src/audit/chain-store.ts'
import { PAGE_SIZE } from '../../src/audit/schema.ts'
import { record, recordEach } from '../../src/audit/store.ts'
import { newId } from '../../src/core/ids.ts'
import { paths } from '../../src/core/paths.ts'
import { loadEntry, saveSheet } from '../../src/jury/actions.ts'
import { type Visitor, visit } from '../permissions/visitor.ts'
import { at, CLOSES, entry, JUDGING, juror, must, OPENS, openYear, person } from '../submission/world.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'

let app: RunningNode
let boss: Visitor
let organiser: Actor
let entrant: Actor
let id: string
beforeAll(async () => {
  app = await startNode()
  const { services } = app
  organiser = await person(services, 'organiser@x.example', true)
  entrant = await person(services, 'entrant@x.example')
  const edition = await openYear(services, organiser, 2026)
  id = await entry(services, entrant, edition, 'Bürgerbus')
  await entry(services, await person(services, 'other@x.example'), edition, 'Rathaus')
  const judge = await juror(services, organiser, edition, 'juror@x.example', true)
  const judging = at(services, JUDGING)
  const seated = must(await loadEntry(judging, judge, id))
  must(await saveSheet(judging, judge, seated, { version: 0, after: 'next', comment: '', scores: [] }))
  const { q } = services.db
  const gone = { at: CLOSES, actorId: newId(), kind: 'account.erased', subject: 'x' } as const
  const points = { at: JUDGING + 1, actorId: judge.id, kind: 'score.saved', subject: id } as const
  must(
    await services.db.commit([
      record(q, gone),
      record(q, { ...points, detail: { version: 7, points: [['c', 4711]] } }),
    ]),
  )
  boss = await visit(app, organiser)
})
afterAll(() => app.close())

const textOf = async (query: string, status = 200) => {
  const response = await boss.get(paths.adminLogFor(query))
  expect(response.status).toBe(status)
  return (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

const FILTERS: [query: string, with_: string[], without: string[]][] = [
  ['bereich=wertung', ['als Entwurf gespeichert'], ['hat eingereicht']],
  ['person=entrant%40x', ['2026-001 Bürgerbus'], ['Rathaus', 'Kür hat']],
  ['person=niemand', ['Nichts gefunden'], ['hat eingereicht']],
  ['zu=2026-001', ['hat eingereicht', 'als Entwurf gespeichert'], ['Rathaus']],
  ['zu=bus&bereich=wertung', ['als Entwurf gespeichert'], ['hat eingereicht']],
  ['jahr=2026&bereich=einreichungen', ['2026-002 Rathaus'], ['als Entwurf gespeichert', 'Gelöschtes Konto']],
  ['jahr=1999', ['Nichts gefunden'], ['hat eingereicht']],
  ['von=2026-11-01&bis=2026-11-01', ['Gelöschtes Konto'], ['hat eingereicht', 'als Entwurf gespeichert']],
  ['bereich=x&jahr=y&von=z&vor=1', ['hat eingereicht'], []],
  ['person=%25', ['Nichts gefunden'], ['hat eingereicht']],
]

describe('the page', () => {
  it('says who did what, by name while there is an account, and never how a jury scored', async () => {
    const text = await textOf('')
    expect(text).toContain('entrant@x.example hat eingereicht 2026-001 Bürgerbus')
    expect(text).toMatch(/Gelöschtes Konto [0-9a-f]{8} hat das eigene Konto gelöscht/)
    expect(text).toMatch(/hat einen Wertungsbogen als Entwurf gespeichert 2026-001 Bürgerbus Fassung: 7/)
    expect(text).not.toContain('4711')
    expect(text).toContain('Das Protokoll liegt nur auf diesem Server')
  })

  it.each(FILTERS)('filters: %s', async (query, with_, without) => {
    const text = (await textOf(query)).split('Ereignisse, die neuesten zuerst').at(-1) ?? ''
    for (const words of with_) expect(text).toContain(words)
    for (const words of without) expect(text).not.toContain(words)
  })

  it('finds under a seal what it found before, in the same order', async () => {
    const rows = async (query: string) =>
      /Einzelheiten (.*?) Versiegelung /.exec(await textOf(query))?.[1] ?? 'nothing'
    const listed = () => Promise.all(FILTERS.map(([query]) => rows(query)))
    const before = await listed()
    expect(await sealLog(app.services)).toBe(1)
    expect(await listed()).toEqual(before)
  })

  it('turns its pages without missing or repeating one, whatever stands at the same moment', async () => {
    const { db } = app.services
    const event = { at: OPENS - 5, actorId: null, kind: 'barrier.done' } as const
    const subjects = Array.from({ length: PAGE_SIZE + 3 }, (_, n) => ({ id: `nr-${n}`, detail: {} }))
    must(await db.commit([recordEach(db.q, event, subjects)]))
    const seen: string[] = []
    let address: string | undefined = paths.adminLogFor('bereich=seiten')
    for (let pages = 0; address; pages += 1) {
      const html = await (await boss.get(address)).text()
      seen.push(...(html.match(/nr-\d+/g) ?? []))
      address = /href="([^"]+)"[^>]*>\s*(?:<span[^>]*>)?\s*Älteres/.exec(html)?.[1]?.replaceAll('&amp;', '&')
      expect(pages).toBeLessThan(3)
    }
    expect(seen).toEqual(subjects.map(({ id: name }) => name).reverse())
  })
})

describe('the file', () => {
  it('holds what the filter finds, and that it was taken stands in the log', async () => {
    const response = await boss.get(paths.adminLogFile('zu=2026-001'))
    expect(response.headers.get('Content-Disposition')).toContain('protokoll.csv')
    const csv = await response.text()
    expect(csv).toContain('entrant@x.example;hat eingereicht;2026-001 Bürgerbus')
    expect(csv).not.toMatch(/4711|Rathaus/)
    expect(await textOf('bereich=ausgabe')).toContain(
      'organiser@x.example hat Daten heruntergeladen – Adresse: /verwaltung/protokoll.csv',
    )
  })

  it('of any kind that leaves the house is logged with its edition, but no page and nothing public', async () => {
    await boss.get(paths.adminSubmissionPdf(2026, id))
    await boss.get(paths.adminScores(2026))
    await boss.get(paths.adminSubmissionsFile(2026, 'csv', ''))
    await boss.get(paths.apiEditionsTable)
    const rows = await app.services.db.q
      .selectFrom('audit_event')
      .innerJoin('edition', 'edition.id', 'audit_event.edition_id')
      .select(['kind', 'subject', 'year'])
      .where('kind', 'in', ['data.downloaded', 'submission.exported'])
      .orderBy('seq')
      .execute()
    expect(rows.map(({ kind, year }) => [kind, year])).toEqual([
      ['data.downloaded', 2026],
      ['data.downloaded', 2026],
      ['submission.exported', 2026],
    ])
    expect(rows[0]?.subject).toBe(id)
  })
})

describe('a check', () => {
  const check = async (wert: string) => {
    const response = await boss.post(paths.adminLogCheck, { wert })
    return { status: response.status, to: response.headers.get('Location'), text: await response.text() }
  }

  it('seals, checks, and knows the hash of a letter', async () => {
    await sealLog(app.services)
    const seal = await sealNumber(app.services.db, 1)
    expect(await check('')).toMatchObject({
      status: 303,
      to: '/verwaltung/protokoll?meldung=protokoll-geprueft',
    })
    const pasted = ` ${(seal?.hash ?? '').toUpperCase()} `
    expect(await check(pasted)).toMatchObject({
      status: 303,
      to: '/verwaltung/protokoll?meldung=pruefwert-stimmt',
    })
    expect(await textOf('')).toMatch(/Zuletzt geprüft .*: alles unverändert/)
  })

  it('says what is wrong: a hash that is none, and one that no seal has', async () => {
    const mistyped = await check('abc')
    expect(mistyped.status).toBe(422)
    expect(mistyped.text).toMatch(/Ein Prüfwert hat 64 Zeichen[\s\S]*value="abc"/)
    const foreign = await check('0a'.repeat(32))
    expect(foreign.status).toBe(409)
    expect(foreign.text).toMatch(/Die Kette stimmt nicht[\s\S]*Kein Siegel hat den Prüfwert/)
  })
})
