/** Time as the processor spends it on this process, ms: neighbours on the machine do not lengthen it. */
export const processorMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * Whether lines and branches are being counted (`npm run coverage`). Code in this process then takes longer, and how much
 * longer depends on how many branches it has: what it may take at most is held by `npm test` alone.
 */
export const isCounted = process.env.COUNTED === '1'
