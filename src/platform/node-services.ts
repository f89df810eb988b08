/** Composes the services on Node: one SQLite file and one folder. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../core/database.ts'
import { newToken } from '../core/ids.ts'
import { log } from '../core/log.ts'
import type { Clock, Mailer } from '../core/ports.ts'
import type { Services } from '../core/services.ts'
import { attachments } from '../document/actions.ts'
import { deliverDue } from '../mail/actions.ts'
import { renewReminder } from '../reminder/actions.ts'
import { signatureOf } from '../site/theme-store.ts'
import { diskAssets } from './assets-disk.ts'
import type { NodeSettings } from './config.ts'
import { diskFiles } from './files-disk.ts'
import { sharpImages } from './images-sharp.ts'
import { smtpMailer } from './mail-smtp.ts'
import { migrateSqlite, migrationNames } from './migrate.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { createReadiness } from './readiness.ts'
import { openSnapshot } from './sql-snapshot.ts'
import { openSqlite, type SqliteSql } from './sql-sqlite.ts'

/** Without a mail server letters stay readable at /dev/post; the log says that there is one. */
export const logMailer: Mailer = {
  send: async ({ id }) => log('info', 'letter.kept', { letter: id, readable: '/dev/post' }),
}

/** A development secret that survives restarts, kept beside the data. */
export const developmentSecret = (data: string): string => {
  const file = join(data, 'development-secret')
  mkdirSync(data, { recursive: true })
  try {
    return readFileSync(file, 'utf8')
  } catch {
    const secret = newToken()
    writeFileSync(file, secret, { mode: 0o600 })
    return secret
  }
}

export interface NodeServices {
  readonly services: Services
  readonly sql: SqliteSql
  /** Before the end: lets the letter that is being sent be noted as sent, and starts no other. */
  readonly lastLetter: () => Promise<void>
}

const backupsOf = ({ data, backup }: NodeSettings): Pick<Services, 'backups'> => {
  if (!backup) return {}
  const view = () => {
    const snapshot = openSnapshot(join(data, 'kuer.sqlite'))
    return { db: openDatabase(snapshot), close: () => snapshot.close() }
  }
  return {
    backups: {
      store: diskFiles(backup.folder),
      view,
      keep: backup.keep,
      perRun: { files: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY },
      nightly: true,
    },
  }
}

const copiesOf = ({ logCopy }: NodeSettings): Pick<Services, 'logCopy'> =>
  logCopy ? { logCopy: diskFiles(logCopy) } : {}

/** Opens the data folder, brings the schema up to date and composes the services. */
export const composeNode = (settings: NodeSettings, clock: Clock = Date.now): NodeServices => {
  mkdirSync(settings.data, { recursive: true })
  const sql = openSqlite(join(settings.data, 'kuer.sqlite'))
  migrateSqlite(sql.connection, 'migrations')
  const db = openDatabase(sql)
  const mailer = settings.smtp ? smtpMailer(settings.smtp.url, settings.smtp.from) : logMailer
  const files = diskFiles(join(settings.data, 'files'))
  const schema = migrationNames('migrations').at(-1) ?? null
  const sources = {
    db,
    files,
    readiness: createReadiness({ db, files, schema, probe: 'write' }),
    assets: diskAssets('public'),
    config: settings.config,
  }
  // Without a mail server nobody receives a file, so none is made.
  const renewals = { reminder: renewReminder(sources) }
  const delivery = settings.smtp
    ? { db, mailer, clock, renewals, attachments: attachments(sources), signature: () => signatureOf(db) }
    : { db, mailer, clock, renewals, keepSecrets: true }
  // Every form asks for delivery; deliverers side by side would only fight over the same letters.
  let stopping = false
  const deliver = oneAtATime(() => deliverDue({ ...delivery, stopped: () => stopping }))
  return {
    sql,
    lastLetter: async () => {
      stopping = true
      await deliver().catch(() => undefined)
    },
    services: {
      ...sources,
      images: sharpImages(),
      clock,
      deliver,
      ...backupsOf(settings),
      ...copiesOf(settings),
    },
  }
}
