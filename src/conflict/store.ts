/** Conflicts of interest: the one condition in SQL that every read and write of the jury carries. */
import { type RawBuilder, sql } from 'kysely'
import type { Database, Reader, Statement } from '../core/database.ts'
import type { ConflictDecisionTable, ConflictEvidence, JurorAffiliationTable } from '../core/jury-tables.ts'
import { TAKES_PART } from '../submission/guards.ts'
import { foldParty } from '../submission/parties.ts'

/** In SQL: something that nobody has dismissed stands between juror and submission. */
export const conflicted = (jurorRef: RawBuilder<unknown>, submissionRef: RawBuilder<unknown>) =>
  sql<number>`EXISTS (SELECT 1 FROM conflict
    WHERE conflict.juror_id = ${jurorRef} AND conflict.submission_id = ${submissionRef})`

/** The same for a list: the juror's conflicts are worked out once, not once for every row. */
export const conflictedInList = (jurorId: string, submissionRef: RawBuilder<unknown>) =>
  sql<number>`(${submissionRef} IN (SELECT conflict.submission_id FROM conflict WHERE conflict.juror_id = ${jurorId}))`

/**
 * In SQL: the juror may deal with the submission. Stands beside every read and write of a juror and of the ranking.
 * @param jurorRef, submissionRef columns (`sql.ref('juror.id')`) or values (`` sql`${id}` ``). With values it is a few
 *   look-ups; with a column the evidence of all entries is worked out once per statement.
 */
export const notConflicted = (jurorRef: RawBuilder<unknown>, submissionRef: RawBuilder<unknown>) =>
  sql<boolean>`NOT ${conflicted(jurorRef, submissionRef)}`

/** The handed-in entries that this juror must not see, hear of or decide on. */
export const conflictedEntries = async (db: Database, jurorId: string): Promise<ReadonlySet<string>> => {
  const rows = await db.q
    .selectFrom('conflict')
    .select('submission_id')
    .where('juror_id', '=', jurorId)
    .execute()
  return new Set(rows.map((row) => row.submission_id))
}

export interface ConflictedPair {
  readonly juror: string
  readonly submission: string
}

/** Every pair of the edition that may not meet, each once: jurors in office and entries handed in. */
export const conflictedPairs = (db: Database, editionId: string): Promise<ConflictedPair[]> =>
  db.q
    .selectFrom('juror')
    .innerJoin('conflict', 'conflict.juror_id', 'juror.id')
    .innerJoin('submission', 'submission.id', 'conflict.submission_id')
    .select(['juror.id as juror', 'submission.id as submission'])
    .distinct()
    .where('juror.edition_id', '=', editionId)
    .where('juror.removed_at', 'is', null)
    .where(TAKES_PART)
    .execute()

/** A piece of evidence as organisers see it. */
export interface ConflictRow extends ConflictEvidence {
  readonly juror: string
  readonly title: string
  readonly number: number | null
  readonly state: ConflictDecisionTable['state'] | null
  readonly reason: string | null
}

const evidenceIn = (db: Database, editionId: string) =>
  db.q
    .selectFrom('juror')
    .innerJoin('conflict_evidence as shown', 'shown.juror_id', 'juror.id')
    .innerJoin('submission', 'submission.id', 'shown.submission_id')
    .leftJoin('conflict_decision as decision', (join) =>
      join
        .onRef('decision.juror_id', '=', 'shown.juror_id')
        .onRef('decision.submission_id', '=', 'shown.submission_id')
        .onRef('decision.source', '=', 'shown.source')
        .onRef('decision.evidence', '=', 'shown.evidence'),
    )
    .select(['juror.name as juror', 'submission.title', 'submission.number'])
    .select(['shown.juror_id', 'shown.submission_id', 'shown.source', 'shown.evidence', 'shown.detail'])
    .select(['decision.state', 'decision.reason'])
    .where('juror.edition_id', '=', editionId)
    .where('juror.removed_at', 'is', null)
    .where(TAKES_PART)

/** All evidence of an edition with what was decided about it, by juror and number; one query. */
export const listEvidence = (db: Database, editionId: string): Promise<ConflictRow[]> =>
  evidenceIn(db, editionId)
    .orderBy('juror.name')
    .orderBy('juror.id')
    .orderBy('submission.number')
    .orderBy('shown.source')
    .orderBy('shown.evidence')
    .execute()

/** One piece of evidence, as long as it stands. */
export const evidenceOf = (
  db: Database,
  editionId: string,
  key: { juror: string; submission: string; source: ConflictEvidence['source']; evidence: string },
): Promise<ConflictRow | undefined> =>
  evidenceIn(db, editionId)
    .where('shown.juror_id', '=', key.juror)
    .where('shown.submission_id', '=', key.submission)
    .where('shown.source', '=', key.source)
    .where('shown.evidence', '=', key.evidence)
    .executeTakeFirst()

/** Jurors in office, by name. */
export const jurorsIn = (db: Database, editionId: string) =>
  db.q
    .selectFrom('juror')
    .select(['id', 'name'])
    .where('edition_id', '=', editionId)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .execute()

/** Entries handed in, by number. */
export const submittedIn = (db: Database, editionId: string) =>
  db.q
    .selectFrom('submission')
    .select(['id', 'number', 'title'])
    .where('edition_id', '=', editionId)
    .where(TAKES_PART)
    .orderBy('number')
    .execute()

export interface DecisionWrite extends Omit<ConflictDecisionTable, 'decided_by' | 'decided_at'> {
  readonly editionId: string
  readonly actorId: string
  readonly now: number
}

