/** Where the log goes on Node: standard output, as JSON for programs or short lines for people. */
import { writeSync } from 'node:fs'
import type { LogRecord } from '../core/log.ts'

const STDOUT = 1

/**
 * Collects the lines of one turn of the event loop and writes them at once: a pipe takes each write synchronously.
 * What is left when the process ends is written then.
 */
export const stdoutLog = (pretty: boolean): ((record: LogRecord) => void) => {
  let lines = ''
  const flush = () => {
    const text = lines
    lines = ''
    if (text !== '') process.stdout.write(text)
  }
  process.on('exit', () => {
    if (lines !== '') writeFully(lines)
  })
  return (record) => {
    if (lines === '') setImmediate(flush)
    lines += `${pretty ? prettyLine(record) : JSON.stringify(record)}\n`
  }
}

const writeFully = (text: string) => {
  try {
    writeSync(STDOUT, text)
  } catch {
    // Nobody reads any more.
  }
}

/** A line for people: time of day, event, facts; the stack of an error below. */
export const prettyLine = ({ time, level, event, stack, ...facts }: LogRecord): string => {
  const said = Object.entries(facts).filter(([, value]) => value !== undefined && value !== null)
  const mark = level === 'info' ? '' : `${level.toUpperCase()} `
  const line = `${time.slice(11, 19)} ${mark}${event} ${said.map(([name, value]) => `${name}=${value}`).join(' ')}`
  return stack ? `${line}\n  ${String(stack).replaceAll('\n', '\n  ')}` : line
}
