/** Organisers write to many: draft, read, test, send once, stop, repeat what failed. */
import type { Actor } from '../account/rules.ts'
import type { Detail } from '../audit/detail-words.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { guard, type Statement } from '../core/database.ts'
import type { FieldError } from '../core/form-state.ts'
import { canonicalJson, newId, sha256 } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { NOBODY_DOMAIN } from '../leaving/rules.ts'
import type { Recipient } from '../mail/audience.ts'
import { cancelWaiting, post, queueAgain } from '../mail/store.ts'
import { fill, placeholderError } from '../mail/template.ts'
import { audienceOf } from './audiences.ts'
import type { MailingInput } from './schema.ts'
import { deleteDraft, insertMailing, type Mailing, updateDraft } from './store.ts'

export type MailingRefusal =
  | { readonly kind: 'invalid'; readonly errors: FieldError[] }
  | { readonly kind: 'conflict'; readonly message: string }

const CHANGED =
  'Das Rundschreiben ist inzwischen geändert oder schon abgeschickt worden. Bitte laden Sie die Seite neu und prüfen Sie den Stand.'
const changed = () => fail('conflict', CHANGED)

const inputErrors = (input: MailingInput): FieldError[] => {
  const audience = audienceOf(input.audience)
  if (!audience) return [{ field: 'audience', message: 'Bitte wählen, wer die E-Mail bekommt.' }]
  return (['subject', 'body'] as const).flatMap((field) => {
    const message = placeholderError(input[field], audience.placeholders)
    return message === null ? [] : [{ field, message }]
  })
}

/**
 * Saves a draft, a new one where `mailing` is null.
 * @returns its id
 */
export const saveMailing = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  mailing: Mailing | null,
  { version, ...texts }: MailingInput,
): Promise<Result<string, MailingRefusal>> => {
  const errors = inputErrors({ version, ...texts })
  if (errors.length > 0) return { ok: false, error: { kind: 'invalid', errors } }
  const now = app.clock()
  const id = mailing?.id ?? newId()
  const saved = await app.db.commit([
    mailing
      ? updateDraft(app.db.q, { id, version }, texts, now)
      : insertMailing(app.db.q, { id, edition_id: edition.id, ...texts }, now),
    guard,
    audited(app, actor, edition, id, mailing ? 'mailing.saved' : 'mailing.written'),
  ])
  return saved.ok ? ok(id) : { ok: false, error: { kind: 'conflict', message: CHANGED } }
}

const audited = (
  app: Services,
  actor: Actor,
  edition: Edition,
  id: string,
  kind: AuditKind,
  detail: Detail = {},
): Statement =>
  record(app.db.q, { at: app.clock(), actorId: actor.id, editionId: edition.id, kind, subject: id, detail })

export interface LetterPreview {
  readonly recipient: Recipient
  readonly subject: string
  readonly body: string
}

/** What this person would read. */
export const letterTo = (
  mailing: Pick<Mailing, 'subject' | 'body'>,
  recipient: Recipient,
): LetterPreview => ({
  recipient,
  subject: fill(mailing.subject, recipient.values),
  body: fill(mailing.body, recipient.values),
})

export interface Prepared {
  readonly recipients: readonly Recipient[]
  /** Stands for exactly this text and these recipients. */
  readonly shown: string
}

/** Who would get the mailing now. */
export const prepareMailing = async (
  app: Services,
  edition: Edition,
  mailing: Mailing,
): Promise<Prepared> => {
  const audience = audienceOf(mailing.audience)
  const everybody = (await audience?.read(app.db, edition, app.config.origin)) ?? []
  // Erased accounts keep a row, but nobody reads there.
  const recipients = everybody.filter(({ email }) => !email.endsWith(`@${NOBODY_DOMAIN}`))
  const letters = recipients.map((recipient) => {
    const { subject, body } = letterTo(mailing, recipient)
    return [recipient.accountId, recipient.email, subject, body]
  })
  return { recipients, shown: await sha256(canonicalJson(letters)) }
}

export type SendRefusal = { readonly kind: 'closed' | 'conflict'; readonly message: string }

