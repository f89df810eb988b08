import { expect, test } from 'vitest'
import { juryReminderDays } from '../../src/mailing/rules.ts'

/** Judging closes on 30 June 2026 at 23:59 in Berlin. */
const CLOSES = Date.UTC(2026, 5, 30, 21, 59)
const eight = (day: number) => Date.UTC(2026, 5, day, 6)

test.each<[string, number, number | null]>([
  ['a second before the first', eight(23) - 1000, null],
  ['seven days before, at eight', eight(23), 7],
  ['a second before the second', eight(27) - 1000, 7],
  ['three days before', eight(27), 3],
  ['one day before', eight(29), 1],
  ['a second before the close', CLOSES - 1000, 1],
  ['at the close', CLOSES, null],
])('%s', (_, now, days) => {
  expect(juryReminderDays(CLOSES, now)).toBe(days)
})

test('without a close nobody is reminded', () => expect(juryReminderDays(null, 0)).toBeNull())
