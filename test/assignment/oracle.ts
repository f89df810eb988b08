/** Slow and plain: what is possible at all. Shares no code with the assignment. */
import type { Plan } from '../../src/assignment/plan.ts'

export interface Possible {
  /** Most pairs. */
  readonly pairs: number
  /** Greatest minus smallest load at its least, among the assignments with the most pairs. */
  readonly spread: number
  /** Fewest groups among those with the least Σ load². */
  readonly groups: number
  /** Fewest standing pairs given up, among the assignments with the most pairs. */
  readonly givenUp: number
  /** Fewest groups among those that give up so few, with the least Σ load² then. */
  readonly calmGroups: number
}

/** Tries every assignment: a subset of jurors for every entry, no entry above `perEntry`, no juror above the cap. */
export const tryAll = (plan: Plan): Possible => {
  const jurors = plan.jurors.map(({ id }) => id)
  const caps = plan.jurors.map(({ max }) => max ?? plan.entries.length)
  const forbidden = new Set(plan.conflicts.map((pair) => pair.join(' ')))
  const choices = plan.entries.map((entry) =>
    subsets(
      jurors.map((juror) => !forbidden.has(`${entry} ${juror}`)),
      plan.perEntry,
    ),
  )
  const standing = new Set((plan.standing ?? []).map(({ entry, juror }) => `${entry} ${juror}`))
  const all: (Possible & { squares: number })[] = []
  const panels: number[][] = []
  const loads = jurors.map(() => 0)
  const visit = (index: number) => {
    if (index < choices.length) {
      for (const panel of choices[index] ?? []) {
        for (const juror of panel) loads[juror] = (loads[juror] ?? 0) + 1
        panels.push(panel)
        if (panel.every((juror) => (loads[juror] ?? 0) <= (caps[juror] ?? 0))) visit(index + 1)
        panels.pop()
        for (const juror of panel) loads[juror] = (loads[juror] ?? 0) - 1
      }
      return
    }
    const pairs = loads.reduce((sum, load) => sum + load, 0)
    const squares = loads.reduce((sum, load) => sum + load * load, 0)
    const kept = panels.flatMap((panel, at) =>
      panel.filter((j) => standing.has(`${plan.entries[at]} ${jurors[j]}`)),
    ).length
    const spread = Math.max(...loads) - Math.min(...loads)
    const found = groups(panels, jurors.length)
    all.push({ pairs, squares, spread, groups: found, givenUp: standing.size - kept, calmGroups: found })
  }
  visit(0)
  const full = least(all, ({ pairs }) => -pairs)
  const even = least(full, ({ squares }) => squares)
  const calm = least(full, ({ givenUp }) => givenUp)
  return {
    pairs: full[0]?.pairs ?? 0,
    spread: least(full, ({ spread }) => spread)[0]?.spread ?? 0,
    groups: least(even, ({ groups }) => groups)[0]?.groups ?? 0,
    givenUp: calm[0]?.givenUp ?? 0,
    calmGroups:
      least(
        least(calm, ({ squares }) => squares),
        ({ groups }) => groups,
      )[0]?.groups ?? 0,
  }
}

/** Those whose figure is the least. */
const least = <T>(all: readonly T[], figure: (one: T) => number): T[] => {
  const smallest = all.reduce((min, one) => Math.min(min, figure(one)), Number.POSITIVE_INFINITY)
  return all.filter((one) => figure(one) === smallest)
}

const subsets = (allowed: readonly boolean[], most: number): number[][] => {
  const all: number[][] = [[]]
  allowed.forEach((may, juror) => {
    if (may) all.push(...all.map((set) => [...set, juror]))
  })
  return all.filter((set) => set.length <= most)
}

/** Groups of jurors (by number) who share entries; jurors on no panel do not count. */
export const groups = (panels: readonly (readonly number[])[], jurors: number): number => {
  const group = Array.from({ length: jurors }, (_, juror) => juror)
  for (const panel of panels)
    for (const juror of panel) {
      const [old, now] = [group[juror], group[panel[0] ?? 0]]
      group.forEach((value, index) => {
        if (value === old) group[index] = now ?? 0
      })
    }
  return new Set(panels.flat().map((juror) => group[juror])).size
}

/**
 * Whether `total` pairs are possible with every load from `low` to `high`: a flow with lower bounds, found by plain
 * depth-first augmentation on an adjacency matrix.
 */
export const flowFits = (plan: Plan, total: number, low: number, high: number): boolean => {
  const [E, J] = [plan.entries.length, plan.jurors.length]
  // Jurors take `low` first (must) and up to `high` later; both stages keep what the first has filled.
  const capacity = (juror: number, most: number) => Math.min(plan.jurors[juror]?.max ?? E, most)
  if (plan.jurors.some((_, juror) => capacity(juror, high) < low)) return false
  return (
    maxFlow(plan, (juror) => Math.min(low, capacity(juror, high))) === low * J &&
    maxFlow(plan, (juror) => capacity(juror, high)) >= total
  )
}

/** Most pairs when juror j takes at most `cap(j)`. */
export const maxFlow = (plan: Plan, cap: (juror: number) => number): number => {
  const [E, J] = [plan.entries.length, plan.jurors.length]
  const size = E + J + 2
  const [source, sink] = [E + J, E + J + 1]
  const left = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  const row = (index: number) => left[index] ?? []
  const forbidden = new Set(plan.conflicts.map((pair) => pair.join(' ')))
  for (let e = 0; e < E; e += 1) {
    row(source)[e] = plan.perEntry
    for (let j = 0; j < J; j += 1)
      if (!forbidden.has(`${plan.entries[e]} ${plan.jurors[j]?.id}`)) row(e)[E + j] = 1
  }
  for (let j = 0; j < J; j += 1) row(E + j)[sink] = cap(j)
  const push = (node: number, seen: Set<number>): boolean => {
    if (node === sink) return true
    seen.add(node)
    for (let next = 0; next < size; next += 1) {
      if (seen.has(next) || (row(node)[next] ?? 0) <= 0 || !push(next, seen)) continue
      row(node)[next] = (row(node)[next] ?? 0) - 1
      row(next)[node] = (row(next)[node] ?? 0) + 1
      return true
    }
    return false
  }
  let flow = 0
  while (push(source, new Set())) flow += 1
  return flow
}
