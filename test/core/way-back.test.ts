import { expect, it } from 'vitest'
import { wayBack } from '../../src/core/way-back.ts'

const nobody = { isOrganiser: false, isGalleryEditor: false }
const organiser = { ...nobody, isOrganiser: true }
const editor = { ...nobody, isGalleryEditor: true }

it.each([
  ['/verwaltung/2026/freigabe', organiser, '/verwaltung/2026'],
  ['/verwaltung/2026', organiser, '/verwaltung/2026'],
  ['/verwaltung/post/x/erneut', organiser, '/verwaltung'],
  ['/verwaltung/2026/galerie/texte', { ...editor, isOrganiser: true }, '/verwaltung/2026'],
  ['/verwaltung/2026/galerie/texte', editor, '/verwaltung/galerien'],
  // Nobody else but the chair passes a door there.
  ['/verwaltung/2026/rangliste', nobody, '/jury/2026'],
  ['/jury/einreichungen/x/wertung', nobody, '/jury'],
  ['/jury/2026/vergleich', nobody, '/jury/2026'],
  ['/einreichungen/x/bearbeiten/2', nobody, '/einreichungen'],
  ['/einladungen/x', nobody, undefined],
  ['/', organiser, undefined],
  ['/2025/preistraeger', nobody, undefined],
])('a refusal at %s leads %j to %s', (path, roles, href) => {
  expect(wayBack(path, roles)?.href).toBe(href)
})
