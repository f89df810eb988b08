/** What somebody else has written beside a picture meanwhile. */
import { expect, test } from 'vitest'
import { overtakenBy, sameWords, stampOf } from '../../src/photo/rules.ts'

const words = {
  caption: 'Der Markt',
  alt: '',
  credit: 'A. Muster',
  rights: '',
  persons: '',
  focus_x: null,
  focus_y: null,
}

test('the other version is told, also where it left something empty', () => {
  expect(overtakenBy(words)).toContain(
    'Gespeichert ist: Bildunterschrift „Der Markt“, Alternativtext „–“, Bildnachweis „A. Muster“, Rechte „–“.',
  )
})

test('every word counts, in the comparison and in the stamp', async () => {
  expect(sameWords(words, { ...words })).toBe(true)
  const changes = {
    caption: 'x',
    alt: 'x',
    credit: 'x',
    rights: 'x',
    persons: 'none',
    focus_x: 1,
    focus_y: 1,
  }
  for (const [key, value] of Object.entries(changes)) {
    const other = { ...words, [key]: value }
    expect(sameWords(words, other), key).toBe(false)
    expect(await stampOf(other), key).not.toBe(await stampOf(words))
  }
})
