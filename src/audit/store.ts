/** The audit log: one row per thing done, in the same commit as the thing. */
import type { Reader, Statement } from '../core/database.ts'

export interface AuditEntry {
  readonly at: number
  readonly actorId: string | null
  readonly editionId?: string | null
  /** What happened, e.g. `submission.submitted`. */
  readonly kind: string
  /** Id of what it happened to. */
  readonly subject: string
  readonly detail?: Record<string, unknown>
}

/** Statement that appends one event. */
export const record = (q: Reader, entry: AuditEntry): Statement =>
  q.insertInto('audit_event').values({
    at: entry.at,
    actor_id: entry.actorId,
    edition_id: entry.editionId ?? null,
    kind: entry.kind,
    subject: entry.subject,
    detail: JSON.stringify(entry.detail ?? {}),
  })
