/** Sealing the log, and checking what is sealed. Never within a request that writes: a sealer adds seals from time to time. */
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { type ChainReport, type Seal, sealOf, sealProblem, unknownHash } from './chain.ts'
import { countAfter, eventsAfter, hasSeal, insertSeal, lastSeal, sealsAfter } from './chain-store.ts'
import { record } from './store.ts'

type App = Pick<Services, 'db' | 'clock'>

/** Events under one seal, and seals at one go: what D1 reads in one query, and a Worker within its time. */
const EVENTS_A_SEAL = 500
const SEALS_AT_ONCE = 20

/**
 * Seals what has been written since the last seal; catches up by `SEALS_AT_ONCE` seals a call. Of two sealers at once
 * one is refused by the database, and leaves the rest to the other.
 * @returns how many seals it has set
 */
export const sealLog = async ({ db, clock }: App): Promise<number> => {
  let last = await lastSeal(db)
  for (let set = 0; set < SEALS_AT_ONCE; set += 1) {
    const events = await eventsAfter(db, last?.to_seq ?? 0, Number.MAX_SAFE_INTEGER, EVENTS_A_SEAL)
    if (events.length === 0) return set
    const seal: Seal = sealOf(last, events, clock())
    const done = await db.commit([insertSeal(db.q, seal)])
    if (!done.ok) return set
    last = seal
  }
  return SEALS_AT_ONCE
}

/**
 * Checks the whole chain against the events as they are stored now.
 * @param known a hash from outside that must be one of the seals; null for none
 */
export const checkChain = async ({ db }: Pick<App, 'db'>, known: string | null): Promise<ChainReport> => {
  let [last, seals, events]: [Seal | null, number, number] = [null, 0, 0]
  let problem: string | null = null
  for (;;) {
    const next: Seal[] = await sealsAfter(db, last?.number ?? 0, SEALS_AT_ONCE)
    const end = next.at(-1)
    if (!end || problem !== null) break
    const rows = await eventsAfter(db, last?.to_seq ?? 0, end.to_seq, SEALS_AT_ONCE * EVENTS_A_SEAL)
    for (const seal of next) {
      const covered = rows.filter(({ seq }) => seq >= seal.from_seq && seq <= seal.to_seq)
      problem ??= sealProblem(last, seal, covered)
      last = seal
      seals += 1
      events += covered.length
    }
  }
  if (known !== null && !(await hasSeal(db, known))) problem ??= unknownHash(known)
  const unsealed = await countAfter(db, last?.to_seq ?? 0)
  return { seals, events: events + unsealed, unsealed, head: last?.hash ?? null, problem }
}

/** Checks the chain and notes that it was checked, by whom and how it stood. */
export const checkAndNote = async (
  app: App,
  actor: { readonly id: string } | null,
  known: string | null,
): Promise<ChainReport> => {
  const report = await checkChain(app, known)
  await app.db.commit([
    record(app.db.q, {
      at: app.clock(),
      actorId: actor?.id ?? null,
      kind: 'log.checked',
      subject: 'log',
      detail: { seals: report.seals, events: report.events, right: report.problem === null },
    }),
  ])
  return report
}

/** What an organiser sees after asking for a check: the figures, or what is wrong. */
export const askedCheck = async (
  app: App,
  actor: { readonly id: string },
  known: string | null,
): Promise<Result<ChainReport>> => {
  // What happened a moment ago is to be under a seal as well.
  await sealLog(app)
  const report = await checkAndNote(app, actor, known)
  return report.problem === null ? ok(report) : fail('conflict', report.problem)
}

/** The nightly check. @throws when something is wrong, so that the night's work is seen to have failed */
export const checkNightly = async (app: App): Promise<void> => {
  const { problem } = await checkAndNote(app, null, null)
  if (problem !== null) throw new Error(problem)
}
