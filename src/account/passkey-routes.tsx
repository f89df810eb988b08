/** Signing in with a passkey. */
import { Hono } from 'hono'
import { PasskeyView } from '../../views/account/sign-in.tsx'
import { type FormState, noErrors } from '../core/form-state.ts'
import { localPath, paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import { browserOf, keepBrowser } from '../http/browser.ts'
import { clientAddress } from '../http/client.ts'
import type { AppEnv, Ctx } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { question, questionOf } from '../http/passkey-question.ts'
import { startSession } from '../http/session.ts'
import { askToSignIn, signInWithPasskey } from './passkey-actions.ts'
import { passkeySignInForm } from './passkey-schema.ts'
import { emptyForm } from './schema.ts'

const passkeyPage = (c: Ctx, state: FormState) => {
  const returnTo = localPath(c.req.query('weiter') ?? String(state.values.weiter ?? ''), paths.home)
  return page(c, { title: 'Mit Passkey bestätigen' }, <PasskeyView state={state} returnTo={returnTo} />)
}

export const passkeyRoutes = () => {
  const app = new Hono<AppEnv>()

  app.get(paths.signInPasskey, allow('public'), (c) => passkeyPage(c, noErrors({})))

  app.post(
    paths.signInPasskeyQuestion,
    allow('public'),
    form(emptyForm, (c) => errorPage(c, 'invalid')),
    async (c) => question(c, await askToSignIn(c.get('services'))),
  )

  app.post(paths.signInPasskey, allow('public'), form(passkeySignInForm, passkeyPage), async (c) => {
    const { antwort, weiter } = c.req.valid('form')
    const browser = await browserOf(c)
    const returnTo = localPath(weiter, paths.home)
    const signedIn = await signInWithPasskey(c.get('services'), {
      cookie: questionOf(c),
      response: antwort,
      client: clientAddress(c),
      browser,
      returnTo,
    })
    if (!signedIn.ok && signedIn.error.kind !== 'invalid') return failurePage(c, signedIn.error)
    if (!signedIn.ok) {
      c.status(422)
      const errors = [{ field: 'form', message: signedIn.error.message }]
      return passkeyPage(c, { values: { weiter: returnTo }, errors })
    }
    await startSession(c, signedIn.value.accountId, { method: 'passkey', browser: browser.name })
    keepBrowser(c, browser)
    return done(c, signedIn.value.returnTo)
  })

  return app
}
