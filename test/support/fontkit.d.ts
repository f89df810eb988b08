/** What the test of our font reader asks of the other one. */
declare module 'fontkit' {
  interface Path {
    toSVG(): string
  }
  interface Glyph {
    readonly id: number
    readonly advanceWidth: number
    readonly path: Path
  }
  interface Font {
    readonly postscriptName: string
    readonly unitsPerEm: number
    readonly ascent: number
    readonly descent: number
    readonly lineGap: number
    readonly xHeight: number
    readonly capHeight: number
    readonly italicAngle: number
    readonly bbox: Readonly<Record<'minX' | 'minY' | 'maxX' | 'maxY', number>>
    layout(
      text: string,
      features: Record<string, boolean>,
    ): { readonly glyphs: readonly Glyph[]; readonly positions: readonly { readonly xAdvance: number }[] }
    hasGlyphForCodePoint(codePoint: number): boolean
    getGlyph(id: number): Glyph
  }
  export const create: (bytes: Uint8Array) => Font
}
