// `npm run dev:workers`: the same application in workerd, with D1, R2, Images, mail and cron emulated on this machine.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'

const port = process.env.PORT ?? '8787'
const wrangler = 'node_modules/wrangler/bin/wrangler.js'
// No metrics and no look-up of a sample request: nothing leaves this machine.
const env = {
  ...process.env,
  WRANGLER_SEND_METRICS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  CI: 'true',
}

// Development settings live in .dev.vars, which is never committed and never deployed.
if (!existsSync('.dev.vars')) {
  const secret = randomBytes(32).toString('hex')
  writeFileSync('.dev.vars', `KUER_MODE=development\nKUER_SECRET=${secret}\n`, { mode: 0o600 })
}

const migrated = spawnSync(process.execPath, [wrangler, 'd1', 'migrations', 'apply', 'kuer', '--local'], {
  stdio: 'inherit',
  env,
})
if (migrated.status !== 0) process.exit(migrated.status ?? 1)

const first = process.env.KUER_FIRST_ORGANISER ?? 'geschaeftsstelle@kuer.example'
console.log(
  `\nErste Geschäftsstelle: mit ${first} anmelden; der Code liegt unter http://127.0.0.1:${port}/dev/post\n`,
)

const vars = [`KUER_ORIGIN:http://127.0.0.1:${port}`, `KUER_FIRST_ORGANISER:${first}`]
const dev = spawn(
  process.execPath,
  [
    wrangler,
    'dev',
    '--ip',
    '127.0.0.1',
    '--port',
    port,
    '--test-scheduled',
    ...vars.flatMap((item) => ['--var', item]),
  ],
  { stdio: 'inherit', env },
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => dev.kill(signal))
dev.on('exit', (code) => process.exit(code ?? 0))
