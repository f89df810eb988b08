/** Freezing and releasing the results. */

import { winnerLetter } from '../../views/mail/release.ts'
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { canonicalJson, newBlobKey, sha256 } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { type Edition, listCategories } from '../edition/store.ts'
import { askedIn, isPublished, parseAnswers, type Question } from '../entry-form/questions.ts'
import { currentForm } from '../entry-form/store.ts'
import { post } from '../mail/store.ts'
import { parseRenditions } from '../photo/rules.ts'
import { type Photo, photosOfSubmission } from '../photo/store.ts'
import { type Deliberation, loadDeliberation } from '../ranking/actions.ts'
import type { Award } from '../ranking/store.ts'
import { incompletePhoto } from '../submission/rules.ts'
import { submissionById } from '../submission/store.ts'
import {
  awardName,
  type EmptyPlace,
  type Snapshot,
  type SnapshotPhoto,
  uniqueSlugs,
  type Winner,
} from './snapshot.ts'
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
  const snapshot = await buildSnapshot(app, edition, loaded.value)
  const obstacle = withdrawnWinner(snapshot, loaded.value)
  const warnings = [...(obstacle === null ? [] : [obstacle]), ...warningsFor(snapshot)]
  return ok({ snapshot, warnings, obstacle })
}

/** An entrant may withdraw until release, also after the decision: such an entry must not be published. */
const withdrawnWinner = (snapshot: Snapshot, { candidates }: Deliberation): string | null => {
  const gone = snapshot.winners.find(({ submission }) => !candidates.some(({ id }) => id === submission))
  return gone ? `„${gone.title}“ wurde zurückgezogen. Bitte ändern Sie zuerst die Entscheidung.` : null
}

const warningsFor = (snapshot: Snapshot): string[] => [
  ...(snapshot.winners.length === 0 ? ['Es ist noch kein Projekt ausgezeichnet.'] : []),
  ...snapshot.winners.flatMap((winner) => [
    ...(winner.citation === '' ? [`„${winner.title}“: Die Begründung der Jury fehlt.`] : []),
    ...(winner.photos.length === 0 ? [`„${winner.title}“: Es gibt kein vollständiges Bild.`] : []),
  ]),
]

const buildSnapshot = async (
  app: Services,
  edition: Edition,
  { awards }: Deliberation,
): Promise<Snapshot> => {
  const categories = await listCategories(app.db, edition.id)
  const questions = (await currentForm(app.db, edition)).questions.filter(isPublished)
  const order = (award: Award) =>
    [categories.findIndex(({ id }) => id === award.category_id), award.place ?? 99] as const
  const sorted = awards.toSorted((a, b) => {
    const [categoryA, placeA] = order(a)
    const [categoryB, placeB] = order(b)
    // Special prizes have no category (-1) and come last.
    return (categoryA < 0 ? 99 : categoryA) - (categoryB < 0 ? 99 : categoryB) || placeA - placeB
  })
  const nameOf = (id: string | null) => categories.find((category) => category.id === id)?.name ?? null
  const given = sorted.flatMap((award) =>
    award.submission_id === null ? [] : [{ award, id: award.submission_id }],
  )
  const entries = await Promise.all(given.map(({ id }) => loadPublished(app, questions, nameOf, id)))
  const slugs = uniqueSlugs(entries.map(({ submission }) => submission.title))
  const winners = given.map(({ award }, index): Winner => {
    const entry = entries[index]
    if (!entry) throw new Error('winner without entry')
    return {
      slug: slugs[index] ?? entry.submission.id,
      submission: entry.submission.id,
      category: nameOf(award.category_id),
      place: award.place,
      special: award.special,
      title: entry.submission.title,
      organisation: entry.submission.organisation,
      citation: award.citation,
      answers: entry.answers,
      photos: entry.photos,
    }
  })
  const emptyPlaces = sorted.flatMap((award): EmptyPlace[] =>
    award.submission_id === null && award.place !== null
      ? [{ category: nameOf(award.category_id) ?? '', place: award.place, citation: award.citation }]
      : [],
  )
  return {
    format: 'kuer-release/1',
    year: edition.year,
    title: edition.title,
    winners,
    emptyPlaces,
    questions: questions.map(({ key, label, kind }) => ({ key, label, kind })),
  }
}

const loadPublished = async (
  app: Services,
  questions: readonly Question[],
  nameOf: (category: string | null) => string | null,
  submissionId: string,
) => {
  const submission = await submissionById(app.db, submissionId)
  if (!submission) throw new Error('award for an unknown submission')
  const stored = parseAnswers(submission.answers, questions)
  // What was answered under another category and then hidden from the entrant is nobody's to publish.
  const asked = askedIn(questions, nameOf(submission.category_id))
  const answers = Object.fromEntries(
    asked.filter(({ key }) => stored[key]).map(({ key }) => [key, stored[key] ?? '']),
  )
  // A picture without caption, alt text, credit or rights is never published.
  const complete = (await photosOfSubmission(app.db, submissionId)).filter(
    (photo) => incompletePhoto(photo) === '',
  )
  return { submission, answers, photos: complete.map(snapshotPhoto) }
}

const snapshotPhoto = (photo: Photo): SnapshotPhoto => ({
  id: photo.id,
  // One entry may win twice; its picture keeps the name it was given first.
  key: photo.public_key ?? '',
  width: photo.width,
  height: photo.height,
  renditions: parseRenditions(photo.renditions),
  caption: photo.caption,
  alt: photo.alt,
  credit: photo.credit,
  ...(photo.focus_x === null || photo.focus_y === null
    ? {}
    : { focus: [photo.focus_x, photo.focus_y] as const }),
})

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
