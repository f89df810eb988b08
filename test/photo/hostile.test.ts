/** A part of what `npm run bench -- --only=hostile` sends whole: 1,000 uploads as an attacker makes them. */
import { expect, it } from 'vitest'
import { hostile } from '../../src/bench/hostile.ts'

it('84 hostile uploads: each is refused with a reason or comes out re-encoded, within 512 MB', {
  timeout: 120_000,
}, async () => {
  const report = await hostile(['84', '7'])
  expect(report.wrong).toEqual([])
  expect(report.refused + report.stored).toBe(84)
  // Both happen, or the files were not what they should be.
  expect(report.refused).toBeGreaterThan(20)
  expect(report.stored).toBeGreaterThan(20)
  expect(report.peakMB).toBeLessThan(512)
})
