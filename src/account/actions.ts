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
import { newBrowserLetter, type VisitingBrowser } from './browser-actions.ts'
import { arrivalOf, isKnownBrowser, rememberBrowser } from './session-store.ts'
import { accountIdByEmail, ensureAccount, makeFirstOrganiser } from './store.ts'
import { type Budget, throttleAll } from './throttle-store.ts'

const CODE_MS = 10 * 60_000
const MAX_TRIES = 5
const WINDOW_MS = 15 * 60_000
/**
 * Requests for a code within any quarter of an hour. A browser in which this person has signed in before has a budget
 * of its own, so no stranger can use it up. Any other one needs room for its network together with the address, for
 * the address (nobody's mailbox is filled), and for the network, which a whole town hall may share.
 */
const PER_KNOWN_BROWSER = 10
const PER_EMAIL_AND_CLIENT = 5
const PER_EMAIL = 20
const PER_CLIENT = 60

export interface SignInRequest {
  readonly email: string
  /** Network the request came from. */
  readonly client: string
  /** What the cookie of a browser holds in which somebody has signed in before; '' without one. */
  readonly browser: string
  readonly returnTo: string
}

const budgetsOf = async (
  app: Services,
  { email, client, browser }: Pick<SignInRequest, 'email' | 'client' | 'browser'>,
): Promise<Budget[]> => {
  const hash = await sha256(browser)
  const budget = async (kind: string, of: string, limit: number) => ({
    key: `${kind}:${await keyedHash(app.config.secret, of)}`,
    limit,
    windowMs: WINDOW_MS,
  })
  if (await isKnownBrowser(app.db, email, hash))
    return [await budget('sign_in_known', `${hash} ${email}`, PER_KNOWN_BROWSER)]
  return [
    await budget('sign_in_pair', `${client} ${email}`, PER_EMAIL_AND_CLIENT),
    await budget('sign_in', email, PER_EMAIL),
    await budget('sign_in_client', client, PER_CLIENT),
  ]
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
  const done = await app.db.commit([
    ...throttleAll(app.db.q, await budgetsOf(app, request), now),
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
  /** The account comes in by passkey only: the mail was right and is not enough. */
  readonly needsPasskey: boolean
}

const EXPIRED = 'Dieser Code gilt nicht mehr. Bitte fordern Sie einen neuen an.'

/** Redeems the code in the browser that asked for it; five tries, ten minutes, once. */
export const redeemCode = async (
  app: Services,
  browserToken: string,
  code: string,
  browser: VisitingBrowser,
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
    const detail = { tries: request.tries + 1 }
    const wrong = { at: app.clock(), actorId: null, kind: 'account.sign_in_failed', detail } as const
    await app.db.commit([record(app.db.q, { ...wrong, subject: request.id })])
    const left = MAX_TRIES - 1 - request.tries
    if (left <= 0) return fail('invalid', EXPIRED)
    return fail(
      'invalid',
      `Der Code stimmt nicht. Sie haben noch ${left} ${left === 1 ? 'Versuch' : 'Versuche'}.`,
    )
  }
  return consume(app, request, browser)
}

/** Redeems the link of the letter, in any browser, once. */
export const redeemLink = async (
  app: Services,
  linkToken: string,
  browser: VisitingBrowser,
): Promise<Result<SignedIn>> => {
  const request = await app.db.q
    .selectFrom('sign_in')
    .selectAll()
    .where('link_hash', '=', await sha256(linkToken))
    .executeTakeFirst()
  if (!request) return fail('invalid', 'Dieser Anmeldelink ist unbekannt. Bitte fordern Sie einen neuen an.')
  return consume(app, request, browser)
}

const consume = async (
  app: Services,
  request: { id: string; email: string; return_to: string },
  browser: VisitingBrowser,
): Promise<Result<SignedIn>> => {
  const now = app.clock()
  const { db } = app
  const { email } = request
  const arrival = await arrivalOf(db, email, browser.hash)
  const needsPasskey = arrival?.organiser === true && arrival.passkeys > 0
  const id = arrival?.id ?? newId()
  const kind = needsPasskey ? 'account.passkey_asked' : 'account.signed_in'
  const done = await db.commit([
    db.q
      .updateTable('sign_in')
      .set({ used_at: now })
      .where('id', '=', request.id)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now),
    guard,
    ensureAccount(db.q, email, '', now, id),
    ...(app.config.firstOrganiser === email ? makeFirstOrganiser(db.q, email, now) : []),
    record(db.q, { at: now, actorId: id, kind, subject: request.id }),
    ...(needsPasskey
      ? []
      : [...newBrowserLetter(app, email, arrival, browser), ...rememberBrowser(db.q, email, browser, now)]),
  ])
  if (!done.ok)
    return fail(
      'invalid',
      'Dieser Anmeldelink wurde schon benutzt oder ist abgelaufen. Bitte fordern Sie einen neuen an.',
    )
  const accountId = arrival?.id ?? (await accountIdByEmail(db, email))
  if (!accountId) throw new Error('account vanished while signing in')
  return ok({ accountId, returnTo: request.return_to, needsPasskey })
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