/**
 * Confirms or dismisses one piece of evidence as long as it stands. Nobody dismisses that somebody worked on the entry,
 * and nothing is dismissed once judging has closed: it would change the ranking.
 */
export const decideEvidence = (q: Reader, write: DecisionWrite): Statement =>
  sql`
    INSERT INTO conflict_decision
      (juror_id, submission_id, source, evidence, state, reason, decided_by, decided_at)
    SELECT shown.juror_id, shown.submission_id, shown.source, shown.evidence,
      ${write.state}, ${write.reason}, ${write.actorId}, ${write.now}
    FROM conflict_evidence AS shown
    JOIN juror ON juror.id = shown.juror_id
    JOIN edition ON edition.id = juror.edition_id
    WHERE shown.juror_id = ${write.juror_id} AND shown.submission_id = ${write.submission_id}
      AND shown.source = ${write.source} AND shown.evidence = ${write.evidence}
      AND shown.source <> 'person'
      AND edition.id = ${write.editionId} AND edition.released_at IS NULL
      AND (${write.state} = 'confirmed' OR edition.judging_closes_at IS NULL OR edition.judging_closes_at > ${write.now})
    ON CONFLICT (juror_id, submission_id, source, evidence) DO UPDATE
    SET state = excluded.state, reason = excluded.reason, decided_by = excluded.decided_by,
      decided_at = excluded.decided_at`.compile(q)

/** The organiser states a conflict; possible until release, since some come out in the meeting. */
export const claimConflict = (
  q: Reader,
  write: { editionId: string; jurorId: string; submissionId: string; reason: string; now: number },
): Statement =>
  sql`
    INSERT INTO conflict_claim (juror_id, submission_id, reason, created_at)
    SELECT juror.id, submission.id, ${write.reason}, ${write.now}
    FROM juror
    JOIN edition ON edition.id = juror.edition_id
    JOIN submission ON submission.edition_id = edition.id
    WHERE juror.id = ${write.jurorId} AND submission.id = ${write.submissionId}
      AND ${TAKES_PART} AND edition.id = ${write.editionId} AND edition.released_at IS NULL
    ON CONFLICT (juror_id, submission_id) DO UPDATE
    SET reason = excluded.reason, created_at = excluded.created_at`.compile(q)

/** Switches whether states conflict with their towns, of the version that was read and until judging closes. */
export const switchStateConflicts = (
  q: Reader,
  write: { editionId: string; version: number; states: boolean; now: number },
): Statement =>
  q
    .updateTable('edition')
    .set({ state_conflicts: write.states ? 1 : 0, version: write.version + 1 })
    .where('id', '=', write.editionId)
    .where('version', '=', write.version)
    .where('released_at', 'is', null)
    .where((e) => e.or([e('judging_closes_at', 'is', null), e('judging_closes_at', '>', write.now)]))

export type Affiliation = Pick<JurorAffiliationTable, 'kind' | 'name' | 'register_key'>

/** What the juror belongs to, their own name left out. */
export const affiliationsOf = (db: Database, jurorId: string): Promise<Affiliation[]> =>
  db.q
    .selectFrom('juror_affiliation')
    .select(['kind', 'name', 'register_key'])
    .where('juror_id', '=', jurorId)
    .where('kind', '<>', 'person')
    .orderBy('kind')
    .orderBy('name')
    .execute()

/** In SQL: judging has not closed, so that what jurors belong to may still change who is neutral. */
const beforeClose = (jurorId: string, now: number) => sql`EXISTS (
  SELECT 1 FROM juror JOIN edition ON edition.id = juror.edition_id
  WHERE juror.id = ${jurorId} AND edition.released_at IS NULL
    AND (edition.judging_closes_at IS NULL OR edition.judging_closes_at > ${now}))`

/** Forgets what the juror belongs to, before it is written anew. */
export const clearAffiliations = (q: Reader, jurorId: string, now: number): Statement =>
  sql`DELETE FROM juror_affiliation
    WHERE juror_id = ${jurorId} AND kind <> 'person' AND ${beforeClose(jurorId, now)}`.compile(q)

/** Adds one thing the juror belongs to; the same again changes its key. */
export const addAffiliation = (q: Reader, jurorId: string, row: Affiliation, now: number): Statement =>
  sql`INSERT INTO juror_affiliation (juror_id, kind, name, folded, register_key)
    SELECT ${jurorId}, ${row.kind}, ${row.name}, ${foldParty(row.name)}, ${row.register_key}
    WHERE ${foldParty(row.name)} <> '' AND ${beforeClose(jurorId, now)}
    ON CONFLICT (juror_id, kind, folded) DO UPDATE
    SET name = excluded.name, register_key = excluded.register_key`.compile(q)

/**
 * Statement that keeps who was not neutral towards what, without why: a ranking must stay what it was when the names
 * that prove it go. It stands before their deletion.
 * @param which condition on `shown`, a row of the conflicts
 */
export const freezeConflicts = (q: Reader, which: RawBuilder<unknown>, now: number): Statement =>
  sql`
    INSERT INTO conflict_claim (juror_id, submission_id, reason, created_at)
    SELECT DISTINCT shown.juror_id, shown.submission_id, '', ${now} FROM conflict AS shown
    WHERE shown.source IN ('register', 'name', 'entrant') AND ${which}
    ON CONFLICT (juror_id, submission_id) DO UPDATE SET created_at = excluded.created_at`.compile(q)
