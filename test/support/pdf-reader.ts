/** Reads back what our documents say: objects, text by ToUnicode, the structure tree. Only for files pdfkit wrote. */
import { inflateSync } from 'node:zlib'

export interface ReadPdf {
  /** Dictionary (and stream head) of an object, as written. */
  object(id: number): string
  /** The first object whose dictionary matches. */
  find(pattern: RegExp): string
  /** Ids of all objects whose dictionary matches. */
  all(pattern: RegExp): number[]
  /** The stream of an object, inflated. */
  stream(id: number): Uint8Array
  readonly pages: number
  /** Text in the order of the page streams, lines joined by blanks; a mark reads as its ActualText. */
  readonly text: string
  /** Text by the structure tree, as a screen reader meets it: "H1: …" for each element that holds text. */
  readonly spoken: string[]
  readonly xmp: string
}

interface Entry {
  readonly dictionary: string
  readonly stream: Uint8Array | null
}

const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
const refs = (text: string) => [...text.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id))
const refOf = (dictionary: string, key: string) =>
  Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1])

const parse = (bytes: Uint8Array): Map<number, Entry> => {
  const text = latin1(bytes)
  const entries = new Map<number, Entry>()
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length
    const end = text.indexOf('\nendobj\n', start)
    const body = text.slice(start, end)
    const head = body.indexOf('stream\n')
    const raw = head < 0 ? null : bytes.subarray(start + head + 7, start + body.lastIndexOf('\nendstream'))
    const dictionary = head < 0 ? body : body.slice(0, head)
    const stream = raw && /\/Filter \/FlateDecode/.test(dictionary) ? new Uint8Array(inflateSync(raw)) : raw
    entries.set(Number(match[1]), { dictionary, stream })
  }
  return entries
}

const utf16 = (hex: string) =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)))

/** Glyph → text, from a ToUnicode map with one array per range. */
const unicodeOf = (cmap: string): Map<number, string> => {
  const map = new Map<number, string>()
  for (const [, from = '', , list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)) {
    const texts = [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) => utf16(hex.replaceAll(' ', '')))
    for (const [index, text] of texts.entries()) map.set(Number.parseInt(from, 16) + index, text)
  }
  return map
}

/** A string object between parentheses: UTF-16 with a mark, or Latin-1. */
const stringOf = (escaped: string): string => {
  const named: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  const plain = escaped.replace(/\\([nrtbf()\\])/g, (_, char: string) => named[char] ?? char)
  if (!plain.startsWith('þÿ')) return plain
  const bytes = Buffer.from(plain.slice(2), 'latin1')
  return bytes.swap16().toString('utf16le')
}

type Fonts = ReadonlyMap<string, ReadonlyMap<number, string>>

/** Text of one page by marked-content id; -1 is what is not tagged. */
const pageText = (content: string, fonts: Fonts): Map<number, string> => {
  const texts = new Map<number, string>()
  const open: { mcid: number; actual: boolean }[] = []
  let font: ReadonlyMap<number, string> = new Map()
  const say = (text: string) => {
    const mcid = open.findLast((mark) => mark.mcid >= 0)?.mcid ?? -1
    texts.set(mcid, (texts.get(mcid) ?? '') + text)
  }
  const token =
    /\/(\w+) (?:<<([\s\S]*?)>> BDC|BMC)|\bEMC\b|\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d. ])*)\] TJ|\bET\b/g
  for (const [whole, , marks = '', name, shown] of content.matchAll(token)) {
    if (whole === 'EMC') open.pop()
    else if (whole === 'ET') {
      if (!open.some(({ actual }) => actual)) say(' ')
    } else if (name) font = fonts.get(name) ?? new Map()
    else if (shown !== undefined) {
      if (open.some(({ actual }) => actual)) continue
      for (const [, hex = ''] of shown.matchAll(/<([0-9a-f]*)>/g))
        say((hex.match(/.{4}/g) ?? []).map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '?').join(''))
    } else {
      const actual = /\/ActualText \(((?:\\[\s\S]|[^)\\])*)\)/.exec(marks)?.[1]
      const mcid = Number(/\/MCID (\d+)/.exec(marks)?.[1] ?? -1)
      if (actual !== undefined) say(stringOf(actual))
      open.push({ mcid, actual: actual !== undefined })
    }
  }
  return texts
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Reads a whole file. */
export const readPdf = (bytes: Uint8Array): ReadPdf => {
  const entries = parse(bytes)
  const object = (id: number) => entries.get(id)?.dictionary ?? ''
  const stream = (id: number) => entries.get(id)?.stream ?? new Uint8Array()
  const all = (pattern: RegExp) => [...entries.keys()].filter((id) => pattern.test(object(id)))
  const find = (pattern: RegExp) => object(all(pattern)[0] ?? 0)
  const pageIds = refs(/\/Kids \[([^\]]*)\]/.exec(find(/\/Type \/Pages\b/))?.[1] ?? '')
  const fonts = (page: string): Fonts =>
    new Map(
      [...object(refOf(page, 'Resources')).matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => [
        name,
        unicodeOf(latin1(stream(refOf(object(Number(id)), 'ToUnicode')))),
      ]),
    )
  const texts = new Map(
    pageIds.map((id) => [id, pageText(latin1(stream(refOf(object(id), 'Contents'))), fonts(object(id)))]),
  )
  const spoken: string[] = []
  const walk = (id: number) => {
    const element = object(id)
    const type = /\/S \/(\w+)/.exec(element)?.[1] ?? ''
    const kids = /\/K \[([\s\S]*?)\](?=\s*(?:\/|>>))/.exec(element)?.[1] ?? ''
    // The element's own page, not the one a kid names.
    const page = refOf(element.replace(kids, ''), 'Pg')
    let words = /\/Alt \(((?:\\[\s\S]|[^)\\])*)\)/.exec(element)?.[1] ?? ''
    words = words === '' ? '' : stringOf(words)
    const children: number[] = []
    for (const [whole, dictionary, ref, mcid] of kids.matchAll(/<<([\s\S]*?)>>|(\d+) 0 R|(\d+)/g)) {
      if (ref) children.push(Number(ref))
      else if (mcid) words += texts.get(page)?.get(Number(mcid)) ?? ''
      else if (dictionary && whole.includes('/MCR'))
        words += texts.get(refOf(dictionary, 'Pg'))?.get(Number(/\/MCID (\d+)/.exec(dictionary)?.[1])) ?? ''
    }
    if (tidy(words) !== '') spoken.push(`${type}: ${tidy(words)}`)
    for (const child of children) walk(child)
  }
  for (const id of refs(/\/K \[([^\]]*)\]/.exec(find(/\/Type \/StructTreeRoot/))?.[1] ?? '')) walk(id)
  return {
    object,
    find,
    all,
    stream,
    pages: pageIds.length,
    text: tidy([...texts.values()].flatMap((page) => [...page.values()]).join(' ')),
    spoken,
    xmp: new TextDecoder().decode(stream(all(/\/Type \/Metadata/)[0] ?? 0)),
  }
}
