import { expect, test } from 'vitest'
import { readSnapshot, type Snapshot } from '../../src/publication/snapshot.ts'
import { base64, type Step, stepsOf } from '../../src/stage/rules.ts'

const winner = (category: string | null, place: number | null, organisation: string, special = '') => ({
  slug: organisation.toLowerCase(),
  submission: organisation,
  category,
  place,
  special: special || null,
  title: `Projekt ${organisation}`,
  organisation,
  citation: '',
  answers: {},
  photos: [],
})

const snapshot = (parts: object): Snapshot =>
  readSnapshot(
    JSON.stringify({ year: 2026, title: 'Award', winners: [], emptyPlaces: [], questions: [], ...parts }),
  )

const words = (step: Step): string => {
  if (step.kind === 'nominees')
    return [`${step.category}:`, ...step.nominees.map(({ organisation }) => organisation)].join(' ')
  if (step.kind === 'award') return `${step.award} ${step.winner.organisation}`
  return step.kind === 'empty' ? `${step.award} –` : step.kind
}

test('each category with its nominees by name, then its places from last to first, special prizes at the end', () => {
  const nominee = (category: string, organisation: string) => ({
    submission: organisation,
    category,
    title: '',
    organisation,
  })
  const steps = stepsOf(
    snapshot({
      nominees: [nominee('Service', 'Zell'), nominee('Service', 'Äpfelbach'), nominee('Technik', 'Bach')],
      winners: [
        winner('Service', 1, 'Zell'),
        winner('Service', 3, 'Äpfelbach'),
        winner('Technik', 1, 'Bach'),
        winner(null, null, 'Hof', 'Mut'),
      ],
      emptyPlaces: [{ category: 'Service', place: 2, citation: '' }],
    }),
  )
  expect(steps.map(words)).toEqual([
    'opening',
    'Service: Äpfelbach Zell',
    '3. Platz Äpfelbach',
    '2. Platz –',
    '1. Platz Zell',
    'Technik: Bach',
    '1. Platz Bach',
    'Mut Hof',
    'closing',
  ])
  // A place belongs to its category, a special prize to none.
  const categories = steps.flatMap((step) => (step.kind === 'award' ? [step.category] : []))
  expect(categories).toEqual(['Service', 'Service', 'Technik', null])
})

test('a shared place says so, a special prize is no place, and a category without named nominees is still announced', () => {
  const steps = stepsOf(
    snapshot({
      winners: [
        winner('Service', 1, 'Au'),
        winner('Service', 1, 'Bad'),
        winner('Service', null, 'Cham', 'Mut'),
      ],
    }),
  )
  expect(steps.map(words)).toEqual([
    'opening',
    'Service:',
    '1. Platz (geteilt) Au',
    '1. Platz (geteilt) Bad',
    'Mut Cham',
    'closing',
  ])
})

test('bytes of any number become text', () => {
  const bytes = Uint8Array.from({ length: 100_001 }, (_, index) => index % 251)
  expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
})
