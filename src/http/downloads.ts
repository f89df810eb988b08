/** Every file that a signed-in person takes out of the house leaves its trace, whatever room it comes from. */

import type { MiddlewareHandler } from 'hono'
import { recordDownload } from '../audit/store.ts'
import { logError } from '../core/log.ts'
import type { AppEnv } from './context.ts'

/** What is public anyway, one's own data, and the tables that record for themselves how they were filtered. */
const NOT_HERE = /^\/(\d{4}|api|en|meine-daten)\/|\/(einreichungen|auswahl)\.(csv|xlsx)$/

/** Logs answers that a browser saves. A log that cannot be written is reported, and the file still leaves. */
export const logDownloads: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const actor = c.get('actor')
  if (actor === null || c.req.method !== 'GET' || c.res.status !== 200) return
  if (!c.res.headers.get('Content-Disposition')?.startsWith('attachment')) return
  const { pathname } = new URL(c.req.url)
  if (NOT_HERE.test(pathname)) return
  const { db, clock } = c.get('services')
  try {
    await db.commit([recordDownload(db.q, { at: clock(), actorId: actor.id, path: pathname })])
  } catch (error) {
    logError('download.unrecorded', error)
  }
}
