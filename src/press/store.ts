/** The press text of a year, and what may be done with published pictures. */
import { type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { PressKitTable } from '../core/honour-tables.ts'
import type { Terms } from '../photo/licences.ts'

export type PressKit = Selectable<PressKitTable>

export const pressKitOf = (db: Database, editionId: string): Promise<PressKit | undefined> =>
  db.q.selectFrom('press_kit').selectAll().where('edition_id', '=', editionId).executeTakeFirst()

/** Writes the first version, or replaces the one that was read; the guard belongs behind it. */
export const writePressKit = (
  q: Reader,
  kit: Omit<PressKit, 'version'>,
  /** 0 for none. */
  read: number,
): Statement =>
  q
    .insertInto('press_kit')
    .values({ ...kit, version: 1 })
    .onConflict((conflict) =>
      conflict
        .column('edition_id')
        .doUpdateSet({
          headline: kit.headline,
          body: kit.body,
          contact: kit.contact,
          updated_at: kit.updated_at,
          version: read + 1,
        })
        .where('press_kit.version', '=', read),
    )

/** What may be done with pictures, by picture; only those that are public now. */
export const termsOf = async (db: Database, ids: readonly string[]): Promise<Map<string, Terms>> => {
  const rows = await db.q
    .selectFrom('photo')
    .select(['id', 'licence', 'rights'])
    .where(sql<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .where('public_key', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, ...terms }) => [id, terms]))
}
