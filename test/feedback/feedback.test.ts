/** Feedback: nobody singled out, read before it goes, never before the results. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import type { Services } from '../../src/core/services.ts'
import { type Edition, listCriteria } from '../../src/edition/store.ts'
import {
  prepareFeedback,
  readFeedback,
  releaseEverything,
  releaseFeedback,
  saveFeedback,
} from '../../src/feedback/actions.ts'
import { feedbackAudiences } from '../../src/feedback/audiences.ts'
import { averagesOf } from '../../src/feedback/rules.ts'
import { commentsOf, feedbackOf } from '../../src/feedback/store.ts'
import { loadEntry, saveSheet } from '../../src/jury/actions.ts'
import {
  at,
  emptyWorld,
  entry,
  JUDGED,
  JUDGING,
  juror,
  must,
  openYear,
  person,
  releaseByTwo,
  type World,
} from '../submission/world.ts'

const sheets = (of: Record<string, (number | null)[]>) =>
  Object.entries(of).flatMap(([name, points]) =>
    points.map((one, index) => ({ entry: name, juror: `j${index}`, points: [one] })),
  )
const FULL = { a: [9, 8, 7], b: [6, 5, 4], c: [3, 2, 1] }

describe('averages', () => {
  test('own beside those of the category', () => {
    expect(averagesOf('a', ['a', 'b', 'c'], sheets(FULL), [{ name: 'Nutzen' }])).toEqual([
      { name: 'Nutzen', own: 8, category: 5 },
    ])
  })

  test.each<[string, string[], Record<string, (number | null)[]>]>([
    ['two entries', ['a', 'b'], FULL],
    ['two sheets', ['a', 'b', 'c'], { ...FULL, a: [9, 8] }],
    ['a third sheet that is not complete', ['a', 'b', 'c'], { ...FULL, a: [9, 8, null] }],
    ['another entry with too few sheets', ['a', 'b', 'c'], { ...FULL, c: [3, 2] }],
    ['another category', ['b', 'c', 'd'], { ...FULL, d: [1, 2, 3] }],
  ])('none for %s', (_, peers, points) => {
    expect(averagesOf('a', peers, sheets(points), [{ name: 'Nutzen' }])).toEqual([])
  })
})

describe('a year', () => {
  let world: World
  let app: Services
  let organiser: Actor
  let owner: Actor
  let edition: Edition
  let alpha: string
  let beta: string

  beforeAll(async () => {
    world = emptyWorld()
    app = at(world.app, JUDGED)
    organiser = await person(app, 'organiser@x.example', true)
    owner = await person(app, 'owner@x.example')
    edition = await openYear(world.app, organiser, 2026)
    alpha = await entry(world.app, owner, edition, 'Alpha')
    beta = await entry(world.app, owner, edition, 'Beta')
    const then = at(app, JUDGING)
    const scores = (await listCriteria(app.db, edition.id)).map(({ id }) => ({
      criterionId: id,
      points: '5',
      comment: '',
    }))
    for (const name of ['eins', 'zwei', 'drei', 'vier']) {
      const actor = await juror(world.app, organiser, edition, `${name}@x.example`)
      const seated = must(await loadEntry(then, actor, alpha))
      // The fourth never finishes: a draft says nothing to anybody.
      const after = name === 'vier' ? 'stay' : 'final'
      must(await saveSheet(then, actor, seated, { version: 0, after, comment: `Lob ${name}`, scores }))
    }
  })
  afterAll(() => world.close())

  const version = async (id: string) => (await feedbackOf(app.db, id))?.version ?? 0

  test('is prepared once, when judging has closed, without names, drafts or sheets', async () => {
    const early = at(app, JUDGED - 1)
    expect(await prepareFeedback(early, organiser, edition)).toMatchObject({ error: { kind: 'closed' } })
    must(await prepareFeedback(app, organiser, edition))
    must(await prepareFeedback(app, organiser, edition))
    const comments = await commentsOf(app.db, alpha)
    expect(comments.map(({ original }) => original).sort()).toEqual(['Lob drei', 'Lob eins', 'Lob zwei'])
    expect(Object.keys(comments[0] ?? {}).sort()).toEqual(['id', 'original', 'wording'])
    expect(comments.map(({ id }) => id)).toEqual(comments.map(({ id }) => id).toSorted())
  })

  test('is reworded as it was seen, and only while it waits', async () => {
    const comments = await commentsOf(app.db, alpha)
    const input = (seen: number) => ({
      version: seen,
      comments: comments.map(({ id, original }) => ({ id, wording: original === 'Lob zwei' ? '' : 'Gut.' })),
    })
    const seen = await version(alpha)
    must(await saveFeedback(app, organiser, edition, alpha, input(seen)))
    expect(await saveFeedback(app, organiser, edition, alpha, input(seen))).toMatchObject({
      error: { kind: 'conflict' },
    })
    const other = await openYear(world.app, organiser, 2027)
    expect(await saveFeedback(app, organiser, other, alpha, input(seen + 1))).toMatchObject({ ok: false })
    expect(await releaseFeedback(app, organiser, edition, alpha, seen)).toMatchObject({ ok: false })
    must(await releaseFeedback(app, organiser, edition, alpha, seen + 1))
    expect(await saveFeedback(app, organiser, edition, alpha, input(seen + 2))).toMatchObject({ ok: false })
  })

  test('reaches entrants with the results, never before', async () => {
    const [audience] = feedbackAudiences
    const reached = async () => (await audience?.read(app.db, edition, 'http://x'))?.map(({ email }) => email)
    expect(await readFeedback(app, alpha)).toBeNull()
    expect(await reached()).toEqual([])
    const chair = await juror(world.app, organiser, edition, 'chair@x.example', true)
    await releaseByTwo(app, organiser, chair, 2026)
    expect(await readFeedback(app, alpha)).toEqual({
      title: 'Alpha',
      averages: [],
      comments: ['Gut.', 'Gut.'],
    })
    expect(await readFeedback(app, beta)).toBeNull()
    expect(await reached()).toEqual(['owner@x.example'])
    expect(await releaseEverything(app, organiser, edition, 2)).toMatchObject({ ok: false })
    must(await releaseEverything(app, organiser, edition, 1))
    expect(await readFeedback(app, beta)).toMatchObject({ comments: [] })
  })
})
