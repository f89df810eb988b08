/** The whole entry as a document: what was handed in, word for word, with its pictures and its digest. */
import { showDateTime } from '../core/berlin-time.ts'
import type { Assets } from '../core/ports.ts'
import { isWebAddress } from '../core/text.ts'
import { attachedFiles, showSize } from '../entry-form/files.ts'
import { type Block, parseMarkdown, plainText } from '../entry-form/markdown.ts'
import { type Answers, isLong, linkLines, type Question, shownAnswer } from '../entry-form/questions.ts'
import { type DocumentBuilder, type Fact, openDocument } from './builder.ts'

export interface EntryPhoto {
  /** A small JPEG; null when it is missing. */
  readonly bytes: Uint8Array | null
  readonly alt: string
  readonly caption: string
  readonly credit: string
  readonly rights: string
}

export interface EntryContent {
  /** "2026-007"; null for a draft. */
  readonly number: string | null
  readonly edition: string
  readonly title: string
  readonly organisation: string
  readonly category: string | null
  readonly state: 'draft' | 'submitted' | 'withdrawn'
  readonly submittedAt: number | null
  readonly updatedAt: number
  readonly answers: Answers
  /** The questions as they were asked, in order. */
  readonly questions: readonly Question[]
  readonly photos: readonly EntryPhoto[]
  readonly receipt: string | null
  /** Where the stored digest can be read. */
  readonly receiptLink: string
}

/** File name of the entry's document, plain ASCII. */
export const entryFileName = (number: string | null): string => `Einreichung-${number ?? 'Entwurf'}.pdf`

/** Renders the entry; the same entry always gives the same bytes. `compress: false` only for tests. */
export const entryPdf = async (
  assets: Assets,
  entry: EntryContent,
  options: { compress?: boolean; accent?: string } = {},
): Promise<Uint8Array<ArrayBuffer>> => {
  const title = entry.title || 'Noch ohne Titel'
  const name = entry.number === null ? 'Entwurf' : `Einreichung ${entry.number}`
  const document = await openDocument(assets, {
    title: `${name}: ${title}`,
    author: entry.organisation || 'Ohne Angabe',
    subject: entry.edition,
    createdAt: entry.updatedAt,
    ...options,
  })
  document.kicker(`${entry.edition} · ${name}`)
  document.heading(1, title)
  document.facts(headFacts(entry))
  for (const question of entry.questions) {
    const answer = entry.answers[question.key] ?? ''
    if (answer !== '' && isLong(question)) addLong(document, question, answer)
  }
  addShort(document, entry)
  addFiles(document, entry)
  addPhotos(document, entry.photos)
  addReceipt(document, entry)
  if (document.marks > 0) document.paragraph(MARKED, 'small')
  return document.finish(`${name} · ${entry.edition}`)
}

const MARKED =
  'Die Raute ◊ steht für ein Zeichen, das die Schrift dieses Dokuments nicht kennt. Beim Kopieren, Suchen und Vorlesen ist das ursprüngliche Zeichen da.'

const stateOf = ({ state, submittedAt }: EntryContent): string => {
  if (state === 'draft') return 'Entwurf, noch nicht eingereicht'
  const handedIn = submittedAt === null ? '' : showDateTime(submittedAt)
  return state === 'submitted' ? handedIn : `Zurückgezogen${handedIn ? ` (eingereicht ${handedIn})` : ''}`
}

const headFacts = (entry: EntryContent): Fact[] => [
  ...(entry.number === null ? [] : [{ term: 'Nummer', detail: entry.number }]),
  { term: 'Kommune oder Einrichtung', detail: entry.organisation || '–' },
  { term: 'Kategorie', detail: entry.category ?? '–' },
  { term: entry.state === 'submitted' ? 'Eingereicht' : 'Stand', detail: stateOf(entry) },
  ...(entry.submittedAt === null || entry.updatedAt > entry.submittedAt
    ? [{ term: 'Zuletzt geändert', detail: showDateTime(entry.updatedAt) }]
    : []),
]

const addLong = (document: DocumentBuilder, { label, kind }: Question, answer: string) => {
  document.heading(2, label)
  if (kind === 'links')
    document.links(linkLines(answer).map((text) => ({ text, href: isWebAddress(text) ? text : null })))
  else if (kind === 'markdown') addBlocks(document, parseMarkdown(answer))
  else document.prose(answer)
}

const addBlocks = (document: DocumentBuilder, blocks: readonly Block[]) => {
  for (const block of blocks) {
    if (block.kind === 'heading') document.heading(3, plainText(block.children))
    else if (block.kind === 'paragraph') document.prose(plainText(block.children))
    else document.list(itemsOf(block))
  }
}

/** The points of a list, each with everything in it as one text; numbers stay. */
const itemsOf = ({ items, start }: Block & { kind: 'list' }): string[] =>
  items.map((item, index) => {
    const words = item.map((block) =>
      block.kind === 'list' ? itemsOf(block).join('; ') : plainText(block.children),
    )
    return `${start === null ? '' : `${start + index}. `}${words.join('\n')}`
  })

const addShort = (document: DocumentBuilder, { questions, answers }: EntryContent) => {
  const facts = questions
    .filter((question) => !isLong(question) && question.kind !== 'file')
    .flatMap((question) => {
      const answer = answers[question.key] ?? ''
      const detail = shownAnswer(question, answer)
      if (detail === '') return []
      const web = question.kind === 'link' && isWebAddress(answer) ? answer : null
      return [{ term: question.label, detail, href: question.kind === 'email' ? `mailto:${answer}` : web }]
    })
  if (facts.length === 0) return
  document.heading(2, 'Weitere Angaben')
  document.facts(facts)
}

/** The attached files by name and digest; they themselves stay where they are. */
const addFiles = (document: DocumentBuilder, { questions, answers }: EntryContent) => {
  const files = questions
    .filter(({ kind }) => kind === 'file')
    .flatMap(({ key, label }) => attachedFiles(answers[key] ?? '').map((file) => ({ label, ...file })))
  if (files.length === 0) return
  document.heading(2, 'Dateien')
  document.list(
    files.map(({ label, name, size, sha256 }) => `${label}: ${name} (${showSize(size)}), SHA-256 ${sha256}`),
  )
}

const addPhotos = (document: DocumentBuilder, photos: readonly EntryPhoto[]) => {
  if (photos.length === 0) return
  document.heading(2, 'Fotos', 180)
  for (const { bytes, alt, caption, credit, rights } of photos) {
    const details = [credit && `Foto: ${credit}`, rights && `Rechte: ${rights}`].filter(Boolean)
    document.figure({ bytes, alt, caption, details })
  }
}

const addReceipt = (document: DocumentBuilder, { receipt, receiptLink }: EntryContent) => {
  if (receipt === null) return
  document.heading(2, 'Prüfsumme', 130)
  document.paragraph(receipt, 'digest')
  document.paragraph(
    'So prüfen Sie: Die Quittung zeigt die Prüfsumme (SHA-256) des Wortlauts, der bei uns gespeichert ist. Stimmt sie mit der hier gedruckten überein, ist seither kein Zeichen an Titel, Kommune, Kategorie und Antworten geändert worden. Fotos und Bildtexte gehen nicht in sie ein.',
  )
  document.links([{ text: receiptLink, href: receiptLink }])
}
