/** Runs the contract inside workerd: `/?case=N` runs one case, `/letter` delivers one through send_email. */
import { openDatabase } from '../../src/core/database.ts'
import { deliverDue } from '../../src/mail/actions.ts'
import { post } from '../../src/mail/store.ts'
import { r2Files } from '../../src/platform/files-r2.ts'
import { cloudflareImages } from '../../src/platform/images-cloudflare.ts'
import { cloudflareMailer } from '../../src/platform/mail-cloudflare.ts'
import { d1Sql } from '../../src/platform/sql-d1.ts'
import type { WorkerEnv } from '../../src/platform/worker-services.ts'
import { cases, type Ports } from '../contract/cases.ts'

const portsOf = (env: WorkerEnv): Ports => {
  const sql = d1Sql(env.DB)
  return { sql, db: openDatabase(sql), files: r2Files(env.FILES), images: cloudflareImages(env.IMAGES) }
}

const runCase = async (env: WorkerEnv, index: number) => {
  const wanted = cases[index]
  if (!wanted) return { ok: false, error: `no case ${index}` }
  try {
    await wanted.run(portsOf(env))
    return { ok: true, name: wanted.name }
  } catch (error) {
    return { ok: false, name: wanted.name, error: error instanceof Error ? error.stack : String(error) }
  }
}

const sendLetter = async (env: WorkerEnv) => {
  const { db } = portsOf(env)
  const mailer = cloudflareMailer(env.EMAIL, env.MAIL_FROM)
  const letter = { key: 'binding', kind: 'receipt' as const, to: 'jury@kuer.example' }
  const text = { subject: 'Grüße aus Würzburg', body: 'Schöne Größe\nzweite Zeile' }
  await db.commit([db.q.deleteFrom('outbox'), post(db.q, { ...letter, ...text }, Date.now())])
  const report = await deliverDue({ db, mailer, clock: Date.now })
  const row = await db.q.selectFrom('outbox').select(['state', 'last_error']).executeTakeFirst()
  return { report, row }
}

// biome-ignore lint/style/noDefaultExport: workerd takes the handlers from the default export.
export default {
  fetch: async (request: Request, env: WorkerEnv) => {
    const url = new URL(request.url)
    if (url.pathname === '/letter') return Response.json(await sendLetter(env))
    return Response.json(await runCase(env, Number(url.searchParams.get('case'))))
  },
}
