import { describe, expect, test } from 'vitest'
import {
  type EligibilityRules,
  type EntryFacts,
  findingsOf,
  mayChangeEligibility,
  NO_RULES,
} from '../../src/eligibility/rules.ts'
import { eligibilityForm } from '../../src/eligibility/schema.ts'
import { rulesInWords } from '../../src/eligibility/sentences.ts'
import { joined } from '../../src/eligibility/wording.ts'
import type { Question } from '../../src/entry-form/questions.ts'

const base: Question = {
  key: 'stage',
  label: 'Stand des Projekts',
  hint: '',
  kind: 'choice',
  limit: 100,
  required: false,
  part: 'Teil',
  choices: ['Idee', 'Im Aufbau', 'Im Betrieb'],
  categories: [],
  jury: true,
  published: true,
}
const declaration: Question = {
  ...base,
  key: 'admin',
  label: 'Wir sind eine Verwaltung',
  kind: 'declaration',
}
const context = {
  questions: [base, declaration],
  thresholds: [5000, 20_000],
  regionNames: new Map([['99001', 'Landkreis Probental']]),
}
const town: EntryFacts = {
  organisation: 'Stadt Musterhausen',
  organisation_key: '09001001',
  organisation_kind: 'municipality',
  organisation_population: 5000,
  answers: {},
}
const free: EntryFacts = {
  ...town,
  organisation: 'Verein Muster',
  organisation_key: null,
  organisation_kind: null,
  organisation_population: null,
}

const found = (rules: Partial<EligibilityRules>, entry: EntryFacts) =>
  findingsOf({ ...NO_RULES, ...rules }, entry, context).map(({ field, effect }) => `${field} ${effect}`)

const kinds = (...allowed: NonNullable<EligibilityRules['kinds']>['allowed']) => ({
  kinds: { effect: 'refuse', allowed } as const,
})
const regions = (...prefixes: string[]) => ({ regions: { effect: 'refuse', prefixes } as const })
const sizes = (...classes: number[]) => ({ sizes: { effect: 'refuse', classes } as const })
const stage = (...allowed: string[]) => ({
  answers: { effect: 'flag', questions: [{ key: 'stage', allowed }] } as const,
})
const administration = (question: string | null) => ({
  administration: { effect: 'refuse', question } as const,
})
const REFUSED = ['organisation refuse']
const FLAGGED = ['organisation flag']

describe('an entry is held against', () => {
  test.each<[string, Partial<EligibilityRules>, EntryFacts, string[]]>([
    ['no rules', {}, free, []],
    ['its kind', kinds('municipality'), town, []],
    ['other kinds', kinds('county', 'unlisted'), town, REFUSED],
    ['kinds without what is not listed', kinds('municipality'), free, REFUSED],
    ['kinds with what is not listed', kinds('unlisted'), free, []],
    [
      'kinds where its own is not known',
      kinds('municipality'),
      { ...town, organisation_kind: null },
      REFUSED,
    ],
    ['its state', regions('08', '09'), town, []],
    ['its county', regions('09001'), town, []],
    ['another county of its state', regions('09002'), town, REFUSED],
    ['another state', regions('08'), town, REFUSED],
    ['a region that nobody knows', regions('09'), free, FLAGGED],
    ['its size class, from its lowest figure on', sizes(1), town, []],
    ['a smaller size class', sizes(0), town, REFUSED],
    ['the class below, one inhabitant fewer', sizes(0), { ...town, organisation_population: 4999 }, []],
    ['the largest class', sizes(2), { ...town, organisation_population: 20_000 }, []],
    ['a size that nobody knows', sizes(0, 1, 2), free, FLAGGED],
    ['an answer that may', stage('Im Betrieb'), { ...town, answers: { stage: 'Im Betrieb' } }, []],
    ['an answer that may not', stage('Im Betrieb'), { ...town, answers: { stage: 'Idee' } }, ['stage flag']],
    ['an answer not given yet', stage('Im Betrieb'), town, []],
    [
      'a question of another category',
      { answers: { effect: 'refuse', questions: [{ key: 'other', allowed: ['a'] }] } },
      { ...town, answers: { other: 'b' } },
      [],
    ],
    ['administration: listed', administration(null), town, []],
    ['administration: not listed', administration(null), free, REFUSED],
    ['administration: not declared', administration('admin'), free, ['admin refuse']],
    ['administration: declared', administration('admin'), { ...free, answers: { admin: '1' } }, []],
    [
      'an organisation not named yet',
      { ...kinds('county'), ...regions('08'), ...sizes(0), ...administration(null) },
      { ...free, organisation: '' },
      [],
    ],
  ])('%s', (_name, rules, entry, expected) => expect(found(rules, entry)).toEqual(expected))

  test('every rule at once gives every reason', () => {
    const rules = { ...kinds('county'), ...regions('08'), ...sizes(0), ...stage('Idee') }
    const entry = { ...town, answers: { stage: 'Im Aufbau' } }
    expect(found(rules, entry)).toEqual([...REFUSED, ...REFUSED, ...REFUSED, 'stage flag'])
    const messages = findingsOf({ ...NO_RULES, ...rules }, entry, context).map(({ message }) => message)
    expect(messages).toEqual([
      '„Stadt Musterhausen“ gehört in der amtlichen Liste zu: Städte und Gemeinden. Teilnehmen können Landkreise.',
      '„Stadt Musterhausen“ liegt außerhalb der Region. Teilnehmen können Organisationen aus Baden-Württemberg.',
      '„Stadt Musterhausen“ hat 5.000 Einwohner. Teilnehmen können Kommunen in diesen Größenklassen: unter 5.000 Einwohner.',
      'Stand des Projekts: Mit der Antwort „Im Aufbau“ kann das Projekt nicht teilnehmen. Teilnehmen kann, wer „Idee“ wählt.',
    ])
  })
})

