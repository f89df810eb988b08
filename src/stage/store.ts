/** The presenter's notes of a year. */
import type { Database, Reader, Statement } from '../core/database.ts'
import type { Note } from './schema.ts'

export interface Script {
  /** By `stepKey`. */
  readonly notes: Readonly<Record<string, Note>>
  /** 0 while nobody has written any. */
  readonly version: number
}

export const scriptOf = async (db: Database, editionId: string): Promise<Script> => {
  const row = await db.q
    .selectFrom('stage_script')
    .select(['notes', 'version'])
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
  return row
    ? { notes: JSON.parse(row.notes) as Script['notes'], version: row.version }
    : { notes: {}, version: 0 }
}

/** Writes the first version, or replaces the one that was read; the guard belongs behind it. */
export const writeScript = (
  q: Reader,
  write: { editionId: string; notes: Script['notes']; read: number; now: number },
): Statement => {
  const values = { notes: JSON.stringify(write.notes), version: write.read + 1, updated_at: write.now }
  return q
    .insertInto('stage_script')
    .values({ edition_id: write.editionId, ...values })
    .onConflict((conflict) =>
      conflict.column('edition_id').doUpdateSet(values).where('stage_script.version', '=', write.read),
    )
}
