/** Figures in the text format of Prometheus (version 0.0.4): counters, histograms and gauges, read when asked for. */

type Labels = Readonly<Record<string, string>>

interface Family {
  readonly head: string
  lines(): string[] | Promise<string[]>
}

export interface Metrics {
  /** A number that only grows, one per combination of labels. */
  counter(name: string, help: string): (labels?: Labels, by?: number) => void
  /** How often a value lay at or below each bound. */
  histogram(name: string, help: string, bounds: readonly number[]): (value: number, labels?: Labels) => void
  /** Values that are read when somebody asks; a reading that fails leaves its family out and nothing else. */
  gauge(name: string, help: string, read: () => Reading | Promise<Reading>, type?: 'gauge' | 'counter'): void
  /** All families as text. */
  text(): Promise<string>
}

/** One number, several with labels, or null where there is none. */
export type Reading = number | null | readonly (readonly [labels: Labels, value: number])[]

const escaped = (value: string) =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

const labelled = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

const headOf = (name: string, help: string, type: string) => `# HELP ${name} ${help}\n# TYPE ${name} ${type}`

/** An empty set of figures. */
export const createMetrics = (): Metrics => {
  const families: Family[] = []
  return {
    counter: (name, help) => {
      const values = new Map<string, number>()
      families.push({
        head: headOf(name, help, 'counter'),
        lines: () => [...values].map(([labels, value]) => `${name}${labels} ${value}`),
      })
      return (labels = {}, by = 1) => {
        const key = labelled(labels)
        values.set(key, (values.get(key) ?? 0) + by)
      }
    },
    histogram: (name, help, bounds) => {
      const series = new Map<string, Series>()
      families.push({
        head: headOf(name, help, 'histogram'),
        lines: () => [...series.values()].flatMap((one) => linesOf(name, bounds, one)),
      })
      return (value, labels = {}) => {
        const key = labelled(labels)
        const one = series.get(key) ?? { labels, counts: bounds.map(() => 0), count: 0, sum: 0 }
        series.set(key, one)
        one.count += 1
        one.sum += value
        const at = bounds.findIndex((bound) => value <= bound)
        if (at >= 0) one.counts[at] = (one.counts[at] ?? 0) + 1
      }
    },
    gauge: (name, help, read, type = 'gauge') => {
      families.push({
        head: headOf(name, help, type),
        lines: async () => {
          const found = await read()
          if (found === null) return []
          if (typeof found === 'number') return [`${name} ${found}`]
          return found.map(([labels, value]) => `${name}${labelled(labels)} ${value}`)
        },
      })
    },
    text: async () => {
      const parts: string[] = []
      for (const { head, lines } of families) {
        const all = await Promise.resolve()
          .then(lines)
          .catch(() => [])
        if (all.length > 0) parts.push(head, ...all)
      }
      return `${parts.join('\n')}\n`
    },
  }
}

interface Series {
  readonly labels: Labels
  readonly counts: number[]
  count: number
  sum: number
}

const linesOf = (
  name: string,
  bounds: readonly number[],
  { labels, counts, count, sum }: Series,
): string[] => {
  let below = 0
  const buckets = bounds.map((bound, index) => {
    below += counts[index] ?? 0
    return `${name}_bucket${labelled({ ...labels, le: String(bound) })} ${below}`
  })
  return [
    ...buckets,
    `${name}_bucket${labelled({ ...labels, le: '+Inf' })} ${count}`,
    `${name}_sum${labelled(labels)} ${sum}`,
    `${name}_count${labelled(labels)} ${count}`,
  ]
}
