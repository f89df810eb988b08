/**
 * Reads a TrueType font as far as documents need it: metrics, characters, kerning, figures of one width, and a copy
 * with only the glyphs that were used. It is what pdfkit asks of a font, without the half of a megabyte that reads any
 * font there is. Offsets and names as in the OpenType specification.
 */
import { kerningOf, tabularOf } from './opentype.ts'
import { createSubset, type Subset } from './subset.ts'

/** One table of the file. */
export type TableOf = (tag: string) => DataView

export interface Glyph {
  readonly id: number
  /** In units of the font. */
  readonly advanceWidth: number
  /** The characters it was first asked for. */
  readonly codePoints: readonly number[]
}

interface Position {
  xAdvance: number
  readonly yAdvance: 0
  readonly xOffset: 0
  readonly yOffset: 0
}

export interface Run {
  readonly glyphs: readonly Glyph[]
  readonly positions: readonly Position[]
  /** Of all positions as they are now: pdfkit scales them. */
  readonly advanceWidth: number
}

export interface TrueType {
  readonly postscriptName: string
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  readonly lineGap: number
  readonly xHeight: number
  readonly capHeight: number
  readonly italicAngle: number
  readonly bbox: Readonly<Record<'minX' | 'minY' | 'maxX' | 'maxY', number>>
  readonly head: { readonly macStyle: { readonly italic: boolean } }
  readonly post: { readonly isFixedPitch: boolean }
  readonly 'OS/2': { readonly sFamilyClass: number }
  hasGlyphForCodePoint(codePoint: number): boolean
  getGlyph(id: number): Glyph
  /** @param features `tnum` gives figures of one width; everything else is passed over */
  layout(text: string, features?: readonly string[]): Run
  createSubset(): Subset
}

const tablesOf = (bytes: Uint8Array): TableOf => {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = new Map<string, DataView>()
  for (let index = 0; index < file.getUint16(4); index += 1) {
    const at = 12 + 16 * index
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4))
    tables.set(
      tag,
      new DataView(bytes.buffer, bytes.byteOffset + file.getUint32(at + 8), file.getUint32(at + 12)),
    )
  }
  return (tag) => {
    const table = tables.get(tag)
    if (!table) throw new Error(`the font has no table ${tag}`)
    return table
  }
}

/**
 * Opens a font, for one document: it remembers the characters that asked for each glyph.
 * @throws when it is none, or has no characters of the basic plane
 */
export const openTrueType = (bytes: Uint8Array): TrueType => {
  const table = tablesOf(bytes)
  const [head, hhea, os2, post] = [table('head'), table('hhea'), table('OS/2'), table('post')]
  const glyphOf = charactersOf(table('cmap'))
  const advance = advancesOf(table('hmtx'), hhea.getUint16(34))
  const [kerning, tabular] = [kerningOf(table('GPOS')), tabularOf(table('GSUB'))]
  const askedBy = new Map<number, readonly number[]>()
  const glyph = (id: number, codePoints: readonly number[]): Glyph => {
    if (!askedBy.has(id)) askedBy.set(id, codePoints)
    return { id, advanceWidth: advance(id), codePoints: askedBy.get(id) ?? codePoints }
  }
  return {
    postscriptName: nameOf(table('name')),
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    lineGap: hhea.getInt16(8),
    xHeight: os2.getInt16(86),
    capHeight: os2.getInt16(88),
    italicAngle: post.getInt32(4) / 65_536,
    bbox: {
      minX: head.getInt16(36),
      minY: head.getInt16(38),
      maxX: head.getInt16(40),
      maxY: head.getInt16(42),
    },
    head: { macStyle: { italic: (head.getUint16(44) & 2) !== 0 } },
    post: { isFixedPitch: post.getUint32(12) !== 0 },
    'OS/2': { sFamilyClass: os2.getInt16(30) },
    hasGlyphForCodePoint: (codePoint) => glyphOf(codePoint) !== 0,
    getGlyph: (id) => glyph(id, []),
    layout: (text, features = []) => {
      const glyphs: Glyph[] = []
      const positions: Position[] = []
      for (const char of text) {
        const codePoint = char.codePointAt(0) ?? 0
        const unseen = UNSEEN.test(char)
        const plain = glyphOf(unseen ? BLANK : codePoint)
        const id = features.includes('tnum') ? (tabular.get(plain) ?? plain) : plain
        const next = glyph(id, [codePoint])
        const [last, before] = [glyphs.at(-1), positions.at(-1)]
        if (last && before) before.xAdvance += kerning(last.id, id)
        glyphs.push(next)
        positions.push({ xAdvance: unseen ? 0 : next.advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 })
      }
      return {
        glyphs,
        positions,
        get advanceWidth() {
          return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
        },
      }
    },
    createSubset: () => createSubset(table),
  }
}

const BLANK = 32
/** Drawn as nothing: soft hyphens, joiners, marks of direction. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u

/** Character → glyph, from the table of the basic plane (format 4); 0 where there is none. */
const charactersOf = (cmap: DataView): ((codePoint: number) => number) => {
  const records = Array.from({ length: cmap.getUint16(2) }, (_, index) => cmap.getUint32(8 + 8 * index))
  const start = records.find((at) => cmap.getUint16(at) === 4)
  if (start === undefined) throw new Error('the font has no characters of the basic plane')
  const twice = cmap.getUint16(start + 6)
  const [ends, starts] = [start + 14, start + 16 + twice]
  const known = new Map<number, number>()
  const find = (codePoint: number): number => {
    for (let at = 0; at < twice; at += 2) {
      if (cmap.getUint16(ends + at) < codePoint) continue
      const first = cmap.getUint16(starts + at)
      if (first > codePoint) return 0
      const delta = cmap.getUint16(starts + twice + at)
      const rangeAt = starts + 2 * twice + at
      const range = cmap.getUint16(rangeAt)
      if (range === 0) return (codePoint + delta) & 0xffff
      const glyph = cmap.getUint16(rangeAt + range + 2 * (codePoint - first))
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
  return (codePoint) => {
    const glyph = known.get(codePoint) ?? (codePoint > 0xffff ? 0 : find(codePoint))
    known.set(codePoint, glyph)
    return glyph
  }
}

/** The last of `count` widths holds for all glyphs after it. */
const advancesOf =
  (hmtx: DataView, count: number) =>
  (glyph: number): number =>
    hmtx.getUint16(4 * Math.min(glyph, count - 1))

const POSTSCRIPT_NAME = 6
const WINDOWS = 3

const nameOf = (name: DataView): string => {
  for (let index = 0; index < name.getUint16(2); index += 1) {
    const at = 6 + 12 * index
    if (name.getUint16(at) !== WINDOWS || name.getUint16(at + 6) !== POSTSCRIPT_NAME) continue
    const from = name.getUint16(4) + name.getUint16(at + 10)
    const letters = Array.from({ length: name.getUint16(at + 8) / 2 }, (_, letter) =>
      name.getUint16(from + 2 * letter),
    )
    return String.fromCharCode(...letters)
  }
  throw new Error('the font has no name')
}
