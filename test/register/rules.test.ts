import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/core/decode.ts'
import { foldGerman, queryWords, searchWords, spokenName, stillNames } from '../../src/register/names.ts'
import {
  detectFormat,
  mayTakeOver,
  parseGv100ad,
  parseRegisterCsv,
  parseRegisterXlsx,
  parseThresholds,
  sizeClass,
  sizeClasses,
  thresholdsOf,
} from '../../src/register/rules.ts'
import { readRegisterSheet } from '../../src/register/xlsx.ts'
import { gvFile, gvLine, SAARLAND, xlsxFile } from './fixtures.ts'

const SAARBRUECKEN = {
  key: '10041100',
  ars: '100410100100',
  name: 'Saarbrücken, Landeshauptstadt',
  kind: 'municipality',
  county: 'Regionalverband Saarbrücken',
  state: 'Saarland',
  population: 181_959,
  postcode: '66111',
}

const town = (changes: Record<string, string | number>) =>
  ({ ...SAARLAND[3], ...changes }) as (typeof SAARLAND)[0]

describe('GV100AD', () => {
  it.each(['utf8', 'latin1'] as const)('reads Saarbrücken from %s', (encoding) => {
    const parsed = parseGv100ad(gvFile(SAARLAND, encoding))
    expect(parsed.errors).toEqual([])
    expect(parsed.listedOn).toBe('2026-06-30')
    expect(parsed.rows.find(({ kind }) => kind === 'municipality')).toEqual(SAARBRUECKEN)
  })

  it('adds up state and county, and leaves out the association that is the town itself', () => {
    const { rows, ignored } = parseGv100ad(gvFile(SAARLAND))
    expect(rows.map(({ key, kind, population }) => [key, kind, population])).toEqual([
      ['10', 'state', 221_959],
      ['10041', 'county', 221_959],
      ['10041100', 'municipality', 181_959],
      ['10041519', 'municipality', 40_000],
    ])
    expect(ignored).toBe(1)
  })

  it('names counties by their text code and passes over regions, woods and unknown records', () => {
    const lines = [
      { type: '20', state: '08', region: '1', name: 'Stuttgart' },
      { type: '40', textCode: '44', state: '08', region: '1', county: '16', name: 'Esslingen' },
      { type: '40', textCode: '44', state: '08', region: '1', county: '36', name: 'Ostalbkreis' },
      town({ textCode: '66', name: 'Gutsbezirk Wald', population: 0 }),
      { type: '99', state: '08', name: 'Nachsatz' },
    ]
    const parsed = parseGv100ad(gvFile(lines))
    expect(parsed.rows.map(({ name }) => name)).toEqual(['Esslingen, Landkreis', 'Ostalbkreis'])
    expect(parsed).toMatchObject({ ignored: 3, errors: [] })
  })

  it('says line by line what is wrong, and keeps the good lines', () => {
    const text = [
      gvLine(town({})),
      gvLine(town({ municipality: '1x0' })),
      gvLine(town({ municipality: '101', name: '' })),
      gvLine(town({ municipality: '102', population: '-0000000005' })),
      gvLine(town({ municipality: '103', population: '12a' })),
      gvLine(town({ municipality: '100' })),
      gvLine(town({ municipality: '104' })).slice(0, 140),
      '',
      gvLine(town({ municipality: '105', population: ' '.repeat(11) })),
    ].join('\n')
    const { rows, errors } = parseGv100ad(new TextEncoder().encode(text))
    expect(rows).toHaveLength(1)
    expect(errors.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '2: Der Schlüssel „100411x0“ ist unvollständig oder enthält nicht nur Ziffern.',
      '3: Der Name fehlt.',
      '4: Die Einwohnerzahl -0000000005 ist negativ.',
      '5: Die Einwohnerzahl „0000000012a“ ist keine ganze Zahl.',
      '6: Der Schlüssel 10041100 kommt schon in Zeile 1 vor.',
      '7: Die Zeile ist zu kurz: 140 statt 220 Zeichen.',
      '9: Die Einwohnerzahl fehlt.',
    ])
  })
})

