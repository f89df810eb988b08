import { remembered } from '../../src/core/remember.ts'
import { type Block, type Inline, parseMarkdown } from '../../src/entry-form/markdown.ts'
import type { AnswerKind } from '../../src/entry-form/questions.ts'
import { type PageBlock, parsePage, type Table } from '../../src/site/markdown.ts'
import { Prose } from './page.tsx'
import { DataTable } from './table.tsx'

const Words = ({ of }: { of: readonly Inline[] }) => (
  <>
    {of.map((inline) => (
      <Word of={inline} />
    ))}
  </>
)

const Word = ({ of }: { of: Inline }) => {
  if (of.kind === 'text') return <>{of.text}</>
  const words = <Words of={of.children} />
  if (of.kind === 'strong') return <strong>{words}</strong>
  if (of.kind === 'emphasis') return <em>{words}</em>
  return (
    <a href={of.href} rel={of.href.startsWith('/') ? undefined : 'noopener noreferrer nofollow'}>
      {words}
    </a>
  )
}

const Blocks = ({ of }: { of: readonly Block[] }) => (
  <>
    {of.map((block) => {
      if (block.kind === 'paragraph')
        return (
          <p>
            <Words of={block.children} />
          </p>
        )
      if (block.kind === 'heading') {
        const Heading = `h${block.level}` as 'h2' | 'h3' | 'h4'
        return (
          <Heading>
            <Words of={block.children} />
          </Heading>
        )
      }
      const items = block.items.map((item) => (
        <li>
          <Blocks of={item} />
        </li>
      ))
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>
    })}
  </>
)

const drawn = remembered(500, (source: string) => <Blocks of={parseMarkdown(source)} />)

/** Typed Markdown of the subset, as people read it; headings are of the third and fourth level. */
export const Markdown = ({ source }: { source: string }) => <div class="prose">{drawn(source)}</div>

const Grid = ({ of }: { of: Table }) => (
  <DataTable
    caption={of.caption}
    head={of.head.map((label) => ({ label }))}
    rows={of.rows.map((row) => row.map((cell) => <Words of={cell} />))}
  />
)

const isTable = (block: PageBlock): block is Table => block.kind === 'table'

/** The text of a page of organisers, with headings from the second level down, and tables. */
export const PageText = ({ source, lang }: { source: string; lang?: string }) => (
  <div class="prose" lang={lang}>
    {parsePage(source).map((block) => (isTable(block) ? <Grid of={block} /> : <Blocks of={[block]} />))}
  </div>
)

/** A long answer as its kind says. */
export const LongText = ({ kind, text }: { kind: AnswerKind; text: string }) =>
  kind === 'markdown' ? <Markdown source={text} /> : <Prose text={text} />
