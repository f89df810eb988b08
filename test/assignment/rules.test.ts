import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Assignment, Pair, Plan } from '../../src/assignment/plan.ts'
import { assign } from '../../src/assignment/rules.ts'
import { randomOf } from '../../src/ranking/random.ts'
import { isCounted, processorMs } from '../support/processor.ts'
import { flowFits, groups, maxFlow, tryAll } from './oracle.ts'

/** A plan of `entries` × `jurors` with conflicts by lot. */
const planOf = (entries: number, jurors: number, perEntry: number, seed = 1, conflicts = 0): Plan => {
  const random = randomOf(seed + 1000)
  const plan = {
    entries: Array.from({ length: entries }, (_, index) => `e${index}`),
    jurors: Array.from({ length: jurors }, (_, index) => ({ id: `j${index}` })),
  }
  const pairs = plan.entries.flatMap((entry) => plan.jurors.map(({ id }): Pair => [entry, id]))
  return { ...plan, perEntry, seed, conflicts: pairs.filter(() => random.uniform() < conflicts) }
}

test('one juror alone meets nobody', () => {
  expect(assign(planOf(3, 1, 1)).pairs).toEqual({ min: 0, max: 0 })
})

const key = (pair: Pair): string => pair.join(' ')
const loadsOf = ({ loads }: Assignment) => [...loads.values()].sort((a, b) => a - b)
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const spread = (made: Assignment) => Math.max(...made.loads.values()) - Math.min(...made.loads.values())

/** What no assignment may ever break, and that its figures are those of its pairs. */
const check = (plan: Plan, made: Assignment): void => {
  const pairs = made.assignments.map(key)
  expect(new Set(pairs).size).toBe(pairs.length)
  const forbidden = new Set(plan.conflicts.map(key))
  expect(pairs.filter((pair) => forbidden.has(pair))).toEqual([])
  for (const { id, max } of plan.jurors) {
    const own = made.assignments.filter(([, juror]) => juror === id).length
    expect(made.loads.get(id)).toBe(own)
    expect(own).toBeLessThanOrEqual(max ?? plan.entries.length)
  }
  const panels = plan.entries.map((entry) =>
    made.assignments
      .filter(([one]) => one === entry)
      .map(([, juror]) => plan.jurors.findIndex(({ id }) => id === juror)),
  )
  const lacking = plan.entries.flatMap((entry, index) => {
    const missing = plan.perEntry - (panels[index]?.length ?? 0)
    return missing > 0 ? [[entry, missing]] : []
  })
  expect(made.shortfall.map(({ entry, missing }) => [entry, missing])).toEqual(lacking)
  expect(made.components).toBe(groups(panels, plan.jurors.length))
}

describe('the designs of the specification', () => {
  test.each([
    [60, 12, 4, 20, 5, 6],
    [13, 13, 4, 4, 1, 1],
    [7, 7, 3, 3, 1, 1],
  ])(
    '%i × %i × %i: every load %i, couples meet %i to %i times, for every seed',
    (E, J, k, load, min, max) => {
      for (let seed = 0; seed < 25; seed += 1) {
        const plan = planOf(E, J, k, seed)
        const made = assign(plan)
        check(plan, made)
        expect(new Set(made.loads.values())).toEqual(new Set([load]))
        expect([made.pairs, made.components, made.shortfall]).toEqual([{ min, max }, 1, []])
      }
    },
  )

  test('a fifth of all pairs in conflict: none is violated, loads within 1, one component', () => {
    for (let seed = 0; seed < 25; seed += 1) {
      const plan = planOf(60, 12, 4, seed, 0.2)
      const made = assign(plan)
      check(plan, made)
      const total = maxFlow(plan, () => 60)
      expect(made.assignments).toHaveLength(total)
      expect(flowFits(plan, total, Math.floor(total / 12), Math.ceil(total / 12))).toBe(true)
      expect([spread(made), made.components]).toEqual([total % 12 === 0 ? 0 : 1, 1])
    }
  })

  test('1,000 entries, 60 jurors, 6 sheets: at most 2 s, with conflicts and preferences too', () => {
    const plan = planOf(1000, 60, 6, 1, 0.2)
    const wanted = new Set(planOf(1000, 60, 6, 2, 0.5).conflicts.map(key))
    const cost = (entry: string, juror: string) => (wanted.has(`${entry} ${juror}`) ? 0 : 1)
    for (const one of [planOf(1000, 60, 6), plan, { ...plan, cost }]) {
      const began = processorMs()
      const made = assign(one)
      if (!isCounted) expect(processorMs() - began).toBeLessThan(2000)
      expect([new Set(made.loads.values()), made.components, made.shortfall]).toEqual([new Set([100]), 1, []])
      expect(made.pairs.max - made.pairs.min).toBeLessThanOrEqual(6)
    }
  })
})

