/**
 * Fourth step: one connected jury. Without common entries two groups of jurors cannot be calibrated against each other.
 * A seeded walk over exchanges that keep loads and sheets merges groups; it may give up preferences, and at last
 * standing pairs that are not scored.
 */
import type { Random } from '../ranking/random.ts'
import { at, type Board, drop, hasRoom, isMovable, isOpen, panelOf, put } from './board.ts'
import { restore } from './pairs.ts'

/** Tries of one walk, for boards of up to so many pairs; on greater boards a try costs more and there are fewer. */
const TRIES = { most: 20_000, work: 12_000_000 } as const

interface Seat {
  entry: number
  juror: number
}

/** The groups of jurors with common entries: for every juror one member that stands for its group; −1 without entries. */
export const groupsOf = (board: Board): Int32Array => {
  const parent = Int32Array.from({ length: board.jurors }, (_, juror) => juror)
  const root = (juror: number): number => {
    let node = juror
    while (parent[node] !== node) {
      parent[node] = at(parent, at(parent, node))
      node = at(parent, node)
    }
    return node
  }
  for (let entry = 0; entry < board.entries; entry += 1) {
    let first = -1
    for (let juror = 0; juror < board.jurors; juror += 1) {
      if (board.on[entry * board.jurors + juror] === 0) continue
      if (first === -1) first = juror
      else parent[root(juror)] = root(first)
    }
  }
  return parent.map((_, juror) => (at(board.loads, juror) === 0 ? -1 : root(juror)))
}

export const countGroups = (board: Board): number =>
  new Set(groupsOf(board).filter((group) => group !== -1)).size

/** Fewer groups than this no assignment of these sizes has: a tree needs one pair fewer than it has members. */
const leastGroups = (board: Board): number => {
  const pairs = board.loads.reduce((sum, load) => sum + load, 0)
  const members = [...board.loads, ...board.sizes].filter((count) => count > 0).length
  return Math.max(1, members - pairs)
}

export const connect = (board: Board, random: Random): void => {
  for (const may of [keepsEverything, keepsStanding, keepsScored]) {
    if (countGroups(board) <= leastGroups(board)) return
    walk(board, random, may)
  }
}

/** Whether a juror may leave a seat for another one, given what the pairs cost. */
type Permit = (board: Board, seat: Seat, to: number) => boolean

const keepsScored: Permit = (board, { entry, juror }) => isMovable(board, entry, juror)
const keepsStanding: Permit = (board, seat, to) =>
  keepsScored(board, seat, to) && board.former[seat.entry * board.jurors + seat.juror] === 0
const keepsEverything: Permit = (board, seat, to) => {
  const row = seat.entry * board.jurors
  return keepsStanding(board, seat, to) && at(board.cost, row + to) <= at(board.cost, row + seat.juror)
}

/** Steps by lot that never add a group; ends on the board with the fewest groups. */
const walk = (board: Board, random: Random, may: Permit): void => {
  const seats: Seat[] = []
  for (let entry = 0; entry < board.entries; entry += 1)
    for (const juror of panelOf(board, entry)) seats.push({ entry, juror })
  const least = leastGroups(board)
  const tries = Math.min(TRIES.most, Math.ceil(TRIES.work / board.on.length))
  const start = board.on.slice()
  const before = countGroups(board)
  let groups = before
  for (let step = 0; step < tries && groups > least; step += 1) {
    const undo = exchange(board, seats, random, may)
    if (!undo) continue
    const now = countGroups(board)
    if (now > groups) undo()
    else groups = now
  }
  if (groups === before) restore(board, start)
}

/** One exchange of two seats, or a move from a juror to one with one entry fewer; returns its undoing, or null. */
const exchange = (board: Board, seats: Seat[], random: Random, may: Permit): (() => void) | null => {
  const first = seats[random.bits() % seats.length] as Seat
  const pick = random.bits() % (seats.length + board.jurors)
  const other = seats[pick]
  const from = first.juror
  if (!other) {
    const to = pick - seats.length
    const fits = at(board.loads, from) === at(board.loads, to) + 1 && hasRoom(board, to)
    if (!fits || !isOpen(board, first.entry, to) || !may(board, first, to)) return null
    reseat(board, first, to)
    return () => reseat(board, first, from)
  }
  const to = other.juror
  if (!isOpen(board, first.entry, to) || !isOpen(board, other.entry, from)) return null
  if (!may(board, first, to) || !may(board, other, from)) return null
  reseat(board, first, to)
  reseat(board, other, from)
  return () => {
    reseat(board, first, from)
    reseat(board, other, to)
  }
}

const reseat = (board: Board, seat: Seat, to: number): void => {
  drop(board, seat.entry, seat.juror)
  put(board, seat.entry, to)
  seat.juror = to
}
