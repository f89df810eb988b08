/** Reads and write statements of the audience's award. */
import { type Selectable, sql } from 'kysely'
import type { AudiencePrizeTable } from '../core/audience-tables.ts'
import { type Database, guard, guardRows, type Reader, type Statement } from '../core/database.ts'
import { preparedRead, preparedWrite } from '../core/prepared.ts'
import { TAKES_PART } from '../submission/guards.ts'
import type { AudienceBundle, Ballot, Turnout } from './count.ts'

export type Prize = Selectable<AudiencePrizeTable>

export const prizeOf = (db: Database, editionId: string): Promise<Prize | undefined> =>
  db.q.selectFrom('audience_prize').selectAll().where('edition_id', '=', editionId).executeTakeFirst()

const fixedPrizes = preparedRead((q, _: Record<never, never>) =>
  q
    .selectFrom('audience_prize')
    .innerJoin('edition', 'edition.id', 'audience_prize.edition_id')
    .selectAll('audience_prize')
    .select('edition.year')
    .where('fixed_at', 'is not', null)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('audience_result')
            .select('root')
            .whereRef('audience_result.edition_id', '=', 'audience_prize.edition_id'),
        ),
      ),
    )
    .orderBy('opens_at'),
)

/** The vote that is open, or opens next, or was open last and is not counted yet. */
export const currentPrize = async (
  db: Database,
  now: number,
): Promise<(Prize & { readonly year: number }) | null> => {
  const prizes = await fixedPrizes(db, {})
  return prizes.find(({ closes_at }) => closes_at > now) ?? prizes.at(-1) ?? null
}

/** The prize with this name for pictures. */
export const prizeByPictureKey = (db: Database, key: string): Promise<Prize | undefined> =>
  db.q.selectFrom('audience_prize').selectAll().where('picture_key', '=', key).executeTakeFirst()

export const savePrizeRow = (q: Reader, row: Omit<Prize, 'fixed_at' | 'picture_key'>): Statement[] => [
  q
    .insertInto('audience_prize')
    .values({ ...row, fixed_at: null, picture_key: null, version: 1 })
    .onConflict((conflict) =>
      conflict
        .column('edition_id')
        .doUpdateSet((e) => ({
          title: e.ref('excluded.title'),
          intro: e.ref('excluded.intro'),
          choice: e.ref('excluded.choice'),
          tie: e.ref('excluded.tie'),
          field: e.ref('excluded.field'),
          may_change: e.ref('excluded.may_change'),
          opens_at: e.ref('excluded.opens_at'),
          closes_at: e.ref('excluded.closes_at'),
          version: row.version + 1,
        }))
        .where('audience_prize.version', '=', row.version)
        .where('audience_prize.fixed_at', 'is', null),
    ),
  guard,
]

/** Moves the window: before it opens both ends, afterwards only the end. */
export const moveWindow = (
  q: Reader,
  prize: Pick<Prize, 'edition_id' | 'version'>,
  to: { readonly opensAt: number; readonly closesAt: number },
  now: number,
): Statement[] => [
  q
    .updateTable('audience_prize')
    .set({ opens_at: to.opensAt, closes_at: to.closesAt, version: prize.version + 1 })
    .where('edition_id', '=', prize.edition_id)
    .where('version', '=', prize.version)
    .where((e) => e.or([e('opens_at', '>', now), e('opens_at', '=', to.opensAt)]))
    // A vote that is over stays over.
    .where('closes_at', '>', now)
    .where(notCounted),
  guard,
]

const notCounted = sql<boolean>`NOT EXISTS (
  SELECT 1 FROM audience_result WHERE audience_result.edition_id = audience_prize.edition_id)`

export interface CandidateRow {
  readonly number: number
  readonly submission_id: string
  readonly title: string
  readonly organisation: string
  readonly sentence: string
  readonly photo_id: string | null
}

