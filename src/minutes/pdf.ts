/** The minutes as a tagged document. */
import { showDateTime } from '../core/berlin-time.ts'
import type { Assets } from '../core/ports.ts'
import { type DocumentBuilder, openDocument } from '../document/builder.ts'
import { type Block, type Minutes, ROLES, type Role } from './rules.ts'

export interface MinutesDocument {
  readonly minutes: Minutes
  /** Null for a draft. */
  readonly version: number | null
  readonly reason: string
  /** Null for a reader for whom passages are left out: short ones could be guessed by it. */
  readonly sha256: string | null
  /** UTC ms. */
  readonly createdAt: number
  readonly signatures: readonly { readonly name: string; readonly role: Role; readonly signed_at: number }[]
}

/** Renders the minutes; the same minutes always give the same bytes. */
export const minutesPdf = async (
  assets: Assets,
  { minutes, version, reason, sha256, createdAt, signatures }: MinutesDocument,
  options: { compress?: boolean } = {},
): Promise<Uint8Array<ArrayBuffer>> => {
  const { title, edition } = minutes
  const name = version === null ? 'Entwurf' : `Fassung ${version}`
  const meta = { title, author: edition, subject: `${edition}: Niederschrift, ${name}`, createdAt }
  const document = await openDocument(assets, { ...meta, ...options })
  document.kicker(`${edition} · ${name}`)
  document.heading(1, title)
  if (reason !== '') document.paragraph(`Berichtigung: ${reason}`)
  for (const passage of minutes.passages) {
    document.heading(passage.level, passage.title)
    for (const block of passage.blocks) draw(document, block)
  }
  document.heading(2, 'Unterschriften')
  if (signatures.length === 0) document.paragraph('Noch nicht unterzeichnet.')
  else
    document.facts(
      signatures.map((one) => ({
        term: ROLES[one.role],
        detail: `${one.name}, in Kür unterzeichnet am ${showDateTime(one.signed_at)}`,
      })),
    )
  if (sha256 !== null) {
    document.heading(2, 'Prüfsumme')
    document.paragraph(sha256, 'digest')
    document.paragraph('SHA-256 des vollständigen Wortlauts dieser Fassung.')
  }
  return document.finish(`Niederschrift · ${edition} · ${name}`)
}

const draw = (document: DocumentBuilder, block: Block) => {
  switch (block.kind) {
    case 'text':
      return document.prose(block.text)
    case 'facts':
      return document.facts(block.facts)
    case 'list':
      return document.list(block.items)
    case 'table':
      return document.table({ caption: block.caption, columns: block.columns, rows: block.rows })
  }
}
