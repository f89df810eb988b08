import { expect, it } from 'vitest'
import { wayBack } from '../../src/core/way-back.ts'

it.each([
  ['/verwaltung/2026/freigabe', '/verwaltung/2026'],
  ['/verwaltung/2026', '/verwaltung/2026'],
  ['/verwaltung/post/x/erneut', '/verwaltung'],
  ['/jury/einreichungen/x/wertung', '/jury'],
  ['/jury/2026/vergleich', '/jury/2026'],
  ['/einreichungen/x/bearbeiten/2', '/einreichungen'],
  ['/einladungen/x', undefined],
  ['/', undefined],
  ['/2025/preistraeger', undefined],
])('a refusal at %s leads to %s', (path, href) => {
  expect(wayBack(path)?.href).toBe(href)
})
