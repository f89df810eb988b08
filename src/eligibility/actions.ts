/** Organisers say who may take part; entries are held against it. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import type { FieldError } from '../core/form-state.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { phaseOf } from '../edition/rules.ts'
import { type Edition, listEditions } from '../edition/store.ts'
import type { Question } from '../entry-form/questions.ts'
import { thresholdsOf } from '../register/rules.ts'
import {
  type EligibilityRules,
  type EntryFacts,
  type Finding,
  findingsOf,
  mayChangeEligibility,
  refusalsOf,
} from './rules.ts'
import type { EligibilityInput } from './schema.ts'
import { currentEligibility, type Eligibility, insertEligibility, regionNamesOf } from './store.ts'

/** Saves the next version of the rules: as typed, or those of the year before. */
export const saveEligibility = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: EligibilityInput,
): Promise<Result<null>> => {
  const { version, reason } = input
  const now = app.clock()
  const allowed = mayChangeEligibility(phaseOf(edition, now))
  if (!allowed.ok) return allowed
  if (allowed.value.needsReason && reason === '')
    return fail(
      'invalid',
      'Die Einreichung läuft. Bitte nennen Sie den Grund der Änderung; alle können ihn lesen.',
    )
  const rules = input.rules ?? (await lastYearsRules(app, edition))
  if (rules === null)
    return fail('invalid', 'Es gibt keine frühere Ausgabe, deren Regeln übernommen werden könnten.')
  const saved = await app.db.commit([
    insertEligibility(app.db.q, { editionId: edition.id, version: version + 1, rules, reason, now }),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'eligibility.saved',
      subject: edition.id,
      detail: { version: version + 1, rules },
    }),
  ])
  return saved.ok
    ? ok(null)
    : fail(
        'conflict',
        'Nicht gespeichert: Inzwischen hat jemand anderes die Regeln gespeichert, oder die Einreichung ist zu Ende. Ihre Eingaben stehen noch da.',
      )
}

const lastYearsRules = async (app: Services, edition: Edition): Promise<EligibilityRules | null> => {
  const earlier = (await listEditions(app.db)).find(({ year }) => year < edition.year)
  return earlier ? (await currentEligibility(app.db, earlier)).rules : null
}

/** An entry held against the rules of its year, and which version of them that was. */
export const checkEntry = async (
  app: Services,
  edition: Edition,
  entry: EntryFacts,
  asked: readonly Question[],
): Promise<{ readonly version: number; readonly findings: readonly Finding[] }> => {
  const { version, rules } = await rulesOf(app, edition)
  const context = {
    questions: asked,
    thresholds: thresholdsOf(edition),
    regionNames: await regionNamesOf(app.db, rules),
  }
  return { version, findings: findingsOf(rules, entry, context) }
}

const known = new WeakMap<Edition, Eligibility>()

/** The rules of an edition, read once for the edition as it was read: what `editionUnder` remembers keeps them too. */
const rulesOf = async (app: Services, edition: Edition): Promise<Eligibility> => {
  const before = known.get(edition)
  if (before) return before
  const rules = await currentEligibility(app.db, edition)
  known.set(edition, rules)
  return rules
}

/** Rules that a handed-in entry would break by an edit and did not break before; those may have come later. */
export const newRefusals = async (
  app: Services,
  edition: Edition,
  before: EntryFacts,
  after: EntryFacts,
  asked: readonly Question[],
): Promise<FieldError[]> => {
  const known = refusalsOf((await checkEntry(app, edition, before, asked)).findings)
  const { findings } = await checkEntry(app, edition, after, asked)
  return refusalsOf(findings).filter(({ field }) => !known.some((error) => error.field === field))
}
