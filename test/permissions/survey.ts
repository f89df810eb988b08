/** Asks every route as every role in every phase: pages first, then the forms that stood on them. */
import type { DeclaredRoute } from '../../src/http/access.ts'
import { opens, ROLES, type Role, STANDINGS } from '../../src/permission/doors.ts'
import { type PermissionRow, type TablePhase, type Verdict, verdict } from '../../src/permission/phases.ts'
import { plainRoute, rowOf } from '../../src/permission/table.ts'
import { addressOf } from './addresses.ts'
import { type Form, formsOf } from './forms.ts'
import type { Answer, TwoYears } from './worlds.ts'

/** A request that got through: nobody who names something foreign instead may. */
export interface Passed {
  readonly route: string
  readonly row: PermissionRow
  readonly role: Role
  readonly world: TwoYears
  readonly path: string
  readonly body?: Form['body']
}

/** One cell of the table, as it was met. */
export interface Cell {
  readonly route: string
  readonly row: PermissionRow
  readonly role: Role
  readonly phase: TablePhase
  readonly expected: Verdict
  readonly met: Verdict | 'invalid' | number
  readonly writes: number
  /** What it answered to somebody whom it refuses. */
  readonly text: string
}

/** What somebody met. Whatever would have been written was let in, however the rehearsal then ended. */
export const metIn = ({ status, location, writes }: Answer): Cell['met'] => {
  if (location.startsWith('/anmelden?weiter=')) return 'sign_in'
  if (writes > 0) return 'in'
  if (status === 401) return 'sign_in'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'hidden'
  if (status === 409) return 'closed'
  if (status === 422) return 'invalid'
  return status < 500 ? 'in' : status
}

/** A document takes a tenth of a second to draw: those who may have it ask in one phase. */
const isDocument = (route: string) => /\.pdf$|:certificate$/.test(route)

/** So many forms of one route are tried on a page until one would change something. */
const TRIES = 12

const pathOf = (form: Form): string => form.path.replace(/\?.*/, '')

const emptyTo = (path: string): Form => ({ path, body: new URLSearchParams() })

/** The forms of one phase by the route that takes them. */
const shelfOf = (routes: readonly DeclaredRoute[]) => {
  const shapes = routes
    .filter(({ method }) => method === 'POST')
    .map(({ path }) => plainRoute('POST', path))
    .map((route) => ({
      route,
      shape: new RegExp(`^${route.slice('POST '.length).replace(/:[a-z]+/g, '[^/]+')}$`),
      open: route.split(':').length,
    }))
    .sort((a, b) => a.open - b.open)
  const shelf = new Map<string, Map<string, Form>>()
  const keep = (form: Form) => {
    const route = shapes.find(({ shape }) => shape.test(pathOf(form)))?.route ?? ''
    const known = shelf.get(route) ?? new Map<string, Form>()
    shelf.set(
      route,
      known.set(`${form.path} ${new URLSearchParams([...form.body] as [string, string][])}`, form),
    )
  }
  const find = (route: string): Form[] => [...(shelf.get(route)?.values() ?? [])]
  return { keep, find }
}

type Question = Pick<Cell, 'route' | 'row' | 'role' | 'phase' | 'expected'> & { readonly world: TwoYears }

/** Every cell of the table for these routes, with the method that the router knows. */
const questionsOf = (
  routes: readonly DeclaredRoute[],
  worlds: readonly TwoYears[],
  wanted: (method: string) => boolean,
): Question[] =>
  routes
    .filter(({ method }) => wanted(method))
    .flatMap(({ method, path }) => {
      const row = rowOf(method, path)
      if (!row) return []
      const route = plainRoute(method, path)
      return ROLES.flatMap((role) =>
        worlds.map((world): Question => {
          const { phase } = world.first
          return { route, row, role, phase, world, expected: verdict(row, role, phase) }
        }),
      )
    })

export interface Survey {
  readonly cells: readonly Cell[]
  /** One request for each route, role and phase that got through. */
  readonly passed: readonly Passed[]
}

/** Asks pages first, then the forms that stood on them: of those who may, then of everybody else. */
export const survey = async (
  worlds: readonly TwoYears[],
  routes: readonly DeclaredRoute[],
): Promise<Survey> => {
  const cells: Cell[] = []
  const passed: Passed[] = []
  const shelves = new Map(worlds.map((world) => [world, shelfOf(routes)]))
  const working = new Map<string, Form>()

  const note = async (question: Question, answer: Answer) => {
    const text = question.expected === 'in' ? '' : await answer.text()
    cells.push({ ...question, met: metIn(answer), writes: answer.writes, text })
  }

  const read = async (question: Question) => {
    const { route, role, world, expected } = question
    const { method, path } = addressOf(route, world.first.things)
    const answer = await world.first.ask(role, method, path)
    await note(question, answer)
    if (expected !== 'in' || answer.status !== 200) return
    passed.push({ ...question, path })
    const html = isDocument(route) ? '' : await answer.text()
    if (html.includes('method="post"')) for (const form of formsOf(html, path)) shelves.get(world)?.keep(form)
  }

  const send = async (question: Question) => {
    const { route, role, world, phase } = question
    const { path } = addressOf(route, world.first.things)
    const found = shelves.get(world)?.find(route) ?? []
    const here = found.filter((form) => pathOf(form) === path)
    const known = working.get(`${route} ${phase}`) ?? []
    const forms = [known, (here.length > 0 ? here : found).slice(0, TRIES), emptyTo(path)].flat()
    let furthest: Answer | undefined
    for (const form of forms) {
      const answer = await world.first.ask(role, 'POST', form.path, form.body)
      if (!furthest || metIn(furthest) === 'closed' || answer.writes > 0) furthest = answer
      if (answer.writes === 0) continue
      working.set(`${route} ${phase}`, form).set(route, form)
      passed.push({ ...question, ...form })
      break
    }
    if (furthest) await note(question, furthest)
  }

  const refuse = async (question: Question) => {
    const { route, role, row, phase, world } = question
    const { path } = addressOf(route, world.first.things)
    const known = working.get(`${route} ${phase}`) ?? working.get(route)
    // Behind the door an empty form must not tell either whether there was something.
    const empty = !known || opens(row.door, STANDINGS[role]) ? [emptyTo(path)] : []
    for (const form of [known ?? [], empty].flat())
      await note(question, await world.first.ask(role, 'POST', form.path, form.body))
  }

  const drawn = new Set<string>()
  for (const question of questionsOf(routes, worlds, (method) => method !== 'POST')) {
    const { route, role, expected } = question
    const again = expected === 'in' && drawn.has(`${route} ${role}`)
    if (expected === 'in' && isDocument(route)) drawn.add(`${route} ${role}`)
    if (!again) await read(question)
  }
  const posts = questionsOf(routes, worlds, (method) => method === 'POST')
  for (const question of posts) if (question.expected === 'in') await send(question)
  for (const question of posts) if (question.expected !== 'in') await refuse(question)
  return { cells, passed }
}
