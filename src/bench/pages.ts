/** Signed-in pages that are read, and their reference: node:http that answers with thirty kilobytes it holds ready. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newId } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import type { Services } from '../core/services.ts'
import { tellProcessorTime } from './child.ts'
import type { Plan, Workload } from './server.ts'
import { commitAll, insertEntry, insertSeat, someone, yearIn } from './world.ts'

/** Entries on a juror's list. */
const ENTRIES = 200

const BYTES = 30_000

const repeated = (path: string, each: number) => Array.from({ length: each }, () => [path, ''] as const)

const person = (app: Services, index: number) => someone(app, `person-${index}@bench.example`)

/** Every juror looks at the own list again and again. */
export const jurorLists: Workload = async (app, count, each) => {
  const year = await yearIn(app, 2031, 'judging')
  const owner = await someone(app, 'owner@bench.example')
  const entries = Array.from({ length: ENTRIES }, (_, index) =>
    insertEntry(app, { id: newId(), year, ownerId: owner.id, number: index + 1 }),
  )
  await commitAll(app, entries)
  const clients = []
  for (let index = 0; index < count; index++) {
    const { id, cookie } = await person(app, index)
    await commitAll(app, [insertSeat(app, year, id)])
    clients.push({ cookie, requests: repeated(paths.juryEdition(year.year), each) })
  }
  return { common: '', clients, reads: true }
}

/** Everyone looks at the own entry again and again. */
export const entryPages: Workload = async (app, count, each) => {
  const year = await yearIn(app, 2031, 'call')
  const clients = []
  for (let index = 0; index < count; index++) {
    const { id: ownerId, cookie } = await person(app, index)
    const id = newId()
    await commitAll(app, [insertEntry(app, { id, year, ownerId, number: index + 1 })])
    clients.push({ cookie, requests: repeated(paths.submission(id), each) })
  }
  return { common: '', clients, reads: true }
}

/** Serves the reference until the parent lets go. */
export const serveBytes = async ([count = '32', each = '100']: string[]): Promise<void> => {
  const body = Buffer.alloc(BYTES, 'x')
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': BYTES }
  const server = createServer((_, response) => response.writeHead(200, headers).end(body))
  tellProcessorTime()
  server.listen(0, '127.0.0.1', () => {
    const client = { cookie: 'session=x', requests: repeated(paths.home, Number(each)) }
    const clients = Array.from({ length: Number(count) }, () => client)
    const { port } = server.address() as AddressInfo
    process.send?.({ port, common: '', clients, reads: true } satisfies Plan)
  })
  process.once('disconnect', () => server.close(() => process.exit(0)))
}
