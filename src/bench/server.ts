/** The child that is measured: the application on a real socket, with everything that the load will ask for. */
import type { AddressInfo } from 'node:net'
import { createApp } from '../app.ts'
import { newId } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { createPublicPages } from '../core/public-pages.ts'
import type { Services } from '../core/services.ts'
import { compress } from '../platform/compress.ts'
import { nodeServer } from '../platform/node-server.ts'
import { tellProcessorTime } from './child.ts'
import { entryPages, jurorLists } from './pages.ts'
import { publicPages } from './public.ts'
import { commitAll, emptyWorld, insertEntry, insertSeat, SECOND_STEP, someone, yearIn } from './world.ts'

/** One client's requests, in order: where to, and the fields that differ from the common ones. */
export interface ClientPlan {
  readonly cookie: string
  readonly requests: readonly (readonly [path: string, fields: string])[]
}

export interface Plan {
  readonly port: number
  /** Form fields that every request carries. */
  readonly common: string
  readonly clients: readonly ClientPlan[]
  /** Whether pages are read; else forms are sent. */
  readonly reads?: boolean
}

export type Workload = (app: Services, clients: number, each: number) => Promise<Omit<Plan, 'port'>>

const people = (app: Services, count: number) =>
  Promise.all(Array.from({ length: count }, (_, index) => someone(app, `person-${index}@bench.example`)))

/** Everyone saves the second step of the own draft again and again. */
const saves: Workload = async (app, count, each) => {
  const year = await yearIn(app, 2031, 'call')
  const clients = []
  for (const { id: ownerId, cookie } of await people(app, count)) {
    const id = newId()
    await commitAll(app, [insertEntry(app, { id, year, ownerId, number: null })])
    const requests = Array.from(
      { length: each },
      (_, index) => [paths.submissionStep(id, 2), `version=${index + 2}`] as const,
    )
    clients.push({ cookie, requests })
  }
  return { common: SECOND_STEP.toString(), clients }
}

/** Everyone hands in one complete draft after the other. */
const handIns: Workload = async (app, count, each) => {
  const year = await yearIn(app, 2031, 'call')
  const clients = []
  for (const { id: ownerId, cookie } of await people(app, count)) {
    const ids = Array.from({ length: each }, () => newId())
    await commitAll(
      app,
      ids.map((id) => insertEntry(app, { id, year, ownerId, number: null })),
    )
    clients.push({ cookie, requests: ids.map((id) => [paths.submissionHandIn(id), 'version=2'] as const) })
  }
  return { common: 'declaration=1', clients }
}

const ENTRIES = 60

/** Every juror goes through sixty entries, round after round. */
const scores: Workload = async (app, count, each) => {
  const year = await yearIn(app, 2031, 'judging')
  const owner = await someone(app, 'owner@bench.example')
  const ids = Array.from({ length: ENTRIES }, () => newId())
  await commitAll(
    app,
    ids.map((id, index) => insertEntry(app, { id, year, ownerId: owner.id, number: index + 1 })),
  )
  const jurors = await people(app, count)
  await commitAll(
    app,
    jurors.map(({ id }) => insertSeat(app, year, id)),
  )
  const clients = jurors.map(({ cookie }) => ({
    cookie,
    requests: Array.from({ length: each }, (_, index) => {
      const entry = ids[index % ENTRIES] ?? ''
      return [paths.juryScore(entry), `version=${Math.floor(index / ENTRIES)}`] as const
    }),
  }))
  const points = year.criteria.flatMap((id) => [
    [`points-${id}`, '7'],
    [`comment-${id}`, 'Gut begründet und nachnutzbar.'],
  ])
  return { common: new URLSearchParams([...points, ['comment', 'Solide.']]).toString(), clients }
}

/** What may be asked for, by name. */
export const WORKLOADS: Readonly<Record<string, Workload>> = {
  save: saves,
  'hand-in': handIns,
  score: scores,
  'juror-list': jurorLists,
  entry: entryPages,
  ...publicPages,
}

/** Seeds, listens on a free port of loopback, tells the plan, and serves until the parent lets go. */
export const serveWorkload = async ([name = '', count = '32', each = '100']: string[]): Promise<void> => {
  tellProcessorTime()
  const world = emptyWorld()
  const plan = await WORKLOADS[name]?.(world.services, Number(count), Number(each))
  if (!plan) throw new Error(`no workload ${name}`)
  // As src/node.ts serves it.
  const { services } = world
  const pages = createPublicPages(services.db, services.clock, { compress })
  const server = nodeServer(createApp(services, pages), pages, services.config.origin)
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    process.send?.({ ...plan, port } satisfies Plan)
  })
  process.once('disconnect', () => {
    server.close(() => {
      world.close()
      process.exit(0)
    })
  })
}
