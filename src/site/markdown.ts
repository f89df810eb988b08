/** Markdown of the organisers' pages: the subset of answers with three levels of headings, links to own pages, e-mail and telephone, and tables. Pure. */
import { localPath } from '../core/paths.ts'
import { isEmail, isWebAddress } from '../core/text.ts'
import { type Block, type Inline, parseMarkdown, plainText, type Style } from '../entry-form/markdown.ts'

export interface Table {
  readonly kind: 'table'
  /** From a line `Tabelle: …` right above it; otherwise its headings. */
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly (readonly Inline[])[])[]
}

export type PageBlock = Block | Table

/** Whether `url` leads to the web, to a page of this site, to a mailbox or to a telephone. */
export const mayLink = (url: string): boolean =>
  isWebAddress(url) ||
  localPath(url, '') !== '' ||
  (url.startsWith('mailto:') && isEmail(url.slice('mailto:'.length))) ||
  /^tel:\+?[\d-]{3,20}$/.test(url)

/** The page's title is its first level; none is skipped on the way down, so the outline stays whole. */
const PAGE: Style = {
  level: (signs, last) => Math.min(Math.max(signs, 2), Math.max(last, 1) + 1, 4) as 2 | 3 | 4,
  mayLink,
}

/** Reads the text of a page; every text has a reading. */
export const parsePage = (source: string): readonly PageBlock[] => {
  const blocks: PageBlock[] = []
  let text: string[] = []
  const lines = source.split('\n')
  const flush = () => {
    // Text between two tables is read by itself: a heading there begins at the second level again.
    if (text.some((line) => line.trim() !== '')) blocks.push(...parseMarkdown(text.join('\n'), PAGE))
    text = []
  }
  for (let at = 0; at < lines.length; at += 1) {
    const end = tableEnd(lines, at)
    if (end === at) {
      text.push(lines[at] ?? '')
      continue
    }
    const caption = /^(?:Tabelle|Table): (.+)$/.exec(text.at(-1) ?? '')?.[1]
    if (caption !== undefined) text.pop()
    flush()
    blocks.push(tableOf(lines.slice(at, end), caption))
    at = end - 1
  }
  flush()
  return blocks
}

const isRow = (line: string | undefined): boolean => line !== undefined && /^\s*\|.*\|\s*$/.test(line)

/** Below the headings of a table: `| --- | :-: |`. */
const isRule = (line: string | undefined): boolean =>
  line !== undefined && /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line)

/** The line after the table that begins at `at`; `at` itself where none does. */
const tableEnd = (lines: readonly string[], at: number): number => {
  if (!isRow(lines[at]) || !isRule(lines[at + 1])) return at
  let end = at + 2
  while (isRow(lines[end])) end += 1
  return end
}

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())

const inlineOf = (cell: string): readonly Inline[] => {
  const [block] = parseMarkdown(cell, PAGE)
  return block?.kind === 'paragraph' ? block.children : [{ kind: 'text', text: cell }]
}

/** Every row has as many cells as there are headings. */
const tableOf = ([first = '', , ...rest]: readonly string[], caption?: string): Table => {
  const head = cellsOf(first).map((cell) => plainText(inlineOf(cell)))
  const rows = rest.map((line) => {
    const cells = cellsOf(line)
    return head.map((_, index) => inlineOf(cells[index] ?? ''))
  })
  return { kind: 'table', caption: caption ?? head.join(', '), head, rows }
}

/** How many details a page still asks for, in square brackets that are no link. */
export const openBrackets = (source: string): number => source.match(/\[[^\]\n]{2,}\](?!\()/g)?.length ?? 0
