import { describe, expect, it, test } from 'vitest'
import {
  CODE_LENGTH,
  keysOf,
  newBallotCode,
  readCode,
  SCAN_LENGTH,
  showCode,
} from '../../src/audience/codes.ts'
import {
  type AudienceBundle,
  type Ballot,
  bundleOf,
  type CountRule,
  countBallots,
  isValidBallot,
} from '../../src/audience/count.ts'
import {
  citationOf,
  firstSentence,
  MAX_SENTENCE,
  readSerial,
  serialName,
  shuffled,
  voteState,
} from '../../src/audience/rules.ts'
import { verifyAudience } from '../../src/audience/verify.ts'
import { newReceipt, RECEIPT_WORDS } from '../../src/audience/words.ts'
import { canonicalJson } from '../../src/core/ids.ts'

describe('codes', () => {
  it.each([
    ['k7m2p-9xq4t', 'K7M2P9XQ4T'],
    [' K7M2P 9XQ4T ', 'K7M2P9XQ4T'],
    ['k7m2p–9xq4t', 'K7M2P9XQ4T'],
    ['OIL2P9XQ4T', '0112P9XQ4T'],
    ['0123456789ABCDEFGHJK', '0123456789ABCDEFGHJK'],
    ['K7M2P9XQ4', null],
    ['K7M2P9XQ4TT', null],
    ['K7M2P9XQ4U', null],
    ['Ä7M2P9XQ4T', null],
    ['', null],
    ['0'.repeat(100), null],
  ])('%j reads as %j', (typed, code) => {
    expect(readCode(typed)).toBe(code)
  })

  it('are evenly distributed, and read as they are shown', () => {
    const counts = new Map<string, number>()
    for (let index = 0; index < 1600; index += 1) {
      const code = newBallotCode()
      expect(code).toHaveLength(SCAN_LENGTH)
      expect(readCode(showCode(code))).toBe(code.slice(0, CODE_LENGTH))
      for (const letter of code) counts.set(letter, (counts.get(letter) ?? 0) + 1)
    }
    // Chi-squared with 31 degrees of freedom: above 80 once in 3 million runs.
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    expect(counts.size).toBe(32)
    expect(chi).toBeLessThan(80)
  })

  it('leave no chance to 600,000 guesses at 500 of them', () => {
    expect((600_000 * 500) / 32 ** CODE_LENGTH).toBeLessThan(1e-6)
  })

  it('have digests that do not lead from one to the other, and the same ballot typed or scanned', async () => {
    const code = newBallotCode()
    const [scanned, typed] = [
      await keysOf('s', 'e', code),
      await keysOf('s', 'e', code.slice(0, CODE_LENGTH)),
    ]
    expect(typed).toEqual({ code: scanned.code, ballot: scanned.ballot, scan: null })
    expect(new Set([scanned.code, scanned.ballot, scanned.scan]).size).toBe(3)
    expect((await keysOf('other', 'e', code)).ballot).not.toBe(scanned.ballot)
    expect((await keysOf('s', 'other', code)).code).not.toBe(scanned.code)
  })
})

describe('receipts', () => {
  it('are two of 256 different words without umlauts', () => {
    expect(RECEIPT_WORDS).toHaveLength(256)
    expect(new Set(RECEIPT_WORDS).size).toBe(256)
    expect(RECEIPT_WORDS.every((word) => /^[A-Z][a-z]{2,9}$/.test(word))).toBe(true)
    expect(newReceipt()).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
  })
})

const ONE: CountRule = { choice: 'one', tie: 'shared' }
const THREE: CountRule = { choice: 'three', tie: 'shared' }
const RANKING: CountRule = { choice: 'ranking', tie: 'shared' }

describe('a ballot', () => {
  it.each<[CountRule, number[], boolean]>([
    [ONE, [1], true],
    [ONE, [4], true],
    [ONE, [], false],
    [ONE, [5], false],
    [ONE, [0], false],
    [ONE, [1.5], false],
    [ONE, [Number.NaN], false],
    [ONE, [1, 2], false],
    [THREE, [3, 1], true],
    [THREE, [1, 2, 3], true],
    [THREE, [1, 1], false],
    [THREE, [1, 2, 3, 4], false],
    [RANKING, [4, 2, 1], true],
    [RANKING, [4], true],
    [RANKING, [4, 4], false],
  ])('%j with %j: %s', (rule, choices, valid) => {
    expect(isValidBallot(rule, 4, choices)).toBe(valid)
  })
})

const ballots = (...choices: number[][]): Ballot[] =>
  choices.map((one, index) => ({ receipt: `Wort ${String(index).padStart(4, '0')}`, choices: one }))

