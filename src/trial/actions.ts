/** Use cases of the calibration round: organisers name samples, jurors score them, the spread is discussed. */
import { type Actor, mayDecideIn, seatIn } from '../account/rules.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { conflictedEntries } from '../conflict/store.ts'
import { guard, type Statement } from '../core/database.ts'
import type { FieldError } from '../core/form-state.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { phaseOf } from '../edition/rules.ts'
import { type Edition, listCriteria } from '../edition/store.ts'
import { mayRead, serves } from '../jury/rules.ts'
import { type Juror, jurorById } from '../jury/store.ts'
import { type Submission, submissionById } from '../submission/store.ts'
import { mayPrepare, readPoints, stateOf } from './rules.ts'
import type { TrialInput } from './schema.ts'
import {
  discussSample,
  type JurorSample,
  listSamples,
  listTrialScores,
  nameSample,
  removeSample,
  type Sample,
  samplesFor,
  type TrialScore,
  writeTrial,
} from './store.ts'

const NOT_LEADING = fail('forbidden', 'Die Proberunde leiten nur Geschäftsstelle und Juryvorsitz.')

export interface Round {
  readonly samples: readonly Sample[]
  /** What the reader may see of the points. */
  readonly scores: readonly TrialScore[]
  /** How many jurors have scored each sample, by its id. */
  readonly begun: ReadonlyMap<string, number>
}

/**
 * The samples for those who lead the jury, with all points for organisers. A chair scores too, so sees points no earlier
 * than any juror; one who is not neutral does not see the entry.
 */
export const loadRound = async (app: Services, actor: Actor, edition: Edition): Promise<Result<Round>> => {
  if (!mayDecideIn(edition.id, actor)) return NOT_LEADING
  const seat = seatIn(edition.id, actor)?.jurorId
  const hidden = seat ? await conflictedEntries(app.db, seat) : new Set<string>()
  const samples = (await listSamples(app.db, edition.id)).filter(({ id }) => !hidden.has(id))
  const all = await listTrialScores(app.db, edition.id)
  const of = (sample: Sample) => all.filter((score) => score.submission_id === sample.id)
  const scoredBy = (sample: Sample) => new Set(of(sample).map((score) => score.juror_id))
  const seen = samples.filter(
    (sample) => !seat || stateOf(scoredBy(sample).has(seat), sample.discussed_at) === 'discussed',
  )
  return ok({
    samples,
    scores: seen.flatMap(of),
    begun: new Map(samples.map((sample) => [sample.id, scoredBy(sample).size])),
  })
}

type Step = 'name' | 'remove' | 'discuss'

const STEPS: Record<Step, { write: typeof nameSample; kind: AuditKind; refusal: string }> = {
  name: {
    write: nameSample,
    kind: 'trial.named',
    refusal:
      'Nicht gespeichert: Es gibt schon zwei Beispiele, oder diese Einreichung eignet sich nicht (mehr).',
  },
  remove: {
    write: removeSample,
    kind: 'trial.removed',
    refusal: 'Nicht entfernt: Das Beispiel ist schon bewertet worden.',
  },
  discuss: {
    write: discussSample,
    kind: 'trial.discussed',
    refusal: 'Zur Besprechung öffnen Sie ein Beispiel einmal, sobald es mindestens zwei bewertet haben.',
  },
}

/** Names a sample, takes it back, or opens it for discussion. */
export const changeSample = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  step: Step,
  submissionId: string,
): Promise<Result<null>> => {
  if (!mayDecideIn(edition.id, actor)) return NOT_LEADING
  const now = app.clock()
  const allowed = mayPrepare(phaseOf(edition, now))
  if (!allowed.ok) return allowed
  const { write, kind, refusal } = STEPS[step]
  const change: Statement = write(app.db.q, { editionId: edition.id, submissionId, now })
  const event = { at: now, actorId: actor.id, editionId: edition.id, kind, subject: submissionId }
  const saved = await app.db.commit([change, guard, record(app.db.q, event)])
  return saved.ok ? ok(null) : fail('conflict', refusal)
}

export interface TrialEntry {
  readonly juror: Juror
  readonly sample: JurorSample
  readonly submission: Submission
}

/** A sample as a juror may open it: in office, judging has begun, neutral. */
export const loadSample = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  submissionId: string,
): Promise<Result<TrialEntry>> => {
  const unknown = fail('not_found', 'Dieses Beispiel gibt es nicht, oder es ist nicht für Sie bestimmt.')
  const seat = seatIn(edition.id, actor)
  const juror = seat && (await jurorById(app.db, seat.jurorId))
  if (!juror || !serves(juror)) return unknown
  const sample = (await samplesFor(app.db, edition.id, juror.id)).find(({ id }) => id === submissionId)
  const submission = sample && (await submissionById(app.db, sample.id))
  if (!sample || !submission) return unknown
  const readable = mayRead(edition, { recused: false, submitted: true }, app.clock())
  return readable.ok ? ok({ juror, sample, submission }) : readable
}

export type TrialRefusal = { readonly errors: readonly FieldError[] } | { readonly message: string }

/** Saves the juror's points of a sample; they count for nothing but the discussion. */
export const scoreSample = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  { juror, submission }: TrialEntry,
  input: TrialInput,
): Promise<Result<null, TrialRefusal>> => {
  const scale = { min: edition.scale_min, max: edition.scale_max }
  const marks = readPoints(await listCriteria(app.db, edition.id), scale, input)
  if (!marks.ok) return { ok: false, error: { errors: marks.error } }
  const now = app.clock()
  const write = { editionId: edition.id, submissionId: submission.id, jurorId: juror.id, accountId: actor.id }
  const event = { at: now, actorId: actor.id, editionId: edition.id, kind: 'trial.scored' } as const
  const detail = { juror: juror.id }
  const saved = await app.db.commit([
    ...writeTrial(app.db.q, { ...write, marks: marks.value, now }),
    record(app.db.q, { ...event, subject: submission.id, detail }),
  ])
  if (saved.ok) return ok(null)
  const message =
    'Ihre Punkte sind nicht gespeichert: Die Besprechung hat begonnen, oder die Bewertung ist geschlossen.'
  return { ok: false, error: { message } }
}
