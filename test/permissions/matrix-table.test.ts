/** Every route × every role × every phase, asked for real and compared with the table of permissions. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type DeclaredRoute, declaredRoutes } from '../../src/http/access.ts'
import { opens, ROLES, type Role, STANDINGS } from '../../src/permission/doors.ts'
import { type PermissionRow, PHASES } from '../../src/permission/phases.ts'
import { AREAS, plainRoute } from '../../src/permission/table.ts'
import { EXCUSED, instead, UNREACHED } from './addresses.ts'
import { elsewhere, mixed, namesSomething } from './foreign.ts'
import { metIn, type Passed, type Survey, survey } from './survey.ts'
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
  asked = await survey(worlds, routes)
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

/** What only people of the second year may read. */
const FOREIGN = /Bauhof digital|Amselnest|Skizze zum Wegsehen|\w+@y\.example/g

/** Whether the row lets this role in at any time; whoever only has to wait may read what it is about. */
const mayEver = ({ door, may, seenBy = [] }: PermissionRow, role: Role): boolean =>
  opens(door, STANDINGS[role]) && (may === undefined || may[role] !== undefined || seenBy.includes(role))

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
  const works = new Set(asked.passed.map(({ route }) => route))
  const wrong = asked.cells.flatMap(({ route, row, role, phase, expected, met, writes, text }) => {
    const says = (what: string) => [`${route} ${role} ${phase}: ${what}`]
    if (expected === 'in')
      return ['in', 'invalid', instead(route)].includes(met as string) ? [] : says(`${met}, not in`)
    // Of a form that nobody could fill, only those hear who may know that it exists.
    const unfilled = met === 'invalid' && expected !== 'hidden' && !works.has(route)
    return [
      met === expected || unfilled ? [] : says(`${met}, not ${expected}`),
      writes === 0 ? [] : says('refused, and yet it would write'),
      mayEver(row, role) ? [] : leaksTo(role, text).flatMap((leak) => says(`reads ${leak}`)),
    ].flat()
  })
  expect(wrong).toEqual([])
  // Every cell but those of documents drawn before.
  expect(asked.cells.length).toBeGreaterThan(routes.length * ROLES.length * PHASES.length * 0.98)
})

test('every route lets somebody through, with a form that changes something; the others have their reasons', () => {
  const works = new Set(asked.passed.map(({ route }) => route))
  const never = routes.map(({ method, path }) => plainRoute(method, path)).filter((one) => !works.has(one))
  expect(never.sort()).toEqual([...UNREACHED].sort())
})

/** The latest request of each route and role that got through. */
const latest = (): Passed[] => [
  ...new Map(asked.passed.map((one) => [`${one.route} ${one.role}`, one])).values(),
]

/** Forms with rows of which the statement itself takes only those of the own year. */
const SIFTED = ['POST /sitzungen/:meeting/anwesenheit']

test('what belongs to one year does not exist under another', async () => {
  const wrong: string[] = []
  let tried = 0
  for (const one of latest())
    for (const { what, path, body, foreign } of mixed(one)) {
      const [method = ''] = one.route.split(' ')
      const answer = await one.world.first.ask(one.role, method, path, body)
      const met = metIn(answer)
      tried += 1
      const refused = met === 'hidden' || met === 'forbidden'
      // A form may be taken without what it names of the other year; then nothing of that reaches the database.
      const named = foreign.filter((id) => JSON.stringify(answer.said).includes(id))
      const left = typeof met !== 'number' && (named.length === 0 || SIFTED.includes(one.route))
      // A motion is called under its own meeting; under another it is as if the vote were over.
      const over = met === 'closed' && !one.route.includes(':year')
      if (!refused && !over && !(what === 'the form' && left))
        wrong.push(`${one.route} ${one.role} ${one.world.first.phase}, ${what}: ${met} ${answer.status}`)
    }
  expect(wrong).toEqual([])
  expect(tried).toBeGreaterThan(150)
})

test('nobody of one year gets at another', async () => {
  const wrong: string[] = []
  let tried = 0
  for (const one of latest()) {
    const { route, row, world } = one
    if (row.door === 'public' || !namesSomething(route)) continue
    const [method = ''] = route.split(' ')
    const { path, body } = elsewhere(one)
    for (const role of ['entrant', 'other', 'juror', 'conflicted', 'chair'] as const) {
      const answer = await world.first.ask(role, method, path, body)
      const met = metIn(answer)
      tried += 1
      const says = (what: string) => wrong.push(`${route} ${role} ${world.first.phase}: ${what}`)
      if (met !== 'hidden' && met !== 'forbidden') says(`${met} ${answer.status}`)
      for (const [canary] of (await answer.text()).matchAll(FOREIGN)) says(`reads ${canary}`)
    }
  }
  expect(wrong).toEqual([])
  expect(tried).toBeGreaterThan(1000)
})
