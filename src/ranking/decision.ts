/** What the jury may decide: places per category, empty places, special prizes. Pure. */
import type { FieldError } from '../core/form-state.ts'

/** Places that can be given in a category. */
export const PLACES = [1, 2, 3] as const

/** Value of the choice for a place that stays empty on purpose. */
export const EMPTY = 'leer'

export interface DecisionRow {
  readonly categoryId: string
  readonly place: number | null
  readonly special: string
  /** Submission id, EMPTY, or '' when the place is not given at all. */
  readonly choice: string
  readonly citation: string
}

interface Candidate {
  readonly id: string
  readonly title: string
  readonly category_id: string | null
}

/** What is wrong with a decision, row by row; empty when it can be saved. */
export const decisionErrors = (
  rows: readonly DecisionRow[],
  candidates: readonly Candidate[],
): FieldError[] => {
  const seen = new Set<string>()
  return rows.flatMap((row, index) => {
    const error = (message: string) => [{ field: `row-${index}`, message }]
    if (row.choice === '')
      return row.special && row.place === null ? error(`„${row.special}“: Bitte das Projekt wählen.`) : []
    if (row.place !== null && !PLACES.some((place) => place === row.place))
      return error(`Einen Platz ${row.place} gibt es nicht.`)
    if (row.place !== null && rows.findIndex((other) => samePlace(row, other)) < index)
      return error(`Platz ${row.place} steht in dieser Kategorie zweimal da.`)
    if (row.place !== null && skipsPlace(rows, row)) {
      return error(
        `Platz ${row.place} ist vergeben, ein Platz davor nicht. Wählen Sie dort „bleibt leer“, wenn das so sein soll.`,
      )
    }
    if (row.choice === EMPTY)
      return row.place === null ? error('Ein Sonderpreis kann nicht leer bleiben.') : []
    const candidate = candidates.find(({ id }) => id === row.choice)
    if (!candidate) return error('Dieses Projekt nimmt nicht (mehr) teil.')
    if (row.place === null)
      return row.special === ''
        ? error(`Bitte dem Sonderpreis für „${candidate.title}“ einen Namen geben.`)
        : []
    if (candidate.category_id !== row.categoryId)
      return error(`„${candidate.title}“ gehört in eine andere Kategorie.`)
    if (seen.has(candidate.id)) return error(`„${candidate.title}“ hat schon einen Platz.`)
    seen.add(candidate.id)
    return []
  })
}

const samePlace = (one: DecisionRow, other: DecisionRow): boolean =>
  one.categoryId === other.categoryId && one.place === other.place

/** An award as far as a decision is about it. */
interface Given {
  readonly category_id: string | null
  readonly place: number | null
  readonly special: string | null
  readonly submission_id: string | null
  readonly citation: string
}

/** Entries among `closed` whose awards a decision would give, take or change: somebody else presides over them. */
export const touched = (
  before: readonly Given[],
  after: readonly Given[],
  closed: ReadonlySet<string>,
): string[] => {
  const of = (awards: readonly Given[], id: string) =>
    awards
      .filter((award) => award.submission_id === id)
      .map(({ category_id, place, special, citation }) =>
        JSON.stringify([category_id, place, special, citation]),
      )
      .sort()
      .join()
  return [...closed].filter((id) => of(before, id) !== of(after, id))
}

const skipsPlace = (rows: readonly DecisionRow[], row: DecisionRow): boolean =>
  rows.some(
    (other) =>
      other.categoryId === row.categoryId &&
      other.place !== null &&
      other.place < (row.place ?? 0) &&
      other.choice === '',
  )
