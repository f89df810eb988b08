/**
 * First step: as many sheets as there can be at all. Standing pairs stay where they can, the rest is dealt out
 * greedily (most constrained entry first) and completed by augmenting paths, so that the number of pairs is the
 * maximum flow of the network entries → jurors (Ford, Fulkerson 1956).
 */
import type { Random } from '../ranking/random.ts'
import { at, type Board, drop, hasRoom, isMovable, isOpen, panelOf, put } from './board.ts'

export const cover = (board: Board, random: Random): void => {
  trim(board)
  const order = mostConstrainedFirst(board, random)
  deal(board, order, random)
  augmentAll(board, order)
  evenShortfalls(board)
}

/** Takes away standing pairs beyond the wanted number and beyond the caps, from the fullest jurors; scored ones stay. */
const trim = (board: Board): void => {
  for (let entry = 0; entry < board.entries; entry += 1) {
    const panel = panelOf(board, entry)
      .filter((juror) => isMovable(board, entry, juror))
      .sort((a, b) => at(board.loads, b) - at(board.loads, a) || a - b)
    for (const juror of panel) {
      const over = at(board.sizes, entry) > board.wanted || at(board.loads, juror) > at(board.caps, juror)
      if (over) drop(board, entry, juror)
    }
  }
}

/** Entries by the number of jurors they may have; the seed decides among equals. */
const mostConstrainedFirst = (board: Board, random: Random): number[] => {
  const keys = Array.from({ length: board.entries }, (_, entry) => {
    let choices = 0
    for (let juror = 0; juror < board.jurors; juror += 1) if (isOpen(board, entry, juror)) choices += 1
    return { entry, choices, lot: random.bits() }
  })
  return keys
    .sort((a, b) => a.choices - b.choices || a.lot - b.lot || a.entry - b.entry)
    .map(({ entry }) => entry)
}

/** Round by round one more juror for every entry: the one with the fewest entries, then the cheapest, then by lot. */
const deal = (board: Board, order: readonly number[], random: Random): void => {
  for (let round = 1; round <= board.wanted; round += 1) {
    for (const entry of order) {
      if (at(board.sizes, entry) >= round) continue
      const juror = bestJuror(board, entry, random)
      if (juror !== -1) put(board, entry, juror)
    }
  }
}

const bestJuror = (board: Board, entry: number, random: Random): number => {
  let best = -1
  let bestKey = Number.POSITIVE_INFINITY
  for (let juror = 0; juror < board.jurors; juror += 1) {
    if (!isOpen(board, entry, juror) || !hasRoom(board, juror)) continue
    const cost = at(board.cost, entry * board.jurors + juror)
    const key = at(board.loads, juror) * 16 + cost + random.uniform()
    if (key < bestKey) [best, bestKey] = [juror, key]
  }
  return best
}

/** Fills every gap that a chain of exchanges can fill. */
const augmentAll = (board: Board, order: readonly number[]): void => {
  // A juror from whom no room was reached can never reach any later: no chain leads into that set any more.
  const dead = new Uint8Array(board.jurors)
  for (const entry of order) {
    while (at(board.sizes, entry) < board.wanted && augment(board, entry, dead));
  }
}

/** Breadth first: the entry takes a juror, who leaves another entry, which takes a juror …, until one has room. */
const augment = (board: Board, start: number, dead: Uint8Array): boolean => {
  const { jurors } = board
  const from = new Int32Array(jurors).fill(-1)
  const via = new Int32Array(jurors).fill(-1)
  const queue: number[] = []
  const reach = (entry: number, before: number) => {
    for (let juror = 0; juror < jurors; juror += 1) {
      if (via[juror] !== -1 || dead[juror] === 1 || !isOpen(board, entry, juror)) continue
      via[juror] = entry
      from[juror] = before
      queue.push(juror)
    }
  }
  reach(start, -1)
  for (let head = 0; head < queue.length; head += 1) {
    const juror = at(queue, head)
    if (hasRoom(board, juror)) {
      follow(board, juror, from, via)
      return true
    }
    for (let entry = 0; entry < board.entries; entry += 1)
      if (isMovable(board, entry, juror)) reach(entry, juror)
  }
  for (const juror of queue) dead[juror] = 1
  return false
}

/** Walks a chain back: every juror comes onto the entry that led to them, whose former juror goes the same way. */
const follow = (board: Board, last: number, from: Int32Array, via: Int32Array): void => {
  for (let juror = last; juror !== -1; ) {
    const entry = at(via, juror)
    const before = at(from, juror)
    if (before !== -1) drop(board, entry, before)
    put(board, entry, juror)
    juror = before
  }
}

/** Where sheets are lacking, no entry lacks two more than another if a chain of new pairs can even that out. */
const evenShortfalls = (board: Board): void => {
  const seen = new Uint8Array(board.entries)
  for (;;) {
    const short = Array.from({ length: board.entries }, (_, entry) => entry)
      .filter((entry) => seen[entry] === 0 && at(board.sizes, entry) < board.wanted - 1)
      .sort((a, b) => at(board.sizes, a) - at(board.sizes, b) || a - b)
    const [entry] = short
    if (entry === undefined) return
    if (passOn(board, entry, seen)) seen.fill(0)
  }
}

/** Breadth first from the poor entry to one with at least two jurors more; each hands one juror on. */
const passOn = (board: Board, start: number, seen: Uint8Array): boolean => {
  const rich = at(board.sizes, start) + 2
  const from = new Map<number, { entry: number; juror: number }>()
  const asked = new Uint8Array(board.jurors)
  const queue = [start]
  seen[start] = 1
  for (let head = 0; head < queue.length; head += 1) {
    const entry = at(queue, head)
    for (let juror = 0; juror < board.jurors; juror += 1) {
      if (asked[juror] === 1 || !isOpen(board, entry, juror)) continue
      asked[juror] = 1
      for (let other = 0; other < board.entries; other += 1) {
        const isNew = isMovable(board, other, juror) && board.former[other * board.jurors + juror] === 0
        if (!isNew || seen[other] === 1) continue
        seen[other] = 1
        from.set(other, { entry, juror })
        if (at(board.sizes, other) >= rich) {
          handOn(board, other, from)
          return true
        }
        queue.push(other)
      }
    }
  }
  return false
}

const handOn = (
  board: Board,
  last: number,
  from: ReadonlyMap<number, { entry: number; juror: number }>,
): void => {
  for (let giver = last, step = from.get(giver); step; giver = step.entry, step = from.get(giver)) {
    drop(board, giver, step.juror)
    put(board, step.entry, step.juror)
  }
}
