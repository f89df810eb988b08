import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/entry-form/markdown.ts'
import { mayLink, openBrackets, parsePage } from '../../src/site/markdown.ts'
import {
  callYear,
  difference,
  FIXED,
  isSlug,
  pathOf,
  type StoredText,
  sampleOf,
  shownText,
} from '../../src/site/pages.ts'
import { isReceipt, newReceipt } from '../../src/site/receipt.ts'
import { samples } from '../../src/site/samples.ts'

describe('samples', () => {
  test.each(['de', 'en'] as const)('%s: say where organisers put their own data', (lang) => {
    for (const { title, body } of Object.values(samples[lang])) {
      expect(openBrackets(body), title).toBeGreaterThan(0)
      expect(body, title).not.toMatch(/\w@\w/)
      const levels = parsePage(body).flatMap((block) => (block.kind === 'heading' ? [block.level] : []))
      expect(new Set(levels), title).toEqual(new Set([2]))
    }
    expect(Object.keys(samples[lang])).toEqual(Object.keys(samples.de))
  })

  test('follow the state’s order in the accessibility statement', () => {
    const headings = parsePage(samples.de.barrierefreiheit.body).flatMap((block) =>
      block.kind === 'heading' ? [plainText(block.children)] : [],
    )
    expect(headings).toEqual([
      'Stand der Vereinbarkeit mit den Anforderungen',
      'Nicht barrierefreie Inhalte',
      'Erstellung dieser Erklärung',
      'Feedback und Kontakt',
      'Schlichtungsverfahren',
      'Anschrift der Schlichtungsstelle',
    ])
  })

  test('keep sentences in Leichte Sprache short', () => {
    for (const line of samples.de['leichte-sprache'].body.split('\n'))
      expect(line.split(/\s+/).length, line).toBeLessThanOrEqual(14)
  })
})

describe('Markdown of pages', () => {
  test('skips no level of heading and keeps the first for the title', () => {
    const levels = parsePage('# a\n\n#### b\n\n#### c\n\n## d\n\n### e').map((block) =>
      block.kind === 'heading' ? block.level : 0,
    )
    expect(levels).toEqual([2, 3, 4, 2, 3])
  })

  test('reads a table between texts, with its title, as many cells as headings', () => {
    const source =
      'Vorher\n\nTabelle: Termine\n| Wann | Was |\n| --- | :-: |\n| Mai | **Start** | zu viel |\n| Juni |\nNachher'
    const [before, table, after] = parsePage(source)
    expect(before?.kind).toBe('paragraph')
    expect(after?.kind).toBe('paragraph')
    expect(table).toMatchObject({ kind: 'table', caption: 'Termine', head: ['Wann', 'Was'] })
    const rows = table?.kind === 'table' ? table.rows : []
    expect(rows.map((row) => row.map(plainText))).toEqual([
      ['Mai', 'Start'],
      ['Juni', ''],
    ])
  })

  test.each([
    ['https://example.org/x', true],
    ['/barriere-melden', true],
    ['mailto:name@musterhausen.example', true],
    ['tel:+497111234', true],
    ['//evil.example', false],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['mailto:nobody', false],
    ['relative', false],
  ])('links to %s: %s', (url, may) => expect(mayLink(url)).toBe(may))

  test.each([
    ['[Name] und [Ort]', 2],
    ['[Text](/impressum)', 0],
    ['[x] nur ein Zeichen', 0],
    ['keine', 0],
  ])('%s: %i open', (source, open) => expect(openBrackets(source)).toBe(open))
})

describe('which text is shown', () => {
  const de = { language: 'de', title: 'T', body: 'B', published: 1 } as const
  const en = { ...de, language: 'en', title: 'E' } as const
  const hidden = { ...de, published: 0 }
  test.each<[string, string, 'de' | 'en', StoredText[], object | null]>([
    ['the sample', 'impressum', 'en', [], { title: 'Legal notice', language: 'en', sample: true }],
    ['what is written', 'impressum', 'de', [de], { title: 'T', sample: false }],
    ['the other language', 'impressum', 'en', [de, en], { title: 'E', language: 'en' }],
    ['German where nobody has translated', 'impressum', 'en', [de], { title: 'T', language: 'de' }],
    ['no English text on a German page', 'anreise', 'de', [en], null],
    ['nothing unpublished', 'anreise', 'de', [hidden], null],
    ['nothing unknown', 'anreise', 'de', [], null],
    ['no sample in sign language', 'gebaerdensprache', 'de', [], null],
    ['a text with brackets as a sample', 'anreise', 'de', [{ ...de, body: '[Ort]' }], { sample: true }],
  ])('%s', (_name, slug, lang, stored, expected) => {
    const shown = shownText(slug, lang, stored)
    if (expected === null) expect(shown).toBeNull()
    else expect(shown).toMatchObject(expected)
  })
})

test('addresses of pages', () => {
  expect(FIXED.map(pathOf)).toEqual([
    '/impressum',
    '/datenschutz',
    '/barrierefreiheit',
    '/leichte-sprache',
    '/gebaerdensprache',
  ])
  expect(pathOf('ausschreibung-2026')).toBe('/2026/ausschreibung')
  expect(pathOf('anreise')).toBe('/seiten/anreise')
  expect(callYear('ausschreibung-26')).toBeNull()
  expect(['a', 'a-1', 'anreise-2026'].every(isSlug)).toBe(true)
  expect(['', 'A', '-a', 'a-', 'a--b', 'ä', 'a/b', 'a'.repeat(61)].some(isSlug)).toBe(false)
  expect(sampleOf('gebaerdensprache', 'de')).toBeNull()
})

describe('difference', () => {
  test.each([
    ['', '', []],
    ['a b', 'a b', [['same', 'a b']]],
    ['', 'neu', [['added', 'neu']]],
    ['alt', '', [['removed', 'alt']]],
    [
      'Wir sind da.\nBis morgen.',
      'Wir sind nicht da.\nBis morgen.',
      [
        ['same', 'Wir sind '],
        ['added', 'nicht '],
        ['same', 'da.\nBis morgen.'],
      ],
    ],
  ])('%j → %j', (before, after, expected) =>
    expect(difference(before, after).map(({ kind, text }) => [kind, text])).toEqual(expected),
  )

  test('kept and added words are the new text, kept and removed ones the old, however long', () => {
    const text = (seed: number) =>
      Array.from({ length: 3_000 }, (_, index) => `w${(index * seed) % 97}`).join(' ')
    for (const [before, after] of [
      ['ein zwei drei', 'zwei drei vier'],
      [text(5), text(7)],
    ] as const) {
      const pieces = difference(before, after)
      const of = (kind: string) => pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text)
      expect(of('removed').join('')).toBe(after)
      expect(of('added').join('')).toBe(before)
    }
  })
})

test('receipts differ and are recognised', () => {
  const receipts = Array.from({ length: 50 }, newReceipt)
  expect(receipts.every(isReceipt)).toBe(true)
  expect(new Set(receipts).size).toBe(50)
  expect(['', 'B-0000-0000', 'B-ABCD', '<b>'].some(isReceipt)).toBe(false)
})
