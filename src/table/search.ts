/** Keeps the full-text index of submissions up to date: triggers note what has changed, this reads it again. */
import { CompiledQuery } from 'kysely'
import type { Database } from '../core/database.ts'

/** Submissions indexed in one commit. */
const PORTION = 200

const NEXT = `SELECT submission_id FROM submission_due ORDER BY submission_id LIMIT ${PORTION}`

const indexPortion = [
  `DELETE FROM submission_fts WHERE rowid IN (SELECT seq FROM submission_row WHERE submission_id IN (${NEXT}))`,
  `INSERT INTO submission_fts (rowid, spelled, bare)
     SELECT seq, spelled, bare FROM submission_row JOIN submission_text USING (submission_id) WHERE submission_id IN (${NEXT})`,
  `DELETE FROM submission_due WHERE submission_id IN (${NEXT})`,
].map((text) => CompiledQuery.raw(text))

/** Indexes every submission whose text has changed since the last time. Before a search, and now and then. */
export const indexChanges = async (db: Database): Promise<void> => {
  const due = db.q.selectFrom('submission_due').select('submission_id').limit(1)
  while (await due.executeTakeFirst()) {
    const indexed = await db.commit(indexPortion)
    if (!indexed.ok) throw new Error(`search index refused: ${indexed.error}`)
  }
}
