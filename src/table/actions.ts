/** Downloads of the table, each with its trace in the audit log. */
import type { Actor } from '../account/rules.ts'
import { record } from '../audit/store.ts'
import type { Services } from '../core/services.ts'
import type { Edition } from '../edition/store.ts'
import { currentForm } from '../entry-form/store.ts'
import { thresholdsOf } from '../register/rules.ts'
import { sheetOf } from './columns.ts'
import { toCsv } from './csv.ts'
import { tableAddress } from './schema.ts'
import { listForExport, type TableRequest } from './store.ts'
import { toXlsx } from './xlsx.ts'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The filtered list as a file; what was taken out, by whom and when stays on record. */
export const exportTable = async (
  app: Services,
  actor: Actor,
  edition: Edition,
  request: TableRequest,
  kind: keyof typeof TYPES,
) => {
  const { questions } = await currentForm(app.db, edition)
  const rows = await listForExport(app.db, request)
  const sheet = sheetOf(edition.year, thresholdsOf(edition), questions, rows)
  const bytes = kind === 'csv' ? toCsv(sheet) : await toXlsx(sheet)
  const recorded = await app.db.commit([
    record(app.db.q, {
      at: app.clock(),
      actorId: actor.id,
      editionId: edition.id,
      kind: 'submission.exported',
      subject: edition.id,
      detail: { format: kind, rows: rows.length, filter: tableAddress(request.query) },
    }),
  ])
  if (!recorded.ok) throw new Error('export without a record')
  return { name: `einreichungen-${edition.year}.${kind}`, type: TYPES[kind], bytes }
}
