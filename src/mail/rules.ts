/** When a letter is tried again, and when it is over. Pure. */
import { type FinalRefusal, LetterRefused } from '../core/ports.ts'

/** After this many attempts, a good day after the first, a letter counts as failed and the organisers see it. */
export const MAX_ATTEMPTS = 20

/** A sign-in code holds for ten minutes; a quarter of an hour later nobody needs it any more. */
const MAX_ATTEMPTS_SECRET = 5

/** Wait before attempt `attempts` + 1, in ms: 1, 2, 4 … minutes, at most two hours. */
export const retryDelay = (attempts: number): number => Math.min(60_000 * 2 ** (attempts - 1), 2 * 3_600_000)

/** Letters with a secret in them; nobody but the recipient may read them, and once sent they are forgotten. */
export const isSecret = (kind: string): boolean => SECRET_KINDS.has(kind)

/** Kinds of letters with a code in them. */
export const SECRET_KINDS: ReadonlySet<string> = new Set(['sign_in', 'ballot_code'])

/**
 * Whether a letter of this kind goes out again when nobody knows if it arrived (the connection broke after the last
 * byte, or the process died). Somebody waits for a code or a receipt: at least once, and the unchanged Message-ID
 * lets the receiver drop the second. Nobody misses a circular or a reminder: at most once, and an organiser decides.
 */
export const mayRepeat = (kind: string): boolean => kind !== 'mailing' && kind !== 'reminder'

export const UNKNOWN_OUTCOME =
  'Ungewiss, ob diese E-Mail angekommen ist: Sie wurde übergeben, aber die Bestätigung blieb aus. Damit sie nicht doppelt ankommt, wird sie nicht von selbst wiederholt.'

export interface Outcome {
  readonly state: 'waiting' | 'failed' | 'bounced'
  readonly detail: string
}

/**
 * What becomes of a letter whose attempt failed.
 * @param attempts how many there were, this one included
 */
export const outcomeOf = (error: unknown, kind: string, attempts: number): Outcome => {
  const detail = (error instanceof Error ? error.message : String(error)).slice(0, 500)
  const most = isSecret(kind) ? MAX_ATTEMPTS_SECRET : MAX_ATTEMPTS
  const again: Outcome = { state: attempts >= most ? 'failed' : 'waiting', detail }
  if (!(error instanceof LetterRefused)) return again
  const final: Record<FinalRefusal, Outcome> = {
    address: { state: 'bounced', detail },
    letter: { state: 'failed', detail },
    unknown: mayRepeat(kind) ? again : { state: 'failed', detail: UNKNOWN_OUTCOME },
  }
  return final[error.reason]
}

/** Whether an organiser may send it again: it ended without arriving. */
export const mayResend = (letter: { readonly state: string; readonly kind: string }): boolean =>
  (letter.state === 'failed' || letter.state === 'bounced') && !isSecret(letter.kind)
