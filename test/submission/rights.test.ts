/** Who may do what with a shared submission: decided in the rules and guarded once more in the SQL of each write. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { guard } from '../../src/core/database.ts'
import { newId } from '../../src/core/ids.ts'
import type { Edition } from '../../src/edition/store.ts'
import { touchBeforeDeadline } from '../../src/photo/store.ts'
import { handIn, loadOwn, saveDraft, startDraft } from '../../src/submission/actions.ts'
import {
  includes,
  MAX_DRAFTS,
  permit,
  type Right,
  rightsFrom,
  SHARED_RIGHTS,
} from '../../src/submission/rules.ts'
import { insertDraft, peopleOf, submissionById, updateBeforeDeadline } from '../../src/submission/store.ts'
import { withdrawSubmission } from '../../src/submission/withdraw.ts'
import {
  categoryOf,
  completeInput,
  draft,
  emptyWorld,
  entry,
  must,
  OPENS,
  openYear,
  own,
  person,
  share,
  type World,
} from './world.ts'

let world: World
let edition: Edition
let owner: Actor
let colleague: Actor
let stranger: Actor

beforeAll(async () => {
  world = emptyWorld()
  edition = await openYear(world.app, await person(world.app, 'gs@x.example', true), 2026)
  owner = await person(world.app, 'owner@x.example')
  colleague = await person(world.app, 'colleague@x.example')
  stranger = await person(world.app, 'stranger@x.example')
})
afterAll(() => world.close())

const ALL: readonly Right[] = ['view', 'edit', 'hand_in', 'own']

test.each(ALL.flatMap((right, has) => ALL.map((needed, needs) => [right, needed, has >= needs] as const)))(
  'the right %s includes %s: %s',
  (right, needed, expected) => {
    expect(includes(right, needed)).toBe(expected)
    expect(permit(right, needed)).toMatchObject(
      expected ? { ok: true } : { ok: false, error: { kind: 'forbidden' } },
    )
  },
)

test('SQL is given every right that is enough', () => {
  expect(SHARED_RIGHTS.map(rightsFrom)).toEqual([
    ['view', 'edit', 'hand_in'],
    ['edit', 'hand_in'],
    ['hand_in'],
  ])
})

describe.each([
  ['view', { save: false, photo: false, handIn: false, withdraw: false }],
  ['edit', { save: true, photo: true, handIn: false, withdraw: false }],
  ['hand_in', { save: true, photo: true, handIn: true, withdraw: false }],
] as const)('a colleague with the right %s', (right, expected) => {
  let id: string
  beforeEach(async () => {
    id = await draft(world.app, owner, edition, 'Geteilt')
    await share(world.app, id, colleague, right)
  })

  test('sees the submission with that right', async () => {
    expect((await own(world.app, colleague, id)).right).toBe(right)
  })

  test('is decided by the use cases', async () => {
    const { app } = world
    const seen = await own(app, colleague, id)
    const { id: category } = await categoryOf(app, edition)
    const saved = await saveDraft(app, colleague, seen, completeInput(2, 'Neu', category), OPENS)
    const version = saved.ok ? 3 : 2
    const after = await own(app, colleague, id)
    const handed = await handIn(app, colleague, after, [], { version, declared: true }, OPENS)
    const { submission } = await own(app, colleague, id)
    const withdrawn = await withdrawSubmission(
      app,
      colleague,
      await own(app, colleague, id),
      submission.version,
    )
    expect({ save: saved.ok, handIn: handed.ok, withdraw: withdrawn.ok }).toEqual({
      save: expected.save,
      handIn: expected.handIn,
      withdraw: expected.withdraw,
    })
    expect(submission.title).toBe(expected.save ? 'Neu' : 'Geteilt')
    expect(submission.state).toBe(expected.handIn ? 'submitted' : 'draft')
  })

  test('is guarded in SQL, whatever was decided before', async () => {
    const { db } = world.app
    const write = { id, actorId: colleague.id, version: 2, receivedAt: OPENS, now: OPENS }
    const touched = await db.commit([touchBeforeDeadline(db.q, write), guard])
    const handed = await db.commit([
      updateBeforeDeadline(db.q, { ...write, version: 2 }, { title: 'H' }, 'hand_in'),
      guard,
    ])
    const version = handed.ok ? 3 : 2
    const saved = await db.commit([updateBeforeDeadline(db.q, { ...write, version }, { title: 'S' }), guard])
    expect({ photo: touched.ok, handIn: handed.ok, save: saved.ok }).toEqual({
      photo: expected.photo,
      handIn: expected.handIn,
      save: expected.save,
    })
  })

  test('loses all of it at once', async () => {
    const { app } = world
    const seen = await own(app, colleague, id)
    must(
      await app.db.commit([app.db.q.deleteFrom('submission_editor').where('account_id', '=', colleague.id)]),
    )
    expect((await loadOwn(app, colleague, id)).ok).toBe(false)
    // Decided on what was loaded before; the SQL refuses all the same.
    const { id: category } = await categoryOf(app, edition)
    const saved = await saveDraft(app, colleague, seen, completeInput(2, 'Zu spät', category), OPENS)
    expect(saved.ok).toBe(false)
    expect((await submissionById(app.db, id))?.title).toBe('Geteilt')
  })
})

test('what is needed is named when it is lacking, and strangers learn nothing', async () => {
  const { app } = world
  const id = await draft(app, owner, edition, 'Nur ansehen')
  await share(app, id, colleague, 'view')
  expect(await loadOwn(app, colleague, id, 'edit')).toMatchObject({
    error: { kind: 'forbidden', message: expect.stringContaining('nicht bearbeiten') },
  })
  expect(await loadOwn(app, stranger, id, 'edit')).toEqual(await loadOwn(app, stranger, newId(), 'view'))
})

test('every letter goes to everybody, once each, in the words of their own right', async () => {
  const { app } = world
  const id = await draft(app, owner, edition, 'Post für alle')
  const reader = await person(app, 'reader@x.example')
  await share(app, id, colleague, 'hand_in')
  await share(app, id, reader, 'view')
  const seen = await own(app, colleague, id)
  must(await handIn(app, colleague, seen, [], { version: 2, declared: true }, OPENS))
  must(await handIn(app, colleague, seen, [], { version: 2, declared: true }, OPENS))
  const letters = await app.db.q
    .selectFrom('outbox')
    .select(['recipient', 'body', 'attachment'])
    .where('key', 'like', `receipt:${id}:%`)
    .execute()
  const by = Object.fromEntries(letters.map((letter) => [letter.recipient, letter]))
  expect(letters).toHaveLength(3)
  expect(by['owner@x.example']?.body).toContain('noch ändern oder zurückziehen')
  expect(by['owner@x.example']?.body).toContain('Eingereicht von: colleague@x.example')
  expect(by['colleague@x.example']?.body).toContain('noch ändern.')
  expect(by['colleague@x.example']?.body).not.toContain('Eingereicht von')
  expect(by['reader@x.example']?.body).toContain('jederzeit ansehen')
  expect(letters.every(({ attachment }) => attachment?.includes(id))).toBe(true)

  must(await withdrawSubmission(app, owner, await own(app, owner, id), 3))
  const rows = await app.db.q
    .selectFrom('outbox')
    .select(['recipient', 'body'])
    .where('key', 'like', `withdrawn:${id}:%`)
    .orderBy('recipient')
    .execute()
  expect(rows.map(({ recipient, body }) => [recipient, body.includes('Sie haben Ihre Einreichung')])).toEqual(
    [
      ['colleague@x.example', false],
      ['owner@x.example', true],
      ['reader@x.example', false],
    ],
  )
})

test('people are listed with their rights, the owner first', async () => {
  const { app } = world
  const id = await draft(app, owner, edition, 'Wer ist dabei')
  await share(app, id, colleague, 'edit')
  expect((await peopleOf(app.db, id)).map(({ email, right }) => [email, right])).toEqual([
    ['owner@x.example', 'own'],
    ['colleague@x.example', 'edit'],
  ])
})

test('50 parallel saves of one version by two people: one wins, the others keep their words', async () => {
  const { app } = world
  const id = await draft(app, owner, edition, 'Um die Wette')
  await share(app, id, colleague, 'edit')
  const people = [owner, colleague]
  const loaded = await Promise.all(people.map((actor) => own(app, actor, id)))
  const { id: category } = await categoryOf(app, edition)
  const saves = Array.from({ length: 50 }, (_, index) => {
    const [actor, seen] = [people[index % 2], loaded[index % 2]]
    if (!actor || !seen) throw new Error('nobody')
    return saveDraft(app, actor, seen, completeInput(2, `Fassung ${index}`, category), OPENS)
  })
  const results = await Promise.all(saves)
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  const winner = results.findIndex(({ ok }) => ok)
  for (const result of results) if (!result.ok) expect(result.error).toEqual({ kind: 'conflict' })
  expect(await submissionById(app.db, id)).toMatchObject({ version: 3, title: `Fassung ${winner}` })
})

describe('the quota of drafts', () => {
  test('stands in the SQL, and says what to do', async () => {
    const { app } = world
    const busy = await person(app, 'busy@x.example')
    await entry(app, busy, edition, 'Zählt nicht mit')
    const started = await Promise.all(
      Array.from({ length: MAX_DRAFTS + 5 }, () => startDraft(app, busy, edition.id, OPENS)),
    )
    expect(started.filter(({ ok }) => ok)).toHaveLength(MAX_DRAFTS)
    expect(await startDraft(app, busy, edition.id, OPENS)).toMatchObject({
      error: { kind: 'closed', message: expect.stringContaining('schon 20 Entwürfe') },
    })
    const draftRow = { id: newId(), editionId: edition.id, ownerId: busy.id, receivedAt: OPENS, now: OPENS }
    expect(await app.db.commit([insertDraft(app.db.q, draftRow), guard])).toMatchObject({ error: 'guard' })
  })

  test('counts what was withdrawn before it was handed in', async () => {
    const { app } = world
    const fickle = await person(app, 'fickle@x.example')
    for (let count = 0; count < MAX_DRAFTS; count += 1) {
      const id = must(await startDraft(app, fickle, edition.id, OPENS))
      must(await withdrawSubmission(app, fickle, await own(app, fickle, id), 1))
    }
    expect((await startDraft(app, fickle, edition.id, OPENS)).ok).toBe(false)
  })

  test('is per edition', async () => {
    const { app } = world
    const busy = await person(app, 'busy@x.example')
    const next = await openYear(app, await person(app, 'gs@x.example'), 2027)
    expect((await startDraft(app, busy, next.id, OPENS)).ok).toBe(true)
  })
})
