/** The browser somebody signs in with: known from before, or worth a letter. */
import { newBrowserLetter as letter } from '../../views/mail/account.ts'
import { showDate } from '../core/berlin-time.ts'
import type { Statement } from '../core/database.ts'
import { paths } from '../core/paths.ts'
import type { Services } from '../core/services.ts'
import { post } from '../mail/store.ts'
import type { Arrival } from './session-store.ts'

export interface VisitingBrowser {
  /** SHA-256 of what its cookie holds. */
  readonly hash: string
  /** Like "Firefox unter Windows". */
  readonly name: string
}

/**
 * The letter to organisers and jurors about a sign-in with a browser they have not used before: one a day for each
 * name of a browser, so nobody's mailbox is filled. None for the very first browser.
 */
export const newBrowserLetter = (
  app: Services,
  email: string,
  arrival: Arrival | null,
  browser: VisitingBrowser,
): Statement[] => {
  if (!arrival || arrival.known || arrival.browsers === 0) return []
  if (!arrival.organiser && !arrival.juror) return []
  const now = app.clock()
  const words = letter({ browser: browser.name, at: now, link: app.config.origin + paths.ownSignIn })
  const key = `new_browser:${arrival.id}:${showDate(now)}:${browser.name}`
  return [post(app.db.q, { key, kind: 'new_browser', to: email, ...words, accountId: arrival.id }, now)]
}
