/** Every test database is asked for broken invariants when it closes, so that each test file proves them once more. */
import type { Database as Connection } from 'better-sqlite3'
import { expect } from 'vitest'
import { breachIn, INVARIANTS, statementOf } from '../../src/invariants/rules.ts'

/** Which test files break which invariants, and why: they tamper, or write by hand what no use case writes. */
export const TAMPERS: readonly {
  readonly names: readonly string[]
  readonly why: string
  readonly files: readonly string[]
}[] = [
  {
    names: ['released-has-snapshot'],
    why: 'sets only the moment of a release, which is all that the refusals look at',
    files: [
      'archive/api',
      'archive/feeds',
      'archive/search',
      'conflict/conflicts',
      'judging-rules/use-cases',
      'jury/seats',
      'jury/use-cases',
      'leaving/use-cases',
      'mailing/use-cases',
      'permissions/query-count',
      'press/press',
      'submission/use-cases',
      'trial/use-cases',
    ],
  },
  {
    names: ['snapshot-digest', 'snapshot-is-newest', 'release-digest'],
    why: 'writes released results by hand, in older formats too',
    files: [
      'adoption/world',
      'archive/api',
      'archive/export',
      'archive/feeds',
      'archive/linked-data',
      'archive/search',
      'gallery/gallery',
      'showcase/world',
    ],
  },
  {
    names: ['example-takes-part', 'award-of-year', 'snapshot-digest', 'snapshot-is-newest'],
    why: 'multiplies rows to count queries',
    files: ['permissions/query-count'],
  },
  {
    names: ['example-takes-part', 'adoption-proven'],
    why: 'lists rows of every state, with no more columns than the lists read',
    files: ['archive/api'],
  },
  {
    names: ['register-words'],
    why: 'needs municipalities that conflict, not ones that are searched',
    files: ['conflict/conflicts', 'jury/seats'],
  },
  {
    names: ['entry-screened-at'],
    why: 'sets only the outcome of the screening',
    files: ['mailing/use-cases', 'showcase/world'],
  },
  {
    names: ['feedback-after-release'],
    why: 'sets only that feedback has gone out',
    files: ['mailing/use-cases'],
  },
  {
    names: ['score-removed-seat'],
    why: 'its clock goes back between two acts',
    files: ['jury/seats'],
  },
  {
    names: ['entry-receipt'],
    why: 'changes a released entry behind the back of its owner',
    files: [
      'admin/table-speed',
      'embargo/embargo',
      'platform/replicas',
      'publication/release',
      'site/english',
    ],
  },
  {
    names: ['session-cap'],
    why: 'its clock is not the one that sessions are measured by',
    files: ['account/passkeys'],
  },
  {
    names: ['register-words'],
    why: 'moves a municipality in the list while nobody searches it',
    files: ['eligibility/use-cases'],
  },
  { names: ['root-digest'], why: 'seals other sheets than there are', files: ['commitment/use-cases'] },
  { names: ['commitment-points'], why: 'scores behind the back of the jurors', files: ['ranking/standings'] },
  { names: ['minutes-digest'], why: 'changes signed minutes', files: ['minutes/minutes'] },
]

const allowedHere = (): readonly string[] => {
  const path = expect.getState().testPath ?? ''
  return TAMPERS.filter(({ files }) => files.some((file) => path.endsWith(`/test/${file}.test.ts`))).flatMap(
    ({ names }) => names,
  )
}

/** The broken invariants of a database, as `name: ids`. */
export const brokenIn = (connection: Connection): string[] =>
  INVARIANTS.flatMap((invariant) =>
    breachIn(invariant, connection.prepare(statementOf(invariant)).all() as Record<string, unknown>[]),
  ).map(({ name, ids }) => `${name}: ${ids.join(', ')}`)

/** @throws when an invariant is broken that this test file is not known to break */
export const expectSound = (connection: Connection): void => {
  const allowed = allowedHere()
  const broken = brokenIn(connection).filter((line) => !allowed.includes(line.split(':')[0] ?? ''))
  if (broken.length > 0) throw new Error(`broken invariants:\n  ${broken.join('\n  ')}`)
}
