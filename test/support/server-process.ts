/** One server on one data folder that is killed and started again. */
import { rmSync } from 'node:fs'
import { freePort } from './node-server.ts'
import { buildServer, listening, type Running, startProcess } from './process.ts'

export interface ServerProcess {
  readonly origin: string
  readonly port: number
  /** What the running or last process wrote. */
  readonly output: () => string
  /** Process id of the one that runs. */
  readonly pid: () => number
  /** Starts it and waits until it listens. */
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
  const bundle = await buildServer(`server-${port}`)
  let server: Running | null = null

  const kill = async (signal: 'SIGKILL' | 'SIGTERM') => {
    server?.child.kill(signal)
    await server?.ended
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    output: () => server?.said() ?? '',
    pid: () => server?.child.pid ?? 0,
    start: async () => {
      server = startProcess(bundle, { PORT: String(port), KUER_DATA: data, KUER_SECRET: SERVER_SECRET })
      await listening(server)
    },
    kill,
    close: async () => {
      await kill('SIGKILL')
      rmSync(bundle, { force: true })
    },
  }
}
