/** Who is ahead of whom, and the frozen tie rule. Never the id, never the time. */
import { known } from '../core/known.ts'
import { at, type Design, type Sample } from './design.ts'

/** One step of the tie rule, in the order in which the edition froze them. */
export type TieStep = 'criteria' | 'head_to_head' | 'vote'

export const TIE_STEPS: readonly TieStep[] = ['criteria', 'head_to_head', 'vote']

/** What decided an order among equals. */
export type Decider =
  | { readonly step: 'criterion'; readonly criterion: number }
  | { readonly step: 'head_to_head' | 'vote' }

export interface Place {
  readonly entry: number
  /** 1, 1, 3 … within the class. */
  readonly rank: number
  /** What set this entry apart from others of the same published value; null when nothing had to. */
  readonly decider: Decider | null
}

export interface TieRule {
  readonly steps: readonly TieStep[]
  readonly weights: readonly number[]
  /** Places that the jury voted for among equals, by entry id. */
  readonly votes: ReadonlyMap<string, number>
}

/** A question that may set equals apart: entries (by index) to a number, more is better; null does not apply. */
interface Question {
  readonly decider: Decider
  answer(tied: readonly number[]): ReadonlyMap<number, number> | null
}

/** Mean points of one criterion. Compared as products of whole numbers, hence exact. */
const criterionQuestion = (design: Design, criterion: number): Question => ({
  decider: { step: 'criterion', criterion },
  answer: (tied) => {
    const totals = tied.map((i) => {
      let sum = 0
      for (let s = at(design.first, i); s < at(design.first, i + 1); s++)
        sum += at(design.points, s * design.criteria + criterion)
      return { i, sum, sheets: at(design.first, i + 1) - at(design.first, i) }
    })
    if (totals.some(({ sum }) => Number.isNaN(sum))) return null
    const behind = (one: { sum: number; sheets: number }) =>
      totals.filter((other) => one.sum * other.sheets > other.sum * one.sheets).length
    return new Map(totals.map((one) => [one.i, behind(one)]))
  },
})

/** Jurors who scored both and put `i` ahead, minus those who put `k` ahead. */
const margin = (sample: Sample, i: number, k: number): number => {
  const { first, jurorOf, whole, parts } = sample
  let s = at(first, i)
  let t = at(first, k)
  let sum = 0
  while (s < at(first, i + 1) && t < at(first, k + 1)) {
    const order = at(jurorOf, s) - at(jurorOf, t)
    if (order === 0) sum += Math.sign(at(whole, s) * at(parts, k) - at(whole, t) * at(parts, i))
    if (order <= 0) s += 1
    if (order >= 0) t += 1
  }
  return sum
}

/** Duels won minus duels lost, each decided by the jurors who scored both. */
const duelQuestion = (sample: Sample): Question => ({
  decider: { step: 'head_to_head' },
  answer: (tied) =>
    new Map(tied.map((i) => [i, tied.reduce((sum, k) => sum + Math.sign(margin(sample, i, k)), 0)])),
})

const voteQuestion = (design: Design, votes: ReadonlyMap<string, number>): Question => ({
  decider: { step: 'vote' },
  answer: (tied) => {
    const places = tied.flatMap((i) => {
      const place = votes.get(known(design.entries[i]).id)
      return place === undefined ? [] : [[i, -place] as const]
    })
    return places.length === tied.length ? new Map(places) : null
  },
})

const questionsOf = (design: Design, sample: Sample, rule: TieRule): Question[] => {
  const criteria = rule.weights
    .map((weight, criterion) => ({ weight, criterion }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.criterion - b.criterion)
    .map(({ criterion }) => criterionQuestion(design, criterion))
  return rule.steps.flatMap((step) => {
    if (step === 'criteria') return criteria
    return [step === 'head_to_head' ? duelQuestion(sample) : voteQuestion(design, rule.votes)]
  })
}

interface Tied {
  readonly members: readonly number[]
  readonly decider: Decider | null
}

/** Equals in order: the first question that sets them apart splits them, and the parts ask on. */
const settle = (tied: Tied, questions: readonly Question[]): Tied[] => {
  if (tied.members.length < 2) return [tied]
  for (const [index, question] of questions.entries()) {
    const answer = question.answer(tied.members)
    const values = [...new Set(answer?.values())].sort((a, b) => b - a)
    if (values.length < 2) continue
    // A part is smaller, so the same question may set it apart: among others, the duels come out differently.
    const rest = questions.slice(index)
    return values.flatMap((value) => {
      const members = tied.members.filter((i) => answer?.get(i) === value)
      return settle({ members, decider: question.decider }, rest)
    })
  }
  return [tied]
}

/**
 * Places the entries of one class by published value, equals by the tie rule; who stays equal shares a rank.
 * @param members entries by index
 * @param value published value per entry, in thousandths
 */
export const placesOf = (
  design: Design,
  sample: Sample,
  members: readonly number[],
  value: Float64Array,
  rule: TieRule,
): Place[] => {
  const questions = questionsOf(design, sample, rule)
  const sorted = members.toSorted((a, b) => at(value, b) - at(value, a) || a - b)
  const places: Place[] = []
  const values = Float64Array.from(sorted, (entry) => at(value, entry))
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1
    while (to < sorted.length && at(values, to) === at(values, from)) to += 1
    let rank = from + 1
    for (const { members: equal, decider } of settle(
      { members: sorted.slice(from, to), decider: null },
      questions,
    )) {
      for (const entry of equal) places.push({ entry, rank, decider })
      rank += equal.length
    }
    from = to
  }
  return places
}
