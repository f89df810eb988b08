/** The tick of both runtimes on a real SQLite file: every minute in order, once a night, and nobody waits for the slow one. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Chore, createTick, type Outcome } from '../../src/chore/actions.ts'
import { failedNights, nightRuns } from '../../src/chore/store.ts'
import type { Services } from '../../src/core/services.ts'
import { emptyWorld, type World } from '../submission/world.ts'

const HOUR = 3_600_000
/** Ten at night in Berlin, in summer. */
const EVENING = Date.UTC(2031, 5, 1, 20)

let world: World
let now: number
let app: Services
let done: string[]
let outcomes: Outcome[]
beforeAll(() => {
  world = emptyWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  now = EVENING
  app = { ...world.app, clock: () => now }
  done = []
  outcomes = []
})

const chore = (name: string, every: Chore['every'], run: () => Promise<unknown> = async () => {}): Chore => ({
  name,
  every,
  run: () => {
    done.push(name)
    return run()
  },
})
const tickOf = (...chores: Chore[]) => createTick(chores, app, (outcome) => outcomes.push(outcome))

describe('every minute', () => {
  it('runs all in order and goes on after a failure', async () => {
    const tick = tickOf(
      chore('one', 'minute'),
      chore('two', 'minute', () => Promise.reject(new Error('no'))),
      chore('three', 'minute'),
    )
    await tick()
    expect(done).toEqual(['one', 'two', 'three'])
    expect(outcomes.map(({ name, error }) => [name, String(error)])).toEqual([
      ['one', 'null'],
      ['two', 'Error: no'],
      ['three', 'null'],
    ])
  })

  it('passes over what is still at work', async () => {
    let finish = () => {}
    const slow = chore('slow', 'minute', () => new Promise<void>((resolve) => (finish = resolve)))
    const tick = tickOf(slow, chore('quick', 'minute'))
    const first = tick()
    await tick()
    expect(done).toEqual(['slow', 'quick'])
    finish()
    await first
    expect(done).toEqual(['slow', 'quick', 'quick'])
  })
})

describe('once a night', () => {
  it('begins at three in Berlin, and at once where the last night was missed', async () => {
    const tick = tickOf(chore('nightly', 'night'))
    await tick()
    expect(done).toHaveLength(1)
    now = EVENING + 5 * HOUR - 1
    await tick()
    expect(done).toHaveLength(1)
    now = EVENING + 5 * HOUR
    await tick()
    await tick()
    expect(done).toHaveLength(2)
    expect(await nightRuns(app.db.q)).toEqual([
      { name: 'nightly', night: '2031-06-02', started_at: now, finished_at: now, error: null },
    ])
  })

  it('is done by one of two processes', async () => {
    const both = [tickOf(chore('shared', 'night')), tickOf(chore('shared', 'night'))]
    await Promise.all(both.map((tick) => tick()))
    expect(done).toEqual(['shared'])
  })

  it('is tried again an hour after a failure, and is then at rest', async () => {
    let broken = true
    const tick = tickOf(
      chore('fragile', 'night', async () => {
        if (broken) throw new Error('disk full')
      }),
    )
    await tick()
    expect(outcomes).toHaveLength(1)
    const [failed] = (await nightRuns(app.db.q)).filter(({ name }) => name === 'fragile')
    expect(failed).toMatchObject({ error: 'Error: disk full', finished_at: null })
    now += HOUR - 1
    await tick()
    expect(done).toHaveLength(1)
    broken = false
    now += 1
    await tick()
    await tick()
    expect(done).toHaveLength(2)
    expect(await failedNights(app.db.q)).toEqual([])
  })

  it('remembers through a second attempt that the first was cut off, until one ends well; a later hour is its own', async () => {
    const never = new Promise<void>(() => {})
    void tickOf({ ...chore('cut', 'night', () => never), hour: 5 })()
    now = EVENING + 7 * HOUR - 1
    void tickOf({ ...chore('cut', 'night', () => never), hour: 5 })()
    await expect.poll(() => done).toHaveLength(2)
    expect((await failedNights(app.db.q)).map(({ name }) => name)).toEqual(['cut'])
    now += 1
    const again = tickOf({ ...chore('cut', 'night'), hour: 5 })
    await again()
    expect(done).toHaveLength(3)
    expect(await failedNights(app.db.q)).toEqual([])
    await again()
    expect(done).toHaveLength(3)
  })

  it('is one piece a tick, and what is unfinished goes on with the next one', async () => {
    let left = 2
    const tick = tickOf(
      chore('long', 'night', async () => {
        left -= 1
        return left > 0 ? 'unfinished' : undefined
      }),
      chore('often', 'minute'),
      chore('other', 'night'),
    )
    await tick()
    expect(done).toEqual(['long', 'often'])
    now += 60_000
    await tick()
    await tick()
    await tick()
    expect(done).toEqual(['long', 'often', 'long', 'often', 'often', 'other', 'often'])
    expect(outcomes.every(({ error }) => error === null)).toBe(true)
  })
})
