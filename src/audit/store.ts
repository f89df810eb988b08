/** The audit log: one row per thing done, in the same commit as the thing. */
import { type Insertable, sql } from 'kysely'
import type { Reader, Statement } from '../core/database.ts'
import { preparedWrite } from '../core/prepared.ts'
import type { AuditEventTable } from '../core/tables.ts'
import type { AuditKind } from './kinds.ts'
import { detailJson } from './rules.ts'

export interface AuditEntry {
  readonly at: number
  readonly actorId: string | null
  readonly editionId?: string | null
  readonly kind: AuditKind
  /** Id of what it happened to. */
  readonly subject: string
  readonly detail?: Record<string, unknown>
}

const insert = preparedWrite((q: Reader, of: Omit<Insertable<AuditEventTable>, 'seq'>) =>
  q.insertInto('audit_event').values({
    at: of.at,
    actor_id: of.actor_id,
    edition_id: of.edition_id,
    kind: of.kind,
    subject: of.subject,
    detail: of.detail,
  }),
)

/** Statement that appends one event. */
export const record = (q: Reader, entry: AuditEntry): Statement =>
  insert(q, {
    at: entry.at,
    actor_id: entry.actorId,
    edition_id: entry.editionId ?? null,
    kind: entry.kind,
    subject: entry.subject,
    detail: detailJson(entry.kind, entry.detail ?? {}),
  })

/** Statement that appends one event for each subject, all of one kind. */
export const recordEach = (
  q: Reader,
  entry: Omit<AuditEntry, 'subject' | 'detail'>,
  subjects: readonly { readonly id: string; readonly detail: Record<string, unknown> }[],
): Statement => {
  const rows = subjects.map(({ id, detail }) => ({ id, detail: detailJson(entry.kind, detail) }))
  return sql`
    INSERT INTO audit_event (at, actor_id, edition_id, kind, subject, detail)
    SELECT ${entry.at}, ${entry.actorId}, ${entry.editionId ?? null}, ${entry.kind}, value ->> 'id', value ->> 'detail'
    FROM json_each(${JSON.stringify(rows)})`.compile(q)
}
