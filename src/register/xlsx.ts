/** The rows of the official XLSX. */
import { unzipSync, zipSync } from 'fflate'
import readXlsx from 'read-excel-file/universal'
import { fail, ok, type Result } from '../core/result.ts'

/** Bytes the parts of a workbook may have once unpacked; the official one has about 15 MB. */
const MAX_UNPACKED = 120 * 1024 * 1024

/** Last column and last row of a list of municipalities; a reader makes a table as large as its farthest cell says. */
const MAX_COLUMN_LETTERS = 2
const MAX_ROWS = 100_000

const SHEET = /^Onlineprodukt_Gemeinden/

/** Reads the sheet whose name starts with `Onlineprodukt_Gemeinden`. */
export const readRegisterSheet = async (
  bytes: Uint8Array,
): Promise<Result<readonly (readonly unknown[])[]>> => {
  const unpacked = unpack(bytes)
  if (!unpacked.ok) return unpacked
  try {
    const sheets = await readXlsx(unpacked.value)
    const found = sheets.find(({ sheet }) => SHEET.test(sheet))
    return found
      ? ok(found.data)
      : fail(
          'invalid',
          'In der Excel-Datei gibt es kein Blatt, dessen Name mit „Onlineprodukt_Gemeinden“ beginnt.',
        )
  } catch {
    return fail('invalid', 'Die Excel-Datei ist beschädigt oder geschützt und lässt sich nicht lesen.')
  }
}

/**
 * Unpacks and packs again without compression: the size is checked before, and the reader's own unpacking of larger
 * parts would start a thread, which Workers do not have.
 */
const unpack = (bytes: Uint8Array): Result<ArrayBuffer> => {
  let left = MAX_UNPACKED
  let workbook = false
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name === 'xl/workbook.xml') workbook = true
        left -= originalSize
        return left >= 0 && /\.(xml|rels)$/.test(name)
      },
    })
    if (left < 0) return fail('invalid', 'Die Excel-Datei ist ausgepackt zu groß.')
    if (!workbook) {
      return fail(
        'invalid',
        'Das ist ein ZIP-Archiv, keine Excel-Datei. Bitte packen Sie es aus und laden Sie die Liste darin hoch.',
      )
    }
    if (
      Object.entries(parts).some(([name, part]) => name.startsWith('xl/worksheets/') && reachesTooFar(part))
    ) {
      return fail(
        'invalid',
        'Die Excel-Datei hat Zellen weit außerhalb einer Liste (über 100.000 Zeilen oder 700 Spalten). Bitte kopieren Sie die Liste in eine neue Datei.',
      )
    }
    return ok(zipSync(parts, { level: 0 }).buffer as ArrayBuffer)
  } catch {
    return fail('invalid', 'Die Excel-Datei ist beschädigt und lässt sich nicht lesen.')
  }
}

const CELL = /\br\s*=\s*["']([A-Za-z]*)(\d+)["']/g

/** Whether a sheet names a cell beyond the limits; names are read without parsing the sheet. */
const reachesTooFar = (sheet: Uint8Array): boolean => {
  for (const [, letters = '', row] of new TextDecoder().decode(sheet).matchAll(CELL))
    if (letters.length > MAX_COLUMN_LETTERS || Number(row) > MAX_ROWS) return true
  return false
}
