import { describe, expect, it, test } from 'vitest'
import {
  attestsSame,
  certificateFileName,
  certificatesOf,
  codeFrom,
  readCode,
  showCode,
  uniqueNames,
} from '../../src/certificate/rules.ts'
import { readSnapshot } from '../../src/publication/snapshot.ts'

const winner = (submission: string, place: number | null, special: string | null = null) => ({
  slug: submission.toLowerCase(),
  submission,
  category: special ? null : 'Service',
  place,
  special,
  title: `Projekt ${submission}`,
  organisation: `Stadt ${submission}`,
  citation: 'Ein Satz.',
  answers: {},
  photos: [],
})
const nominee = (submission: string) => ({
  submission,
  category: 'Service',
  title: `Projekt ${submission}`,
  organisation: `Stadt ${submission}`,
})
const snapshot = (winners: object[], nominees: object[] = []) =>
  readSnapshot(
    JSON.stringify({ year: 2026, title: 'Award', winners, nominees, emptyPlaces: [], questions: [] }),
  )

describe('certificates', () => {
  it('are for every award, for nominees without a place, and for everybody who judged', () => {
    const results = snapshot(
      [winner('A', 1), winner('B', null, 'Mut'), winner('A', null, 'Wagnis')],
      ['A', 'B', 'C'].map(nominee),
    )
    const jurors = [{ id: 'j', name: 'Ute Groß', institution: 'Amt', chair: true }]
    expect(
      certificatesOf(results, jurors).map(({ kind, award, recipient, title }) => [
        kind,
        award,
        recipient,
        title,
      ]),
    ).toEqual([
      ['winner', '1. Platz', 'Stadt A', 'Projekt A'],
      ['winner', 'Mut', 'Stadt B', 'Projekt B'],
      ['winner', 'Wagnis', 'Stadt A', 'Projekt A'],
      ['nominee', 'Nominiert', 'Stadt B', 'Projekt B'],
      ['nominee', 'Nominiert', 'Stadt C', 'Projekt C'],
      ['juror', 'Dank und Anerkennung', 'Ute Groß', 'Amt'],
    ])
  })

  it('attest the same after a corrected sentence, and something else after another decision', () => {
    const [before] = certificatesOf(snapshot([winner('A', 1)]), [])
    const [worded] = certificatesOf(snapshot([{ ...winner('A', 1), citation: 'Anders.', title: 'Neu' }]), [])
    const [other] = certificatesOf(snapshot([winner('A', 2)]), [])
    if (!before || !worded || !other) throw new Error('a certificate is missing')
    expect(attestsSame(before, worded)).toBe(true)
    expect(attestsSame(before, other)).toBe(false)
  })

  it('have plain file names, numbered where two are the same', () => {
    const files = certificatesOf(snapshot([winner('Äpfelbach', 1)]), []).map(certificateFileName)
    expect(files).toEqual(['Urkunde-1-platz-stadt-aepfelbach.pdf'])
    expect(uniqueNames(['a.pdf', 'b.pdf', 'a.pdf', 'a.pdf'])).toEqual([
      'a.pdf',
      'b.pdf',
      'a-2.pdf',
      'a-3.pdf',
    ])
  })
})

test.each([
  ['0123456789ABCDEF', '0123456789ABCDEF'],
  ['0123-4567-89ab-cdef', '0123456789ABCDEF'],
  ['oi23 4567 89ab cdel', '0123456789ABCDE1'],
  ['0123456789ABCDE', null],
  ['0123456789ABCDEFG', null],
  ['0123456789ABCDEU', null],
  ['', null],
])('the typed code %j is %j', (typed, code) => {
  expect(readCode(typed)).toBe(code)
})

test('a code uses all its letters and reads back in groups', () => {
  const codes = Array.from({ length: 32 }, (_, index) => codeFrom(new Uint8Array(16).fill(224 + index)))
  expect(new Set(codes).size).toBe(32)
  for (const code of codes) expect(readCode(showCode(code))).toBe(code)
})
