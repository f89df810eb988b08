/** Results whose time has come are public for the very request that asks first, however long the interval is. */
import type { MiddlewareHandler } from 'hono'
import type { Database } from '../core/database.ts'
import type { AppEnv } from '../http/context.ts'
import { openDue } from './opening.ts'
import { nextOpening } from './release-store.ts'

/** How long it may take until a time that was just set is known here, ms. */
const LOOK_EVERY = 1000

const known = new WeakMap<Database, { readonly lookedAt: number; readonly opensAt: number | null }>()

export const openOnTime: MiddlewareHandler<AppEnv> = async (c, next) => {
  const app = c.get('services')
  const now = app.clock()
  const before = known.get(app.db)
  const fresh = before !== undefined && now >= before.lookedAt && now - before.lookedAt < LOOK_EVERY
  const opensAt = fresh ? before.opensAt : await nextOpening(app.db)
  if (opensAt !== null && opensAt <= now) {
    await openDue(app)
    known.delete(app.db)
  } else if (!fresh) known.set(app.db, { lookedAt: now, opensAt })
  await next()
}
