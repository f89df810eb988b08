/** nginx as it serves one file, with the same headers; one worker, pinned like every other server that is measured. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isPinned } from './child.ts'
import type { Recorded } from './public.ts'

export interface Nginx {
  readonly port: number
  /** Microseconds of processor time that its worker has used, in steps of 10 ms. */
  processorTime(): number
  stop(): Promise<void>
}

/** Microseconds in one tick of /proc (100 a second on every Linux that is not special). */
const TICK = 10_000

const isThere = (): boolean => {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

const configuration = (folder: string, port: number, { headers }: Recorded) => `
daemon off;
worker_processes 1;
pid ${folder}/pid;
error_log stderr crit;
events { worker_connections 256; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  open_file_cache max=10;
  client_body_temp_path ${folder};
  proxy_temp_path ${folder};
  fastcgi_temp_path ${folder};
  uwsgi_temp_path ${folder};
  scgi_temp_path ${folder};
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    default_type "text/html; charset=UTF-8";
    ${headers
      .filter(([name]) => !/^(content-(type|length)|etag|date|connection|keep-alive)$/i.test(name))
      .map(([name, value]) => `add_header ${name} ${JSON.stringify(value)};`)
      .join('\n    ')}
    location / { try_files /page =404; }
  }
}`

/** Starts nginx on what was recorded; null where no nginx is installed. */
export const startNginx = async (recorded: Recorded, core: number): Promise<Nginx | null> => {
  if (!isThere()) return null
  const folder = mkdtempSync(join(tmpdir(), 'kuer-nginx-'))
  const port = await freePort()
  writeFileSync(join(folder, 'page'), Buffer.from(recorded.base64, 'base64'))
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, recorded))
  // The worker is not root and must read what mkdtemp keeps for its owner.
  execFileSync('chmod', ['755', folder])
  const command = ['nginx', '-p', folder, '-c', join(folder, 'nginx.conf')]
  const [program = '', ...rest] = isPinned() ? ['taskset', '-c', String(core), ...command] : command
  const master = spawn(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] })
  await listening(port)
  const worker = readFileSync(`/proc/${master.pid}/task/${master.pid}/children`, 'utf8').trim()
  return {
    port,
    processorTime: () => {
      const [user = 0, system = 0] = readFileSync(`/proc/${worker}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')
        .slice(11, 13)
        .map(Number)
      return (user + system) * TICK
    },
    stop: () =>
      new Promise((resolve) => {
        master.once('exit', () => {
          rmSync(folder, { recursive: true, force: true })
          resolve()
        })
        master.kill('SIGTERM')
      }),
  }
}

const listening = async (port: number): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('nginx does not answer')
}
