/** The server as `npm start` runs it, in a process of its own that can be killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { build } from 'esbuild'
import { freePort } from './node-server.ts'

export interface ServerProcess {
  readonly origin: string
  readonly port: number
  /** What the running or last process wrote. */
  readonly output: () => string
  /** Process id of the one that runs. */
  readonly pid: () => number
  /** Starts it and waits for its first answer. */
  start(): Promise<void>
  /** Ends it and waits until it has gone. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
  /** Kills it if it runs, and removes the bundle. */
  close(): Promise<void>
}

export const SERVER_SECRET = 'x'.repeat(32)

/** Bundles the server once; `data` is the folder that each process finds. */
export const serverProcess = async (data: string): Promise<ServerProcess> => {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  // Beside node_modules, where what stays outside the bundle is found.
  const bundle = `dist/server-${port}.mjs`
  await build({
    entryPoints: ['src/node.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  })
  let server: ChildProcess | null = null
  let heard = ''

  const kill = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const child = server
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }
  return {
    origin,
    port,
    output: () => heard,
    pid: () => server?.pid ?? 0,
    start: async () => {
      const env = {
        ...process.env,
        PORT: String(port),
        KUER_DATA: data,
        KUER_SECRET: SERVER_SECRET,
        KUER_DEMO: '0',
      }
      const child = spawn(process.execPath, [bundle], { env, stdio: ['ignore', 'pipe', 'pipe'] })
      server = child
      heard = ''
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => {
          heard += chunk.toString('utf8')
        })
      for (let attempt = 0; attempt < 400; attempt += 1) {
        if (child.exitCode !== null) break
        if (
          await fetch(`${origin}/anmelden`).then(
            ({ ok }) => ok,
            () => false,
          )
        )
          return
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      throw new Error(`the server did not start: ${heard}`)
    },
    kill,
    close: async () => {
      await kill('SIGKILL')
      rmSync(bundle, { force: true })
    },
  }
}