/** Fixes question and candidates; only once, only candidates that still take part. */
export const fixPrize = (
  q: Reader,
  prize: Pick<Prize, 'edition_id' | 'version'>,
  candidates: readonly CandidateRow[],
  pictureKey: string,
  now: number,
): Statement[] => [
  q
    .updateTable('audience_prize')
    .set({ fixed_at: now, picture_key: pictureKey, version: prize.version + 1 })
    .where('edition_id', '=', prize.edition_id)
    .where('version', '=', prize.version)
    .where('fixed_at', 'is', null)
    .where('closes_at', '>', now),
  guard,
  sql`
    INSERT INTO audience_candidate (edition_id, number, submission_id, title, organisation, sentence, photo_id)
    SELECT ${prize.edition_id}, value ->> 'number', value ->> 'submission_id', value ->> 'title',
      value ->> 'organisation', value ->> 'sentence', value ->> 'photo_id'
    FROM json_each(${JSON.stringify(candidates)})
    JOIN submission ON submission.id = value ->> 'submission_id' AND ${TAKES_PART}
  `.compile(q),
  guardRows(candidates.length),
]

/** Entries that could stand for election, in the order of categories and numbers, each with its first complete picture. */
export const entriesToChoose = (db: Database, editionId: string) =>
  db.q
    .selectFrom('submission')
    .leftJoin('category', 'category.id', 'submission.category_id')
    .select(['submission.id', 'submission.title', 'submission.organisation', 'category.name as category'])
    .select([
      sql<string | null>`submission.answers ->> 'summary'`.as('summary'),
      sql<string | null>`(
        SELECT photo.id FROM photo
        WHERE photo.submission_id = submission.id AND photo.caption <> '' AND photo.alt <> '' AND photo.credit <> ''
          AND photo.rights <> '' AND photo.persons <> 'missing'
        ORDER BY photo.position LIMIT 1)`.as('photo_id'),
    ])
    .where('submission.edition_id', '=', editionId)
    .where(TAKES_PART)
    .orderBy('category.position')
    .orderBy('submission.number')
    .execute()

export const candidatesOf = (db: Database, editionId: string) =>
  db.q
    .selectFrom('audience_candidate')
    .leftJoin('photo', 'photo.id', 'audience_candidate.photo_id')
    .select(['number', 'audience_candidate.submission_id', 'title', 'organisation', 'sentence', 'photo_id'])
    .select(['photo.width', 'photo.height', 'photo.renditions', 'photo.alt', 'photo.caption', 'photo.credit'])
    .where('edition_id', '=', editionId)
    .orderBy('number')
    .execute()

export type CandidateWithPhoto = Awaited<ReturnType<typeof candidatesOf>>[number]

export interface NewCode {
  readonly serial: number
  readonly codeHash: string
  readonly scanHash: string
}

export interface NewBatch {
  readonly id: string
  readonly editionId: string
  readonly label: string
  readonly kind: 'badge' | 'mail' | 'replacement'
  readonly codes: readonly NewCode[]
}

/** A batch of codes, its number the next of the year; only while the vote is fixed and not over. */
export const insertBatch = (q: Reader, batch: NewBatch, actorId: string, now: number): Statement[] => [
  sql`
    INSERT INTO ballot_batch (id, edition_id, number, label, kind, size, created_at, created_by)
    SELECT ${batch.id}, edition_id,
      (SELECT coalesce(max(number), 0) + 1 FROM ballot_batch WHERE edition_id = audience_prize.edition_id),
      ${batch.label}, ${batch.kind}, ${batch.codes.length}, ${now}, ${actorId}
    FROM audience_prize
    WHERE edition_id = ${batch.editionId} AND fixed_at IS NOT NULL AND closes_at > ${now} AND ${notCounted}
  `.compile(q),
  guard,
  sql`
    INSERT INTO ballot_code (edition_id, code_hash, scan_hash, batch_id, serial)
    SELECT ${batch.editionId}, value ->> 'codeHash', value ->> 'scanHash', ${batch.id}, value ->> 'serial'
    FROM json_each(${JSON.stringify(batch.codes)})
  `.compile(q),
  guardRows(batch.codes.length),
]

