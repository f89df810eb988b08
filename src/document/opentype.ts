/** Kerning and figures of one width from a font's GPOS and GSUB tables. Offsets as in the OpenType specification. */

/** Lookups of a feature, extensions resolved: each a list of where its subtables of this type begin. */
const lookupsOf = (table: DataView, tag: string, type: number): number[][] => {
  const [features, lookups] = [table.getUint16(6), table.getUint16(8)]
  const indexes = lookupIndexes(table, features, tag)
  return indexes.map((index) => {
    const lookup = lookups + table.getUint16(lookups + 2 + 2 * index)
    return Array.from({ length: table.getUint16(lookup + 4) }, (_, at) => {
      const subtable = lookup + table.getUint16(lookup + 6 + 2 * at)
      const extended = table.getUint16(lookup) !== type
      return extended ? subtable + table.getUint32(subtable + 4) : subtable
    })
  })
}

/** Of the first feature of this name: our fonts have the same for every script. */
const lookupIndexes = (table: DataView, features: number, tag: string): number[] => {
  for (let index = 0; index < table.getUint16(features); index += 1) {
    const at = features + 2 + 6 * index
    const name = String.fromCharCode(...[0, 1, 2, 3].map((letter) => table.getUint8(at + letter)))
    if (name !== tag) continue
    const feature = features + table.getUint16(at + 4)
    return Array.from({ length: table.getUint16(feature + 2) }, (_, at) =>
      table.getUint16(feature + 4 + 2 * at),
    )
  }
  return []
}

/** The glyphs that a Coverage table lists, with their places. */
const coverageOf = (table: DataView, at: number): Map<number, number> => {
  const places = new Map<number, number>()
  const count = table.getUint16(at + 2)
  for (let index = 0; index < count; index += 1) {
    if (table.getUint16(at) === 1) {
      places.set(table.getUint16(at + 4 + 2 * index), index)
      continue
    }
    const range = at + 4 + 6 * index
    const [first, last, place] = [0, 2, 4].map((offset) => table.getUint16(range + offset)) as Range
    for (let glyph = first; glyph <= last; glyph += 1) places.set(glyph, place + glyph - first)
  }
  return places
}

type Range = [first: number, last: number, value: number]

/** Glyph → class of a ClassDef table; what it does not name has class 0. */
const classesOf = (table: DataView, at: number): Map<number, number> => {
  const classes = new Map<number, number>()
  if (table.getUint16(at) === 1) {
    const first = table.getUint16(at + 2)
    for (let index = 0; index < table.getUint16(at + 4); index += 1)
      classes.set(first + index, table.getUint16(at + 6 + 2 * index))
    return classes
  }
  for (let index = 0; index < table.getUint16(at + 2); index += 1) {
    const range = at + 4 + 6 * index
    const [first, last, value] = [0, 2, 4].map((offset) => table.getUint16(range + offset)) as Range
    for (let glyph = first; glyph <= last; glyph += 1) classes.set(glyph, value)
  }
  return classes
}

/** Units between two glyphs; null where this subtable says nothing about them. */
type Pair = (first: number, second: number) => number | null

const X_ADVANCE = 4

/** Adjustment by pairs of glyphs (1) or of classes (2). */
const pairOf = (table: DataView, at: number): Pair => {
  const [value1, value2] = [table.getUint16(at + 4), table.getUint16(at + 6)]
  if (value1 !== X_ADVANCE || value2 !== 0) throw new Error('kerning moves more than the advance')
  const coverage = coverageOf(table, at + table.getUint16(at + 2))
  return table.getUint16(at) === 1 ? byGlyph(table, at, coverage) : byClass(table, at, coverage)
}

const byGlyph =
  (table: DataView, at: number, coverage: ReadonlyMap<number, number>): Pair =>
  (first, second) => {
    const place = coverage.get(first)
    if (place === undefined) return null
    const set = at + table.getUint16(at + 10 + 2 * place)
    for (let index = 0; index < table.getUint16(set); index += 1) {
      const pair = set + 2 + 4 * index
      if (table.getUint16(pair) === second) return table.getInt16(pair + 2)
    }
    return null
  }

const byClass = (table: DataView, at: number, coverage: ReadonlyMap<number, number>): Pair => {
  const firsts = classesOf(table, at + table.getUint16(at + 8))
  const seconds = classesOf(table, at + table.getUint16(at + 10))
  const width = table.getUint16(at + 14)
  return (first, second) =>
    coverage.has(first)
      ? table.getInt16(at + 16 + 2 * ((firsts.get(first) ?? 0) * width + (seconds.get(second) ?? 0)))
      : null
}

/** How far two glyphs move together, in units of the font: every lookup adds what its first subtable with a say says. */
export const kerningOf = (gpos: DataView): ((first: number, second: number) => number) => {
  const lookups = lookupsOf(gpos, 'kern', 2).map((subtables) => subtables.map((at) => pairOf(gpos, at)))
  const known = new Map<number, number>()
  const find = (first: number, second: number): number => {
    let sum = 0
    for (const pairs of lookups) sum += firstSay(pairs, first, second)
    return sum
  }
  return (first, second) => {
    const key = first * 65_536 + second
    const units = known.get(key) ?? find(first, second)
    known.set(key, units)
    return units
  }
}

const firstSay = (pairs: readonly Pair[], first: number, second: number): number => {
  for (const pair of pairs) {
    const units = pair(first, second)
    if (units !== null) return units
  }
  return 0
}

/** Glyph → the figure of the same width as all others. */
export const tabularOf = (gsub: DataView): ReadonlyMap<number, number> => {
  const figures = new Map<number, number>()
  for (const at of lookupsOf(gsub, 'tnum', 1).flat()) {
    const coverage = coverageOf(gsub, at + gsub.getUint16(at + 2))
    for (const [glyph, place] of coverage) {
      const other =
        gsub.getUint16(at) === 1
          ? (glyph + gsub.getUint16(at + 4)) & 0xffff
          : gsub.getUint16(at + 6 + 2 * place)
      figures.set(glyph, other)
    }
  }
  return figures
}
