/** Organiser and chair look at the ranking. */
import type { Actor } from '../account/rules.ts'
import { mayDecideIn, seatIn } from '../account/rules.ts'
import { sealed } from '../commitment/actions.ts'
import type { Seal } from '../commitment/store.ts'
import { conflictedEntries } from '../conflict/store.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { phaseOf } from '../edition/rules.ts'
import {
  type Category,
  type Criterion,
  type Edition,
  listCategories,
  listCriteria,
} from '../edition/store.ts'
import { rulesInForce } from '../judging-rules/actions.ts'
import { type Flag, flagsIn } from '../jury/sheet-store.ts'
import { type CandidateRow, rankingRules, type Standings, standingsOf } from './standings.ts'
import { type Award, listAwards, listCandidates, listJurorNames, listSheets } from './store.ts'

export interface Deliberation {
  readonly criteria: readonly Criterion[]
  readonly categories: readonly Category[]
  readonly candidates: readonly CandidateRow[]
  readonly awards: readonly Award[]
}

/** Nobody sees the ranking while judging is open. */
const mayDeliberate = (edition: Edition, actor: Actor, now: number, deputy = false): Result<null> => {
  if (!deputy && !mayDecideIn(edition.id, actor))
    return fail('forbidden', 'Rangliste und Entscheidung sehen nur Geschäftsstelle und Juryvorsitz.')
  const phase = phaseOf(edition, now)
  if (phase === 'draft' || phase === 'call' || phase === 'closed' || phase === 'judging') {
    return fail(
      'closed',
      'Die Rangliste gibt es erst, wenn die Bewertung geschlossen ist. Bis dahin sieht niemand die Wertungen der anderen.',
    )
  }
  return ok(null)
}

/**
 * What there is to decide about, and what is decided, for those who decide.
 * @param deputy whether the actor stands in for the chair
 */
export const loadDeliberation = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  deputy = false,
): Promise<Result<Deliberation>> => {
  const may = mayDeliberate(edition, actor, app.clock(), deputy)
  if (!may.ok) return may
  return ok({
    criteria: await listCriteria(app.db, edition.id),
    categories: await listCategories(app.db, edition.id),
    candidates: await listCandidates(app.db, edition.id),
    awards: await listAwards(app.db, edition.id),
  })
}

export interface SeenStandings extends Standings {
  /** The root over all finished sheets; null where no sheet has a commitment. */
  readonly seal: Seal | null
  /** What jurors want to talk about, without their names. */
  readonly flags: readonly Flag[]
  /** Entries that the reader is not neutral about: nothing here was worked out from their scores. */
  readonly hidden: readonly CandidateRow[]
}

/**
 * The ranking for those who decide; derived on every call, never stored, so never stale. A reader on the jury sees it
 * worked out without the entries from which they are recused: a mere gap among the ranks would tell the place.
 */
export const loadStandings = async (
  app: Services,
  actor: Actor,
  edition: Edition,
): Promise<Result<SeenStandings>> => {
  const may = mayDeliberate(edition, actor, app.clock())
  return may.ok ? ok(await standingsFor(app, actor, edition)) : may
}

/** The ranking as this reader may see it; whether they may see any is the caller's question. */
export const standingsFor = async (app: Services, actor: Actor, edition: Edition): Promise<SeenStandings> => {
  const seat = seatIn(edition.id, actor)
  return standingsWithout(app, edition, seat ? await conflictedEntries(app.db, seat.jurorId) : new Set())
}

/** The ranking worked out without some entries. */
export const standingsWithout = async (
  app: Services,
  edition: Edition,
  unseen: ReadonlySet<string>,
): Promise<SeenStandings> => {
  const { rules } = await rulesInForce(app, edition)
  const candidates = await listCandidates(app.db, edition.id)
  const standings = standingsOf({
    year: edition.year,
    rules: rankingRules(rules),
    criteria: rules.criteria,
    categories: await listCategories(app.db, edition.id),
    candidates: candidates.filter(({ id }) => !unseen.has(id)),
    jurors: await listJurorNames(app.db, edition.id),
    sheets: await listSheets(app.db, edition.id, rules.criteria),
  })
  const flags = await flagsIn(app.db, edition.id)
  return {
    ...standings,
    flags: flags.filter(({ id }) => !unseen.has(id)),
    seal: await sealed(app, edition),
    hidden: candidates.filter(({ id }) => unseen.has(id)),
  }
}
