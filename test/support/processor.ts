/** Time as the processor spends it on this process, ms: neighbours on the machine do not lengthen it. */
export const processorMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
