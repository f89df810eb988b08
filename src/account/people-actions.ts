/** What organisers do about the access of others. */
import {
  organisersChangedLetter,
  passkeysResetLetter,
  passkeysResetReceipt,
} from '../../views/mail/account.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { post } from '../mail/store.ts'
import {
  accountById,
  deletePasskeysBy,
  endOrganiserBy,
  endSessionsBy,
  makeOrganiserBy,
} from './people-store.ts'
import type { Actor, HeldSession } from './rules.ts'
import { endSessionsBefore, endSessionsOfAccount } from './session-store.ts'
import { accountIdByEmail, ensureAccount, organiserAddresses } from './store.ts'

const UNKNOWN = fail('not_found', 'Diese Person gibt es nicht (mehr).')

/** Signs somebody out everywhere; somebody who is signed in nowhere stays so. */
export const signOutPerson = async (app: Services, actor: Actor, id: string): Promise<Result<null>> => {
  const person = await accountById(app.db, id)
  if (!person) return UNKNOWN
  const { q } = app.db
  const done = await app.db.commit([
    endSessionsBy(q, actor.id, id),
    record(q, { at: app.clock(), actorId: actor.id, kind: 'account.sessions_ended', subject: id }),
  ])
  if (!done.ok) throw new Error(`sessions not ended: ${done.error}`)
  return ok(null)
}

/** Removes all passkeys of somebody who has lost them; both hear of it by mail. */
export const resetPasskeys = async (
  app: Services,
  actor: Actor,
  session: HeldSession,
  id: string,
): Promise<Result<null>> => {
  const person = await accountById(app.db, id)
  if (!person) return UNKNOWN
  if (id === actor.id)
    return fail('forbidden', 'Ihre eigenen Passkeys entfernen Sie auf Ihrer eigenen Seite.')
  const { q } = app.db
  const now = app.clock()
  const link = app.config.origin + paths.ownSignIn
  const letter = (to: string, words: { subject: string; body: string }) =>
    post(q, { key: `passkeys_reset:${newId()}`, kind: 'account', to, ...words }, now)
  const done = await app.db.commit([
    deletePasskeysBy(q, { id: actor.id, session: session.idHash }, id),
    guard,
    endSessionsBy(q, actor.id, id),
    record(q, { at: now, actorId: actor.id, kind: 'account.passkeys_reset', subject: id }),
    letter(person.email, passkeysResetLetter({ by: actor.email, link })),
    letter(actor.email, passkeysResetReceipt({ of: person.email, link })),
  ])
  return done.ok
    ? ok(null)
    : fail(
        'conflict',
        'Zurückgesetzt wurde nichts: Die Person hat keinen Passkey mehr, oder Ihre Anmeldung liegt länger als zehn Minuten zurück.',
      )
}

const organisersChanged = async (app: Services, actor: Actor, of: { email: string; joined: boolean }) => {
  const now = app.clock()
  const words = organisersChangedLetter({
    ...of,
    by: actor.email,
    link: app.config.origin + paths.adminPeople,
  })
  const all = new Set([...(await organiserAddresses(app.db)), of.email])
  return [...all].map((to) =>
    post(app.db.q, { key: `organisers_changed:${newId()}`, kind: 'account', to, ...words }, now),
  )
}

/** Takes somebody into the Geschäftsstelle; they sign in anew for it, and all organisers hear of it. */
export const appointOrganiser = async (
  app: Services,
  actor: Actor,
  session: HeldSession,
  email: string,
): Promise<Result<null>> => {
  const { q } = app.db
  const now = app.clock()
  const id = (await accountIdByEmail(app.db, email)) ?? newId()
  const done = await app.db.commit([
    ensureAccount(q, email, '', now, id),
    endSessionsBefore(q, email),
    makeOrganiserBy(q, { id: actor.id, session: session.idHash }, email),
    guard,
    record(q, { at: now, actorId: actor.id, kind: 'account.organiser_made', subject: id }),
    ...(await organisersChanged(app, actor, { email, joined: true })),
  ])
  return done.ok
    ? ok(null)
    : fail(
        'invalid',
        'Geändert ist nichts: Diese Adresse gehört schon zur Geschäftsstelle, oder Ihre Anmeldung liegt zu lange zurück.',
      )
}

/** Takes the role from somebody else; all their sessions end, and all organisers hear of it. */
export const dismissOrganiser = async (
  app: Services,
  actor: Actor,
  session: HeldSession,
  id: string,
): Promise<Result<null>> => {
  const person = await accountById(app.db, id)
  if (!person) return UNKNOWN
  const { q } = app.db
  const done = await app.db.commit([
    endOrganiserBy(q, { id: actor.id, session: session.idHash }, id),
    guard,
    endSessionsOfAccount(q, id),
    record(q, { at: app.clock(), actorId: actor.id, kind: 'account.organiser_ended', subject: id }),
    ...(await organisersChanged(app, actor, { email: person.email, joined: false })),
  ])
  return done.ok
    ? ok(null)
    : fail(
        'conflict',
        'Geändert ist nichts: Die Rolle hat diese Person nicht (mehr), es ist Ihre eigene, oder Ihre Anmeldung liegt länger als zehn Minuten zurück.',
      )
}
