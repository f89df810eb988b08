/**
 * `npm run mutants [-- --seed 1 --count 100 --only submission]`: makes mistakes in rules and permissions, one at a
 * time, and runs the tests that import the file. Exit code 1 when fewer than 95 of 100 are noticed.
 */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { type Mutant, mutantsOf, sample } from './mutate.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '100' },
    only: { type: 'string', default: '' },
  },
})

const NOTICED = 0.95
/** What takes longer is no answer, and does not count as noticed. */
const LONGEST_MS = 120_000

const list = (folder: string, pattern: RegExp): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((file) => pattern.test(file))
    .sort()

const SOURCES = list('src', /\/([a-z-]+-)?rules\.ts$|^src\/permission\/[a-z]+\.ts$/).filter((file) =>
  file.includes(values.only),
)

/** Tests of browsers, of both runtimes and of whole years are too slow to be asked about every mistake. */
const TESTS = list('test', /\.test\.tsx?$/)
  .filter(
    (file) =>
      !/^test\/(a11y|journeys|torture|demo|mutants|architecture)\/|hardening|race|hostile|twin-worlds/.test(
        file,
      ),
  )
  .map((file) => [file, readFileSync(file, 'utf8')] as const)

/** Tests that start a server or build a year take seconds; they are asked where no quicker one imports the file. */
const isQuick = (text: string) => !/node-server|submission\/world|workerd|platform\//.test(text)

/** The tests of a file: those that import it; for permissions also the whole matrix. */
const testsOf = (source: string): string[] => {
  const near = TESTS.filter(([, text]) => text.includes(`${source}'`))
  const quick = near.filter(([, text]) => isQuick(text))
  const files = (quick.length > 0 ? quick : near).map(([file]) => file)
  const doors = /^src\/(permission|account\/rules)/.test(source)
  return doors ? [...new Set([...files, ...DOORS])] : files
}

const DOORS = ['summary', 'rules', 'matrix-table'].map((name) => `test/permissions/${name}.test.ts`)

type Outcome = 'passed' | 'failed' | 'too long'

/** How the tests end with this mistake (or, with null, without any). */
const outcomeOf = (tests: readonly string[], mutant: Mutant | null): Promise<Outcome> =>
  new Promise((resolve) => {
    const args = [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      'test/mutants/vitest.config.ts',
      ...tests,
    ]
    const env = { ...process.env, KUER_MUTANT: JSON.stringify(mutant) }
    const child = spawn(process.execPath, args, { env, stdio: 'ignore', timeout: LONGEST_MS })
    child.on('exit', (code) => resolve(code === null ? 'too long' : code === 0 ? 'passed' : 'failed'))
  })

const sound = new Map<string, Promise<Outcome>>()

/** How the tests of a file end without a mistake; asked once. Only where they pass does a failure say something. */
const without = (file: string): Promise<Outcome> => {
  const known = sound.get(file) ?? outcomeOf(testsOf(file), null)
  sound.set(file, known)
  return known
}

/** Calls `work` for all, as many at a time as there are processors. */
const sideBySide = async <T>(all: readonly T[], work: (one: T) => Promise<void>) => {
  const waiting = all.values()
  const worker = async () => {
    for (const one of waiting) await work(one)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
}

const main = async (): Promise<number> => {
  const tested = SOURCES.filter((file) => testsOf(file).length > 0)
  const untested = SOURCES.filter((file) => testsOf(file).length === 0)
  const all = tested.flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')))
  const chosen = sample(all, Number(values.count), Number(values.seed))
  console.log(
    `${chosen.length} of ${all.length} possible mistakes in ${tested.length} files, seed ${values.seed}`,
  )
  if (untested.length > 0) console.log(`No test imports: ${untested.join(', ')}`)
  const survivors: Mutant[] = []
  const unclear = new Set<string>()
  let done = 0
  let noticed = 0
  await sideBySide(chosen, async (mutant) => {
    const first = await without(mutant.file)
    const then = first === 'passed' ? await outcomeOf(testsOf(mutant.file), mutant) : 'too long'
    if (then === 'failed') noticed += 1
    if (then === 'passed') survivors.push(mutant)
    if (then === 'too long') unclear.add(`${mutant.file}:${mutant.line}`)
    done += 1
    if (done % 10 === 0) console.log(`${done} tried, ${noticed} noticed`)
  })
  for (const { file, line, before, after } of survivors)
    console.log(`not noticed: ${file}:${line}  ${before.trim()} → ${after.trim() || '(nothing)'}`)
  if (unclear.size > 0)
    console.log(`no answer in time, or failing without a mistake: ${[...unclear].join(', ')}`)
  console.log(`${noticed} of ${chosen.length} mistakes noticed`)
  return noticed >= chosen.length * NOTICED ? 0 : 1
}

process.exit(await main())
