/** The server on Node: composes the services, serves pages and files, delivers mail, stops gracefully. */
import { forgetOld } from './account/store.ts'
import { createApp } from './app.ts'
import { refreshIndex } from './archive/actions.ts'
import { countDue } from './audience/count-actions.ts'
import { sealDue } from './commitment/actions.ts'
import { createPublicPages } from './core/public-pages.ts'
import { prepareDemo } from './demo/start.ts'
import { planJuryReminders } from './mailing/jury-reminder.ts'
import { compress } from './platform/compress.ts'
import { readNodeSettings } from './platform/config.ts'
import { sharpImages } from './platform/images-sharp.ts'
import { nodeServer } from './platform/node-server.ts'
import { composeNode, developmentSecret } from './platform/node-services.ts'
import { watchReleases } from './publication/opening.ts'
import { planReminders } from './reminder/actions.ts'
import { indexChanges } from './table/actions.ts'

const DELIVER_EVERY_MS = 30_000

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

const interval = setInterval(() => {
  const now = services.clock()
  // Letters go out even where reminders cannot be planned.
  void planReminders(services)
    .catch((error: unknown) => console.error(`Erinnerungen: ${String(error)}`))
    .then(services.deliver)
    .catch((error: unknown) => console.error(`Postausgang: ${String(error)}`))
  void services.db.commit(forgetOld(services.db.q, now))
  void planJuryReminders(services).catch((error: unknown) =>
    console.error(`Erinnerungen an die Jury: ${String(error)}`),
  )
  void countDue(services).catch((error: unknown) => console.error(`Auszählung: ${String(error)}`))
  void sealDue(services).catch((error: unknown) => console.error(`Gesamtwert: ${String(error)}`))
  void watchReleases(services).catch((error: unknown) => console.error(`Freigabe: ${String(error)}`))
  void indexChanges(services.db).catch((error: unknown) => console.error(`Suchindex: ${String(error)}`))
  void refreshIndex(services).catch((error: unknown) => console.error(`Archivsuche: ${String(error)}`))
}, DELIVER_EVERY_MS)

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
