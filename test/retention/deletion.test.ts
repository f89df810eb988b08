/** A whole year grows old: what goes, what stays, what holds it back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { newId } from '../../src/core/ids.ts'
import type { Services } from '../../src/core/services.ts'
import { fileKey } from '../../src/entry-form/files.ts'
import { FORMER_JUROR } from '../../src/leaving/rules.ts'
import { post } from '../../src/mail/store.ts'
import { originalKey } from '../../src/photo/rules.ts'
import { hold, loadRetention, preview, saveMonths } from '../../src/retention/actions.ts'
import { deleteDue } from '../../src/retention/delete-actions.ts'
import { retainNightly } from '../../src/retention/night-actions.ts'
import { endHold } from '../../src/retention/store.ts'
import { at, draft, editionOf, emptyWorld, must, person, photoOf, type World } from '../submission/world.ts'
import { type DecidedYear, decidedYear, releaseYear } from '../support/decided-year.ts'

const YEAR = 2026
const day = (text: string) => Date.parse(`${text}T04:00:00+01:00`)

let world: World
let app: Services
let organiser: Actor
let year: DecidedYear
const ids = { draft: '', file: newId(), photo: '', shown: '' }

const many = async (table: Parameters<typeof app.db.q.selectFrom>[0]) =>
  (await app.db.q
    .selectFrom(table as 'submission')
    .selectAll()
    .execute()) as unknown as Record<string, unknown>[]

const events = async (kind: string) =>
  (await app.db.q.selectFrom('audit_event').selectAll().where('kind', '=', kind).execute()).map(
    ({ subject, detail, actor_id }) => ({ subject, actor: actor_id, ...(JSON.parse(detail) as object) }),
  )

const put = (key: string) => app.files.put(key, new Uint8Array([1]), 'application/octet-stream')

beforeAll(async () => {
  world = emptyWorld()
  app = world.app
  organiser = await person(app, 'organiser@x.example', true)
  year = await decidedYear(app, organiser, YEAR)
  const edition = await editionOf(app, YEAR)
  ids.draft = await draft(app, year.owner, edition, 'Nie fertig')
  ids.photo = (await photoOf(app, ids.draft)).id
  await put(originalKey(ids.photo))
  const { q } = app.db
  const sheet = newId()
  const seat = await q.selectFrom('juror').selectAll().executeTakeFirstOrThrow()
  const before = await q
    .selectFrom('submission')
    .selectAll()
    .where('id', '=', year.nominee)
    .executeTakeFirstOrThrow()
  const answers = {
    ...(JSON.parse(before.answers) as object),
    plan: `${ids.file} ${'0'.repeat(64)} 5 Plan.pdf`,
  }
  await put(fileKey(year.nominee, ids.file))
  must(
    await app.db.commit([
      q
        .updateTable('submission')
        .set({ answers: JSON.stringify(answers) })
        .where('id', '=', year.nominee),
      q.insertInto('score_sheet').values({
        ...{
          id: sheet,
          juror_id: seat.id,
          submission_id: year.nominee,
          comment: 'Über Erika',
          note: 'privat',
        },
        updated_at: 1,
      }),
      q.insertInto('submission_note').values({
        ...{
          id: newId(),
          submission_id: year.nominee,
          author_id: organiser.id,
          text: 'Anruf',
          created_at: 1,
        },
      }),
      q.insertInto('juror_affiliation').values({
        ...{
          juror_id: seat.id,
          kind: 'vendor',
          name: 'Muster GmbH',
          folded: 'muster gmbh',
          register_key: null,
        },
      }),
      q.insertInto('submission_party').values({
        ...{ submission_id: year.nominee, role: 'supplier', folded: 'muster gmbh', name: 'Muster GmbH' },
      }),
    ]),
  )
  await releaseYear(app, organiser, YEAR)
  const shown = await q
    .selectFrom('photo')
    .select('id')
    .where('public_key', 'is not', null)
    .executeTakeFirstOrThrow()
  ids.shown = shown.id
  await put(originalKey(ids.shown))
})
afterAll(() => world.close())

const load = async (time: number) => loadRetention(at(app, time), await editionOf(app, YEAR))

describe('a year grows old', () => {
  it('shows beforehand what will go', async () => {
    const then = day('2027-01-02')
    const shown = await preview(at(app, then), await load(then))
    const totals = Object.fromEntries(shown.map(({ line, total }) => [line.data.id, total]))
    expect(totals).toMatchObject({
      ...{ drafts: 1, withdrawn: 0, files: 2, contacts: 3, sheets: 1, organising: 1, ballots: 0 },
      ...{ neutrality: 4, jury: 1, originals: 2 },
    })
    expect(shown.find(({ line }) => line.data.id === 'drafts')?.parts[0]?.examples).toEqual(['Nie fertig'])
  })

  it('tells organisers two weeks before, once, and deletes nothing that nobody was told of', async () => {
    await retainNightly(at(app, day('2027-03-17')))
    expect(await events('retention.announced')).toEqual([])
    await retainNightly(at(app, day('2027-03-20')))
    await retainNightly(at(app, day('2027-03-21')))
    expect(await events('retention.announced')).toHaveLength(1)
    const letters = (await many('outbox')).filter(({ kind }) => kind === 'retention')
    expect(letters.map(({ recipient }) => recipient)).toEqual(['organiser@x.example'])
    expect(String(letters[0]?.body)).toContain('Ab dem 3. April 2027')
    expect(String(letters[0]?.body)).toContain('– Entwürfe, die nie eingereicht wurden: 1')
    await retainNightly(at(app, day('2027-04-02')))
    expect(await events('retention.deleted')).toEqual([])
  })

  it('waits while it is held back, and goes with everything else of the class afterwards', async () => {
    const then = day('2027-04-04')
    const input = { class: 'drafts', reason: 'Widerspruch', until: day('2027-05-01') }
    must(await hold(at(app, then), organiser, await load(then), input))
    await retainNightly(at(app, then))
    expect(await events('retention.deleted')).toEqual([])
    await retainNightly(at(app, day('2027-05-02')))
    expect(await events('retention.deleted')).toEqual([
      { subject: 'drafts', actor: null, part: 'drafts', rows: 1 },
    ])
    expect((await many('submission')).map(({ id }) => id)).not.toContain(ids.draft)
    expect(await app.files.get(originalKey(ids.photo))).toBeNull()
    expect(await app.files.get(`photos/${ids.photo}/480.jpeg`)).toBeNull()
  })

  it('does nothing twice, and refuses when periods or holds change between look and commit', async () => {
    const then = day('2028-01-05')
    const [one, other] = [await load(then), await load(then)]
    must(
      await saveMonths(at(app, then), organiser, one, { version: 0, months: { sheets: 36, contacts: 12 } }),
    )
    expect(await deleteDue(at(app, then), other, organiser.id, 50)).toEqual({ rows: 0, more: false })
    const fresh = await load(then)
    const held = { class: 'contacts', reason: 'Streit', until: then + 86_400_000 }
    must(await hold(at(app, then), organiser, fresh, held))
    const before = (await events('retention.deleted')).length
    const both = await Promise.all([
      deleteDue(at(app, then), fresh, organiser.id, 50),
      deleteDue(at(app, then), await load(then), null, 50),
    ])
    const rows = both.reduce((sum, report) => sum + report.rows, 0)
    const told = (await events('retention.deleted')).slice(before) as unknown as {
      subject: string
      rows: number
    }[]
    expect(told.reduce((sum, event) => sum + event.rows, 0)).toBe(rows)
    expect(new Set(told.map(({ subject }) => subject))).toEqual(new Set(['files', 'organising']))
    expect(await app.files.get(fileKey(year.nominee, ids.file))).toBeNull()
    expect(String((await many('submission')).find(({ id }) => id === year.nominee)?.answers)).toContain(
      'Erika',
    )
    expect((await many('score_sheet')).map(({ comment }) => comment)).toContain('Über Erika')
    const [kept] = await app.db.q
      .selectFrom('retention_hold')
      .selectAll()
      .where('class', '=', 'contacts')
      .execute()
    must(await app.db.commit([endHold(app.db.q, fresh.scope, kept?.id ?? '', organiser.id, then)]))
  })

  it('in the end holds results, points and proofs without the people, and the same conflicts', async () => {
    const conflicts = async () =>
      (
        await app.db.q
          .selectFrom('conflict' as never)
          .select(['juror_id', 'submission_id'] as never[])
          .distinct()
          .execute()
      ).map((row) => ({ ...(row as object) }))
    const wasInConflict = await conflicts()
    expect(wasInConflict).toHaveLength(1)
    const frozen = await Promise.all(
      [
        'release_snapshot',
        'release_version',
        'score_commitment',
        'commitment_root',
        'judging_rules',
        'award',
      ].map((table) => many(table as 'award')),
    )
    for (const night of ['2030-02-01', '2030-02-02']) await retainNightly(at(app, day(night)))
    const after = await Promise.all(
      [
        'release_snapshot',
        'release_version',
        'score_commitment',
        'commitment_root',
        'judging_rules',
        'award',
      ].map((table) => many(table as 'award')),
    )
    expect(after).toEqual(frozen)
    expect(await conflicts()).toEqual(wasInConflict)
    const stored = JSON.stringify(
      await Promise.all(
        (
          [
            'submission',
            'score_sheet',
            'juror',
            'juror_affiliation',
            'submission_party',
            'submission_note',
          ] as const
        ).map(many),
      ),
    )
    for (const name of ['Erika', 'amt@musterhausen', 'privat', 'Muster GmbH', 'chair@x.example', 'Anruf'])
      expect(stored).not.toContain(name)
    expect((await many('juror')).map(({ name }) => name)).toEqual([FORMER_JUROR])
    expect(await app.files.get(originalKey(ids.shown))).toBeNull()
    expect(await app.files.get(`photos/${ids.shown}/480.jpeg`)).not.toBeNull()
    const accounts = (await many('account')).map(({ email }) => String(email))
    expect(accounts.filter((email) => !email.endsWith('@geloescht.invalid'))).toEqual(['organiser@x.example'])
    const shown = await preview(at(app, day('2030-02-03')), await load(day('2030-02-03')))
    expect(shown.reduce((sum, { total }) => sum + total, 0)).toBe(0)
    expect((await many('file_deletion')).length).toBe(0)
  })
})

it('letters go by their own age, those still on their way do not', async () => {
  const then = day('2031-03-01')
  const letter = (key: string) => ({
    key,
    kind: 'receipt' as const,
    to: 'a@x.example',
    subject: 'S',
    body: 'B',
  })
  const { q } = app.db
  must(
    await app.db.commit([
      q.deleteFrom('outbox'),
      post(q, letter('old'), day('2030-07-01'), 'cancelled'),
      post(q, letter('young'), day('2030-10-01'), 'cancelled'),
      post(q, letter('waiting'), day('2030-07-01')),
      post(q, { ...letter('code'), kind: 'sign_in' }, day('2031-02-20'), 'cancelled'),
    ]),
  )
  await retainNightly(at(app, then))
  expect((await many('outbox')).map(({ key }) => key).toSorted()).toEqual(['waiting', 'young'])
})
