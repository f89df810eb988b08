import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Actor, seatIn } from '../../src/account/rules.ts'
import { applyAssignment, previewAssignment } from '../../src/assignment/actions.ts'
import { readSituation } from '../../src/assignment/store.ts'
import { stateConflict } from '../../src/conflict/actions.ts'
import { paths } from '../../src/core/paths.ts'
import type { Services } from '../../src/core/services.ts'
import { type Edition, listCriteria } from '../../src/edition/store.ts'
import { loadEntry, saveSheet } from '../../src/jury/actions.ts'
import { listSheets } from '../../src/ranking/store.ts'
import { changeSample, loadRound, loadSample, scoreSample } from '../../src/trial/actions.ts'
import { listSuitable, samplesFor, writeTrial } from '../../src/trial/store.ts'
import { visit } from '../permissions/visitor.ts'
import {
  at,
  draft,
  entry,
  JUDGED,
  JUDGING,
  juror,
  must,
  OPENS,
  openYear,
  person,
} from '../submission/world.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'

const NOW = JUDGING + 1000
let world: RunningNode
let app: Services
let organiser: Actor
let edition: Edition
let chair: Actor
let ann: Actor
let ben: Actor
let sample: string
let year = 2026

beforeAll(async () => {
  world = await startNode()
  await world.setClock(NOW)
  app = at(world.services, NOW)
  organiser = await person(app, 'organiser@x.example', true)
})
afterAll(() => world.close())

const owner = () => person(app, 'owner@x.example')

beforeEach(async () => {
  edition = await openYear(app, organiser, year)
  chair = await juror(app, organiser, edition, `chair-${year}@x.example`, true)
  ann = await juror(app, organiser, edition, `ann-${year}@x.example`)
  ben = await juror(app, organiser, edition, `ben-${year}@x.example`)
  sample = await entry(app, await owner(), edition, 'Beispiel')
  year += 1
})

const change = (step: 'name' | 'remove' | 'discuss', id = sample, then = app) =>
  changeSample(then, organiser, edition, step, id)
const points = async (value: string) =>
  Object.fromEntries((await listCriteria(app.db, edition.id)).map(({ id }) => [`points-${id}`, value]))
const rehearse = async (actor: Actor, value: string, id = sample) =>
  scoreSample(app, actor, edition, must(await loadSample(app, actor, edition, id)), await points(value))
const ownPoints = async (actor: Actor) => {
  const { scores } = must(await loadRound(app, organiser, edition))
  return scores.filter((one) => one.juror_id === seat(actor)).map((one) => one.points)
}
const seat = (actor: Actor) => seatIn(edition.id, actor)?.jurorId ?? ''
const page = async (actor: Actor) => (await visit(world, actor)).get(paths.juryTrial(edition.year, sample))

describe('samples', () => {
  test('at most two, each once, of entries that take part', async () => {
    const more = [
      await entry(app, await owner(), edition, 'B'),
      await entry(app, await owner(), edition, 'C'),
    ]
    expect((await change('name')).ok).toBe(true)
    expect(await change('name')).toMatchObject({ error: { kind: 'conflict' } })
    expect(await change('name', await draft(app, await owner(), edition, 'Entwurf'))).toMatchObject({
      error: { kind: 'conflict' },
    })
    expect((await change('name', more[0])).ok).toBe(true)
    expect(await change('name', more[1])).toMatchObject({ error: { kind: 'conflict' } })
    expect((await change('remove', more[0])).ok).toBe(true)
    expect((await change('name', more[1])).ok).toBe(true)
  })

  test('of an earlier year only what has won and is public', async () => {
    const earlier = await openYear(app, organiser, year + 100)
    const old = await entry(app, await owner(), earlier, 'Vorjahr')
    const suits = async () => (await listSuitable(app.db, edition.id)).some(({ id }) => id === old)
    expect([await suits(), (await change('name', old)).ok]).toEqual([false, false])
    const { q } = app.db
    const award = { id: old, edition_id: earlier.id, special: 'Mut', submission_id: old, citation: '' }
    must(await app.db.commit([q.insertInto('award').values(award)]))
    expect([await suits(), (await change('name', old)).ok]).toEqual([false, false])
    must(await app.db.commit([q.updateTable('edition').set({ released_at: 1 }).where('id', '=', earlier.id)]))
    expect([await suits(), (await change('name', old)).ok]).toEqual([true, true])
    expect((await rehearse(ann, '5', old)).ok).toBe(true)
  })

  test('are prepared until judging closes, and stay once somebody has scored them', async () => {
    expect(await change('name', sample, at(app, JUDGED))).toMatchObject({ error: { kind: 'closed' } })
    must(await change('name'))
    must(await rehearse(ann, '5'))
    expect(await change('remove')).toMatchObject({ error: { kind: 'conflict' } })
  })
})

test('only organisers and the chair of the year lead the round', async () => {
  must(await change('name'))
  must(await rehearse(ann, '3'))
  must(await rehearse(ben, '4'))
  const elsewhere = await juror(
    app,
    organiser,
    await openYear(app, organiser, year + 200),
    'far@x.example',
    true,
  )
  for (const actor of [ann, elsewhere])
    expect(await changeSample(app, actor, edition, 'discuss', sample)).toMatchObject({
      error: { kind: 'forbidden' },
    })
  expect((await changeSample(app, chair, edition, 'discuss', sample)).ok).toBe(true)
})

