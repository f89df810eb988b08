/** The same sheet as a workbook (Office Open XML, ECMA-376): numbers and dates stay what they are, text is never a formula. Pure. */
import { strToU8, zipSync } from 'fflate'
import { toBerlinInput } from '../core/berlin-time.ts'
import { DECLARATION, element, escapeXml } from '../core/xml.ts'
import type { Cell, Sheet } from './columns.ts'

/** Most characters a cell of Excel holds. */
const MAX_CELL = 32_767

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const relations = (targets: Readonly<Record<string, string>>): string =>
  element(
    'Relationships',
    { xmlns: `${PACKAGE}/relationships` },
    ...Object.entries(targets).map(([kind, target], index) =>
      element('Relationship', { Id: `rId${index + 1}`, Type: `${OFFICE}/${kind}`, Target: target }),
    ),
  )

const part = (name: string, kind: string): string =>
  element('Override', { PartName: `/xl/${name}.xml`, ContentType: `${WORKBOOK}.${kind}+xml` })

/** Styles by their place in the list below. */
const STYLE = { text: 0, heading: 1, moment: 2, day: 3 }

const STYLES = `<styleSheet xmlns="${MAIN}">
<numFmts count="2"><numFmt numFmtId="164" formatCode="dd.mm.yyyy hh:mm"/><numFmt numFmtId="165" formatCode="dd.mm.yyyy"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs>
</styleSheet>`

/** Everything of the file but its sheet. */
const FRAME: Readonly<Record<string, string>> = {
  '[Content_Types].xml': element(
    'Types',
    { xmlns: `${PACKAGE}/content-types` },
    element('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    part('workbook', 'sheet.main'),
    part('styles', 'styles'),
    part('sheet', 'worksheet'),
  ),
  '_rels/.rels': relations({ officeDocument: 'xl/workbook.xml' }),
  'xl/_rels/workbook.xml.rels': relations({ worksheet: 'sheet.xml', styles: 'styles.xml' }),
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Einreichungen" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/styles.xml': STYLES,
}

const DAY = 86_400_000

/** Days since 30 December 1899, as workbooks count them. */
const serial = (at: number): number => at / DAY + 25_569

/** A, B, … Z, AA, AB, … for 0, 1, … */
const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

/** What is written into the tag of a cell, and what between its tags. */
type Written = readonly [attributes: string, content: string]

const textCell = (text: string, style: number): Written => [
  `t="inlineStr" s="${style}"`,
  `<is><t xml:space="preserve">${escapeXml(text.slice(0, MAX_CELL))}</t></is>`,
]

const numberCell = (value: number, style: number): Written => [`s="${style}"`, `<v>${value}</v>`]

const written = (cell: Cell): Written | null => {
  switch (cell?.kind) {
    case undefined:
      return null
    case 'text':
      return textCell(cell.text, STYLE.text)
    case 'number':
      return numberCell(cell.value, STYLE.text)
    case 'moment':
      // Workbooks know no time zones: what stands there is the time in Berlin.
      return numberCell(serial(Date.parse(`${toBerlinInput(cell.at)}Z`)), STYLE.moment)
    case 'day':
      return numberCell(serial(cell.at), STYLE.day)
  }
}

/** The row with this number, from 1. */
const row = (number: number, cells: readonly (Written | null)[]): string => {
  const filled = cells.map((cell, column) =>
    cell ? `<c r="${letters(column)}${number}" ${cell[0]}>${cell[1]}</c>` : '',
  )
  return `<row r="${number}">${filled.join('')}</row>`
}

/** The first row is bold and stays in sight. */
const sheetXml = ({ head, rows }: Sheet): string => {
  const heading = head.map((label) => textCell(label, STYLE.heading))
  const columns = head.map((label, index) =>
    element('col', {
      min: index + 1,
      max: index + 1,
      width: Math.min(60, Math.max(14, label.length + 2)),
      customWidth: 1,
    }),
  )
  return `<worksheet xmlns="${MAIN}">
<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${columns.join('')}</cols>
<sheetData>${row(1, heading)}${rows.map((cells, index) => row(index + 2, cells.map(written))).join('')}</sheetData>
</worksheet>`
}

/** The whole file. */
export const toXlsx = (sheet: Sheet): Uint8Array<ArrayBuffer> =>
  zipSync(
    Object.fromEntries(
      Object.entries({ ...FRAME, 'xl/sheet.xml': sheetXml(sheet) }).map(([name, xml]) => [
        name,
        strToU8(DECLARATION + xml),
      ]),
    ),
  ) as Uint8Array<ArrayBuffer>
