/** Results whose time has come are public for the very request that asks first, however long the interval is. */
import type { MiddlewareHandler } from 'hono'
import type { Database } from '../core/database.ts'
import { logError } from '../core/log.ts'
import type { Services } from '../core/services.ts'
import type { AppEnv } from '../http/context.ts'
import { openDue } from './opening.ts'
import { nextOpening } from './release-store.ts'

/** How long it may take until a time that another process has set is known here, ms. */
const LOOK_EVERY = 1000

interface Known {
  readonly lookedAt: number
  readonly opensAt: number | null
}

const known = new WeakMap<Database, Known>()
/** Whoever comes while the results open waits for them, too. */
const opening = new WeakMap<Database, Promise<void>>()

export const openOnTime: MiddlewareHandler<AppEnv> = async (c, next) => {
  const app = c.get('services')
  const opensAt = await whenNext(app)
  if (opensAt !== null && opensAt <= app.clock()) await openOnce(app)
  await next()
}

const whenNext = async ({ db, clock }: Services): Promise<number | null> => {
  const now = clock()
  const before = known.get(db)
  if (before && now >= before.lookedAt && now - before.lookedAt < LOOK_EVERY) return before.opensAt
  const opensAt = await nextOpening(db)
  known.set(db, { lookedAt: now, opensAt })
  return opensAt
}

/** Another process may have opened them a moment ago. */
const openFromNewest = async (app: Services): Promise<void> => {
  await app.db.replicas?.catchUp()
  await openDue(app)
}

const openOnce = (app: Services): Promise<void> => {
  const running = opening.get(app.db)
  if (running) return running
  const started = openFromNewest(app)
    // Pages answer whatever becomes of the release; the interval tries again.
    .catch((error: unknown) => logError('release.broken', error))
    .finally(() => {
      known.set(app.db, { lookedAt: app.clock(), opensAt: null })
      opening.delete(app.db)
    })
  opening.set(app.db, started)
  return started
}
