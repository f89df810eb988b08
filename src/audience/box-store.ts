/** Reads and write statements of codes, ballots and their count. */
import { sql } from 'kysely'
import { type Database, guard, guardRows, type Reader, type Statement } from '../core/database.ts'
import { preparedRead, preparedWrite } from '../core/prepared.ts'
import type { Award } from '../ranking/store.ts'
import type { AudienceBundle, Ballot, Turnout } from './count.ts'
import { citationOf } from './rules.ts'
import { candidatesOf, NOT_COUNTED } from './store.ts'

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
    WHERE edition_id = ${batch.editionId} AND fixed_at IS NOT NULL AND closes_at > ${now} AND ${NOT_COUNTED}
  `.compile(q),
  guard,
  sql`
    INSERT INTO ballot_code (edition_id, code_hash, scan_hash, batch_id, serial)
    SELECT ${batch.editionId}, value ->> 'codeHash', value ->> 'scanHash', ${batch.id}, value ->> 'serial'
    FROM json_each(${JSON.stringify(batch.codes)})
  `.compile(q),
  guardRows(batch.codes.length),
]

/** The number of a batch within its year. */
export const batchNumber = async (db: Database, id: string): Promise<number> => {
  const row = await db.q.selectFrom('ballot_batch').select('number').where('id', '=', id).executeTakeFirst()
  return row?.number ?? 0
}

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
    WHERE edition_id = ${editionId} AND fixed_at IS NOT NULL AND closes_at + 120000 <= ${by.now} AND ${NOT_COUNTED}
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
    .where(NOT_COUNTED)
    .execute()

/** What the audience decided, in the shape of the jury's awards: a special prize for every first place. */
export const audienceAwards = async (db: Database, editionId: string): Promise<Award[]> => {
  const count = await countOf(db, editionId)
  if (!count) return []
  const { bundle } = count
  const candidates = await candidatesOf(db, editionId)
  return bundle.result
    .filter(({ place, points }) => place === 1 && points > 0)
    .flatMap(({ number, points }): Award[] => {
      const candidate = candidates.find((one) => one.number === number)
      if (!candidate) return []
      return [
        {
          id: `audience-${number}`,
          edition_id: editionId,
          category_id: null,
          place: null,
          special: bundle.prize,
          submission_id: candidate.submission_id,
          citation: citationOf(bundle, points),
          meeting_id: null,
        },
      ]
    })
}
