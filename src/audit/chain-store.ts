/** Reads of the sealed chain, and the statement that makes it longer. */
import type { Database, Reader, Statement } from '../core/database.ts'
import type { LogEvent, Seal } from './chain.ts'

/** The newest seal; null while there is none. */
export const lastSeal = async (db: Database): Promise<Seal | null> =>
  (await db.q.selectFrom('audit_seal').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()) ??
  null

/** The seal with this number. */
export const sealNumber = (db: Database, number: number): Promise<Seal | undefined> =>
  db.q.selectFrom('audit_seal').selectAll().where('number', '=', number).executeTakeFirst()

/** Whether a seal has this hash. */
export const hasSeal = async (db: Database, hash: string): Promise<boolean> =>
  (await db.q.selectFrom('audit_seal').select('number').where('hash', '=', hash).executeTakeFirst()) !==
  undefined

/** Seals after this number, ascending, at most `limit`. */
export const sealsAfter = (db: Database, number: number, limit: number): Promise<Seal[]> =>
  db.q
    .selectFrom('audit_seal')
    .selectAll()
    .where('number', '>', number)
    .orderBy('number')
    .limit(limit)
    .execute()

/** Events after `seq` up to and with `to`, ascending, at most `limit`. */
export const eventsAfter = (db: Database, seq: number, to: number, limit: number): Promise<LogEvent[]> =>
  db.q
    .selectFrom('audit_event')
    .selectAll()
    .where('seq', '>', seq)
    .where('seq', '<=', to)
    .orderBy('seq')
    .limit(limit)
    .execute()

/** How many events stand after `seq`. */
export const countAfter = async (db: Database, seq: number): Promise<number> => {
  const row = await db.q
    .selectFrom('audit_event')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('seq', '>', seq)
    .executeTakeFirst()
  return row?.count ?? 0
}

/** Whether anything stands after `seq` that is not about the log or the post themselves. */
export const hasNews = async (db: Database, seq: number): Promise<boolean> =>
  (await db.q
    .selectFrom('audit_event')
    .select('seq')
    .where('seq', '>', seq)
    .where('kind', 'not like', 'log.%')
    .where('kind', 'not like', 'letter.%')
    .limit(1)
    .executeTakeFirst()) !== undefined

/** The newest event of a kind. */
export const lastOfKind = (db: Database, kind: 'log.copied' | 'log.checked' | 'backup.made') =>
  db.q
    .selectFrom('audit_event')
    .select(['at', 'detail'])
    .where('seq', '=', (e) =>
      e
        .selectFrom('audit_found')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .where('kind', '=', kind),
    )
    .executeTakeFirst()

/** Statement that makes the chain longer; the database refuses whatever does not continue it. */
export const insertSeal = (q: Reader, seal: Seal): Statement => q.insertInto('audit_seal').values(seal)
