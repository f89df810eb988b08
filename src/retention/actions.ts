/** What is due is shown, held back, and deleted: at organisers' word or by night. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { contactKeysOf } from './answers-store.ts'
import { piecesOf } from './class-store.ts'
import { type TimedClass, timedClasses } from './classes.ts'
import { type Sample, sampleOf, type Within } from './piece-store.ts'
import { type ChosenMonths, cutoffOf, differingMonths, dueAt, holdOn, mayHold, monthsOf } from './rules.ts'
import {
  EVERYWHERE,
  endHold,
  holdsOf,
  insertHold,
  planOf,
  type RetentionHold,
  type RetentionPlan,
  savePlan,
} from './store.ts'

const CHANGED =
  'Nicht gespeichert: Inzwischen hat jemand anderes etwas geändert. Bitte laden Sie die Seite neu und prüfen Sie den Stand.'

/** A class of data in one scope: when it goes, and what would go now. */
export interface Line {
  readonly data: TimedClass
  readonly months: number
  /** When a class of a year is due, UTC ms; null for what goes by its own age. */
  readonly dueAt: number | null
  /** What has a date of its own goes when it is older. */
  readonly within: Within
  readonly hold: RetentionHold | null
}

export interface Loaded {
  readonly scope: string
  readonly edition: Edition | null
  readonly plan: RetentionPlan
  readonly forAll: RetentionPlan
  readonly holds: Awaited<ReturnType<typeof holdsOf>>
  readonly lines: readonly Line[]
  readonly now: number
}

/** Periods, dates and holds of a year, or of what belongs to none. */
export const loadRetention = async (app: Services, edition: Edition | null): Promise<Loaded> => {
  const now = app.clock()
  const scope = edition?.id ?? EVERYWHERE
  const forAll = await planOf(app.db, EVERYWHERE)
  const plan = edition ? await planOf(app.db, scope) : forAll
  const holds = await holdsOf(app.db, scope)
  const contactKeys = edition ? await contactKeysOf(app.db, edition.id) : []
  const lines = timedClasses(edition ? 'edition' : 'running').map((data): Line => {
    const months = monthsOf(data, plan.months, forAll.months)
    return {
      data,
      months,
      dueAt: edition ? dueAt(edition, months) : null,
      within: { editionId: scope, cutoff: cutoffOf(now, months), now, contactKeys },
      hold: holdOn(holds, data.id, now),
    }
  })
  return { scope, edition, plan, forAll, holds, lines, now }
}

/** Whether a class is to go now. */
export const isDue = (line: Line, now: number): boolean =>
  line.hold === null && (line.dueAt === null || line.dueAt <= now)

export interface Preview {
  readonly line: Line
  readonly parts: readonly ({ readonly key: string; readonly label: string } & Sample)[]
  readonly total: number
}

const EXAMPLES = 4

/** What would go of every class, with the first of it; one query for each part. */
export const preview = async (app: Services, { lines }: Loaded): Promise<Preview[]> => {
  const shown: Preview[] = []
  for (const line of lines) {
    const parts = []
    for (const piece of piecesOf(line.data.id)) {
      const sample = await sampleOf(app.db, piece, line.within, EXAMPLES)
      if (sample.total > 0) parts.push({ key: piece.key, label: piece.label, ...sample })
    }
    shown.push({ line, parts, total: parts.reduce((sum, { total }) => sum + total, 0) })
  }
  return shown
}

/** How many rows go now; what the form of the deletion names, so that nothing goes that was not shown. */
export const dueTotal = (previews: readonly Preview[], now: number): number =>
  previews.filter(({ line }) => isDue(line, now)).reduce((sum, { total }) => sum + total, 0)

export interface PlanInput {
  readonly version: number
  readonly months: ChosenMonths
}

/** Saves the periods of a year, or those for all. */
export const saveMonths = async (
  app: Services,
  actor: Actor,
  loaded: Loaded,
  { version, months }: PlanInput,
): Promise<Result<null>> => {
  const { scope, edition, forAll } = loaded
  const chosen = differingMonths(months, edition ? 'edition' : 'all', forAll.months)
  const saved = await app.db.commit([
    savePlan(app.db.q, scope, version, chosen),
    guard,
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      editionId: edition?.id ?? null,
      kind: 'retention.periods_changed',
      subject: edition?.id ?? 'all',
      detail: chosen,
    }),
  ])
  return saved.ok ? ok(null) : fail('conflict', CHANGED)
}

export interface HoldInput {
  /** '' for everything of the scope. */
  readonly class: string
  readonly reason: string
  /** UTC ms */
  readonly until: number
}

/** Keeps data from being deleted for a while. */
export const hold = async (
  app: Services,
  actor: Actor,
  { scope, edition, lines }: Loaded,
  input: HoldInput,
): Promise<Result<null>> => {
  const now = app.clock()
  if (input.class !== '' && !lines.some(({ data }) => data.id === input.class))
    return fail('invalid', 'Diese Daten stehen nicht auf dieser Seite.')
  const allowed = mayHold(input.until, now)
  if (!allowed.ok) return allowed
  const id = newId()
  const { class: classId, reason, until } = input
  const saved = await app.db.commit([
    insertHold(app.db.q, {
      id,
      scope,
      class: classId,
      reason,
      until_at: until,
      set_by: actor.id,
      set_at: now,
    }),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition?.id ?? null,
      kind: 'retention.held',
      subject: id,
      detail: { class: classId, until },
    }),
  ])
  return saved.ok ? ok(null) : fail('conflict', CHANGED)
}

/** Lets what was held back go again. */
export const release = async (
  app: Services,
  actor: Actor,
  { scope, edition }: Loaded,
  id: string,
): Promise<Result<null>> => {
  const now = app.clock()
  const saved = await app.db.commit([
    endHold(app.db.q, scope, id, actor.id, now),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition?.id ?? null,
      kind: 'retention.hold_ended',
      subject: id,
    }),
  ])
  return saved.ok ? ok(null) : fail('conflict', 'Dieser Aufschub gilt nicht mehr.')
}
