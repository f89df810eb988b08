/**
 * The board on which an assignment is made: entries × jurors as typed arrays, cell = entry · jurors + juror.
 * Every step (cover, level, pairs, connect) moves jurors on it and leaves it valid: no conflict, no load above the cap
 * except by pairs that are already scored.
 */
import type { Plan } from './plan.ts'

export interface Board {
  readonly entries: number
  readonly jurors: number
  /** Sheets wanted per entry. */
  readonly wanted: number
  /** 1 where there is no conflict. */
  readonly allowed: Uint8Array
  /** 1 where the juror is on the entry. */
  readonly on: Uint8Array
  /** 1 where the pair is already scored and stays. */
  readonly locked: Uint8Array
  /** 1 where the pair stood before. */
  readonly former: Uint8Array
  /** What the pair costs, 0 to 9. */
  readonly cost: Uint8Array
  /** The most entries per juror. */
  readonly caps: Int32Array
  /** Entries per juror. */
  readonly loads: Int32Array
  /** Jurors per entry. */
  readonly sizes: Int32Array
}

export const put = (board: Board, entry: number, juror: number): void => {
  board.on[entry * board.jurors + juror] = 1
  board.loads[juror] = at(board.loads, juror) + 1
  board.sizes[entry] = at(board.sizes, entry) + 1
}

export const drop = (board: Board, entry: number, juror: number): void => {
  board.on[entry * board.jurors + juror] = 0
  board.loads[juror] = at(board.loads, juror) - 1
  board.sizes[entry] = at(board.sizes, entry) - 1
}

/** The number at an index that is known to be inside. */
export const at = (numbers: ArrayLike<number>, index: number): number => numbers[index] as number

/** Whether the juror could come onto the entry, the cap aside. */
export const isOpen = (board: Board, entry: number, juror: number): boolean => {
  const cell = entry * board.jurors + juror
  return board.allowed[cell] === 1 && board.on[cell] === 0
}

/** Whether the juror is on the entry and may leave it. */
export const isMovable = (board: Board, entry: number, juror: number): boolean => {
  const cell = entry * board.jurors + juror
  return board.on[cell] === 1 && board.locked[cell] === 0
}

export const hasRoom = (board: Board, juror: number): boolean =>
  at(board.loads, juror) < at(board.caps, juror)

/** Jurors on an entry, ascending. */
export const panelOf = (board: Board, entry: number): number[] => {
  const panel: number[] = []
  for (let juror = 0; juror < board.jurors; juror += 1)
    if (board.on[entry * board.jurors + juror] === 1) panel.push(juror)
  return panel
}

/** The board of a plan with the standing pairs on it that may stay. `entries` and `jurors` are the ids in its order. */
export const boardOf = (plan: Plan, entries: readonly string[], jurors: readonly string[]): Board => {
  const cells = entries.length * jurors.length
  const board: Board = {
    entries: entries.length,
    jurors: jurors.length,
    wanted: plan.perEntry,
    allowed: new Uint8Array(cells).fill(1),
    on: new Uint8Array(cells),
    locked: new Uint8Array(cells),
    former: new Uint8Array(cells),
    cost: new Uint8Array(cells),
    caps: new Int32Array(jurors.length).fill(entries.length),
    loads: new Int32Array(jurors.length),
    sizes: new Int32Array(entries.length),
  }
  const entryAt = new Map(entries.map((id, index) => [id, index]))
  const jurorAt = new Map(jurors.map((id, index) => [id, index]))
  for (const { id, max } of plan.jurors)
    board.caps[jurorAt.get(id) ?? -1] = Math.min(max ?? entries.length, entries.length)
  for (const [entry, juror] of plan.conflicts)
    board.allowed[cellOf(entryAt.get(entry), jurorAt.get(juror), board)] = 0
  if (plan.cost) {
    for (const [entry, e] of entryAt)
      for (const [juror, j] of jurorAt) board.cost[e * board.jurors + j] = plan.cost(entry, juror)
  }
  for (const { entry, juror, scored } of plan.standing ?? []) {
    const [e, j] = [entryAt.get(entry), jurorAt.get(juror)]
    if (e === undefined || j === undefined || !isOpen(board, e, j)) continue
    board.former[cellOf(e, j, board)] = 1
    board.locked[cellOf(e, j, board)] = scored ? 1 : 0
    put(board, e, j)
  }
  return board
}

/** −1, where a typed array keeps nothing, for an unknown entry or juror. */
const cellOf = (entry: number | undefined, juror: number | undefined, { jurors }: Board): number =>
  entry === undefined || juror === undefined ? -1 : entry * jurors + juror
