/** Many entries at once: shown before, changed together or not at all, each with its trace, never twice. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { guard } from '../../src/core/database.ts'
import { newId } from '../../src/core/ids.ts'
import { paths } from '../../src/core/paths.ts'
import { type Edition, listCategories } from '../../src/edition/store.ts'
import { QUESTIONS } from '../../src/entry-form/questions.ts'
import { insertForm } from '../../src/entry-form/store.ts'
import { saveDraft } from '../../src/submission/actions.ts'
import { submissionById } from '../../src/submission/store.ts'
import { withdrawSubmission } from '../../src/submission/withdraw.ts'
import { fillYear } from '../admin/many.ts'
import { type Visitor, visit } from '../permissions/visitor.ts'
import {
  categoryOf,
  completeInput,
  draft,
  entry,
  JUDGING,
  juror,
  must,
  OPENS,
  openYear,
  own,
  person,
} from '../submission/world.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'

let app: RunningNode
let boss: Actor
let owner: Actor
let organiser: Visitor
let year = 2026
let edition: Edition
/** Two handed in, a draft, a withdrawn one. */
let ids: string[]

beforeAll(async () => {
  app = await startNode()
  boss = await person(app.services, 'organiser@x.example', true)
  owner = await person(app.services, 'entrant@x.example')
  organiser = await visit(app, boss)
})
afterAll(() => app.close())

beforeEach(async () => {
  const { services } = app
  await app.setClock(OPENS + 1000)
  year += 1
  edition = await openYear(services, boss, year)
  const gone = await entry(services, owner, edition, 'Zurückgezogenes')
  must(await withdrawSubmission(services, owner, await own(services, owner, gone), 3))
  ids = [
    await entry(services, owner, edition, 'Bürgerbus'),
    await entry(services, owner, edition, 'Rathaus'),
    await draft(services, owner, edition, 'Unfertiges'),
    gone,
  ]
})

type Fields = [name: string, value: string][]

const ticked = (some: readonly string[]): Fields => [
  ['umfang', 'markiert'],
  ...some.map((id): [string, string] => ['id[]', id]),
]

const look = async (fields: Fields) => {
  const response = await organiser.get(paths.adminSelectionFor(year, new URLSearchParams(fields).toString()))
  return { status: response.status, html: await response.text() }
}

/** The fields of the form that makes the change, as the preview holds them. */
const offered = (html: string): Fields => {
  const form =
    /<form method="post" action="\/verwaltung\/\d{4}\/auswahl">(.*?)<\/form>/s.exec(html)?.[1] ?? ''
  return [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')],
  )
}

const apply = async (fields: Fields) => {
  const response = await organiser.post(paths.adminSelection(year), fields)
  return { status: response.status, html: await response.text() }
}

const tagsIn = async () =>
  (
    await app.services.db.q
      .selectFrom('submission_tag')
      .select('submission_id')
      .where('edition_id', '=', edition.id)
      .orderBy('submission_id')
      .execute()
  ).map(({ submission_id }) => submission_id)

const eventsOf = async (kind: string) =>
  (
    await app.services.db.q
      .selectFrom('audit_event')
      .select(['subject', 'detail'])
      .where('kind', '=', kind)
      .where('edition_id', '=', edition.id)
      .execute()
  ).map(({ subject, detail }) => ({ subject, detail: JSON.parse(detail) as Record<string, unknown> }))

const technik = async () =>
  (await listCategories(app.services.db, edition.id)).find(({ name }) => name === 'Technik')?.id ?? ''

const toTechnik = async (some: readonly string[]): Promise<Fields> => [
  ...ticked(some),
  ['aktion', 'kategorie'],
  ['ziel', await technik()],
]

const categoriesNow = async () =>
  Promise.all(ids.map(async (id) => (await submissionById(app.services.db, id))?.category_id))