test('a size class that the thresholds no longer have is not named', () => {
  const rules = { ...NO_RULES, ...sizes(0, 7) }
  expect(findingsOf(rules, town, context)[0]?.message).toMatch(
    / in diesen Größenklassen: unter 5\.000 Einwohner\.$/,
  )
})

test('the rules in words', () => {
  expect(rulesInWords(NO_RULES, context)).toEqual([])
  const all = {
    ...kinds('municipality', 'association', 'county'),
    ...regions('09', '99001', '99002'),
    ...sizes(0, 1),
    ...stage('Im Aufbau', 'Im Betrieb'),
    ...administration('admin'),
  }
  expect(rulesInWords({ ...NO_RULES, ...all }, context)).toEqual([
    'Teilnehmen können Städte und Gemeinden, Gemeindeverbände und Landkreise.',
    'Die Organisation liegt in Bayern, Landkreis Probental oder Kreis 99002.',
    'Die Kommune gehört in eine dieser Größenklassen: unter 5.000 Einwohner; 5.000 bis unter 20.000 Einwohner.',
    'Stand des Projekts: „Im Aufbau“ oder „Im Betrieb“. Über Ausnahmen entscheidet die Geschäftsstelle.',
    'Das Projekt gehört einer Verwaltung: Sie steht in der amtlichen Liste, oder Sie bestätigen „Wir sind eine Verwaltung“.',
  ])
  expect(rulesInWords({ ...NO_RULES, ...all }, context, 'en')).toEqual([
    'Open to towns and municipalities, associations of municipalities and counties.',
    'The organisation lies in Bayern, Landkreis Probental or county 99002.',
    'The municipality has one of these sizes: fewer than 5,000 inhabitants; 5,000 to fewer than 20,000 inhabitants.',
    'Stand des Projekts: “Im Aufbau” or “Im Betrieb”. The organisers decide on exceptions.',
    'The project belongs to a public authority: it is in the official register, or you confirm “Wir sind eine Verwaltung”.',
  ])
})

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a und b'],
  [['a', 'b', 'c'], 'a, b und c'],
])('%j is said %j', (parts, expected) => expect(joined(parts)).toBe(expected))

test.each([
  ['draft', { needsReason: false }],
  ['call', { needsReason: true }],
  ['closed', null],
  ['judging', null],
] as const)('in %s', (phase, expected) => {
  const allowed = mayChangeEligibility(phase)
  expect(allowed.ok ? allowed.value : null).toEqual(expected)
})

describe('the form', () => {
  const empty = {
    version: '0',
    kinds: '',
    regions: '',
    counties: '',
    sizes: '',
    answers: '',
    administration: '',
    administration_question: '',
  }
  const parse = (fields: Record<string, string | string[]>) =>
    eligibilityForm.safeParse({ ...empty, ...fields })

  test('without any rule lets everybody in', () => {
    expect(parse({}).data).toEqual({ version: 0, rules: NO_RULES, reason: '' })
    // What is ticked under a rule that is off counts for nothing.
    expect(parse({ 'kinds_allowed[]': 'county' }).data?.rules).toEqual(NO_RULES)
  })

  test("asks for last year's rules whatever is typed", () =>
    expect(parse({ kinds: 'refuse', do: 'copy' }).data).toEqual({ version: 0, rules: null, reason: '' }))

  test('reads every rule, one box or many', () => {
    const fields = {
      kinds: 'refuse',
      'kinds_allowed[]': ['county', 'unlisted', 'erfunden'],
      regions: 'flag',
      'states[]': ['08', '77'],
      counties: '09001; 99001\n09001',
      sizes: 'refuse',
      'sizes_allowed[]': '1',
      answers: 'flag',
      'answers_allowed[]': ['stage=Im Betrieb', 'stage=A=B', 'q_2=x'],
      administration: 'refuse',
      administration_question: 'admin',
    }
    expect(parse(fields).data?.rules).toEqual({
      kinds: { effect: 'refuse', allowed: ['county', 'unlisted'] },
      regions: { effect: 'flag', prefixes: ['08', '09001', '99001'] },
      sizes: { effect: 'refuse', classes: [1] },
      answers: {
        effect: 'flag',
        questions: [
          { key: 'stage', allowed: ['Im Betrieb', 'A=B'] },
          { key: 'q_2', allowed: ['x'] },
        ],
      },
      administration: { effect: 'refuse', question: 'admin' },
    })
  })

  test.each<[string, Record<string, string>, string]>([
    ['kinds without one', { kinds: 'refuse' }, 'kinds_allowed[]'],
    ['kinds with an invented one only', { kinds: 'flag', 'kinds_allowed[]': 'x' }, 'kinds_allowed[]'],
    ['regions without one', { regions: 'refuse' }, 'states[]'],
    ['a county that is none', { regions: 'refuse', counties: '0811' }, 'counties'],
    [
      'too many counties',
      { counties: Array.from({ length: 401 }, (_, n) => 10_000 + n).join(' ') },
      'counties',
    ],
    ['sizes without one', { sizes: 'flag' }, 'sizes_allowed[]'],
    ['answers without one', { answers: 'refuse' }, 'answers_allowed[]'],
    ['an invented effect', { kinds: 'verbieten' }, 'kinds'],
    ['an unknown field', { unbekannt: '1' }, ''],
  ])('%s is refused', (_name, fields, field) =>
    expect(parse(fields).error?.issues.map(({ path }) => path.join('.'))).toEqual([field]),
  )
})
