import { expect, test } from 'vitest'
import type * as z from 'zod'
import { isLong, LIMITS, QUESTIONS, type Question } from '../../src/entry-form/questions.ts'
import {
  basicsForm,
  handInForm,
  newDraftForm,
  questionsForm,
  versionForm,
} from '../../src/submission/schema.ts'

const basics = { version: '1', title: '', organisation: '', category: '' }
const answersForm = questionsForm(QUESTIONS)
const empty = { version: '1', ...Object.fromEntries(QUESTIONS.map(({ key }) => [key, ''])) }

const wrongFields = (schema: z.ZodType, input: Record<string, unknown>): PropertyKey[] =>
  schema.safeParse(input).error?.issues.flatMap(({ path }) => path) ?? []

test('a step may be left empty', () => {
  const answers = Object.fromEntries(QUESTIONS.map(({ key }) => [key, '']))
  expect(basicsForm.parse(basics)).toEqual({
    version: 1,
    after: 'next',
    basics: { title: '', organisation: '', organisationKey: '', category: '' },
    answers: {},
  })
  expect(answersForm.parse(empty)).toEqual({ version: 1, after: 'next', basics: null, answers })
})

test.each<[string, number]>([
  ['title', LIMITS.title],
  ['organisation', LIMITS.organisation],
  ['category', 40],
])('%s holds %i characters', (field, limit) => {
  expect(wrongFields(basicsForm, { ...basics, [field]: 'x'.repeat(limit) })).toEqual([])
  expect(wrongFields(basicsForm, { ...basics, [field]: 'x'.repeat(limit + 1) })).toEqual([field])
})

test.each(QUESTIONS.map(({ key, limit }): [string, number] => [key, limit]))(
  'the answer %s holds %i characters',
  (field, limit) => {
    expect(wrongFields(answersForm, { ...empty, [field]: 'x'.repeat(limit) })).toEqual([])
    expect(wrongFields(answersForm, { ...empty, [field]: 'x'.repeat(limit + 1) })).toEqual([field])
  },
)

test.each(QUESTIONS.map(({ key, kind }) => [key, kind] as const))('line breaks in %s (%s)', (key, kind) => {
  const kept = isLong({ kind }) ? 'a\nb' : 'a b'
  expect(answersForm.parse({ ...empty, [key]: 'a\r\nb' }).answers[key]).toBe(kept)
})

test('a step knows no other fields and needs all its own, but for boxes that browsers leave out', () => {
  expect(answersForm.safeParse({ ...empty, state: 'submitted' }).success).toBe(false)
  expect(basicsForm.safeParse({ ...basics, summary: 'x' }).success).toBe(false)
  const { summary: _, ...lacking } = empty as Record<string, string>
  expect(answersForm.safeParse(lacking).success).toBe(false)
  const box: Question = { ...(QUESTIONS[0] as Question), key: 'q_box', kind: 'declaration' }
  expect(questionsForm([box]).parse({ version: '1' }).answers).toEqual({ q_box: '' })
})

test('only two ways on', () => {
  expect(basicsForm.parse({ ...basics, after: 'stay' }).after).toBe('stay')
  expect(basicsForm.safeParse({ ...basics, after: 'https://evil.example' }).success).toBe(false)
})

test.each([
  ['1', true],
  ['999999999', true],
  ['0', false],
  ['-1', false],
  ['', false],
  ['x', false],
])('version %j: %s', (version, good) => {
  expect(versionForm.safeParse({ version }).success).toBe(good)
  expect(handInForm.safeParse({ version, declaration: '1' }).success).toBe(good)
})

test('the declaration is ticked or absent', () => {
  expect(handInForm.parse({ version: '1' })).toEqual({ version: 1 })
  expect(handInForm.safeParse({ version: '1', declaration: 'ja' }).success).toBe(false)
})

test('a new draft names its edition', () => {
  expect(newDraftForm.parse({ edition: ' x ' })).toEqual({ edition: 'x' })
  expect(newDraftForm.safeParse({}).success).toBe(false)
  expect(newDraftForm.safeParse({ edition: 'x'.repeat(41) }).success).toBe(false)
})
