/** A TrueType font with only the glyphs that a document uses. Offsets as in the OpenType specification. */
import type { TableOf } from './truetype.ts'

export interface Subset {
  /** @returns the glyph's number in the subset */
  includeGlyph(id: number): number
  /** The file. */
  encode(): Uint8Array
}

export const createSubset = (table: TableOf): Subset => {
  // The glyph for what is missing comes first.
  const glyphs = [0]
  const numbers = new Map([[0, 0]])
  const includeGlyph = (id: number): number => {
    const number = numbers.get(id) ?? glyphs.push(id) - 1
    numbers.set(id, number)
    return number
  }
  return {
    includeGlyph,
    encode: () => {
      const outlines: Uint8Array[] = []
      // The parts of composed glyphs join the list while it is walked.
      for (let index = 0; index < glyphs.length; index += 1)
        outlines.push(outlineOf(table, glyphs[index] ?? 0, includeGlyph))
      return fileOf([
        ...(['cvt ', 'fpgm'] as const).map((tag) => [tag, copyOf(table(tag))] as const),
        ['glyf', joined(outlines)],
        ['head', headOf(table('head'))],
        ['hhea', changed(table('hhea'), 34, glyphs.length)],
        ['hmtx', metricsOf(table, glyphs)],
        ['loca', placesOf(outlines)],
        ['maxp', changed(table('maxp'), 4, glyphs.length)],
        ['prep', copyOf(table('prep'))],
      ])
    },
  }
}

const copyOf = (view: DataView): Uint8Array =>
  new Uint8Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength))

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** A copy of a table with another 16-bit number at `at`. */
const changed = (view: DataView, at: number, value: number): Uint8Array => {
  const copy = copyOf(view)
  viewOf(copy).setUint16(at, value)
  return copy
}

const LONG_PLACES = 1

/** Places are long, and the sum over the file is filled in at its end. */
const headOf = (head: DataView): Uint8Array => {
  const copy = changed(head, 50, LONG_PLACES)
  viewOf(copy).setUint32(8, 0)
  return copy
}

const [WORDS, SCALE, MORE, TWO_SCALES, MATRIX] = [0x01, 0x08, 0x20, 0x40, 0x80]

/** The outline of one glyph, padded to four bytes; the parts of a composed one are renumbered. */
const outlineOf = (table: TableOf, id: number, include: (id: number) => number): Uint8Array => {
  const [loca, glyf] = [table('loca'), table('glyf')]
  const long = table('head').getUint16(50) === LONG_PLACES
  const place = (index: number) => (long ? loca.getUint32(4 * index) : 2 * loca.getUint16(2 * index))
  const [from, to] = [place(id), place(id + 1)]
  const outline = new Uint8Array(Math.ceil((to - from) / 4) * 4)
  outline.set(new Uint8Array(glyf.buffer, glyf.byteOffset + from, to - from))
  const view = viewOf(outline)
  if (to === from || view.getInt16(0) >= 0) return outline
  for (let at = 10, flags = MORE; (flags & MORE) !== 0; at += sizeOfPart(flags)) {
    flags = view.getUint16(at)
    view.setUint16(at + 2, include(view.getUint16(at + 2)))
  }
  return outline
}

const sizeOfPart = (flags: number): number => {
  const place = flags & WORDS ? 4 : 2
  const scale = flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0
  return 4 + place + scale
}

const metricsOf = (table: TableOf, glyphs: readonly number[]): Uint8Array => {
  const [hmtx, count] = [table('hmtx'), table('hhea').getUint16(34)]
  const view = new DataView(new ArrayBuffer(4 * glyphs.length))
  for (const [index, glyph] of glyphs.entries()) {
    view.setUint16(4 * index, hmtx.getUint16(4 * Math.min(glyph, count - 1)))
    view.setInt16(4 * index + 2, hmtx.getInt16(glyph < count ? 4 * glyph + 2 : 2 * (glyph + count)))
  }
  return copyOf(view)
}

const placesOf = (outlines: readonly Uint8Array[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(4 * (outlines.length + 1)))
  let at = 0
  for (const [index, { length }] of outlines.entries()) {
    at += length
    view.setUint32(4 * (index + 1), at)
  }
  return copyOf(view)
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const checksum = (bytes: Uint8Array): number => {
  const view = viewOf(bytes)
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}

const WHOLE_FILE = 0xb1b0afba

/** Directory and tables; their names come in the order of the alphabet. */
const fileOf = (tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array => {
  const padded = tables.map(([tag, bytes]) => {
    const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4)
    whole.set(bytes)
    return { tag, whole, length: bytes.length }
  })
  const power = 2 ** Math.floor(Math.log2(tables.length))
  const directory = new DataView(new ArrayBuffer(12 + 16 * tables.length))
  directory.setUint32(0, 0x00010000)
  directory.setUint16(4, tables.length)
  directory.setUint16(6, 16 * power)
  directory.setUint16(8, Math.log2(power))
  directory.setUint16(10, 16 * (tables.length - power))
  let from = directory.byteLength
  let head = 0
  for (const [index, { tag, whole, length }] of padded.entries()) {
    const at = 12 + 16 * index
    for (let letter = 0; letter < 4; letter += 1) directory.setUint8(at + letter, tag.charCodeAt(letter))
    directory.setUint32(at + 4, checksum(whole))
    directory.setUint32(at + 8, from)
    directory.setUint32(at + 12, length)
    if (tag === 'head') head = from
    from += whole.length
  }
  const file = joined([copyOf(directory), ...padded.map(({ whole }) => whole)])
  viewOf(file).setUint32(head + 8, (WHOLE_FILE - checksum(file)) >>> 0)
  return file
}
