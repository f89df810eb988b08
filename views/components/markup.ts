/**
 * What the compiler makes of JSX: markup as text, at once. A tree of elements that is walked afterwards (as `hono/jsx`
 * builds one) costs three times as much, and pages that are made for each request are most of what Kür does. It holds
 * no state, no context and nothing asynchronous: a view is a function from facts to text. Escaping is Hono's own, and
 * `test/core/markup.test.tsx` compares every byte with what `hono/jsx` writes.
 */
import type { JSX as HonoJsx } from 'hono/jsx'
import { escapeToBuffer, type HtmlEscaped } from 'hono/utils/html'

const NOTHING: readonly string[] = []

/** Markup that may stand in a page as it is. Hono's templates know it by `isEscaped`. */
export class Markup implements HtmlEscaped {
  readonly isEscaped = true
  /** The last part, for nearly everything the only one. */
  readonly html: string
  /**
   * Parts before it, where something long is kept in parts: one dash or quotation mark makes each letter of its text
   * twice as wide, and the widening of a whole page takes longer than anything else about it.
   */
  readonly before: readonly string[]

  constructor(html: string, before: readonly string[] = NOTHING) {
    this.html = html
    this.before = before
  }

  toString(): string {
    return this.before === NOTHING ? this.html : this.before.join('') + this.html
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

/** `html` and then a child; parts that are finished with it go to `before`. */
const add = (html: string, child: Child, before: string[]): string => {
  if (typeof child === 'string') return html + escaped(child)
  if (child instanceof Markup) {
    if (child.before === NOTHING) return html + child.html
    before.push(html, ...child.before)
    return child.html
  }
  if (child === null || child === undefined || typeof child === 'boolean') return html
  if (typeof child === 'number') return html + child
  if (!isList(child)) return html + (child.isEscaped ? String(child) : escaped(String(child)))
  let all = html
  for (const one of child) all = add(all, one, before)
  return all
}

const around = (start: string, child: Child, end: string): Markup => {
  const before: string[] = []
  const html = add(start, child, before) + end
  return before.length === 0 ? new Markup(html) : new Markup(html, before)
}

/** A child as markup. */
export const written = (child: Child): string => String(around('', child, ''))

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
    const child = tag(props)
    return child instanceof Markup ? child : around('', child, '')
  }
  let html = `<${tag}`
  for (const name in props) if (name !== 'children') html += attribute(name, props[name])
  if (VOID.has(tag)) return new Markup(`${html}/>`)
  return around(`${html}>`, props.children, `</${tag}>`)
}

/** With several children, and what vitest's compiler calls it. */
export { jsx as jsxDEV, jsx as jsxs }

export const Fragment = ({ children }: { children?: Child }): Child => around('', children, '')
