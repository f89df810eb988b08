import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { guard } from '../../src/core/database.ts'
import type { Services } from '../../src/core/services.ts'
import type { Edition } from '../../src/edition/store.ts'
import { checkEntry } from '../../src/eligibility/actions.ts'
import { NO_RULES } from '../../src/eligibility/rules.ts'
import { removeSubmissionPhoto, saveSubmissionPhotoTexts } from '../../src/photo/actions.ts'
import { insertSubmissionPhoto, photosOfSubmission, touchBeforeDeadline } from '../../src/photo/store.ts'
import { formOfYear, handIn, loadOwn, saveDraft, startDraft } from '../../src/submission/actions.ts'
import {
  insertDraft,
  type Submission,
  submissionById,
  updateBeforeDeadline,
  withdraw,
} from '../../src/submission/store.ts'
import { withdrawSubmission } from '../../src/submission/withdraw.ts'
import {
  at,
  CLOSES,
  categoryOf,
  completeInput,
  draft,
  emptyWorld,
  entry,
  JUDGED,
  must,
  OPENS,
  openYear,
  own,
  person,
  photoOf,
  type World,
} from './world.ts'

let world: World
let app: Services
let organiser: Actor
let owner: Actor
let stranger: Actor
let edition: Edition
let category: string
let year = 2026

beforeAll(async () => {
  world = emptyWorld()
  app = world.app
  organiser = await person(app, 'organiser@x.example', true)
  owner = await person(app, 'owner@x.example')
  stranger = await person(app, 'stranger@x.example')
})
afterAll(() => world.close())

// A year of its own for every test.
beforeEach(async () => {
  edition = await openYear(app, organiser, year)
  category = (await categoryOf(app, edition)).id
  year += 1
})

const stored = async (id: string): Promise<Submission> => {
  const row = await submissionById(app.db, id)
  if (!row) throw new Error('no submission')
  return row
}
const release = () =>
  app.db.commit([app.db.q.updateTable('edition').set({ released_at: OPENS }).where('id', '=', edition.id)])
const lettersOf = async (key: string) =>
  app.db.q.selectFrom('outbox').selectAll().where('key', '=', key).execute()
