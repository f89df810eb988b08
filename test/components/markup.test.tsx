/** Our markup against `hono/jsx`: the same trees must come out as the same bytes, however hostile their words. */
import fc from 'fast-check'
import { html, raw } from 'hono/html'
import { Fragment as HonoFragment, jsxDEV as honoJsx } from 'hono/jsx/jsx-dev-runtime'
import { describe, expect, test } from 'vitest'
import { type Child, escaped, Fragment, jsx, Markup, written } from '../../views/components/markup.ts'

/** One way of making markup; both are given the same tree. */
interface Way {
  readonly element: (tag: string, props: Record<string, unknown>) => unknown
  readonly component: (children: unknown) => unknown
  readonly fragment: (children: unknown) => unknown
}

const ours: Way = {
  element: (tag, props) => jsx(tag, props),
  component: (children) => jsx((props) => ['<', jsx('b', props)], { children: children as Child }),
  fragment: (children) => jsx(Fragment, { children: children as Child }),
}

const honos: Way = {
  element: (tag, props) => honoJsx(tag, props),
  component: (children) =>
    honoJsx(
      (props: Record<string, unknown>) => honoJsx(HonoFragment, { children: ['<', honoJsx('b', props)] }),
      {
        children,
      },
    ),
  fragment: (children) => honoJsx(HonoFragment, { children }),
}

type Tree = (way: Way) => unknown

const words = fc.oneof(
  fc.string({
    unit: fc.constantFrom('<', '>', '&', '"', "'", '=', ' ', 'ü', '–', '😀', '\ud800', 'a'),
    maxLength: 12,
  }),
  fc.constantFrom('', '</p><script>alert(1)</script>', '&amp;', '" onload="x'),
)

const values = fc.oneof(words, fc.integer(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined))

const attributes = fc.dictionary(
  fc.constantFrom(
    'class',
    'id',
    'href',
    'title',
    'aria-hidden',
    'data-label',
    'tabindex',
    'hidden',
    'checked',
    'ref-x',
  ),
  values,
)

const { tree } = fc.letrec<{ tree: Tree; children: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    values.map((value) => () => value),
    words.map((word) => () => raw(`<i>${escaped(word)}</i>`)),
    words.map((word) => () => html`<u title="${word}">${word}</u>`),
    fc
      .record({
        tag: fc.constantFrom('p', 'a', 'div', 'input', 'br', 'form', 'button', 'textarea', 'h1'),
        attributes,
        inside: tie('children'),
      })
      .map(({ tag, attributes, inside }) => (way: Way) => {
        const props = tag === 'input' || tag === 'br' ? attributes : { ...attributes, children: inside(way) }
        return way.element(tag, props)
      }),
    tie('children').map((inside) => (way: Way) => way.component(inside(way))),
    tie('children').map((inside) => (way: Way) => way.fragment(inside(way))),
  ),
  children: fc.oneof(
    tie('tree'),
    fc.array(tie('tree'), { maxLength: 4 }).map((all) => (way: Way) => all.map((one) => one(way))),
  ),
}))

describe('markup', () => {
  test('is byte for byte what hono/jsx makes of the same tree', () => {
    let markup = 0
    fc.assert(
      fc.property(tree, (of) => {
        const written = String(ours.element('main', { children: of(ours) }))
        if (written.length > 50) markup += 1
        expect(written).toBe(String(honos.element('main', { children: of(honos) })))
      }),
      { numRuns: 1000, seed: 20261125 },
    )
    expect(markup).toBeGreaterThan(300)
  })

  test('keeps in parts what came in parts, and in order wherever it stands', () => {
    const rows = new Markup('c', ['a–', 'b'])
    const page = jsx('main', { id: 'x', children: [1, jsx(Fragment, { children: ['<', rows] }), '>', rows] })
    expect([...page.before, page.html]).toEqual([
      '<main id="x">1',
      '&lt;',
      'a–',
      'b',
      'c&gt;',
      'a–',
      'b',
      'c</main>',
    ])
    expect(written([page, rows])).toBe('<main id="x">1&lt;a–bc&gt;a–bc</main>a–bc')
    expect(String(html`${page}`)).toBe(String(page))
  })

  test('takes nothing as an attribute’s name that could end the tag', () => {
    const named = (name: string) => () => jsx('p', { [name]: 'x' })
    for (const name of ['a b', 'a>', 'a"', 'a=', '', 'a/b', '<', 'ä'])
      expect(named(name), name).toThrow(TypeError)
    expect(String(named('data-x')())).toBe('<p data-x="x"></p>')
  })

  test('escapes whatever is not known as markup, also what the types do not allow', () => {
    const strange = { toString: () => '<b>' } as unknown as Child
    expect(String(jsx('p', { children: strange }))).toBe('<p>&lt;b&gt;</p>')
    expect(String(jsx('p', { title: strange }))).toBe('<p title="&lt;b&gt;"></p>')
    expect(String(jsx(() => '<b>', {}))).toBe('&lt;b&gt;')
  })

  test('stands in templates and in the compiler’s elements as it is', () => {
    const bold = <b class="x">{'<'}</b>
    expect(bold).toBeInstanceOf(Markup)
    expect(String(html`<p>${bold}</p>`)).toBe('<p><b class="x">&lt;</b></p>')
    expect(String(<i>{[bold, null, false, 0]}</i>)).toBe('<i><b class="x">&lt;</b>0</i>')
  })
})
