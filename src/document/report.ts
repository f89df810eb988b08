/** A plain report: headings with facts, texts and lists below them. */
import type { Assets } from '../core/ports.ts'
import { type Fact, openDocument } from './builder.ts'

export interface ReportPart {
  readonly level: 2 | 3
  readonly title: string
  readonly facts: readonly Fact[]
  readonly texts: readonly { readonly title: string; readonly text: string }[]
  readonly items: readonly string[]
}

export interface Report {
  readonly title: string
  readonly author: string
  readonly subject: string
  readonly lead: string
  /** UTC ms */
  readonly createdAt: number
  readonly parts: readonly ReportPart[]
}

/** Renders the report; a part without anything below it says so. */
export const reportPdf = async (
  assets: Assets,
  report: Report,
  options: { compress?: boolean } = {},
): Promise<Uint8Array<ArrayBuffer>> => {
  const { title, author, subject, createdAt } = report
  const document = await openDocument(assets, { title, author, subject, createdAt, ...options })
  document.heading(1, title)
  document.paragraph(report.lead)
  for (const [index, part] of report.parts.entries()) {
    document.heading(part.level, part.title)
    const { facts, texts, items } = part
    if (facts.length > 0) document.facts(facts)
    for (const one of texts) {
      document.heading(3, one.title)
      document.prose(one.text)
    }
    if (items.length > 0) document.list(items)
    const leads = report.parts[index + 1]?.level === 3 && part.level === 2
    if (facts.length + texts.length + items.length === 0 && !leads) document.paragraph('Nichts gespeichert.')
  }
  return document.finish(title)
}
