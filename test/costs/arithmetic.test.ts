import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  AWARDS,
  type Award,
  costOf,
  NOTHING,
  needsOf,
  PRICES,
  priceOf,
  type Table,
  usesOf,
  withCosts,
} from './arithmetic.ts'
import { USES } from './scenario.ts'

const measured = JSON.parse(readFileSync('test/costs/measured.json', 'utf8')) as Table
const nothing = Object.fromEntries(USES.map((use) => [use, NOTHING])) as unknown as Table
const SMALL: Award = { visitors: 100, entries: 2, jurors: 1, voters: 3 }

describe('what an award costs on Workers', () => {
  it('counts each use as often as it happens', () => {
    expect(usesOf(SMALL)).toEqual({
      'sign-in': 18,
      'save-draft': 40,
      photo: 8,
      'hand-in': 3,
      score: 10,
      vote: 3,
      release: 1,
      'page-drawn': 12,
      'page-kept': 588,
      picture: 2000,
      tick: 43_200,
    })
    const table = {
      ...nothing,
      vote: { ...NOTHING, rowsRead: 5 },
      tick: { ...NOTHING, rowsRead: 2, requests: 1 },
    }
    expect(needsOf(SMALL, table)).toMatchObject({ rowsRead: 3 * 5 + 43_200 * 2, requests: 43_200, cpuMs: 0 })
  })

  it.each([
    ['requests', 10e6, 0],
    ['requests', 12e6, 0.6],
    ['cpuMs', 80e6, 1],
    ['rowsRead', 26e9, 1],
    ['rowsWritten', 51e6, 1],
    ['filesRead', 20e6, 3.6],
    ['pictures', 7000, 1],
    ['storedGB', 110, 1.5],
  ] as const)('charges %s only beyond what is included: %d', (what, amount, price) => {
    expect(priceOf(what, amount)).toBeCloseTo(price, 6)
  })

  it('is the plan and the sum of what goes beyond it', () => {
    expect(costOf(SMALL, nothing)).toBe(PRICES.plan)
    const table = { ...nothing, picture: { ...NOTHING, requests: 10_000 } }
    expect(costOf(SMALL, table)).toBeCloseTo(5 + 3, 6)
  })

  it('stands in the README as the measured table gives it', () => {
    const readme = readFileSync('README.md', 'utf8')
    expect(withCosts(readme, measured)).toBe(readme)
  })

  it('stays within the limits of Workers, and a kept page reads next to nothing', () => {
    for (const use of USES) expect(measured[use].queries).toBeLessThan(1000)
    expect(measured['page-kept'].rowsRead).toBeLessThanOrEqual(measured['page-drawn'].rowsRead)
    expect(AWARDS.map(({ visitors }) => visitors)).toEqual([250, 10_000, 1_000_000])
  })
})
