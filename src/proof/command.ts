/** `npm run --silent verify -- FILE.json [--root HEX]`: recounts a published result or vote without us. */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { AUDIENCE_FORMAT } from '../audience/count.ts'
import { verifyAudience } from '../audience/verify.ts'
import { verifyResult } from './verify.ts'

const USAGE = 'Aufruf: npm run --silent verify -- ergebnis.json [--root GESAMTWERT]'

/** Largest file, bytes: 100,000 ballots take about six million, 6,000 sheets ten. */
const MAX_BYTES = 64 * 1024 * 1024

export interface CommandAnswer {
  /** 0 everything is right, 1 something is not, 2 nothing could be checked */
  readonly code: 0 | 1 | 2
  readonly stdout: string
  readonly stderr: string
}

const unusable = (message: string): CommandAnswer => ({ code: 2, stdout: '', stderr: `${message}\n` })

const parse = (args: readonly string[]) => {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: { root: { type: 'string' } },
      allowPositionals: true,
    })
    const [file] = positionals
    const root = values.root ?? null
    if (file === undefined || positionals.length > 1 || (root !== null && !/^[0-9a-f]{64}$/i.test(root)))
      return null
    return { file, root }
  } catch {
    return null
  }
}

const read = (folder: string, name: string): unknown => {
  const file = resolve(folder, name)
  if (statSync(file).size > MAX_BYTES) throw new Error('too large')
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** @param folder where the command was called; file names are relative to it */
export const verifyCommand = (args: readonly string[], folder: string): CommandAnswer => {
  const asked = parse(args)
  if (asked === null) return unusable(USAGE)
  let bundle: unknown
  try {
    bundle = read(folder, asked.file)
  } catch {
    return unusable(`Die Datei ${JSON.stringify(asked.file)} lässt sich nicht als JSON lesen.`)
  }
  const audience = isRecord(bundle) && bundle.format === AUDIENCE_FORMAT
  const findings = audience ? verifyAudience(bundle, asked.root) : verifyResult(bundle, asked.root)
  const right = findings.every(({ ok }) => ok !== false)
  const whole = findings.every(({ ok }) => ok === true)
  const last = audience
    ? AUDIENCE_SAYS[right ? 'right' : 'wrong']
    : RESULT_SAYS[whole ? 'whole' : right ? 'right' : 'wrong']
  const lines = [
    ...(audience ? [] : titleOf(bundle)),
    ...findings.map(({ ok, what }) => `${MARKS[String(ok)]}  ${what}`),
    last,
  ]
  return { code: right ? 0 : 1, stdout: `${lines.join('\n')}\n`, stderr: '' }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const MARKS: Record<string, string> = {
  true: 'stimmt      ',
  false: 'STIMMT NICHT',
  null: 'offen       ',
}

const AUDIENCE_SAYS = {
  right: 'Die Auszählung ist richtig.',
  wrong: 'Die Auszählung ist nicht bestätigt.',
}

const RESULT_SAYS = {
  whole: 'Das Ergebnis ist vollständig nachgerechnet und stimmt.',
  right: 'Was die Datei offenlegt, stimmt. Was „offen“ ist, lässt sich mit ihr nicht nachrechnen.',
  wrong: 'Das Ergebnis ist nicht bestätigt.',
}

const titleOf = (bundle: unknown): string[] =>
  isRecord(bundle) && typeof bundle.title === 'string' ? [bundle.title.slice(0, 200)] : []