/** Notes whom a code was mailed to; an address that has one refuses the commit. */
export const insertRecipients = (q: Reader, editionId: string, hashes: readonly string[]): Statement =>
  sql`
    INSERT INTO ballot_recipient (edition_id, address_hash)
    SELECT ${editionId}, value FROM json_each(${JSON.stringify(hashes)})
  `.compile(q)

/** Which of these addresses have a code already. */
export const knownRecipients = async (
  db: Database,
  editionId: string,
  hashes: readonly string[],
): Promise<Set<string>> => {
  const rows = await db.q
    .selectFrom('ballot_recipient')
    .select('address_hash')
    .where('edition_id', '=', editionId)
    .where('address_hash', 'in', (e) =>
      e.selectFrom(sql<{ value: string }>`json_each(${JSON.stringify(hashes)})`.as('wanted')).select('value'),
    )
    .execute()
  return new Set(rows.map(({ address_hash }) => address_hash))
}

/** Makes one unused code worthless. */
export const invalidateCode = (
  q: Reader,
  editionId: string,
  batch: number,
  serial: number,
  now: number,
): Statement[] => [
  q
    .updateTable('ballot_code')
    .set({ state: 'invalid' })
    .where('edition_id', '=', editionId)
    .where('serial', '=', serial)
    .where('state', '=', 'unused')
    .where('batch_id', '=', (e) =>
      e
        .selectFrom('ballot_batch')
        .select('id')
        .where('ballot_batch.edition_id', '=', editionId)
        .where('number', '=', batch),
    )
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM audience_prize WHERE edition_id = ${editionId} AND closes_at > ${now})`,
    ),
  guard,
]

const codeByHash = preparedRead((q, of: { edition: string; code: string; ballot: string }) =>
  q
    .selectFrom('ballot_code')
    .leftJoin('ballot', (join) =>
      join.on('ballot.edition_id', '=', of.edition).on('ballot.ballot_key', '=', of.ballot),
    )
    .select(['ballot_code.state', 'ballot_code.scan_hash', 'ballot.receipt', 'ballot.choices'])
    .where('ballot_code.edition_id', '=', of.edition)
    .where('ballot_code.code_hash', '=', of.code),
)

/** A code given out, with the ballot that was cast with it; undefined when there is none. */
export const findCode = async (db: Database, editionId: string, keys: { code: string; ballot: string }) =>
  (await codeByHash(db, { edition: editionId, code: keys.code, ballot: keys.ballot }))[0]

const useCode = preparedWrite((q: Reader, of: { edition: string; code: string; at: number; now: number }) =>
  q
    .updateTable('ballot_code')
    .set({ state: 'used' })
    .where('edition_id', '=', of.edition)
    .where('code_hash', '=', of.code)
    .where('state', 'in', ['unused', 'used'])
    .where(sql<boolean>`EXISTS (
      SELECT 1 FROM audience_prize WHERE audience_prize.edition_id = ballot_code.edition_id
        AND fixed_at IS NOT NULL AND opens_at <= ${of.at} AND closes_at > ${of.at}
        AND closes_at + 120000 > ${of.now})`),
)

const putBallot = preparedWrite(
  (q: Reader, of: { edition: string; ballot: string; receipt: string; choices: string }) =>
    q
      .insertInto('ballot')
      .values({ edition_id: of.edition, ballot_key: of.ballot, receipt: of.receipt, choices: of.choices })
      .onConflict((conflict) =>
        conflict
          .columns(['edition_id', 'ballot_key'])
          .doUpdateSet((e) => ({ choices: e.ref('excluded.choices') }))
          // The same vote once more is a repetition; another one only where the rule allows it.
          .where(sql<boolean>`ballot.choices = excluded.choices OR (
            SELECT may_change FROM audience_prize WHERE audience_prize.edition_id = ballot.edition_id) = 1`),
      ),
)

/**
 * Uses the code and puts the ballot into the box, in one commit: refused outside the window, for an unknown or
 * invalid code, and for another vote where votes stand. Nothing of it bears a time.
 * @param at when the request arrived, UTC ms; @param now the clock at the commit
 */
export const cast = (
  q: Reader,
  vote: { edition: string; code: string; ballot: string; receipt: string; choices: string },
  at: number,
  now: number,
): Statement[] => [
  useCode(q, { edition: vote.edition, code: vote.code, at, now }),
  guard,
  putBallot(q, {
    edition: vote.edition,
    ballot: vote.ballot,
    receipt: vote.receipt,
    choices: vote.choices,
  }),
  guard,
]

export interface BatchTurnout extends Turnout {
  readonly id: string
  readonly number: number
  readonly label: string
  readonly kind: NewBatch['kind']
}

/** What became of the codes, batch by batch. */
export const turnoutByBatch = (db: Database, editionId: string): Promise<BatchTurnout[]> =>
  db.q
    .selectFrom('ballot_batch')
    .innerJoin('ballot_code', 'ballot_code.batch_id', 'ballot_batch.id')
    .select(['ballot_batch.id', 'ballot_batch.number', 'ballot_batch.label', 'ballot_batch.kind'])
    .select([
      sql<number>`count(*)`.as('issued'),
      sql<number>`count(*) FILTER (WHERE state = 'used')`.as('used'),
      sql<number>`count(*) FILTER (WHERE state = 'unused')`.as('unused'),
      sql<number>`count(*) FILTER (WHERE state = 'invalid')`.as('invalid'),
    ])
    .where('ballot_batch.edition_id', '=', editionId)
    .groupBy('ballot_batch.id')
    .orderBy('ballot_batch.number')
    .execute()

/** The box emptied on the table, in an order that says nothing. */
export const ballotsOf = async (db: Database, editionId: string): Promise<Ballot[]> => {
  const rows = await db.q
    .selectFrom('ballot')
    .select(['receipt', 'choices'])
    .where('edition_id', '=', editionId)
    .orderBy('receipt')
    .execute()
  return rows.map(({ receipt, choices }) => ({ receipt, choices: JSON.parse(choices) as number[] }))
}

/** Freezes the count: once, after the end, and only with as many ballots as there are. */
export const insertResult = (
  q: Reader,
  editionId: string,
  bundle: AudienceBundle,
  content: string,
  by: { readonly actorId: string | null; readonly now: number },
): Statement[] => [
  sql`
    INSERT INTO audience_result (edition_id, content, root, counted_at, counted_by)
    SELECT edition_id, ${content}, ${bundle.root}, ${by.now}, ${by.actorId} FROM audience_prize
    WHERE edition_id = ${editionId} AND fixed_at IS NOT NULL AND closes_at + 120000 <= ${by.now} AND ${notCounted}
      AND (SELECT count(*) FROM ballot WHERE ballot.edition_id = audience_prize.edition_id) = ${bundle.ballots.length}
  `.compile(q),
  guard,
]

/** The frozen count of a year; null before. */
export const countOf = async (
  db: Database,
  editionId: string,
): Promise<{ readonly bundle: AudienceBundle; readonly countedAt: number } | null> => {
  const row = await db.q
    .selectFrom('audience_result')
    .select(['content', 'counted_at'])
    .where('edition_id', '=', editionId)
    .executeTakeFirst()
  return row ? { bundle: JSON.parse(row.content) as AudienceBundle, countedAt: row.counted_at } : null
}

/** Votes that are over and not counted yet. */
export const prizesToCount = (db: Database, now: number) =>
  db.q
    .selectFrom('audience_prize')
    .select('edition_id')
    .where('fixed_at', 'is not', null)
    .where('closes_at', '<=', now - 120_000)
    .where(notCounted)
    .execute()
