/** Signing in without a password: a code and a link by mail. */

import { signInLetter } from '../../views/mail/sign-in.ts'
import { record } from '../audit/store.ts'
import type { Database } from '../core/database.ts'
import { guard } from '../core/database.ts'
import { keyedHash, newCode, newId, newToken, sha256 } from '../core/ids.ts'
import { localPath, paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { post } from '../mail/store.ts'
import { accountIdByEmail, ensureAccount, makeFirstOrganiser, throttle } from './store.ts'

const CODE_MS = 10 * 60_000
const MAX_TRIES = 5
const WINDOW_MS = 15 * 60_000
/**
 * Requests for a code within a quarter of an hour: for one address from one network address; for one address from
 * anywhere, so that a stranger cannot lock somebody out with five requests; and per network address, which a whole
 * town hall may share.
 */
const PER_EMAIL_AND_CLIENT = 5
const PER_EMAIL = 20
const PER_CLIENT = 60

export interface SignInRequest {
  readonly email: string
  readonly client: string
  readonly returnTo: string
}

/**
 * Mails a code and a link; the answer is the same whether or not the address has an account.
 * @returns the secret for the cookie of the browser that asked
 */
export const requestSignIn = async (
  app: Services,
  request: SignInRequest,
): Promise<Result<{ browserToken: string }>> => {
  const now = app.clock()
  const code = newCode()
  const linkToken = newToken()
  const browserToken = newToken()
  const id = newId()
  const count = async (kind: string, of: string, limit: number) =>
    throttle(app.db.q, `${kind}:${await keyedHash(app.config.secret, of)}`, limit, WINDOW_MS, now)
  const done = await app.db.commit([
    ...(await count('sign_in_pair', `${request.client} ${request.email}`, PER_EMAIL_AND_CLIENT)),
    ...(await count('sign_in', request.email, PER_EMAIL)),
    ...(await count('sign_in_client', request.client, PER_CLIENT)),
    app.db.q.insertInto('sign_in').values({
      id,
      email: request.email,
      code_hash: await keyedHash(app.config.secret, `${id}:${code}`),
      link_hash: await sha256(linkToken),
      browser_hash: await sha256(browserToken),
      return_to: localPath(request.returnTo, paths.home),
      created_at: now,
      expires_at: now + CODE_MS,
    }),
    post(
      app.db.q,
      {
        key: `sign_in:${id}`,
        kind: 'sign_in',
        to: request.email,
        ...signInLetter({
          code,
          link: app.config.origin + paths.signInLink(linkToken),
          minutes: CODE_MS / 60_000,
        }),
      },
      now,
    ),
  ])
  if (!done.ok)
    return fail(
      'too_many',
      'Für diese Adresse wurden gerade schon mehrere Codes angefordert. Bitte warten Sie eine Viertelstunde und versuchen Sie es dann noch einmal.',
    )
  return ok({ browserToken })
}

export interface SignedIn {
  readonly accountId: string
  readonly returnTo: string
}

const EXPIRED = 'Dieser Code gilt nicht mehr. Bitte fordern Sie einen neuen an.'

/** Redeems the code in the browser that asked for it; five tries, ten minutes, once. */
export const redeemCode = async (
  app: Services,
  browserToken: string,
  code: string,
): Promise<Result<SignedIn>> => {
  const request = await app.db.q
    .selectFrom('sign_in')
    .selectAll()
    .where('browser_hash', '=', await sha256(browserToken))
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  if (!request) return fail('invalid', EXPIRED)
  // The try is counted before the code is looked at, so parallel guesses cannot share one.
  const counted = await app.db.commit([
    app.db.q
      .updateTable('sign_in')
      .set((e) => ({ tries: e('tries', '+', 1) }))
      .where('id', '=', request.id)
      .where('tries', '<', MAX_TRIES)
      .where('used_at', 'is', null)
      .where('expires_at', '>', app.clock()),
    guard,
  ])
  if (!counted.ok) return fail('invalid', EXPIRED)
  if ((await keyedHash(app.config.secret, `${request.id}:${code}`)) !== request.code_hash) {
    const left = MAX_TRIES - 1 - request.tries
    if (left <= 0) return fail('invalid', EXPIRED)
    return fail(
      'invalid',
      `Der Code stimmt nicht. Sie haben noch ${left} ${left === 1 ? 'Versuch' : 'Versuche'}.`,
    )
  }
  return consume(app, request)
}

/** Redeems the link of the letter, in any browser, once. */
export const redeemLink = async (app: Services, linkToken: string): Promise<Result<SignedIn>> => {
  const request = await app.db.q
    .selectFrom('sign_in')
    .selectAll()
    .where('link_hash', '=', await sha256(linkToken))
    .executeTakeFirst()
  if (!request) return fail('invalid', 'Dieser Anmeldelink ist unbekannt. Bitte fordern Sie einen neuen an.')
  return consume(app, request)
}

const consume = async (
  app: Services,
  request: { id: string; email: string; return_to: string },
): Promise<Result<SignedIn>> => {
  const now = app.clock()
  const { db } = app
  const known = await accountIdByEmail(db, request.email)
  const id = known ?? newId()
  const done = await db.commit([
    db.q
      .updateTable('sign_in')
      .set({ used_at: now })
      .where('id', '=', request.id)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now),
    guard,
    ensureAccount(db.q, request.email, '', now, id),
    ...(app.config.firstOrganiser === request.email ? [makeFirstOrganiser(db.q, request.email)] : []),
    record(db.q, { at: now, actorId: id, kind: 'account.signed_in', subject: request.id }),
  ])
  if (!done.ok)
    return fail(
      'invalid',
      'Dieser Anmeldelink wurde schon benutzt oder ist abgelaufen. Bitte fordern Sie einen neuen an.',
    )
  const accountId = known ?? (await accountIdByEmail(db, request.email))
  if (!accountId) throw new Error('account vanished while signing in')
  return ok({ accountId, returnTo: request.return_to })
}

/** A sign-in link for the start-up message of a development build or for the command line. */
export const issueLink = async (
  app: { readonly db: Database; readonly clock: () => number; readonly origin: string },
  email: string,
  returnTo: string,
  validMs: number,
): Promise<string> => {
  const token = newToken()
  const now = app.clock()
  await app.db.commit([
    app.db.q.insertInto('sign_in').values({
      id: newId(),
      email,
      // No browser asked and no code was mailed: only the link opens this request.
      code_hash: '',
      browser_hash: await sha256(newToken()),
      link_hash: await sha256(token),
      return_to: returnTo,
      created_at: now,
      expires_at: now + validMs,
    }),
  ])
  return app.origin + paths.signInLink(token)
}
