/** `npm run --silent verify -- auszaehlung.json [--root HEX]`: recounts a published vote without us. */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { verifyAudience } from './verify.ts'

const USAGE = 'Aufruf: npm run --silent verify -- auszaehlung.json [--root GESAMTWERT]'

/** Largest file, bytes: 100,000 ballots take about six million. */
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
  const findings = verifyAudience(bundle, asked.root)
  const right = findings.every(({ ok }) => ok)
  const lines = [
    ...findings.map(({ ok, what }) => `${ok ? 'stimmt      ' : 'STIMMT NICHT'}  ${what}`),
    right ? 'Die Auszählung ist richtig.' : 'Die Auszählung ist nicht bestätigt.',
  ]
  return { code: right ? 0 : 1, stdout: `${lines.join('\n')}\n`, stderr: '' }
}
