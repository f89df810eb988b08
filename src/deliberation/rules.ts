/** What holds in a meeting of the jury: quorum, who presides, majorities, the order of the agenda. Pure. */
import { presiding } from '../conflict/rules.ts'
import { known } from '../core/known.ts'
import type { AttendanceTable } from '../core/meeting-tables.ts'
import type { Sheet } from '../ranking/design.ts'
import type { CategoryStanding, StandingRow } from '../ranking/standings.ts'

/** A seat on the jury as the meeting sees it. */
export interface Member {
  readonly juror_id: string
  readonly name: string
  readonly is_chair: number
  readonly state: AttendanceTable['state'] | null
  readonly deputises_for: string | null
}

export interface Quorum {
  readonly needed: number
  readonly present: number
  readonly reached: boolean
}

/**
 * Whether enough jurors are in the room.
 * @param away jurors who have left it because they are not neutral towards the entry that is called
 */
export const quorumOf = (
  members: readonly Member[],
  needed: number,
  away: ReadonlySet<string> = new Set(),
): Quorum => {
  const present = members.filter((one) => one.state === 'present' && !away.has(one.juror_id)).length
  return { needed, present, reached: present >= needed }
}

/**
 * The juror who presides while an entry is discussed: chair, else deputy, else whom the organisers named for it,
 * whoever is there and neutral; null for nobody.
 */
export const presiderOf = (
  members: readonly Member[],
  { deputy, adHoc }: { readonly deputy: string | null; readonly adHoc: string | null },
  away: ReadonlySet<string>,
): string | null => {
  const there = new Set(members.flatMap((one) => (one.state === 'present' ? [one.juror_id] : [])))
  return presiding({
    chair: members.find((one) => one.is_chair === 1)?.juror_id ?? null,
    deputy,
    adHoc,
    conflicted: (juror) => away.has(juror) || !there.has(juror),
  })
}

export interface Tally {
  readonly yes: number
  readonly no: number
}

/** The majority of yes and no carries; abstentions count for neither. A tie fails unless who presides casts a yes. */
export const outcomeOf = ({ yes, no }: Tally, casting: 'yes' | 'no' | null): 'carried' | 'rejected' =>
  yes > no || (yes === no && casting === 'yes') ? 'carried' : 'rejected'

/**
 * Mean points of an entry per criterion over its complete sheets, in the order of the criteria; null without any.
 * @param criteria how many there are
 */
export const criterionMeans = (
  sheets: readonly Sheet[],
  entry: string,
  criteria: number,
): (number | null)[] => {
  const whole = sheets.flatMap(({ entry: of, points }) =>
    of === entry && points.every((one) => one !== null) ? [points] : [],
  )
  return Array.from({ length: criteria }, (_, index) =>
    whole.length === 0 ? null : whole.reduce((sum, points) => sum + known(points[index]), 0) / whole.length,
  )
}

/** How far the jury is apart about an entry: standard deviation of its scores in points; 0 for fewer than two. */
export const spreadOf = ({ scores }: Pick<StandingRow, 'scores'>): number => {
  if (scores.length < 2) return 0
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0)
  return Math.sqrt(squares / (scores.length - 1))
}

const uncertainty = ({ chances }: StandingRow): number => (chances ? chances.high - chances.low : 0)

/** Entries of one category as the meeting takes them up. Ranked order stays where spread and interval are equal. */
export const agendaOf = ({ rows }: CategoryStanding, order: 'first' | 'disputed'): StandingRow[] =>
  order === 'first'
    ? [...rows]
    : rows.toSorted((a, b) => spreadOf(b) - spreadOf(a) || uncertainty(b) - uncertainty(a))

/** Nominees that a category usually has. */
export const NOMINEES = 3

/** Entries to nominate unless the jury wants others: the first three in rank, all who share the third. */
export const suggestedNominees = ({ rows }: CategoryStanding, rule: 'mean' | 'calibrated'): string[] =>
  rows.flatMap((row) => {
    const { rank } = row[rule]
    return rank !== null && rank <= NOMINEES ? [row.candidate.id] : []
  })
