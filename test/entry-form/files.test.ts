import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  answerOf,
  attachedFiles,
  cleanFileName,
  fileKey,
  MAX_FILE_BYTES,
  pdfProblem,
  showSize,
} from '../../src/entry-form/files.ts'
import { safeKey } from '../../src/platform/file-keys.ts'

const file = {
  id: '0b6f3f5e-3a3d-4a53-9d55-3c0f4f0c2b11',
  sha256: 'a'.repeat(64),
  size: 1234,
  name: 'Konzept für Łódź.pdf',
}

describe('an answer of files', () => {
  test('reads what it wrote', () => {
    const two = [file, { ...file, id: file.id.replace('0', '1'), name: 'b.pdf' }]
    expect(attachedFiles(answerOf(two))).toEqual(two)
    expect(attachedFiles('')).toEqual([])
  })

  test.each([
    'irgendein Text',
    `${file.id} kurz 12 a.pdf`,
    `../../${file.id} ${file.sha256} 12 a.pdf`,
    `${file.id} ${file.sha256} viel a.pdf`,
  ])('%j names none', (answer) => expect(attachedFiles(answer)).toEqual([]))

  test('whatever a text answer said before, its file stays in the folder of its entry', () => {
    fc.assert(
      fc.property(fc.string(), (answer) => {
        for (const { id } of attachedFiles(answer))
          expect(safeKey(fileKey('s1', id))).toMatch(/^attachments\/s1\//)
      }),
    )
  })
})

describe('cleanFileName', () => {
  test.each([
    ['Konzept.pdf', 'Konzept.pdf'],
    ['Konzept.PDF', 'Konzept.pdf'],
    ['C:\\fakepath\\Konzept.pdf', 'Konzept.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'a Set-Cookie x.pdf'],
    ['lecko\u202efdp.exe', 'lecko fdp.exe.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['""', 'Anlage.pdf'],
    ['', 'Anlage.pdf'],
    ['Übersicht Łódź.pdf', 'Übersicht Łódź.pdf'],
  ])('%j becomes %j', (name, clean) => expect(cleanFileName(name)).toBe(clean))

  test('a long name of signs beyond the first plane still names its file', () => {
    const name = cleanFileName(`${'𝔘'.repeat(300)}.pdf`)
    expect([...name]).toHaveLength(120)
    expect(attachedFiles(answerOf([{ ...file, name }]))).toEqual([{ ...file, name }])
  })

  test('any name becomes one that fits into an answer and a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const clean = cleanFileName(name)
        expect(clean).toMatch(/^[^\p{Cc}\p{Cf}/\\"<>]{1,250}\.pdf$/u)
        expect(attachedFiles(answerOf([{ ...file, name: clean }]))).toEqual([{ ...file, name: clean }])
        expect(encodeURIComponent(clean)).not.toBe('')
      }),
    )
  })
})

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

test.each([
  ['%PDF-1.7\n…\n%%EOF\n', null],
  ['', /leer/],
  ['%PDF-1.7\n', /unvollständig/],
  ['GIF89a%PDF-1.7 %%EOF', /kein PDF/],
  ['<html>%PDF-1.4 %%EOF', /kein PDF/],
  [' %PDF-1.4 %%EOF', /kein PDF/],
  ['%PDF-9.9 %%EOF', /kein PDF/],
  ['PK\x03\x04', /kein PDF/],
] as const)('pdfProblem %j', (text, expected) => {
  const problem = pdfProblem(bytes(text))
  if (expected === null) expect(problem).toBeNull()
  else expect(problem).toMatch(expected)
})

test('a PDF holds ten megabytes and not one byte more', () => {
  const full = new Uint8Array(MAX_FILE_BYTES + 1)
  full.set(bytes('%PDF-1.7\n'))
  full.set(bytes('%%EOF'), MAX_FILE_BYTES - 6)
  expect(pdfProblem(full.subarray(0, MAX_FILE_BYTES))).toBeNull()
  expect(pdfProblem(full)).toMatch(/größer als 10 MB/)
})

test.each([
  [10, '1 kB'],
  [380_400, '380 kB'],
  [1_400_000, '1,4 MB'],
])('%i bytes are %s', (size, shown) => expect(showSize(size)).toBe(shown))
