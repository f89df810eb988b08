import { describe, expect, test } from 'vitest'
import { decodeText } from '../../src/core/decode.ts'
import { type CaptionRow, fileKey, MAX_CSV, parseCaptions } from '../../src/gallery/rules.ts'
import { importForm, publishForm } from '../../src/gallery/schema.ts'
import { LIMITS } from '../../src/photo/schema.ts'

const HEAD = 'file,caption,alt,credit'
const row = (
  file: string,
  caption = '',
  alt = '',
  credit = '',
  rights = '',
  more: Partial<CaptionRow> = {},
) => ({
  ...{ file, caption, alt, credit, rights, licence: '', persons: '' as const, day: '', heading: '' },
  ...more,
})
const rowsOf = (csv: string) => {
  const parsed = parseCaptions(csv)
  return parsed.ok ? parsed.value : parsed.error.message
}

describe('parseCaptions reads', () => {
  test.each([
    ['commas', `${HEAD}\na.jpg,Markt,Der Markt,A. Muster`, [row('a.jpg', 'Markt', 'Der Markt', 'A. Muster')]],
    [
      'semicolons',
      'file;caption;alt;credit\na.jpg;Markt, abends;Der Markt;A',
      [row('a.jpg', 'Markt, abends', 'Der Markt', 'A')],
    ],
    [
      'tabs',
      'file\tcaption\talt\tcredit\na.jpg\tMarkt\tDer Markt\tA',
      [row('a.jpg', 'Markt', 'Der Markt', 'A')],
    ],
    ['a byte order mark', `\uFEFF${HEAD}\na.jpg,b,c,d`, [row('a.jpg', 'b', 'c', 'd')]],
    [
      'CRLF',
      `${HEAD}\r\na.jpg,b,c,d\r\ne.jpg,f,g,h\r\n`,
      [row('a.jpg', 'b', 'c', 'd'), row('e.jpg', 'f', 'g', 'h')],
    ],
    [
      'quotes',
      `${HEAD}\n"a.jpg","Sie sagte: ""Ja""","x, y",d`,
      [row('a.jpg', 'Sie sagte: "Ja"', 'x, y', 'd')],
    ],
    ['a quoted line break', `${HEAD}\na.jpg,"eins\r\nzwei",c,d`, [row('a.jpg', 'eins\nzwei', 'c', 'd')]],
    [
      'columns in any order and case',
      ' Credit ,FILE,alt,Caption\nd,a.jpg,c,b',
      [row('a.jpg', 'b', 'c', 'd')],
    ],
    ['rights, if wanted', `${HEAD},rights\na.jpg,b,c,d,frei`, [row('a.jpg', 'b', 'c', 'd', 'frei')]],
    [
      'days, points of the programme, licence and persons, in the words of people',
      `${HEAD},day,heading,licence,persons\na.jpg,b,c,d,"Mittwoch, 13. November 2024",Eröffnung,CC BY 4.0,ja\ne.jpg,f,g,h,14.11.2024,,,keine`,
      [
        row('a.jpg', 'b', 'c', 'd', '', {
          day: '2024-11-13',
          heading: 'Eröffnung',
          licence: 'cc-by-4.0',
          persons: 'consent',
        }),
        row('e.jpg', 'f', 'g', 'h', '', { day: '2024-11-14', persons: 'none' }),
      ],
    ],
    ['further columns', `${HEAD},Notiz\na.jpg,b,c,d,egal`, [row('a.jpg', 'b', 'c', 'd')]],
    ['empty cells', `${HEAD}\na.jpg,,,`, [row('a.jpg')]],
    ['empty lines', `${HEAD}\n\na.jpg,b,c,d\n\n,,,\n`, [row('a.jpg', 'b', 'c', 'd')]],
    ['no lines', HEAD, []],
    ['umlauts in one form', `${HEAD}\nbu\u0308ro.jpg,Bu\u0308ro,c,d`, [row('büro.jpg', 'Büro', 'c', 'd')]],
  ])('%s', (_name, csv, rows) => expect(rowsOf(csv)).toEqual(rows))

  test('captions that run on from picture to picture stay whole, in the order of the table', () => {
    const csv = `${HEAD}\n3.jpg,Erst kam die Idee …,a,A\n1.jpg,… dann der Antrag …,b,B\n2.jpg,…und am Ende das Rathaus.,c,C\n`
    expect(rowsOf(csv)).toEqual([
      row('3.jpg', 'Erst kam die Idee …', 'a', 'A'),
      row('1.jpg', '… dann der Antrag …', 'b', 'B'),
      row('2.jpg', '…und am Ende das Rathaus.', 'c', 'C'),
    ])
  })

  test('texts of the full length', () => {
    const full = row(
      'f'.repeat(200),
      'c'.repeat(LIMITS.caption),
      'a'.repeat(LIMITS.alt),
      'k'.repeat(LIMITS.credit),
      'r'.repeat(LIMITS.rights),
    )
    expect(rowsOf(`${HEAD},rights\n${Object.values(full).slice(0, 5).join(',')}`)).toEqual([full])
  })
})

