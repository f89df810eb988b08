/** The log as organisers read it: a page of it, or all that a filter finds as a table. */
import { berlinDayBefore, parseBerlin } from '../core/berlin-time.ts'
import type { Database } from '../core/database.ts'
import type { LogEvent } from './chain.ts'
import { countAfter, lastOfKind, lastSeal } from './chain-store.ts'
import {
  actorsFor,
  editionIdOf,
  type LogFilter,
  listEvents,
  type Named,
  namesOf,
  subjectsFor,
} from './log-store.ts'
import { kindsOf } from './predicates.ts'
import { type LogQuery, logAddress, MAX_ROWS, PAGE_SIZE } from './schema.ts'
import { idsOf } from './wording.ts'

/** Midnight in Berlin at the beginning of a day, or at its end; null where there is no such day. */
const midnight = (day: string | null, end: boolean): number | null => {
  const noon = day === null ? null : parseBerlin(`${day}T12:00`)
  return noon?.ok ? berlinDayBefore(noon.value, end ? -1 : 0, 0) : null
}

const filterOf = async (db: Database, query: LogQuery): Promise<LogFilter> => {
  const [at, seq] = query.vor?.split('.').map(Number) ?? []
  return {
    kinds: query.bereich === null ? null : kindsOf(query.bereich),
    actors: query.person === null ? null : await actorsFor(db, query.person),
    subjects: query.zu === null ? null : await subjectsFor(db, query.zu),
    editionId: query.jahr === null ? null : await editionIdOf(db, query.jahr),
    from: midnight(query.von, false),
    until: midnight(query.bis, true),
    before: at === undefined || seq === undefined ? null : { at, seq },
  }
}

export interface LogPage {
  readonly events: readonly LogEvent[]
  readonly names: ReadonlyMap<string, Named>
  /** Address of the page with older events, as a query; null on the last. */
  readonly older: string | null
}

/** One page of what the query asks for, newest first. */
export const loadLog = async (db: Database, query: LogQuery): Promise<LogPage> => {
  const found = await listEvents(db, await filterOf(db, query), PAGE_SIZE + 1)
  const events = found.slice(0, PAGE_SIZE)
  const last = events.at(-1)
  const older =
    found.length > PAGE_SIZE && last ? logAddress({ ...query, vor: `${last.at}.${last.seq}` }) : null
  return { events, names: await namesOf(db, idsOf(events)), older }
}

/** Everything the query asks for, the newest `MAX_ROWS`. */
export const loadWholeLog = async (db: Database, query: LogQuery): Promise<Omit<LogPage, 'older'>> => {
  const events = await listEvents(db, await filterOf(db, { ...query, vor: null }), MAX_ROWS)
  return { events, names: await namesOf(db, idsOf(events)) }
}

/** How far the log is sealed, and when it was last checked. */
export const loadSealState = async (db: Database) => {
  const seal = await lastSeal(db)
  const checked = await lastOfKind(db, 'log.checked')
  return {
    seal,
    unsealed: await countAfter(db, seal?.to_seq ?? 0),
    checked: checked && {
      at: checked.at,
      right: (JSON.parse(checked.detail) as { right: boolean }).right,
    },
  }
}

export type SealState = Awaited<ReturnType<typeof loadSealState>>
