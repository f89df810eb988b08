/** Every test database is asked for broken invariants when it closes, so that each test file proves them once more. */
import type { Database as Connection } from 'better-sqlite3'
import { expect } from 'vitest'
import { breachIn, INVARIANTS, statementOf } from '../../src/invariants/rules.ts'

/** [test file, invariants it breaks, why]: what tampers on purpose or builds a state by hand that no use case reaches. */
export const TAMPERS: readonly (readonly [file: string, names: readonly string[], why: string])[] = []

const allowedHere = (): readonly string[] => {
  const file = expect.getState().testPath ?? ''
  return TAMPERS.flatMap(([name, names]) => (file.endsWith(name) ? names : []))
}

/** The broken invariants of a database, as `name: ids`. */
export const brokenIn = (connection: Connection): string[] =>
  INVARIANTS.flatMap((invariant) =>
    breachIn(invariant, connection.prepare(statementOf(invariant)).all() as Record<string, unknown>[]),
  ).map(({ name, ids }) => `${name}: ${ids.join(', ')}`)

/** @throws when an invariant is broken that this test file is not known to break */
export const expectSound = (connection: Connection): void => {
  // Until every state that tests build by hand is named above.
  if (process.env.KUER_SOUND !== '1') return
  const allowed = allowedHere()
  const broken = brokenIn(connection).filter((line) => !allowed.includes(line.split(':')[0] ?? ''))
  if (broken.length > 0) throw new Error(`broken invariants:\n  ${broken.join('\n  ')}`)
}
