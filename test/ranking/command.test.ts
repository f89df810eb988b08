import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { rankCommand } from '../../src/ranking/command.ts'
import { reportOf } from '../../src/ranking/report.ts'
import { CSV_LIMITS, CsvError, parseScores, stepsOf, writeScores } from '../../src/ranking/score-csv.ts'

const folder = mkdtempSync(join(tmpdir(), 'kuer-rank-'))
afterAll(() => rmSync(folder, { recursive: true }))

const HEADER = 'entry,juror,score\n'
const SCALE = { min: 1, max: 10 }
const GOOD = `${HEADER}a,x,7\na,y,8.5\na,z,9\nb,x,5\nb,y,7\nb,z,8\n"c, ""neu""",x,4\n"c, ""neu""",y,6\n"c, ""neu""",z,6.25\n`

const fileOf = (content: string | Uint8Array): string => {
  writeFileSync(join(folder, 'scores.csv'), content)
  return 'scores.csv'
}
const run = (content: string | Uint8Array, ...args: string[]) =>
  rankCommand([fileOf(content), ...args], folder)

describe('the report', () => {
  const { code, stdout, stderr } = run(GOOD)
  const report = JSON.parse(stdout)

  test('has exactly the documented keys', () => {
    expect([code, stderr]).toEqual([0, ''])
    expect(Object.keys(report)).toEqual([
      'rule',
      'entries',
      'jurors',
      'variance',
      'agreement',
      'components',
      'limited',
      'warnings',
    ])
    expect(Object.keys(report.entries[0])).toEqual([
      'entry',
      'score',
      'mean',
      'rank',
      'n',
      'pFirst',
      'pTop3',
      'rankLow',
      'rankHigh',
    ])
    expect(Object.keys(report.jurors[0])).toEqual(['juror', 'severity', 'n', 'flagged'])
    expect(Object.keys(report.variance)).toEqual(['sigma2', 'tau2', 'omega2'])
    expect(Object.keys(report.agreement)).toEqual(['alphaInterval', 'iccA1', 'iccC1'])
  })

  test('lists entries in ranked order', () => {
    expect(report.entries.map(({ entry, rank, n }: never) => [entry, rank, n])).toEqual([
      ['a', 1, 3],
      ['b', 2, 3],
      ['c, "neu"', 3, 3],
    ])
    expect(report.entries[0]).toMatchObject({ score: 8.167, mean: 8.167, rankLow: 1 })
  })

  test('is the same for the same seed, and only chances differ for another', () => {
    expect(run(GOOD).stdout).toBe(stdout)
    const other = JSON.parse(run(GOOD, '--seed', '2', '--draws', '500').stdout)
    expect(other.jurors).toEqual(report.jurors)
    expect(other.variance).toEqual(report.variance)
  })

  test('names what is limited, who is flagged and what to be careful with', () => {
    const rows = [8, 7, 6, 5, 4, 7, 6, 3].flatMap((quality, i) => [
      ...['p', 'q', 'r', 's'].map((juror, j) => `e${i},${juror},${quality + ((i + j) % 2)}`),
      `e${i},extreme,${i === 4 ? 10 : 1}`,
    ])
    const extreme = JSON.parse(run(`${HEADER}${rows.join('\n')}\nf,p,9\n`).stdout)
    expect(extreme.limited).toContainEqual({
      entry: 'e4',
      juror: 'extreme',
      score: 10,
      used: expect.any(Number),
    })
    const flagged = extreme.jurors.filter((one: { flagged: boolean }) => one.flagged)
    expect(flagged.map(({ juror }: never) => juror)).toEqual(['extreme'])
    expect(extreme.entries.at(-1)).toMatchObject({ entry: 'f', rank: null, pFirst: null, n: 1 })
    expect(extreme.warnings).toContain(
      'Weniger als 3 vollständige Wertungen und deshalb keinen Rang hat: „f“.',
    )
    expect(extreme.warnings.join('\n')).toContain('Die Wertungen von extreme weichen ungewöhnlich stark')
  })

  test('refuses to compare panels that share no entry', () => {
    const panels = JSON.parse(
      run(`${HEADER}a,x,7\na,y,8\nb,x,6\nb,y,5\nc,u,3\nc,v,4\nd,u,5\nd,v,5\n`, '--min-sheets', '1').stdout,
    )
    expect(panels.components).toBe(2)
    expect(panels.warnings[0]).toMatch(/^Die Jury zerfällt in 2 Gruppen/)
    expect(panels.entries.map(({ rank }: never) => rank)).toEqual([1, 1, 2, 2])
  })

  test.each([
    ['the mean', ['--rule', 'mean'], 'mean'],
    ['a scale from −5 to 5', ['--min', '-5', '--max=20'], 'calibrated'],
  ])('takes %s', (_name, args, rule) => {
    expect(JSON.parse(run(GOOD, ...args).stdout)).toMatchObject({ rule, components: 1 })
  })

  test('reads a byte order mark, CRLF, no last line end and blank lines at the end', () => {
    const { entries } = JSON.parse(stdout)
    for (const text of [`\ufeff${GOOD}`, GOOD.replaceAll('\n', '\r\n'), GOOD.trimEnd(), `${GOOD}\n\n`])
      expect(JSON.parse(run(text).stdout).entries).toEqual(entries)
  })
})

