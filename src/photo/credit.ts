/** Who made a picture and whose it is, written into the JPEG that leaves the house. Pure. */
import type { StoredFile } from '../core/ports.ts'
import { concat } from './jpeg.ts'

/** Who made the picture and whose it is; empty strings are left out. */
export interface Credit {
  readonly artist: string
  readonly copyright: string
}

/** UTF-8 with closing zero, at most 2,000 bytes, cut between characters. */
const asciiValue = (text: string): Uint8Array => {
  const bytes = new TextEncoder().encode(text.replaceAll('\0', ' ').trim())
  let end = Math.min(bytes.length, 2_000)
  while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return concat([bytes.subarray(0, end), new Uint8Array(1)])
}

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

const segment = (name: string, body: Uint8Array): Uint8Array => {
  const head = new TextEncoder().encode(name)
  const length = 2 + head.length + body.length
  return concat([new Uint8Array([0xff, 0xe1, length >> 8, length & 0xff]), head, body])
}

const exifSegment = ({ artist, copyright }: Credit): Uint8Array[] => {
  const tags = [
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

/** The same for programs that read XMP: picture agencies and search engines take the credit line from here. */
const xmpSegment = (credit: Credit): Uint8Array[] => {
  const [artist, copyright] = [xml(credit.artist), xml(credit.copyright)]
  if (artist === '' && copyright === '') return []
  const body = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"><dc:creator><rdf:Seq><rdf:li>${artist}</rdf:li></rdf:Seq></dc:creator><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${copyright}</rdf:li></rdf:Alt></dc:rights><photoshop:Credit>${artist}</photoshop:Credit></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`
  return [segment('http://ns.adobe.com/xap/1.0/\0', new TextEncoder().encode(body))]
}

/** What stands between the start mark of a JPEG and the rest of it. */
const creditSegments = (credit: Credit): Uint8Array => concat([...exifSegment(credit), ...xmpSegment(credit)])

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
 * right after its start. Done when it is delivered, so that a corrected credit needs no new file.
 */
export const withCredit = (jpeg: StoredFile, credit: Credit): StoredFile => {
  const added = creditSegments(credit)
  if (added.length === 0) return jpeg
  const body =
    jpeg.body instanceof Uint8Array
      ? concat([jpeg.body.subarray(0, START_MARK), added, jpeg.body.subarray(START_MARK)])
      : insertedAfterStart(jpeg.body, added)
  return { ...jpeg, body: body as StoredFile['body'], size: jpeg.size + added.length }
}
