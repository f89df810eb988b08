import { expect, test } from 'vitest'
import { textsForm } from '../../src/gallery/schema.ts'
import { filled, overtaken, rowsOf, sameTexts, type Texts, textsOf } from '../../src/gallery/text-rules.ts'

const texts: Texts = {
  caption: 'Markt',
  alt: 'Der Markt',
  credit: 'A. Muster',
  licence: 'cc-by-4.0',
  rights: '',
  persons: 'none',
  persons_note: '',
  source: '',
}
const row = (id: string, over: Partial<Texts> = {}) => ({ ...texts, id, version: 1, ...over })

test('the form is read row by row; short columns are filled up', () => {
  const input = textsForm.parse({
    'id[]': ['a', 'b'],
    'version[]': ['3'],
    'caption[]': ['x', 'y'],
    'persons[]': ['consent'],
  })
  const [first, second] = rowsOf(input)
  expect(first).toMatchObject({ id: 'a', version: 3, caption: 'x', persons: 'consent' })
  expect(second).toMatchObject({ id: 'b', version: 0, caption: 'y', alt: '', persons: '' })
})

test.each([
  ['licence[]', ['gpl']],
  ['persons[]', ['maybe']],
  ['version[]', ['x']],
  ['caption[]', ['x'.repeat(401)]],
  ['persons_note[]', ['x'.repeat(301)]],
  ['source[]', ['x'.repeat(201)]],
  ['unknown', 'x'],
])('the form refuses %s', (field, value) =>
  expect(textsForm.safeParse({ 'id[]': ['a'], [field]: value }).success).toBe(false),
)

test('filling in changes only chosen rows and only what is said', () => {
  const nothing = { credit: '', licence: '', rights: '', persons: '', persons_note: '', source: '' } as const
  const rows = [row('a'), row('b'), row('c')]
  expect(filled(rows, ['a', 'c'], { ...nothing, credit: 'Neu', persons: 'consent' })).toEqual([
    row('a', { credit: 'Neu', persons: 'consent' }),
    row('b'),
    row('c', { credit: 'Neu', persons: 'consent' }),
  ])
  expect(filled(rows, [], { ...nothing, credit: 'Neu' })).toEqual(rows)
})

test('texts are compared without version and id', () => {
  expect(sameTexts(row('a'), { ...textsOf(row('b')) })).toBe(true)
  expect(sameTexts(row('a'), row('a', { source: 'Mail' }))).toBe(false)
})

test('whoever was overtaken reads only what differs, in words', () =>
  expect(overtaken(row('a'), row('a', { caption: '', licence: 'press', persons: 'missing' }))).toBe(
    'Hier hat inzwischen jemand anderes gespeichert: Bildunterschrift „–“, Lizenz „Frei für die Berichterstattung, mit Bildnachweis“, Abgebildete „Zustimmung fehlt“. Ihre Fassung steht noch da; wenn Sie noch einmal speichern, ersetzt sie die andere.',
  ))
