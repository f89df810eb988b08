import { expect, test } from 'vitest'
import { changesDeadlineError, decidingQuestions, proposedDeadline } from '../../src/screening/rules.ts'

const NOW = Date.UTC(2026, 5, 1, 10)
/** 8 June 2026, 23:59 in Berlin. */
const EVENING = Date.UTC(2026, 5, 8, 21, 59)

test('the form proposes the end of a day in a week, or the beginning of judging', () => {
  expect(proposedDeadline({ judging_opens_at: null }, NOW)).toBe(EVENING)
  expect(proposedDeadline({ judging_opens_at: EVENING + 1 }, NOW)).toBe(EVENING)
  expect(proposedDeadline({ judging_opens_at: EVENING - 1 }, NOW)).toBe(EVENING - 1)
})

test('a deadline for changes lies ahead and before judging', () => {
  const errorOf = (until: number, judging_opens_at: number | null) =>
    changesDeadlineError({ judging_opens_at }, until, NOW)
  expect(errorOf(NOW, null)).toContain('in der Zukunft')
  expect(errorOf(NOW + 1, null)).toBeNull()
  expect(errorOf(EVENING, EVENING)).toBeNull()
  expect(errorOf(EVENING + 1, EVENING)).toContain('beginnt die Jury')
})

test('the questions that decide', () => {
  type Rules = Parameters<typeof decidingQuestions>[0]
  expect(decidingQuestions({ answers: null, administration: null } as unknown as Rules)).toEqual([])
  const rules = {
    answers: { questions: [{ key: 'a' }] },
    administration: { question: 'b' },
  } as unknown as Rules
  expect(decidingQuestions(rules)).toEqual(['a', 'b'])
})
