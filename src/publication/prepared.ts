/** What would be published now, compared with what is sealed. */
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { canonicalJson, sha256 } from '../core/ids.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { type Built, buildSnapshot } from './build.ts'
import { lapsedLetters } from './letters.ts'
import {
  lapseSeal,
  planOf,
  type Seal,
  type Seen,
  type StoredPlan,
  sealOf,
  type Version,
  versionsOf,
} from './release-store.ts'
import { keysIn, type Stage, stageOf } from './sealing.ts'
import { type Correction, readSnapshot } from './snapshot.ts'

/** What would be published now, and how far it is sealed. */
export interface Prepared {
  readonly edition: Edition
  readonly stored: StoredPlan
  readonly built: Built
  readonly seal: Seal | undefined
  /** Digest of what would be published now; equal to the seal's as long as that holds. */
  readonly sha256: string
  readonly stage: Stage
  readonly versions: readonly Version[]
}

/** The version that was taken back last is what the next one corrects. */
export const correctionsFrom = (versions: readonly Version[]): readonly Correction[] => {
  const last = versions.at(-1)
  if (!last || last.withdrawn_at === null) return []
  const { corrections } = readSnapshot(last.content)
  return [...corrections, { replaces: last.released_at, reason: last.withdrawal_reason, kind: 'release' }]
}

/** Builds what would be published now, with the public names of pictures that the seal has given. */
export const prepared = async (app: Services, edition: Edition): Promise<Prepared> => {
  const stored = await planOf(app.db, edition.id)
  const seal = await sealOf(app.db, edition.id)
  const versions = await versionsOf(app.db, edition.id)
  const keys = seal ? keysIn(readSnapshot(seal.content)) : new Map<string, string>()
  const built = await buildSnapshot(app, edition, {
    plan: stored.plan,
    corrections: correctionsFrom(versions),
    keyOf: (id) => keys.get(id) ?? '',
  })
  const digest = await sha256(canonicalJson(built.snapshot))
  return { edition, stored, built, seal, sha256: digest, stage: stageOf(seal, digest), versions }
}

export const seenOf = ({ edition, stored }: Prepared): Seen => ({
  editionId: edition.id,
  editionVersion: edition.version,
  planVersion: stored.version,
})

/** Notes once that the seal no longer holds, and tells both sides where it was confirmed. */
export const noteLapse = async (
  app: Services,
  { edition, seal, sha256: digest }: Prepared,
): Promise<void> => {
  if (!seal) return
  const now = app.clock()
  await app.db.commit([
    lapseSeal(app.db.q, edition.id, seal.sha256, now),
    guard,
    ...(seal.confirmed_at === null ? [] : await lapsedLetters(app, edition, seal, now)),
    record(app.db.q, {
      at: now,
      actorId: null,
      editionId: edition.id,
      kind: 'release.lapsed',
      subject: edition.id,
      detail: { sha256: seal.sha256, now: digest },
    }),
  ])
}
