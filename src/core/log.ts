/** The log: one record a line, in fixed words, without anything that names a person. */

export type Level = 'info' | 'warn' | 'error'

type Value = string | number | boolean | null | undefined

/** What a line says: when, how grave, which event, and a few facts about it. */
export type LogRecord = Readonly<Record<string, Value>> & {
  /** UTC, ISO 8601. */
  readonly time: string
  readonly level: Level
  /** Stable English name, e.g. `request`, `chore`, `letter`. */
  readonly event: string
}

/** Where lines go until an entry decides: only what somebody has to mend is written. */
export const onlyErrors = (record: LogRecord): void => {
  if (record.level === 'error') console.error(JSON.stringify(record))
}

let sink = onlyErrors

/** Sends every line from now on to `write`; the entry of a runtime decides once. */
export const logTo = (write: (record: LogRecord) => void): void => {
  sink = write
}

/** Writes the line of one event. Values are ours: names, numbers, random ids; never an address, a name or a token. */
export const log = (level: Level, event: string, facts: Readonly<Record<string, Value>> = {}): void =>
  sink({ time: new Date().toISOString(), level, event, ...facts })

/** Like `log('error', …)`, with what is known of the error and without what may name a person. */
export const logError = (event: string, error: unknown, facts: Readonly<Record<string, Value>> = {}): void =>
  log('error', event, { ...facts, ...errorFacts(error) })

/** Kind, message and place of an error; messages of others lose quoted text, addresses and tokens. */
export const errorFacts = (error: unknown): Record<string, Value> => {
  if (!(error instanceof Error)) return { error: scrubbed(String(error)) }
  const { code } = error as { code?: unknown }
  return {
    error: `${error.name}: ${scrubbed(error.message)}`,
    ...(typeof code === 'string' || typeof code === 'number' ? { code: scrubbed(String(code)) } : {}),
    // Only the frames: the first lines repeat the message.
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim())
      .join('\n'),
    ...(error.cause ? { cause: errorFacts(error.cause).error } : {}),
  }
}

const PRIVATE: readonly (readonly [RegExp, string])[] = [
  // What somebody typed stands in quotes in the messages of parsers and mail servers.
  [/"[^"\n]*"|“[^”\n]*”|„[^“\n]*“/g, '"…"'],
  [/[^\s<>"'(]+@[^\s<>"')]+/g, '<address>'],
  [/\?[^\s#]+/g, '?…'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '<ip>'],
  [/(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])/gi, '<ip>'],
  [/\b\d{4} ?\d{4}\b/g, '<code>'],
  [/(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{20,}/gi, '<token>'],
]

/** A sentence of somebody else's without mail addresses, network addresses, codes, tokens, queries and quoted text. */
export const scrubbed = (text: string): string =>
  PRIVATE.reduce((said, [pattern, instead]) => said.replace(pattern, instead), text).slice(0, 500)
