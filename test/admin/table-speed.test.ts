/** The table asks as often and takes as long for ten thousand entries as for a hundred. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/account/rules.ts'
import { paths } from '../../src/core/paths.ts'
import type { Edition } from '../../src/edition/store.ts'
import { type Visitor, visit } from '../permissions/visitor.ts'
import { categoryOf, OPENS, openYear, person } from '../submission/world.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { fillYear } from './many.ts'

const LIMIT = 1.2
const FEW = 100
const MANY = 10_000

let app: RunningNode
let edition: Edition
let organiser: Actor
let category: string
let visitor: Visitor
let queries = 0

beforeAll(async () => {
  app = await startNode()
  const { sql } = app
  const ask = sql.query
  sql.query = (statement) => {
    queries += 1
    return ask(statement)
  }
  organiser = await person(app.services, 'organiser@x.example', true)
  edition = await openYear(app.services, organiser, 2026)
  category = (await categoryOf(app.services, edition)).id
  await app.setClock(OPENS + 1000)
  visitor = await visit(app, organiser)
})
afterAll(() => app.close())

const PAGES = () => ({
  everything: '',
  'by title': 'sortierung=titel',
  'by organisation': 'sortierung=kommune',
  'by last saved': 'sortierung=gespeichert',
  'page two': 'seite=2',
  'last page': 'seite=999999',
  'a filter that leaves none': 'groesse=unbekannt&sortierung=titel',
  'search, fifty hits': 'q=Seilb',
  'search by number': 'q=2026-007',
  'search, no hit': 'q=Xylophon',
  'state, category and size': `stand=submitted&kategorie=${category}&groesse=1`,
})

/** Printed, not promised: pages deep in the list, and filters that leave almost nothing, walk along the index. */
const LONGER = new Set(['last page', 'a filter that leaves none'])

const once = async (path: string) => {
  const begin = performance.now()
  const response = await visitor.get(path)
  const body = await response.text()
  const ms = performance.now() - begin
  expect(response.status).toBe(200)
  return { ms, body }
}

/** The faster fifth: what the page itself costs; the rest is what the neighbours on the machine do. */
const undisturbed = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 5)] ?? 0

const measure = async () => {
  const seen = new Map<string, { ms: number; queries: number }>()
  const pages = Object.entries(PAGES()).map(
    ([name, query]) => [name, paths.adminSubmissionsFor(2026, query)] as const,
  )
  const times = new Map<string, number[]>(pages.map(([name]) => [name, []]))
  for (let round = 0; round < 60; round += 1) {
    for (const [name, path] of pages) {
      queries = 0
      const { ms } = await once(path)
      // The first rounds warm up.
      if (round >= 10) times.get(name)?.push(ms)
      seen.set(name, { ms: 0, queries })
    }
  }
  for (const [name, { queries: asked }] of seen)
    seen.set(name, { ms: undisturbed(times.get(name) ?? []), queries: asked })
  return seen
}

test(`${MANY} entries: the same queries, at most ${LIMIT} times the time of ${FEW}`, async () => {
  fillYear(app.sql, edition, organiser, category, FEW)
  // Once for nothing: what is measured first would pay for the warming up.
  await measure()
  const few = await measure()
  fillYear(app.sql, edition, organiser, category, MANY)
  const many = await measure()
  for (const [name, { ms, queries: asked }] of many) {
    const before = few.get(name)
    console.info(
      `${name}: ${before?.ms.toFixed(2)} ms → ${ms.toFixed(2)} ms (${(ms / (before?.ms ?? 1)).toFixed(2)}), ${asked} queries`,
    )
    expect([name, asked]).toEqual([name, before?.queries])
  }
  const common = await once(paths.adminSubmissionsFor(2026, 'q=Menschen'))
  console.info(`search that finds all ${MANY}: ${common.ms.toFixed(2)} ms`)
  expect(common.body).toContain('10.000 von 10.000')
  const promised = [...many].filter(([name]) => !LONGER.has(name))
  for (const [name, { ms }] of promised)
    expect([name, ms / (few.get(name)?.ms ?? 0) <= LIMIT]).toEqual([name, true])
}, 120_000)