const small = fc
  .record({ entries: fc.integer({ min: 1, max: 4 }), jurors: fc.integer({ min: 1, max: 4 }) })
  .chain((size) =>
    fc.record({
      size: fc.constant(size),
      perEntry: fc.integer({ min: 1, max: 3 }),
      seed: fc.nat(99),
      caps: fc.array(fc.option(fc.nat(3), { nil: undefined }), {
        minLength: size.jurors,
        maxLength: size.jurors,
      }),
      forbidden: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
      stands: fc.array(fc.constantFrom('', '', 'stands', 'scored'), { minLength: 16, maxLength: 16 }),
    }),
  )
  .map(({ size, perEntry, seed, caps, forbidden, stands }) => {
    const plain = planOf(size.entries, size.jurors, perEntry, seed)
    const pairs = plain.entries.flatMap((entry) => plain.jurors.map(({ id }): Pair => [entry, id]))
    const plan: Plan = {
      ...plain,
      jurors: plain.jurors.map(({ id }, index) =>
        caps[index] === undefined ? { id } : { id, max: caps[index] },
      ),
      conflicts: pairs.filter((_, index) => forbidden[index] && stands[index] === ''),
    }
    const standing = pairs.flatMap(([entry, juror], index) =>
      stands[index] === '' || stands[index] === undefined
        ? []
        : [{ entry, juror, scored: stands[index] === 'scored' }],
    )
    return { plan, standing }
  })

describe('against every assignment there is, on tiny boards', () => {
  test('as many sheets as possible, loads as even as possible, as few groups as possible', () => {
    fc.assert(
      fc.property(small, ({ plan }) => {
        const made = assign(plan)
        check(plan, made)
        const possible = tryAll(plan)
        expect([made.assignments.length, spread(made)]).toEqual([possible.pairs, possible.spread])
        // Where sheets are lacking anyway, the gaps stay where they even out best.
        if (made.shortfall.length === 0) expect(made.components).toBe(possible.groups)
      }),
      { numRuns: 200 },
    )
  })

  test('a re-run gives up as few standing pairs as possible, and none that is scored', () => {
    fc.assert(
      fc.property(small, ({ plan: { jurors, ...rest }, standing }) => {
        // Without caps: a scored pair beyond a cap stays, which is another test.
        const plan: Plan = { ...rest, jurors: jurors.map(({ id }) => ({ id })), standing }
        const made = new Set(assign(plan).assignments.map(key))
        const lost = standing.filter(({ entry, juror }) => !made.has(`${entry} ${juror}`))
        expect(lost.filter(({ scored }) => scored)).toEqual([])
        // Where more stand than are wanted, some go anyway, and the fullest jurors' first.
        const stands = (entry: string) => standing.filter((one) => one.entry === entry).length
        if (plan.entries.some((entry) => stands(entry) > plan.perEntry)) return
        const possible = tryAll(plan)
        // To connect the jury is worth a change; nothing else is.
        if (possible.calmGroups === 1) expect(lost).toHaveLength(possible.givenUp)
        else expect(lost.length).toBeGreaterThanOrEqual(possible.givenUp)
      }),
      { numRuns: 150 },
    )
  })
})

