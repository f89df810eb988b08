import { expect, it } from 'vitest'
import { inLanguage, splitLanguage } from '../../src/core/language.ts'

it.each([
  ['/', 'de', '/'],
  ['/2025/galerie', 'de', '/2025/galerie'],
  ['/en', 'en', '/'],
  ['/en/', 'en', '/'],
  ['/en/2025/galerie', 'en', '/2025/galerie'],
  ['/entwurf', 'de', '/entwurf'],
  ['/en/en/2025', 'en', '/en/2025'],
] as const)('%s is %s of %s', (address, lang, path) => {
  expect(splitLanguage(address)).toEqual({ lang, path })
})

it.each(['/', '/2025/galerie'])('%s has an address in both languages', (path) => {
  expect(splitLanguage(inLanguage('de', path))).toEqual({ lang: 'de', path })
  expect(splitLanguage(inLanguage('en', path))).toEqual({ lang: 'en', path })
})
