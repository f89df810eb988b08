/**
 * What the compiler makes of JSX: markup as text, at once. A tree of elements that is walked afterwards (as `hono/jsx`
 * builds one) costs three times as much, and pages that are made for each request are most of what Kür does. It holds
 * no state, no context and nothing asynchronous: a view is a function from facts to text. Escaping is Hono's own, and
 * `test/core/markup.test.tsx` compares every byte with what `hono/jsx` writes.
 */
import type { JSX as HonoJsx } from 'hono/jsx'
import { escapeToBuffer, type HtmlEscaped } from 'hono/utils/html'

/** Markup that may stand in a page as it is. Hono's templates know it by `isEscaped`. */
export class Markup implements HtmlEscaped {
  readonly isEscaped = true
  readonly html: string

  constructor(html: string) {
    this.html = html
  }

  toString(): string {
    return this.html
  }
}

/** What may stand between two tags. Words are escaped; markup, `raw()` and templates of `hono/html` are not. */
export type Child = string | number | boolean | null | undefined | HtmlEscaped | readonly Child[]

export declare namespace JSX {
  type Element = Markup
  type ElementType = string | ((props: never) => Child)
  interface ElementChildrenAttribute {
    children: Child
  }
  interface IntrinsicElements extends HonoJsx.IntrinsicElements {
    [tag: string]: Readonly<Record<string, unknown>>
  }
  interface IntrinsicAttributes {
    key?: string | number
  }
}

const SPECIAL = /[&<>'"]/

/** Words as they may stand in markup and in attributes. */
export const escaped = (text: string): string => {
  if (!SPECIAL.test(text)) return text
  const buffer: [string] = ['']
  escapeToBuffer(text, buffer)
  return buffer[0]
}

/** A child as markup. */
export const written = (child: Child): string => {
  if (typeof child === 'string') return escaped(child)
  if (child instanceof Markup) return child.html
  if (child === null || child === undefined || typeof child === 'boolean') return ''
  if (typeof child === 'number') return String(child)
  if (!isList(child)) return child.isEscaped ? String(child) : escaped(String(child))
  let all = ''
  for (const one of child) all += written(one)
  return all
}

const isList = (child: HtmlEscaped | readonly Child[]): child is readonly Child[] => Array.isArray(child)

/** Elements without an end tag. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** Attributes that say yes by being there. */
const BOOLEAN = new Set(
  (
    'allowfullscreen async autofocus autoplay checked controls default defer disabled download formnovalidate hidden ' +
    'inert ismap itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected'
  ).split(' '),
)

const NAME = /^[a-z][a-z0-9:-]*$/i

const begins = new Map<string, string>()

/** How an attribute begins. Names come from our own code, so there are few; one that is no name would be a hole. */
const beginOf = (name: string): string => {
  const before = begins.get(name)
  if (before !== undefined) return before
  if (!NAME.test(name)) throw new TypeError(`no name of an attribute: ${name}`)
  const begin = ` ${name}="`
  begins.set(name, begin)
  return begin
}

const attribute = (name: string, value: unknown): string => {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return `${beginOf(name)}${escaped(value)}"`
  if (typeof value === 'boolean' && BOOLEAN.has(name)) return value ? `${beginOf(name)}"` : ''
  return `${beginOf(name)}${escaped(String(value))}"`
}

type Props = Readonly<Record<string, unknown>> & { readonly children?: Child }

/** An element, or what a component makes of its props. */
export const jsx = (tag: string | ((props: Props) => Child), props: Props): Markup => {
  if (typeof tag === 'function') {
    const made = tag(props)
    return made instanceof Markup ? made : new Markup(written(made))
  }
  let html = `<${tag}`
  for (const name in props) if (name !== 'children') html += attribute(name, props[name])
  if (VOID.has(tag)) return new Markup(`${html}/>`)
  return new Markup(`${html}>${written(props.children)}</${tag}>`)
}

export const jsxs = jsx

/** What vitest's compiler calls it. */
export const jsxDEV = jsx

export const Fragment = ({ children }: { children?: Child }): Child => new Markup(written(children))