const placesOf = (rule: CountRule, all: Ballot[], root = '0') =>
  countBallots(rule, 4, all, root).map(({ number, points, firsts, place }) => [number, points, firsts, place])

describe('the count', () => {
  it('of one choice each', () => {
    expect(placesOf(ONE, ballots([2], [2], [3], [1], [3]))).toEqual([
      [2, 2, 2, 1],
      [3, 2, 2, 1],
      [1, 1, 1, 3],
      [4, 0, 0, 4],
    ])
  })

  it('of up to three', () => {
    expect(placesOf(THREE, ballots([1, 2, 3], [2, 3], [3]))).toEqual([
      [3, 3, 3, 1],
      [2, 2, 2, 2],
      [1, 1, 1, 3],
      [4, 0, 0, 4],
    ])
  })

  it('of a ranking: 3, 2 and 1 points, then first places', () => {
    // 1: 3 + 1 = 4 with one first place; 2: 2 + 2 = 4 with none.
    expect(placesOf(RANKING, ballots([1, 2, 4], [3, 2, 1]))).toEqual([
      [1, 4, 1, 1],
      [2, 4, 0, 2],
      [3, 3, 1, 3],
      [4, 1, 0, 4],
    ])
  })

  it('draws lots from the root where the rule says so', () => {
    const all = ballots([1], [2], [3], [4])
    const first = (root: string) => countBallots({ choice: 'one', tie: 'lot' }, 4, all, root)
    expect(first('a').map(({ place }) => place)).toEqual([1, 2, 3, 4])
    expect(first('a')).toEqual(first('a'))
    const winners = Array.from({ length: 400 }, (_, index) => first(String(index))[0]?.number)
    for (const number of [1, 2, 3, 4])
      expect(winners.filter((one) => one === number).length).toBeGreaterThan(60)
  })

  it('of nothing has everybody first', () => {
    expect(countBallots(ONE, 3, [], '0').map(({ place }) => place)).toEqual([1, 1, 1])
  })
})

const bundle = (rule: CountRule = RANKING): AudienceBundle =>
  bundleOf({
    year: 2031,
    prize: 'Publikumspreis',
    rule,
    candidates: [1, 2, 3].map((number) => ({
      number,
      title: `Projekt ${number}`,
      organisation: 'Musterhausen',
    })),
    turnout: { issued: 12, used: 8, unused: 3, invalid: 1 },
    ballots: [[1, 2, 3], [2], [3, 1], [1], [1, 3], [2, 1, 3], [3], [1, 2]].map((choices, index) => ({
      receipt: `${RECEIPT_WORDS[(index * 37) % 256]} ${RECEIPT_WORDS[index]}`,
      choices,
    })),
  })

/** A seeded generator, so that a failure can be met again. */
const seeded = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

/** Every place of a JSON value that holds something, as a path. */
const leaves = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))]
    : [path]

const mutate = (original: AudienceBundle, random: () => number): unknown => {
  const copy = structuredClone(original) as unknown as Record<string, unknown>
  const paths = leaves(copy).filter((path) => path.length > 0)
  const path = paths[Math.floor(random() * paths.length)] ?? []
  const key = path.at(-1) ?? ''
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], copy) as Record<string, unknown>
  const value = holder[key]
  const kind = random()
  if (kind < 0.2 && Array.isArray(holder)) holder.splice(Number(key), 1)
  else if (kind < 0.2) delete holder[key]
  else if (kind < 0.35 && Array.isArray(holder)) holder.push(structuredClone(value))
  else if (typeof value === 'number') holder[key] = value + (random() < 0.5 ? 1 : -1)
  else if (typeof value === 'string') holder[key] = `${value.slice(1)}${random() < 0.5 ? 'a' : 'b'}`
  else if (Array.isArray(value)) holder[key] = value.toReversed()
  else holder[key] = null
  return copy
}

