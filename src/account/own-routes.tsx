/** "Anmeldung und Sicherheit": one's own passkeys and sessions. */
import { Hono } from 'hono'
import { NamePasskeyView, OwnSignInView } from '../../views/account/own.tsx'
import { type FormState, noErrors } from '../core/form-state.ts'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import { type AppEnv, actorOf, type Ctx, param, sessionOf } from '../http/context.ts'
import { errorPage, failurePage } from '../http/error-page.tsx'
import { form } from '../http/form.ts'
import { done, page } from '../http/page.tsx'
import { question, questionOf } from '../http/passkey-question.ts'
import { endSession } from '../http/session.ts'
import { addPasskey, askForNew, nameOwnPasskey, partyHere, removeOwnPasskey } from './passkey-actions.ts'
import { newPasskeyForm, renamePasskeyForm } from './passkey-schema.ts'
import { passkeysOf } from './passkey-store.ts'
import { isRecent } from './rules.ts'
import { emptyForm, sessionForm } from './schema.ts'
import { endOwnSession, endOwnSessions } from './session-actions.ts'
import { sessionsOf } from './session-store.ts'

const ownPage = async (c: Ctx, state: FormState) => {
  const { db } = c.get('services')
  const party = partyHere(c.get('services'))
  const actor = actorOf(c)
  const session = sessionOf(c)
  const view = (
    <OwnSignInView
      email={actor.email}
      organiser={actor.isOrganiser}
      passkeys={await passkeysOf(db, actor.id)}
      sessions={await sessionsOf(db, actor.id)}
      here={session.idHash}
      recent={isRecent(session, Date.now())}
      party={party?.origin ?? null}
      elsewhere={party !== null && new URL(c.req.url).hostname !== party.id}
      state={state}
    />
  )
  return page(c, { title: 'Anmeldung und Sicherheit' }, view)
}

const namePage = async (c: Ctx, state?: FormState) => {
  const keys = await passkeysOf(c.get('services').db, actorOf(c).id)
  const key = keys.find(({ id }) => id === param(c, 'id'))
  if (!key) return errorPage(c, 'not_found')
  const shown = state ?? noErrors({ name: key.name })
  return page(
    c,
    { title: 'Passkey umbenennen' },
    <NamePasskeyView id={key.id} name={key.name} state={shown} />,
  )
}

/** Whoever signed in long ago does so once more first: somebody else may sit at the screen. */
const again = (c: Ctx) => c.redirect(paths.signInAgain(paths.ownSignIn), 303)
const broken = (c: Ctx) => errorPage(c, 'invalid')

export const ownSignInRoutes = () => {
  const app = new Hono<AppEnv>()
  const signedIn = allow('signed_in')
  const isFresh = (c: Ctx) => isRecent(sessionOf(c), Date.now())

  app.get(paths.ownSignIn, signedIn, (c) => ownPage(c, noErrors({})))

  app.post(paths.ownPasskeyQuestion, signedIn, form(emptyForm, broken), async (c) => {
    const { awardName } = await c.get('look')()
    return question(c, await askForNew(c.get('services'), actorOf(c), awardName))
  })

  app.post(paths.ownPasskeys, signedIn, form(newPasskeyForm, ownPage), async (c) => {
    if (!isFresh(c)) return again(c)
    const { name, antwort } = c.req.valid('form')
    const answer = { cookie: questionOf(c), response: antwort, name }
    const added = await addPasskey(c.get('services'), actorOf(c), sessionOf(c), answer)
    if (added.ok) return done(c, paths.ownSignIn, 'passkey-neu')
    if (added.error.kind !== 'invalid') return failurePage(c, added.error)
    c.status(422)
    return ownPage(c, { values: { name }, errors: [{ field: 'form', message: added.error.message }] })
  })

  app.get(paths.ownPasskeyDo(':id', 'benennen'), signedIn, (c) => namePage(c))

  app.post(paths.ownPasskeyDo(':id', 'benennen'), signedIn, form(renamePasskeyForm, namePage), async (c) => {
    const { name } = c.req.valid('form')
    const named = await nameOwnPasskey(c.get('services'), actorOf(c), param(c, 'id'), name)
    return named.ok ? done(c, paths.ownSignIn, 'passkey-benannt') : failurePage(c, named.error)
  })

  app.post(paths.ownPasskeyDo(':id', 'entfernen'), signedIn, form(emptyForm, broken), async (c) => {
    if (!isFresh(c)) return again(c)
    const removed = await removeOwnPasskey(c.get('services'), actorOf(c), sessionOf(c), param(c, 'id'))
    return removed.ok ? done(c, paths.ownSignIn, 'passkey-entfernt') : failurePage(c, removed.error)
  })

  app.post(paths.ownSession, signedIn, form(sessionForm, broken), async (c) => {
    const ended = await endOwnSession(c.get('services'), actorOf(c), c.req.valid('form').sitzung)
    return ended.ok ? done(c, paths.ownSignIn, 'sitzung-beendet') : failurePage(c, ended.error)
  })

  app.post(paths.ownSessions, signedIn, form(emptyForm, broken), async (c) => {
    await endOwnSessions(c.get('services'), actorOf(c))
    await endSession(c)
    return done(c, paths.home, 'ueberall-abgemeldet')
  })

  return app
}