describe('XLSX', () => {
  it('reads the documented layout', async () => {
    const rows = await readRegisterSheet(await xlsxFile(SAARLAND))
    if (!rows.ok) throw new Error(rows.error.message)
    const parsed = parseRegisterXlsx(rows.value)
    expect(parsed).toMatchObject({ errors: [], listedOn: '2026-06-30' })
    expect(parsed.rows.find(({ kind }) => kind === 'municipality')).toEqual(SAARBRUECKEN)
  })

  it('gives back the zeros that a spreadsheet drops', () => {
    const heading = Array.from({ length: 6 }, () => ['x'])
    const row = [60, 63, 8, 1, 36, 88, 88, 'Aalen, Stadt', 146.6, 68816, 1, 1, 469, 1067, '', '']
    const [aalen] = parseRegisterXlsx([...heading, row]).rows
    expect(aalen).toMatchObject({ key: '08136088', ars: '081360088088', postcode: '01067' })
  })

  it('passes over empty lines, and counts them where it names a line', () => {
    const heading = Array.from({ length: 6 }, () => ['x'])
    const row = [60, 63, 8, 1, 36, 88, 88, 'Aalen, Stadt', 146.6, 68816, 1, 1, 469, 1067, '', '']
    const wrong = row.with(9, 'viele')
    const parsed = parseRegisterXlsx([...heading, ['', ' ', null], row, [], wrong])
    expect([parsed.rows.length, parsed.ignored]).toEqual([1, 0])
    expect(parsed.errors.map(({ line }) => line)).toEqual([10])
  })

  it.each([
    ['another workbook', () => xlsxFile(SAARLAND, 'Tabelle1'), /kein Blatt/],
    ['a plain ZIP', async () => zipSync({ 'GV100AD.txt': gvFile(SAARLAND) }), /ZIP-Archiv/],
    ['a broken file', async () => (await xlsxFile(SAARLAND)).slice(0, 900), /beschädigt/],
  ])('explains %s', async (_, make, message) => {
    const rows = await readRegisterSheet(await make())
    expect(rows.ok ? '' : rows.error.message).toMatch(message)
  })

  it('refuses a small workbook whose farthest cell would make an enormous table', async () => {
    const far = zipSync({
      'xl/workbook.xml': new Uint8Array(1),
      'xl/worksheets/sheet1.xml': new TextEncoder().encode('<row r="1"><c r="XFD1048576"><v>1</v></c></row>'),
    })
    const rows = await readRegisterSheet(far)
    expect(rows.ok ? '' : rows.error.message).toMatch(/außerhalb einer Liste/)
  })

  it('refuses a workbook that would unpack to more than 120 MB', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(130 * 1024 * 1024) }, { level: 1 })
    const rows = await readRegisterSheet(bomb)
    expect(rows.ok ? '' : rows.error.message).toMatch(/zu groß/)
  })
})

describe('CSV', () => {
  it('reads semicolons, a byte order mark and German figures', () => {
    const csv =
      '\uFEFFkey;name;type;county;state;population\r\n08136088;Aalen, Stadt;Stadt;Ostalbkreis;Baden-Württemberg;68.816\r\n08136;Ostalbkreis;Landkreis;;Baden-Württemberg;\r\n'
    expect(parseRegisterCsv(csv)).toEqual({
      errors: [],
      ignored: 0,
      listedOn: null,
      rows: [
        {
          key: '08136088',
          ars: '',
          name: 'Aalen, Stadt',
          kind: 'municipality',
          county: 'Ostalbkreis',
          state: 'Baden-Württemberg',
          population: 68_816,
          postcode: '',
        },
        {
          key: '08136',
          ars: '08136',
          name: 'Ostalbkreis',
          kind: 'county',
          county: '',
          state: 'Baden-Württemberg',
          population: null,
          postcode: '',
        },
      ],
    })
  })

  it('takes other headings in another order, and an ARS for the AGS', () => {
    const csv = 'Einwohner\tName\tARS\tPLZ\n181959\tSaarbrücken\t100410100100\t66111'
    const { rows } = parseRegisterCsv(csv)
    expect(rows[0]).toMatchObject({
      key: '10041100',
      ars: '100410100100',
      population: 181_959,
      postcode: '66111',
    })
  })

  it('says line by line what is wrong', () => {
    const csv = [
      'key;name;type;county;state;population',
      '8136088;Aalen;Stadt;;;1',
      '0813608x;Aalen;Stadt;;;1',
      '08136088;;Stadt;;;1',
      '08136088;Aalen;constructor;;;1',
      '08136088;Aalen;Stadt;;;-1',
      '08136088;Aalen;Stadt;;;viele',
      ';Aalen;Stadt;;;1',
      'ZV-1;Wasser;Zweckverband;;;',
      'ZV-1;Wasser;Zweckverband;;;',
    ].join('\n')
    const { rows, errors } = parseRegisterCsv(csv)
    expect(rows.map(({ key }) => key)).toEqual(['ZV-1'])
    expect(errors.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '2: Der Schlüssel 8136088 hat 7 Ziffern statt 8 oder 12. Fehlt vorn eine Null?',
      '3: Der Schlüssel „0813608x“ enthält nicht nur Ziffern.',
      '4: Der Name fehlt.',
      '5: Die Art „constructor“ ist unbekannt. Möglich sind Gemeinde, Stadt, Landkreis, Verband und Land.',
      '6: Die Einwohnerzahl -1 ist negativ.',
      '7: Die Einwohnerzahl „viele“ ist keine ganze Zahl.',
      '8: Der Schlüssel fehlt.',
      '10: Der Schlüssel ZV-1 kommt schon in Zeile 9 vor.',
    ])
  })

  it('does not read a file of more than 50,000 lines in part', () => {
    const { rows, errors } = parseRegisterCsv('08136088;Aalen;Stadt;;;1\n'.repeat(50_002))
    expect(rows).toEqual([])
    expect(errors[0]?.message).toMatch(/^Die Datei hat mehr als 50.000 Zeilen/)
  })

  it('names missing columns and open quotation marks', () => {
    expect(parseRegisterCsv('key;name\n08136088;Aalen').errors).toEqual([
      { line: 1, message: 'In der Kopfzeile fehlt: population.' },
    ])
    const { errors } = parseRegisterCsv('08136088;"Aalen;Stadt;;;1\n08136089;Bopfingen;Stadt;;;1')
    expect(errors[0]?.message).toBe('Ein Anführungszeichen ist nicht geschlossen.')
  })
})

