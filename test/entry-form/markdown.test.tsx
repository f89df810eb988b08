import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMarkdown, plainText } from '../../src/entry-form/markdown.ts'
import { Markdown } from '../../views/components/markdown.tsx'
import { processorMs } from '../support/processor.ts'

const html = async (source: string): Promise<string> =>
  String(await (<Markdown source={source} />)).replace(/^<div class="prose">(.*)<\/div>$/s, '$1')

describe('the subset', () => {
  test.each([
    ['eins\n\nzwei', '<p>eins</p><p>zwei</p>'],
    ['eins\nnoch eins', '<p>eins\nnoch eins</p>'],
    [
      '**fett** und *kursiv* und ***beides***',
      '<p><strong>fett</strong> und <em>kursiv</em> und <em><strong>beides</strong></em></p>',
    ],
    ['- a\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['3. a\n4. b', '<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>'],
    ['- a\n  - b', '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>'],
    ['# T\n\n#### U', '<h3>T</h3><h4>U</h4>'],
    ['#### zuerst', '<h3>zuerst</h3>'],
    [
      '[Amt](https://amt.example/a?b=1&c=2)',
      '<p><a href="https://amt.example/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">Amt</a></p>',
    ],
  ])('%j', async (source, expected) => expect(await html(source)).toBe(expected))

  test.each(['> zitiert', '`code`', '---', '&amp; &lt;', '[r]: https://x.example', 'Titel\n==='])(
    '%j stays as it was typed',
    async (source) => {
      const escaped = source.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      expect(await html(source)).toBe(`<p>${escaped}</p>`)
    },
  )
})

/** What a browser would run or fetch, were it not text. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '![x](https://evil.example/pixel.png)',
  '![x](javascript:alert(1))',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](\\u006aavascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:msgbox)',
  '[x](//evil.example)',
  '[x](/abmelden)',
  '[x](https://user:pass@evil.example)',
  '[x](https://a.example" onmouseover="alert(1))',
  '[x](<https://a.example onmouseover=alert(1)>)',
  '[x](https://a.example "title" onclick=alert(1))',
  '<https://a.example/" onclick="alert(1)>',
  '<javascript:alert(1)>',
  '[![x](javascript:a)](javascript:b)',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '**<b onclick=alert(1)>**',
  '<!-- --><script>alert(1)</script>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '</div></main><form action=https://evil.example><input name=p>',
  '# <script>alert(1)</script>',
  '- <script>alert(1)</script>',
  '\u0000<script>',
  '\u2028[x](javascript:alert(1))',
]

const TAG =
  /<(\/?)(p|h3|h4|ul|ol|li|strong|em|a)((?: (?:start="\d+"|href="https?:\/\/[^"<>\s]+"|rel="noopener noreferrer nofollow"))*)>/g

/** Every tag in the page is one of ours with attributes of ours; the rest holds no angle bracket. */
const expectHarmless = async (source: string) => {
  const page = await html(source)
  expect([source, page.replace(TAG, '')]).toEqual([source, expect.not.stringMatching(/[<>]/)])
}

describe('hostile text', () => {
  test.each(HOSTILE)('%j is harmless', expectHarmless)

  test('so is any mixture of it', async () => {
    const pieces = fc.constantFrom(
      ...HOSTILE,
      ...[
        '*',
        '**',
        '_',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '"',
        "'",
        '`',
        '\n',
        '\n\n',
        '- ',
        '1. ',
        '### ',
        ' ',
        '\\',
        '!',
        '&',
        'ä',
      ],
    )
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 40 }), async (parts) => expectHarmless(parts.join(''))),
      { numRuns: 500, seed: 2026 },
    )
  })

  test('no letter is lost and none is added', () => {
    const letters = (text: string) => text.replace(/[^a-zäöü]/g, '')
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('wort ', '**', '*', '\n\n', '### ', '- ', '> ', '`', '<b>', 'äöü ')),
        (parts) => {
          const source = parts.join('')
          const words = (blocks: ReturnType<typeof parseMarkdown>): string =>
            blocks
              .map((block) =>
                block.kind === 'list' ? block.items.map(words).join(' ') : plainText(block.children),
              )
              .join(' ')
          expect(letters(words(parseMarkdown(source)))).toBe(letters(source))
        },
      ),
      { numRuns: 500, seed: 2026 },
    )
  })

  test.each([
    ['brackets', '['],
    ['links', '[a]('],
    ['emphasis', '*a_'],
    ['nested', '[*'],
    ['bullets', '- '],
    ['numbers', '1. '],
    ['empty bullets', '-\n'],
    ['stairs', '*a **a '],
    ['addresses', '<https://a'],
  ])('10,000 characters of %s are read in less than a second', async (_name, piece) => {
    const source = piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000)
    const started = processorMs()
    await expectHarmless(source)
    expect(processorMs() - started).toBeLessThan(1_000)
  })

  test('lists nested a hundred deep are drawn to the sixth level, and every word stays', async () => {
    const source = Array.from({ length: 100 }, (_, level) => `${'  '.repeat(level)}- w${level}`).join('\n')
    const page = await html(source)
    expect(page.split('<ul>')).toHaveLength(7)
    expect(page).toContain('w99')
  })
})

test.each([
  ['[Amt](https://amt.example)', 'Amt (https://amt.example)'],
  ['<https://amt.example>', 'https://amt.example'],
  ['**fett** *kursiv*', 'fett kursiv'],
])('in a document %j reads %j', (source, expected) => {
  const [block] = parseMarkdown(source)
  expect(block?.kind === 'paragraph' && plainText(block.children)).toBe(expected)
})
