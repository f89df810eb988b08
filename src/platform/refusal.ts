import { CommitRefused } from '../core/ports.ts'

/**
 * Names a refused commit; both engines word their errors alike. A guard is the overflow of `guard`, or CHECK (ok = 1)
 * where rows are counted into _guard.
 * @returns null when the message is none of a refusal
 */
export const refusalFrom = (message: string): CommitRefused | null => {
  if (/integer overflow|CHECK constraint failed: ok ?= ?1/.test(message))
    return new CommitRefused('guard', message)
  if (/UNIQUE constraint failed/.test(message)) return new CommitRefused('unique', message)
  return /SQLITE_CONSTRAINT|constraint failed|append-only/i.test(message)
    ? new CommitRefused('constraint', message)
    : null
}
