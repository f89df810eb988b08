/** A new draft from an earlier entry: what fits comes along, everything else is named, nothing of the old one changes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import type { Edition } from '../../src/edition/store.ts'
import { QUESTIONS, type Question } from '../../src/entry-form/questions.ts'
import { removeSubmissionPhoto } from '../../src/photo/actions.ts'
import { sizeKeys } from '../../src/photo/rules.ts'
import { photosOfSubmission } from '../../src/photo/store.ts'
import { copyEntry, previewCopy } from '../../src/reuse/actions.ts'
import { carryOver } from '../../src/reuse/rules.ts'
import { loadOwn, startDraft } from '../../src/submission/actions.ts'
import { MAX_DRAFTS } from '../../src/submission/rules.ts'
import { submissionById } from '../../src/submission/store.ts'
import {
  CLOSES,
  draft,
  emptyWorld,
  entry,
  must,
  OPENS,
  openYear,
  own,
  person,
  photoOf,
  share,
  type World,
} from '../submission/world.ts'

const question = (over: Partial<Question>): Question => ({
  key: 'q',
  label: 'Frage',
  hint: '',
  kind: 'text',
  limit: 10,
  required: false,
  part: 'Teil',
  choices: [],
  categories: [],
  jury: true,
  published: false,
  ...over,
})

describe('what fits', () => {
  test.each<[string, Partial<Question>, Partial<Question> | null, string, string | null]>([
    ['the same question', {}, {}, 'Text', null],
    ['another label and hint', {}, { label: 'Neu', hint: 'x' }, 'Text', null],
    ['a question that is gone', {}, null, 'Text', 'wird nicht mehr gefragt'],
    ['another kind', {}, { kind: 'date' }, 'Text', 'wird jetzt anders gefragt'],
    [
      'a declaration',
      { kind: 'declaration' },
      { kind: 'declaration' },
      '1',
      'gilt nur für das eine Jahr, bitte neu angeben',
    ],
    [
      'a choice still offered',
      { kind: 'choice', choices: ['A'] },
      { kind: 'choice', choices: ['B', 'A'] },
      'A',
      null,
    ],
    [
      'a choice that is gone',
      { kind: 'choice', choices: ['A'] },
      { kind: 'choice', choices: ['B'] },
      'A',
      '„A“ steht nicht mehr zur Wahl',
    ],
    ['just short enough', {}, { limit: 4 }, 'Text', null],
    ['too long now', {}, { limit: 3 }, 'Text', 'ist mit 4 Zeichen zu lang (jetzt höchstens 3)'],
  ])('%s', (_, before, now, answer, why) => {
    const result = carryOver(
      { category: null, answers: { q: answer }, questions: [question(before)] },
      { categories: [], questions: now === null ? [] : [question(now)] },
    )
    expect(result.left).toEqual(why === null ? [] : [{ label: 'Frage', why }])
    expect(result.answers).toEqual(why === null ? { q: answer } : {})
    expect(result.taken).toEqual(why === null ? ['Frage'] : [])
  })

  test('the category goes by its name; unanswered and unknown answers are no subject', () => {
    const form = { categories: [{ id: 'neu', name: 'Service' }], questions: [question({})] }
    const earlier = { answers: { q: '', alien: 'x' }, questions: [question({})] }
    expect(carryOver({ ...earlier, category: 'Service' }, form)).toEqual({
      category: 'neu',
      answers: {},
      taken: [],
      left: [],
    })
    expect(carryOver({ ...earlier, category: 'Fort' }, form)).toMatchObject({
      category: null,
      left: [{ label: 'Kategorie' }],
    })
    expect(carryOver({ ...earlier, category: null }, form).left).toEqual([])
  })
})

describe('copying', () => {
  let world: World
  let owner: Actor
  let stranger: Actor
  let last: Edition
  let next: Edition
  let id: string

  beforeAll(async () => {
    world = emptyWorld()
    const organiser = await person(world.app, 'gs@x.example', true)
    last = await openYear(world.app, organiser, 2025)
    next = await openYear(world.app, organiser, 2026)
    owner = await person(world.app, 'owner@x.example')
    stranger = await person(world.app, 'fremd@x.example')
    id = await entry(world.app, owner, last, 'Rathaus digital')
    const photo = await photoOf(world.app, id)
    await world.app.files.put(`originals/${photo.id}`, new Uint8Array([9, 9]), 'application/octet-stream')
  })
  afterAll(() => world.close())

  const copy = async (photos: boolean, actor = owner, from = id) =>
    copyEntry(world.app, actor, await own(world.app, actor, from), { edition: next.id, photos }, OPENS)

  test('takes texts, basics and the category of the same name', async () => {
    const before = await submissionById(world.app.db, id)
    const copied = must(await copy(false))
    const row = await submissionById(world.app.db, copied.id)
    expect(row).toMatchObject({
      edition_id: next.id,
      owner_id: owner.id,
      state: 'draft',
      number: null,
      receipt_sha256: null,
      title: 'Rathaus digital',
      organisation: 'Musterhausen',
    })
    expect(row?.category_id).not.toBe(before?.category_id)
    expect(row?.category_id).not.toBe(null)
    expect(JSON.parse(row?.answers ?? '')).toMatchObject({ summary: 'Kurz.', contact_name: 'Erika Muster' })
    expect(await photosOfSubmission(world.app.db, copied.id)).toEqual([])
    expect(await submissionById(world.app.db, id)).toEqual(before)
    const answered = JSON.parse(before?.answers ?? '') as Record<string, string>
    const preview = await previewCopy(world.app, await own(world.app, owner, id), next)
    expect(preview.taken.length).toBeGreaterThan(4)
    expect(preview.taken).toEqual(QUESTIONS.filter(({ key }) => answered[key]).map(({ label }) => label))
  })

  test('takes pictures with files of their own, whose rights are confirmed anew', async () => {
    const { app } = world
    const copied = must(await copy(true))
    expect(copied.lostPhotos).toBe(0)
    const [source] = await photosOfSubmission(app.db, id)
    const [photo] = await photosOfSubmission(app.db, copied.id)
    expect(photo).toMatchObject({ caption: 'Markt', alt: 'Der Markt', credit: 'A. Muster', rights: '' })
    expect(photo?.id).not.toBe(source?.id)
    must(await removeSubmissionPhoto(app, owner, await own(app, owner, copied.id), photo?.id ?? '', OPENS))
    for (const key of source ? sizeKeys(source) : ['none'])
      expect(await app.files.get(key), key).not.toBe(null)
    for (const key of photo ? sizeKeys(photo) : ['none']) expect(await app.files.get(key), key).toBe(null)
  })

  test('a picture whose file is missing is left out and counted, and leaves no files behind', async () => {
    const { app } = world
    const broken = await entry(app, owner, last, 'Mit kaputtem Bild')
    const photo = await photoOf(app, broken)
    await app.files.delete(sizeKeys(photo))
    const copied = must(await copy(true, owner, broken))
    expect(copied.lostPhotos).toBe(1)
    expect(await photosOfSubmission(app.db, copied.id)).toEqual([])
  })

  test('is for everybody who may see the entry, and makes them the owner of the copy', async () => {
    const { app } = world
    expect((await loadOwn(app, stranger, id)).ok).toBe(false)
    await share(app, id, stranger, 'view')
    const copied = must(await copy(true, stranger))
    expect((await own(app, stranger, copied.id)).right).toBe('own')
    expect((await loadOwn(app, owner, copied.id)).ok).toBe(false)
  })

  test('needs an open call and room for one more draft', async () => {
    const { app } = world
    const seen = await own(app, owner, id)
    const late = await copyEntry(app, owner, seen, { edition: next.id, photos: false }, CLOSES)
    expect(late).toMatchObject({ error: { kind: 'closed' } })
    expect(await copyEntry(app, owner, seen, { edition: 'x', photos: false }, OPENS)).toMatchObject({
      error: { kind: 'not_found' },
    })
    const busy = await person(app, 'voll@x.example')
    for (let count = 0; count < MAX_DRAFTS; count += 1) must(await startDraft(app, busy, next.id, OPENS))
    const theirs = await draft(app, busy, last, 'Vorlage')
    expect(await copy(false, busy, theirs)).toMatchObject({
      error: { kind: 'closed', message: expect.stringContaining('schon 20 Entwürfe') },
    })
  })
})
