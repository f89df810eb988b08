/** A part of what `npm run torture` and `npm run bench -- --only=hostile` send whole: 1,000 uploads as an attacker makes them. */
import { execFileSync, fork } from 'node:child_process'
import { expect, it } from 'vitest'
import { hostile } from '../../src/bench/hostile.ts'
import { figure, isFull, tries } from '../support/torture.ts'

const UPLOADS = tries(84, 1000)
const args = [String(UPLOADS), '7']
type Report = Awaited<ReturnType<typeof hostile>>

/** Long enough to measure memory, in a process like that of the server: without the test runner, with its allocator. */
const inOwnProcess = (): Promise<Report> => {
  execFileSync(process.execPath, ['src/tools/build.mjs', 'bench'])
  const env = { ...process.env, MALLOC_ARENA_MAX: '2' }
  const child = fork('dist/bench.mjs', ['hostile', ...args], { env, execArgv: [] })
  return new Promise((resolve, reject) => {
    child.once('message', (report) => resolve(report as Report))
    child.once('exit', (code) => reject(new Error(`ended with ${code} and no report`)))
  })
}

it(`${UPLOADS} hostile uploads: each is refused with a reason or comes out re-encoded, within 512 MB`, {
  timeout: 900_000,
}, async () => {
  const report = await (isFull ? inOwnProcess() : hostile(args))
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
