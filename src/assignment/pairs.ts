/**
 * Third step: couples of jurors meet as evenly as possible. Simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983) on
 * Σ meetings² with exchanges that leave loads and sheets as they are and never raise the cost; only new pairs move.
 * Whole numbers and powers of one factor decide, so every engine comes to the same end.
 */
import type { Random } from '../ranking/random.ts'
import { at, type Board, drop, hasRoom, isOpen, panelOf, put } from './board.ts'

/** Proposals of one round per movable pair, their least and most, and those of all rounds together. */
const EFFORT = { perPair: 300, least: 20_000, most: 800_000, total: 1_600_000 } as const

/** Chance of accepting one step of Σ meetings² upwards (2) at the beginning; it falls to 0. */
const WARM = 0.3

/** The panels as a list of movable seats, and how often couples meet. */
interface Circle {
  readonly board: Board
  readonly seatEntry: Int32Array
  readonly seatJuror: Int32Array
  /** Jurors of each entry, `width` places each; −1 is empty. */
  readonly panels: Int32Array
  readonly width: number
  readonly meets: Int32Array
}

/** Number of meetings of any two jurors, by cell juror · jurors + juror. */
export const meetingsOf = (board: Board): Int32Array => {
  const meets = new Int32Array(board.jurors * board.jurors)
  for (let entry = 0; entry < board.entries; entry += 1) {
    const panel = panelOf(board, entry)
    for (const a of panel)
      for (const b of panel) if (a !== b) meets[a * board.jurors + b] = at(meets, a * board.jurors + b) + 1
  }
  return meets
}

/** Evens out the meetings on the board as far as the effort goes. */
export const evenPairs = (board: Board, random: Random): void => {
  const circle = circleOf(board)
  const seats = circle.seatEntry.length
  const least = leastSum(board)
  if (seats < 2 || board.jurors < 3) return
  const perRound = Math.min(EFFORT.most, Math.max(EFFORT.least, seats * EFFORT.perPair))
  const rounds = Math.max(1, Math.floor(EFFORT.total / perRound))
  let sum = sumOf(circle.meets)
  let best = { sum, on: board.on.slice() }
  for (let round = 0; round < rounds && best.sum > least; round += 1) {
    for (let step = 0; step < perRound && sum > least; step += 1)
      sum += propose(circle, random, WARM * (1 - step / perRound))
    if (sum < best.sum) best = { sum, on: board.on.slice() }
  }
  restore(board, best.on)
}

/** Makes the board what a copy of `on` says. */
export const restore = (board: Board, on: Uint8Array): void => {
  for (let entry = 0; entry < board.entries; entry += 1) {
    for (let juror = 0; juror < board.jurors; juror += 1) {
      const cell = entry * board.jurors + juror
      if (on[cell] === board.on[cell]) continue
      if (on[cell] === 1) put(board, entry, juror)
      else drop(board, entry, juror)
    }
  }
}

const circleOf = (board: Board): Circle => {
  const width = Math.max(1, ...board.sizes)
  const panels = new Int32Array(board.entries * width).fill(-1)
  const seats: { entry: number; juror: number }[] = []
  for (let entry = 0; entry < board.entries; entry += 1) {
    panelOf(board, entry).forEach((juror, place) => {
      panels[entry * width + place] = juror
      const cell = entry * board.jurors + juror
      if (board.locked[cell] === 0 && board.former[cell] === 0) seats.push({ entry, juror })
    })
  }
  return {
    board,
    seatEntry: Int32Array.from(seats, ({ entry }) => entry),
    seatJuror: Int32Array.from(seats, ({ juror }) => juror),
    panels,
    width,
    meets: meetingsOf(board),
  }
}

/** Σ meetings² over all couples, each counted once. */
const sumOf = (meets: Int32Array): number => meets.reduce((sum, times) => sum + times * times, 0) / 2