/**
 * Puts one letter per recipient into the outbox, in one commit. A second click finds the mailing released and
 * changes nothing; the key of each letter (mailing and account) keeps it single whatever happens.
 * @param shown what the confirm page has shown; when text or recipients differ by now nothing is sent
 */
export const releaseMailing = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  mailing: Mailing,
  input: { readonly version: number; readonly shown: string },
): Promise<Result<null, SendRefusal>> => {
  if (mailing.released_at !== null) return ok(null)
  const { recipients, shown } = await prepareMailing(app, edition, mailing)
  if (recipients.length === 0) return refused('closed', 'Zurzeit gehört niemand zu dieser Gruppe.')
  if (shown !== input.shown) return refused('conflict', RECIPIENTS_CHANGED)
  const now = app.clock()
  const saved = await app.db.commit([
    updateDraft(app.db.q, { id: mailing.id, version: input.version }, { released_at: now }, now),
    guard,
    ...recipients.map((recipient) => post(app.db.q, letterFor(mailing, recipient), now)),
    audited(app, actor, edition, mailing.id, 'mailing.released', { letters: recipients.length }),
  ])
  return saved.ok ? ok(null) : refused('conflict', CHANGED)
}

const refused = (kind: SendRefusal['kind'], message: string): Result<null, SendRefusal> => ({
  ok: false,
  error: { kind, message },
})

const RECIPIENTS_CHANGED =
  'Seit Sie die Übersicht geöffnet haben, haben sich Text oder Empfängerkreis geändert. Es ist noch nichts abgeschickt. Bitte prüfen Sie die Übersicht noch einmal.'

const letterFor = (mailing: Mailing, recipient: Recipient) => {
  const { subject, body } = letterTo(mailing, recipient)
  return {
    key: `mailing:${mailing.id}:${recipient.accountId}`,
    kind: 'mailing' as const,
    to: recipient.email,
    subject,
    body,
    mailingId: mailing.id,
    accountId: recipient.accountId,
  }
}

/** Sends the letter as one recipient would read it to the organiser alone. */
export const testMailing = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  mailing: Mailing,
  recipient: Recipient,
): Promise<Result<null>> => {
  const { subject, body } = letterTo(mailing, recipient)
  const letter = {
    key: `mailing_test:${newId()}`,
    kind: 'mailing_test' as const,
    to: actor.email,
    subject: `[Probe] ${subject}`,
    body,
    accountId: actor.id,
  }
  await app.db.commit([
    post(app.db.q, letter, app.clock()),
    audited(app, actor, edition, mailing.id, 'mailing.tested'),
  ])
  return ok(null)
}

/** Throws a draft away. */
export const discardMailing = async (app: Services, actor: Actor, edition: Edition, mailing: Mailing) => {
  const saved = await app.db.commit([
    deleteDraft(app.db.q, mailing.id),
    guard,
    audited(app, actor, edition, mailing.id, 'mailing.discarded'),
  ])
  return saved.ok ? ok(null) : changed()
}

/** Takes back every letter that has not left yet. */
export const stopMailing = async (app: Services, actor: Actor, edition: Edition, mailing: Mailing) => {
  const saved = await app.db.commit([
    cancelWaiting(app.db.q, mailing.id),
    guard,
    audited(app, actor, edition, mailing.id, 'mailing.stopped'),
  ])
  return saved.ok ? ok(null) : fail('conflict', 'Es gibt keine Briefe mehr, die noch nicht abgeschickt sind.')
}

/** Sends what has failed once more; refused addresses stay as they are. */
export const repeatFailed = async (app: Services, actor: Actor, edition: Edition, mailing: Mailing) => {
  const saved = await app.db.commit([
    queueAgain(app.db.q, { mailingId: mailing.id }, app.clock()),
    guard,
    audited(app, actor, edition, mailing.id, 'mailing.repeated'),
  ])
  return saved.ok
    ? ok(null)
    : fail('conflict', 'Es gibt keine fehlgeschlagenen Briefe, die sich wiederholen ließen.')
}
