import { describe, expect, test } from 'vitest'
import {
  chaptersOf,
  dayInWords,
  headingText,
  itemId,
  placed,
  readDay,
  storyOf,
  tablePlaces,
} from '../../src/gallery/story.ts'

const photo = (id: string, position: number) => ({ id, position })
const day = (id: string, position: number, iso = '2024-11-13') => ({ id, position, day: iso, title: '' })
const point = (id: string, position: number, title = id) => ({ id, position, day: null, title })

test('headings and pictures stand in one order, the heading first at the same place', () => {
  const story = storyOf([point('h2', 3), day('h1', 0)], [photo('a', 0), photo('b', 2), photo('c', 3)])
  expect(story.map(itemId)).toEqual(['h1', 'a', 'b', 'h2', 'c'])
})

describe('chaptersOf', () => {
  const chapters = (headings: Parameters<typeof storyOf>[0], photos: ReturnType<typeof photo>[]) =>
    chaptersOf(storyOf(headings, photos)).map(
      ({ heading, photos }) => `${heading?.id ?? '-'}:${photos.map(({ id }) => id).join('')}`,
    )

  test.each([
    ['pictures before any heading', [point('p', 1)], [photo('a', 0), photo('b', 2)], ['-:a', 'p:b']],
    ['a point without pictures goes', [point('p', 0), point('q', 1)], [photo('a', 2)], ['q:a']],
    ['a day stays for its points', [day('d', 0), point('p', 1)], [photo('a', 2)], ['d:', 'p:a']],
    ['a day without anything goes', [day('d', 0), day('e', 1)], [photo('a', 2)], ['e:a']],
    [
      'a day is not saved by the next one',
      [day('d', 0), point('p', 1), day('e', 2)],
      [photo('a', 3)],
      ['e:a'],
    ],
    ['an empty end goes', [point('p', 5)], [photo('a', 0)], ['-:a']],
    ['nothing', [], [], []],
  ])('%s', (_name, headings, photos, expected) => expect(chapters(headings, photos)).toEqual(expected))
})

test.each<[Record<string, number>, string]>([
  [{}, 'abcd'],
  [{ a: 3 }, 'bcad'],
  [{ d: 1 }, 'dabc'],
  [{ a: 99 }, 'bcda'],
  [{ d: -5 }, 'dabc'],
  [{ a: 4, d: 1 }, 'dbca'],
  [{ c: 1, d: 2 }, 'cdab'],
])('placed %j gives %s', (places, order) =>
  expect(placed(['a', 'b', 'c', 'd'], new Map(Object.entries(places))).join('')).toBe(order),
)

test.each([
  ['2024-11-13', '2024-11-13'],
  ['13.11.2024', '2024-11-13'],
  ['3. 1. 2024', '2024-01-03'],
  ['13. November 2024', '2024-11-13'],
  ['Mittwoch, 13. November 2024', '2024-11-13'],
  ['Freitag 1. März 2024', '2024-03-01'],
  ['31.2.2024', null],
  ['2024-13-01', null],
  ['13. Brumaire 2024', null],
  ['Tag 1', null],
  ['', null],
])('readDay %j is %j', (text, expected) => expect(readDay(text)).toBe(expected))

test('a day in both languages, with and without a title', () => {
  expect(dayInWords('2024-11-13', 'de')).toBe('Mittwoch, 13. November 2024')
  expect(dayInWords('2024-11-13', 'en')).toBe('Wednesday, 13 November 2024')
  expect(headingText({ day: '2024-11-13', title: 'Messe' }, 'de')).toBe('Mittwoch, 13. November 2024 – Messe')
  expect(headingText({ day: null, title: 'Messe' }, 'en')).toBe('Messe')
})

describe('tablePlaces', () => {
  const line = (day = '', heading = '') => ({ day, heading })
  const shown = (rows: ReturnType<typeof line>[]) =>
    tablePlaces(rows).map(
      ({ offset, under }) =>
        `${offset} ${under.map((one) => `${one.offset}${one.day ?? one.title}`).join(' ')}`,
    )

  test('a heading holds until the next, a point until the next day', () => {
    expect(
      shown([
        line('2024-11-13', 'Auftakt'),
        line(),
        line('', 'Pause'),
        line('2024-11-14'),
        line('', 'Pause'),
      ]),
    ).toEqual([
      '2 02024-11-13 1Auftakt',
      '3 02024-11-13 1Auftakt',
      '5 02024-11-13 4Pause',
      '7 62024-11-14',
      '9 62024-11-14 8Pause',
    ])
  })

  test('columns filled in every line make no new headings', () => {
    const same = line('2024-11-13', 'Auftakt')
    expect(shown([same, same, same]).map((place) => place.split(' ')[0])).toEqual(['2', '3', '4'])
  })

  test('without headings the places are those of the lines', () =>
    expect(shown([line(), line()])).toEqual(['0 ', '1 ']))
})
