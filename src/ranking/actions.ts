/** Organiser and chair look at the ranking and decide. */
import type { Actor } from '../account/rules.ts'
import { mayDecideIn, seatIn } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { conflictedEntries } from '../conflict/store.ts'
import { guard } from '../core/database.ts'
import type { FieldError } from '../core/form-state.ts'
import { newId } from '../core/ids.ts'
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
import { decisionErrors, EMPTY } from './decision.ts'
import type { DecisionInput } from './schema.ts'
import { type CandidateRow, rankingRules, type Standings, standingsOf } from './standings.ts'
import { type Award, listAwards, listCandidates, listJurorNames, listSheets } from './store.ts'

export interface Deliberation {
  readonly criteria: readonly Criterion[]
  readonly categories: readonly Category[]
  readonly candidates: readonly CandidateRow[]
  readonly awards: readonly Award[]
}

/** Nobody sees the ranking while judging is open. */
const mayDeliberate = (edition: Edition, actor: Actor, now: number): Result<null> => {
  if (!mayDecideIn(edition.id, actor))
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

/** What there is to decide about, and what is decided, for those who decide. */
export const loadDeliberation = async (
  app: Services,
  actor: Actor,
  edition: Edition,
): Promise<Result<Deliberation>> => {
  const may = mayDeliberate(edition, actor, app.clock())
  if (!may.ok) return may
  return ok({
    criteria: await listCriteria(app.db, edition.id),
    categories: await listCategories(app.db, edition.id),
    candidates: await listCandidates(app.db, edition.id),
    awards: await listAwards(app.db, edition.id),
  })
}

export interface SeenStandings extends Standings {
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
  if (!may.ok) return may
  const seat = seatIn(edition.id, actor)
  const unseen = seat ? await conflictedEntries(app.db, seat.jurorId) : new Set<string>()
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
  return ok({ ...standings, hidden: candidates.filter(({ id }) => unseen.has(id)) })
}

export type DecisionRefusal =
  | { readonly kind: 'closed' | 'forbidden' | 'conflict'; readonly message: string }
  | { readonly kind: 'invalid'; readonly errors: FieldError[] }

/** Saves all places and special prizes of the edition, until release. */
export const saveDecision = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: DecisionInput,
): Promise<Result<null, DecisionRefusal>> => {
  const loaded = await loadDeliberation(app, actor, edition)
  if (!loaded.ok)
    return {
      ok: false,
      error: {
        kind: loaded.error.kind === 'forbidden' ? 'forbidden' : 'closed',
        message: loaded.error.message,
      },
    }
  if (edition.released_at !== null) {
    return {
      ok: false,
      error: {
        kind: 'closed',
        message: 'Die Ergebnisse sind veröffentlicht und lassen sich nicht mehr ändern.',
      },
    }
  }
  const errors = decisionErrors(input.rows, loaded.value.candidates)
  if (errors.length > 0) return { ok: false, error: { kind: 'invalid', errors } }
  const now = app.clock()
  const awards = input.rows.filter(({ choice }) => choice !== '').map((row) => toAward(edition.id, row))
  const saved = await app.db.commit([
    app.db.q
      .updateTable('edition')
      .set({ version: input.version + 1 })
      .where('id', '=', edition.id)
      .where('version', '=', input.version)
      .where('released_at', 'is', null)
      .where('judging_closes_at', '<=', now),
    guard,
    app.db.q.deleteFrom('award').where('edition_id', '=', edition.id),
    ...awards.map((award) => app.db.q.insertInto('award').values(award)),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'decision.saved',
      subject: edition.id,
      detail: { awards },
    }),
  ])
  if (saved.ok) return ok(null)
  const message =
    'Inzwischen hat jemand anderes gespeichert. Ihre Angaben stehen noch da: Bitte prüfen und noch einmal speichern.'
  return { ok: false, error: { kind: 'conflict', message } }
}

const toAward = (editionId: string, row: DecisionInput['rows'][number]): Award => ({
  id: newId(),
  edition_id: editionId,
  category_id: row.categoryId || null,
  place: row.place,
  special: row.place === null ? row.special : null,
  submission_id: row.choice === EMPTY ? null : row.choice,
  citation: row.citation,
})
