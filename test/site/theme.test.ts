import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrast, isColour, nearest } from '../../src/site/colour.ts'
import { colourProblems, DEFAULT_THEME, ON_GOLD, themeStyles } from '../../src/site/theme.ts'

// Ratios as published with WCAG and by the usual checkers.
test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#ffffff', 4.54],
  ['#777777', '#ffffff', 4.48],
  ['#ff0000', '#ffffff', 4],
  ['#0000ff', '#ffffff', 8.59],
])('contrast of %s and %s is %f', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 1)
  expect(contrast(other, one)).toBe(contrast(one, other))
})

test.each(['#12345', '#1234567', 'red', '#12345G', '#ABCDEF', ''])('%s is no colour', (text) =>
  expect(isColour(text)).toBe(false),
)

describe('the nearest passing colour', () => {
  test('is the colour itself where it passes', () =>
    expect(nearest('#20409a', ['#ffffff'], 4.5)).toBe('#20409a'))

  test('is found for every colour, passes, and hardly more than needed', () => {
    const colour = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, '0')}`)
    fc.assert(
      fc.property(colour, (from) => {
        const found = nearest(from, ['#ffffff'], 4.5) ?? ''
        expect(isColour(found)).toBe(true)
        expect(contrast(found, '#ffffff')).toBeGreaterThanOrEqual(4.5)
        if (found !== from) expect(contrast(found, '#ffffff')).toBeLessThan(4.8)
      }),
      { numRuns: 100 },
    )
  })

  test('does not exist between black and white', () =>
    expect(nearest('#777777', ['#000000', '#ffffff'], 7)).toBeNull())
})

describe('the theme', () => {
  test('of the house passes', () => expect(colourProblems(DEFAULT_THEME)).toEqual([]))

  test('too pale and too dark colours are refused, with one that would do', () => {
    const problems = colourProblems({ accent: '#ffcc00', gold: '#5a3d00' })
    expect(problems.map(({ field }) => field)).toEqual(['accent', 'gold'])
    const [accent, gold] = problems.map(({ instead }) => instead)
    expect(colourProblems({ accent: accent ?? '', gold: gold ?? '' })).toEqual([])
  })

  test('becomes a style sheet that can be read in the light and in the dark', () => {
    const css = themeStyles({ accent: '#7a0019', gold: '#e0c060' })
    const [light = '', dark = ''] = [...css.matchAll(/--accent:(#[0-9a-f]{6})/g)].map((hit) => hit[1])
    expect(light).toBe('#7a0019')
    expect(contrast(dark, '#1d1f29')).toBeGreaterThanOrEqual(4.5)
    expect(contrast('#e0c060', ON_GOLD)).toBeGreaterThanOrEqual(4.5)
    expect(css.match(/--gold-rim/g)).toHaveLength(2)
    expect(themeStyles(DEFAULT_THEME, '.x')).toMatch(/^\.x\{/)
  })
})