describe('recounting', () => {
  it.each([ONE, THREE, RANKING, { choice: 'ranking', tie: 'lot' } satisfies CountRule])(
    'confirms an honest count by %j',
    (rule) => {
      const short = rule.choice === 'one'
      const honest = short
        ? bundleOf({
            ...bundle(),
            rule,
            ballots: bundle().ballots.map((b) => ({ ...b, choices: b.choices.slice(0, 1) })),
          })
        : bundle(rule)
      const findings = verifyAudience(JSON.parse(JSON.stringify(honest)), honest.root)
      expect(findings.filter(({ ok }) => !ok)).toEqual([])
      expect(findings).toHaveLength(8)
    },
  )

  it('detects 10,000 random mutations of ballots, receipts, count and head', () => {
    const honest = bundle()
    const random = seeded(20_311_113)
    const same = canonicalJson(honest)
    let mutations = 0
    while (mutations < 10_000) {
      const mutated = mutate(honest, random)
      if (canonicalJson(mutated) === same) continue
      mutations += 1
      const undetected = verifyAudience(mutated).every(({ ok }) => ok)
      if (undetected) expect(mutated).toEqual('detected')
    }
    expect(mutations).toBe(10_000)
  })

  it('needs the root from elsewhere to see a bundle forged as a whole', () => {
    const honest = bundle()
    const { root, result, format, ...content } = honest
    const forged = bundleOf({ ...content, ballots: content.ballots.map((b) => ({ ...b, choices: [2] })) })
    expect(verifyAudience(forged).every(({ ok }) => ok)).toBe(true)
    expect(verifyAudience(forged, root).at(-1)).toEqual({
      ok: false,
      what: 'Der Gesamtwert ist der erwartete.',
    })
    expect([result.length, format]).toEqual([3, 'kuer-audience/1'])
  })

  it.each([null, 7, 'x', [], {}, { format: 'kuer-audience/1' }, { ...bundle(), ballots: [null] }])(
    'refuses %j without breaking',
    (value) => {
      expect(verifyAudience(value).some(({ ok }) => !ok)).toBe(true)
    },
  )
})

test.each([
  [null, false, 50, 'draft'],
  [1, false, 99, 'waiting'],
  [1, false, 100, 'open'],
  [1, false, 199, 'open'],
  [1, false, 200, 'closing'],
  [1, false, 120_199, 'closing'],
  [1, false, 120_200, 'over'],
  [1, true, 150, 'counted'],
] as const)('fixed at %s, counted %s, at %d: %s', (fixed_at, counted, now, state) => {
  expect(voteState({ fixed_at, opens_at: 100, closes_at: 200 }, counted, now)).toBe(state)
})

test('every voter sees another order, and nobody is first more often', () => {
  const firsts = [0, 0, 0, 0, 0]
  for (let voter = 0; voter < 5000; voter += 1) {
    const seed = (Math.imul(voter + 1, 2_654_435_761) >>> 0).toString(16).padStart(8, '0')
    const order = shuffled([0, 1, 2, 3, 4], seed)
    expect(order.toSorted()).toEqual([0, 1, 2, 3, 4])
    firsts[order[0] ?? 0] = (firsts[order[0] ?? 0] ?? 0) + 1
  }
  for (const count of firsts) expect(Math.abs(count - 1000)).toBeLessThan(150)
  expect(shuffled([1, 2, 3, 4], 'deadbeef')).toEqual(shuffled([1, 2, 3, 4], 'deadbeef'))
  // From 0 the generator would only ever make 0.
  expect(shuffled([1, 2, 3, 4], '00000000')).toEqual(shuffled([1, 2, 3, 4], '00000001'))
})

test.each([
  ['one', 1, '1 Stimme;'],
  ['one', 2, '2 Stimmen;'],
  ['three', 0, '0 Stimmen;'],
  ['ranking', 1, '1 Punkten;'],
] as const)('choice %s with %d points is said as "%s"', (choice, points, words) => {
  const bundle = { rule: { choice }, turnout: { used: 40 } } as unknown as AudienceBundle
  expect(citationOf(bundle, points)).toBe(`Gewählt vom Publikum mit ${words} 40 Personen haben abgestimmt.`)
})

test.each([
  ['Ein Portal. Es hilft.', 'Ein Portal. Es hilft.'],
  [
    'Wir haben alle Anträge digital gemacht. Seither geht es schnell.',
    'Wir haben alle Anträge digital gemacht.',
  ],
  ['Geht das wirklich so einfach? Ja.', 'Geht das wirklich so einfach?'],
  ['', ''],
  ['Wort '.repeat(100), `${'Wort '.repeat(47).trim()}…`],
])('the first sentence of %j', (text, sentence) => {
  expect(firstSentence(text)).toBe(sentence)
  expect(firstSentence(text).length).toBeLessThanOrEqual(MAX_SENTENCE)
})

test.each([
  ['B2-017', { batch: 2, serial: 17 }],
  ['2-17', { batch: 2, serial: 17 }],
  ['b12 – 3', { batch: 12, serial: 3 }],
  ['17', null],
  ['B-1', null],
  ['', null],
])('the serial number %j', (typed, serial) => {
  expect(readSerial(typed)).toEqual(serial)
  if (serial) expect(readSerial(serialName(serial.batch, serial.serial))).toEqual(serial)
})
