/** Composes the services on Workers: D1, R2, Images, send_email. */
import type {
  D1Database,
  Fetcher,
  ImagesBinding,
  Queue,
  R2Bucket,
  SendEmail,
} from '@cloudflare/workers-types'
import { readKeep } from '../backup/rules.ts'
import { type Database, openDatabase } from '../core/database.ts'
import type { Clock, Job } from '../core/ports.ts'
import type { Services } from '../core/services.ts'
import { attachments } from '../document/actions.ts'
import { deliverDue } from '../mail/actions.ts'
import { renewReminder } from '../reminder/actions.ts'
import { signatureOf } from '../site/theme-store.ts'
import { workerAssets } from './assets-workers.ts'
import { DEFAULT_KEEP, readConfig } from './config.ts'
import { filesBeneath } from './file-keys.ts'
import { r2Files } from './files-r2.ts'
import { cloudflareImages } from './images-cloudflare.ts'
import { cloudflareMailer } from './mail-cloudflare.ts'
import { workersQueue } from './queue-workers.ts'
import { d1Sql } from './sql-d1.ts'

/** Bindings and variables of wrangler.toml. */
export interface WorkerEnv {
  readonly DB: D1Database
  readonly FILES: R2Bucket
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
  /** `nightly`: backups go into the bucket, beneath `backups/`. */
  readonly KUER_BACKUP?: string
  readonly KUER_BACKUP_KEEP?: string
  /** Name of the backup that an empty database is filled from. */
  readonly KUER_RESTORE?: string
}

/** A run stays far below the thousand requests to storage that a Worker may make. */
const FILES_PER_RUN = 250

const backupsOf = (env: WorkerEnv, db: Database): Pick<Services, 'backups'> => {
  if (env.KUER_BACKUP !== 'nightly' && !env.KUER_RESTORE) return {}
  return {
    backups: {
      store: filesBeneath(r2Files(env.FILES), 'backups'),
      view: () => ({ db, close: () => {} }),
      keep: readKeep(env.KUER_BACKUP_KEEP ?? '') ?? DEFAULT_KEEP,
      filesPerRun: FILES_PER_RUN,
      nightly: env.KUER_BACKUP === 'nightly',
      ...(env.KUER_RESTORE ? { restoreFrom: env.KUER_RESTORE } : {}),
    },
  }
}

/** @throws when a setting is missing or wrong, naming it */
export const composeWorker = (env: WorkerEnv, clock: Clock = Date.now): Services => {
  const { KUER_MODE, KUER_ORIGIN, KUER_SECRET, KUER_FIRST_ORGANISER } = env
  // Production unless said otherwise: a forgotten variable must never open /dev/post.
  const mode = KUER_MODE === 'development' ? 'development' : 'production'
  const given = { KUER_MODE: mode, KUER_ORIGIN, KUER_SECRET, KUER_FIRST_ORGANISER }
  const { config, problems } = readConfig(given, {})
  if (problems.length > 0) throw new Error(`Kür startet nicht: ${problems.join(' ')}`)
  const db = openDatabase(d1Sql(env.DB))
  const mailer = cloudflareMailer(env.EMAIL, env.MAIL_FROM)
  const sources = { db, files: r2Files(env.FILES), assets: workerAssets(env.ASSETS), config }
  const keepSecrets = mode === 'development'
  return {
    ...sources,
    ...backupsOf(env, db),
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