describe('any file', () => {
  it.each([
    ['gv100ad', gvFile(SAARLAND)],
    ['csv', new TextEncoder().encode('key;name;type;county;state;population')],
    ['xlsx', new Uint8Array([0x50, 0x4b, 3, 4])],
  ] as const)('is known as %s by its content', (format, bytes) => {
    expect(detectFormat(bytes)).toEqual({ ok: true, value: format })
  })

  it.each([
    [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), /alte Excel-Datei/],
    [new Uint8Array(0), /keine der bekannten Listen/],
    [new TextEncoder().encode('%PDF-1.7'), /keine der bekannten Listen/],
  ])('is refused with a sentence', (bytes, message) => {
    const found = detectFormat(bytes)
    expect(found.ok ? '' : found.error.message).toMatch(message)
  })

  it('gives rows and errors, never an exception', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 600 }),
      fc.string({ unit: 'binary', maxLength: 600 }).map((text) => new TextEncoder().encode(text)),
      fc
        .array(fc.stringMatching(/^60[0-9 ]{0,200}$/))
        .map((lines) => new TextEncoder().encode(lines.join('\n'))),
      fc
        .array(fc.array(fc.string({ maxLength: 12 }), { maxLength: 8 }))
        .map((rows) => new TextEncoder().encode(rows.map((cells) => cells.join(';')).join('\n'))),
    )
    fc.assert(
      fc.property(bytes, (file) => {
        detectFormat(file)
        for (const parsed of [parseGv100ad(file), parseRegisterCsv(decodeText(file))]) {
          mayTakeOver(parsed)
          for (const { line, message } of parsed.errors) {
            expect(line).toBeGreaterThan(0)
            expect(message).toMatch(/^[A-ZÄÖÜ].*[.?]$/su)
          }
          for (const { name } of parsed.rows) expect(name).not.toBe('')
        }
      }),
      { numRuns: 1000 },
    )
    const cell = fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.boolean(), fc.date(), fc.integer())
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 18 }), { maxLength: 20 }), (rows) => {
        parseRegisterXlsx(rows)
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (tail) => {
        await readRegisterSheet(new Uint8Array([0x50, 0x4b, 3, 4, ...tail]))
      }),
    )
  })
})

describe('a list that replaces another', () => {
  const rows = parseGv100ad(gvFile(SAARLAND)).rows
  const wrong = (count: number) =>
    Array.from({ length: count }, (_, line) => ({ line: line + 1, message: 'x' }))
  const parsed = {
    rows: Array.from({ length: 9 }, () => rows[0]).filter((row) => row !== undefined),
    ignored: 0,
    listedOn: null,
  }

  it('may have a tenth of wrong lines, not more, and needs one good one', () => {
    expect(mayTakeOver({ ...parsed, errors: wrong(1) }).ok).toBe(true)
    expect(mayTakeOver({ ...parsed, errors: wrong(2) }).ok).toBe(false)
    expect(mayTakeOver({ ...parsed, rows: [], errors: [] }).ok).toBe(false)
  })
})

