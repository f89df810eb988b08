/** The table in few words, and its own sense. */
import { expect, test } from 'vitest'
import { ROLES } from '../../src/permission/doors.ts'
import { type PermissionRow, PHASES, verdict } from '../../src/permission/phases.ts'
import { areasOf, isRole, summaryOf } from '../../src/permission/summary.ts'
import { AREAS } from '../../src/permission/table.ts'

const row = (of: Partial<PermissionRow>): PermissionRow => ({
  label: 'x',
  door: 'signed_in',
  routes: [],
  ...of,
})

test.each<[Partial<PermissionRow>, [string, string][]]>([
  [{ door: 'public' }, [['Alle', 'immer']]],
  [{}, [['Alle Angemeldeten', 'immer']]],
  [{ may: {} }, []],
  [{ may: { entrant: [] } }, []],
  [{ door: 'organiser' }, [['Geschäftsstelle', 'immer']]],
  [{ may: { juror: ['judging'], chair: ['judging'] } }, [['Jurymitglied, Juryvorsitz', '„Jury bewertet“']]],
  [{ door: 'organiser', exists: 'call' }, [['Geschäftsstelle', 'ab „Einreichung offen“']]],
  [{ may: { entrant: ['published'] } }, [['Einreichende, zur eigenen Einreichung', '„Veröffentlicht“']]],
  [
    { may: { chair: ['judging', 'deliberation'], entrant: ['call'] } },
    [
      ['Einreichende, zur eigenen Einreichung', '„Einreichung offen“'],
      ['Juryvorsitz', '„Jury bewertet“, „Jury entscheidet“'],
    ],
  ],
])('%j in words', (of, expected) => {
  expect(summaryOf(row(of)).map(({ who, when }) => [who, when])).toEqual(expected)
})

test.each<[Partial<PermissionRow>, string]>([
  [{}, 'sign_in in in in in in in in'],
  [{ door: 'gallery' }, 'sign_in forbidden forbidden forbidden forbidden forbidden in in'],
  [{ door: 'juror' }, 'sign_in forbidden forbidden in in in forbidden forbidden'],
  [{ door: 'decider' }, 'sign_in forbidden forbidden forbidden forbidden in in forbidden'],
  [
    { door: 'public', may: { anonymous: ['judging'] } },
    'in hidden hidden hidden hidden hidden hidden hidden',
  ],
  [
    { may: { entrant: ['call'], juror: ['judging'] } },
    'sign_in closed hidden in hidden hidden hidden hidden',
  ],
  [
    { may: { entrant: ['call'], juror: ['judging'] }, otherwise: 'hidden' },
    'sign_in hidden hidden in hidden hidden hidden hidden',
  ],
  [
    { may: { juror: ['published'] }, exists: 'published' },
    'sign_in hidden hidden hidden hidden hidden hidden hidden',
  ],
])('%j while judging', (of, expected) => {
  expect(ROLES.map((role) => verdict(row(of), role, 'judging')).join(' ')).toBe(expected)
})

test('a role sees the areas in which it gets somewhere', () => {
  const titles = (role: (typeof ROLES)[number]) => areasOf(AREAS, role).map(({ title }) => title)
  expect(titles('anonymous')).toEqual(['Öffentliche Seiten'])
  expect(titles('gallery')).toEqual(['Öffentliche Seiten', 'Einreichen', 'Galerie'])
  expect(isRole('juror')).toBe(true)
  expect(isRole('nobody')).toBe(false)
  expect(isRole(undefined)).toBe(false)
})

test('nobody who is not neutral, and no gallery editor, may do more than a juror or a person signed in', () => {
  const bolder = AREAS.flatMap(({ rows }) => rows).filter((one) =>
    PHASES.some((phase) => {
      const may = (role: (typeof ROLES)[number]) => verdict(one, role, phase) === 'in'
      return (
        (may('conflicted') && !may('juror')) || (may('gallery') && !may('other') && one.door !== 'gallery')
      )
    }),
  )
  expect(bolder).toEqual([])
})
