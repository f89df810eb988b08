/**
 * The public face of the assignment: who judges what. Four steps on one board – as many sheets as possible, loads as
 * even as possible, couples of jurors as even as possible, one connected jury – each of which keeps what the ones
 * before have reached. Pure and deterministic: a plan and its seed decide everything.
 */
import { known } from '../core/known.ts'
import { randomOf } from '../ranking/random.ts'
import { at, type Board, boardOf, hasRoom, isOpen } from './board.ts'
import { connect, countGroups } from './connect.ts'
import { cover } from './cover.ts'
import { level } from './level.ts'
import { evenPairs, meetingsOf, restore } from './pairs.ts'
import type { Assignment, Pair, Plan, Shortfall } from './plan.ts'

/** Makes the assignment. The plan names every entry and every juror once, and conflicts only among them. */
export const assign = (plan: Plan): Assignment => {
  const entries = plan.entries.toSorted()
  const jurors = plan.jurors.map(({ id }) => id).sort()
  const board = boardOf(plan, entries, jurors)
  const random = randomOf(plan.seed)
  cover(board, random)
  level(board, plan.aim ?? 'fill')
  evenPairs(board, random)
  connectEvenly(board, random)
  return readBoard(plan, board, entries, jurors)
}

/** Merging disturbs the couples: they are evened out once more, unless that parts the jury again. */
const connectEvenly = (board: Board, random: ReturnType<typeof randomOf>): void => {
  const before = countGroups(board)
  if (before <= 1) return
  connect(board, random)
  const groups = countGroups(board)
  if (groups === before) return
  const connected = board.on.slice()
  evenPairs(board, random)
  if (countGroups(board) > groups) restore(board, connected)
}

const readBoard = (
  plan: Plan,
  board: Board,
  entries: readonly string[],
  jurors: readonly string[],
): Assignment => {
  const entryAt = new Map(entries.map((id, index) => [id, index]))
  const jurorAt = new Map(jurors.map((id, index) => [id, index]))
  const rows = plan.entries.map((id) => ({ id, index: known(entryAt.get(id)) }))
  const columns = plan.jurors.map(({ id }) => ({ id, index: known(jurorAt.get(id)) }))
  return {
    assignments: rows.flatMap((entry) =>
      columns
        .filter((juror) => board.on[entry.index * board.jurors + juror.index] === 1)
        .map((juror): Pair => [entry.id, juror.id]),
    ),
    loads: new Map(columns.map(({ id, index }) => [id, at(board.loads, index)])),
    pairs: rangeOfMeetings(board),
    components: countGroups(board),
    shortfall: rows.flatMap(({ id, index }) => shortfallOf(board, id, index)),
  }
}

const rangeOfMeetings = (board: Board): { min: number; max: number } => {
  if (board.jurors < 2) return { min: 0, max: 0 }
  const meets = meetingsOf(board)
  let [min, max] = [Number.POSITIVE_INFINITY, 0]
  for (let a = 0; a < board.jurors; a += 1) {
    for (let b = a + 1; b < board.jurors; b += 1) {
      const times = at(meets, a * board.jurors + b)
      if (times < min) min = times
      if (times > max) max = times
    }
  }
  return { min, max }
}

const shortfallOf = (board: Board, entry: string, index: number): Shortfall[] => {
  const missing = board.wanted - at(board.sizes, index)
  if (missing <= 0) return []
  let [possible, full] = [0, 0]
  for (let juror = 0; juror < board.jurors; juror += 1) {
    possible += at(board.allowed, index * board.jurors + juror)
    if (isOpen(board, index, juror) && !hasRoom(board, juror)) full += 1
  }
  return [{ entry, missing, possible, full }]
}
