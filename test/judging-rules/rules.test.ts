import { describe, expect, test } from 'vitest'
import {
  anchorError,
  anchorsOf,
  anchorText,
  mayConfirm,
  rulesOf,
  type Side,
  sealed,
  sidesOf,
} from '../../src/judging-rules/rules.ts'
import { rulesForm } from '../../src/judging-rules/schema.ts'

const criterion = (id: string, anchors = '') => ({ id, name: `K ${id}`, description: '', weight: 2, anchors })
const settings = {
  scale_min: 1,
  scale_max: 5,
  min_sheets: 3,
  aggregation: 'calibrated' as const,
  tie_steps: 'criteria,vote',
  sheets_per_entry: 4,
  quorum: 3,
  abstention: 0,
  disclosure: 'recount' as const,
}
const rules = rulesOf(settings, [criterion('a', '3 = gut'), criterion('b')])

describe('rulesOf', () => {
  test('holds everything that decides', () => {
    expect(rules).toEqual({
      format: 'kuer-rules/1',
      criteria: [
        { id: 'a', name: 'K a', description: '', weight: 2, anchors: { 3: 'gut' } },
        { id: 'b', name: 'K b', description: '', weight: 2, anchors: {} },
      ],
      scale: { min: 1, max: 5 },
      aggregation: 'calibrated',
      tieSteps: ['criteria', 'vote'],
      minSheets: 3,
      sheetsPerEntry: 4,
      quorum: 3,
      abstention: false,
      disclosure: 'recount',
    })
  })

  test('is sealed as canonical JSON with its SHA-256', async () => {
    const { content, sha256 } = await sealed(rules)
    expect(content.startsWith('{"abstention":false,"aggregation":"calibrated","criteria":[{"anchors":')).toBe(
      true,
    )
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    const again = await sealed(JSON.parse(content))
    expect(again).toEqual({ content, sha256 })
    expect((await sealed({ ...rules, quorum: 4 })).sha256).not.toBe(sha256)
  })
})

describe('anchors', () => {
  test.each([
    ['3 = gut begründet\n5: ausgezeichnet', { 3: 'gut begründet', 5: 'ausgezeichnet' }],
    ['03 – mit führender Null', { 3: 'mit führender Null' }],
    ['ohne Punkt\n\n', {}],
  ])('of %j', (text, expected) => expect(anchorsOf(text)).toEqual(expected))

  test('are written lowest first', () => expect(anchorText({ 10: 'z', 2: 'a' })).toBe('2 = a\n10 = z'))

  test.each([
    ['', null],
    ['1 = a\n5 = b', null],
    ['gut', '„gut“: Bitte so schreiben: „3 = gut begründet“.'],
    ['6 = zu hoch', '6 liegt nicht auf der Skala von 1 bis 5.'],
    ['0 = zu tief', '0 liegt nicht auf der Skala von 1 bis 5.'],
    ['3 = a\n03 = b', 'Ein Punkt steht zweimal da.'],
  ])('%j: %s', (text, expected) => expect(anchorError(text, { min: 1, max: 5 })).toBe(expected))
})

describe('who confirms', () => {
  test.each<[string, Side, string, Side[], boolean]>([
    ['the chair what organisers proposed', 'organiser', 'other', ['chair'], true],
    ['organisers what the chair proposed', 'chair', 'other', ['organiser'], true],
    ['not the same side', 'organiser', 'other', ['organiser'], false],
    ['not the same person on both sides', 'organiser', 'me', ['organiser', 'chair'], false],
    ['another person on both sides', 'organiser', 'other', ['organiser', 'chair'], true],
    ['nobody without a side', 'organiser', 'other', [], false],
  ])('%s', (_name, proposed_as, id, sides, expected) =>
    expect(mayConfirm({ proposed_by: 'me', proposed_as }, { id, sides }).ok).toBe(expected),
  )

  test.each<[Side, string]>([
    ['organiser', 'Bestätigen muss sie der Juryvorsitz.'],
    ['chair', 'Bestätigen muss sie die Geschäftsstelle.'],
  ])('what the %s proposed: who must is said', (proposed_as, who) =>
    expect(
      mayConfirm({ proposed_by: 'me', proposed_as }, { id: 'me', sides: ['organiser', 'chair'] }),
    ).toMatchObject({
      error: { kind: 'forbidden', message: expect.stringContaining(who) },
    }),
  )

  test('sides', () => {
    expect(sidesOf(true, true)).toEqual(['organiser', 'chair'])
    expect(sidesOf(false, true)).toEqual(['chair'])
    expect(sidesOf(false, false)).toEqual([])
  })
})

describe('the form', () => {
  const filled = {
    version: '1',
    aggregation: 'mean',
    tie: 'vote',
    min_sheets: '3',
    sheets_per_entry: '4',
    quorum: '2',
    disclosure: 'shuffled',
    'anchors-a': '1 = schwach',
    'anchors-b': '',
  }
  const fieldsWrong = (change: Record<string, string>, frozen = false) => {
    const { disclosure, ...rest } = filled
    const parsed = rulesForm(rules, frozen).safeParse({
      ...rest,
      ...(frozen ? {} : { disclosure }),
      ...change,
    })
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'))
  }

  test('reads what was typed', () => {
    expect(rulesForm(rules, false).parse({ ...filled, abstention: '1' })).toEqual({
      version: 1,
      aggregation: 'mean',
      tieSteps: ['vote'],
      minSheets: 3,
      sheetsPerEntry: 4,
      quorum: 2,
      abstention: true,
      disclosure: 'shuffled',
      reason: '',
      anchors: { a: { 1: 'schwach' }, b: {} },
      weights: {},
    })
  })

  test.each<[Record<string, string>, string[]]>([
    [{}, []],
    [{ min_sheets: '2' }, ['min_sheets']],
    [{ min_sheets: '5' }, ['sheets_per_entry']],
    [{ tie: 'id' }, ['tie']],
    [{ disclosure: 'all' }, ['disclosure']],
    [{ aggregation: 'zscore' }, ['aggregation']],
    [{ quorum: '0' }, ['quorum']],
    [{ 'anchors-a': '9 = x' }, ['anchors-a']],
    [{ 'weight-a': '3' }, ['']],
    [{ 'anchors-c': 'x' }, ['']],
  ])('%j: %j', (change, wrong) => expect(fieldsWrong(change)).toEqual(wrong))

  test('asks for weights and a reason once frozen, and keeps what jurors were told is opened', () => {
    expect(fieldsWrong({}, true)).toEqual(['reason', 'weight-a', 'weight-b'])
    expect(fieldsWrong({ reason: 'x', 'weight-a': '0', 'weight-b': '1' }, true)).toEqual(['weight-a'])
    const opened = { reason: 'x', 'weight-a': '1', 'weight-b': '1', disclosure: 'recount' }
    expect(fieldsWrong(opened, true)).toEqual(['disclosure'])
  })
})
