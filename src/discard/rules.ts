/** When a file that could not be deleted is tried again. Pure. */

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Milliseconds until the next attempt after `attempts` failed ones: 1, 2, 4 … minutes, at most a day. */
export const discardDelay = (attempts: number): number =>
  Math.min(2 ** Math.min(Math.max(attempts, 1) - 1, 20) * MINUTE_MS, DAY_MS)
