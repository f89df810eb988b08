/** Our reader of fonts against fontkit, which reads any font there is. */
import { readFileSync } from 'node:fs'
import { create } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { openTrueType } from '../../src/document/truetype.ts'

const TEXTS = [
  'Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich – AVATAR, Tor, Vase, „Würde“ und ‚Yacht‘.',
  '0123456789 1.111,17 € 50 % § 12 (3) a/b & c; [Straße] 2024/2025 – …',
  'ÀÉÎÕÜ àéîõü çñßœæ Łódź Dvořák Ægir Þórr ŠŽĆ Ατική Крим',
  'Tabelle T. V, W; L’Été P.A. r. f, y- K-o 11 77',
]
const PLAIN = { liga: false, calt: false, ccmp: false, locl: false }

describe.each(['Regular', 'SemiBold'])('Fira Sans %s', (cut) => {
  const bytes = readFileSync(`public/fonts/pdf/FiraSans-${cut}.ttf`)
  const [ours, theirs] = [openTrueType(bytes), create(bytes)]

  it('has the same metrics', () => {
    const names = [
      'postscriptName',
      'unitsPerEm',
      'ascent',
      'descent',
      'lineGap',
      'xHeight',
      'capHeight',
    ] as const
    for (const name of names) expect([name, ours[name]]).toEqual([name, theirs[name]])
    const { minX, minY, maxX, maxY } = theirs.bbox
    expect([ours.bbox, ours.italicAngle]).toEqual([{ minX, minY, maxX, maxY }, theirs.italicAngle])
  })

  it('knows the same characters', () => {
    const wrong = Array.from({ length: 0xd800 }, (_, codePoint) => codePoint).filter(
      (codePoint) => ours.hasGlyphForCodePoint(codePoint) !== theirs.hasGlyphForCodePoint(codePoint),
    )
    expect(wrong).toEqual([])
  })

  it.each(TEXTS)('sets the same glyphs at the same places: %s', (text) => {
    for (const tnum of [false, true]) {
      const [mine, other] = [ours.layout(text, tnum ? ['tnum'] : []), theirs.layout(text, { ...PLAIN, tnum })]
      expect(mine.glyphs.map(({ id }) => id)).toEqual(other.glyphs.map(({ id }) => id))
      expect(mine.positions.map(({ xAdvance }) => xAdvance)).toEqual(
        other.positions.map(({ xAdvance }) => xAdvance),
      )
    }
  })

  it('draws nothing for a soft hyphen and remembers who asked first for a glyph', () => {
    expect(ours.layout('\u00ad\u200b').positions.map(({ xAdvance }) => xAdvance)).toEqual([0, 0])
    const font = openTrueType(bytes)
    font.layout(' ')
    expect(font.layout('\u00ad').glyphs.map(({ codePoints }) => codePoints)).toEqual([[32]])
  })

  it('cuts out a font that draws the same', () => {
    const subset = ours.createSubset()
    const glyphs = TEXTS.flatMap((text) => ours.layout(text).glyphs.map(({ id }) => id))
    const numbers = glyphs.map((id) => subset.includeGlyph(id))
    const file = subset.encode()
    const cutOut = create(file)
    expect(file.length).toBeLessThan(bytes.length / 5)
    for (const [index, number] of numbers.entries()) {
      const [copy, whole] = [cutOut.getGlyph(number), theirs.getGlyph(glyphs[index] ?? 0)]
      expect([copy.advanceWidth, copy.path.toSVG()]).toEqual([whole.advanceWidth, whole.path.toSVG()])
    }
  })
})
