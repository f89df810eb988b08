import { expect, test } from 'vitest'
import { isProvable, PROOF_MS } from '../../src/adoption/rules.ts'

test('the link confirms an unproven report for fourteen days, to the millisecond', () => {
  const report = { state: 'unproven', created_at: 1000 } as const
  expect(isProvable(report, 1000 + PROOF_MS - 1)).toBe(true)
  expect(isProvable(report, 1000 + PROOF_MS)).toBe(false)
  for (const state of ['waiting', 'accepted', 'refused', 'removed'] as const)
    expect(isProvable({ ...report, state }, 1000)).toBe(false)
})
