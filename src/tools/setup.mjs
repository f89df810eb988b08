// Makes a fresh clone ready: installs exactly what the lock file says, when it has not been installed yet.
// Plain Node 20 without any package, because it runs before there are packages.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const stamp = 'node_modules/.kuer-installed'
const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('Kür: installiere die Pakete der Lock-Datei (npm ci), das dauert etwa 20 Sekunden …')
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (run.status !== 0) process.exit(run.status ?? 1)
  writeFileSync(stamp, wanted)
}
