/** Passkeys: asking a browser, signing in, adding, naming and removing. */
import { passkeyAddedLetter, passkeyRemovedLetter } from '../../views/mail/account.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { base64url, fromHex, keyedHash, newId, newToken } from '../core/ids.ts'
import { localPath, paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { post } from '../mail/store.ts'
import { newBrowserLetter, type VisitingBrowser } from './browser-actions.ts'
import { type Assertion, type Attestation, MAX_PASSKEYS } from './passkey-schema.ts'
import {
  answerOnce,
  deletePasskey,
  insertPasskey,
  type Passkey,
  passkeyByCredential,
  passkeysOf,
  renamePasskey,
  usePasskey,
} from './passkey-store.ts'
import type { Actor, HeldSession } from './rules.ts'
import { arrivalOf, rememberBrowser } from './session-store.ts'
import { throttle } from './throttle-store.ts'
import {
  ANSWER_MS,
  creationOptions,
  type NewPasskey,
  newPasskeyOf,
  type Party,
  partyOf,
  requestOptions,
  useOf,
} from './webauthn.ts'

/** A challenge and what the cookie of the browser that was asked must hold for the answer to count. */
interface Question {
  readonly challenge: string
  readonly cookie: string
}

/**
 * A challenge follows from the cookie, so asking stores nothing; answered ones are stored, so that each counts once.
 * @param purpose what it is asked for, and by whom: an answer for one purpose is none for another
 */
const ask = async (app: Services, purpose: string): Promise<Question> => {
  const cookie = `${app.clock()}.${newToken()}`
  return { cookie, challenge: await challengeOf(app, purpose, cookie) }
}

const challengeOf = async (app: Services, purpose: string, cookie: string): Promise<string> =>
  base64url(fromHex(await keyedHash(app.config.secret, `passkey ${purpose} ${cookie}`)) ?? new Uint8Array())

/** The challenge this browser was asked with; null when that was too long ago or never. */
const asked = async (app: Services, purpose: string, cookie: string): Promise<string | null> => {
  const at = Number(/^(\d{13})\.[\w-]{43}$/.exec(cookie)?.[1] ?? Number.NaN)
  const age = app.clock() - at
  return age >= 0 && age <= ANSWER_MS ? challengeOf(app, purpose, cookie) : null
}

const FOR_SIGN_IN = 'sign-in'
const forAdding = (actor: Actor) => `add ${actor.id}`

const NO_PARTY = fail(
  'invalid',
  'Diese Installation ist unter einer Nummer statt eines Namens erreichbar; dort gibt es keine Passkeys.',
)
const EXPIRED = fail('invalid', 'Die Anfrage gilt nicht mehr. Bitte versuchen Sie es noch einmal.')
const REFUSED = fail(
  'invalid',
  'Dieser Passkey gehört zu keinem Konto hier, oder er wurde nicht bestätigt. Versuchen Sie es noch einmal, nehmen Sie einen anderen oder fordern Sie einen Code an.',
)
const TOO_OFTEN = fail(
  'too_many',
  'Von Ihrem Netz kamen gerade viele Anmeldungen, die nicht stimmten. Bitte warten Sie eine Viertelstunde.',
)
const NOT_RECENT = fail(
  'forbidden',
  'Ihre Anmeldung liegt länger als zehn Minuten zurück. Bitte melden Sie sich noch einmal an; geändert ist nichts.',
)

/** Whether passkeys exist here at all, and for which name. */
export const partyHere = (app: Services): Party | null => partyOf(app.config.origin)

/** What the browser is asked at the sign-in; the same for everybody. */
export const askToSignIn = async (app: Services) => {
  const party = partyHere(app)
  if (!party) return NO_PARTY
  const { challenge, cookie } = await ask(app, FOR_SIGN_IN)
  return ok({ cookie, options: requestOptions(party, challenge) })
}

/** What the browser is asked for a new key. */
export const askForNew = async (app: Services, actor: Actor, award: string) => {
  const party = partyHere(app)
  if (!party) return NO_PARTY
  const { challenge, cookie } = await ask(app, forAdding(actor))
  const held = (await passkeysOf(app.db, actor.id)).map(({ credential_id }) => credential_id)
  const account = {
    handle: base64url(new TextEncoder().encode(actor.id)),
    email: actor.email,
    name: actor.name,
  }
  return ok({ cookie, options: creationOptions(party, { challenge, award, account, held }) })
}

/** Wrong answers from one network within a quarter of an hour. */
const MISSES = 30
const MISS_MS = 15 * 60_000

export interface PasskeyAnswer {
  readonly cookie: string
  readonly response: Assertion
  readonly client: string
  readonly browser: VisitingBrowser
  readonly returnTo: string
}

/** Signs in with a passkey: the answer counts once, in the browser that was asked, within ten minutes. */
export const signInWithPasskey = async (
  app: Services,
  answer: PasskeyAnswer,
): Promise<Result<{ accountId: string; returnTo: string }>> => {
  const party = partyHere(app)
  const challenge = party && (await asked(app, FOR_SIGN_IN, answer.cookie))
  if (!party || !challenge) return EXPIRED
  const key = await passkeyByCredential(app.db, answer.response.id)
  const use = key && (await useOf(party, challenge, answer.response, heldOf(key)))
  if (!key || !use) return missed(app, answer.client)
  const { q } = app.db
  const now = app.clock()
  const arrival = await arrivalOf(app.db, key.email, answer.browser.hash)
  const done = await app.db.commit([
    usePasskey(q, key, use, now),
    guard,
    answerOnce(q, challenge, now + ANSWER_MS),
    ...newBrowserLetter(app, key.email, arrival, answer.browser),
    ...rememberBrowser(q, key.email, answer.browser, now),
    record(q, {
      at: now,
      actorId: key.account_id,
      kind: 'account.signed_in',
      subject: key.id,
      detail: { method: 'passkey' },
    }),
  ])
  return done.ok
    ? ok({ accountId: key.account_id, returnTo: localPath(answer.returnTo, paths.home) })
    : EXPIRED
}

const heldOf = (key: Passkey) => ({
  credentialId: key.credential_id,
  publicKey: Uint8Array.from(atob(key.public_key.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
    sign.charCodeAt(0),
  ),
  counter: key.counter,
})

const missed = async (app: Services, client: string) => {
  const key = `passkey_miss:${await keyedHash(app.config.secret, client)}`
  const counted = await app.db.commit(throttle(app.db.q, key, MISSES, MISS_MS, app.clock()))
  return counted.ok ? REFUSED : TOO_OFTEN
}

/** Adds the key in the answer, and tells the person by mail. */
export const addPasskey = async (
  app: Services,
  actor: Actor,
  session: HeldSession,
  answer: { readonly cookie: string; readonly response: Attestation; readonly name: string },
): Promise<Result<null>> => {
  const party = partyHere(app)
  const challenge = party && (await asked(app, forAdding(actor), answer.cookie))
  if (!party || !challenge) return EXPIRED
  const made = await newPasskeyOf(party, challenge, answer.response)
  if (!made)
    return fail('invalid', 'Der Passkey ließ sich nicht anlegen. Bitte versuchen Sie es noch einmal.')
  const { q } = app.db
  const now = app.clock()
  const row = rowOf(made, answer.name)
  const words = passkeyAddedLetter({ name: answer.name, link: app.config.origin + paths.ownSignIn })
  const saved = await app.db.commit([
    insertPasskey(q, actor.id, session.idHash, row, now),
    guard,
    answerOnce(q, challenge, now + ANSWER_MS),
    record(q, { at: now, actorId: actor.id, kind: 'account.passkey_added', subject: row.id }),
    post(q, { key: `passkey_added:${row.id}`, kind: 'account', to: actor.email, ...words }, now),
  ])
  if (saved.ok) return ok(null)
  return (await passkeysOf(app.db, actor.id)).length >= MAX_PASSKEYS
    ? fail(
        'invalid',
        `Mehr als ${MAX_PASSKEYS} Passkeys sind nicht möglich. Entfernen Sie zuerst einen anderen.`,
      )
    : NOT_RECENT
}

const rowOf = (made: NewPasskey, name: string) => ({
  id: newId(),
  credential_id: made.credentialId,
  public_key: base64url(made.publicKey),
  counter: made.counter,
  transports: JSON.stringify(made.transports),
  syncs: made.syncs ? 1 : 0,
  backed_up: made.backedUp ? 1 : 0,
  name,
})

const GONE = fail('not_found', 'Diesen Passkey gibt es nicht (mehr).')

export const nameOwnPasskey = async (
  app: Services,
  actor: Actor,
  id: string,
  name: string,
): Promise<Result<null>> => {
  const { q } = app.db
  const saved = await app.db.commit([
    renamePasskey(q, actor.id, id, name),
    guard,
    record(q, { at: app.clock(), actorId: actor.id, kind: 'account.passkey_named', subject: id }),
  ])
  return saved.ok ? ok(null) : GONE
}

/** Removes an own key, and tells the person by mail; whoever removes the last one comes in by mail again. */
export const removeOwnPasskey = async (
  app: Services,
  actor: Actor,
  session: HeldSession,
  id: string,
): Promise<Result<null>> => {
  const key = (await passkeysOf(app.db, actor.id)).find((one) => one.id === id)
  if (!key) return GONE
  const { q } = app.db
  const now = app.clock()
  const words = passkeyRemovedLetter({ name: key.name, link: app.config.origin + paths.ownSignIn })
  const saved = await app.db.commit([
    deletePasskey(q, actor.id, session.idHash, id),
    guard,
    record(q, { at: now, actorId: actor.id, kind: 'account.passkey_removed', subject: id }),
    post(q, { key: `passkey_removed:${id}`, kind: 'account', to: actor.email, ...words }, now),
  ])
  return saved.ok ? ok(null) : NOT_RECENT
}