const eventsOf = async (id: string) => {
  const rows = await app.db.q
    .selectFrom('audit_event')
    .select('kind')
    .where('subject', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(({ kind }) => kind)
}

describe('the deadline stands in the SQL', () => {
  const GUARD = { ok: false, error: 'guard' }
  const write = (id: string, receivedAt: number, ownerId = owner.id, version = 2) =>
    app.db.commit([
      updateBeforeDeadline(
        app.db.q,
        { id, actorId: ownerId, version, receivedAt, now: receivedAt },
        { title: `um ${receivedAt}` },
      ),
      guard,
    ])

  test.each([
    ['a millisecond before the opening', OPENS - 1, false],
    ['at the opening', OPENS, true],
    ['the last millisecond', CLOSES - 1, true],
    ['at the close', CLOSES, false],
    ['after the close', CLOSES + 1, false],
  ])('%s', async (_name, receivedAt, taken) => {
    const id = await draft(app, owner, edition, 'Vorher')
    expect(await write(id, receivedAt)).toEqual(taken ? { ok: true, value: expect.anything() } : GUARD)
    const { title, version } = await stored(id)
    expect({ title, version }).toEqual(
      taken ? { title: `um ${receivedAt}`, version: 3 } : { title: 'Vorher', version: 2 },
    )
  })

  test("another person's id is refused by the write itself", async () => {
    const id = await draft(app, owner, edition, 'Meins')
    expect(await write(id, OPENS, stranger.id)).toEqual(GUARD)
    expect(
      await app.db.commit([withdraw(app.db.q, { id, ownerId: stranger.id, version: 2 }, OPENS), guard]),
    ).toEqual(GUARD)
    const touch = { id, actorId: stranger.id, receivedAt: OPENS, now: OPENS }
    expect(await app.db.commit([touchBeforeDeadline(app.db.q, touch), guard])).toEqual(GUARD)
    expect(await stored(id)).toMatchObject({ title: 'Meins', state: 'draft', version: 2 })
    // The same statements work for the owner.
    expect(
      await app.db.commit([touchBeforeDeadline(app.db.q, { ...touch, actorId: owner.id }), guard]),
    ).toMatchObject({ ok: true })
    expect(
      await app.db.commit([withdraw(app.db.q, { id, ownerId: owner.id, version: 2 }, OPENS), guard]),
    ).toMatchObject({ ok: true })
  })

  test('another version is refused', async () => {
    const id = await draft(app, owner, edition, 'Stand zwei')
    expect(await write(id, OPENS, owner.id, 1)).toEqual(GUARD)
    expect(await write(id, OPENS, owner.id, 3)).toEqual(GUARD)
    expect(
      await app.db.commit([withdraw(app.db.q, { id, ownerId: owner.id, version: 1 }, OPENS), guard]),
    ).toEqual(GUARD)
  })

  test('nothing is written once withdrawn or released', async () => {
    const gone = await draft(app, owner, edition, 'Zurückgezogen')
    must(await withdrawSubmission(app, owner, await own(app, owner, gone), 2))
    expect(await write(gone, OPENS, owner.id, 3)).toEqual(GUARD)
    const id = await draft(app, owner, edition, 'Noch da')
    must(await release())
    expect(await write(id, OPENS)).toEqual(GUARD)
    expect(
      await app.db.commit([withdraw(app.db.q, { id, ownerId: owner.id, version: 2 }, OPENS), guard]),
    ).toEqual(GUARD)
    const touch = { id, actorId: owner.id, receivedAt: OPENS, now: OPENS }
    expect(await app.db.commit([touchBeforeDeadline(app.db.q, touch), guard])).toEqual(GUARD)
  })

  test.each([
    ['before the opening', OPENS - 1, false],
    ['at the opening', OPENS, true],
    ['the last millisecond', CLOSES - 1, true],
    ['at the close', CLOSES, false],
  ])('a new draft %s', async (name, now, taken) => {
    const id = `${edition.year}-${name}`
    const started = await app.db.commit([
      insertDraft(app.db.q, { id, editionId: edition.id, ownerId: owner.id, receivedAt: now, now }),
      guard,
    ])
    expect(started.ok).toBe(taken)
    expect((await submissionById(app.db, id)) !== undefined).toBe(taken)
  })

  test.each([
    ['at the close', CLOSES, false],
    ['the last millisecond', CLOSES - 1, true],
  ])('pictures %s', async (_name, receivedAt, taken) => {
    const id = await draft(app, owner, edition, 'Mit Bild')
    const picture = await photoOf(app, id)
    const photo = picture.id
    const mine = await own(app, owner, id)
    const touch = { id, actorId: owner.id, receivedAt, now: receivedAt }
    expect((await app.db.commit([touchBeforeDeadline(app.db.q, touch), guard])).ok).toBe(taken)
    const texts = [{ ...picture, caption: 'neu' }]
    expect((await saveSubmissionPhotoTexts(app, owner, mine, texts, receivedAt)).ok).toBe(taken)
    expect((await removeSubmissionPhoto(app, owner, mine, photo, receivedAt)).ok).toBe(taken)
    expect(await photosOfSubmission(app.db, id)).toHaveLength(taken ? 0 : 1)
  })

  test('the actions say so in words', async () => {
    const id = await draft(app, owner, edition, 'Zu spät')
    const mine = await own(app, owner, id)
    const late = { kind: 'closed', message: expect.stringContaining('Einreichungsschluss war am') }
    expect(await saveDraft(app, owner, mine, completeInput(2, 'x', category), CLOSES)).toEqual({
      ok: false,
      error: late,
    })
    expect(await handIn(app, owner, mine, [], { version: 2, declared: true }, CLOSES)).toEqual({
      ok: false,
      error: late,
    })
    expect(await startDraft(app, owner, edition.id, CLOSES)).toEqual({ ok: false, error: late })
    expect(await startDraft(app, owner, 'nowhere', OPENS)).toMatchObject({ error: { kind: 'not_found' } })
    expect(await stored(id)).toMatchObject({ title: 'Zu spät', state: 'draft', version: 2 })
  })
})

test("somebody else's submission is as unknown as none", async () => {
  const id = await draft(app, owner, edition, 'Meins')
  const foreign = await loadOwn(app, stranger, id)
  expect(foreign).toMatchObject({ ok: false, error: { kind: 'not_found' } })
  expect(await loadOwn(app, stranger, 'nothing')).toEqual(foreign)
})

test('the year of an entry is remembered, and every change of it seen at once', async () => {
  const id = await draft(app, owner, edition, 'Meins')
  const { q } = app.db
  const seen = async () => {
    const mine = await own(app, owner, id)
    return { edition: mine.edition, ...(await formOfYear(app, mine.edition)) }
  }
  const first = await seen()
  const again = await seen()
  expect([again.edition === first.edition, again.form === first.form]).toEqual([true, true])
  must(
    await app.db.commit([
      q.updateTable('edition').set({ title: 'Neuer Titel' }).where('id', '=', edition.id),
    ]),
  )
  expect((await seen()).edition.title).toBe('Neuer Titel')
  must(await app.db.commit([q.updateTable('category').set({ name: 'Neu' }).where('id', '=', category)]))
  expect((await seen()).categories.map(({ name }) => name)).toContain('Neu')
  const form = { edition_id: edition.id, version: 1, questions: '[]', reason: 'x', created_at: 1 }
  must(await app.db.commit([q.insertInto('entry_form').values(form)]))
  expect((await seen()).form).toMatchObject({ version: 1, questions: [] })
  const rules = async () => {
    const mine = await own(app, owner, id)
    const facts = { ...mine.submission, answers: {} }
    return (await checkEntry(app, mine.edition, facts, [])).version
  }
  expect([await rules(), await rules()]).toEqual([0, 0])
  const declared = { edition_id: edition.id, version: 1, rules: JSON.stringify(NO_RULES), reason: 'x' }
  must(await app.db.commit([q.insertInto('eligibility').values({ ...declared, created_at: 1 })]))
  expect(await rules()).toBe(1)
})

describe('saving', () => {
  test('of 50 parallel saves of one version one wins', async () => {
    const id = await draft(app, owner, edition, 'Anfang')
    const mine = await own(app, owner, id)
    const saves = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        saveDraft(app, owner, mine, completeInput(2, `Fassung ${index}`, category), OPENS),
      ),
    )
    const winners = saves.flatMap(({ ok }, index) => (ok ? [index] : []))
    expect(winners).toHaveLength(1)
    for (const save of saves.filter(({ ok }) => !ok))
      expect(save).toEqual({ ok: false, error: { kind: 'conflict' } })
    expect(await stored(id)).toMatchObject({ title: `Fassung ${winners[0]}`, version: 3 })
    // Refused saves leave no trace: start, first save, the winner.
    expect(await eventsOf(id)).toEqual(['submission.started', 'submission.saved', 'submission.saved'])
  })

  test('a draft may have holes but no nonsense', async () => {
    const id = await draft(app, owner, edition, 'Anfang')
    const input = completeInput(2, '', 'no such category')
    must(
      await saveDraft(
        app,
        owner,
        await own(app, owner, id),
        { ...input, answers: { ...input.answers, summary: '' } },
        OPENS,
      ),
    )
    expect(await stored(id)).toMatchObject({ title: '', category_id: null, version: 3, receipt_sha256: null })
    const wrong = { ...input, version: 3, answers: { ...input.answers, links: 'javascript:alert(1)' } }
    expect(await saveDraft(app, owner, await own(app, owner, id), wrong, OPENS)).toMatchObject({
      ok: false,
      error: { kind: 'invalid', errors: [{ field: 'links' }] },
    })
  })

  test('a category of another edition is none', async () => {
    const id = await draft(app, owner, edition, 'Anfang')
    const next = await openYear(app, organiser, year)
    year += 1
    const foreign = (await categoryOf(app, next)).id
    must(await saveDraft(app, owner, await own(app, owner, id), completeInput(2, 'x', foreign), OPENS))
    expect((await stored(id)).category_id).toBeNull()
  })
})

