/** Asks every route as every role in every phase: pages first, then the forms that stood on them. */
import type { DeclaredRoute } from '../../src/http/access.ts'
import { ROLES, type Role } from '../../src/permission/doors.ts'
import {
  from,
  type PermissionRow,
  type TablePhase,
  type Verdict,
  verdict,
} from '../../src/permission/phases.ts'
import { plainRoute, rowOf } from '../../src/permission/table.ts'
import { addressOf, isKnown } from './addresses.ts'
import { type Form, formsOf, linksOf } from './forms.ts'
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

/** So many forms of one route are tried until one would change something. */
const TRIES = 12

const withoutQuery = (path: string): string => path.replace(/[?#].*/, '')

const emptyTo = (path: string): Form => ({ path, body: new URLSearchParams() })

/** Something on a page that leads to a route: a form, or a link, whose body is empty. */
interface Lead extends Form {
  readonly role: Role
}

/** What the pages of one phase lead to, by route. */
const leadsOf = (routes: readonly DeclaredRoute[]) => {
  const shapes = routes
    .map(({ method, path }) => plainRoute(method, path))
    .map((route) => ({
      route,
      shape: new RegExp(`^${route.replace(/:[a-z]+/g, '[^/]+')}$`),
      open: route.split(':').length,
    }))
    .sort((a, b) => a.open - b.open)
  const leads = new Map<string, Map<string, Lead>>()
  const keep = (method: string, lead: Lead) => {
    const address = `${method} ${withoutQuery(lead.path)}`
    const route = shapes.find(({ shape }) => shape.test(address))?.route ?? ''
    const known = leads.get(route) ?? new Map<string, Lead>()
    const said = JSON.stringify([lead.role, lead.path, ...lead.body])
    leads.set(route, known.has(said) ? known : known.set(said, lead))
  }
  /** Those at this address, or else the own ones, or else anybody's. */
  const find = (route: string, role: Role, path: string): Lead[] => {
    const all = [...(leads.get(route)?.values() ?? [])]
    const own = all.filter((lead) => lead.role === role)
    const here = [...own, ...all].filter((lead) => withoutQuery(lead.path) === path)
    return here.length > 0 ? here : own.length > 0 ? own : all
  }
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
  const leads = new Map(worlds.map((world) => [world, leadsOf(routes)]))
  const working = new Map<string, Form>()

  /** @param echoed whether the page may give back what was typed: whose session has ended loses nothing */
  const note = async (question: Question, answer: Answer, echoed = false) => {
    const text = question.expected === 'in' || echoed ? '' : await answer.text()
    cells.push({ ...question, met: metIn(answer), writes: answer.writes, text })
  }

  const leadsFor = ({ route, role, world }: Question, path: string): Lead[] =>
    leads.get(world)?.find(route, role, path) ?? []

  const read = async (question: Question) => {
    const { route, role, world, expected } = question
    const { method, path: known } = addressOf(route, world.first.things)
    const tooEarly = question.row.exists && !from(question.row.exists).includes(question.phase)
    const path = isKnown(known) || tooEarly ? known : (leadsFor(question, known)[0]?.path ?? known)
    const answer = await world.first.ask(role, method, path)
    await note(question, answer)
    if (expected !== 'in' || metIn(answer) !== 'in') return
    passed.push({ ...question, path })
    if (isDocument(route) || !answer.isPage) return
    const html = await answer.text()
    for (const form of formsOf(html, path)) leads.get(world)?.keep('POST', { ...form, role })
    for (const link of linksOf(html)) leads.get(world)?.keep('GET', { ...emptyTo(link), role })
  }

  const send = async (question: Question) => {
    const { route, role, world, phase } = question
    const { path } = addressOf(route, world.first.things)
    const found = leadsFor(question, path).slice(0, TRIES)
    const known = working.get(`${route} ${phase}`) ?? []
    let furthest: Answer | undefined
    for (const form of [known, found, emptyTo(path)].flat()) {
      const answer = await world.first.ask(role, 'POST', form.path, form.body)
      if (!furthest || metIn(furthest) !== 'in' || answer.writes > 0) furthest = answer
      if (answer.writes === 0) continue
      working.set(`${route} ${phase}`, form).set(route, form)
      passed.push({ ...question, path: form.path, body: form.body })
      break
    }
    if (furthest) await note(question, furthest)
  }

  const refuse = async (question: Question) => {
    const { route, role, phase, world, expected } = question
    const { path } = addressOf(route, world.first.things)
    const known = working.get(`${route} ${phase}`) ?? working.get(route) ?? []
    // Behind the door, an empty form must not tell either whether there was something.
    const empty = expected === 'hidden' ? emptyTo(path) : []
    const forms = [known, empty].flat()
    for (const form of forms.length > 0 ? forms : [emptyTo(path)])
      await note(question, await world.first.ask(role, 'POST', form.path, form.body), expected === 'sign_in')
  }

  const pages = questionsOf(routes, worlds, (method) => method !== 'POST')
  const drawn = new Set<string>()
  for (const known of [true, false])
    for (const question of pages) {
      const { route, role, world, expected } = question
      if (isKnown(addressOf(route, world.first.things).path) !== known) continue
      const again = expected === 'in' && drawn.has(`${route} ${role}`)
      if (expected === 'in' && isDocument(route)) drawn.add(`${route} ${role}`)
      if (!again) await read(question)
    }
  const posts = questionsOf(routes, worlds, (method) => method === 'POST')
  for (const question of posts) if (question.expected === 'in') await send(question)
  for (const question of posts) if (question.expected !== 'in') await refuse(question)
  return { cells, passed }
}
