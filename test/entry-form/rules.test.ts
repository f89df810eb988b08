import { describe, expect, test } from 'vitest'
import {
  askedIn,
  KINDS,
  partsOf,
  QUESTIONS,
  type Question,
  shownAnswer,
} from '../../src/entry-form/questions.ts'
import {
  areOwnQuestions,
  marksMove,
  mayChangeForm,
  newQuestion,
  rearranged,
} from '../../src/entry-form/rules.ts'
import { builderForm, LIMITS } from '../../src/entry-form/schema.ts'
import { wrongAnswers } from '../../src/submission/rules.ts'
import { hrefOfField, stepsOf } from '../../src/submission/steps.ts'

const question = (change: Partial<Question> = {}): Question => ({
  key: 'q_a',
  label: 'Frage',
  hint: '',
  kind: 'text',
  limit: 100,
  required: false,
  part: 'Teil',
  choices: [],
  categories: [],
  jury: true,
  published: true,
  ...change,
})

test.each([
  ['draft', true, false],
  ['call', true, true],
  ['closed', false, null],
  ['judging', false, null],
  ['deliberation', false, null],
  ['published', false, null],
  ['archived', false, null],
] as const)('in %s the questions may change: %s, with a reason: %s', (phase, may, needsReason) => {
  const result = mayChangeForm(phase)
  expect(result.ok).toBe(may)
  expect(result.ok ? result.value.needsReason : null).toBe(needsReason)
})

describe('rearranged', () => {
  const three = ['a', 'b', 'c'].map((key) => question({ key }))
  test.each([
    ['up:1', 'bac'],
    ['up:0', 'abc'],
    ['down:1', 'acb'],
    ['down:2', 'abc'],
    ['remove:1', 'ac'],
    ['remove:9', 'abc'],
    ['sideways:1', 'abc'],
    ['save', 'abc'],
  ])('%s', (what, keys) => {
    expect(
      rearranged(three, what)
        .map(({ key }) => key)
        .join(''),
    ).toBe(keys)
  })
})

test('a new question goes on in the last step', () => {
  expect(newQuestion([question({ part: 'Kontakt' })], 'q_new')).toMatchObject({
    key: 'q_new',
    part: 'Kontakt',
    label: '',
  })
  expect(newQuestion([], 'q_new').part).toBe('Ihr Projekt')
})

test('questions of another category are not asked', () => {
  const all = [question({ key: 'a' }), question({ key: 'b', categories: ['Intern'] })]
  expect(askedIn(all, 'Intern').map(({ key }) => key)).toEqual(['a', 'b'])
  expect(askedIn(all, 'Bürgerservice').map(({ key }) => key)).toEqual(['a'])
  expect(askedIn(all, null).map(({ key }) => key)).toEqual(['a'])
})

