/** What the measured installation holds: people with sessions, a year with an open call, a year being judged. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSessions } from '../account/lucia.ts'
import { accountIdByEmail, ensureAccount } from '../account/store.ts'
import type { Statement } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import type { Services } from '../core/services.ts'
import { insertEdition, updateEdition } from '../edition/store.ts'
import { composeNode } from '../platform/node-services.ts'
import type { SqliteSql } from '../platform/sql-sqlite.ts'
import { ROW_BYTES } from './commits.ts'

const DAY = 86_400_000

export interface World {
  readonly services: Services
  readonly sql: SqliteSql
  close(): void
}

/** An empty installation in a folder of its own. */
export const emptyWorld = (): World => {
  const data = mkdtempSync(join(tmpdir(), 'kuer-bench-'))
  const config = {
    mode: 'development',
    origin: 'http://127.0.0.1',
    secret: 'x'.repeat(32),
    firstOrganiser: null,
    proxies: 0,
  } as const
  const settings = { config, host: '127.0.0.1', port: 0, data, smtp: null, demo: false }
  const { services, sql } = composeNode(settings)
  const close = () => {
    sql.close()
    rmSync(data, { recursive: true, force: true })
  }
  return { services, sql, close }
}

/** Commits in portions, so that no transaction grows without bound. */
export const commitAll = async (app: Services, statements: readonly Statement[]): Promise<void> => {
  for (let at = 0; at < statements.length; at += 500) {
    const saved = await app.db.commit(statements.slice(at, at + 500))
    if (!saved.ok) throw new Error(`seed refused: ${saved.error}`)
  }
}

export interface Someone {
  readonly id: string
  readonly email: string
  /** Value of the Cookie header. */
  readonly cookie: string
}

/** Somebody with an account and a running session. */
export const someone = async (app: Services, email: string): Promise<Someone> => {
  await commitAll(app, [ensureAccount(app.db.q, email, '', Date.now())])
  const id = (await accountIdByEmail(app.db, email)) ?? ''
  const sessions = createSessions(app.db, false)
  const session = await sessions.createSession(id, {})
  return { id, email, cookie: `${sessions.sessionCookieName}=${session.id}` }
}

export interface Year {
  readonly id: string
  readonly year: number
  readonly category: string
  readonly criteria: readonly string[]
}

/** A year with two categories and five criteria, in its call or being judged now. */
export const yearIn = async (app: Services, year: number, phase: 'call' | 'judging'): Promise<Year> => {
  const now = Date.now()
  const [id, category] = [newId(), newId()]
  const criteria = Array.from({ length: 5 }, () => newId())
  const { q } = app.db
  const row = (key: string, position: number) => ({
    id: key,
    edition_id: id,
    position,
    name: `Name ${position}`,
    description: '',
  })
  const closes = phase === 'call' ? now + DAY : now - DAY
  await commitAll(app, [
    insertEdition(q, { id, year, title: `Award ${year}`, now }),
    updateEdition(q, id, 1, {
      call_opens_at: now - 2 * DAY,
      call_closes_at: closes,
      judging_opens_at: closes + 1,
      judging_closes_at: now + 9 * DAY,
    }),
    q.insertInto('category').values([row(category, 1), row(newId(), 2)]),
    q.insertInto('criterion').values(criteria.map((key, index) => ({ ...row(key, index), weight: 1 }))),
  ])
  return { id, year, category, criteria }
}

const prose = (length: number): string => 'Lorem ipsum dolor sit amet. '.repeat(300).slice(0, length).trim()

/** Answers of about the size of the reference's row. */
export const ANSWERS = {
  summary: prose(990),
  description: prose(ROW_BYTES - 3_100),
  benefit: prose(990),
  reuse: prose(990),
  links: '',
  suppliers: 'Beispiel Software GmbH',
  contact_name: 'Erika Muster',
  contact_email: 'amt@musterhausen.example',
  contact_phone: '',
}

/** What a save of the second step sends, without the version. */
export const SECOND_STEP = new URLSearchParams({
  summary: ANSWERS.summary,
  description: ANSWERS.description,
  benefit: ANSWERS.benefit,
  reuse: ANSWERS.reuse,
  links: ANSWERS.links,
  suppliers: ANSWERS.suppliers,
  involved: '',
  cost: '',
  licence: '',
  conditions: '',
})

/** Statement that stores a complete entry of version 2. */
export const insertEntry = (
  app: Services,
  entry: { id: string; year: Year; ownerId: string; number: number | null },
): Statement => {
  const now = Date.now()
  return app.db.q.insertInto('submission').values({
    id: entry.id,
    edition_id: entry.year.id,
    category_id: entry.year.category,
    owner_id: entry.ownerId,
    number: entry.number,
    title: 'Ein Projekt',
    organisation: 'Musterhausen',
    answers: JSON.stringify(ANSWERS),
    state: entry.number === null ? 'draft' : 'submitted',
    version: 2,
    receipt_sha256: entry.number === null ? null : 'x',
    submitted_at: entry.number === null ? null : now,
    created_at: now,
    updated_at: now,
  })
}

/** Statement that seats somebody on the jury, invitation accepted. */
export const insertSeat = (app: Services, year: Year, accountId: string): Statement => {
  const now = Date.now()
  return app.db.q.insertInto('juror').values({
    id: newId(),
    edition_id: year.id,
    account_id: accountId,
    name: 'J. Muster',
    institution: '',
    is_chair: 0,
    invited_at: now,
    accepted_at: now,
    removed_at: null,
  })
}
