/** Casting a ballot: once per code, safely repeatable, and without a trace from the one to the other. */
import { type Budget, isExhausted, throttleAll } from '../account/throttle-store.ts'
import { keyedHash } from '../core/ids.ts'
import { ok, type Result } from '../core/result.ts'
import type { Services } from '../core/services.ts'
import { cast, findCode } from './box-store.ts'
import { type CodeKeys, keysOf, readCode } from './codes.ts'
import { isValidBallot } from './count.ts'
import { voteState } from './rules.ts'
import { candidatesOf, type Prize } from './store.ts'
import { newReceipt } from './words.ts'

/**
 * Unknown codes that may be tried within ten minutes: from one network address, which a whole hall may share, and from
 * everywhere. Beyond, typed codes wait; scanned ones, which nobody can guess, still pass.
 */
export const PER_CLIENT = 300
export const EVERYWHERE = 5_000
const WINDOW_MS = 10 * 60_000

/** A code that was given out, in the hands of a voter. */
export interface Voter {
  readonly prize: Prize
  readonly keys: CodeKeys
  /** '' where it has not voted yet. */
  readonly receipt: string
  readonly choices: readonly number[]
}

/** Why a code or a ballot was not taken; the page says it in the voter's language. */
export type VoteRefusal =
  | 'unknown'
  | 'guesses'
  | 'replaced'
  | 'waiting'
  | 'tooLate'
  | 'stands'
  | 'wrong'
  | 'again'

const refuse = (error: VoteRefusal): { readonly ok: false; readonly error: VoteRefusal } => ({
  ok: false,
  error,
})

/**
 * Finds the code that somebody typed or scanned.
 * @param client network address of the voter; only failures count against it
 */
export const findVoter = async (
  app: Services,
  prize: Prize,
  typed: string,
  client: string,
): Promise<Result<Voter, VoteRefusal>> => {
  const code = readCode(typed)
  if (code === null) return refuse('unknown')
  const keys = await keysOf(app.config.secret, prize.edition_id, code)
  if (keys.scan === null && (await isExhausted(app.db, await guessing(app, client), app.clock())))
    return refuse('guesses')
  const found = await findCode(app.db, prize.edition_id, keys)
  if (!found || (keys.scan !== null && keys.scan !== found.scan_hash)) {
    return refuse((await countFailure(app, client)) ? 'unknown' : 'guesses')
  }
  if (found.state === 'invalid') return refuse('replaced')
  const choices = found.choices === null ? [] : (JSON.parse(found.choices) as number[])
  return ok({ prize, keys, receipt: found.receipt ?? '', choices })
}

const guessing = async (app: Services, client: string): Promise<Budget[]> => [
  {
    key: `ballot_guess:${await keyedHash(app.config.secret, client)}`,
    limit: PER_CLIENT,
    windowMs: WINDOW_MS,
  },
  { key: 'ballot_guess', limit: EVERYWHERE, windowMs: WINDOW_MS },
]

/** @returns whether there was still room for a failure */
const countFailure = async (app: Services, client: string): Promise<boolean> =>
  (await app.db.commit(throttleAll(app.db.q, await guessing(app, client), app.clock()))).ok

/** Pairs of words are drawn anew this often where somebody has the same already. */
const DRAWS = 10

/**
 * Casts or changes a ballot. Sent again it changes nothing and gives the same receipt.
 * @param receivedAt when the request arrived, UTC ms
 * @returns the receipt, two words
 */
export const castBallot = async (
  app: Services,
  voter: Voter,
  choices: readonly number[],
  receivedAt: number,
): Promise<Result<string, VoteRefusal>> => {
  const { prize, keys } = voter
  const candidates = await candidatesOf(app.db, prize.edition_id)
  if (!isValidBallot(prize, candidates.length, choices)) return refuse('wrong')
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const receipt = voter.receipt || newReceipt()
    const vote = {
      edition: prize.edition_id,
      code: keys.code,
      ballot: keys.ballot,
      receipt,
      choices: JSON.stringify(choices),
    }
    const saved = await app.db.commit(cast(app.db.q, vote, receivedAt, app.clock()))
    if (saved.ok) return ok((await findCode(app.db, prize.edition_id, keys))?.receipt ?? receipt)
    if (saved.error !== 'unique') return refused(app, voter, receivedAt)
  }
  return refuse('again')
}

/** Why the box did not take the ballot. */
const refused = async (app: Services, { prize, keys }: Voter, receivedAt: number) => {
  const state = voteState(prize, false, receivedAt)
  if (state === 'waiting') return refuse('waiting')
  if (state !== 'open') return refuse('tooLate')
  const found = await findCode(app.db, prize.edition_id, keys)
  return refuse(found?.state === 'invalid' ? 'replaced' : 'stands')
}
