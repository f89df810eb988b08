import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { CodeView, LinkView, SignInView } from '../../views/account/sign-in.tsx'
import { type FormState, noErrors } from '../core/form-state.ts'
import { localPath, paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import { type BrowserHere, browserOf, keepBrowser, knownToken } from '../http/browser.ts'
import { clientAddress } from '../http/client.ts'
import { type AppEnv, type Ctx, param } from '../http/context.ts'
import { failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { endSession, startSession } from '../http/session.ts'
import { redeemCode, redeemLink, requestSignIn, type SignedIn } from './actions.ts'
import { partyHere } from './passkey-actions.ts'
import { codeForm, emptyForm, signInForm } from './schema.ts'
import { noteSignOut } from './session-actions.ts'

/** Holds the secret that binds a code to the browser that asked for it. */
const REQUEST_COOKIE = 'kuer_signin'

const signInPage = (c: Ctx, state: FormState) => {
  const returnTo = localPath(c.req.query('weiter') ?? String(state.values.weiter ?? ''), paths.home)
  const passkeys = partyHere(c.get('services')) !== null
  const again = c.req.query('grund') === 'bestaetigen'
  return page(c, { title: 'Anmelden' }, <SignInView {...{ state, returnTo, passkeys, again }} />)
}

const codePage = (c: Ctx, state: FormState) => {
  const devMail = c.get('services').config.mode === 'development'
  return page(c, { title: 'Code eingeben' }, <CodeView state={state} devMail={devMail} />)
}

/** The mail was right: a session, unless the account comes in by passkey only. */
const arrive = async (c: Ctx, { accountId, returnTo, needsPasskey }: SignedIn, browser: BrowserHere) => {
  if (needsPasskey) return done(c, paths.signInPasskeyFor(returnTo))
  await startSession(c, accountId, { method: 'mail', browser: browser.name })
  keepBrowser(c, browser)
  return done(c, returnTo)
}

export const accountRoutes = () => {
  const app = new Hono<AppEnv>()

  app.get(paths.signIn, allow('public'), (c) => signInPage(c, noErrors({})))

  app.post(paths.signIn, allow('public'), form(signInForm, signInPage), async (c) => {
    const { email, weiter } = c.req.valid('form')
    const client = clientAddress(c)
    const browser = knownToken(c)
    const returnTo = weiter ?? paths.home
    const request = await requestSignIn(c.get('services'), { email, client, browser, returnTo })
    if (!request.ok) return failurePage(c, request.error)
    setCookie(c, REQUEST_COOKIE, request.value.browserToken, {
      httpOnly: true,
      sameSite: 'Lax',
      path: paths.signIn,
      secure: c.get('services').config.origin.startsWith('https:'),
      maxAge: 600,
    })
    return done(c, paths.signInCode)
  })

  app.get(paths.signInCode, allow('public'), (c) => codePage(c, noErrors({})))

  app.post(paths.signInCode, allow('public'), form(codeForm, codePage), async (c) => {
    const browser = await browserOf(c)
    const redeemed = await redeemCode(
      c.get('services'),
      getCookie(c, REQUEST_COOKIE) ?? '',
      c.req.valid('form').code,
      browser,
    )
    if (!redeemed.ok) {
      c.status(422)
      return codePage(c, { values: {}, errors: [{ field: 'code', message: redeemed.error.message }] })
    }
    return arrive(c, redeemed.value, browser)
  })

  app.get(paths.signInLink(':token'), allow('public'), (c) =>
    page(c, { title: 'Anmeldung bestätigen' }, <LinkView action={paths.signInLink(param(c, 'token'))} />),
  )

  app.post(paths.signInLink(':token'), allow('public'), form(emptyForm, signInPage), async (c) => {
    const browser = await browserOf(c)
    const redeemed = await redeemLink(c.get('services'), param(c, 'token'), browser)
    if (!redeemed.ok) return failurePage(c, redeemed.error)
    return arrive(c, redeemed.value, browser)
  })

  app.post(paths.signOut, allow('public'), form(emptyForm, signInPage), async (c) => {
    const actor = c.get('actor')
    await endSession(c)
    if (actor) await noteSignOut(c.get('services'), actor)
    return done(c, paths.home, 'abgemeldet')
  })

  return app
}
