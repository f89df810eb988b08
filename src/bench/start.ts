/** From `npm start` to the first byte of an answer, everything installed, built and migrated before. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const LONGEST_MS = 60_000

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits for the first byte of the home page. */
const firstByte = async (port: number): Promise<void> => {
  for (const until = performance.now() + LONGEST_MS; performance.now() < until; await pause(2)) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
    if (!answer?.ok) continue
    await answer.body?.getReader().read()
    return
  }
  throw new Error('npm start has not answered')
}

/** One start in the folder `data`, ms; ends what it started. */
const once = async (data: string): Promise<number> => {
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), KUER_DATA: data, KUER_DEMO: '0' }
  const started = performance.now()
  // A group of its own: npm's shells and the server go together.
  const child = spawn('npm', ['start'], { env, stdio: 'ignore', detached: true })
  const ended = new Promise((resolve) => child.once('close', resolve))
  try {
    await firstByte(port)
    return performance.now() - started
  } finally {
    process.kill(-(child.pid ?? 0), 'SIGTERM')
    await ended
    // npm may go before the server that it started.
    while (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null)) await pause(20)
  }
}

/** Starts after one that builds, migrates and compiles. */
export const startTimes = async ([count = '5']: string[]): Promise<{ ms: number[] }> => {
  const data = mkdtempSync(join(tmpdir(), 'kuer-bench-start-'))
  try {
    await once(data)
    const ms: number[] = []
    for (let start = 0; start < Number(count); start++) ms.push(await once(data))
    return { ms }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
