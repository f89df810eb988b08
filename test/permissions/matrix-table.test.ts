/** Every route × every role × every phase, asked for real and compared with the table of permissions. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type DeclaredRoute, declaredRoutes } from '../../src/http/access.ts'
import { opens, ROLES, type Role, STANDINGS } from '../../src/permission/doors.ts'
import { type PermissionRow, PHASES } from '../../src/permission/phases.ts'
import { AREAS, plainRoute } from '../../src/permission/table.ts'
import { EXCUSED, instead } from './addresses.ts'
import { type Survey, survey } from './survey.ts'
import { sixPhases, type TwoYears } from './worlds.ts'

let worlds: TwoYears[]
let close: () => void
let routes: DeclaredRoute[]
let asked: Survey

beforeAll(async () => {
  // What is rehearsed is logged as something that failed.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  ;({ worlds, close } = await sixPhases())
  routes = declaredRoutes((worlds[0] as TwoYears).first.app)
  const t0 = performance.now()
  asked = await survey(worlds, routes)
  console.log('survey', performance.now() - t0, asked.cells.length)
}, 300_000)
afterAll(() => {
  vi.restoreAllMocks()
  close()
})

/** What nobody may read in an answer that refuses them; their own address stands on every page of theirs. */
const CANARIES =
  /Rathaus digital|Kanarienvogel|Entwurf zum Wegsehen|entrant@x|other@x|colleague@x|guest@x|Beteiligt\./g

const leaksTo = (role: Role, text: string): string[] =>
  [...text.matchAll(CANARIES)].map(([canary]) => canary).filter((canary) => !canary.startsWith(`${role}@`))

/** Whether the row lets this role in at any time; whoever only has to wait may read what it is about. */
const mayEver = ({ door, may }: PermissionRow, role: Role): boolean =>
  opens(door, STANDINGS[role]) && (may === undefined || may[role] !== undefined)

test('every route stands in exactly one row, behind the door that it declares', () => {
  const known = routes.map(({ method, path, rule }) => `${plainRoute(method, path)} ${rule}`)
  const rows = AREAS.flatMap((area) => area.rows)
  const listed = rows.flatMap((row) => row.routes.map((route) => `${route} ${row.door}`))
  expect(listed.sort()).toEqual(known.sort())
})

test('a route is excused from being reached only while it exists', () => {
  const known = new Set(routes.map(({ method, path }) => plainRoute(method, path)))
  expect(EXCUSED.filter((route) => !known.has(route))).toEqual([])
})

test('every role meets at every route in every phase exactly what the table says', () => {
  const wrong = asked.cells.flatMap(({ route, row, role, phase, expected, met, writes, text }) => {
    const says = (what: string) => [`${route} ${role} ${phase}: ${what}`]
    if (expected === 'in')
      return ['in', 'invalid', instead(route)].includes(met as string) ? [] : says(`${met}, not in`)
    return [
      met === expected ? [] : says(`${met}, not ${expected}`),
      writes === 0 ? [] : says('refused, and yet it would write'),
      mayEver(row, role) ? [] : leaksTo(role, text).flatMap((leak) => says(`reads ${leak}`)),
    ].flat()
  })
  expect(wrong).toEqual([])
  // Every cell but those of documents drawn before.
  expect(asked.cells.length).toBeGreaterThan(routes.length * ROLES.length * PHASES.length * 0.98)
})

test('every form changes something for somebody', () => {
  const done = new Set(asked.passed.map(({ route }) => route))
  const never = routes.map(({ method, path }) => plainRoute(method, path)).filter((route) => !done.has(route))
  expect(never).toEqual([])
})
