import { describe, expect, test } from 'vitest'
import { QUESTIONS } from '../../src/entry-form/questions.ts'
import {
  type Holding,
  type Leaver,
  mayDelete,
  mayErase,
  planOf,
  type Seat,
  withoutContact,
} from '../../src/leaving/rules.ts'

const seat = (over: Partial<Seat> = {}): Seat => ({
  title: 'Award 2026',
  call_opens_at: 10,
  call_closes_at: 20,
  judging_opens_at: 30,
  judging_closes_at: 40,
  archives_at: null,
  released_at: null,
  gallery_published_at: null,
  ...over,
})

const leaver = (over: Partial<Leaver> = {}): Leaver => ({
  isOrganiser: false,
  organisers: 1,
  holdings: [],
  seats: [],
  ...over,
})

test.each<[string, Leaver, number, string | null]>([
  ['an entrant', leaver(), 35, null],
  ['the last organiser', leaver({ isOrganiser: true }), 0, 'die letzte Person in der Geschäftsstelle'],
  ['one of two organisers', leaver({ isOrganiser: true, organisers: 2 }), 0, null],
  ['a juror before judging', leaver({ seats: [seat()] }), 29, null],
  ['a juror from the opening of judging', leaver({ seats: [seat()] }), 30, 'die Bewertung läuft'],
  ['a juror while the jury deliberates', leaver({ seats: [seat()] }), 41, 'die Bewertung läuft'],
  ['a juror after the release', leaver({ seats: [seat({ released_at: 50 })] }), 51, null],
])('%s: erased or told why not', (_, who, now, why) => {
  const result = mayErase(who, now)
  if (why === null) expect(result.ok).toBe(true)
  else expect(result).toMatchObject({ error: { kind: 'closed', message: expect.stringContaining(why) } })
})

test('only what was never handed in can be deleted', () => {
  expect(mayDelete({ number: null }).ok).toBe(true)
  expect(mayDelete({ number: 1 })).toMatchObject({ error: { kind: 'closed' } })
})

test('the plan names every holding exactly once, with its reason', () => {
  const holding = (title: string, over: Partial<Holding>): Holding => ({
    title,
    edition: 'Award',
    number: null,
    state: 'draft',
    successor: null,
    ...over,
  })
  const plan = planOf(
    leaver({
      holdings: [
        holding('Entwurf', {}),
        holding('Geteilt', { successor: 'Kollegin' }),
        holding('Zurück', { number: 1, state: 'withdrawn' }),
        holding('Fertig', { number: 2, state: 'submitted' }),
        holding('Fertig geteilt', { number: 3, state: 'submitted', successor: 'Kollege' }),
      ],
      seats: [seat({ released_at: 1 })],
    }),
  )
  const where = (title: string) =>
    (['goes', 'passes', 'stays'] as const).filter((part) =>
      plan[part].some((line) => line.includes(`„${title}“`)),
    )
  expect(['Entwurf', 'Geteilt', 'Zurück', 'Fertig', 'Fertig geteilt'].map((title) => where(title))).toEqual([
    ['goes'],
    ['passes'],
    ['goes'],
    ['stays'],
    ['passes'],
  ])
  expect(plan.passes).toEqual(['„Geteilt“ (Award) an Kollegin', '„Fertig geteilt“ (Award) an Kollege'])
  expect(plan.stays.some((line) => line.includes('Ihre Wertungen in der Jury (Award 2026)'))).toBe(true)
})

describe('answers without the person', () => {
  const answers = {
    summary: 'Kurz',
    contact_name: 'Erika Muster',
    contact_email: 'Erika@Muster.example',
    contact_phone: '0123',
    links: 'https://x.example',
  }

  test('lose the contact where the address is theirs', () => {
    expect(withoutContact(answers, QUESTIONS, 'erika@muster.example')).toEqual({
      ...answers,
      contact_name: '',
      contact_email: '',
      contact_phone: '',
    })
  })

  test('stay as they are where it is somebody else', () => {
    expect(withoutContact(answers, QUESTIONS, 'kollege@muster.example')).toBe(null)
    expect(withoutContact({}, QUESTIONS, '')).toBe(null)
    expect(withoutContact({ contact_name: 'Erika Muster' }, QUESTIONS, 'erika@muster.example')).toBe(null)
  })
})