/** The least that sum can be with these panel sizes: everybody meets everybody equally often, or once more. */
const leastSum = ({ sizes, jurors }: Board): number => {
  const couples = (jurors * (jurors - 1)) / 2
  const meetings = sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  const each = Math.floor(meetings / couples)
  const more = meetings - each * couples
  return (couples - more) * each * each + more * (each + 1) ** 2
}

/** One exchange or move by lot; returns what it changed in Σ meetings². */
const propose = (circle: Circle, random: Random, warmth: number): number => {
  const { board, seatEntry, seatJuror } = circle
  const seats = seatEntry.length
  const first = random.bits() % seats
  const pick = random.bits() % (seats + board.jurors)
  if (pick >= seats) return move(circle, first, pick - seats, random, warmth)
  const [e1, a] = [at(seatEntry, first), at(seatJuror, first)]
  const [e2, b] = [at(seatEntry, pick), at(seatJuror, pick)]
  if (e1 === e2 || a === b || !isOpen(board, e1, b) || !isOpen(board, e2, a)) return 0
  if (costOf(board, e1, b) + costOf(board, e2, a) > costOf(board, e1, a) + costOf(board, e2, b)) return 0
  const change = gain(circle, e1, a, b, e2) + gain(circle, e2, b, a, e1)
  if (!accepts(change, random, warmth)) return 0
  seat(circle, first, a, b)
  seat(circle, pick, b, a)
  return change
}

/** The seat of a juror with one entry more goes to one with one fewer. */
const move = (circle: Circle, index: number, to: number, random: Random, warmth: number): number => {
  const { board, seatEntry, seatJuror } = circle
  const [entry, from] = [at(seatEntry, index), at(seatJuror, index)]
  if (at(board.loads, from) !== at(board.loads, to) + 1 || !isOpen(board, entry, to)) return 0
  if (!hasRoom(board, to) || costOf(board, entry, to) > costOf(board, entry, from)) return 0
  const change = gain(circle, entry, from, to, -1)
  if (!accepts(change, random, warmth)) return 0
  seat(circle, index, from, to)
  return change
}

const costOf = (board: Board, entry: number, juror: number): number =>
  at(board.cost, entry * board.jurors + juror)

/** Metropolis: downwards always, upwards with warmth^(change / 2). */
const accepts = (change: number, random: Random, warmth: number): boolean => {
  if (change <= 0) return true
  if (change > 24) return false
  let chance = warmth
  for (let step = 2; step < change; step += 2) chance *= warmth
  return random.uniform() < chance
}

/** Change of Σ meetings² when `to` takes the place of `from`; who sits on both entries meets both before and after. */
const gain = (circle: Circle, entry: number, from: number, to: number, other: number): number => {
  const { board, panels, width, meets } = circle
  const { jurors } = board
  let change = 0
  for (let place = entry * width; place < (entry + 1) * width; place += 1) {
    const mate = at(panels, place)
    if (mate === -1 || mate === from) continue
    if (other !== -1 && board.on[other * jurors + mate] === 1) continue
    change += 2 * (at(meets, to * jurors + mate) - at(meets, from * jurors + mate)) + 2
  }
  return change
}

/** Puts `to` onto the seat of `from`, on the circle and on the board. */
const seat = (circle: Circle, index: number, from: number, to: number): void => {
  const { board, panels, width, meets, seatEntry, seatJuror } = circle
  const { jurors } = board
  const entry = at(seatEntry, index)
  let own = -1
  for (let place = entry * width; place < (entry + 1) * width; place += 1) {
    const mate = at(panels, place)
    if (mate === from) own = place
    if (mate === -1 || mate === from) continue
    meet(meets, jurors, from, mate, -1)
    meet(meets, jurors, to, mate, 1)
  }
  panels[own] = to
  seatJuror[index] = to
  drop(board, entry, from)
  put(board, entry, to)
}

const meet = (meets: Int32Array, jurors: number, a: number, b: number, by: number): void => {
  meets[a * jurors + b] = at(meets, a * jurors + b) + by
  meets[b * jurors + a] = at(meets, b * jurors + a) + by
}
