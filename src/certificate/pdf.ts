/** Certificates as tagged documents, one page each: festive, calm, and to be hung on a wall. */
import type { Assets } from '../core/ports.ts'
import { Canvas, type Line, type Part } from '../document/canvas.ts'
import { bytesOf, type Pdf } from '../document/pdfkit.ts'
import { drawQr } from '../document/qr.ts'
import { PAGE, type TextStyle } from '../document/style.ts'
import { type Certificate, CHAIRED } from './rules.ts'

/** One page: the certificate and the address that confirms it, null for a draft. */
export interface Sheet {
  readonly certificate: Certificate
  readonly address: string | null
}

export interface CertificateFrame {
  /** Title of the edition. */
  readonly edition: string
  /** "Alte Turnhalle, Beispielingen, 13. November 2026" */
  readonly when: string
  /** Name of whoever chaired the jury; '' where there was nobody. */
  readonly chair: string
  /** The award's gold as #rrggbb, for ornament only. */
  readonly gold: string
  /** Whether the mark of the house stands at the top; not for an award with a logo of its own. */
  readonly mark: boolean
  /** UTC ms: of the release. */
  readonly createdAt: number
}

const INK = '#171a2b'
const MUTED = '#4a4f63'
const WIDTH = 400
const LEFT = (PAGE.width - WIDTH) / 2

const style = (font: TextStyle['font'], size: number, leading: number, color = INK): TextStyle => ({
  font,
  size,
  leading,
  color,
})

const STYLES = {
  draft: style('semibold', 11, 15),
  edition: style('semibold', 14, 18, MUTED),
  title: style('semibold', 46, 54),
  award: style('semibold', 30, 37),
  name: style('semibold', 22, 27),
  body: style('regular', 12, 18, MUTED),
  project: style('semibold', 16, 21),
  said: style('regular', 12.5, 19),
  when: style('regular', 11.5, 16),
  small: style('regular', 9, 12.5, MUTED),
  address: { ...style('regular', 9, 12.5), tabular: true },
} as const satisfies Record<string, TextStyle>

/** Renders the pages; the same sheets always give the same bytes. `compress: false` only for tests. */
export const certificatesPdf = async (
  assets: Assets,
  sheets: readonly Sheet[],
  frame: CertificateFrame,
  options: { compress?: boolean } = {},
): Promise<Uint8Array<ArrayBuffer>> => {
  const [first] = sheets
  const name = first ? `${first.certificate.award}, ${first.certificate.recipient}` : ''
  const canvas = await Canvas.open(assets, {
    title: `Urkunde: ${name}`,
    author: frame.edition,
    subject: frame.edition,
    createdAt: frame.createdAt,
    ...options,
  })
  for (const [index, sheet] of sheets.entries()) {
    if (index > 0) canvas.newPage()
    drawSheet(canvas, sheet, frame)
  }
  canvas.root.element.end()
  return bytesOf(canvas.pdf)
}

const drawSheet = (canvas: Canvas, { certificate, address }: Sheet, frame: CertificateFrame) => {
  canvas.artifact('Layout', () => drawOrnament(canvas, frame, address === null))
  if (address === null) centred(canvas, 'P', 'Entwurf: keine gültige Urkunde', STYLES.draft, 46)
  centred(canvas, 'P', frame.edition, STYLES.edition, 134)
  centred(canvas, 'H1', 'Urkunde', STYLES.title, 154)
  drawWords(canvas, blocksOf(certificate, frame))
  centred(canvas, 'P', frame.when, STYLES.when, 624)
  drawSignatures(canvas, certificate, frame)
  if (address !== null) drawAddress(canvas, address)
}

/** Frame, mark and a thin line below the title; across a draft the word itself. */
const drawOrnament = ({ pdf }: Canvas, { gold, mark }: CertificateFrame, draft: boolean) => {
  pdf
    .rect(26, 26, PAGE.width - 52, PAGE.height - 52)
    .lineWidth(1.4)
    .stroke(gold)
  pdf
    .rect(31, 31, PAGE.width - 62, PAGE.height - 62)
    .lineWidth(0.4)
    .stroke(gold)
  const middle = PAGE.width / 2
  if (mark) drawMark(pdf, middle, gold)
  pdf
    .moveTo(middle - 32, 216)
    .lineTo(middle + 32, 216)
    .lineWidth(1.4)
    .stroke(gold)
  if (!draft) return
  pdf.save().rotate(-52, { origin: [middle, PAGE.height / 2] })
  pdf.font('semibold').fontSize(118).fillColor('#eef0f4')
  pdf.text('ENTWURF', middle - pdf.widthOfString('ENTWURF') / 2, PAGE.height / 2 - 70, { lineBreak: false })
  pdf.restore()
}

const drawMark = (pdf: Pdf, middle: number, gold: string) => {
  pdf
    .save()
    .translate(middle - 28, 68)
    .scale(56 / 64)
  for (const x of [24, 40]) pdf.circle(x, 11, 5)
  for (const leaf of LEAVES) pdf.path(leaf)
  pdf.fill(gold)
  pdf.transform(-1, 0, 0, 1, 64, 0)
  for (const leaf of LEAVES) pdf.path(leaf)
  pdf.fill(gold).restore()
}

/** Half of the wreath of the mark (public/icons/kuer.svg), in a square of 64. */
const LEAVES = [
  'M31 58C19 58 12 51 10 41c11 1 19 7 21 17Z',
  'M18 41C9 38 6 31 8 22c8 3 12 10 10 19Z',
  'M20 40c-3-8 0-14 7-18 3 8 0 15-7 18Z',
] as const