describe('handing in', () => {
  test('100 parallel hand-ins give one number and one letter', async () => {
    const id = await draft(app, owner, edition, 'Hundertmal')
    const mine = await own(app, owner, id)
    const results = await Promise.all(
      Array.from({ length: 100 }, () => handIn(app, owner, mine, [], { version: 2, declared: true }, OPENS)),
    )
    // A double click is no error: the entry is in.
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(await stored(id)).toMatchObject({ state: 'submitted', number: 1, version: 3, submitted_at: OPENS })
    const letters = await lettersOf(`receipt:${id}:${owner.id}`)
    expect(letters).toHaveLength(1)
    expect(letters[0]).toMatchObject({ recipient: 'owner@x.example', kind: 'receipt' })
    expect(letters[0]?.body).toContain((await stored(id)).receipt_sha256)
    expect((await eventsOf(id)).filter((kind) => kind === 'submission.submitted')).toHaveLength(1)
  })

  test('20 entries at once get the numbers 1 to 20', async () => {
    const ids: string[] = []
    for (let index = 0; index < 20; index += 1) ids.push(await draft(app, owner, edition, `Projekt ${index}`))
    const mine = await Promise.all(ids.map((id) => own(app, owner, id)))
    await Promise.all(
      mine.map(async (one) => must(await handIn(app, owner, one, [], { version: 2, declared: true }, OPENS))),
    )
    const numbers = await Promise.all(ids.map(async (id) => (await stored(id)).number ?? 0))
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })

  test('every edition counts for itself', async () => {
    const first = await entry(app, owner, edition, 'A')
    const next = await openYear(app, organiser, year)
    year += 1
    const second = await entry(app, owner, next, 'B')
    expect([(await stored(first)).number, (await stored(second)).number]).toEqual([1, 1])
  })

  test('an incomplete or undeclared entry stays a draft', async () => {
    const id = must(await startDraft(app, owner, edition.id, OPENS))
    const refused = await handIn(
      app,
      owner,
      await own(app, owner, id),
      [],
      { version: 1, declared: false },
      OPENS,
    )
    const fields =
      refused.ok || refused.error.kind !== 'invalid' ? [] : refused.error.errors.map(({ field }) => field)
    expect(fields).toEqual([
      'title',
      'organisation',
      'category',
      'summary',
      'description',
      'benefit',
      'reuse',
      'contact_name',
      'contact_email',
      'declaration',
    ])
    const bare = { ...(await photoOf(app, id)), alt: '' }
    const complete = await draft(app, owner, edition, 'Fertig')
    const withPhoto = await handIn(
      app,
      owner,
      await own(app, owner, complete),
      [bare],
      { version: 2, declared: true },
      OPENS,
    )
    expect(withPhoto).toMatchObject({
      ok: false,
      error: { kind: 'invalid', errors: [{ field: `foto-${bare.id}` }] },
    })
    expect([(await stored(id)).state, (await stored(complete)).state]).toEqual(['draft', 'draft'])
    expect(await lettersOf(`receipt:${complete}:${owner.id}`)).toEqual([])
  })

  test('what was changed in between must be looked at again', async () => {
    const id = await draft(app, owner, edition, 'Alt')
    const mine = await own(app, owner, id)
    must(await saveDraft(app, owner, mine, completeInput(2, 'Neu', category), OPENS))
    const refused = await handIn(app, owner, mine, [], { version: 2, declared: true }, OPENS)
    expect(refused).toMatchObject({ ok: false, error: { kind: 'conflict' } })
    expect(await stored(id)).toMatchObject({ state: 'draft', number: null })
  })
})

