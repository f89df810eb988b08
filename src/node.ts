/** The server on Node: composes the services, serves pages and files, delivers mail, stops gracefully. */
import { createApp } from './app.ts'
import { createTick } from './chore/actions.ts'
import { CHORES } from './chores.ts'
import { createPublicPages } from './core/public-pages.ts'
import { prepareDemo } from './demo/start.ts'
import { compress } from './platform/compress.ts'
import { readNodeSettings } from './platform/config.ts'
import { sharpImages } from './platform/images-sharp.ts'
import { nodeServer } from './platform/node-server.ts'
import { composeNode, developmentSecret } from './platform/node-services.ts'

const TICK_MS = 30_000

const { settings, problems } = readNodeSettings(process.env, () =>
  developmentSecret(process.env.KUER_DATA ?? 'data'),
)
if (problems.length > 0) {
  console.error(`Kür startet nicht:\n${problems.map((problem) => `  – ${problem}`).join('\n')}`)
  process.exit(1)
}

const { services, sql, lastLetter } = composeNode(settings)
// A hundred pictures at the first start: quickly rather than small.
if (settings.demo) await prepareDemo({ ...services, images: sharpImages({ quick: true }) })

const pages = createPublicPages(services.db, services.clock, { compress })
const server = nodeServer(createApp(services, pages), pages, settings.config.origin)
server.listen(settings.port, settings.host, () => console.log(`Kür läuft: ${settings.config.origin}`))

server.on('error', (error: NodeJS.ErrnoException) => {
  const busy = `Der Port ${settings.port} ist schon belegt. Läuft Kür bereits? Sonst einen anderen wählen: PORT=3001 npm start`
  console.error(error.code === 'EADDRINUSE' ? busy : String(error))
  process.exit(1)
})

const tick = createTick(CHORES, services, ({ name, error }) => {
  if (error !== null) console.error(`${name}: ${String(error)}`)
})
const interval = setInterval(() => void tick(), TICK_MS)

const stop = () => {
  clearInterval(interval)
  server.close(async () => {
    await lastLetter()
    sql.close()
    process.exit(0)
  })
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