test('a mistake of the program is not taken for one of the file', () => {
  expect(() => rankCommand(['scores.csv'], undefined as unknown as string)).toThrow(TypeError)
})

describe('what it refuses, with line and column', () => {
  test.each([
    ['', 'Zeile 1, Spalte 1 (entry): Die Datei ist leer; erwartet wird die Kopfzeile entry,juror,score.'],
    [
      'a;b;c\n',
      /^Zeile 1, Spalte 1 \(entry\): Erwartet wird die Kopfzeile entry,juror,score, gefunden "a;b;c"\.$/,
    ],
    ['entry,juror\n', /^Zeile 1, Spalte 3 \(score\): Erwartet/],
    ['entry,juror,score,when\n', 'Zeile 1, Spalte 4: Diese Spalte ist zu viel.'],
    [HEADER, 'Zeile 2, Spalte 1 (entry): Die Datei enthält keine Wertung.'],
    [`${HEADER}\n\n`, 'Zeile 2, Spalte 1 (entry): Die Datei enthält keine Wertung.'],
    [`${HEADER}a,x,5\n\nb,x,5\n`, 'Zeile 3, Spalte 1 (entry): Die Zeile ist leer.'],
    [`${HEADER}a,x\n`, 'Zeile 2, Spalte 3 (score): Die Zeile hat 2 statt 3 Spalten.'],
    [`${HEADER}a,x,5,6\n`, 'Zeile 2, Spalte 4: Die Zeile hat 4 statt 3 Spalten.'],
    [`${HEADER},x,5\n`, 'Zeile 2, Spalte 1 (entry): Die Bezeichnung fehlt.'],
    [`${HEADER}a, ,5\n`, 'Zeile 2, Spalte 2 (juror): Die Bezeichnung fehlt.'],
    [`${HEADER}a,x,\n`, /^Zeile 2, Spalte 3 \(score\): "" ist keine Zahl/],
    [`${HEADER}a,x,"7,5"\n`, /^Zeile 2, Spalte 3 \(score\): "7,5" ist keine Zahl/],
    [`${HEADER}a,x,NaN\n`, /Spalte 3 \(score\): "NaN" ist keine Zahl/],
    [`${HEADER}a,x,1e1\n`, /"1e1" ist keine Zahl/],
    [`${HEADER}a,x,0x5\n`, /"0x5" ist keine Zahl/],
    [`${HEADER}a,x,5.1234567\n`, /"5\.1234567" ist keine Zahl/],
    [`${HEADER}a,x,5\nb,x,0\n`, 'Zeile 3, Spalte 3 (score): 0 liegt außerhalb der Skala von 1 bis 10.'],
    [
      `${HEADER}a,x,10.000001\n`,
      'Zeile 2, Spalte 3 (score): 10.000001 liegt außerhalb der Skala von 1 bis 10.',
    ],
    [
      `${HEADER}a,x,5\nb,x,5\na,x,6\n`,
      'Zeile 4, Spalte 2 (juror): Dieses Jurymitglied hat diese Einreichung schon in Zeile 2 bewertet.',
    ],
    [`${HEADER}a,"x,5\n`, /^Zeile 2, Spalte 2 \(juror\): Ein Anführungszeichen/],
    [`${HEADER}a,x"y,5\n`, /^Zeile 2, Spalte 2 \(juror\): Ein Anführungszeichen/],
    [`${HEADER}"a\nb",x,5\nc,x,11\n`, /^Zeile 2, Spalte 1 \(entry\): Die Bezeichnung enthält Zeichen/],
    [`${HEADER}a\u0000,x,5\n`, /^Zeile 2, Spalte 1 \(entry\): Die Bezeichnung enthält Zeichen/],
    [
      `${HEADER}${'a'.repeat(201)},x,5\n`,
      'Zeile 2, Spalte 1 (entry): Die Bezeichnung ist länger als 200 Zeichen.',
    ],
  ] as const)('%j', (content, message) => {
    const { code, stdout, stderr } = run(content)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr.endsWith('\n')).toBe(true)
    if (typeof message === 'string') expect(stderr).toBe(`${message}\n`)
    else expect(stderr.slice(0, -1)).toMatch(message)
  })

  const many = (count: number, row: (index: number) => string) =>
    HEADER + Array.from({ length: count }, (_, index) => row(index)).join('\n')

  test.each([
    [
      'entries',
      many(CSV_LIMITS.entries + 1, (i) => `e${i},x,5`),
      /^Zeile 5002, Spalte 1 .* Mehr als 5000 Einreichungen/,
    ],
    [
      'jurors',
      many(CSV_LIMITS.jurors + 1, (i) => `e,j${i},5`),
      /^Zeile 202, Spalte 2 .* Mehr als 200 Jurymitglieder/,
    ],
    [
      'scores',
      many(CSV_LIMITS.sheets + 1, (i) => `e${i % 5000},j${Math.floor(i / 5000)},5`),
      /^Zeile 50002, Spalte 1 .* Mehr als 50000 Wertungen/,
    ],
    ['bytes', HEADER + 'a'.repeat(CSV_LIMITS.bytes), /^Zeile 1, Spalte 1 .* größer als 8 MB/],
    ['quotes', `${HEADER}${'"'.repeat(CSV_LIMITS.bytes - 100)}`, /^Zeile 2, Spalte /],
  ])('too many %s', (_name, content, message) => {
    const { code, stdout, stderr } = run(content)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(stderr.split('\n')).toHaveLength(2)
  })

  test.each([
    [[], /^Aufruf: /],
    [['a.csv', 'b.csv'], /^Aufruf: /],
    [['a.csv', '--colour'], /^Aufruf: /],
    [['missing.csv'], /^Die Datei "missing.csv" lässt sich nicht lesen/],
    [['.'], /lässt sich nicht lesen/],
    [['missing.csv', '--rule', 'median'], /^--rule: /],
    [['missing.csv', '--min', 'x'], /^--min: /],
    [['missing.csv', '--min', '10'], /^--min muss kleiner sein/],
    [['missing.csv', '--max', '1001'], /^--max: /],
    [['missing.csv', '--seed', '-1'], /^(--seed: |Aufruf: )/],
    [['missing.csv', '--seed', '4294967296'], /^--seed: /],
    [['missing.csv', '--draws', '0'], /^--draws: .* von 1 bis 10000/],
    [['missing.csv', '--draws', '10001'], /^--draws: /],
    [['missing.csv', '--min-sheets', '0'], /^--min-sheets: /],
  ])('%j', (args, message) => {
    const { code, stdout, stderr } = rankCommand(args, folder)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(stderr.split('\n')).toHaveLength(2)
  })
})

