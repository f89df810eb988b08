/** `npm run --silent verify -- log.jsonl… [--root HEX]`: checks copies of the log without us. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type ChainReport, type Seal, verifyChain } from './chain.ts'
import { parseLog } from './log-file.ts'

export interface LogAnswer {
  /** 0 everything is right, 1 something is not, 2 nothing could be checked */
  readonly code: 0 | 1 | 2
  readonly stdout: string
  readonly stderr: string
}

const unusable = (stderr: string): LogAnswer => ({ code: 2, stdout: '', stderr: `${stderr}\n` })

/**
 * Checks files that end in `.jsonl`, in the order of their names: those of several nights are one log.
 * @param folder where the command was called; file names are relative to it
 * @returns null where the arguments name no such file
 */
export const verifyLogCommand = (args: readonly string[], folder: string): LogAnswer | null => {
  if (!args.some((arg) => arg.endsWith('.jsonl'))) return null
  try {
    const options = { root: { type: 'string' } } as const
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true })
    const root = values.root ?? null
    if (root !== null && !/^[0-9a-f]{64}$/i.test(root))
      return unusable('--root muss 64 Hexadezimalziffern haben.')
    const texts = positionals.sort().map((name) => readFileSync(resolve(folder, name), 'utf8'))
    return verifyLog(texts.join(''), root)
  } catch (error) {
    return unusable(
      `Das Protokoll lässt sich nicht lesen: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/**
 * Checks the text of one copy, or of several one after the other.
 * @param root the hash of a seal as known from outside, e.g. from a letter; null for none
 */
export const verifyLog = (text: string, root: string | null): LogAnswer => {
  const log = parseLog(text)
  if ('line' in log)
    return { code: 2, stdout: '', stderr: `Zeile ${log.line} gehört nicht zu einem Protokoll.\n` }
  const [first] = log.seals
  if (!first) return { code: 2, stdout: '', stderr: 'In der Datei steht kein Siegel.\n' }
  const report = verifyChain(log.events, log.seals, root === null ? [] : [root], before(first))
  return { code: report.problem === null ? 0 : 1, stdout: sentences(report, first, root), stderr: '' }
}

/** A copy may begin later than the log: its first seal is then taken to follow the one it names. */
const before = ({ number, from_seq, prev }: Seal) =>
  number === 1 ? null : { number: number - 1, to_seq: from_seq - 1, hash: prev }

const sentences = (report: ChainReport, first: Seal, root: string | null): string => {
  const { seals, events, unsealed, head, problem } = report
  const lines = [
    `${events} Ereignisse, ${seals} Siegel, das letzte: ${head}`,
    ...(first.number === 1
      ? []
      : [`Die Datei beginnt mit Siegel ${first.number}; was davor war, ist nicht geprüft.`]),
    ...(unsealed === 0 ? [] : [`${unsealed} Ereignisse nach dem letzten Siegel sind noch nicht versiegelt.`]),
    problem === null ? 'stimmt        Das Protokoll ist unverändert.' : `STIMMT NICHT  ${problem}`,
    ...(root !== null || problem !== null
      ? []
      : [
          'Ob es ganz neu geschrieben wurde, zeigt erst ein Prüfwert von außen: --root mit dem Wert aus einer Nachricht.',
        ]),
  ]
  return `${lines.join('\n')}\n`
}