describe('the preview', () => {
  it('says what changes, what does not and why, and writes nothing', async () => {
    const before = await categoriesNow()
    const { status, html } = await look(await toTechnik(ids))
    expect(status).toBe(200)
    expect(html).toContain('Von 4 Einreichungen ändern sich 2.')
    expect(html).toContain('Ein Entwurf: Die Kommune wählt die Kategorie noch selbst.')
    expect(html).toContain('Zurückgezogen.')
    expect(html).toContain('2 Einreichungen ändern')
    expect(await categoriesNow()).toEqual(before)
  })

  test.each<[string, Fields, string]>([
    ['no tag', [['aktion', 'schlagwort']], 'Bitte nennen Sie das Schlagwort.'],
    ['no category', [['aktion', 'kategorie']], 'Bitte wählen Sie die Kategorie.'],
    ['no action of ours', [['aktion', 'loeschen']], 'Bitte diese Angabe prüfen.'],
    [
      'a tag too long',
      [
        ['aktion', 'schlagwort'],
        ['tag', 'x'.repeat(41)],
      ],
      'höchstens 40 Zeichen',
    ],
  ])('explains what is missing and keeps the selection: %s', async (_, fields, message) => {
    const { status, html } = await look([...ticked(ids), ...fields])
    expect(status).toBe(422)
    expect(html).toContain(message)
    expect(html).toContain(`value="${ids[0]}"`)
    expect(offered(html)).toEqual([])
  })

  it('of nothing leads back to the list', async () => {
    for (const fields of [ticked([]), ticked(['x']), ticked([newId()])])
      expect((await look(fields)).html).toContain('Nichts ausgewählt')
  })

  it('takes no entry of another year', async () => {
    year -= 1
    if (year > 2026) expect((await look(ticked(ids))).html).toContain('Nichts ausgewählt')
    year += 1
    expect((await look(ticked(ids))).html).toContain('4 Einreichungen')
  })

  it('has a limit, and says so', async () => {
    fillYear(app.sql, edition, owner, (await categoryOf(app.services, edition)).id, 2001)
    const all: Fields = [
      ['umfang', 'alle'],
      ['aktion', 'schlagwort'],
      ['tag', 'x'],
    ]
    expect((await look(all)).html).toContain('höchstens 2.000 Einreichungen')
    const some = await look([...all, ['filter', 'q=Seilbahn']])
    expect(some.html).toContain('ändern sich 46')
    app.sql.connection.prepare("DELETE FROM submission WHERE receipt_sha256 = 'x'").run()
  })
})

