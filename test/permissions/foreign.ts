/** Requests that mix two years: what one year has, named under the other. */
import type { Form } from './forms.ts'
import type { Passed } from './survey.ts'
import type { Things } from './year.ts'

export interface Mixed {
  /** What stands for something else than it should. */
  readonly what: string
  readonly path: string
  readonly body: Form['body'] | undefined
  /** Everything that it names of the other year. */
  readonly foreign: readonly string[]
}

/** Parameters that name no thing of a year. */
const NAMES_NOTHING = /^(year|lang|step|rendition|number|version|question|token|code)$/

const thingsIn = (route: string): string[] =>
  [...route.matchAll(/:([a-z]+)/g)].map(([, name = '']) => name).filter((name) => !NAMES_NOTHING.test(name))

/** Whether a route names a year, or something that belongs to one. */
export const namesSomething = (route: string): boolean =>
  route.includes(':year') || thingsIn(route).length > 0

/** What each thing of one year is in the other. */
const counterparts = (own: Things, other: Things): Map<string, string> => {
  const pairs = Object.keys(own).flatMap((name) => {
    const [here, there] = [own[name as keyof Things].split(' '), other[name as keyof Things].split(' ')]
    return here.map((id, index): [string, string] => [id, there[index] ?? ''])
  })
  return new Map(pairs.filter(([here, there]) => here !== there && (here.length >= 32 || here === own.slug)))
}

const exchanged = (text: string, map: ReadonlyMap<string, string>): string =>
  [...map].reduce((said, [here, there]) => said.replaceAll(here, there), text)

const bodyWith = (body: Form['body'] | undefined, map: ReadonlyMap<string, string>) => {
  if (!(body instanceof FormData)) return body && new URLSearchParams(exchanged(body.toString(), map))
  const other = new FormData()
  for (const [name, value] of body)
    other.append(exchanged(name, map), typeof value === 'string' ? exchanged(value, map) : value)
  return other
}

const said = (body: Form['body'] | undefined): string => (body ? JSON.stringify([...body]) : '')

/** The request with the other year, with each single thing of the other year, and with a form of the other year. */
export const mixed = ({ route, path, body, world }: Passed): Mixed[] => {
  const [own, other] = [world.first.things, world.second.things]
  const map = counterparts(own, other)
  const things = thingsIn(route)
  const years = route.includes(':year')
  const found: Mixed[] = []
  if (years && things.length > 0)
    found.push({ what: 'the year', path: path.replace(`/${own.year}`, `/${other.year}`), body, foreign: [] })
  // A single thing under no year is nobody's but its own: strangers are asked about those.
  if (years || things.length > 1)
    for (const [here, there] of map)
      if (path.includes(here))
        found.push({ what: there, path: path.replaceAll(here, there), body, foreign: [there] })
  const foreign = bodyWith(body, map)
  if (said(foreign) !== said(body))
    found.push({ what: 'the form', path, body: foreign, foreign: [...map.values()] })
  return found
}

/** The same request, entirely about the other year. */
export const elsewhere = ({
  path,
  body,
  world,
}: Passed): { path: string; body: Form['body'] | undefined } => {
  const [own, other] = [world.first.things, world.second.things]
  const map = counterparts(own, other)
  return {
    path: exchanged(path, map).replace(`/${own.year}`, `/${other.year}`),
    body: bodyWith(body, map),
  }
}