test('steps: basics, one per part, photos, check; a field leads to its step', () => {
  const steps = stepsOf('id', QUESTIONS, null)
  expect(steps.map(({ title }) => title)).toEqual([
    'Grunddaten',
    ...partsOf(QUESTIONS),
    'Fotos',
    'Prüfen und einreichen',
  ])
  expect(steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  expect(hrefOfField(steps, 'title')).toBe('/einreichungen/id/bearbeiten/1#f-title')
  expect(hrefOfField(steps, 'benefit')).toBe('/einreichungen/id/bearbeiten/2#f-benefit')
  expect(hrefOfField(steps, 'contact_email')).toBe('/einreichungen/id/bearbeiten/3#f-contact_email')
  expect(hrefOfField(steps, 'foto-7')).toBe('/einreichungen/id/fotos#f-foto-7')
})

describe('answers that cannot be right', () => {
  test.each<[Partial<Question>, string, boolean]>([
    [{ kind: 'number' }, '1200', true],
    [{ kind: 'number' }, '3,5', true],
    [{ kind: 'number' }, '3.5', false],
    [{ kind: 'number' }, 'viele', false],
    [{ kind: 'date' }, '2028-02-29', true],
    [{ kind: 'date' }, '2027-02-29', false],
    [{ kind: 'date' }, '29.02.2028', false],
    [{ kind: 'link' }, 'https://musterhausen.example', true],
    [{ kind: 'link' }, 'javascript:alert(1)', false],
    [{ kind: 'choice', choices: ['ja', 'nein'] }, 'ja', true],
    [{ kind: 'choice', choices: ['ja', 'nein'] }, 'vielleicht', false],
    [{ kind: 'declaration' }, '1', true],
    [{ kind: 'declaration' }, 'ja', false],
    [{ kind: 'text' }, 'alles', true],
    [{ kind: 'number' }, '', true],
    [{ kind: 'number', min: 1, max: 2.5 }, '2,5', true],
    [{ kind: 'number', min: 1, max: 2.5 }, '0,9', false],
    [{ kind: 'number', min: 1, max: 2.5 }, '2,6', false],
    [{ kind: 'number', min: null, max: null }, '-5', true],
    [{ kind: 'markdown' }, '<b>', true],
  ])('%o %s: %s', (change, answer, good) => {
    const errors = wrongAnswers({ q_a: answer }, [question(change)])
    expect(errors.map(({ field }) => field)).toEqual(good ? [] : ['q_a'])
  })
})

describe('the builder', () => {
  const row = (change: Record<string, string> = {}) => ({
    version: '3',
    do: 'save',
    'q0-key': 'q_a',
    'q0-label': 'Seit wann?',
    'q0-hint': '',
    'q0-kind': 'date',
    'q0-limit': '10',
    'q0-required': '1',
    'q0-part': 'Projekt',
    'q0-jury': '',
    'q0-published': '1',
    'q0-choices': '',
    ...change,
  })

  test('reads a row', () => {
    expect(builderForm.parse(row())).toEqual({
      version: 3,
      what: 'save',
      reason: '',
      questions: [
        question({
          label: 'Seit wann?',
          kind: 'date',
          limit: 10,
          required: true,
          part: 'Projekt',
          jury: false,
          published: true,
        }),
      ],
    })
  })

  test.each([
    [{ 'q0-label': ' ' }, 'q0-label'],
    [{ 'q0-label': 'x'.repeat(LIMITS.label + 1) }, 'q0-label'],
    [{ 'q0-kind': 'skript' }, 'q0-kind'],
    [{ 'q0-limit': '0' }, 'q0-limit'],
    [{ 'q0-limit': String(LIMITS.answer + 1) }, 'q0-limit'],
    [{ 'q0-kind': 'choice', 'q0-choices': 'nur eine' }, 'q0-choices'],
    [{ 'q0-kind': 'number', 'q0-min': 'viele' }, 'q0-min'],
    [{ 'q0-kind': 'number', 'q0-min': '5', 'q0-max': '4' }, 'q0-min'],
    [{ 'q0-unit': 'x'.repeat(LIMITS.unit + 1), 'q0-kind': 'number' }, 'q0-unit'],
  ])('refuses %o at its field', (change, field) => {
    expect(builderForm.safeParse(row(change)).error?.issues[0]?.path).toEqual([field])
  })

  test('refuses unknown fields and too many rows, and an unknown button only saves', () => {
    expect(builderForm.safeParse(row({ admin: '1' })).success).toBe(false)
    expect(builderForm.parse(row({ do: 'drop' })).what).toBe('save')
    const many = Object.assign(
      {},
      ...Array.from({ length: LIMITS.questions + 1 }, (_, index) =>
        Object.fromEntries(
          Object.entries(row()).map(([key, value]) => [key.replace('q0-', `q${index}-`), value]),
        ),
      ),
    )
    expect(builderForm.safeParse(many).error?.issues.at(-1)?.message).toContain(String(LIMITS.questions))
  })

  test('reads unit and range of a number as people type them', () => {
    const number = row({ 'q0-kind': 'number', 'q0-unit': 'Euro', 'q0-min': '-1,5', 'q0-max': '1.200.000' })
    expect(builderForm.parse(number).questions[0]).toMatchObject({ unit: 'Euro', min: -1.5, max: 1_200_000 })
  })

  test('never publishes files', () => {
    expect(builderForm.parse(row({ 'q0-kind': 'file' })).questions[0]?.published).toBe(false)
  })

  test.each([
    [['a', 'b'], true],
    [['b', '', 'a', ''], true],
    [[], true],
    [['a', 'a'], false],
    [['a', 'c'], false],
  ])('the keys %j belong to the form: %s', (keys, own) => {
    const form = ['a', 'b'].map((key) => ({ key }))
    expect(
      areOwnQuestions(
        keys.map((key) => ({ key })),
        form,
      ),
    ).toBe(own)
  })

  test('every kind of answer can be chosen', () => {
    for (const kind of KINDS) {
      const input = row({ 'q0-kind': kind, 'q0-choices': 'eins\nzwei' })
      expect(builderForm.parse(input).questions[0]?.kind).toBe(kind)
    }
  })
})

test('an answer in words survives its question becoming a date', () => {
  expect(shownAnswer(question({ kind: 'date' }), 'bald')).toBe('bald')
  expect(shownAnswer(question({ kind: 'date' }), '2026-11-13')).toBe('13. November 2026')
  expect(shownAnswer(question({ kind: 'declaration' }), '1')).toBe('Bestätigt')
  expect(shownAnswer(question({ kind: 'number', unit: 'Euro' }), '3,5')).toBe('3,5 Euro')
})

describe('whom an answer names', () => {
  const marked = (parties?: Question['parties']): Question => ({
    ...newQuestion([], 'q'),
    ...(parties ? { parties } : {}),
  })
  const other = newQuestion([], 'other')

  test.each<[string, Question[], Question[], boolean]>([
    ['stands', [marked('supplier')], [marked('supplier')], false],
    ['is marked later', [marked()], [marked('declared')], true],
    ['is marked no more', [marked('supplier')], [marked()], true],
    ['belongs to a new question', [other], [other, marked('supplier')], false],
    ['goes with its question', [marked('supplier')], [other], false],
  ])('%s', (_name, before, after, moved) => expect(marksMove(before, after)).toBe(moved))
})