describe('the change', () => {
  it('moves entries, each with a new receipt, a version and a trace, and does so once', async () => {
    const before = await submissionById(app.services.db, ids[0] ?? '')
    const fields = offered((await look(await toTechnik(ids))).html)
    expect((await apply(fields)).status).toBe(303)
    expect((await apply(fields)).status).toBe(303)
    const after = await submissionById(app.services.db, ids[0] ?? '')
    expect(after?.category_id).toBe(await technik())
    expect(after?.version).toBe((before?.version ?? 0) + 1)
    expect(after?.receipt_sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(after?.receipt_sha256).not.toBe(before?.receipt_sha256)
    const events = await eventsOf('submission.moved')
    expect(events.map(({ subject }) => subject).sort()).toEqual([ids[0], ids[1]].sort())
    expect(events[0]?.detail).toMatchObject({ from: 'Service', to: 'Technik' })
    expect((await eventsOf('bulk.changed')).length).toBe(1)
  })

  it('the owner’s next save gives the receipt that the move gave', async () => {
    await apply(offered((await look(await toTechnik(ids))).html))
    const { services } = app
    const id = ids[0] ?? ''
    const moved = await submissionById(services.db, id)
    const input = completeInput(moved?.version ?? 0, 'Bürgerbus', await technik())
    must(await saveDraft(services, owner, await own(services, owner, id), input, OPENS + 2000))
    expect((await submissionById(services.db, id))?.receipt_sha256).toBe(moved?.receipt_sha256)
  })

  it('adds and removes a tag for everything that a filter leaves', async () => {
    const all: Fields = [
      ['umfang', 'alle'],
      ['filter', 'stand=submitted'],
      ['tag', 'Rückfrage'],
    ]
    expect((await apply(offered((await look([...all, ['aktion', 'schlagwort']])).html))).status).toBe(303)
    expect(await tagsIn()).toEqual([ids[0], ids[1]].sort())
    expect((await look([...all, ['aktion', 'schlagwort']])).html).toContain('Es ändert sich nichts.')
    expect((await apply(offered((await look([...all, ['aktion', 'schlagwort-weg']])).html))).status).toBe(303)
    expect(await tagsIn()).toEqual([])
    expect((await eventsOf('submission.tagged')).length).toBe(2)
    expect((await eventsOf('submission.untagged')).length).toBe(2)
  })

  it('is refused as a whole when one entry was saved meanwhile, and shows what differs', async () => {
    const fields = offered((await look(await toTechnik(ids))).html)
    const { services } = app
    const id = ids[1] ?? ''
    const category = (await categoryOf(services, edition)).id
    const input = completeInput(3, 'Neues Rathaus', category)
    must(await saveDraft(services, owner, await own(services, owner, id), input, OPENS + 2000))
    const before = await categoriesNow()
    const { status, html } = await apply(fields)
    expect(status).toBe(409)
    expect(html).toContain('In der Zwischenzeit ist etwas anders geworden')
    expect(html).toContain('<li>Neues Rathaus (Musterhausen)</li>')
    expect(await categoriesNow()).toEqual(before)
    expect((await apply(offered(html))).status).toBe(303)
    expect((await submissionById(services.db, id))?.category_id).toBe(await technik())
  })

  it('is refused when another entry has come into the filter', async () => {
    const all: Fields = [
      ['umfang', 'alle'],
      ['filter', 'q=neu'],
      ['aktion', 'schlagwort'],
      ['tag', 'x'],
    ]
    await entry(app.services, owner, edition, 'Neues Bad')
    const fields = offered((await look(all)).html)
    await entry(app.services, owner, edition, 'Neue Brücke')
    const { status, html } = await apply(fields)
    expect(status).toBe(409)
    expect(html).toContain('<li>Neue Brücke')
    expect(await tagsIn()).toEqual([])
  })

  it('gives no category once judging has begun, whatever the preview said', async () => {
    const fields = offered((await look(await toTechnik(ids))).html)
    await app.setClock(JUDGING)
    organiser = await visit(app, boss)
    const { status, html } = await apply(fields)
    expect(status).toBe(409)
    expect(html).toContain('stehen fest, seit die Jury bewertet')
    expect(await eventsOf('submission.moved')).toEqual([])
  })

  it('lets entries pass to the jury, but not once judging has begun', async () => {
    const order: Fields = [...ticked(ids), ['aktion', 'zulassen']]
    const screenings = async () =>
      Promise.all(ids.map(async (id) => (await submissionById(app.services.db, id))?.screening))
    const fields = offered((await look(order)).html)
    await app.setClock(JUDGING)
    organiser = await visit(app, boss)
    expect((await apply(fields)).status).toBe(409)
    expect(await screenings()).toEqual(['open', 'open', 'open', 'open'])
    await app.setClock(OPENS + 1000)
    organiser = await visit(app, boss)
    expect((await apply(fields)).status).toBe(303)
    expect(await screenings()).toEqual(['passed', 'passed', 'open', 'open'])
    const events = await eventsOf('submission.passed')
    expect(events.map(({ detail }) => detail.from)).toEqual(['open', 'open'])
    expect((await look(order)).html).toContain('Ist schon zugelassen.')
  })

  it('gives entries a deadline of their own, each with its trace and its letter, once', async () => {
    const order: Fields = [
      ...ticked(ids),
      ['aktion', 'frist'],
      ['bis', '2026-11-01T20:00'],
      ['grund', 'Die Leitung war gestört.'],
    ]
    const preview = await look(order)
    expect(preview.html).toContain('Von 4 Einreichungen ändern sich 3.')
    const letters = async () =>
      (await app.services.db.q.selectFrom('outbox').select('id').where('kind', '=', 'deadline').execute())
        .length
    const before = await letters()
    const fields = offered(preview.html)
    expect((await apply(fields)).status).toBe(303)
    expect((await apply(fields)).status).toBe(303)
    const until = await Promise.all(
      ids.map(async (id) => (await submissionById(app.services.db, id))?.extended_until ?? null),
    )
    const given = Date.UTC(2026, 10, 1, 19)
    expect(until).toEqual([given, given, given, null])
    expect(await letters()).toBe(before + 3)
    expect(await eventsOf('submission.deadline_extended')).toHaveLength(3)
    const again = await look(order)
    expect(again.html).toContain('Die neue Frist muss nach der bisherigen liegen')
    const missing = await look([...ticked(ids), ['aktion', 'frist']])
    expect(missing.status).toBe(422)
    expect(missing.html).toContain('Bitte die neue Frist angeben.')
    expect(missing.html).toContain('Bitte den Grund nennen.')
  })

  it('refuses forged fields', async () => {
    const fields = offered((await look(await toTechnik(ids))).html)
    expect((await apply([...fields, ['mehr', '1']])).status).toBe(422)
    expect((await apply(fields.filter(([name]) => name !== 'key'))).status).toBe(422)
    expect((await apply(fields.filter(([name]) => name !== 'seen'))).status).toBe(422)
  })
})

describe('downloads', () => {
  it('hold the selection only', async () => {
    const query = new URLSearchParams(ticked([ids[1] ?? ''])).toString()
    const csv = await (await organiser.get(paths.adminSelectionFile(year, 'csv', query))).text()
    expect(csv).toContain('Rathaus')
    expect(csv).not.toContain('Bürgerbus')
    expect((await eventsOf('submission.exported'))[0]?.detail).toMatchObject({ rows: 1, ids: [ids[1]] })
    const xlsx = await organiser.get(paths.adminSelectionFile(year, 'xlsx', query))
    expect(xlsx.headers.get('Content-Disposition')).toContain('.xlsx')
  })

  it('are for organisers alone', async () => {
    const visitor = await visit(app, await juror(app.services, boss, edition, 'chair@x.example', true))
    expect((await visitor.get(paths.adminSelectionFor(year, 'umfang=alle'))).status).toBe(403)
    expect((await visitor.get(paths.adminSelectionFile(year, 'csv', 'umfang=alle'))).status).toBe(403)
    expect((await visitor.post(paths.adminSelection(year), {})).status).toBe(403)
  })
})

test('an entry that moves to where others are named mentions them, and so finds its conflicts of interest', async () => {
  const { db } = app.services
  const [id = '', other = ''] = ids
  const questions = QUESTIONS.map((question) =>
    question.parties === 'supplier' ? { ...question, categories: ['Technik'] } : question,
  )
  const form = { editionId: edition.id, version: 0, questions, reason: 'Nur dort gefragt.', now: OPENS + 1 }
  must(await db.commit([insertForm(db.q, form), guard]))
  // Written down while the entry stood in the other category.
  const row = await submissionById(db, id)
  const answers = JSON.stringify({ ...JSON.parse(row?.answers ?? '{}'), suppliers: 'Beispiel Software GmbH' })
  must(await db.commit([db.q.updateTable('submission').set({ answers }).where('id', '=', id)]))
  const { html } = await look(await toTechnik([id, other]))
  expect((await apply(offered(html))).status).toBe(303)
  const named = await db.q
    .selectFrom('submission_party')
    .select(['submission_id', 'folded'])
    .where('role', '=', 'supplier')
    .where('submission_id', 'in', [id, other])
    .execute()
  expect(named).toEqual([{ submission_id: id, folded: 'beispiel software' }])
})
