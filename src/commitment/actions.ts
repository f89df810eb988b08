/** Once judging has closed, the root over all finished sheets is stored and sent to the jury. */
import { sealLetter } from '../../views/mail/seal.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { paths } from '../core/paths.ts'
import type { Services } from '../core/services.ts'
import { type Edition, editionById } from '../edition/store.ts'
import { post } from '../mail/store.ts'
import { proofOf, type Receipt, type ScorePayload, sealOf } from './rules.ts'
import {
  editionsToSeal,
  finalCommitments,
  insertRoot,
  type OwnCommitment,
  type Seal,
  sealIn,
  sealReaders,
} from './store.ts'

/**
 * The root over the edition's finished sheets, made by whoever asks first once judging has closed. Exactly once: the
 * statement refuses a second one, and one over anything but the sheets that are finished.
 * @returns null while judging is open, and when no sheet has a commitment
 */
export const sealed = async (app: Services, edition: Edition): Promise<Seal | null> => {
  const known = await sealIn(app.db, edition.id)
  const now = app.clock()
  if (known || edition.judging_closes_at === null || edition.judging_closes_at > now) return known
  const commitments = await finalCommitments(app.db, edition.id)
  if (commitments.length === 0) return null
  const seal = sealOf(commitments)
  const letters = (await sealReaders(app.db, edition.id)).map((juror) =>
    post(
      app.db.q,
      {
        key: `seal:${edition.id}:${juror.id}`,
        kind: 'jury_seal',
        to: juror.email,
        accountId: juror.accountId,
        ...sealLetter({
          name: juror.name,
          edition: edition.title,
          root: seal.root,
          sheets: seal.leaves.length,
          link: app.config.origin + paths.juryReceipts(edition.year),
        }),
      },
      now,
    ),
  )
  await app.db.commit([
    insertRoot(app.db.q, { editionId: edition.id, ...seal, now }),
    guard,
    ...letters,
    record(app.db.q, {
      at: now,
      actorId: null,
      editionId: edition.id,
      kind: 'scores.sealed',
      subject: edition.id,
      detail: { root: seal.root, sheets: seal.leaves.length },
    }),
  ])
  // Whoever was refused finds what the other has stored.
  return sealIn(app.db, edition.id)
}

/** Seals every edition whose judging has closed; called at intervals. */
export const sealDue = async (app: Services): Promise<void> => {
  for (const { id } of await editionsToSeal(app.db, app.clock())) {
    const edition = await editionById(app.db, id)
    if (edition) await sealed(app, edition)
  }
}

/** What a juror keeps of a finished sheet; with the proof once there is a root. */
export const receiptOf = (own: OwnCommitment, seal: Seal | null): Receipt => {
  const proof = seal && proofOf(seal, own.commitment)
  const payload = JSON.parse(own.payload) as ScorePayload
  return {
    payload,
    nonce: own.nonce,
    commitment: own.commitment,
    // Older payloads name the juror by an id.
    ...(payload.finalisedAt === undefined ? { tag: own.tag } : {}),
    ...(proof ? { proof } : {}),
  }
}
