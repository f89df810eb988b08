/** Organisers write pages of their own; anybody reports barriers. */
import { barrierLetter } from '../../views/mail/barrier.ts'
import type { Actor } from '../account/rules.ts'
import { organiserAddresses } from '../account/store.ts'
import { throttle } from '../account/throttle-store.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { keyedHash, newId } from '../core/ids.ts'
import type { Language } from '../core/language.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { post } from '../mail/store.ts'
import { newReceipt } from './receipt.ts'
import type { BarrierInput } from './schema.ts'
import { finishBarrier, insertBarrier, insertText, textsOf, versionPair } from './store.ts'

/** Which text: a page in one language. */
export interface TextKey {
  readonly slug: string
  readonly language: Language
}

interface NewText {
  readonly title: string
  readonly body: string
  readonly published: boolean
  /** The version it repeats. */
  readonly restored?: number
}

const CHANGED =
  'Nicht gespeichert: Inzwischen hat jemand anderes diese Seite gespeichert. Ihr Text steht noch hier; vergleichen Sie ihn im Verlauf und speichern Sie ihn dann noch einmal.'

/** Saves the next version of a text, on top of the version `seen`. */
export const saveText = async (
  app: Services,
  actor: Actor,
  key: TextKey,
  seen: number,
  text: NewText,
): Promise<Result<null>> => {
  const now = app.clock()
  const { title, body, published, restored = null } = text
  const saved = await app.db.commit([
    insertText(
      app.db.q,
      { ...key, title, body, published: published ? 1 : 0, saved_by: actor.id, saved_at: now, restored },
      seen,
    ),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      kind: restored === null ? 'site.text_saved' : 'site.text_restored',
      subject: key.slug,
      detail: { language: key.language, version: seen + 1, published, ...(restored ? { restored } : {}) },
    }),
  ])
  return saved.ok ? ok(null) : fail('conflict', CHANGED)
}

/** Makes an old version the newest again; whether the page is public stays as it is. */
export const restoreText = async (
  app: Services,
  actor: Actor,
  key: TextKey,
  seen: number,
  from: number,
): Promise<Result<null>> => {
  const [old] = await versionPair(app.db, key.slug, key.language, from)
  const current = (await textsOf(app.db, key.slug)).find(({ language }) => language === key.language)
  if (old?.version !== from || !current) return fail('not_found', 'Diese Fassung gibt es nicht.')
  const { title, body } = old
  return saveText(app, actor, key, seen, { title, body, published: current.published === 1, restored: from })
}

const HOUR = 3_600_000
/** Reports within an hour, from one network address (a whole town hall may share it) and from everywhere. */
const PER_CLIENT = 10
const ALTOGETHER = 100

export interface BarrierFrom extends BarrierInput {
  readonly client: string
  readonly language: Language
}

/**
 * Files a report and writes to every organiser.
 * @returns the receipt for whoever reported it; nothing is mailed to them, since anybody can type any address
 */
export const reportBarrier = async (app: Services, report: BarrierFrom): Promise<Result<string>> => {
  const now = app.clock()
  const receipt = newReceipt()
  const id = newId()
  const { page, description, email, language } = report
  const count = async (of: string, limit: number) =>
    throttle(app.db.q, `barrier:${await keyedHash(app.config.secret, of)}`, limit, HOUR, now)
  const letter = barrierLetter({
    receipt,
    page,
    description,
    answer: email !== '',
    link: app.config.origin + paths.adminBarriers,
  })
  const saved = await app.db.commit([
    ...(await count(`client ${report.client}`, PER_CLIENT)),
    ...(await count('all', ALTOGETHER)),
    insertBarrier(app.db.q, {
      id,
      receipt,
      page,
      description,
      reply_to: email,
      language,
      reported_at: now,
      done_at: null,
    }),
    ...(await organiserAddresses(app.db)).map((to) =>
      post(app.db.q, { key: `barrier:${id}:${to}`, kind: 'barrier', to, ...letter }, now),
    ),
    record(app.db.q, { at: now, actorId: null, kind: 'barrier.reported', subject: id }),
  ])
  return saved.ok ? ok(receipt) : fail('too_many', '')
}

/** An organiser has dealt with a report; the address for the answer is forgotten. */
export const closeBarrier = async (app: Services, actor: Actor, id: string): Promise<Result<null>> => {
  const now = app.clock()
  const saved = await app.db.commit([
    finishBarrier(app.db.q, id, now),
    guard,
    record(app.db.q, { at: now, actorId: actor.id, kind: 'barrier.done', subject: id }),
  ])
  return saved.ok ? ok(null) : fail('not_found', 'Diese Meldung gibt es nicht, oder sie ist schon erledigt.')
}
