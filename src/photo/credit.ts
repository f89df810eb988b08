/** Who made a picture and whose it is, written into the JPEG that leaves the house. Pure. */
import type { StoredFile } from '../core/ports.ts'
import { concat } from './jpeg.ts'

/** Who made the picture and whose it is; empty strings are left out. */
export interface Credit {
  readonly artist: string
  readonly copyright: string
}

/** What else a picture says that leaves for a newsroom; empty strings are left out. */
export interface Terms {
  readonly caption: string
  /** The licence in words. */
  readonly usage: string
  readonly licenceUrl: string
  /** The page that shows it. */
  readonly source: string
}

type Notice = Credit & Partial<Terms>

/** UTF-8, at most `max` bytes, cut between characters. */
const utf8 = (text: string, max: number): Uint8Array => {
  const bytes = new TextEncoder().encode(text.replaceAll('\0', ' ').trim())
  let end = Math.min(bytes.length, max)
  while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return bytes.subarray(0, end)
}

/** The same with a closing zero. */
const asciiValue = (text: string): Uint8Array => concat([utf8(text, 2_000), new Uint8Array(1)])

/** A big-endian TIFF block with one directory of text entries, ascending by tag. */
const textTiff = (entries: readonly (readonly [tag: number, value: Uint8Array])[]): Uint8Array => {
  const valuesAt = 8 + 2 + entries.length * 12 + 4
  const total = entries.reduce((sum, [, { length }]) => sum + (length > 4 ? length : 0), valuesAt)
  const tiff = new Uint8Array(total)
  const view = new DataView(tiff.buffer)
  tiff.set([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, entries.length])
  let free = valuesAt
  for (const [index, [tag, value]] of entries.entries()) {
    const at = 10 + index * 12
    view.setUint16(at, tag)
    view.setUint16(at + 2, 2)
    view.setUint32(at + 4, value.length)
    if (value.length <= 4) {
      tiff.set(value, at + 8)
      continue
    }
    view.setUint32(at + 8, free)
    tiff.set(value, free)
    free += value.length
  }
  return tiff
}

const APP1 = 0xe1
const APP13 = 0xed

const segment = (name: string, body: Uint8Array, marker = APP1): Uint8Array => {
  const head = new TextEncoder().encode(name)
  const length = 2 + head.length + body.length
  return concat([new Uint8Array([0xff, marker, length >> 8, length & 0xff]), head, body])
}

const exifSegment = ({ artist, copyright, caption = '' }: Notice): Uint8Array[] => {
  const tags = [
    [0x010e, asciiValue(caption)],
    [0x013b, asciiValue(artist)],
    [0x8298, asciiValue(copyright)],
  ] as const
  const entries = tags.filter(([, value]) => value.length > 1)
  return entries.length === 0 ? [] : [segment('Exif\0\0', textTiff(entries))]
}

/** Text inside XML: control characters cannot stand there at all. */
const xml = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 500)
    .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const XMP_RIGHTS = ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'

const alternatives = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt>`

/** The same for programs that read XMP: picture agencies and search engines take credit and licence from here. */
const xmpSegment = (notice: Notice): Uint8Array[] => {
  const [artist, copyright] = [xml(notice.artist), xml(notice.copyright)]
  if (artist === '' && copyright === '') return []
  const optional = (text: string | undefined, write: (escaped: string) => string) =>
    text ? write(xml(text)) : ''
  const more = [
    optional(notice.caption, (text) => `<dc:description>${alternatives(text)}</dc:description>`),
    optional(notice.source, (text) => `<dc:source>${text}</dc:source>`),
    optional(notice.usage, (text) => `<xmpRights:UsageTerms>${alternatives(text)}</xmpRights:UsageTerms>`),
    optional(notice.licenceUrl, (text) => `<xmpRights:WebStatement>${text}</xmpRights:WebStatement>`),
  ].join('')
  const body = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"${notice.usage === undefined ? '' : XMP_RIGHTS}><dc:creator><rdf:Seq><rdf:li>${artist}</rdf:li></rdf:Seq></dc:creator><dc:rights>${alternatives(copyright)}</dc:rights><photoshop:Credit>${artist}</photoshop:Credit>${more}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`
  return [segment('http://ns.adobe.com/xap/1.0/\0', new TextEncoder().encode(body))]
}

/** One IPTC data set of record 2: tag marker, number, length, text. */
const iptcDataset = (number: number, text: string | undefined, max: number): Uint8Array[] => {
  const value = utf8(text ?? '', max)
  return value.length === 0
    ? []
    : [new Uint8Array([0x1c, 2, number, value.length >> 8, value.length & 0xff]), value]
}

/** ESC % G in record 1: what follows is UTF-8. */
const IPTC_UTF8 = new Uint8Array([0x1c, 1, 90, 0, 3, 0x1b, 0x25, 0x47])

/** The old IPTC block that picture desks still read: by-line, credit, source, copyright, instructions, caption. */
const iptcSegment = (notice: Notice): Uint8Array[] => {
  const sets = [
    ...iptcDataset(40, notice.usage, 256),
    ...iptcDataset(80, notice.artist, 128),
    ...iptcDataset(110, notice.artist, 128),
    ...iptcDataset(115, notice.source, 128),
    ...iptcDataset(116, notice.copyright, 128),
    ...iptcDataset(120, notice.caption, 2_000),
  ]
  if (sets.length === 0) return []
  const data = concat([IPTC_UTF8, ...sets])
  const length = data.length
  const head = new Uint8Array([0x38, 0x42, 0x49, 0x4d, 4, 4, 0, 0, 0, 0, length >> 8, length & 0xff])
  const padding = new Uint8Array(length % 2)
  return [segment('Photoshop 3.0\0', concat([head, data, padding]), APP13)]
}

/** What stands between the start mark of a JPEG and the rest of it. */
const creditSegments = (notice: Notice): Uint8Array =>
  concat([
    ...exifSegment(notice),
    ...xmpSegment(notice),
    // Only a file for the press is that talkative.
    ...(notice.usage === undefined ? [] : iptcSegment(notice)),
  ])

/** The credit of a picture as its two lines; an empty credit says nothing. */
export const creditOf = (credit: string): Credit => ({
  artist: credit,
  copyright: credit === '' || credit.startsWith('©') ? credit : `© ${credit}`,
})

const START_MARK = 2

/** The bytes of `body` with `added` after the first two of them, as they come. */
const insertedAfterStart = (body: ReadableStream<Uint8Array>, added: Uint8Array) => {
  let missing = START_MARK
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, out) => {
        if (missing === 0) return out.enqueue(chunk)
        const start = chunk.subarray(0, missing)
        missing -= start.length
        out.enqueue(start)
        if (missing > 0) return
        out.enqueue(added)
        out.enqueue(chunk.subarray(start.length))
      },
    }),
  )
}

/**
 * A stored JPEG of ours with its credit as EXIF (Artist, Copyright) and XMP (creator, rights, credit line), UTF-8,
 * right after its start; with `Terms` also caption, licence and source, and all of it as IPTC too. Done when it is delivered, so that a corrected credit needs no new file.
 */
export const withCredit = (jpeg: StoredFile, credit: Credit | (Credit & Terms)): StoredFile => {
  const added = creditSegments(credit)
  if (added.length === 0) return jpeg
  const body =
    jpeg.body instanceof Uint8Array
      ? concat([jpeg.body.subarray(0, START_MARK), added, jpeg.body.subarray(START_MARK)])
      : insertedAfterStart(jpeg.body, added)
  return { ...jpeg, body: body as StoredFile['body'], size: jpeg.size + added.length }
}
