/** Freezing and releasing the results. */

import { winnerLetter } from '../../views/mail/release.ts'
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { canonicalJson, newBlobKey, sha256 } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { post } from '../mail/store.ts'
import { loadDeliberation } from '../ranking/actions.ts'
import { submissionById } from '../submission/store.ts'
import { type Built, buildSnapshot } from './build.ts'
import { freezeExamples } from './examples.ts'
import { EMPTY_PLAN } from './plan.ts'
import { awardName, type Snapshot } from './snapshot.ts'
import { markReleased, publishPhoto } from './store.ts'

export interface Preview {
  readonly snapshot: Snapshot
  /** What should be looked at before release; none of it forbids it. */
  readonly warnings: readonly string[]
  /** Why it cannot be released as it is, or null. */
  readonly obstacle: string | null
}

/** The release as it would be now, for those who decide. */
export const previewRelease = async (
  app: Services,
  actor: Actor,
  edition: Edition,
): Promise<Result<Preview>> => {
  const loaded = await loadDeliberation(app, actor, edition)
  if (!loaded.ok) return loaded
  const built = await buildSnapshot(app, edition, { plan: EMPTY_PLAN, corrections: [], keyOf: () => '' })
  const { snapshot } = built
  const obstacle = await withdrawnWinner(app, built)
  const warnings = [...(obstacle === null ? [] : [obstacle]), ...warningsFor(snapshot)]
  return ok({ snapshot, warnings, obstacle })
}

/** An entrant may withdraw until release, also after the decision: such an entry must not be published. */
const withdrawnWinner = async (app: Services, { gone }: Built): Promise<string | null> => {
  const [id] = gone
  const entry = id === undefined ? undefined : await submissionById(app.db, id)
  return entry ? `„${entry.title}“ wurde zurückgezogen. Bitte ändern Sie zuerst die Entscheidung.` : null
}

const warningsFor = (snapshot: Snapshot): string[] => [
  ...(snapshot.winners.length === 0 ? ['Es ist noch kein Projekt ausgezeichnet.'] : []),
  ...snapshot.winners.flatMap((winner) => [
    ...(winner.citation === '' ? [`„${winner.title}“: Die Begründung der Jury fehlt.`] : []),
    ...(winner.photos.length === 0 ? [`„${winner.title}“: Es gibt kein vollständiges Bild.`] : []),
  ]),
]

/** Every picture gets its unguessable public name at the moment of release, not before. */
const mintKeys = (snapshot: Snapshot): Snapshot => {
  const keys = new Map<string, string>()
  const keyOf = (id: string) => keys.get(id) ?? keys.set(id, newBlobKey()).get(id) ?? ''
  const winners = snapshot.winners.map((winner) => ({
    ...winner,
    photos: winner.photos.map((photo) => ({ ...photo, key: keyOf(photo.id) })),
  }))
  return { ...snapshot, winners }
}

/** Releases the results: snapshot, public picture names, the phase and the letters to winners in one commit. */
export const release = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  version: number,
): Promise<Result<null>> => {
  // What is built from must be what the commit guards: a decision saved in between makes the version another.
  if (edition.version !== version) return CHANGED
  const preview = await previewRelease(app, actor, edition)
  if (!preview.ok) return preview
  if (edition.released_at !== null) return fail('closed', 'Die Ergebnisse sind schon veröffentlicht.')
  if (preview.value.obstacle !== null) return fail('conflict', preview.value.obstacle)
  const snapshot = mintKeys(preview.value.snapshot)
  const content = canonicalJson(snapshot)
  const now = app.clock()
  const photos = new Map(
    snapshot.winners.flatMap((winner) => winner.photos).map((photo) => [photo.id, photo.key]),
  )
  const hash = await sha256(content)
  const saved = await app.db.commit([
    markReleased(app.db.q, edition.id, version, now),
    guard,
    app.db.q.insertInto('release_snapshot').values({
      edition_id: edition.id,
      content,
      sha256: hash,
      released_at: now,
      released_by: actor.id,
    }),
    ...[...photos].map(([id, key]) => publishPhoto(app.db.q, id, key)),
    ...(await freezeExamples(app, edition, snapshot, now)),
    ...(await winnerMails(app, edition, snapshot)).map((letter) => post(app.db.q, letter, now)),
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'edition.released',
      subject: edition.id,
      detail: { sha256: hash },
    }),
  ])
  return saved.ok ? ok(null) : CHANGED
}

const CHANGED = fail(
  'conflict',
  'Inzwischen hat sich etwas geändert. Bitte prüfen Sie die Vorschau und geben Sie dann frei.',
)

const winnerMails = async (app: Services, edition: Edition, snapshot: Snapshot) => {
  if (snapshot.winners.length === 0) return []
  const owners = await app.db.q
    .selectFrom('submission')
    .innerJoin('account', 'account.id', 'submission.owner_id')
    .select(['submission.id', 'account.email'])
    .where(
      'submission.id',
      'in',
      snapshot.winners.map(({ submission }) => submission),
    )
    .execute()
  return snapshot.winners.flatMap((winner) => {
    const owner = owners.find(({ id }) => id === winner.submission)
    if (!owner) return []
    return {
      key: `winner:${winner.submission}:${winner.slug}`,
      kind: 'winner',
      to: owner.email,
      ...winnerLetter({
        edition: edition.title,
        title: winner.title,
        award: awardName(winner),
        category: winner.category,
        link: app.config.origin + paths.winner(edition.year, winner.slug),
      }),
    }
  })
}
