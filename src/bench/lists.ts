/** Whole lists, one page each: queries, and time per row shown, for a hundred and for ten thousand entries. */
import { makeOrganiser } from '../account/store.ts'
import { createApp } from '../app.ts'
import { newId } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import { commitAll, emptyWorld, insertEntry, insertSeat, someone, yearIn } from './world.ts'

export interface ListTime {
  readonly list: string
  readonly queries: number
  readonly microsecondsPerRow: number
}

const TIMES = 5

/** Rows on one page of the organisers' table. */
const TABLE_PAGE = 50

/** The organisers' table and a juror's list of `count` entries, straight from the application. */
export const lists = async ([count = '100']: string[]): Promise<ListTime[]> => {
  const world = emptyWorld()
  const { services, sql } = world
  let queries = 0
  const query = sql.query.bind(sql)
  sql.query = (statement) => {
    queries += 1
    return query(statement)
  }
  const year = await yearIn(services, 2031, 'judging')
  const who = await someone(services, 'person@bench.example')
  await commitAll(services, [
    makeOrganiser(services.db.q, who.email),
    insertSeat(services, year, who.id),
    ...Array.from({ length: Number(count) }, (_, index) =>
      insertEntry(services, { id: newId(), year, ownerId: who.id, number: index + 1 }),
    ),
  ])
  const app = createApp(services)
  const measure = async (list: string, path: string, shown: number): Promise<ListTime> => {
    const once = async () => {
      queries = 0
      const started = performance.now()
      const answer = await app.request(`http://127.0.0.1${path}`, { headers: { Cookie: who.cookie } })
      const rows = (await answer.text()).split('<td data-label="Projekt"').length - 1
      if (answer.status !== 200 || rows !== shown) throw new Error(`${path}: ${answer.status}, ${rows} rows`)
      return ((performance.now() - started) * 1000) / shown
    }
    for (let warm = 0; warm < 20_000 / shown; warm++) await once()
    const times = []
    for (let time = 0; time < TIMES; time++) times.push(await once())
    return { list, queries, microsecondsPerRow: Math.min(...times) }
  }
  const answer = [
    await measure(
      'table of the organisers',
      paths.adminSubmissions(year.year),
      Math.min(Number(count), TABLE_PAGE),
    ),
    await measure('list of a juror', paths.juryEdition(year.year), Number(count)),
  ]
  world.close()
  return answer
}
