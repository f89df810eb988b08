/** How many took part, grouped so that no small group can be told apart. Pure. */

/** One bar of a chart. */
export interface Bar {
  /** '' where it is not known; null for small groups taken together. */
  readonly label: string | null
  readonly entries: number
}

export interface Figures {
  readonly total: number
  readonly category: readonly Bar[]
  readonly size: readonly Bar[]
  readonly state: readonly Bar[]
}

/** Fewer are never shown as a number of their own. */
export const FEWEST = 3

/**
 * Counts of equal labels in the given order, unknown labels after it. Groups of fewer than three are taken together
 * without their names; are they together still fewer, the smallest other group joins them. Nothing for fewer than
 * three in all.
 */
export const grouped = (labels: readonly string[], order: readonly string[]): Bar[] => {
  const counts = Map.groupBy(labels, (label) => label)
  const known = order.filter((label) => counts.has(label))
  const rest = [...counts.keys()].filter((label) => !order.includes(label)).sort(byName)
  const bars = [...known, ...rest].map((label) => ({ label, entries: counts.get(label)?.length ?? 0 }))
  const large = bars.filter(({ entries }) => entries >= FEWEST)
  let others = labels.length - sum(large)
  if (others === 0) return large
  while (others < FEWEST && large.length > 0) {
    const least = Math.min(...large.map(({ entries }) => entries))
    const [joined] = large.splice(
      large.findLastIndex(({ entries }) => entries === least),
      1,
    )
    others += joined?.entries ?? 0
  }
  return others < FEWEST ? [] : [...large, { label: null, entries: others }]
}

const sum = (bars: readonly Bar[]): number => bars.reduce((total, { entries }) => total + entries, 0)

// What is not known comes last.
const byName = (a: string, b: string): number =>
  Number(a === '') - Number(b === '') || a.localeCompare(b, 'de-DE')

export interface Counted {
  readonly category: string
  readonly size: string
  readonly state: string
}

/** The figures of a year; null for fewer than three entries. */
export const figuresOf = (
  entries: readonly Counted[],
  orders: { readonly categories: readonly string[]; readonly sizes: readonly string[] },
): Figures | null =>
  entries.length < FEWEST
    ? null
    : {
        total: entries.length,
        category: grouped(
          entries.map(({ category }) => category),
          orders.categories,
        ),
        size: grouped(
          entries.map(({ size }) => size),
          orders.sizes,
        ),
        state: grouped(
          entries.map(({ state }) => state),
          [],
        ),
      }
