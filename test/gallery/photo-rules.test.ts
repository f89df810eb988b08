import { describe, expect, test } from 'vitest'
import { allKeys, cutWindow, isRenditionName, movedBy, photoView } from '../../src/photo/rules.ts'
import { LIMITS, photoRows, photoTextsForm } from '../../src/photo/schema.ts'

const photo = {
  id: 'p1',
  width: 960,
  height: 640,
  renditions: '[[480,320,"avif"],[960,640,"jpeg"]]',
  caption: 'Markt',
  alt: 'Der Markt',
  credit: 'A. Muster',
}

test('a picture is deleted with its original and every size', () => {
  expect(allKeys(photo)).toEqual([
    'originals/p1',
    'photos/p1/480.avif',
    'photos/p1/960.jpeg',
    'photos/p1/share.jpeg',
  ])
  expect(allKeys({ id: 'p1', renditions: '[]' })).toEqual(['originals/p1', 'photos/p1/share.jpeg'])
})

test('photoView shows texts and sizes, not the id', () => {
  expect(photoView(photo, (name) => `/x/${name}`)).toEqual({
    alt: 'Der Markt',
    width: 960,
    height: 640,
    caption: 'Markt',
    credit: 'A. Muster',
    focus: null,
    colour: null,
    sources: [
      { format: 'avif', width: 480, url: '/x/480.avif' },
      { format: 'jpeg', width: 960, url: '/x/960.jpeg' },
    ],
  })
})

test('photoView says what must stay in sight', () => {
  expect(photoView({ ...photo, focus_x: 10, focus_y: 90 }, String).focus).toEqual([10, 90])
  expect(photoView({ ...photo, focus_x: 10, focus_y: null }, String).focus).toBeNull()
})

test.each([
  ['a', -1, 'abc'],
  ['a', 1, 'bac'],
  ['c', -1, 'acb'],
  ['c', 1, 'abc'],
  ['x', 1, 'abc'],
] as const)('movedBy %s by %i gives %s', (id, by, order) =>
  expect(movedBy(['a', 'b', 'c'], id, by).join('')).toBe(order),
)

test.each([
  ['480.avif', true],
  ['960.webp', true],
  ['1600.jpeg', true],
  ['480.jpg', false],
  ['480.png', false],
  ['.jpeg', false],
  ['480', false],
  ['123456.jpeg', false],
  ['../480.jpeg', false],
  ['480.jpeg/..', false],
  ['480.jpeg\n', false],
  ['', false],
])('isRenditionName %j is %s', (name, expected) => expect(isRenditionName(name)).toBe(expected))

describe('photoTextsForm', () => {
  const form = { 'id[]': ['a'], 'caption[]': ['x'], 'alt[]': ['y'], 'credit[]': ['z'], 'rights[]': ['r'] }

  const unsaid = { persons: '', focus_x: null, focus_y: null, seen: '' }

  test('reads picture by picture; short columns are filled up', () => {
    expect(photoRows(photoTextsForm.parse({ ...form, 'id[]': ['a', 'b'] }))).toEqual([
      { id: 'a', caption: 'x', alt: 'y', credit: 'z', rights: 'r', ...unsaid },
      { id: 'b', caption: '', alt: '', credit: '', rights: '', ...unsaid },
    ])
    expect(photoRows(photoTextsForm.parse({}))).toEqual([])
  })

  test.each([
    ['caption[]', LIMITS.caption],
    ['alt[]', LIMITS.alt],
    ['credit[]', LIMITS.credit],
    ['rights[]', LIMITS.rights],
  ])('%s holds %i characters', (field, limit) => {
    expect(photoTextsForm.safeParse({ ...form, [field]: ['x'.repeat(limit)] }).success).toBe(true)
    expect(photoTextsForm.safeParse({ ...form, [field]: ['x'.repeat(limit + 1)] }).success).toBe(false)
  })
})

test.each([
  ['a wide picture, the middle', [2000, 630], [50, 50], [400, 0, 1200, 630]],
  ['a wide picture, far left', [2000, 630], [0, 50], [0, 0, 1200, 630]],
  ['a wide picture, far right', [2000, 630], [100, 50], [800, 0, 1200, 630]],
  ['a tall picture, near the top', [1200, 1600], [50, 10], [0, 0, 1200, 630]],
  ['a tall picture, the focus in the middle of the cut', [1200, 1600], [50, 50], [0, 485, 1200, 630]],
  ['a small picture is used whole in its narrow side', [240, 360], [50, 100], [0, 234, 240, 126]],
])('cutWindow of %s', (_name, [width = 0, height = 0], [x = 0, y = 0], [left, top, wide, high]) => {
  const cut = cutWindow({ width, height }, { width: 1200, height: 630, focus: [x, y] })
  expect(cut).toEqual({ left, top, width: wide, height: high })
})
