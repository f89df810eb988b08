/** One measure next to its reference, and whether the goal is met. */

export interface Measure {
  readonly name: string
  readonly ours: number
  readonly reference: number
  readonly ratio: number
  readonly goal: string
  readonly ok: boolean
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const rounded = (value: number): number => Number(value.toPrecision(4))

export const atLeast = (name: string, ours: number[], reference: number[], goal: number): Measure =>
  judge(
    name,
    median(ours),
    median(reference),
    `>= ${goal < 0.1 ? goal : goal.toFixed(2)}`,
    (ratio) => ratio >= goal,
  )

export const atMost = (name: string, ours: number[], reference: number[], goal: number): Measure =>
  judge(name, median(ours), median(reference), `<= ${goal.toFixed(2)}`, (ratio) => ratio <= goal)

/** Where the goal is a difference and not a ratio. */
export const gains = (name: string, ours: number, reference: number, least: number): Measure => {
  const sign = least < 0 ? '−' : '+'
  const goal = `ours >= reference ${sign} ${Math.abs(least)}`
  return judge(name, ours, reference, goal, () => ours - reference >= least)
}

const judge = (
  name: string,
  ours: number,
  reference: number,
  goal: string,
  ok: (ratio: number) => boolean,
) => {
  const ratio = ours / reference
  return {
    name,
    ours: rounded(ours),
    reference: rounded(reference),
    ratio: rounded(ratio),
    goal,
    ok: ok(ratio),
  }
}
