/** What a change of many entries does to each of them, and what has changed since somebody looked. Pure. */
import { showDateTime } from '../core/berlin-time.ts'
import { screeningStates } from '../core/de.ts'
import { known } from '../core/known.ts'
import type { Result } from '../core/result.ts'
import { extensionError, mayExtend } from '../deadline/rules.ts'
import type { Schedule } from '../edition/rules.ts'
import { askedIn, parseAnswers, type Question } from '../entry-form/questions.ts'
import type { Screening } from '../screening/rules.ts'
import { deadlineOf, type SubmissionState } from '../submission/rules.ts'
import type { Order } from './schema.ts'

/** What a decision needs to know of an entry. */
export interface Entry {
  readonly id: string
  readonly version: number
  readonly number: number | null
  readonly title: string
  readonly organisation: string
  readonly state: SubmissionState['state']
  readonly screening: Screening
  readonly extended_until: number | null
  readonly category_id: string | null
  readonly category: string | null
  /** Whether it has the tag that the order speaks of. */
  readonly tagged: number
  /** As stored; only read when a category is given. */
  readonly answers: string
}

/** What a decision needs to know of the year. */
export interface Situation {
  readonly categories: readonly { readonly id: string; readonly name: string }[]
  readonly questions: readonly Question[]
  /** Whether categories may still be given. */
  readonly open: Result<null>
  /** Whether it may still be decided who takes part. */
  readonly screenable: Result<null>
  readonly schedule: Schedule
  readonly now: number
}

export type Outcome =
  | { readonly kind: 'change'; readonly from: string; readonly to: string }
  | { readonly kind: 'stays'; readonly reason: string }

export interface Planned {
  readonly entry: Entry
  readonly outcome: Outcome
}

const stays = (reason: string): Outcome => ({ kind: 'stays', reason })

/** What the order does to every entry. */
export const planOf = (order: Order, entries: readonly Entry[], situation: Situation): Planned[] =>
  entries.map((entry) => ({ entry, outcome: outcomeOf(order, entry, situation) }))

const outcomeOf = (order: Order, entry: Entry, situation: Situation): Outcome => {
  switch (order.aktion) {
    case 'schlagwort':
      if (entry.tagged) return stays('Hat das Schlagwort schon.')
      return { kind: 'change', from: '–', to: order.tag }
    case 'schlagwort-weg':
      if (!entry.tagged) return stays('Hat das Schlagwort nicht.')
      return { kind: 'change', from: order.tag, to: '–' }
    case 'kategorie':
      return moved(order.ziel, entry, situation)
    case 'zulassen':
      return passed(entry, situation)
    case 'frist':
      return extended(order.bis ?? 0, entry, situation)
  }
}

const extended = (until: number, entry: Entry, { schedule, now }: Situation): Outcome => {
  if (entry.state === 'withdrawn') return stays('Zurückgezogen.')
  const allowed = mayExtend(schedule, now)
  if (!allowed.ok) return stays(allowed.error.message)
  const current = known(deadlineOf(entry, schedule))
  const wrong = extensionError(schedule, current, until, now)
  return wrong === null
    ? { kind: 'change', from: showDateTime(current), to: showDateTime(until) }
    : stays(wrong)
}

const passed = ({ state, screening }: Entry, { screenable }: Situation): Outcome => {
  if (!screenable.ok) return stays(screenable.error.message)
  if (state === 'draft') return stays('Noch nicht eingereicht.')
  if (state === 'withdrawn') return stays('Zurückgezogen.')
  if (screening === 'passed') return stays('Ist schon zugelassen.')
  if (screening === 'refused') return stays('Abgelehnt. Nehmen Sie dort zuerst die Ablehnung zurück.')
  return { kind: 'change', from: screeningStates[screening], to: screeningStates.passed }
}

const moved = (target: string, entry: Entry, { categories, questions, open }: Situation): Outcome => {
  const category = categories.find(({ id }) => id === target)
  if (!category) return stays('Diese Kategorie gibt es in dieser Ausgabe nicht.')
  if (!open.ok) return stays(open.error.message)
  if (entry.state === 'draft') return stays('Ein Entwurf: Die Kommune wählt die Kategorie noch selbst.')
  if (entry.state === 'withdrawn') return stays('Zurückgezogen.')
  if (entry.category_id === target) return stays('Steht schon in dieser Kategorie.')
  const answers = parseAnswers(entry.answers, questions)
  const missing = askedIn(questions, category.name).filter(({ key, required }) => required && !answers[key])
  if (missing.length > 0)
    return stays(`Dort wird auch gefragt: ${missing.map(({ label }) => label).join(', ')}. Das fehlt hier.`)
  return { kind: 'change', from: entry.category ?? '–', to: category.name }
}

/** The entries that change, with their outcome. */
export const changesIn = (plan: readonly Planned[]) =>
  plan.flatMap(({ entry, outcome }) => (outcome.kind === 'change' ? [{ entry, ...outcome }] : []))

/** What a preview showed, short enough for a form: id, version and outcome of every entry. */
export const seenOf = (plan: readonly Planned[]): string =>
  plan.map(({ entry, outcome }) => `${entry.id}.${entry.version}.${outcome.kind}`).join(' ')

export interface Difference {
  /** Entries that are new in the selection, or no longer as they were shown. */
  readonly changed: readonly Entry[]
  /** How many have left the selection. */
  readonly gone: number
}

/** What is not as it was shown; null when everything is. */
export const differenceTo = (seen: string, plan: readonly Planned[]): Difference | null => {
  const before = new Map(
    seen
      .split(' ')
      .filter(Boolean)
      .map((one) => [one.slice(0, one.indexOf('.')), one]),
  )
  const changed = plan.filter((one) => before.get(one.entry.id) !== seenOf([one])).map(({ entry }) => entry)
  const now = new Set(plan.map(({ entry }) => entry.id))
  const gone = [...before.keys()].filter((id) => !now.has(id)).length
  return changed.length === 0 && gone === 0 ? null : { changed, gone }
}
