/** The server on Node: composes the services, serves pages and files, works in the background, stops gracefully. */
import { join } from 'node:path'
import { operationFigures } from './admin/operation-store.ts'
import { createApp } from './app.ts'
import { createTick, logChore } from './chore/actions.ts'
import { CHORES } from './chores.ts'
import { log, logError, logTo } from './core/log.ts'
import { createPublicPages } from './core/public-pages.ts'
import { prepareDemo } from './demo/start.ts'
import { compress } from './platform/compress.ts'
import { readNodeSettings } from './platform/config.ts'
import { sharpImages } from './platform/images-sharp.ts'
import { stdoutLog } from './platform/log-node.ts'
import { createNodeMetrics, metricsServer } from './platform/node-metrics.ts'
import { createRequests } from './platform/node-requests.ts'
import { nodeServer } from './platform/node-server.ts'
import { composeNode, developmentSecret } from './platform/node-services.ts'
import { databaseProblem, EXIT_CONFIG, folderProblem, listenProblem } from './platform/start-problems.ts'
import { stopOnSignals } from './platform/stop.ts'

const TICK_MS = 30_000

const refuse = (problems: readonly string[], exit = EXIT_CONFIG): never => {
  process.stderr.write(`Kür startet nicht:\n${problems.map((problem) => `  – ${problem}\n`).join('')}`)
  return process.exit(exit)
}

const data = process.env.KUER_DATA || 'data'
const backups = process.env.KUER_BACKUP_DIR
const folders = [folderProblem(data), backups ? folderProblem(backups, 'KUER_BACKUP_DIR') : null].filter(
  (problem) => problem !== null,
)
const { settings, problems } = readNodeSettings(process.env, () =>
  folders.length > 0 ? '' : developmentSecret(data),
)
if (folders.length + problems.length > 0) refuse([...problems, ...folders])

const pretty = settings.log ? settings.log === 'pretty' : process.stdout.isTTY === true
logTo(stdoutLog(pretty))
process.on('uncaughtException', (error) => {
  logError('crash', error)
  process.exit(1)
})

const compose = () => {
  try {
    return composeNode(settings)
  } catch (error) {
    return refuse([databaseProblem(error, join(settings.data, 'kuer.sqlite'))])
  }
}
const { services, sql, lastLetter } = compose()
// A hundred pictures at the first start: quickly rather than small.
if (settings.demo) await prepareDemo({ ...services, images: sharpImages({ quick: true }) })

const metrics = createNodeMetrics({
  sql,
  data: settings.data,
  stored: () => operationFigures(services.db, services.clock()),
  ready: async () => (await services.readiness.check()).length === 0,
})
const requests = createRequests(metrics, settings.config.proxies)
const pages = createPublicPages(services.db, services.clock, { compress })
const server = nodeServer(createApp(services, pages), pages, settings.config.origin, requests)

const listen = (
  at: { readonly host: string; readonly port: number },
  on: typeof server,
  ready: () => void,
) => {
  on.on('error', (error) => {
    const { sentence, exit } = listenProblem(error, at)
    refuse([sentence], exit)
  })
  on.listen(at.port, at.host, ready)
}
const { origin, mode } = settings.config
listen(settings, server, () => {
  log('info', 'started', { origin, mode, node: process.version })
  if (pretty) process.stdout.write(`Kür läuft: ${origin}\n`)
})
const figures = settings.metrics ? metricsServer(metrics) : null
if (figures && settings.metrics) listen(settings.metrics, figures, () => undefined)

const tick = createTick(CHORES, services, (outcome) => {
  metrics.chore(outcome)
  logChore(outcome)
})
const ticking = new Set<Promise<void>>()
const interval = setInterval(() => {
  const one = tick().finally(() => ticking.delete(one))
  ticking.add(one)
}, TICK_MS)

stopOnSignals({
  server,
  requests,
  readiness: services.readiness,
  finish: async () => {
    clearInterval(interval)
    figures?.close()
    await Promise.all(ticking)
    await lastLetter()
    sql.close()
  },
})
