/** `npm run organiser -- name@example.org --notzugang`: the way in for an organiser who has lost every other. */
import { emergencyText, openInEmergency } from '../account/emergency-actions.ts'
import type { Reader } from '../core/database.ts'
import type { Services } from '../core/services.ts'
import { isEmail } from '../core/text.ts'

const readAddress = (address: string): string | null => {
  const email = address.trim().toLowerCase()
  if (isEmail(email)) return email
  console.error('Bitte eine E-Mail-Adresse angeben: npm run organiser -- name@example.org --notzugang')
  return null
}

const FOOTNOTE =
  'Der Link gilt eine Viertelstunde und nur einmal. Alle bisherigen Anmeldungen dieses Kontos sind beendet. Alle in der Geschäftsstelle bekommen eine E-Mail, und das Protokoll nennt es.'

/** Prints a sign-in link; returns the exit code (2 for an address that is none). */
export const breakGlassCommand = async (
  app: Services,
  address: string,
  removePasskeys: boolean,
): Promise<0 | 1 | 2> => {
  const email = readAddress(address)
  if (email === null) return 2
  const opened = await openInEmergency(app, { email, removePasskeys })
  if (!opened.ok) {
    console.error(opened.error.message)
    return 1
  }
  console.log(opened.value)
  console.error(FOOTNOTE)
  await app.deliver()
  return 0
}

/** Prints the same as SQL for `wrangler d1 execute`, and the link beside it (on stderr); returns the exit code. */
export const breakGlassSqlCommand = async (
  q: Reader,
  origin: string,
  address: string,
  removePasskeys: boolean,
): Promise<0 | 2> => {
  const email = readAddress(address)
  if (email === null) return 2
  const { link, text } = await emergencyText(q, origin, { email, removePasskeys })
  console.log(text)
  console.error(`Nach dem Ausführen gilt dieser Link: ${link}\n${FOOTNOTE}`)
  return 0
}
