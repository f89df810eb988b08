/** `npm run --silent rank -- scores.csv`: recounts a ranking without us. */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type ReportOptions, reportOf } from './report.ts'
import { CSV_LIMITS, CsvError, SCORE_UNIT, stepsOf } from './score-csv.ts'

const USAGE =
  'Aufruf: npm run --silent rank -- scores.csv [--rule calibrated|mean] [--min 1] [--max 10] [--seed 1] [--draws 2000] [--min-sheets 3]'

const MOST_DRAWS = 10_000

class Refusal extends Error {}

const options = {
  rule: { type: 'string', default: 'calibrated' },
  min: { type: 'string', default: '1' },
  max: { type: 'string', default: '10' },
  seed: { type: 'string', default: '1' },
  draws: { type: 'string', default: '2000' },
  'min-sheets': { type: 'string', default: '3' },
} as const

/** parseArgs takes a value that begins with a dash for an option; a negative end of the scale is meant. */
const joined = (args: readonly string[]): string[] =>
  args.flatMap((arg, index) => {
    if (/^--(min|max)$/.test(args[index - 1] ?? '') && /^-\d/.test(arg)) return []
    const value = args[index + 1] ?? ''
    return /^--(min|max)$/.test(arg) && /^-\d/.test(value) ? [`${arg}=${value}`] : [arg]
  })

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: joined(args), options, allowPositionals: true })
  } catch {
    throw new Refusal(USAGE)
  }
}

const whole = (name: string, text: string, low: number, high: number): number => {
  if (/^\d{1,10}$/.test(text) && Number(text) >= low && Number(text) <= high) return Number(text)
  throw new Refusal(`--${name}: erwartet wird eine ganze Zahl von ${low} bis ${high}.`)
}

const end = (name: string, text: string): number => {
  const steps = stepsOf(text)
  if (steps !== null && Math.abs(steps) <= 1000 * SCORE_UNIT) return steps / SCORE_UNIT
  throw new Refusal(`--${name}: erwartet wird eine Zahl von -1000 bis 1000.`)
}

const optionsOf = (values: Readonly<Record<keyof typeof options, string>>): ReportOptions => {
  const { rule } = values
  if (rule !== 'calibrated' && rule !== 'mean')
    throw new Refusal('--rule: erwartet wird calibrated oder mean.')
  const [min, max] = [end('min', values.min), end('max', values.max)]
  if (min >= max) throw new Refusal('--min muss kleiner sein als --max.')
  return {
    rule,
    min,
    max,
    seed: whole('seed', values.seed, 0, 2 ** 32 - 1),
    draws: whole('draws', values.draws, 1, MOST_DRAWS),
    minSheets: whole('min-sheets', values['min-sheets'], 1, 100),
  }
}

const read = (folder: string, name: string): Uint8Array => {
  const file = resolve(folder, name)
  try {
    // One byte too many is enough for the reader to refuse it, and it says why.
    return statSync(file).size > CSV_LIMITS.bytes ? new Uint8Array(CSV_LIMITS.bytes + 1) : readFileSync(file)
  } catch {
    throw new Refusal(`Die Datei ${JSON.stringify(name)} lässt sich nicht lesen.`)
  }
}

export interface Outcome {
  readonly code: 0 | 2
  readonly stdout: string
  readonly stderr: string
}

/** Everything but the printing. `folder` is where relative paths begin. */
export const rankCommand = (args: readonly string[], folder: string): Outcome => {
  try {
    const { values, positionals } = parse(args)
    const [file, more] = positionals
    if (file === undefined || more !== undefined) throw new Refusal(USAGE)
    const wanted = optionsOf(values)
    const report = reportOf(read(folder, file), wanted)
    return { code: 0, stdout: `${JSON.stringify(report, null, 2)}\n`, stderr: '' }
  } catch (error) {
    if (error instanceof Refusal || error instanceof CsvError)
      return { code: 2, stdout: '', stderr: `${error.message}\n` }
    throw error
  }
}