describe('after handing in', () => {
  test('an edit changes the receipt and keeps number and time', async () => {
    const id = await entry(app, owner, edition, 'Alt')
    const before = await stored(id)
    const later = OPENS + 1000
    must(await saveDraft(app, owner, await own(app, owner, id), completeInput(3, 'Neu', category), later))
    const after = await stored(id)
    expect(after).toMatchObject({
      title: 'Neu',
      state: 'submitted',
      number: before.number,
      submitted_at: before.submitted_at,
      updated_at: later,
    })
    expect(after.receipt_sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(after.receipt_sha256).not.toBe(before.receipt_sha256)
    must(await saveDraft(app, owner, await own(app, owner, id), completeInput(4, 'Alt', category), later))
    expect((await stored(id)).receipt_sha256).toBe(before.receipt_sha256)
  })

  test.each([
    [
      'title',
      (input: ReturnType<typeof completeInput>) => ({ ...input, basics: { ...input.basics, title: '' } }),
    ],
    [
      'category',
      (input: ReturnType<typeof completeInput>) => ({ ...input, basics: { ...input.basics, category: '' } }),
    ],
    [
      'summary',
      (input: ReturnType<typeof completeInput>) => ({ ...input, answers: { ...input.answers, summary: '' } }),
    ],
  ])('an edit makes no hole: %s', async (field, change) => {
    const id = await entry(app, owner, edition, 'Voll')
    const before = await stored(id)
    const refused = await saveDraft(
      app,
      owner,
      await own(app, owner, id),
      change(completeInput(3, 'Voll', category)),
      OPENS,
    )
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid', errors: [{ field }] } })
    expect(await stored(id)).toEqual(before)
  })
})

describe('withdrawing', () => {
  test('keeps what was written, sends one letter, and cannot be undone', async () => {
    const id = await entry(app, owner, edition, 'Doch nicht')
    const mine = await own(app, owner, id)
    const results = await Promise.all(
      Array.from({ length: 10 }, () => withdrawSubmission(at(app, JUDGED), owner, mine, 3)),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await stored(id)).toMatchObject({
      state: 'withdrawn',
      title: 'Doch nicht',
      number: 1,
      withdrawn_at: JUDGED,
      version: 4,
    })
    expect(await lettersOf(`withdrawn:${id}:${owner.id}`)).toHaveLength(1)
    expect(await withdrawSubmission(app, owner, await own(app, owner, id), 4)).toMatchObject({
      error: { kind: 'closed' },
    })
    expect(
      await saveDraft(app, owner, await own(app, owner, id), completeInput(4, 'x', category), OPENS),
    ).toMatchObject({ error: { kind: 'closed' } })
  })

  test('its number is not given again', async () => {
    const gone = await entry(app, owner, edition, 'Eins')
    must(await withdrawSubmission(app, owner, await own(app, owner, gone), 3))
    const next = await entry(app, owner, edition, 'Zwei')
    expect((await stored(next)).number).toBe(2)
  })
})

test('a submission holds seven pictures, also when they come at once', async () => {
  const id = await draft(app, owner, edition, 'Viele Bilder')
  const { public_key: _, ...photo } = await photoOf(app, id)
  const commits = await Promise.all(
    Array.from({ length: 20 }, (_row, index) =>
      app.db.commit([
        insertSubmissionPhoto(app.db.q, {
          ...photo,
          public_key: null,
          id: `${id}-${index}`,
          sha256: String(index),
        }),
        guard,
      ]),
    ),
  )
  expect(commits.filter(({ ok }) => ok)).toHaveLength(6)
  expect(await photosOfSubmission(app.db, id)).toHaveLength(7)
})