interface Block {
  readonly type: 'P' | 'H2'
  readonly text: string
  readonly style: TextStyle
  /** White space above. */
  readonly before: number
}

const blocksOf = (certificate: Certificate, { edition }: CertificateFrame): Block[] => {
  const { award, recipient, category, title, citation } = certificate
  const honour: Block[] = [
    { type: 'H2', text: award, style: STYLES.award, before: 0 },
    { type: 'P', text: recipient, style: STYLES.name, before: 18 },
  ]
  const say = (text: string, before: number, of: TextStyle = STYLES.body): Block[] =>
    text === '' ? [] : [{ type: 'P', text, style: of, before }]
  if (certificate.kind === 'juror')
    return [
      ...honour,
      ...say(title, 2),
      ...say(
        certificate.honour === CHAIRED
          ? `hat die Jury des ${edition} ehrenamtlich geleitet, mit ihr gelesen, bewertet und entschieden.`
          : `hat in der Jury des ${edition} ehrenamtlich gelesen, bewertet und entschieden.`,
        18,
        STYLES.said,
      ),
      ...say('Dafür danken wir herzlich.', 6, STYLES.said),
    ]
  return [
    ...honour,
    ...say(category === null ? '' : `Kategorie ${category}`, 2),
    ...say('für das Projekt', 14),
    ...say(title, 2, STYLES.project),
    ...say(citation, 18, STYLES.said),
  ]
}

const WORDS = { top: 236, bottom: 612 } as const

/** The words in the middle of their room, smaller where there are many. */
const drawWords = (canvas: Canvas, blocks: readonly Block[]) => {
  const laid = (scale: number) =>
    blocks.map((block) => {
      const { size, leading } = block.style
      const smaller = { ...block.style, size: size * scale, leading: leading * scale }
      return {
        ...block,
        before: block.before * scale,
        style: smaller,
        lines: canvas.lines(block.text, smaller, WIDTH),
      }
    })
  const heightOf = (all: ReturnType<typeof laid>) =>
    all.reduce((sum, { before, lines, style: { leading } }) => sum + before + lines.length * leading, 0)
  const room = WORDS.bottom - WORDS.top
  const scale = [1, 0.92, 0.84, 0.76, 0.68].find((one) => heightOf(laid(one)) <= room) ?? 0.6
  const fitting = laid(scale)
  let y = WORDS.top + Math.max(0, (room - heightOf(fitting)) * 0.38)
  for (const block of fitting) {
    y += block.before
    drawLines(canvas, block.type, block.lines, block.style, y)
    y += block.lines.length * block.style.leading
  }
}

const centred = (canvas: Canvas, type: Block['type'] | 'H1', text: string, of: TextStyle, y: number) =>
  drawLines(canvas, type, canvas.lines(text, of, WIDTH), of, y)

const drawLines = (canvas: Canvas, type: string, lines: readonly Line[], of: TextStyle, y: number) => {
  const part = canvas.part(canvas.root, type)
  canvas.mark(part, () => canvas.draw(lines, of, { x: LEFT, y, width: WIDTH, align: 'center' }))
  part.element.end()
}

const LINE_Y = 714

/** Lines to sign on; of the jury's own certificates only the organisers' one. */
const drawSignatures = (canvas: Canvas, { kind }: Certificate, { chair }: CertificateFrame) => {
  drawSignature(canvas, LEFT - 22, ['Geschäftsstelle'])
  if (kind !== 'juror') drawSignature(canvas, LEFT + WIDTH - 128, [chair, 'Juryvorsitz'].filter(Boolean))
}

const drawSignature = (canvas: Canvas, x: number, words: readonly string[]) => {
  canvas.artifact('Layout', () => {
    canvas.pdf
      .moveTo(x, LINE_Y)
      .lineTo(x + 150, LINE_Y)
      .lineWidth(0.6)
      .stroke(MUTED)
  })
  const part = canvas.part(canvas.root, 'P')
  const lines = words.flatMap((word) => canvas.lines(word, STYLES.small, 150))
  canvas.mark(part, () => canvas.draw(lines, STYLES.small, { x, y: LINE_Y + 5 }))
  part.element.end()
}

const QR = { side: 62, y: 664 } as const

/** The code to scan, and below it the same address in words. */
const drawAddress = (canvas: Canvas, address: string) => {
  const x = (PAGE.width - QR.side) / 2
  const bbox = [x, QR.y, x + QR.side, QR.y + QR.side] as const
  const figure = canvas.part(canvas.root, 'Figure', { alt: `QR-Code mit der Adresse ${address}`, bbox })
  canvas.mark(figure, () => drawQr(canvas.pdf, address, { x, y: QR.y, side: QR.side }))
  figure.element.end()
  centred(canvas, 'P', 'Ob diese Urkunde echt ist, sagt diese Adresse:', STYLES.small, 752)
  drawLink(canvas, address, 765)
}

const drawLink = (canvas: Canvas, address: string, y: number) => {
  const lines = canvas.lines(address, STYLES.address, PAGE.width - 100)
  const paragraph = canvas.part(canvas.root, 'P')
  const link: Part = canvas.part(paragraph, 'Link')
  canvas.mark(link, () =>
    canvas.draw(lines, STYLES.address, { x: 50, y, width: PAGE.width - 100, align: 'center' }),
  )
  for (const [index, line] of lines.entries()) {
    const width = canvas.widthOf(line, STYLES.address)
    // A boxed string, which pdfkit writes as text; a plain one would become a name.
    const options = { structParent: link.element, Contents: new String(address) }
    const top = y + index * STYLES.address.leading
    canvas.pdf.link((PAGE.width - width) / 2, top, width, STYLES.address.leading, address, options as object)
  }
  link.element.end()
  paragraph.element.end()
}
