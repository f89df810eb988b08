/** The audit log: one row per thing done, in the same commit as the thing. */
import { type Insertable, sql } from 'kysely'
import type { Reader, Statement } from '../core/database.ts'
import { preparedWrite } from '../core/prepared.ts'
import type { AuditEventTable } from '../core/tables.ts'
import type { Detail } from './detail-words.ts'
import type { AuditKind } from './kinds.ts'
import { detailJson } from './rules.ts'

export interface AuditEntry {
  readonly at: number
  readonly actorId: string | null
  readonly editionId?: string | null
  readonly kind: AuditKind
  /** Id of what it happened to. */
  readonly subject: string
  readonly detail?: Detail
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
  subjects: readonly { readonly id: string; readonly detail: Detail }[],
): Statement => {
  const rows = subjects.map(({ id, detail }) => ({ id, detail: detailJson(entry.kind, detail) }))
  return sql`
    INSERT INTO audit_event (at, actor_id, edition_id, kind, subject, detail)
    SELECT ${entry.at}, ${entry.actorId}, ${entry.editionId ?? null}, ${entry.kind}, value ->> 'id', value ->> 'detail'
    FROM json_each(${JSON.stringify(rows)})`.compile(q)
}

/** Statement that logs a file taken out by its address; the year in it says which edition's, an id which entry's. */
export const recordDownload = (
  q: Reader,
  { at, actorId, path }: { readonly at: number; readonly actorId: string; readonly path: string },
): Statement => {
  const kind: AuditKind = 'data.downloaded'
  const year = Number(/\/(\d{4})\//.exec(path)?.[1] ?? 0)
  const subject = UUID.exec(path)?.[0] ?? 'data'
  return sql`
    INSERT INTO audit_event (at, actor_id, edition_id, kind, subject, detail)
    VALUES (
      ${at},
      ${actorId},
      coalesce(
        (SELECT id FROM edition WHERE year = ${year}),
        (SELECT edition_id FROM submission WHERE id = ${subject})
      ),
      ${kind},
      ${subject},
      ${detailJson(kind, { path })}
    )`.compile(q)
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
