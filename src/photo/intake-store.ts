/** Pictures that have come in and wait for their sizes: reads and write statements. */
import { type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { PhotoIntakeTable } from '../core/gallery-tables.ts'
import { MAX_PHOTOS } from './rules.ts'

export type Intake = Selectable<PhotoIntakeTable>

/** What waits at a submission, and what was refused lately. */
export const intakesOf = (db: Database, submissionId: string): Promise<Intake[]> =>
  db.q
    .selectFrom('photo_intake')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .orderBy('position')
    .execute()

/** One that still waits, with the edition it belongs to. */
export const waitingIntake = (db: Database, id: string) =>
  db.q
    .selectFrom('photo_intake')
    .innerJoin('submission', 'submission.id', 'photo_intake.submission_id')
    .selectAll('photo_intake')
    .select('submission.edition_id')
    .where('photo_intake.id', '=', id)
    .where('refused', 'is', null)
    .executeTakeFirst()

/** Those that nobody has finished in time, longest waiting first. */
export const dueIntakes = (db: Database, now: number, limit: number): Promise<Intake[]> =>
  db.q
    .selectFrom('photo_intake')
    .selectAll()
    .where('refused', 'is', null)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .execute()

/** Notes a picture unless the entry has its seven, those that wait included; the count stands in the SQL. */
export const insertIntake = (q: Reader, { id, submission_id, position, ...rest }: Intake): Statement => {
  const { file_name, sha256, received_at, next_at } = rest
  return sql`
    INSERT INTO photo_intake (id, submission_id, position, file_name, sha256, received_at, next_at)
    SELECT ${id}, ${submission_id}, ${position}, ${file_name}, ${sha256}, ${received_at}, ${next_at}
    WHERE (SELECT count(*) FROM photo WHERE submission_id = ${submission_id})
      + (SELECT count(*) FROM photo_intake WHERE submission_id = ${submission_id}) < ${MAX_PHOTOS}`.compile(q)
}

/** The next attempt belongs to whoever changes this first. */
export const claimIntake = (q: Reader, { id, next_at }: Intake, nextAt: number): Statement =>
  q
    .updateTable('photo_intake')
    .set({ tries: sql`tries + 1`, next_at: nextAt })
    .where('id', '=', id)
    .where('next_at', '=', next_at)
    .where('refused', 'is', null)

/** It will not become a picture; `until` is how long that is said, UTC ms. */
export const refuseIntake = (q: Reader, id: string, why: string, until: number): Statement =>
  q
    .updateTable('photo_intake')
    .set({ refused: why, next_at: until })
    .where('id', '=', id)
    .where('refused', 'is', null)

export const deleteIntake = (q: Reader, id: string): Statement =>
  q.deleteFrom('photo_intake').where('id', '=', id)

/** What was refused at this submission is old news once somebody uploads again. */
export const forgetRefusals = (q: Reader, submissionId: string): Statement =>
  q.deleteFrom('photo_intake').where('submission_id', '=', submissionId).where('refused', 'is not', null)

export const forgetOldRefusals = (q: Reader, now: number): Statement =>
  q.deleteFrom('photo_intake').where('refused', 'is not', null).where('next_at', '<=', now)
