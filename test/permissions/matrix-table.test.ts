/** Every route × every role × every phase, asked for real and compared with the table of permissions. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { declaredRoutes } from '../../src/http/access.ts'
import { opens, ROLES, type Role, STANDINGS } from '../../src/permission/doors.ts'
import { type PermissionRow, PHASES, type Verdict, verdict } from '../../src/permission/phases.ts'
import { AREAS, plainRoute, rowOf } from '../../src/permission/table.ts'
import { addressOf, bodyOf, EXCUSED, instead } from './addresses.ts'
import { type Answer, type PhaseWorld, sixPhases } from './worlds.ts'

let worlds: PhaseWorld[]
let close: () => void

beforeAll(async () => {
  ;({ worlds, close } = await sixPhases())
  // A sign-out that is rehearsed is logged as one that failed.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
}, 120_000)
afterAll(() => {
  vi.restoreAllMocks()
  close()
})

const routes = () => declaredRoutes((worlds[0] as PhaseWorld).app)

/** What somebody met. Whatever would have been written was let in, however the rehearsal then ended. */
const met = ({ status, location, writes }: Answer): Verdict | number => {
  if (location.startsWith('/anmelden?weiter=')) return 'sign_in'
  if (writes > 0) return 'in'
  if (status === 401) return 'sign_in'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'hidden'
  if (status === 409) return 'closed'
  return status < 500 ? 'in' : status
}

/** What nobody may read in an answer that refuses them; their own address stands on every page of theirs. */
const CANARIES =
  /Rathaus digital|Kanarienvogel|Entwurf zum Wegsehen|entrant@x|other@x|colleague@x|guest@x|Beteiligt\./g

const leaksTo = (role: Role, text: string): string[] =>
  [...text.matchAll(CANARIES)].map(([canary]) => canary).filter((canary) => !canary.startsWith(`${role}@`))

/** Whether the row lets this role in at any time; whoever only has to wait may read what it is about. */
const mayEver = ({ door, may }: PermissionRow, role: Role): boolean =>
  opens(door, STANDINGS[role]) && (may === undefined || may[role] !== undefined)

/** A document takes a tenth of a second to draw: those who may have it ask in one phase. */
const isDocument = (route: string) => /\.pdf$|:certificate$/.test(route)

test('every route stands in exactly one row, behind the door that it declares', () => {
  const known = routes().map(({ method, path, rule }) => `${plainRoute(method, path)} ${rule}`)
  const rows = AREAS.flatMap((area) => area.rows)
  const listed = rows.flatMap((row) => row.routes.map((route) => `${route} ${row.door}`))
  expect(listed.sort()).toEqual(known.sort())
})

test('a route is excused from being reached only while it exists', () => {
  const known = new Set(routes().map(({ method, path }) => plainRoute(method, path)))
  expect(EXCUSED.filter((route) => !known.has(route))).toEqual([])
})

test('every role meets at every route in every phase exactly what the table says', {
  timeout: 300_000,
}, async () => {
  const wrong: string[] = []
  let asked = 0
  const ask = async (route: string, row: PermissionRow, role: Role, world: PhaseWorld) => {
    const expected = verdict(row, role, world.phase)
    const { method, path } = addressOf(route, world.things)
    const answer = await world.ask(role, method, path, bodyOf(route, world.things))
    asked += 1
    const seen = met(answer)
    const says = (what: string) => wrong.push(`${route} ${role} ${world.phase}: ${what}`)
    if (seen !== expected && !(expected === 'in' && seen === instead(route)))
      says(`${seen} (${answer.status}), not ${expected}`)
    if (expected === 'in') return
    if (answer.writes > 0) says('refused, and yet it would write')
    if (mayEver(row, role)) return
    for (const leak of leaksTo(role, await answer.text())) says(`reads ${leak}`)
  }
  for (const { method, path } of routes()) {
    const route = plainRoute(method, path)
    const row = rowOf(method, path)
    for (const role of row ? ROLES : []) {
      let drawn = false
      for (const world of worlds) {
        if (!row || (drawn && verdict(row, role, world.phase) === 'in')) continue
        drawn = isDocument(route) && verdict(row, role, world.phase) === 'in'
        await ask(route, row, role, world)
      }
    }
  }
  expect(wrong).toEqual([])
  // Every cell but those of documents drawn before.
  expect(asked).toBeGreaterThan(routes().length * ROLES.length * PHASES.length * 0.98)
})
