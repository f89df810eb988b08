/** What the jury may decide: places per category, shared and empty ones, special prizes. Pure. */
import type { FieldError } from '../core/form-state.ts'

/** Places that can be given in a category. */
export const PLACES = [1, 2, 3] as const

/** Value of the choice for a place that stays empty on purpose. */
export const EMPTY = 'leer'

export interface DecisionRow {
  /** '' for special prizes. */
  readonly categoryId: string
  readonly place: number | null
  readonly special: string
  /** Submission id, EMPTY, or '' when the row is not used. */
  readonly choice: string
  readonly citation: string
}

export interface Candidate {
  readonly id: string
  readonly title: string
  readonly category_id: string | null
}

/**
 * What is wrong with the decision of one category or the special prizes, row by row; empty when it can be saved.
 * @param nominees who may get a place in the category
 */
export const decisionErrors = (
  rows: readonly DecisionRow[],
  candidates: readonly Candidate[],
  nominees: ReadonlySet<string>,
): FieldError[] => {
  const seen = new Set<string>()
  return rows.flatMap((row, index) => {
    const message =
      row.categoryId === ''
        ? specialError(row, candidates)
        : placeError(row, rows, candidates, nominees, seen)
    return message === null ? [] : [{ field: `row-${index}`, message }]
  })
}

const GONE = 'Dieses Projekt nimmt nicht (mehr) teil.'

const specialError = (row: DecisionRow, candidates: readonly Candidate[]): string | null => {
  if (row.choice === '') return row.special ? `„${row.special}“: Bitte das Projekt wählen.` : null
  if (row.choice === EMPTY) return 'Ein Sonderpreis kann nicht leer bleiben.'
  const candidate = candidates.find(({ id }) => id === row.choice)
  if (!candidate) return GONE
  return row.special === '' ? `Bitte dem Sonderpreis für „${candidate.title}“ einen Namen geben.` : null
}

const placeError = (
  row: DecisionRow,
  rows: readonly DecisionRow[],
  candidates: readonly Candidate[],
  nominees: ReadonlySet<string>,
  seen: Set<string>,
): string | null => {
  if (row.choice === '') return null
  const { place } = row
  if (!PLACES.some((one) => one === place) || place === null) return 'Bitte einen Platz von 1 bis 3 wählen.'
  const order = orderError(place, row, rows)
  if (order !== null) return order
  if (row.choice === EMPTY) return null
  const candidate = candidates.find(({ id }) => id === row.choice)
  if (!candidate) return GONE
  if (candidate.category_id !== row.categoryId) return `„${candidate.title}“ gehört in eine andere Kategorie.`
  if (!nominees.has(candidate.id)) return `„${candidate.title}“ ist nicht nominiert.`
  if (seen.has(candidate.id)) return `„${candidate.title}“ hat schon einen Platz.`
  seen.add(candidate.id)
  return null
}

/** Places run like ranks: 1, 1, 3. An empty place stands alone. */
const orderError = (place: number, row: DecisionRow, rows: readonly DecisionRow[]): string | null => {
  const used = rows.filter(({ choice, place: other }) => choice !== '' && other !== null)
  const before = used.filter((other) => (other.place ?? 0) < place).length
  if (before < place - 1)
    return `Platz ${place} ist vergeben, ein Platz davor nicht. Wählen Sie dort „bleibt leer“, wenn das so sein soll.`
  if (before > place - 1)
    return `Platz ${place} entfällt, weil sich davor mehrere einen Platz teilen. Der nächste ist Platz ${before + 1}.`
  const same = used.filter((other) => other.place === place)
  if (same.length > 1 && row.choice === EMPTY)
    return `Platz ${place} kann nicht vergeben sein und leer bleiben.`
  return null
}
