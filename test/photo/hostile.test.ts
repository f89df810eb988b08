/** A part of what `npm run bench -- --only=hostile` sends whole: 1,000 uploads as an attacker makes them. */
import { expect, it } from 'vitest'
import { hostile } from '../../src/bench/hostile.ts'
import { figure, tries } from '../support/torture.ts'

const UPLOADS = tries(84, 1000)

it(`${UPLOADS} hostile uploads: each is refused with a reason or comes out re-encoded, within 512 MB`, {
  timeout: 900_000,
}, async () => {
  const report = await hostile([String(UPLOADS), '7'])
  figure(
    'hostile files',
    `${UPLOADS} uploads, ${report.wrong.length} stored active or refused without a reason, peak ${Math.round(report.peakMB)} MB`,
    '1,000, 0, < 512 MB',
  )
  expect(report.wrong).toEqual([])
  expect(report.refused + report.stored).toBe(UPLOADS)
  // Both happen, or the files were not what they should be.
  expect(report.refused).toBeGreaterThan(20)
  expect(report.stored).toBeGreaterThan(20)
  expect(report.peakMB).toBeLessThan(512)
})
