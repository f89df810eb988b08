/** The built server as a process of its own, as an operator runs it; its output is kept. */
import { type ChildProcess, spawn } from 'node:child_process'
import { build } from 'esbuild'

export interface Running {
  readonly child: ChildProcess
  readonly origin: string
  /** Everything it has said so far, both streams. */
  said(): string
  /** Its exit code once it has ended; -1 after a signal. */
  readonly ended: Promise<number>
}

/** A module of the plain scripts in src/tools. */
export const untyped = (path: string) => import(new URL(path, import.meta.url).href)

/** Bundles the server once for a test file, beside the real one. */
export const buildServer = async (name: string): Promise<string> => {
  const outfile = `dist/${name}.mjs`
  const { nodeBuild } = await untyped('../../src/tools/build.mjs')
  await build({ ...nodeBuild('node'), outfile, sourcemap: false })
  return outfile
}

/** Starts it with these settings and nothing from the environment but the path. */
export const startProcess = (script: string, env: Record<string, string>): Running => {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env.PATH ?? '', KUER_DEMO: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
    })
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)))
  return { child, origin: `http://127.0.0.1:${env.PORT}`, said: () => said, ended }
}

/** Waits until `what` holds. @throws with everything said when it does not come true */
export const until = async (what: () => boolean | Promise<boolean>, running: Running): Promise<void> => {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (await what()) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`never came true; said: ${running.said()}`)
}

/** Waits until it listens. */
export const listening = (running: Running): Promise<void> =>
  until(() => running.said().includes('"event":"started"'), running)
