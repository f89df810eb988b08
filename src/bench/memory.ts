/** Peak memory of this process, MB. */
import { readFileSync } from 'node:fs'

/**
 * What Linux noted for this program alone: resourceUsage().maxRSS counts the parent too, whose memory the process
 * shared until it became another program.
 */
export const peakMemory = (): number => {
  try {
    const [, kB] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    if (kB !== undefined) return Number(kB) / 1024
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS / 1024
}