describe('a re-run', () => {
  const plan = planOf(60, 12, 4, 3, 0.1)
  const before = assign(plan).assignments
  const standing = before.map(([entry, juror], index) => ({ entry, juror, scored: index % 3 === 0 }))

  test('without a reason changes nothing', () => {
    expect(assign({ ...plan, standing, seed: 9 }).assignments).toEqual(before)
  })

  test('after a late recusal replaces one pair, even a scored one', () => {
    const [recused] = before
    if (!recused) throw new Error('no pair')
    const late = { ...plan, standing, conflicts: [...plan.conflicts, recused] }
    const made = assign(late)
    check(late, made)
    const now = new Set(made.assignments.map(key))
    expect(before.filter((pair) => !now.has(key(pair)))).toEqual([recused])
    expect(made.assignments).toHaveLength(240)
  })

  test('with a new entry only adds pairs', () => {
    const more = { ...plan, entries: [...plan.entries, 'new'], standing }
    const now = new Set(assign(more).assignments.map(key))
    expect([now.size, before.every((pair) => now.has(key(pair)))]).toEqual([244, true])
  })

  test('with a new juror: fill leaves them without work, level hands over just what it takes', () => {
    const joined: Plan = { ...plan, jurors: [...plan.jurors, { id: 'new' }], standing }
    expect(assign(joined).loads.get('new')).toBe(0)
    const made = assign({ ...joined, aim: 'level' })
    check(joined, made)
    expect(loadsOf(made)).toEqual([18, 18, 18, 18, 18, 18, 18, 19, 19, 19, 19, 19, 19])
    const now = new Set(made.assignments.map(key))
    const lost = standing.filter(({ entry, juror }) => !now.has(`${entry} ${juror}`))
    expect(lost).toHaveLength(made.loads.get('new') ?? 0)
    expect(lost.filter(({ scored }) => scored)).toEqual([])
  })

  test('with fewer sheets per entry takes pairs away, and scored ones stay even beyond the cap', () => {
    const jurors = plan.jurors.map(({ id }) => ({ id, max: id === 'j0' ? 1 : 60 }))
    const made = assign({ ...plan, jurors, perEntry: 2, standing })
    const now = new Set(made.assignments.map(key))
    expect(standing.filter(({ entry, juror, scored }) => scored && !now.has(`${entry} ${juror}`))).toEqual([])
    expect(made.assignments.every((pair) => before.some((one) => key(one) === key(pair)))).toBe(true)
    expect(made.loads.get('j0')).toBe(standing.filter(({ juror, scored }) => juror === 'j0' && scored).length)
  })
})

test('the order of entries, jurors and conflicts does not matter, and the seed does', () => {
  const plan = planOf(30, 9, 3, 5, 0.1)
  const turned = {
    ...plan,
    entries: plan.entries.toReversed(),
    jurors: plan.jurors.toReversed(),
    conflicts: plan.conflicts.toReversed(),
  }
  const sorted = (one: Plan) => assign(one).assignments.map(key).sort()
  expect(sorted(turned)).toEqual(sorted(plan))
  expect(sorted({ ...plan, seed: 6 })).not.toEqual(sorted(plan))
})

test('preferences: the cheapest of the even assignments', () => {
  const plan: Plan = {
    ...planOf(4, 4, 1),
    cost: (entry, juror) => (entry.slice(1) === juror.slice(1) ? 0 : 5),
  }
  expect(assign(plan).assignments).toEqual([
    ['e0', 'j0'],
    ['e1', 'j1'],
    ['e2', 'j2'],
    ['e3', 'j3'],
  ])
})

// Rows are entries, columns jurors, x is a conflict; found by lot.
test.each([
  ['where its couples then meet more evenly', 'x...x ..x.x ..... ....x', 1],
  [
    'where its couples would meet more evenly apart',
    'x.xxxx ...x.x ...x.x ....xx xxx... xxxx.x xxx... xxx...',
    2,
  ],
])('a jury that can be joined is, and stays so, also %s', (_, table, seed) => {
  const rows = table.split(' ')
  const plan: Plan = {
    ...planOf(rows.length, rows[0]?.length ?? 0, 2, seed),
    conflicts: rows.flatMap((row, e) =>
      [...row].flatMap((cell, j): Pair[] => (cell === 'x' ? [[`e${e}`, `j${j}`]] : [])),
    ),
  }
  const made = assign(plan)
  check(plan, made)
  expect(made.components).toBe(1)
})

describe('shortfalls', () => {
  test('too few jurors without a conflict', () => {
    const plan: Plan = {
      ...planOf(3, 4, 3),
      conflicts: [
        ['e1', 'j0'],
        ['e1', 'j3'],
      ],
    }
    expect(assign(plan).shortfall).toEqual([{ entry: 'e1', missing: 1, possible: 2, full: 0 }])
  })

  test('too little room, spread evenly over the entries', () => {
    const plan: Plan = { ...planOf(4, 3, 3), jurors: ['j0', 'j1', 'j2'].map((id) => ({ id, max: 2 })) }
    const made = assign(plan)
    expect(sum(loadsOf(made))).toBe(6)
    expect(made.shortfall.map(({ missing }) => missing).sort()).toEqual([1, 1, 2, 2])
    expect(made.shortfall.every(({ missing, full, possible }) => possible === 3 && full === missing)).toBe(
      true,
    )
  })
})
