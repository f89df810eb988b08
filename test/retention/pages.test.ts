/** Organisers see what goes, change periods, hold back, and delete only what they were shown. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { inLanguage } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { CLASSES } from '../../src/retention/classes.ts'
import { saveText } from '../../src/site/actions.ts'
import { type Visitor, visit } from '../permissions/visitor.ts'
import { draft, editionOf, must, openYear, person } from '../submission/world.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { readPdf } from '../support/pdf-reader.ts'

const YEAR = 2026
const PAGE = paths.adminRetentionOf(YEAR)
/** Three months after the end of the year that follows one that was never released. */
const DUE = Date.parse('2028-04-02T12:00:00+02:00')

let app: RunningNode
let organiser: Actor
let visitor: Visitor
beforeAll(async () => {
  app = await startNode()
  organiser = await person(app.services, 'organiser@x.example', true)
  await openYear(app.services, organiser, YEAR)
  const owner = await person(app.services, 'owner@x.example')
  await draft(app.services, owner, await editionOf(app.services, YEAR), 'Nie <fertig>')
  await app.setClock(DUE)
  visitor = await visit(app, organiser)
})
afterAll(() => app.close())

const page = async () => (await visitor.get(PAGE)).text()
const remove = (fields: Record<string, string>) =>
  visitor.post(paths.adminRetentionDo(YEAR, 'loeschen'), fields)
const drafts = async () => (await app.services.db.q.selectFrom('submission').select('id').execute()).length

describe('the page of a year', () => {
  it('shows what is due with examples, and every class of the year', async () => {
    const html = await page()
    expect(html).toContain('Nie &lt;fertig&gt;')
    expect(html).toContain('Fällig sind 1 Einträge')
    for (const { name, period } of CLASSES) if (period.kind === 'edition') expect(html).toContain(name)
  })

  it('asks to confirm, keeps what was typed, and deletes nothing that was not shown', async () => {
    expect((await remove({ total: '1' })).status).toBe(422)
    const other = await remove({ total: '2', sure: '1' })
    expect(other.status).toBe(409)
    expect(await other.text()).toContain('Nichts gelöscht')
    expect(await drafts()).toBe(1)
  })

  it('refuses a hold without a reason, in the past, too long, or of what is not there', async () => {
    const url = paths.adminRetentionDo(YEAR, 'aufschub')
    const good = { class: 'drafts', reason: 'Streitfall', until: '2028-06-30' }
    for (const bad of [
      { reason: '' },
      { until: '2028-02-30' },
      { until: '2028-04-01' },
      { until: '2031-01-01' },
      { class: 'letters' },
      { class: 'x' },
    ]) {
      const answer = await visitor.post(url, { ...good, ...bad })
      expect(answer.status, JSON.stringify(bad)).toBe(422)
      if (!('reason' in bad)) expect(await answer.text()).toContain('value="Streitfall"')
    }
    expect((await visitor.post(url, good)).status).toBe(303)
    const html = await page()
    expect(html).toContain('Aufgeschoben bis 30. Juni 2028')
    expect(html).toContain('Zurzeit ist nichts fällig.')
    expect((await remove({ total: '0', sure: '1' })).status).toBe(303)
    expect(await drafts()).toBe(1)
  })

  it('ends a hold once', async () => {
    const [, id = ''] = /aufschub\/([0-9a-f-]{36})\/beenden/.exec(await page()) ?? []
    const elsewhere = await visitor.post(paths.adminRetentionHoldEnd(null, id))
    expect(elsewhere.status).toBe(409)
    expect((await visitor.post(paths.adminRetentionHoldEnd(YEAR, id))).status).toBe(303)
    expect((await visitor.post(paths.adminRetentionHoldEnd(YEAR, id))).status).toBe(409)
  })

  it('takes periods within their limits, and the last to save does not win unseen', async () => {
    const months = Object.fromEntries(
      CLASSES.flatMap(({ id, period }) =>
        period.kind === 'edition' ? [[`months_${id}`, String(period.months.default)]] : [],
      ),
    )
    const url = paths.adminRetentionDo(YEAR, 'fristen')
    const save = (fields: Record<string, string>) => visitor.post(url, { ...months, version: '0', ...fields })
    expect((await save({ months_drafts: '13' })).status).toBe(422)
    expect((await save({ months_drafts: '0' })).status).toBe(422)
    expect((await save({ months_drafts: '4' })).status).toBe(303)
    expect((await save({ months_drafts: '5' })).status).toBe(409)
    expect(await page()).toContain('Ab 1. Mai 2028')
    expect((await save({ version: '1', months_drafts: '1' })).status).toBe(303)
  })

  it('deletes what is due', async () => {
    expect((await remove({ total: '1', sure: '1' })).status).toBe(303)
    expect(await drafts()).toBe(0)
    expect(await page()).toContain('Zurzeit ist nichts fällig.')
  })
})

it('the record holds every class as page, CSV and PDF, with the periods that count', async () => {
  const html = await (await visitor.get(paths.adminRecord)).text()
  const csv = await (await visitor.get(paths.adminRecordFile('csv'))).text()
  const file = await visitor.get(paths.adminRecordFile('pdf'))
  const { text } = readPdf(new Uint8Array(await file.arrayBuffer()))
  for (const { name } of CLASSES) {
    expect(html).toContain(name)
    expect(csv).toContain(name)
    expect(text.replace(/\s+/g, ' ')).toContain(name)
  }
  expect(csv).toContain('6 Monate nach dem Schreiben')
  must(
    await app.services.db.commit([
      app.services.db.q
        .insertInto('retention_plan')
        .values({ scope: '', months: '{"letters":9}', version: 1, notified_at: null }),
    ]),
  )
  expect(await (await visitor.get(paths.adminRecordFile('csv'))).text()).toContain(
    '9 Monate nach dem Schreiben',
  )
})

it('the privacy page shows the periods where its text lets them in, in both languages', async () => {
  const reader = await visit(app, null)
  const read = async (path: string) => (await reader.get(path)).text()
  const german = await read(paths.privacy)
  expect(german).not.toContain('Speicherfristen')
  expect(german).toContain('9 Monate nach dem Schreiben')
  for (const { name } of CLASSES) expect(german).toContain(name)
  const english = await read(inLanguage('en', paths.privacy))
  expect(english).toContain('9 months after the letter was written')
  for (const { name } of CLASSES) expect(english).not.toContain(name)
  const { services } = app
  const own = { title: 'Datenschutz', body: 'Nur unser Text.', published: true }
  must(await saveText(services, organiser, { slug: 'datenschutz', language: 'de' }, 0, own))
  const html = await (await reader.get(paths.privacy)).text()
  expect(html).toContain('Nur unser Text.')
  expect(html).not.toContain('nach dem Schreiben')
})
