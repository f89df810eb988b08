/** The server is killed again and again while people save: whatever it acknowledged is in the file. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { type ServerProcess, serverProcess } from '../support/server-process.ts'
import { figure, tries } from '../support/torture.ts'
import { fill, saveForm, scoreForm, send, type TortureWorld } from './world.ts'

const KILLS = tries(3, 100)
const PER_KILL = tries(60, 220)

let data: string
let server: ServerProcess
let world: TortureWorld
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'kuer-kill-'))
  world = await fill(data, 24, 8)
  server = await serverProcess(data)
}, 60_000)
afterAll(async () => {
  await server.close()
  rmSync(data, { recursive: true, force: true })
})

/** One row that one person writes again and again. */
interface Row {
  readonly read: (file: SqliteDatabase.Database) => { version: number; text: string }
  readonly write: (version: number, text: string) => Promise<number | null>
  /** What was last acknowledged, and what was sent without an answer. */
  version: number
  text: string | null
  pending: string | null
}

const draftOf = ({ cookie, draft }: TortureWorld['entrants'][number]): Row => ({
  read: (file) =>
    file
      .prepare("SELECT version, answers ->> 'summary' AS text FROM submission WHERE id = ?")
      .get(draft) as never,
  write: (version, text) =>
    send(server.origin, cookie, paths.submissionStep(draft, 2), saveForm(version, text)),
  version: 2,
  text: null,
  pending: null,
})

const sheetOf = ({ id, cookie }: TortureWorld['jurors'][number], entry: string): Row => ({
  read: (file) =>
    (file
      .prepare(
        `SELECT sheet.version, sheet.comment AS text FROM score_sheet AS sheet
         JOIN juror ON juror.id = sheet.juror_id WHERE juror.account_id = ? AND sheet.submission_id = ?`,
      )
      .get(id, entry) ?? { version: 0, text: '' }) as never,
  write: (version, text) =>
    send(server.origin, cookie, paths.juryScore(entry), scoreForm(world, version, text)),
  version: 0,
  text: null,
  pending: null,
})

it(`${KILLS} kills during writes: nothing acknowledged is lost`, { timeout: 900_000 }, async () => {
  const rows = [
    ...world.entrants.map(draftOf),
    ...world.jurors.map((juror, index) => sheetOf(juror, world.entries[index] ?? '')),
  ]
  let acknowledged = 0
  const lost: string[] = []
  const unexpected: number[] = []
  for (let kill = 0; kill < KILLS; kill += 1) {
    await server.start()
    let stopped = false
    let now = 0
    let enough = () => {}
    const reached = new Promise<void>((resolve) => {
      enough = resolve
    })
    const clients = rows.map(async (row, who) => {
      for (let turn = 0; !stopped; turn += 1) {
        const text = `Stand ${kill}/${who}/${turn}`
        row.pending = text
        const status = await row.write(row.version, text)
        if (status !== 303) {
          if (status !== null) unexpected.push(status)
          break
        }
        row.pending = null
        row.version += 1
        row.text = text
        now += 1
        if (now === PER_KILL) enough()
      }
    })
    // Not between two answers, but in the middle of the next ones.
    await Promise.race([reached, Promise.all(clients)])
    await new Promise((resolve) => setTimeout(resolve, kill % 7))
    await server.kill('SIGKILL')
    stopped = true
    await Promise.all(clients)
    acknowledged += now
    const file = new SqliteDatabase(join(data, 'kuer.sqlite'))
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
    for (const row of rows) {
      const { version, text } = row.read(file)
      // What was on its way when the server died may have been stored or not.
      const isLast = version === row.version && (row.text === null || text === row.text)
      const isPending = row.pending !== null && version === row.version + 1 && text === row.pending
      if (!isLast && !isPending) lost.push(`${row.version} ${row.text} → ${version} ${text}`)
      row.version = version
      row.text = version === 0 ? null : text
    }
    file.close()
  }
  figure(
    'kill -9 during writes',
    `${KILLS} kills, ${acknowledged} acknowledged, ${lost.length} lost`,
    '100 kills, ≥ 20,000, 0 lost',
  )
  expect(unexpected).toEqual([])
  expect(lost).toEqual([])
  expect(acknowledged).toBeGreaterThanOrEqual(KILLS * PER_KILL)
})
