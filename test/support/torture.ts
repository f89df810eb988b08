/** What `npm run torture` sets: how much is tried, and where each figure is noted for the end of the run. */
import { appendFileSync } from 'node:fs'

/** Whether the long run was asked for; `npm test` and `--quick` try less of the same. */
export const isFull = process.env.KUER_TORTURE === 'full'

/** How often something is tried, in the quick and in the full run. */
export const tries = (quick: number, full: number): number => (isFull ? full : quick)

export interface Figure {
  readonly what: string
  readonly found: string
  readonly goal: string
}

/** Notes what was found; `npm run torture` prints all of them at its end. */
export const figure = (what: string, found: string, goal: string): void => {
  const file = process.env.KUER_FIGURES
  if (file) appendFileSync(file, `${JSON.stringify({ what, found, goal } satisfies Figure)}\n`)
}
