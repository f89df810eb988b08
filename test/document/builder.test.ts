/** The builder's blocks that entries do not use yet, and how text is laid on pages. */
import { describe, expect, it } from 'vitest'
import { openDocument } from '../../src/document/builder.ts'
import { linesHere } from '../../src/document/canvas.ts'
import { drawable } from '../../src/document/characters.ts'
import { widths } from '../../src/document/table.ts'
import { diskAssets } from '../../src/platform/assets-disk.ts'
import { readPdf } from '../support/pdf-reader.ts'

const META = { title: 'Niederschrift', author: 'Jury', subject: 'Probe', createdAt: 0 }
const open = () => openDocument(diskAssets('public'), META)

describe('a table', () => {
  it('has a caption, headers with scope, and goes on over the page with its header as ornament', async () => {
    const document = await open()
    document.heading(1, 'Niederschrift')
    document.table({
      caption: 'Punkte',
      columns: [
        { label: 'Projekt', share: 3 },
        { label: 'Punkte', share: 1, numeric: true },
      ],
      rows: Array.from({ length: 60 }, (_, index) => [`Projekt ${index}`, `${index},50`]),
      rowHeaders: true,
    })
    const pdf = readPdf(await document.finish('Niederschrift'))
    expect(pdf.pages).toBe(3)
    expect(pdf.spoken.slice(0, 6)).toEqual([
      'H1: Niederschrift',
      'Caption: Punkte',
      'TH: Projekt',
      'TH: Punkte',
      'TH: Projekt 0',
      'TD: 0,50',
    ])
    expect(pdf.spoken.filter((line) => line === 'TH: Projekt')).toHaveLength(1)
    expect(pdf.all(/\/S \/TH[\s\S]*\/Scope \/Column/)).toHaveLength(2)
    expect(pdf.all(/\/S \/TH[\s\S]*\/Scope \/Row/)).toHaveLength(60)
    expect(pdf.text.match(/Projekt Punkte/g)).toHaveLength(3)
  })

  it('lets a row longer than a page run on', async () => {
    const document = await open()
    const words = Array.from({ length: 1_500 }, (_, index) => `w${index}`)
    const columns = [
      { label: 'Wer', share: 1 },
      { label: 'Was', share: 2 },
    ]
    document.table({ caption: 'Lang', columns, rows: [['Jury', words.join(' ')]] })
    const pdf = readPdf(await document.finish(''))
    expect(pdf.pages).toBeGreaterThan(2)
    expect(pdf.spoken).toContain(`TD: ${words.join(' ')}`)
  })
})

describe('the columns of a table', () => {
  it.each([
    { shares: [1, 3], least: [0, 0], given: [100, 300] },
    { shares: [1, 3], least: [150, 0], given: [150, 250] },
    { shares: [1, 1, 2], least: [130, 0, 0], given: [130, 90, 180] },
    { shares: [1, 1, 2], least: [130, 120, 0], given: [130, 120, 150] },
    { shares: [1, 1], least: [390, 390], given: [200, 200] },
    { shares: [1], least: [500], given: [400] },
  ])('shares $shares with words of $least get $given', ({ shares, least, given }) => {
    expect(widths(shares, least)).toEqual(given)
  })
})

describe('a list', () => {
  it('has labels and bodies', async () => {
    const document = await open()
    document.list(['eins', 'zwei'])
    const pdf = readPdf(await document.finish(''))
    expect(pdf.spoken).toEqual(['Lbl: –', 'LBody: eins', 'Lbl: –', 'LBody: zwei'])
  })
})

describe('a paragraph at the end of a page', () => {
  it.each([
    { left: 5, fit: 9, atTop: false, here: 5, why: 'fits' },
    { left: 5, fit: 3, atTop: false, here: 3, why: 'two lines go over' },
    { left: 5, fit: 4, atTop: false, here: 3, why: 'a single last line takes one with it' },
    { left: 3, fit: 2, atTop: false, here: 0, why: 'neither part may be a single line' },
    { left: 5, fit: 1, atTop: false, here: 0, why: 'no single first line' },
    { left: 5, fit: 0, atTop: false, here: 0, why: 'no room' },
    { left: 2, fit: 1, atTop: true, here: 1, why: 'at the top there is no other way' },
  ])('$left lines, room for $fit: $here here ($why)', ({ left, fit, atTop, here }) => {
    expect(linesHere(left, fit, atTop)).toBe(here)
  })
})

describe('text as it can be drawn', () => {
  const latin = (codePoint: number) => codePoint < 0x250
  it.each([
    ['Łódź', 'Łódź', []],
    ['A\u0308', 'Ä', []],
    ['a\u2011b\u202fc\td', 'a-b\u00a0c d', []],
    ['a\u00adb\u200bc\u202ed\u0007e', 'abcde', []],
    ['a\nb', 'a\nb', []],
    ['x🚀y', 'x◊y', ['🚀']],
    ['👩‍👩‍👧', '◊', ['👩‍👩‍👧']],
    ['◊', '◊', ['◊']],
  ])('%j → %j', (typed, text, marked) => {
    expect(drawable(typed, latin)).toEqual({ text, marked })
  })
})