test.each([
  ['7', 7_000_000],
  ['7.25', 7_250_000],
  ['+0.000001', 1],
  ['-0', 0],
  ['-12.5', -12_500_000],
  ['9999.999999', 9_999_999_999],
  ['10000', null],
  ['.5', null],
  ['5.', null],
  ['', null],
  ['٣', null],
])('stepsOf(%j) is %j', (text, steps) => expect(stepsOf(text)).toBe(steps))

/** Either a report, or one sentence with a place: nothing else may come out of any file. */
const answers = (bytes: Uint8Array): string => {
  try {
    const { entries } = reportOf(bytes, { ...SCALE, rule: 'calibrated', minSheets: 1, seed: 1, draws: 5 })
    return entries.length > 0 && entries.every(({ score }) => Number(score) >= 1) ? 'report' : 'no scores'
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return /^Zeile \d+, Spalte \d+( \((entry|juror|score)\))?: [^\n]+$/.test(error.message)
      ? 'refused'
      : error.message
  }
}

describe('whatever the file holds', () => {
  test('random bytes are refused with a place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(answers(bytes)).toBe('refused')
      }),
      { numRuns: 500 },
    )
  })

  test('a good file with bytes changed, added or cut is read or refused', () => {
    const good = new TextEncoder().encode(GOOD)
    const edit = fc.record({
      at: fc.nat(good.length),
      cut: fc.nat(4),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 4 }),
        fc.constantFrom(...',"\n\r;.-0'.split('').map((sign) => Uint8Array.of(sign.charCodeAt(0)))),
      ),
    })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const bytes = edits.reduce<number[]>(
          (all, { at, cut, put }) => all.toSpliced(at, cut, ...put),
          [...good],
        )
        expect(['report', 'refused']).toContain(answers(Uint8Array.from(bytes)))
      }),
      { numRuns: 1000 },
    )
  })

  test('what is written is read again', () => {
    const id = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => text.trim() !== '' && text.isWellFormed() && !/[\p{Cc}\ufffd\ufeff]/u.test(text))
    const rows = fc.uniqueArray(
      fc.record({ entry: id, juror: id, steps: fc.integer({ min: 1_000_000, max: 10_000_000 }) }),
      { selector: ({ entry, juror }) => JSON.stringify([entry, juror]), minLength: 1, maxLength: 20 },
    )
    fc.assert(
      fc.property(rows, (list) => {
        const text = writeScores(list.map((row) => ({ ...row, score: (row.steps / 1_000_000).toFixed(6) })))
        expect(parseScores(new TextEncoder().encode(text), SCALE)).toEqual(list)
      }),
    )
  })
})

test('npm run --silent rank prints the report and nothing else', async () => {
  const file = join(folder, fileOf(GOOD))
  const answer = await new Promise<[number, string]>((resolve) =>
    execFile('npm', ['run', '--silent', 'rank', '--', file, '--rule', 'mean'], (error, stdout) =>
      resolve([Number(error?.code ?? 0), stdout]),
    ),
  )
  expect(answer).toEqual([0, run(GOOD, '--rule', 'mean').stdout])
}, 60_000)
