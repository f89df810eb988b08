import { describe, expect, test } from 'vitest'
import {
  bothSpellings,
  excerpt,
  isAsked,
  marked,
  searchAddress,
  searchExpression,
  searchQuery,
  sortKey,
  wordFinder,
  wordsOf,
} from '../../src/archive/search-rules.ts'

test.each([
  [{}, 'facet : "every"'],
  [{ q: 'Bürger-App' }, '{title content} : ("buerger app" *)'],
  [{ q: ' Haus  bau ' }, '{title content} : ("haus" * AND "bau" *)'],
  [{ q: '"a" OR b* {x}:NEAR(' }, '{title content} : ("a" * AND "or" * AND "b" * AND "x near" *)'],
  [{ jahr: '2025', kreis: 'Ostalbkreis' }, 'facet : "y2025" AND facet : "kostalbkreis"'],
  [
    { q: 'Bus', art: 'winner', kategorie: 'Bürgerservice', groesse: '5.000 bis unter 20.000 Einwohner' },
    '{title content} : ("bus" *) AND facet : "twinner" AND facet : "cbuergerservice" AND facet : "s5000bisunter20000einwohner"',
  ],
])('%j asks for %s', (typed, expression) => {
  expect(searchExpression(searchQuery(typed as Record<string, string>))).toBe(expression)
})

test('what cannot be understood falls back, and the address leaves defaults out', () => {
  const query = searchQuery({
    q: `${'x'.repeat(200)}\ud800`,
    jahr: '19',
    art: 'alles',
    seite: '-1',
    sortierung: 'rang',
  })
  expect(query).toMatchObject({ q: 'x'.repeat(80), jahr: '', art: '', seite: 1, sortierung: 'passend' })
  expect(searchAddress(searchQuery({ q: 'Bus & Bahn', seite: '2' }), { seite: 1 })).toBe('q=Bus+%26+Bahn')
  expect([
    isAsked(searchQuery({ sortierung: 'neu', seite: '3' })),
    isAsked(searchQuery({ jahr: '2024' })),
  ]).toEqual([false, true])
})

test.each([
  ['Grüße aus Köln', 'Grüsse aus Köln gruesse koeln'],
  ['Bürger-App', 'Bürger-App buerger app'],
  ['ohne', 'ohne'],
])('%s is indexed as %s', (text, indexed) => expect(bothSpellings(text)).toBe(indexed))

test.each([
  ['„Äpfel“ im Amt', 'apfel im amt'],
  ['Straße', 'strasse'],
  ['Élan', 'elan'],
])('%s is sorted as %s', (title, key) => expect(sortKey(title)).toBe(key))

describe('finding words in a text', () => {
  test.each([
    ['Bürgerbüro', 'Das Bürgerbüro, buergerbuero und BURGERBÜRO', ['Bürgerbüro', 'buergerbuero']],
    ['burger', 'Das Bürgerbüro', ['Bürgerbüro']],
    ['strasse', 'Straßen und Strasse', ['Straßen', 'Strasse']],
    ['amt', 'Amtsblatt, Rathausamt', ['Amtsblatt']],
    ['2025-007', 'Nr. 2025-007', ['2025', '007']],
    ['nichts', 'Das Rathaus', []],
  ])('%s', (typed, text, hits) => {
    const pieces = marked(text, wordFinder(wordsOf(typed)))
    expect(pieces.map(({ text: piece }) => piece).join('')).toBe(text)
    expect(pieces.filter(({ found }) => found).map(({ text: piece }) => piece)).toEqual(hits)
  })

  test('the excerpt is short, cut between words, and shows the first hit', () => {
    const text = `${'Vorher steht viel. '.repeat(40)}Dann kommt der Bauhof und ${'danach noch mehr. '.repeat(40)}`
    const pieces = excerpt(text, wordFinder(wordsOf('bauhof')))
    const whole = pieces.map(({ text: piece }) => piece).join('')
    expect(whole.length).toBeLessThan(260)
    expect(whole).toMatch(/^… \S.*Bauhof.* …$/)
    expect(pieces.filter(({ found }) => found)).toEqual([{ text: 'Bauhof', found: true }])
    const counted = Array.from({ length: 90 }, (_, index) => `wort${index + 10}`).join(' ')
    const cut = excerpt(`${counted} Bauhof`, wordFinder(wordsOf('bauhof')))
    expect(cut.map(({ text: piece }) => piece).join('')).toMatch(/^… wort\d\d wort/)
    expect(marked('Die Null heißt null.', null)).toEqual([{ text: 'Die Null heißt null.', found: false }])
    expect(excerpt('Kurz.', null)).toEqual([{ text: 'Kurz.', found: false }])
    expect(excerpt('', null)).toEqual([])
    // A word too long to be kept whole is cut.
    expect(excerpt('x'.repeat(300), null)).toEqual([{ text: `${'x'.repeat(220)} …`, found: false }])
  })
})
