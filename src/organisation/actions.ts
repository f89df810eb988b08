/** Organisers confirm which mail domain belongs to which organisation. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { confirmDomain, releaseDomain } from './store.ts'

/** From now on people of this domain see what the organisation has handed in. */
export const confirmOrganisation = async (
  app: Services,
  actor: Actor,
  { domain, key }: { domain: string; key: string },
): Promise<Result<null>> => {
  const now = app.clock()
  const saved = await app.db.commit([
    confirmDomain(app.db.q, { domain, key, by: actor.id, now }),
    guard,
    record(app.db.q, {
      at: now,
      actorId: actor.id,
      kind: 'organisation.confirmed',
      subject: key,
      detail: { domain },
    }),
  ])
  if (saved.ok) return ok(null)
  return saved.error === 'guard'
    ? fail('not_found', 'Zu diesem Schlüssel gibt es keine Einreichung.')
    : fail('conflict', `${domain} ist schon zugeordnet. Lösen Sie die Zuordnung zuerst.`)
}

/** Takes the confirmation back, at once. */
export const releaseOrganisation = async (
  app: Services,
  actor: Actor,
  domain: string,
): Promise<Result<null>> => {
  const saved = await app.db.commit([
    releaseDomain(app.db.q, domain),
    guard,
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      kind: 'organisation.released',
      subject: domain,
    }),
  ])
  return saved.ok ? ok(null) : fail('not_found', 'Diese Zuordnung gibt es nicht mehr.')
}
