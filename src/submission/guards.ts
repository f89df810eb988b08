/** Conditions in SQL that stand inside reads and writes about submissions. */
import { type RawBuilder, sql } from 'kysely'
import { ALLOWANCE_MS, type Moment, rightsFrom, type SharedRight } from './rules.ts'

/**
 * In SQL: the account belongs to the organisation that handed this submission in. Proven on both sides by a mail domain
 * that organisers have confirmed; drafts and withdrawn entries stay with those who work on them.
 */
export const seenByOrganisation = (accountId: string) => sql<boolean>`(
  submission.state = 'submitted' AND EXISTS (
    SELECT 1 FROM account AS viewer
    JOIN organisation_domain AS theirs ON theirs.domain = substr(viewer.email, instr(viewer.email, '@') + 1)
    WHERE viewer.id = ${accountId} AND theirs.organisation_key = submission.organisation_key
  ) AND (
    EXISTS (SELECT 1 FROM organisation_entry WHERE organisation_entry.submission_id = submission.id)
    OR EXISTS (
      SELECT 1 FROM account AS entrant
      JOIN organisation_domain AS own ON own.domain = substr(entrant.email, instr(entrant.email, '@') + 1)
      WHERE entrant.id = submission.owner_id AND own.organisation_key = submission.organisation_key)))`

/** In SQL, to join accounts with submissions: the people who may write in it, owner and colleagues. */
export const writesIn = sql<boolean>`account.id IN (
  SELECT submission.owner_id
  UNION ALL SELECT e.account_id FROM submission_editor AS e WHERE e.submission_id = submission.id AND e.may <> 'view')`

/** `deadlineOf` in SQL, where submission and edition are joined. */
export const DEADLINE = sql<number | null>`min(
  max(edition.call_closes_at, coalesce(submission.extended_until, 0)),
  coalesce(edition.judging_opens_at, ${sql.lit(Number.MAX_SAFE_INTEGER)}))`

/**
 * In SQL, beside the write itself: the request came before the deadline of the submission and is processed within
 * the allowance, so that a body that drips in cannot pass the deadline.
 */
export const callIsOpen = ({ receivedAt, now }: Moment) => sql<boolean>`EXISTS (
  SELECT 1 FROM edition
  WHERE edition.id = submission.edition_id
    AND edition.call_opens_at <= ${receivedAt}
    AND ${DEADLINE} > ${receivedAt}
    AND ${DEADLINE} >= ${now} - ${sql.lit(ALLOWANCE_MS)}
    AND submission.screening <> 'refused'
    AND edition.released_at IS NULL)`

/** In SQL: the entry takes part: handed in and not refused. */
export const TAKES_PART = sql<boolean>`(submission.state = 'submitted' AND submission.screening <> 'refused')`

/** In SQL, beside the write itself: the actor owns the submission or has been given at least this right. */
export const mayWrite = (actorId: string, needed: SharedRight) => sql<boolean>`(
  submission.owner_id = ${actorId} OR EXISTS (
    SELECT 1 FROM submission_editor AS e
    WHERE e.submission_id = submission.id AND e.account_id = ${actorId} AND e.may IN (${sql.join(rightsFrom(needed))})))`

/** In SQL, beside a submission: its owners agree to be shown; what they said last counts. `key` names the question. */
export const agrees = (key: string | undefined): RawBuilder<boolean> => {
  const answered = key === undefined ? sql`0` : sql`json_extract(submission.answers, ${`$."${key}"`}) = '1'`
  return sql<boolean>`coalesce((SELECT agreed FROM example_consent
    WHERE example_consent.submission_id = submission.id), ${answered}, 0)`
}
