/**
 * Second step: among all assignments with as many sheets per entry, the one of least cost – loads, changes and
 * preferences weighed so that the first outweighs any sum of the second (and so on). Loads cost load², whose minimum
 * is as even as possible at all (Harvey, Ladner, Lovász, Tamir 2006: within ±1 wherever that exists).
 *
 * An assignment is optimal when its exchange graph has no negative cycle (Klein 1967): nodes are the jurors and the
 * pool of loads; an arc a → b takes a off an entry and puts b on it.
 */
import { at, type Board, drop, hasRoom, isMovable, isOpen, panelOf, put } from './board.ts'
import type { Aim } from './plan.ts'

/** Greater than the preferences of any cycle: 200 jurors, 9 at most. */
const HEAVY = 2 ** 11
/** Greater than the loads (5,000 entries) or the changes of any cycle, in units of HEAVY. */
const HEAVIEST = HEAVY * 2 ** 15

interface Weights {
  /** Of one entry more than a juror has, per entry the juror has. */
  readonly load: number
  /** Of giving up a standing pair. */
  readonly change: number
}

export const WEIGHTS: Record<Aim, Weights> = {
  fill: { change: HEAVIEST, load: HEAVY },
  level: { change: HEAVY, load: HEAVIEST },
}

/** The exchange graph: the cheapest arc between any two nodes, and the entry it goes through. */
interface Exchange {
  readonly nodes: number
  readonly weight: Float64Array
  readonly via: Int32Array
}

export const level = (board: Board, aim: Aim): void => {
  const weights = WEIGHTS[aim]
  const nodes = board.jurors + 1
  const graph: Exchange = {
    nodes,
    weight: new Float64Array(nodes * nodes).fill(Number.POSITIVE_INFINITY),
    via: new Int32Array(nodes * nodes).fill(-1),
  }
  for (let juror = 0; juror < board.jurors; juror += 1) refresh(board, graph, weights, juror)
  for (;;) {
    const cycle = negativeCycle(graph)
    if (cycle === null) return
    for (const juror of turn(board, graph, cycle)) refresh(board, graph, weights, juror)
  }
}

/** What the pair costs while it stands; giving up a standing pair costs as much as it saves to keep it. */
const pairCost = (board: Board, cell: number, weights: Weights): number =>
  at(board.cost, cell) - (board.former[cell] === 1 ? weights.change : 0)

/** Looks for the cheapest arcs from one juror again, and for the juror's arcs to and from the pool. */
const refresh = (board: Board, graph: Exchange, weights: Weights, from: number): void => {
  const { jurors } = board
  const row = from * graph.nodes
  graph.weight.fill(Number.POSITIVE_INFINITY, row, row + jurors)
  for (let entry = 0; entry < board.entries; entry += 1) {
    if (!isMovable(board, entry, from)) continue
    const saved = pairCost(board, entry * jurors + from, weights)
    for (let to = 0; to < jurors; to += 1) {
      if (!isOpen(board, entry, to)) continue
      const weight = pairCost(board, entry * jurors + to, weights) - saved
      if (weight < at(graph.weight, row + to)) {
        graph.weight[row + to] = weight
        graph.via[row + to] = entry
      }
    }
  }
  // load² grows by 2·load + 1 with one entry more and shrinks by 2·load − 1 with one fewer.
  const load = at(board.loads, from)
  graph.weight[row + jurors] = hasRoom(board, from) ? weights.load * (2 * load + 1) : Number.POSITIVE_INFINITY
  graph.weight[jurors * graph.nodes + from] =
    load > 0 ? -weights.load * (2 * load - 1) : Number.POSITIVE_INFINITY
}

/** Bellman–Ford from everywhere at once; a loop among the predecessors is a negative cycle. Nodes in order, or null. */
const negativeCycle = ({ nodes, weight }: Exchange): number[] | null => {
  const distance = new Float64Array(nodes)
  const before = new Int32Array(nodes).fill(-1)
  for (let pass = 0; pass <= nodes; pass += 1) {
    let changed = false
    for (let from = 0; from < nodes; from += 1) {
      const start = at(distance, from)
      for (let to = 0; to < nodes; to += 1) {
        const length = start + at(weight, from * nodes + to)
        if (length < at(distance, to)) {
          distance[to] = length
          before[to] = from
          changed = true
        }
      }
    }
    if (!changed) return null
    const loop = loopIn(before)
    if (loop) return loop
  }
  return null
}

const loopIn = (before: Int32Array): number[] | null => {
  const mark = new Int32Array(before.length).fill(-1)
  for (let start = 0; start < before.length; start += 1) {
    let node = start
    while (node !== -1 && mark[node] === -1) {
      mark[node] = start
      node = at(before, node)
    }
    if (node === -1 || mark[node] !== start) continue
    const loop = [node]
    for (let next = at(before, node); next !== node; next = at(before, next)) loop.push(next)
    return loop.reverse()
  }
  return null
}

/** Carries out every exchange of the cycle at once; returns the jurors whose arcs may have changed. */
const turn = (board: Board, { nodes, via }: Exchange, cycle: readonly number[]): Set<number> => {
  const steps = cycle.flatMap((from, index) => {
    const to = at(cycle, (index + 1) % cycle.length)
    const pooled = from === board.jurors || to === board.jurors
    return pooled ? [] : [{ from, to, entry: at(via, from * nodes + to) }]
  })
  for (const { entry, from } of steps) drop(board, entry, from)
  for (const { entry, to } of steps) put(board, entry, to)
  // Whoever sits on one of these entries has new jurors beside them, to whom no arc through it leads any more.
  return new Set(steps.flatMap(({ entry, from }) => [from, ...panelOf(board, entry)]))
}
