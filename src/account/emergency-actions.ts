/** Break glass: a sign-in link for an organiser, made by whoever runs the server. */
import { breakGlassLetter } from '../../views/mail/account.ts'
import { type Reader, sqlText } from '../core/database.ts'
import { newToken, sha256 } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { emergencyStatements } from './emergency-store.ts'

const LINK_MS = 15 * 60_000

interface Wanted {
  readonly email: string
  readonly removePasskeys: boolean
}

const prepare = async (q: Reader, origin: string, now: number, { email, removePasskeys }: Wanted) => {
  const token = newToken()
  const letter = breakGlassLetter({
    of: email,
    passkeysRemoved: removePasskeys,
    link: origin + paths.adminPeople,
  })
  const statements = emergencyStatements(q, {
    email,
    removePasskeys,
    linkHash: await sha256(token),
    returnTo: paths.ownSignIn,
    now,
    expiresAt: now + LINK_MS,
    letter,
  })
  return { statements, link: origin + paths.signInLink(token) }
}

/** A link that signs the organiser in once, within a quarter of an hour; a passkey that is left is still asked for. */
export const openInEmergency = async (app: Services, wanted: Wanted): Promise<Result<string>> => {
  const { statements, link } = await prepare(app.db.q, app.config.origin, app.clock(), wanted)
  const done = await app.db.commit(statements)
  return done.ok
    ? ok(link)
    : fail('not_found', `${wanted.email} gehört nicht zur Geschäftsstelle; geändert ist nichts.`)
}

/** The same for a database that is reached only by its own command line: the statements as text. */
export const emergencyText = async (
  q: Reader,
  origin: string,
  wanted: Wanted,
): Promise<{ link: string; text: string }> => {
  const { statements, link } = await prepare(q, origin, Date.now(), wanted)
  return { link, text: sqlText(statements) }
}
