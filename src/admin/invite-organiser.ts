/** `npm run organiser -- name@example.org`: the way in for the first organiser of an installation. */

import { organiserLetter } from '../../views/mail/organiser.ts'
import { issueLink } from '../account/actions.ts'
import { endSessionsBefore } from '../account/session-store.ts'
import { accountIdByEmail, ensureAccount, makeOrganiser } from '../account/store.ts'
import { record } from '../audit/store.ts'
import { newId } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import type { Services } from '../core/services.ts'
import { isEmail } from '../core/text.ts'
import { post } from '../mail/store.ts'

const LINK_MS = 24 * 3_600_000

/** Makes the address an organiser and mails a sign-in link; returns the exit code (2 for an address that is none). */
export const inviteOrganiserCommand = async (app: Services, address: string): Promise<0 | 1 | 2> => {
  const email = address.trim().toLowerCase()
  if (!isEmail(email)) {
    console.error('Bitte eine E-Mail-Adresse angeben: npm run organiser -- name@example.org')
    return 2
  }
  const now = app.clock()
  const { q } = app.db
  const link = await issueLink(
    { db: app.db, clock: app.clock, origin: app.config.origin },
    email,
    paths.admin,
    LINK_MS,
  )
  const id = (await accountIdByEmail(app.db, email)) ?? newId()
  const saved = await app.db.commit([
    ensureAccount(q, email, '', now, id),
    // A new role begins with a new sign-in.
    endSessionsBefore(q, email),
    makeOrganiser(q, email),
    record(q, {
      at: now,
      actorId: null,
      kind: 'account.organiser_made',
      subject: id,
    }),
    post(q, { key: `organiser:${newId()}`, kind: 'sign_in', to: email, ...organiserLetter({ link }) }, now),
  ])
  if (!saved.ok) {
    console.error('Das Konto konnte nicht gespeichert werden.')
    return 1
  }
  await app.deliver()
  const letter = await q
    .selectFrom('outbox')
    .select(['state', 'last_error'])
    .where('recipient', '=', email)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  if (letter?.state !== 'sent') {
    console.error(
      `${email} ist jetzt Geschäftsstelle, aber die Einladung ging noch nicht hinaus: ${letter?.last_error ?? 'unbekannt'}. Der Server versucht es weiter.`,
    )
    return 1
  }
  console.log(`${email} ist jetzt Geschäftsstelle. Die Einladung mit einem Anmeldelink ist unterwegs.`)
  return 0
}
