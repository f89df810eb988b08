/** Organisers name a filter of the table, share it, start with it, drop it. */
import type { Actor } from '../account/rules.ts'
import type { Detail } from '../audit/detail-words.ts'
import type { AuditKind } from '../audit/kinds.ts'
import { record } from '../audit/store.ts'
import { guard } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { LIMITS, tableAddress, tableQueryOf } from './schema.ts'
import { clearStart, deleteView, insertView, setStart, updateView, type ViewScope } from './view-store.ts'

export interface ViewChange {
  readonly name: string
  readonly shared: boolean
  /** Whether the table starts with it. */
  readonly start: boolean
}

const scopeOf = (actor: Actor, edition: Edition): ViewScope => ({
  editionId: edition.id,
  accountId: actor.id,
})

const recorded = (
  app: Services,
  actor: Actor,
  edition: Edition,
  kind: AuditKind,
  id: string,
  detail: Detail = {},
) =>
  record(app.db.q, {
    at: app.clock(),
    actorId: actor.id,
    editionId: edition.id,
    kind,
    subject: id,
    detail,
  })

const refused = (reason: string): Result<never> =>
  reason === 'unique'
    ? fail('conflict', 'So heißt schon eine Ihrer Ansichten. Bitte wählen Sie einen anderen Namen.')
    : fail('not_found', 'Diese Ansicht gibt es nicht mehr.')

/** Saves the filter, order and columns of `address` under a name. */
export const addView = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  input: ViewChange & { readonly address: string },
): Promise<Result<null>> => {
  const scope = scopeOf(actor, edition)
  const id = newId()
  const query = tableAddress(tableQueryOf(input.address), { seite: 1 })
  const { name, shared } = input
  const { q } = app.db
  const saved = await app.db.commit([
    insertView(q, scope, { id, name, shared, query, now: app.clock() }),
    guard,
    ...(input.start ? [setStart(q, scope, id)] : []),
    recorded(app, actor, edition, 'view.saved', id, { shared }),
  ])
  if (saved.ok) return ok(null)
  if (saved.error === 'unique') return refused('unique')
  return fail(
    'conflict',
    `Mehr als ${LIMITS.views} Ansichten in einem Jahr sind nicht vorgesehen. Bitte löschen Sie zuerst eine andere.`,
  )
}

/** Renames or shares a view, and says whether the table starts with it. */
export const changeView = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  id: string,
  { name, shared, start }: ViewChange,
): Promise<Result<null>> => {
  const scope = scopeOf(actor, edition)
  const { q } = app.db
  const saved = await app.db.commit([
    updateView(q, scope, { id, name, shared }),
    guard,
    start ? setStart(q, scope, id) : clearStart(q, scope, id),
    recorded(app, actor, edition, 'view.changed', id, { shared }),
  ])
  return saved.ok ? ok(null) : refused(saved.error)
}

/** Deletes a view, for everybody who saw it. */
export const dropView = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  id: string,
): Promise<Result<null>> => {
  const saved = await app.db.commit([
    deleteView(app.db.q, scopeOf(actor, edition), id),
    guard,
    recorded(app, actor, edition, 'view.deleted', id),
  ])
  return saved.ok ? ok(null) : refused(saved.error)
}
