import { CommitRefused } from '../core/ports.ts'

/** Names a refused commit; both engines word constraint errors alike, the guard is CHECK (ok = 1). */
export const refusalFrom = (message: string): CommitRefused => {
  if (/CHECK constraint failed: ok ?= ?1/.test(message)) return new CommitRefused('guard', message)
  if (/UNIQUE constraint failed/.test(message)) return new CommitRefused('unique', message)
  return new CommitRefused('constraint', message)
}
