/** Withdrawing pictures, and objections to them. */
import { objectionAnswer, objectionLetter, objectionReceipt } from '../../views/mail/objection.ts'
import type { Actor } from '../account/rules.ts'
import { organiserAddresses } from '../account/store.ts'
import { throttle } from '../account/throttle-store.ts'
import { record } from '../audit/store.ts'
import { guard, type Statement } from '../core/database.ts'
import { keyedHash, newId } from '../core/ids.ts'
import type { Language } from '../core/language.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { discardDue } from '../discard/actions.ts'
import { discardKeys } from '../discard/store.ts'
import { type Edition, editionById } from '../edition/store.ts'
import { post } from '../mail/store.ts'
import { allKeys } from '../photo/rules.ts'
import {
  closeObjections,
  type Decision,
  decideObjection,
  hideAtOnce,
  insertObjection,
  type Objection,
  objectionById,
  openObjections,
  type ShownPhoto,
  showAgain,
  shownById,
  shownByKey,
  withdraw,
  wouldHide,
} from './rights-store.ts'
import type { ObjectionInput } from './schema.ts'

const GONE = fail('not_found', 'Dieses Bild gibt es nicht mehr.')

const answerTo = (
  app: Services,
  edition: Edition,
  photo: ShownPhoto,
  objection: Objection,
  { state, at, answer }: Pick<Decision, 'state' | 'at' | 'answer'>,
): Statement =>
  post(
    app.db.q,
    {
      key: `objection_answer:${objection.id}`,
      kind: 'objection_answer',
      to: objection.email,
      ...objectionAnswer(objection.lang, {
        award: edition.title,
        caption: photo.caption,
        removed: state === 'withdrawn',
        answer,
      }),
    },
    at,
  )

/** Pictures of entries are the organisers' alone; those of an album also its editors'. */
export const mayWithdraw = (actor: Actor, photo: Pick<ShownPhoto, 'submission_id'>): boolean =>
  actor.isOrganiser || (actor.isGalleryEditor && photo.submission_id === null)

export interface WithdrawalInput {
  readonly askedBy: string
  readonly reason: string
  /** What whoever objected is told. */
  readonly answer: string
}

/**
 * Takes a picture of the album or of a published entry away for good: its row, its public name, every size and the
 * original. The ledger keeps what was known of it; release snapshots that name it show it no more, because they are read
 * without the pictures of the ledger's past.
 */
export const withdrawPhoto = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  photoId: string,
  input: WithdrawalInput,
): Promise<Result<null>> => {
  const photo = await shownById(app.db, edition.id, photoId)
  if (!photo || !mayWithdraw(actor, photo)) return GONE
  const at = app.clock()
  const [keep, remove] = withdraw(app.db.q, photo, { ...input, at, by: actor.id })
  const decision = { state: 'withdrawn', at, by: actor.id, answer: input.answer } as const
  const objections = await openObjections(app.db, photo.id)
  const saved = await app.db.commit([
    keep,
    guard,
    remove,
    guard,
    discardKeys(app.db.q, allKeys(photo), at),
    closeObjections(app.db.q, photo.id, decision),
    ...objections.map((objection) => answerTo(app, edition, photo, objection, decision)),
    record(app.db.q, {
      at,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'photo.withdrawn',
      subject: photo.id,
    }),
  ])
  if (!saved.ok) return GONE
  await discardDue(app)
  return ok(null)
}

/** Objections from one network address and to one mail address within an hour. */
const PER_CLIENT = 10
const PER_EMAIL = 5
const HOUR_MS = 3_600_000

/**
 * Takes an objection to a public picture in. Where the edition wants it, the picture disappears at once.
 * @param key the picture's public name
 * @param client network address, counted only
 */
