/** After the end: the box is opened once, counted and sealed. */
import { record } from '../audit/store.ts'
import { canonicalJson } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { type Edition, editionById } from '../edition/store.ts'
import { ballotsOf, countOf, insertResult, prizesToCount, turnoutByBatch } from './box-store.ts'
import { type AudienceBundle, bundleOf, type Turnout } from './count.ts'
import { voteState } from './rules.ts'
import { candidatesOf, prizeOf } from './store.ts'

/** The sum over all batches. */
export const totalTurnout = (batches: readonly Turnout[]): Turnout =>
  batches.reduce(
    (sum, { issued, used, unused, invalid }) => ({
      issued: sum.issued + issued,
      used: sum.used + used,
      unused: sum.unused + unused,
      invalid: sum.invalid + invalid,
    }),
    { issued: 0, used: 0, unused: 0, invalid: 0 },
  )

/** Counts a vote that is over. Whoever asks second finds the same count. */
export const countVote = async (
  app: Services,
  actorId: string | null,
  edition: Edition,
): Promise<Result<AudienceBundle>> => {
  const known = await countOf(app.db, edition.id)
  if (known) return ok(known.bundle)
  const prize = await prizeOf(app.db, edition.id)
  const now = app.clock()
  if (!prize || voteState(prize, false, now) !== 'over')
    return fail(
      'closed',
      'Gezählt wird zwei Minuten nach dem Ende der Abstimmung: So lange kommen Stimmen an, die schon unterwegs waren.',
    )
  const bundle = bundleOf({
    year: edition.year,
    prize: prize.title,
    rule: { choice: prize.choice, tie: prize.tie },
    candidates: (await candidatesOf(app.db, edition.id)).map(({ number, title, organisation }) => ({
      number,
      title,
      organisation,
    })),
    turnout: totalTurnout(await turnoutByBatch(app.db, edition.id)),
    ballots: await ballotsOf(app.db, edition.id),
  })
  const saved = await app.db.commit([
    ...insertResult(app.db.q, edition.id, bundle, canonicalJson(bundle), { actorId, now }),
    record(app.db.q, {
      at: now,
      actorId,
      editionId: edition.id,
      kind: 'audience.counted',
      subject: edition.id,
      detail: { root: bundle.root, ballots: bundle.ballots.length, ...bundle.turnout },
    }),
  ])
  if (saved.ok) return ok(bundle)
  const other = await countOf(app.db, edition.id)
  return other
    ? ok(other.bundle)
    : fail('conflict', 'Es konnte gerade nicht gezählt werden. Bitte versuchen Sie es noch einmal.')
}

/** Counts every vote that is over; called at intervals. */
export const countDue = async (app: Services): Promise<void> => {
  for (const { edition_id } of await prizesToCount(app.db, app.clock())) {
    const edition = await editionById(app.db, edition_id)
    if (edition) await countVote(app, null, edition)
  }
}
