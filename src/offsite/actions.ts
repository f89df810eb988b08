/** What leaves the house each night, so that a log written anew would not match what others have. */
import { logSealLetter } from '../../views/mail/log-seal.ts'
import type { Seal } from '../audit/chain.ts'
import { sealLog } from '../audit/chain-actions.ts'
import { eventsAfter, hasNews, lastOfKind, lastSeal, sealNumber, sealsAfter } from '../audit/chain-store.ts'
import { HEADING, logLines } from '../audit/log-file.ts'
import { record } from '../audit/store.ts'
import type { Database } from '../core/database.ts'
import { paths } from '../core/paths.ts'
import type { Files } from '../core/ports.ts'
import type { Services } from '../core/services.ts'
import { post } from '../mail/store.ts'

/** Seals in one file: at most ten thousand events. */
const SEALS_A_FILE = 20

/**
 * Copies what was sealed since the last copy, where a place for copies is configured, and mails the newest seal's hash
 * to the configured addresses. Nights in which nothing happened are left out.
 * @returns whether anything left
 */
export const copyLog = async (app: Services): Promise<boolean> => {
  const { db, clock, logCopy, config } = app
  const addresses = config.logMail ?? []
  if (!logCopy && addresses.length === 0) return false
  const before = await lastCopied(db)
  if (!(await hasNews(db, before?.to_seq ?? 0))) return false
  await sealLog(app)
  const head = await lastSeal(db)
  if (!head) return false
  const files = logCopy ? await writeFiles(db, logCopy, before) : 0
  const now = clock()
  const detail = { from: (before?.number ?? 0) + 1, to: head.number, sha256: head.hash, files }
  const letter = logSealLetter({
    ...head,
    link: config.origin + paths.adminLog,
    origin: config.origin,
  })
  const done = await db.commit([
    record(db.q, { at: now, actorId: null, kind: 'log.copied', subject: 'log', detail }),
    ...addresses.map((to, index) =>
      post(db.q, { key: `log_seal:${head.number}:${index}`, kind: 'log_seal', to, ...letter }, now),
    ),
  ])
  if (!done.ok) throw new Error('copy of the log without a record')
  return true
}

const lastCopied = async (db: Database): Promise<Seal | null> => {
  const event = await lastOfKind(db, 'log.copied')
  const { to } = JSON.parse(event?.detail ?? '{"to":0}') as { to: number }
  return (await sealNumber(db, to)) ?? null
}

/** One file for every `SEALS_A_FILE` seals; the same seals give the same file, so a night tried again is harmless. */
const writeFiles = async (db: Database, copies: Files, before: Seal | null): Promise<number> => {
  let [last, written]: [Seal | null, number] = [before, 0]
  for (;;) {
    const seals: Seal[] = await sealsAfter(db, last?.number ?? 0, SEALS_A_FILE)
    const [first, end] = [seals[0], seals.at(-1)]
    if (!first || !end) return written
    const count = seals.reduce((sum, seal) => sum + seal.count, 0)
    const events = await eventsAfter(db, last?.to_seq ?? 0, end.to_seq, count)
    const bytes = new TextEncoder().encode(`${HEADING}\n${logLines(events, seals)}`)
    await copies.put(fileName(first, end), bytes, 'application/jsonl')
    ;[last, written] = [end, written + 1]
  }
}

const padded = ({ number }: Seal): string => String(number).padStart(8, '0')

const fileName = (first: Seal, last: Seal): string => `log/${padded(first)}-${padded(last)}.jsonl`