export const object = async (
  app: Services,
  key: string,
  input: ObjectionInput,
  { client, lang }: { readonly client: string; readonly lang: Language },
): Promise<Result<null>> => {
  const photo = await shownByKey(app.db, key)
  const edition = photo && (await editionById(app.db, photo.edition_id))
  if (!edition) return GONE
  const now = app.clock()
  const id = newId()
  const count = async (kind: string, of: string, limit: number) =>
    throttle(app.db.q, `${kind}:${await keyedHash(app.config.secret, of)}`, limit, HOUR_MS, now)
  const hidden = await wouldHide(app.db, photo, now)
  const about = { award: edition.title, caption: photo.caption, hidden }
  const link = app.config.origin + paths.adminObjections(edition.year)
  const letters = (await organiserAddresses(app.db)).map((to) => ({
    key: `objection:${id}:${to}`,
    kind: 'objection' as const,
    to,
    ...objectionLetter({ ...about, reason: input.reason, link }),
  }))
  const receipt = {
    key: `objection_receipt:${id}`,
    kind: 'objection_receipt' as const,
    to: input.email,
    ...objectionReceipt(lang, about),
  }
  const saved = await app.db.commit([
    ...(await count('objection_client', client, PER_CLIENT)),
    ...(await count('objection_email', input.email, PER_EMAIL)),
    insertObjection(app.db.q, id, key, {
      ...input,
      edition_id: edition.id,
      photo_id: photo.id,
      lang,
      created_at: now,
    }),
    guard,
    hideAtOnce(app.db.q, photo, now),
    ...[...letters, receipt].map((letter) => post(app.db.q, letter, now)),
    record(app.db.q, {
      at: now,
      actorId: null,
      editionId: edition.id,
      kind: 'photo.objected',
      subject: photo.id,
      detail: { objection: id, kind: input.kind },
    }),
  ])
  if (saved.ok) return ok(null)
  return (await shownByKey(app.db, key)) ? fail('too_many', TOO_MANY[lang]) : GONE
}

const TOO_MANY: Readonly<Record<Language, string>> = {
  de: 'Von hier kamen gerade schon mehrere Einwände. Bitte warten Sie eine Stunde, oder schreiben Sie uns; die Adresse steht im Impressum.',
  en: 'Several objections have just come from here. Please wait an hour, or write to us; the address is on the imprint page.',
}

/** Decides an open objection: withdraws the picture, or shows it again with the reason. */
export const decide = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  id: string,
  input: { readonly decision: 'withdraw' | 'keep'; readonly answer: string },
): Promise<Result<null>> => {
  const objection = await objectionById(app.db, edition.id, id)
  const photo = objection && (await shownById(app.db, edition.id, objection.photo_id))
  if (objection?.state !== 'open' || !photo)
    return fail('conflict', 'Über diesen Einwand ist schon entschieden.')
  if (input.decision === 'withdraw') {
    const reason = objection.reason
    return withdrawPhoto(app, actor, edition, photo.id, {
      askedBy: objection.name || objection.email,
      reason,
      answer: input.answer,
    })
  }
  return keep(app, actor, edition, photo, objection, input.answer)
}

const keep = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  photo: ShownPhoto,
  objection: Objection,
  answer: string,
): Promise<Result<null>> => {
  const decision = { state: 'kept', at: app.clock(), by: actor.id, answer } as const
  const saved = await app.db.commit([
    decideObjection(app.db.q, objection.id, decision),
    guard,
    showAgain(app.db.q, photo.id),
    answerTo(app, edition, photo, objection, decision),
    record(app.db.q, {
      at: decision.at,
      actorId: actor.id,
      editionId: edition.id,
      kind: 'photo.objection_kept',
      subject: photo.id,
      detail: { objection: objection.id },
    }),
  ])
  if (saved.ok) return ok(null)
  return saved.error === 'guard'
    ? fail('conflict', 'Über diesen Einwand ist schon entschieden.')
    : fail(
        'conflict',
        'Dem Bild fehlen inzwischen Angaben. Bitte ergänzen Sie sie, bevor es wieder gezeigt wird.',
      )
}
