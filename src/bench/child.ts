/** Child processes of the benchmark: this same file in another role, pinned to one core where that is possible. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'

const SELF = process.argv[1] ?? ''

const pins = (() => {
  try {
    execFileSync('taskset', ['-c', '0', 'true'], { stdio: 'ignore' })
    execFileSync('taskset', ['-c', '1', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** Keeps this process on one core, so that load and server do not fight over it. */
export const pinMyself = (core: number): void => {
  if (pins) execFileSync('taskset', ['-acp', String(core), String(process.pid)], { stdio: 'ignore' })
}

/** As `npm start` runs the server (src/tools/start.mjs). */
const ENV = { ...process.env, MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2' }

export const isPinned = (): boolean => pins

export interface Child<T> {
  readonly process: ChildProcess
  readonly answer: T
}

/** Starts a role and waits for its first message. `core` null leaves it free to use all. */
export const start = <T>(role: string, args: readonly (string | number)[], core: number | null) =>
  new Promise<Child<T>>((resolve, reject) => {
    const command = [process.execPath, '--enable-source-maps', SELF, role, ...args.map(String)]
    const pinned = core === null ? ['-c', '0-1', ...command] : ['-c', String(core), ...command]
    const [program = '', ...rest] = pins ? ['taskset', ...pinned] : command
    // Its log (letters, mostly) would be measured too, and read by nobody.
    const child = spawn(program, rest, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: ENV })
    child.once('message', (answer) => resolve({ process: child, answer: answer as T }))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${role} ended with ${code} and no answer`)))
  })

/** Runs a role to its end and returns its answer. */
export const run = async <T>(role: string, args: readonly (string | number)[], core: number | null) => {
  const { process: child, answer } = await start<T>(role, args, core)
  await ended(child)
  return answer
}

/** Lets a child tell, whenever it is asked, how much processor time it has used. */
export const tellProcessorTime = (): void => {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ microseconds: user + system })
  })
}

/** Microseconds of processor time that a child has used up to now. */
export const processorTime = (child: ChildProcess) =>
  new Promise<number>((resolve) => {
    child.once('message', (answer) => resolve((answer as { microseconds: number }).microseconds))
    child.send('processor time')
  })

/** Tells a child that it may go, and waits until it has. */
export const stop = async (child: ChildProcess): Promise<void> => {
  if (child.connected) child.disconnect()
  await ended(child)
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })
