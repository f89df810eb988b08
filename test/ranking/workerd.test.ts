import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningWorkerd, startWorkerd } from '../support/workerd.ts'
import { juryFigures } from './figures.ts'

let worker: RunningWorkerd
beforeAll(async () => {
  worker = await startWorkerd('test/support/ranking-worker.ts')
})
afterAll(() => worker.close())

test.each([1, 2, 3, 4])('jury %i: the same numbers on Node and in workerd, to the last bit', async (seed) => {
  const response = await fetch(`${worker.origin}/?seed=${seed}`)
  expect(await response.json()).toEqual(JSON.parse(JSON.stringify(juryFigures(seed))))
})
