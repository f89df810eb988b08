/** Reads and write statements for reports that a project was taken over. */
import { type Selectable, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { AdoptionTable } from '../core/showcase-tables.ts'
import { DECISIONS, type Decision, PROOF_MS } from './rules.ts'

export type Adoption = Selectable<AdoptionTable>

/** Who has taken a project over, as its page lists it. */
export const acceptedAdoptions = async (db: Database, submissionId: string) => {
  const rows = await db.q
    .selectFrom('adoption')
    .select(['municipality', 'what', 'since'])
    .where('submission_id', '=', submissionId)
    .where('state', '=', 'accepted')
    .orderBy('since')
    .orderBy('municipality')
    .execute()
  return rows.map(({ municipality, what, since }) => ({ name: municipality, what, since: String(since) }))
}

/** In SQL: the submission has a public page now, as a winner or as good practice. */
const isPublished = (submissionId: string) => sql<boolean>`EXISTS (
  SELECT 1 FROM release_snapshot JOIN edition ON edition.id = release_snapshot.edition_id
  WHERE edition.released_at IS NOT NULL AND (
    EXISTS (SELECT 1 FROM example WHERE example.submission_id = ${submissionId}
      AND example.edition_id = edition.id)
    OR EXISTS (SELECT 1 FROM json_each(release_snapshot.content, '$.winners') AS winner
      WHERE json_extract(winner.value, '$.submission') = ${submissionId})))`

/** Statement that keeps a report about a project that is public; a guard must follow. */
export const insertAdoption = (
  q: Reader,
  row: Omit<Adoption, 'state' | 'reason' | 'proven_at' | 'decided_at' | 'decided_by'>,
): Statement =>
  sql`INSERT INTO adoption (id, edition_id, submission_id, municipality, municipality_key, email, what, since,
      state, token_hash, created_at)
    SELECT ${row.id}, ${row.edition_id}, ${row.submission_id}, ${row.municipality}, ${row.municipality_key},
      ${row.email}, ${row.what}, ${row.since}, 'unproven', ${row.token_hash}, ${row.created_at}
    WHERE ${isPublished(row.submission_id)}`.compile(q)

/** A report with what it is about. */
const joined = (db: Database) =>
  db.q
    .selectFrom('adoption')
    .innerJoin('submission', 'submission.id', 'adoption.submission_id')
    .innerJoin('edition', 'edition.id', 'adoption.edition_id')
    .selectAll('adoption')
    .select(['submission.title as project', 'edition.title as edition', 'edition.year'])

export type Reported = Adoption & {
  readonly project: string
  readonly edition: string
  readonly year: number
}

export const adoptionByToken = (db: Database, hash: string): Promise<Reported | undefined> =>
  joined(db).where('token_hash', '=', hash).executeTakeFirst()

export const adoptionOf = (db: Database, editionId: string, id: string): Promise<Reported | undefined> =>
  joined(db).where('adoption.id', '=', id).where('adoption.edition_id', '=', editionId).executeTakeFirst()

/** Most reports on the organisers' page; those that wait come first. */
const MOST = 200

/** Reports whose address is proven: waiting ones first, the latest first. */
export const adoptionsOfEdition = (db: Database, editionId: string): Promise<Reported[]> =>
  joined(db)
    .where('adoption.edition_id', '=', editionId)
    .where('adoption.state', '<>', 'unproven')
    .orderBy(sql`adoption.state = 'waiting'`, 'desc')
    .orderBy('adoption.created_at', 'desc')
    .orderBy('adoption.id')
    .limit(MOST)
    .execute()

export const countWaiting = async (db: Database, editionId: string): Promise<number> => {
  const row = await db.q
    .selectFrom('adoption')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('edition_id', '=', editionId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return row?.count ?? 0
}

/** Statement that notes the address as proven, once and in time; a guard must follow. */
export const prove = (q: Reader, hash: string, now: number): Statement =>
  q
    .updateTable('adoption')
    .set({ state: 'waiting', proven_at: now })
    .where('token_hash', '=', hash)
    .where('state', '=', 'unproven')
    .where('created_at', '>', now - PROOF_MS)

/** Statement with which whoever reported takes it back; their address goes too. A guard must follow. */
export const takeBack = (q: Reader, hash: string, now: number): Statement =>
  q
    .updateTable('adoption')
    .set({ state: 'removed', email: '', decided_at: now })
    .where('token_hash', '=', hash)
    .where('email', '<>', '')

/** Statement of the organisers' decision, only from the state it belongs to; a guard must follow. */
export const decide = (
  q: Reader,
  of: { id: string; decision: Decision; reason: string; by: string; now: number },
): Statement =>
  q
    .updateTable('adoption')
    .set({ state: of.decision, reason: of.reason, decided_by: of.by, decided_at: of.now })
    .where('id', '=', of.id)
    .where('state', '=', DECISIONS[of.decision])

/** Statement that forgets reports whose address was never proven. */
export const forgetUnproven = (q: Reader, now: number): Statement =>
  q
    .deleteFrom('adoption')
    .where('state', '=', 'unproven')
    .where('created_at', '<=', now - PROOF_MS)
