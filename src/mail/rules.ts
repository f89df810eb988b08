/** After this many attempts a letter counts as failed and the organisers see it. */
export const MAX_ATTEMPTS = 8

/** Wait before attempt `attempts` + 1, in ms: 1, 2, 4 … minutes, at most two hours. */
export const retryDelay = (attempts: number): number => Math.min(60_000 * 2 ** (attempts - 1), 2 * 3_600_000)
