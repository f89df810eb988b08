/** Organisers prepare the audience's vote: question, window, candidates. */
import type { Actor } from '../account/rules.ts'
import type { Detail } from '../audit/detail-words.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import type { Statement } from '../core/database.ts'
import { newBlobKey } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { nomineesOf } from '../deliberation/decision-store.ts'
import type { Edition } from '../edition/store.ts'
import { exampleQuestion } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import { firstSentence, MOST_CANDIDATES } from './rules.ts'
import type { PrizeInput } from './schema.ts'
import {
  type CandidateRow,
  entriesToChoose,
  fixPrize,
  moveWindow,
  type Prize,
  prizeOf,
  savePrizeRow,
} from './store.ts'

const CHANGED = fail(
  'conflict',
  'Inzwischen hat jemand anderes diese Abstimmung geändert. Ihre Eingaben stehen noch hier; bitte laden Sie die Seite in einem zweiten Fenster neu und vergleichen Sie.',
)

/** The statement that logs what an organiser did to the prize. */
export const event = (app: Services, actor: Actor, edition: Edition, kind: AuditKind, detail?: Detail) =>
  record(app.db.q, {
    at: app.clock(),
    actorId: actor.id,
    editionId: edition.id,
    kind,
    subject: edition.id,
    ...(detail ? { detail } : {}),
  })

/** Commits, or says why not. */
export const commit = async (
  app: Services,
  statements: readonly Statement[],
  refusal: ReturnType<typeof fail> = CHANGED,
): Promise<Result<null>> => ((await app.db.commit(statements)).ok ? ok(null) : refusal)

/** Saves question and window while nothing is fixed. */
export const savePrize = (
  app: Services,
  actor: Actor,
  edition: Edition,
  { may_change, ...input }: PrizeInput,
): Promise<Result<null>> =>
  commit(app, [
    ...savePrizeRow(app.db.q, {
      edition_id: edition.id,
      ...input,
      may_change: may_change === '1' ? 1 : 0,
    }),
    event(app, actor, edition, 'audience.saved'),
  ])

/** Moves the window of a fixed vote: both ends before it opens, only the end while it runs. */
export const changeWindow = (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: { version: number; opens_at: number; closes_at: number },
): Promise<Result<null>> => {
  const { version, opens_at: opensAt, closes_at: closesAt } = input
  return commit(
    app,
    [
      ...moveWindow(app.db.q, { edition_id: edition.id, version }, { opensAt, closesAt }, app.clock()),
      event(app, actor, edition, 'audience.window_moved', { opensAt, closesAt }),
    ],
    fail(
      'conflict',
      'Das lässt sich nicht mehr so ändern: Läuft die Abstimmung, kann nur noch das Ende verschoben werden, und was zu Ende ist, bleibt zu Ende.',
    ),
  )
}

export interface CandidateDraft extends CandidateRow {
  readonly category: string | null
}

/** Who would stand for election now, with a sentence from the entry itself. */
export const candidateDrafts = async (
  app: Services,
  edition: Edition,
  field: Prize['field'],
): Promise<CandidateDraft[]> => {
  const nominated = new Set([...(await nomineesOf(app.db, edition.id)).values()].flat())
  const { questions } = await currentForm(app.db, edition)
  const all = await entriesToChoose(app.db, edition.id, exampleQuestion(questions)?.key)
  const entries = all.filter(({ id, agreed }) =>
    field === 'shown' ? Number(agreed) === 1 : nominated.has(id),
  )
  return entries.map((entry, index) => ({
    number: index + 1,
    submission_id: entry.id,
    title: entry.title,
    organisation: entry.organisation,
    sentence: firstSentence(entry.summary ?? ''),
    photo_id: entry.photo_id,
    category: entry.category,
  }))
}

/** Fixes question and candidates: from now on they stand, and codes can be given out. */
export const fixVote = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: { version: number; sentences: ReadonlyMap<string, string> },
): Promise<Result<null>> => {
  const prize = await prizeOf(app.db, edition.id)
  if (!prize) return fail('not_found', 'Für dieses Jahr ist noch kein Publikumspreis angelegt.')
  if (prize.fixed_at !== null) return fail('closed', 'Die Abstimmung ist schon festgelegt.')
  if (prize.closes_at <= app.clock())
    return fail(
      'invalid',
      'Das Ende der Abstimmung liegt in der Vergangenheit. Bitte ändern Sie zuerst die Zeiten.',
    )
  const drafts = await candidateDrafts(app, edition, prize.field)
  if (drafts.length < 2)
    return fail(
      'invalid',
      'Zur Wahl müssen mindestens zwei Projekte stehen: von der Jury nominiert, oder von ihren Kommunen als gutes Beispiel freigegeben.',
    )
  if (drafts.length > MOST_CANDIDATES)
    return fail(
      'invalid',
      `Zur Wahl können höchstens ${MOST_CANDIDATES} Projekte stehen, es sind ${drafts.length}.`,
    )
  const candidates = drafts.map(({ category: _, ...draft }) => ({
    ...draft,
    sentence: input.sentences.get(draft.submission_id) || draft.sentence,
  }))
  return commit(app, [
    ...fixPrize(
      app.db.q,
      { edition_id: edition.id, version: input.version },
      candidates,
      newBlobKey(),
      app.clock(),
    ),
    event(app, actor, edition, 'audience.fixed', { candidates: candidates.length }),
  ])
}