describe('the round', () => {
  beforeEach(async () => {
    must(await change('name'))
  })

  test("its points never reach the ranking, and the juror's real sheet is another", async () => {
    must(await rehearse(ann, '2'))
    must(await rehearse(ben, '9'))
    const criteria = await listCriteria(app.db, edition.id)
    expect(await listSheets(app.db, edition.id, criteria)).toEqual([])
    const scores = criteria.map(({ id }) => ({ criterionId: id, points: '6', comment: '' }))
    const seated = must(await loadEntry(app, ann, sample))
    must(await saveSheet(app, ann, seated, { version: 0, after: 'final', comment: '', scores }))
    expect(await listSheets(app.db, edition.id, criteria)).toMatchObject([
      { juror: seat(ann), points: [6, 6] },
    ])
    expect(await ownPoints(ann)).toEqual([2, 2])
  })

  test('reaches every juror, whatever is assigned to them', async () => {
    await entry(app, await owner(), edition, 'Anderes')
    const wish = { perEntry: 1, aim: 'fill', seed: 1 } as const
    const { digest } = must(await previewAssignment(await readSituation(app.db, edition.id), wish))
    must(await applyAssignment(app, organiser, edition, { ...wish, digest }))
    for (const actor of [chair, ann, ben]) expect((await rehearse(actor, '5')).ok).toBe(true)
  })

  test('is closed to who is not neutral, before judging and after it', async () => {
    const early = await loadSample(at(app, OPENS), ann, edition, sample)
    expect(early).toMatchObject({ ok: false, error: { kind: 'closed' } })
    const opened = must(await loadSample(app, ann, edition, sample))
    const late = await scoreSample(at(app, JUDGED), ann, edition, opened, await points('5'))
    expect(late).toMatchObject({ ok: false, error: { message: expect.any(String) } })
    must(await stateConflict(app, organiser, edition, { juror: seat(ann), submission: sample, reason: 'x' }))
    expect(await loadSample(app, ann, edition, sample)).toMatchObject({ error: { kind: 'not_found' } })
    expect((await scoreSample(app, ann, edition, opened, await points('5'))).ok).toBe(false)
    expect(await samplesFor(app.db, edition.id, seat(ann))).toEqual([])
    expect(await ownPoints(ann)).toEqual([])
  })

  test('a chair sees points no earlier than any juror, and none of an entry towards which they are not neutral', async () => {
    const seen = async () => {
      const { scores, begun } = must(await loadRound(app, chair, edition))
      return [scores.length, begun.get(sample)]
    }
    must(await rehearse(ann, '5'))
    must(await rehearse(ben, '5'))
    expect(await seen()).toEqual([0, 2])
    expect(must(await loadRound(app, organiser, edition)).scores).toHaveLength(4)
    must(await change('discuss'))
    expect(await seen()).toEqual([0, 2])
    must(await rehearse(chair, '7'))
    expect(await seen()).toEqual([6, 3])
    expect(await loadRound(app, ann, edition)).toMatchObject({ error: { kind: 'forbidden' } })
    must(
      await stateConflict(app, organiser, edition, { juror: seat(chair), submission: sample, reason: 'x' }),
    )
    expect(must(await loadRound(app, chair, edition))).toEqual({ samples: [], scores: [], begun: new Map() })
  })

  test('the SQL refuses points off the scale, of one criterion alone, and in another name', async () => {
    const criteria = await listCriteria(app.db, edition.id)
    const marks = (value: number) => criteria.map(({ id }) => ({ criterionId: id, points: value }))
    const base = {
      editionId: edition.id,
      submissionId: sample,
      jurorId: seat(ann),
      accountId: ann.id,
      now: NOW,
    }
    const commit = (over: object, list = marks(5)) =>
      app.db.commit(writeTrial(app.db.q, { ...base, marks: list, ...over }))
    expect((await commit({}, marks(11))).ok).toBe(false)
    expect((await commit({}, marks(5).slice(1))).ok).toBe(false)
    expect((await commit({ accountId: ben.id })).ok).toBe(false)
    expect((await commit({ now: JUDGED })).ok).toBe(false)
    expect((await commit({})).ok).toBe(true)
  })
})

describe('the discussion', () => {
  beforeEach(async () => {
    must(await change('name'))
    must(await rehearse(ann, '3'))
  })

  test('opens once two have scored, and then their points stand', async () => {
    expect(await change('discuss')).toMatchObject({ error: { kind: 'conflict' } })
    must(await rehearse(ben, '8'))
    must(await rehearse(ann, '4'))
    must(await change('discuss'))
    expect(await rehearse(ann, '8')).toMatchObject({ ok: false })
    expect(await ownPoints(ann)).toEqual([4, 4])
    expect((await rehearse(chair, '6')).ok).toBe(true)
    expect((await rehearse(chair, '8')).ok).toBe(false)
    expect(await change('discuss')).toMatchObject({ error: { kind: 'conflict' } })
  })

  test("until then a juror's page does not depend on others' points", async () => {
    const alone = await (await page(ann)).text()
    must(await rehearse(ben, '8'))
    expect(await (await page(ann)).text()).toBe(alone)
    must(await change('discuss'))
    const discussed = await (await page(ann)).text()
    expect(discussed).toContain('3 · 8')
    expect(discussed).not.toContain(ben.email)
    const unscored = await (await page(chair)).text()
    expect(unscored).toContain('Ihr Probebogen')
    expect(unscored).not.toContain('3 · 8')
  })

  test('an incomplete sheet is refused with everything typed', async () => {
    const [first, second] = await listCriteria(app.db, edition.id)
    const visitor = await visit(world, ben)
    const typed = { [`points-${first?.id}`]: '7', [`points-${second?.id}`]: '99' }
    const answer = await visitor.post(paths.juryTrial(edition.year, sample), typed)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Mut: Bitte ganze Punkte von 1 bis 10 vergeben.')
    expect(html).toMatch(/value="7" checked/)
    expect(await ownPoints(ben)).toEqual([])
  })
})
