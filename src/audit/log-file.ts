/** The log as a file that anybody can check without us: one JSON array a line. Pure. */
import * as z from 'zod'
import type { LogEvent, Seal } from './chain.ts'

/** What the lines are; stands first in every file. */
export const HEADING = JSON.stringify({
  format: 'kuer-log/1',
  event: ['e', 'seq', 'at', 'actor_id', 'edition_id', 'kind', 'subject', 'detail'],
  seal: ['s', 'number', 'from_seq', 'to_seq', 'count', 'at', 'prev', 'root', 'hash'],
})

const eventLine = (e: LogEvent): string =>
  JSON.stringify(['e', e.seq, e.at, e.actor_id, e.edition_id, e.kind, e.subject, e.detail])

const sealLine = (s: Seal): string =>
  JSON.stringify(['s', s.number, s.from_seq, s.to_seq, s.count, s.at, s.prev, s.root, s.hash])

/** Events, each group followed by its seal; ends with a line break. */
export const logLines = (events: readonly LogEvent[], seals: readonly Seal[]): string => {
  const lines: string[] = []
  let place = 0
  for (const seal of seals) {
    for (let event = events[place]; event && event.seq <= seal.to_seq; event = events[place]) {
      lines.push(eventLine(event))
      place += 1
    }
    lines.push(sealLine(seal))
  }
  return [...lines, ...events.slice(place).map(eventLine)].map((line) => `${line}\n`).join('')
}

const int = z.int().nonnegative()
const digest = z.stringFormat('digest', /^[0-9a-f]{64}$/)
const eventSchema = z.tuple([
  z.literal('e'),
  int,
  int,
  z.string().nullable(),
  z.string().nullable(),
  z.string(),
  z.string(),
  z.string(),
])
const sealSchema = z.tuple([z.literal('s'), int, int, int, int, int, digest, digest, digest])
const lineSchema = z.union([eventSchema, sealSchema])

export interface LogFile {
  readonly events: readonly LogEvent[]
  readonly seals: readonly Seal[]
}

/**
 * Reads one file, or several one after the other.
 * @returns the number of the first line that is none of ours instead
 */
export const parseLog = (text: string): LogFile | { readonly line: number } => {
  const [events, seals]: [LogEvent[], Seal[]] = [[], []]
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    if (line === '' || line === HEADING) continue
    const row = parseLine(line)
    if (row === null) return { line: index + 1 }
    if (row[0] === 'e') {
      const [, seq, at, actor_id, edition_id, kind, subject, detail] = row
      events.push({ seq, at, actor_id, edition_id, kind, subject, detail })
    } else {
      const [, number, from_seq, to_seq, count, at, prev, root, hash] = row
      seals.push({ number, from_seq, to_seq, count, at, prev, root, hash })
    }
  }
  return { events, seals }
}

const parseLine = (line: string): z.output<typeof lineSchema> | null => {
  try {
    return lineSchema.parse(JSON.parse(line))
  } catch {
    return null
  }
}
