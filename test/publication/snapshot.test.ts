import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { awardName, publishedPhoto, readSnapshot, uniqueSlugs } from '../../src/publication/snapshot.ts'

describe('uniqueSlugs', () => {
  test.each([
    [[], []],
    [['Rathaus digital'], ['rathaus-digital']],
    [
      ['Bürger-App', 'Buerger App', 'BÜRGER APP'],
      ['buerger-app', 'buerger-app-2', 'buerger-app-3'],
    ],
    [
      ['', '!'],
      ['projekt', 'projekt-2'],
    ],
    [
      ['App', 'App', 'App 2'],
      ['app', 'app-2', 'app-2-2'],
    ],
    [
      ['App 2', 'App', 'App'],
      ['app-2', 'app', 'app-3'],
    ],
  ])('%j', (titles, slugs) => expect(uniqueSlugs(titles)).toEqual(slugs))

  test('never gives one address twice', () => {
    const title = fc.constantFrom('App', 'App 2', 'App 2 2', 'App-3', 'Äpp', '', '!')
    fc.assert(
      fc.property(fc.array(title, { maxLength: 12 }), (titles) => {
        expect(new Set(uniqueSlugs(titles)).size).toBe(titles.length)
      }),
    )
  })
})

test.each([
  [{ place: 1, special: null }, '1. Platz'],
  [{ place: 3, special: 'Mut' }, '3. Platz'],
  [{ place: null, special: 'Publikumspreis' }, 'Publikumspreis'],
  [{ place: null, special: null }, ''],
])('awardName %j is %s', (award, name) => expect(awardName(award)).toBe(name))

test('a frozen picture is shown under its public name only', () => {
  const view = publishedPhoto({
    id: 'secret-id',
    key: 'f00d',
    width: 960,
    height: 640,
    renditions: [
      [480, 320, 'avif'],
      [960, 640, 'jpeg'],
    ],
    caption: 'Markt',
    alt: 'Der Markt',
    credit: 'A. Muster',
  })
  expect(view).toEqual({
    alt: 'Der Markt',
    width: 960,
    height: 640,
    caption: 'Markt',
    credit: 'A. Muster',
    focus: null,
    colour: null,
    sources: [
      { format: 'avif', width: 480, url: '/bilder/f00d/480.avif' },
      { format: 'jpeg', width: 960, url: '/bilder/f00d/960.jpeg' },
    ],
  })
  expect(JSON.stringify(view)).not.toContain('secret-id')
})

test('a snapshot of the first format is read with nothing where it knew nothing yet', () => {
  const winner = { slug: 'app', submission: 'e', category: 'A', place: 1, special: null, title: 'App' }
  const old = {
    format: 'kuer-release/1',
    year: 2025,
    title: 'Award',
    winners: [winner],
    emptyPlaces: [],
    questions: [],
  }
  expect(readSnapshot(JSON.stringify(old))).toEqual({
    ...old,
    format: 'kuer-release/2',
    intro: '',
    nominees: [],
    jury: [],
    jurors: 0,
    entries: [],
    corrections: [],
    winners: [{ ...winner, kind: null, county: null, population: null, sizeClass: null, teaser: '' }],
  })
})
