import { expect, test } from 'vitest'
import { LIMITS, QUESTIONS } from '../../src/submission/questions.ts'
import { draftForm, handInForm, newDraftForm, versionForm } from '../../src/submission/schema.ts'

const empty = {
  version: '1',
  title: '',
  organisation: '',
  category: '',
  ...Object.fromEntries(QUESTIONS.map(({ key }) => [key, ''])),
}
const wrongFields = (change: Record<string, unknown>): PropertyKey[] =>
  draftForm.safeParse({ ...empty, ...change }).error?.issues.flatMap(({ path }) => path) ?? []

test('a draft may be empty', () => {
  const answers = Object.fromEntries(QUESTIONS.map(({ key }) => [key, '']))
  expect(draftForm.parse(empty)).toEqual({
    version: 1,
    title: '',
    organisation: '',
    organisationKey: '',
    toRegister: false,
    category: '',
    answers,
  })
})

test.each<[string, number]>([
  ['title', LIMITS.title],
  ['organisation', LIMITS.organisation],
  ['category', 40],
  ...QUESTIONS.map(({ key, limit }): [string, number] => [key, limit]),
])('%s holds %i characters', (field, limit) => {
  expect(wrongFields({ [field]: 'x'.repeat(limit) })).toEqual([])
  expect(wrongFields({ [field]: 'x'.repeat(limit + 1) })).toEqual([field])
})

test.each(QUESTIONS.map(({ key, kind }) => [key, kind] as const))('line breaks in %s (%s)', (key, kind) => {
  const kept = kind === 'long_text' || kind === 'links' ? 'a\nb' : 'a b'
  expect(draftForm.parse({ ...empty, [key]: 'a\r\nb' }).answers[key]).toBe(kept)
})

test('a draft knows no other fields and needs all its own', () => {
  expect(draftForm.safeParse({ ...empty, state: 'submitted' }).success).toBe(false)
  const { summary: _, ...lacking } = empty as Record<string, string>
  expect(draftForm.safeParse(lacking).success).toBe(false)
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
