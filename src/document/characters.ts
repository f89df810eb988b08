/** Text as it can be drawn: what the font lacks is drawn as a mark and kept underneath as it was typed. Pure. */

/** Drawn for every character the font lacks; the character itself stays in the file as ActualText. */
export const MARK = '◊'

/** Characters that say the same with a sign every font has. */
const EQUAL: Record<string, string> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u202f': '\u00a0',
  '\u2007': '\u00a0',
  '\u2028': '\n',
  '\u2029': '\n',
  '\t': ' ',
}

/** Break opportunities and marks of direction: without a shape, and the line breaker needs none of them. */
const SHAPELESS = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g

export interface Drawable {
  readonly text: string
  /** What each MARK in `text` stands for, in order. */
  readonly marked: readonly string[]
}

/** The text with a MARK for every grapheme of which the font lacks a part. */
export const drawable = (typed: string, knows: (codePoint: number) => boolean): Drawable => {
  const plain = typed
    .normalize('NFC')
    .replace(/[\u2010\u2011\u202f\u2007\u2028\u2029\t]/g, (char) => EQUAL[char] ?? char)
  const text: string[] = []
  const marked: string[] = []
  // Graphemes, so that a family of joined emoji is one mark and not seven.
  for (const { segment } of new Intl.Segmenter('de').segment(plain)) {
    const shown = segment.replace(SHAPELESS, '').replace(/(?!\n)\p{Cc}/gu, '')
    const drawn =
      shown !== MARK && [...shown].every((char) => char === '\n' || knows(char.codePointAt(0) ?? 0))
    text.push(drawn ? shown : MARK)
    if (!drawn) marked.push(segment)
  }
  return { text: text.join(''), marked }
}
