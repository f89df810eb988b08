/** The seam to pdfkit: loaded only when a document is wanted, opened with what PDF/UA asks for. */
import type { Assets } from '../core/ports.ts'
import { openTrueType } from './truetype.ts'

export type Pdf = PDFKit.PDFDocument
export type StructureElement = PDFKit.PDFStructureElement

/** What the document says about itself. The same meta and content always give the same bytes. */
export interface DocumentMeta {
  readonly title: string
  /** Who wrote the content, e.g. the municipality. */
  readonly author: string
  readonly subject: string
  /** UTC ms; the time of the content, never the time of rendering. */
  readonly createdAt: number
  /** Colour of links, #rrggbb; the house's without it. */
  readonly accent?: string
  /** false only where a test reads the page streams. */
  readonly compress?: boolean
}

/** The two fonts that are embedded: file names below public/fonts/pdf. */
const FONTS = {
  regular: 'fonts/pdf/FiraSans-Regular.ttf',
  semibold: 'fonts/pdf/FiraSans-SemiBold.ttf',
} as const

export type FontName = keyof typeof FONTS

/** Breaks text into lines as pdfkit does. */
interface LineWrapper {
  on(event: 'line', listener: (line: string) => void): void
  wrap(text: string, options: object): void
}

/** What the type declarations (for pdfkit 0.17) do not know of 0.20. */
interface Pdfkit {
  readonly default: new (options: object) => Pdf
  readonly LineWrapper: new (pdf: Pdf, options: { width: number; height: number }) => LineWrapper
}

interface FontFile {
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean }
}

export interface OpenedPdf {
  readonly pdf: Pdf
  /** The lines of `text` in the current font, at most `width` points wide. */
  wrap(text: string, width: number): string[]
  /** Whether the current font has a glyph for the character. */
  knows(codePoint: number): boolean
}

/** Opens an empty tagged document with both fonts and no page yet. */
export const openPdf = async (assets: Assets, meta: DocumentMeta): Promise<OpenedPdf> => {
  const [regular, semibold] = await Promise.all([assets(FONTS.regular), assets(FONTS.semibold)])
  // Importing it at the top would cost every start of a Worker the evaluation of half a megabyte.
  const { default: PDFDocument, LineWrapper } = (await import('pdfkit')) as unknown as Pdfkit
  const pdf = new PDFDocument({
    pdfVersion: '1.7',
    tagged: true,
    lang: 'de-DE',
    displayTitle: true,
    // No standard font: it would not be embedded, and Workers could not read its metrics.
    font: null,
    bufferPages: true,
    autoFirstPage: false,
    size: 'A4',
    margin: 0,
    compress: meta.compress ?? true,
    info: {
      Title: meta.title,
      Author: meta.author,
      Subject: meta.subject,
      Creator: 'Kür',
      Producer: 'Kür (pdfkit)',
      CreationDate: new Date(meta.createdAt),
    },
  })
  // pdfkit takes an open font as well as bytes; its declarations do not know.
  for (const [name, bytes] of Object.entries({ regular, semibold }))
    pdf.registerFont(name, openTrueType(bytes) as unknown as Buffer)
  // The font remembers a glyph by the first character that asked for it: a blank first, so that no-break blanks,
  // which share its glyph, do not turn every blank of the copied text into one.
  for (const name of ['regular', 'semibold'] as const) pdf.font(name).widthOfString(' ')
  // pdfkit's own metadata puts the title into XML unescaped, and its PDF/UA mode writes a CIDSet that misses the
  // parts of composed glyphs (every umlaut): so the XMP is ours, and `subset` stays unset.
  Object.assign(pdf, { _addInfo: () => pdf.appendXML(xmp(meta)) })
  return {
    pdf,
    wrap: (text, width) => {
      const lines: string[] = []
      // A bounded height keeps the wrapper from opening pages; it never grows, for nothing is drawn here.
      const wrapper = new LineWrapper(pdf, { width, height: 1_000_000 })
      wrapper.on('line', (line) => lines.push(line.replace(/[\n\u200b]/g, '')))
      // pdfkit breaks a word without end by trying, in square time: so it is offered places to break.
      wrapper.wrap(
        text.replace(/\S{200,}/g, (word) => word.replace(/.{25}/gu, '$&\u200b')),
        {},
      )
      return lines
    },
    knows: (codePoint) => (pdf as unknown as { _font: FontFile })._font.font.hasGlyphForCodePoint(codePoint),
  }
}

/** Closes the document. */
export const bytesOf = async (pdf: Pdf): Promise<Uint8Array<ArrayBuffer>> => {
  pdf.end()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of pdf) chunks.push(chunk as Uint8Array<ArrayBuffer>)
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const xml = (text: string) => text.replace(/[&<>]/g, (char) => escapes[char] ?? '')

const alternatives = (name: string, text: string) =>
  `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${xml(text)}</rdf:li></rdf:Alt></dc:${name}>`

/** The metadata packet: the same facts as the Info dictionary, and the claim to be PDF/UA-1. */
const xmp = (meta: DocumentMeta): string => `<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
${alternatives('title', meta.title)}
<dc:creator><rdf:Seq><rdf:li>${xml(meta.author)}</rdf:li></rdf:Seq></dc:creator>
${alternatives('description', meta.subject)}
<dc:language><rdf:Bag><rdf:li>de-DE</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${new Date(meta.createdAt).toISOString().replace(/\.\d+/, '')}</xmp:CreateDate>
<xmp:CreatorTool>Kür</xmp:CreatorTool>
<pdf:Producer>Kür (pdfkit)</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>`
