// `npm run deploy`: the database first, then the code that needs it; arguments go to `wrangler deploy`.
import { spawnSync } from 'node:child_process'

const wrangler = (...args) => {
  const run = spawnSync(process.execPath, ['node_modules/wrangler/bin/wrangler.js', ...args], {
    stdio: 'inherit',
  })
  if (run.status !== 0) process.exit(run.status ?? 1)
}

if (!process.argv.includes('--dry-run')) wrangler('d1', 'migrations', 'apply', 'kuer', '--remote')
wrangler('deploy', ...process.argv.slice(2))
