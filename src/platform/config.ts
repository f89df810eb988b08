/** Settings from the environment, read once at start-up; every wrong one is named before anything runs. */
import { DEFAULT_KEEP, type Keep, readKeep } from '../backup/rules.ts'
import type { Config } from '../core/services.ts'
import {
  addressesIn,
  type Env,
  type Mode,
  metricsAddress,
  settingProblems,
  withoutEmpty,
} from './settings.ts'

export type { Env } from './settings.ts'

/** What both runtimes read, of settings that have no problem. A missing development secret comes from the caller. */
const configFrom = (env: Env, mode: Mode, defaults: { origin?: string; secret?: string }): Config => {
  const dataLicence = env.KUER_DATA_LICENCE?.trim()
  return {
    mode,
    origin: (env.KUER_ORIGIN ?? defaults.origin ?? '').replace(/\/$/, ''),
    secret: env.KUER_SECRET ?? defaults.secret ?? '',
    firstOrganiser: env.KUER_FIRST_ORGANISER?.trim().toLowerCase() || null,
    proxies: 0,
    ...(dataLicence ? { dataLicence } : {}),
    ...(env.KUER_AUDIT_MAIL ? { logMail: addressesIn(env.KUER_AUDIT_MAIL) } : {}),
  }
}

/** Settings of the Worker. Production unless said otherwise: a forgotten variable must never open /dev/post. */
export const readWorkerSettings = (given: Env): { config: Config; problems: string[] } => {
  const env = withoutEmpty(given)
  const mode = env.KUER_MODE === 'development' ? 'development' : 'production'
  return { config: configFrom(env, mode, {}), problems: settingProblems(env, 'workers', mode) }
}

export interface NodeSettings {
  readonly config: Config
  readonly host: string
  readonly port: number
  /** Folder for the database file and the pictures. */
  readonly data: string
  readonly smtp: { readonly url: string; readonly from: string } | null
  /** Where nightly backups go and how many stay; nowhere without it. */
  readonly backup?: { readonly folder: string; readonly keep: Keep } | null
  /** Where copies of the log go each night; nowhere without it. */
  readonly logCopy?: string | null
  readonly demo: boolean
  /** Where the figures for Prometheus are served; nowhere without it. */
  readonly metrics?: { readonly host: string; readonly port: number } | null
  /** How lines of the log look; without it as people read them where a terminal is attached. */
  readonly log?: 'json' | 'pretty' | null
}

const keepOf = (env: Env): Keep => readKeep(env.KUER_BACKUP_KEEP ?? '') ?? DEFAULT_KEEP

/** Settings of the Node server. `problems` are German sentences; with any of them the server must not start. */
export const readNodeSettings = (
  given: Env,
  developmentSecret: () => string,
): { settings: NodeSettings; problems: string[] } => {
  const env = withoutEmpty(given)
  const mode = env.NODE_ENV === 'production' || env.KUER_MODE === 'production' ? 'production' : 'development'
  const problems = settingProblems(env, 'node', mode)
  const port = Number(env.PORT ?? '3000')
  // With a problem nothing will run, so nothing is written either.
  const secret =
    mode === 'development' && !env.KUER_SECRET && problems.length === 0 ? developmentSecret() : ''
  const proxies = Number(env.KUER_PROXIES ?? '0')
  const config = { ...configFrom(env, mode, { origin: `http://127.0.0.1:${port}`, secret }), proxies }
  const settings = {
    config,
    host: env.HOST ?? '127.0.0.1',
    port,
    data: env.KUER_DATA ?? 'data',
    smtp: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : null,
    logCopy: env.KUER_AUDIT_COPY ?? null,
    backup: env.KUER_BACKUP_DIR ? { folder: env.KUER_BACKUP_DIR, keep: keepOf(env) } : null,
    demo: mode === 'development' && env.KUER_DEMO !== '0',
    metrics: env.KUER_METRICS ? metricsAddress(env.KUER_METRICS) : null,
    log: env.KUER_LOG === 'json' || env.KUER_LOG === 'pretty' ? env.KUER_LOG : null,
  } satisfies NodeSettings
  return { settings, problems }
}
