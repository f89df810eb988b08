import { expect, test } from 'vitest'
import {
  creditsAsText,
  figuresOf,
  plainPressText,
  pressPictures,
  winnersAsText,
} from '../../src/press/rules.ts'
import { readSnapshot } from '../../src/publication/snapshot.ts'

const photo = (id: string, renditions: [number, number, string][]) => ({
  id,
  key: 'k',
  width: 1600,
  height: 900,
  renditions,
  caption: `Bild ${id}`,
  alt: '',
  credit: 'A. Muster',
})
const JPEGS: [number, number, string][] = [
  [480, 270, 'jpeg'],
  [1600, 900, 'avif'],
  [960, 540, 'jpeg'],
]
const winner = (slug: string, photos: object[]) => ({
  slug,
  submission: slug,
  category: 'Service',
  place: 1,
  special: null,
  title: `Projekt ${slug}`,
  organisation: 'Stadt Au',
  citation: 'Ein Satz.',
  answers: {},
  photos,
})
const snapshot = readSnapshot(
  JSON.stringify({
    year: 2026,
    title: 'Award',
    winners: [
      winner('a', [photo('1', JPEGS), photo('2', [[480, 270, 'webp']])]),
      winner('b', [photo('1', JPEGS), photo('3', [[300, 200, 'jpeg']])]),
    ],
    emptyPlaces: [],
    questions: [],
    jury: [{ name: 'x', institution: '', role: 'chair' }],
    jurors: 1,
    entries: [
      { category: 'Service', sizeClass: 'klein', entries: 3 },
      { category: 'Service', sizeClass: 'groß', entries: 4 },
      { category: 'Technik', sizeClass: null, entries: 5 },
      { category: null, sizeClass: null, entries: 6 },
    ],
  }),
)

const TERMS = new Map(['1', '2', '3'].map((id) => [id, { licence: 'press', rights: 'intern' }]))

test('pictures come as their largest JPEG, each once, under plain names', () => {
  expect(
    pressPictures(snapshot, TERMS).map(({ file, rendition, width, height }) => [
      file,
      rendition,
      width,
      height,
    ]),
  ).toEqual([
    ['01-a-1.jpg', '960.jpeg', 960, 540],
    ['02-b-2.jpg', '300.jpeg', 300, 200],
  ])
})

test('figures are what the release recorded', () => {
  expect(figuresOf(snapshot)).toEqual({ entries: 18, categories: 2, winners: 2, jurors: 1 })
})

test('texts are plain', () => {
  expect(plainPressText('### Warum\n\n**Darum**, [hier](https://a.example).\n\n- eins\n- zwei')).toBe(
    'Warum\n\nDarum, hier (https://a.example).\n\n– eins\n– zwei',
  )
  expect(winnersAsText(snapshot, (slug) => `https://x.example/${slug}`).split('\n\n')[0]).toBe(
    '1. Platz, Service\nStadt Au: Projekt a\nEin Satz.\nhttps://x.example/a',
  )
  expect(creditsAsText(pressPictures(snapshot, TERMS).slice(0, 1))).toBe(
    '01-a-1.jpg\nBild 1\nFoto: A. Muster\nNutzung: Frei für die Berichterstattung, mit Bildnachweis\nProjekt: Projekt a, Stadt Au',
  )
})

test('a picture that is hidden or not to be passed on is no press picture, and a note on rights is nobody’s to read', () => {
  const terms = new Map([['3', { licence: 'internal', rights: '' }]])
  expect(pressPictures(snapshot, terms)).toEqual([])
  const noted = new Map([['1', { licence: '', rights: 'Vertrag liegt im Schrank' }]])
  const said = creditsAsText(pressPictures(snapshot, noted))
  expect(said).toContain('Nutzung: bitte beim Pressekontakt erfragen')
  expect(said).not.toContain('Schrank')
})
