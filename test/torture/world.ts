/** A data folder with a year in its call and a year being judged, people with sessions, and what they send. */

import { ANSWERS, commitAll, insertEntry, insertSeat, someone, yearIn } from '../../src/bench/world.ts'
import { newId } from '../../src/core/ids.ts'
import type { Services } from '../../src/core/services.ts'
import { composeNode } from '../../src/platform/node-services.ts'
import { OWN_PAGE } from '../support/client.ts'
import { SERVER_SECRET } from '../support/server-process.ts'

export const ENTRIES = 20

export interface Entrant {
  readonly cookie: string
  readonly draft: string
}

export interface Juror {
  readonly id: string
  readonly cookie: string
}

export interface TortureWorld {
  readonly entrants: readonly Entrant[]
  readonly jurors: readonly Juror[]
  readonly entries: readonly string[]
  readonly criteria: readonly string[]
  readonly judged: number
}

/** Fills the folder, and closes it again for the server. */
export const fill = async (data: string, entrants: number, jurors: number): Promise<TortureWorld> => {
  const config = {
    mode: 'development',
    origin: 'http://127.0.0.1',
    secret: SERVER_SECRET,
    firstOrganiser: null,
    proxies: 0,
  } as const
  const { services, sql } = composeNode({ config, host: '127.0.0.1', port: 0, data, smtp: null, demo: false })
  const call = await yearIn(services, 2031, 'call')
  const judged = await yearIn(services, 2032, 'judging')
  const owners = []
  for (const { id: ownerId, cookie } of await people(services, 'entrant', entrants)) {
    const draft = newId()
    await commitAll(services, [insertEntry(services, { id: draft, year: call, ownerId, number: null })])
    owners.push({ cookie, draft })
  }
  const [owner] = await people(services, 'owner', 1)
  const entries = Array.from({ length: ENTRIES }, () => newId())
  await commitAll(
    services,
    entries.map((id, index) =>
      insertEntry(services, { id, year: judged, ownerId: owner?.id ?? '', number: index + 1 }),
    ),
  )
  const jury = await people(services, 'juror', jurors)
  await commitAll(
    services,
    jury.map(({ id }) => insertSeat(services, judged, id)),
  )
  sql.close()
  return { entrants: owners, jurors: jury, entries, criteria: judged.criteria, judged: judged.year }
}

const people = async (app: Services, kind: string, count: number) => {
  const found = []
  for (let index = 0; index < count; index += 1)
    found.push(await someone(app, `${kind}-${index}@kuer.example`))
  return found
}

/** Form of the second step of a draft; `summary` is what tells one save from another. */
export const saveForm = (version: number, summary: string): Record<string, string> => {
  const { description = '', benefit = '', reuse = '', links = '', suppliers = '' } = ANSWERS
  const optional = { involved: '', cost: '', licence: '', conditions: '' }
  return { ...optional, description, benefit, reuse, links, suppliers, summary, version: String(version) }
}

/** Form of a finished score sheet; the comment tells one save from another. */
export const scoreForm = (world: TortureWorld, version: number, comment: string): Record<string, string> => ({
  ...Object.fromEntries(
    world.criteria.flatMap((id) => [
      [`points-${id}`, '4'],
      [`comment-${id}`, 'Gut begründet.'],
    ]),
  ),
  comment,
  version: String(version),
})

/** Sends a form as a browser with this session would; null when the connection broke. */
export const send = async (
  origin: string,
  cookie: string,
  path: string,
  fields: Record<string, string>,
): Promise<number | null> => {
  try {
    const answer = await fetch(origin + path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Cookie: cookie, ...OWN_PAGE },
      redirect: 'manual',
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return null
  }
}