describe('names', () => {
  it.each([
    ['Schwäbisch Gmünd', 'schwaebisch gmuend'],
    ['Weißwasser/O.L. - Běła Woda', 'weisswasser o l bela woda'],
    ['Saarbru\u0308cken', 'saarbruecken'],
    ['  ', ''],
  ])('folds %s', (text, folded) => expect(foldGerman(text)).toBe(folded))

  it('keeps both spellings of an umlaut to be found', () => {
    expect(searchWords('München, Landeshauptstadt', '80331')).toEqual([
      'muenchen',
      'landeshauptstadt',
      'munchen',
      '80331',
    ])
    expect(queryWords('Stadt München')).toEqual(['muenchen'])
    expect(queryWords('Stadt')).toEqual(['stadt'])
  })

  it.each([
    ['Aalen, Stadt', 'Stadt Aalen'],
    ['Hamburg, Freie und Hansestadt', 'Freie und Hansestadt Hamburg'],
    ['Esslingen, Landkreis', 'Landkreis Esslingen'],
    ['Abtsgmünd', 'Abtsgmünd'],
    ['Alling, b.München', 'Alling, b.München'],
  ])('says %s as %s', (name, spoken) => expect(spokenName(name)).toBe(spoken))

  it.each([
    ['Stadt Ulm', 'Ulm, Universitätsstadt', true],
    ['Universitätsstadt Ulm', 'Ulm, Universitätsstadt', true],
    ['Amt für Digitales der Stadt Ulm', 'Ulm, Universitätsstadt', true],
    ['Muenchen', 'München, Landeshauptstadt', true],
    ['Stadtverwaltung Schwäbisch Gmünd', 'Schwäbisch Gmünd, Stadt', true],
    ['Neu-Ulm', 'Ulm, Universitätsstadt', false],
    ['Bad Boll', 'Boll', false],
    ['Neustadt an der Aisch', 'Neustadt', false],
    ['Schwäbisch Hall', 'Schwäbisch Gmünd, Stadt', false],
    ['', 'Ulm', false],
    ['Ulm', ',', false],
  ])('whether „%s“ still names %s: %s', (text, name, names) => expect(stillNames(text, name)).toBe(names))
})

describe('size classes', () => {
  const thresholds = [5000, 20_000, 100_000]
  it.each([
    [0, 'unter 5.000 Einwohner'],
    [4999, 'unter 5.000 Einwohner'],
    [5000, '5.000 bis unter 20.000 Einwohner'],
    [19_999, '5.000 bis unter 20.000 Einwohner'],
    [20_000, '20.000 bis unter 100.000 Einwohner'],
    [99_999, '20.000 bis unter 100.000 Einwohner'],
    [100_000, 'ab 100.000 Einwohner'],
    [3_700_000, 'ab 100.000 Einwohner'],
  ])('%i belongs to „%s“', (population, name) => expect(sizeClass(population, thresholds)).toBe(name))

  it('are unknown without a population, and absent without thresholds', () => {
    expect(sizeClass(null, thresholds)).toBeNull()
    expect(sizeClass(10, [])).toBeNull()
    expect(sizeClasses([])).toEqual([])
  })

  it.each([
    ['[5000,20000]', [5000, 20_000]],
    ['[5000,"viele"]', [5000]],
    ['{}', []],
  ])('%s as stored', (stored, numbers) => expect(thresholdsOf({ size_thresholds: stored })).toEqual(numbers))

  it.each([
    ['5.000; 20.000; 100.000', [5000, 20_000, 100_000]],
    ['1000\n2000', [1000, 2000]],
    ['', []],
  ])('reads „%s“', (text, numbers) => expect(parseThresholds(text)).toEqual({ ok: true, value: numbers }))

  it.each([
    ['20.000; 5.000', 'Die Grenzen müssen aufsteigen: 5.000 steht nach 20.000.'],
    ['5000; 5000', 'Die Grenzen müssen aufsteigen: 5.000 steht nach 5.000.'],
    ['0', '„0“ ist keine Einwohnerzahl. Bitte so angeben: 5.000; 20.000.'],
    ['viele', '„viele“ ist keine Einwohnerzahl. Bitte so angeben: 5.000; 20.000.'],
    ['1;2;3;4;5;6;7;8;9', 'Bitte höchstens 8 Grenzen.'],
  ])('refuses „%s“', (text, message) => {
    const read = parseThresholds(text)
    expect(read.ok ? '' : read.error.message).toBe(message)
  })
})

describe('text files', () => {
  it('keeps the dashes and dots of Windows-1252', () => {
    expect(decodeText(new Uint8Array([0x96, 0x85, 0x80, 0xfc]))).toBe('–…€ü')
    expect(decodeText(new TextEncoder().encode('\uFEFFü'))).toBe('ü')
  })
})