describe('parseCaptions refuses', () => {
  const two = `${HEAD}\na.jpg,b,c,d\n`
  const missing = (columns: string) =>
    `In der CSV-Datei fehlt: ${columns}. Die erste Zeile muss die Spalten file, caption, alt und credit nennen.`
  const tooLong = (limit: number) => `Bitte höchstens ${limit} Zeichen.`

  test.each([
    ['nothing', '', missing('file, caption, alt, credit')],
    ['a missing column', 'file,caption,credit\na,b,c', missing('alt')],
    ['German columns', 'Datei;Bild\na;b', missing('file, caption, alt, credit')],
    [
      'so many short rows that no delimiter can be guessed',
      `${HEAD}${'\na.jpg'.repeat(9)}`,
      'Zeile 2 der CSV-Datei hat zu viele oder zu wenige Felder, oder ein Anführungszeichen fehlt.',
    ],
    ['a missing file name', `${two},x,y,z`, 'Zeile 3 der CSV-Datei: Der Dateiname fehlt.'],
    ['a file named twice', `${two}a.jpg,x,y,z`, 'Zeile 3 der CSV-Datei: a.jpg kommt doppelt vor.'],
    ['twice in another case', `${two}A.JPG,x,y,z`, 'Zeile 3 der CSV-Datei: A.JPG kommt doppelt vor.'],
    ['twice in another folder', `${two}b/a.jpg,x,y,z`, 'Zeile 3 der CSV-Datei: b/a.jpg kommt doppelt vor.'],
    [
      'a long caption',
      `${two}e.jpg,${'x'.repeat(401)},y,z`,
      `Zeile 3 der CSV-Datei, Spalte caption: ${tooLong(400)}`,
    ],
    [
      'a long alt text',
      `${HEAD}\ne.jpg,x,${'y'.repeat(301)},z`,
      `Zeile 2 der CSV-Datei, Spalte alt: ${tooLong(300)}`,
    ],
    [
      'a long credit',
      `${HEAD}\ne.jpg,x,y,${'z'.repeat(121)}`,
      `Zeile 2 der CSV-Datei, Spalte credit: ${tooLong(120)}`,
    ],
    [
      'long rights',
      `${HEAD},rights\ne.jpg,x,y,z,${'r'.repeat(301)}`,
      `Zeile 2 der CSV-Datei, Spalte rights: ${tooLong(300)}`,
    ],
    [
      'a long file name',
      `${HEAD}\n${'f'.repeat(201)},x,y,z`,
      `Zeile 2 der CSV-Datei, Spalte file: ${tooLong(200)}`,
    ],
    [
      'NUL',
      `${HEAD}\na.jpg,\u0000,y,z`,
      'Zeile 2 der CSV-Datei, Spalte caption: Der Text enthält Zeichen, die nicht gespeichert werden können. Bitte neu eintippen oder als einfachen Text einfügen.',
    ],
    [
      'too many fields',
      `${two}e.jpg,x,y,z,zu viel`,
      'Zeile 3 der CSV-Datei hat zu viele oder zu wenige Felder, oder ein Anführungszeichen fehlt.',
    ],
    [
      'too few fields',
      `${two}e.jpg,x`,
      'Zeile 3 der CSV-Datei hat zu viele oder zu wenige Felder, oder ein Anführungszeichen fehlt.',
    ],
    [
      'an open quote',
      `${two}e.jpg,"x,y,z`,
      'Zeile 3 der CSV-Datei hat zu viele oder zu wenige Felder, oder ein Anführungszeichen fehlt.',
    ],
    [
      'an open quote further up',
      `${HEAD}\na.jpg,"b,c,d\ne.jpg,x,y,z`,
      'Zeile 2 der CSV-Datei hat zu viele oder zu wenige Felder, oder ein Anführungszeichen fehlt.',
    ],
    [
      'a day that is none',
      `${HEAD},day\na.jpg,x,y,z,31.2.2024`,
      'Zeile 2 der CSV-Datei, Spalte day: Bitte ein Datum wie 2024-11-13 oder 13.11.2024.',
    ],
    [
      'an unknown licence',
      `${HEAD},licence\na.jpg,x,y,z,gpl`,
      'Zeile 2 der CSV-Datei, Spalte licence: Bitte eine von internal, press, cc-by-4.0, cc-by-sa-4.0, cc0-1.0, dl-de-by-2.0, dl-de-zero-2.0, own.',
    ],
    [
      'persons in other words',
      `${HEAD},persons\na.jpg,x,y,z,vielleicht`,
      'Zeile 2 der CSV-Datei, Spalte persons: Bitte none, consent oder missing.',
    ],
    ['too much', 'x'.repeat(MAX_CSV + 1), 'Die CSV-Datei ist zu groß (höchstens 400.000 Zeichen).'],
  ])('%s', (_name, csv, message) => expect(rowsOf(csv)).toBe(message))
})

