import type { Language } from '../../src/core/language.ts'
import type { Child } from './markup.ts'
import { frameWords } from './words/frame.ts'

type HeadingLevel = 2 | 3 | 4

/** The page's only h1 with what surrounds it; children are actions or a status. */
export function PageHeader(props: { title: string; kicker?: string; lead?: Child; children?: Child }) {
  return (
    <header class="page-header">
      {props.kicker ? <p class="kicker">{props.kicker}</p> : null}
      <h1>{props.title}</h1>
      {props.lead ? <p class="lead">{props.lead}</p> : null}
      {props.children ? <div class="page-header__more">{props.children}</div> : null}
    </header>
  )
}

/** A thing among others; with `href` the whole card is one link. */
export function Card(props: {
  title?: string
  headingLevel?: HeadingLevel
  href?: string
  children?: Child
}) {
  const Heading = `h${props.headingLevel ?? 3}` as 'h2' | 'h3' | 'h4'
  return (
    <div class={`kern-card${props.href ? ' kern-card--active' : ''}`}>
      <div class="kern-card__container">
        {props.title ? (
          <div class="kern-card__header">
            <Heading class="kern-title">
              {props.href ? (
                <a class="kern-link--stretched" href={props.href}>
                  {props.title}
                </a>
              ) : (
                props.title
              )}
            </Heading>
          </div>
        ) : null}
        <div class="kern-card__body">{props.children}</div>
      </div>
    </div>
  )
}

/** Terms and their details in two columns. */
export function Facts({ items }: { items: readonly { term: Child; detail: Child }[] }) {
  return (
    <dl class="kern-description-list facts">
      {items.map((item) => (
        <div class="kern-description-list-item">
          <dt class="kern-description-list-item__key">{item.term}</dt>
          <dd class="kern-description-list-item__value">{item.detail}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Plain text as people type it: a blank line starts a paragraph, single breaks stay. */
export function Prose({ text }: { text: string }) {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
  return (
    <div class="prose">
      {paragraphs.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </div>
  )
}

/** A part of the page under its own h2; `german` where the title is what somebody wrote, on an English page too. */
export function Section(props: { title: string; id?: string; german?: boolean; children?: Child }) {
  return (
    <section class="section" id={props.id}>
      <h2 lang={props.german ? 'de' : undefined}>{props.title}</h2>
      {props.children}
    </section>
  )
}

/** The way back up; the last item is the page itself. A German title says so where the page is English. */
export function Breadcrumb(props: {
  items: readonly { href?: string; label: string; german?: boolean }[]
  lang?: Language
}) {
  return (
    <nav class="breadcrumb" aria-label={frameWords[props.lang ?? 'de'].breadcrumb}>
      <ol>
        {props.items.map((item) => (
          <li>
            {item.href ? (
              <a href={item.href} lang={item.german ? 'de' : undefined}>
                {item.label}
              </a>
            ) : (
              <span aria-current="page">{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Main text and, beside it, what should stay in sight; one below the other on narrow screens. */
export function Columns(props: { aside: Child; asideLabel?: string; children?: Child }) {
  return (
    <div class="columns">
      <div class="columns__main">{props.children}</div>
      <aside class="columns__aside" aria-label={props.asideLabel}>
        {props.aside}
      </aside>
    </div>
  )
}
