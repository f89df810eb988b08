/** `npm run --silent assign -- plan.json`: makes an assignment without us. */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Assignment } from './plan.ts'
import { PLAN_LIMITS, PlanError, readPlan } from './plan-json.ts'
import { assign } from './rules.ts'

const USAGE = 'Aufruf: npm run --silent assign -- plan.json'

const read = (folder: string, name: string): Uint8Array => {
  try {
    const file = resolve(folder, name)
    // One byte too many is enough for the reader to refuse it, and it says why.
    return statSync(file).size > PLAN_LIMITS.bytes
      ? new Uint8Array(PLAN_LIMITS.bytes + 1)
      : readFileSync(file)
  } catch {
    throw new PlanError(`Die Datei ${JSON.stringify(name)} lässt sich nicht lesen.`)
  }
}

/** The documented answer; its keys are part of the interface. */
const answerOf = ({ assignments, loads, pairs, components, shortfall }: Assignment) => ({
  assignments,
  loads: Object.fromEntries(loads),
  pairs,
  components,
  shortfall: shortfall.map(({ entry, missing }) => ({ entry, missing })),
})

export interface Outcome {
  readonly code: 0 | 2
  readonly stdout: string
  readonly stderr: string
}

/** Everything but the printing. `folder` is where relative paths begin. */
export const assignCommand = (args: readonly string[], folder: string): Outcome => {
  try {
    const [file, more] = args
    if (file === undefined || more !== undefined || file.startsWith('--')) throw new PlanError(USAGE)
    const answer = answerOf(assign(readPlan(read(folder, file))))
    return { code: 0, stdout: `${JSON.stringify(answer)}\n`, stderr: '' }
  } catch (error) {
    if (!(error instanceof PlanError)) throw error
    return { code: 2, stdout: '', stderr: `${error.message}\n` }
  }
}
