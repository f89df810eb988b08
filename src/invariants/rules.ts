/** What an invariant is, and all of them. Pure. */
import { AUDIENCE } from './audience.ts'
import { ENTRIES } from './entries.ts'
import { JUDGING } from './judging.ts'
import { MEETINGS } from './meetings.ts'
import { PEOPLE } from './people.ts'
import { PICTURES } from './pictures.ts'
import { RESULTS } from './results.ts'
import type { Invariant } from './shape.ts'
import { YEARS } from './years.ts'

/** Every invariant over the database, by name. */
export const INVARIANTS: readonly Invariant[] = [
  ...PEOPLE,
  ...YEARS,
  ...ENTRIES,
  ...PICTURES,
  ...JUDGING,
  ...MEETINGS,
  ...RESULTS,
  ...AUDIENCE,
]

/** Something that must never be, and is. */
export interface Breach {
  readonly name: string
  /** What must hold, in German. */
  readonly sentence: string
  /** Offending ids, a few of them. */
  readonly ids: readonly string[]
}

const MOST_IDS = 5

/** The breach of one invariant, if these rows show one. */
export const breachIn = (
  invariant: Invariant,
  rows: readonly Readonly<Record<string, unknown>>[],
): Breach[] => {
  const wrong = invariant.wrong ? rows.filter(invariant.wrong) : rows
  if (wrong.length === 0) return []
  const ids = wrong.slice(0, MOST_IDS).map(({ id }) => String(id))
  return [{ name: invariant.name, sentence: invariant.sentence, ids }]
}

/** The statement of an invariant; one that SQL decides alone needs a few of its rows at most. */
export const statementOf = ({ sql, wrong }: Invariant): string =>
  wrong ? sql : `SELECT id FROM (${sql}) LIMIT ${MOST_IDS}`