test.each([
  ['a.jpg', 'a.jpg'],
  ['A.JPG', 'a.jpg'],
  ['Ordner/b/a.jpg', 'a.jpg'],
  ['C:\\Bilder\\a.jpg', 'a.jpg'],
  ['bu\u0308ro.jpg', 'b\u00fcro.jpg'],
  ['BÜRO.jpg', 'büro.jpg'],
  ['', ''],
  ['Ordner/', ''],
])('fileKey %j is %j', (name, key) => expect(fileKey(name)).toBe(key))

describe('decodeText', () => {
  test.each<[string, number[], string]>([
    ['UTF-8', [0x42, 0xc3, 0xbc, 0x72, 0x6f], 'Büro'],
    ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf, 0x61], 'a'],
    ['Windows-1252', [0x42, 0xfc, 0x72, 0x6f], 'Büro'],
    ['Windows dashes and quotes', [0x84, 0x96, 0x93, 0x85, 0x80, 0xdf], '„–“…€ß'],
    ['ASCII', [0x61], 'a'],
    ['nothing', [], ''],
  ])('%s', (_name, bytes, text) => expect(decodeText(new Uint8Array(bytes))).toBe(text))
})

test('forms of the gallery', () => {
  expect(
    importForm.safeParse({ credit: 'x'.repeat(LIMITS.credit), rights: 'x'.repeat(LIMITS.rights) }).success,
  ).toBe(true)
  expect(importForm.safeParse({ credit: 'x'.repeat(LIMITS.credit + 1), rights: '' }).success).toBe(false)
  expect(importForm.safeParse({ credit: '', rights: 'x'.repeat(LIMITS.rights + 1) }).success).toBe(false)
  expect(['public', 'private', 'x', ''].filter((state) => publishForm.safeParse({ state }).success)).toEqual([
    'public',
    'private',
  ])
})
