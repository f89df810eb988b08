import { describe, expect, test } from 'vitest'
import { type Actor, mayDecideIn, mayEnter, seatIn } from '../../src/account/rules.ts'
import type { AccessRule } from '../../src/permission/doors.ts'

const person: Actor = {
  id: 'p',
  email: 'p@x.example',
  name: '',
  isOrganiser: false,
  isGalleryEditor: false,
  juries: [],
}
const actors = {
  nobody: null,
  entrant: person,
  juror: { ...person, juries: [{ jurorId: 'j1', editionId: 'e1', isChair: false }] },
  chair: { ...person, juries: [{ jurorId: 'j2', editionId: 'e1', isChair: true }] },
  both: {
    ...person,
    juries: [
      { jurorId: 'j3', editionId: 'e1', isChair: false },
      { jurorId: 'j4', editionId: 'e2', isChair: true },
    ],
  },
  organiser: { ...person, isOrganiser: true },
} satisfies Record<string, Actor | null>

type Name = keyof typeof actors
const everyone = Object.keys(actors) as Name[]

test.each<[AccessRule, Name[]]>([
  ['public', everyone],
  ['signed_in', ['entrant', 'juror', 'chair', 'both', 'organiser']],
  ['juror', ['juror', 'chair', 'both']],
  ['decider', ['chair', 'both', 'organiser']],
  ['organiser', ['organiser']],
])('%s lets in %j, in either mode', (rule, allowed) => {
  for (const mode of ['development', 'production'] as const)
    expect(everyone.filter((name) => mayEnter(rule, actors[name], mode))).toEqual(allowed)
})

test('development routes open to all in development and to nobody in production', () => {
  expect(everyone.filter((name) => mayEnter('development', actors[name], 'development'))).toEqual(everyone)
  expect(everyone.filter((name) => mayEnter('development', actors[name], 'production'))).toEqual([])
})

describe('per edition', () => {
  const decides = (edition: string) =>
    everyone.filter((name) => {
      const actor = actors[name]
      return actor !== null && mayDecideIn(edition, actor)
    })

  test('only its chair and organisers decide', () => {
    expect(decides('e1')).toEqual(['chair', 'organiser'])
    expect(decides('e2')).toEqual(['both', 'organiser'])
    expect(decides('e3')).toEqual(['organiser'])
  })

  test('a seat belongs to one edition', () => {
    expect(seatIn('e1', actors.both)?.jurorId).toBe('j3')
    expect(seatIn('e2', actors.both)?.jurorId).toBe('j4')
    expect(seatIn('e3', actors.both)).toBeUndefined()
    expect(seatIn('e1', actors.organiser)).toBeUndefined()
  })
})
