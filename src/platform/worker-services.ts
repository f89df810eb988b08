/** Composes the services on Workers: D1, R2, Images, send_email. */
import type {
  D1Database,
  Fetcher,
  ImagesBinding,
  Queue,
  R2Bucket,
  SendEmail,
} from '@cloudflare/workers-types'
import { DEFAULT_KEEP, readKeep } from '../backup/rules.ts'
import { type Database, openDatabase } from '../core/database.ts'
import type { Clock, Job } from '../core/ports.ts'
import type { Services } from '../core/services.ts'
import { attachments } from '../document/actions.ts'
import { deliverDue } from '../mail/actions.ts'
import { renewReminder } from '../reminder/actions.ts'
import { signatureOf } from '../site/theme-store.ts'
import { workerAssets } from './assets-workers.ts'
import { readWorkerSettings } from './config.ts'
import { filesBeneath } from './file-keys.ts'
import { r2Files } from './files-r2.ts'
import { cloudflareImages } from './images-cloudflare.ts'
import { cloudflareMailer } from './mail-cloudflare.ts'
import { workersQueue } from './queue-workers.ts'
import { createReadiness } from './readiness.ts'
import { d1Sql } from './sql-d1.ts'

declare global {
  // Set by the build to the name of the newest migration.
  var KUER_SCHEMA: string | undefined
}

/** Bindings and variables of wrangler.toml. */
export interface WorkerEnv {
  readonly DB: D1Database
  readonly FILES: R2Bucket
  /** Another bucket, if wanted: copies of the log. */
  readonly AUDIT_COPY?: R2Bucket
  readonly IMAGES: ImagesBinding
  readonly ASSETS: Fetcher
  readonly EMAIL: SendEmail
  /** Without it pictures are made within the request. */
  readonly PHOTOS?: Queue<Job>
  readonly MAIL_FROM: string
  readonly KUER_MODE?: string
  readonly KUER_ORIGIN?: string
  readonly KUER_SECRET?: string
  readonly KUER_FIRST_ORGANISER?: string
  readonly KUER_DATA_LICENCE?: string
  readonly KUER_AUDIT_MAIL?: string
  /** `nightly`: backups go into the bucket, beneath `backups/`. */
  readonly KUER_BACKUP?: string
  readonly KUER_BACKUP_KEEP?: string
  /** Name of the backup that an empty database is filled from. */
  readonly KUER_RESTORE?: string
}

/** A run stays far below the requests to storage, and the time to make digests, that a Worker has. */
const PER_RUN = { files: 250, bytes: 256 * 1024 * 1024 }

const backupsOf = (env: WorkerEnv, db: Database): Pick<Services, 'backups'> => {
  if (env.KUER_BACKUP !== 'nightly' && !env.KUER_RESTORE) return {}
  return {
    backups: {
      store: filesBeneath(r2Files(env.FILES), 'backups'),
      view: () => ({ db, close: () => {} }),
      keep: readKeep(env.KUER_BACKUP_KEEP ?? '') ?? DEFAULT_KEEP,
      perRun: PER_RUN,
      nightly: env.KUER_BACKUP === 'nightly',
      ...(env.KUER_RESTORE ? { restoreFrom: env.KUER_RESTORE } : {}),
    },
  }
}

/** The variables and secrets; bindings are objects. */
const textsOf = (env: WorkerEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )

/** A Worker that must not serve, and what is wrong, in German sentences. */
export class WrongSettings extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join(' '))
    this.name = 'WrongSettings'
  }
}

/** @throws WrongSettings when a setting is missing or wrong */
export const composeWorker = (env: WorkerEnv, clock: Clock = Date.now): Services => {
  const { config, problems } = readWorkerSettings(textsOf(env))
  if (problems.length > 0) throw new WrongSettings(problems)
  const db = openDatabase(d1Sql(env.DB))
  const mailer = cloudflareMailer(env.EMAIL, env.MAIL_FROM)
  const files = r2Files(env.FILES)
  const schema = globalThis.KUER_SCHEMA ?? null
  const sources = {
    db,
    files,
    readiness: createReadiness({ db, files, schema, probe: 'read' }),
    assets: workerAssets(env.ASSETS),
    config,
  }
  const keepSecrets = config.mode === 'development'
  return {
    ...sources,
    ...backupsOf(env, db),
    ...(env.AUDIT_COPY ? { logCopy: r2Files(env.AUDIT_COPY) } : {}),
    images: cloudflareImages(env.IMAGES),
    clock,
    ...(env.PHOTOS ? { queue: workersQueue(env.PHOTOS) } : {}),
    deliver: () =>
      deliverDue({
        db,
        mailer,
        clock,
        keepSecrets,
        renewals: { reminder: renewReminder(sources) },
        attachments: attachments(sources),
        signature: () => signatureOf(db),
      }),
  }
}
