import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localPath, paths, slugify } from '../../src/core/paths.ts'

describe('localPath', () => {
  test.each(['/', '/jury/2026', '/einreichungen?x=1&y=ü#z', '/a//b', '/@evil.example', '/javascript:x'])(
    '%s stays',
    (path) => expect(localPath(path, '/fallback')).toBe(path),
  )

  test.each([
    undefined,
    '',
    'jury',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/a\\b',
    'https://evil.example',
    'javascript:alert(1)',
    ' /jury',
    '/jury /x',
    '/jury\n',
    '/\t/evil.example',
    '/a\u0000b',
    '/a\u0085b',
  ])('%j becomes the fallback', (path) => expect(localPath(path, '/fallback')).toBe('/fallback'))

  test('whatever it lets through stays on this site', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (rest) => {
        const target = new URL(localPath(`/${rest}`, '/'), 'https://award.example')
        expect(target.origin).toBe('https://award.example')
      }),
    )
  })
})

describe('slugify', () => {
  test.each([
    ['Bürger-App für Ämter', 'buerger-app-fuer-aemter'],
    ['Straße & Öffnung', 'strasse-oeffnung'],
    ['ÄÖÜ', 'aeoeue'],
    ['Crème brûlée à la Čadež', 'creme-brulee-a-la-cadez'],
    ['  --Digital!  Rathaus?--  ', 'digital-rathaus'],
    ['100 % online', '100-online'],
    ['', 'projekt'],
    ['!!!', 'projekt'],
    ['日本', 'projekt'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a'.repeat(90), 'a'.repeat(80)],
    [`${'a'.repeat(79)} b`, 'a'.repeat(79)],
  ])('%s', (title, slug) => expect(slugify(title)).toBe(slug))

  test('is always a plain part of an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(slugify(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(slugify(title).length).toBeLessThanOrEqual(80)
      }),
    )
  })
})

test('every address is local and has no hole', () => {
  const made = Object.values(paths).map((path) =>
    typeof path === 'string' ? path : (path as (...parts: string[]) => string)('A', 'B', 'entfernen'),
  )
  expect(made.length).toBeGreaterThan(40)
  expect(new Set(made).size).toBe(made.length)
  for (const path of made) {
    expect(path).toBe(localPath(path, 'not local'))
    expect(path).not.toContain('undefined')
  }
})
