/** Organiser and chair look at the ranking and decide. */
import type { Actor } from '../account/rules.ts'
import { mayDecideIn } from '../account/rules.ts'
import { record } from '../audit/store.ts'
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
import { decisionErrors, EMPTY } from './decision.ts'
import { type RankedEntry, type Ranking, rank } from './rules.ts'
import type { DecisionInput } from './schema.ts'
import { type Award, type CandidateRow, listAwards, listCandidates, listSheets } from './store.ts'
import { TIE_STEPS } from './ties.ts'

export interface CategoryRanking {
  readonly category: Category
  readonly rows: readonly (RankedEntry & { readonly candidate: CandidateRow })[]
}

export interface Deliberation {
  readonly criteria: readonly Criterion[]
  readonly candidates: readonly CandidateRow[]
  readonly ranking: Ranking
  readonly rankings: readonly CategoryRanking[]
  readonly awards: readonly Award[]
}

/**
 * Ranking and decisions for those who decide. Nobody sees them while judging is open.
 * Derived on every call, never stored, so never stale.
 */
export const loadDeliberation = async (
  app: Services,
  actor: Actor,
  edition: Edition,
): Promise<Result<Deliberation>> => {
  if (!mayDecideIn(edition.id, actor))
    return fail('forbidden', 'Rangliste und Entscheidung sehen nur Geschäftsstelle und Juryvorsitz.')
  const phase = phaseOf(edition, app.clock())
  if (phase === 'draft' || phase === 'call' || phase === 'closed' || phase === 'judging') {
    return fail(
      'closed',
      'Die Rangliste gibt es erst, wenn die Bewertung geschlossen ist. Bis dahin sieht niemand die Wertungen der anderen.',
    )
  }
  const criteria = await listCriteria(app.db, edition.id)
  const candidates = await listCandidates(app.db, edition.id)
  const sheets = await listSheets(app.db, edition.id, criteria)
  const ranking = rank(
    {
      entries: candidates.map(({ id, category_id }) => ({ id, group: category_id ?? '' })),
      sheets,
      weights: criteria.map(({ weight }) => weight),
      scale: { min: edition.scale_min, max: edition.scale_max },
    },
    { rule: 'calibrated', minSheets: edition.min_sheets, tieSteps: TIE_STEPS, seed: 1, draws: 2000 },
  )
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]))
  const rankings = (await listCategories(app.db, edition.id)).map((category) => ({
    category,
    rows: ranking.entries.flatMap((row) => (row.group === category.id ? withCandidate(row, byId) : [])),
  }))
  const awards = await listAwards(app.db, edition.id)
  return ok({ criteria, candidates, ranking, rankings, awards })
}

const withCandidate = (row: RankedEntry, byId: Map<string, CandidateRow>) => {
  const candidate = byId.get(row.entry)
  return candidate ? [{ ...row, candidate }] : []
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
