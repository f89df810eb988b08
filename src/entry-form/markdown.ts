/**
 * The subset of Markdown that people may write: paragraphs, bold, italic, lists, links, headings. Answers link to the
 * web and have two levels of headings, pages of organisers link anywhere and have three. One reading gives blocks;
 * pages and documents draw them. Nothing is ever HTML: what is not in the subset stays as it was typed. Pure.
 */
import { fromMarkdown, type Options } from 'mdast-util-from-markdown'
import { isWebAddress } from '../core/text.ts'

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] }

/** Constructs of CommonMark that are not read at all; their signs stay text. */
const OFF = [
  'blockQuote',
  'characterReference',
  'codeFenced',
  'codeIndented',
  'codeText',
  'definition',
  'htmlFlow',
  'htmlText',
  'labelStartImage',
  'setextUnderline',
  'thematicBreak',
]

const OPTIONS: Options = { extensions: [{ disable: { null: OFF } }] }

/** Deeper nesting is read as plain text. */
const DEEPEST = 6

/** More signs than any text has, or eight lists that begin on one line: written to cost time, so it is not read. */
const MOST_SIGNS = 1_000
const NESTED = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){8}/m

/** What differs between those who write. */
export interface Style {
  /** The level of a heading with `signs` number signs, where the one before it is of level `last` (0 at the start). */
  readonly level: (signs: number, last: number) => 2 | 3 | 4
  readonly mayLink: (url: string) => boolean
}

const ANSWER: Style = {
  // A fourth level needs a third one before it.
  level: (signs, last) => (signs > 3 && last > 0 ? 4 : 3),
  mayLink: isWebAddress,
}

/** Reads typed text; every text has a reading, the worst as plain paragraphs. */
export const parseMarkdown = (source: string, style: Style = ANSWER): readonly Block[] => {
  const signs = source.match(/[*_[\]]/g)?.length ?? 0
  if (signs > MOST_SIGNS || NESTED.test(source)) {
    const paragraphs = source.split(/\n\s*\n/).filter((text) => text.trim() !== '')
    return paragraphs.map((text) => ({ kind: 'paragraph', children: [{ kind: 'text', text }] }))
  }
  return blocksOf(fromMarkdown(source, OPTIONS).children as readonly Node[], 0, style)
}

/** What is looked at of a node of the reader; kinds that are switched off never come. */
interface Node {
  readonly type: string
  readonly value?: string
  readonly url?: string
  readonly depth?: number
  readonly ordered?: boolean | null
  readonly start?: number | null
  readonly children?: readonly Node[]
}

const blocksOf = (nodes: readonly Node[], depth: number, style: Style): Block[] => {
  let last = 0
  return nodes.flatMap((node): Block[] => {
    const children = node.children ?? []
    if (node.type === 'list' && depth < DEEPEST) {
      const start = node.ordered ? (node.start ?? 1) : null
      return [
        {
          kind: 'list',
          start,
          items: children.map((item) => blocksOf(item.children ?? [], depth + 1, style)),
        },
      ]
    }
    if (node.type === 'heading') {
      const level = style.level(node.depth ?? 3, last)
      last = level
      return [{ kind: 'heading', level, children: inlinesOf(children, 0, style) }]
    }
    const inlines = node.type === 'paragraph' ? inlinesOf(children, 0, style) : [textOf(node)]
    return inlines.length === 0 ? [] : [{ kind: 'paragraph', children: inlines }]
  })
}

const inlinesOf = (nodes: readonly Node[], depth: number, style: Style): Inline[] =>
  nodes.flatMap((node): Inline[] => {
    const children = () => inlinesOf(node.children ?? [], depth + 1, style)
    if (depth >= DEEPEST) return [textOf(node)]
    switch (node.type) {
      case 'text':
        return [{ kind: 'text', text: node.value ?? '' }]
      case 'break':
        return [{ kind: 'text', text: '\n' }]
      case 'strong':
      case 'emphasis':
        return [{ kind: node.type, children: children() }]
      case 'link':
        return style.mayLink(node.url ?? '')
          ? [{ kind: 'link', href: node.url ?? '', children: children() }]
          : children()
      default:
        return [textOf(node)]
    }
  })

const textOf = (node: Node): Inline => ({ kind: 'text', text: wordsOf(node) })

const wordsOf = ({ value, children }: Node): string => value ?? (children ?? []).map(wordsOf).join(' ')

/** The words of inlines; a link is followed by its address in brackets unless that is its text. */
export const plainText = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.text
      const words = plainText(inline.children)
      return inline.kind === 'link' && words !== inline.href ? `${words} (${inline.href})` : words
    })
    .join('')
