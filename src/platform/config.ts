/** Settings from the environment, read once at start-up; every wrong one is named before anything runs. */
import { type Keep, readKeep } from '../backup/rules.ts'
import type { Config } from '../core/services.ts'

export type Env = Readonly<Record<string, string | undefined>>

/** What both runtimes read. A missing development secret is filled in by the caller. */
export const readConfig = (
  env: Env,
  defaults: { origin?: string; secret?: string },
): { config: Config; problems: string[] } => {
  const mode = env.NODE_ENV === 'production' || env.KUER_MODE === 'production' ? 'production' : 'development'
  const origin = (env.KUER_ORIGIN ?? (mode === 'development' ? defaults.origin : '') ?? '').replace(/\/$/, '')
  const secret = env.KUER_SECRET ?? (mode === 'development' ? defaults.secret : '') ?? ''
  const proxies = Number(env.KUER_PROXIES ?? '0')
  const problems = [
    ...(isOrigin(origin, mode)
      ? []
      : [
          'KUER_ORIGIN fehlt oder ist keine Adresse wie https://award.example.org (ohne Pfad, in Produktion mit https).',
        ]),
    ...(secret.length >= 32
      ? []
      : ['KUER_SECRET fehlt oder ist kürzer als 32 Zeichen. Erzeugen: openssl rand -hex 32']),
    ...(Number.isInteger(proxies) && proxies >= 0 && proxies <= 9
      ? []
      : ['KUER_PROXIES muss eine Zahl von 0 bis 9 sein.']),
    ...(/^[a-z0-9.-]+(\/[a-z0-9.-]+)?$/.test(env.KUER_DATA_LICENCE?.trim() || 'dl-by-de/2.0')
      ? []
      : ['KUER_DATA_LICENCE muss der Name einer Lizenz von dcat-ap.de sein, zum Beispiel dl-by-de/2.0.']),
  ]
  const dataLicence = env.KUER_DATA_LICENCE?.trim()
  const firstOrganiser = env.KUER_FIRST_ORGANISER?.trim().toLowerCase() || null
  const config = {
    mode,
    origin,
    secret,
    firstOrganiser,
    proxies,
    ...(dataLicence ? { dataLicence } : {}),
  } as const
  return { config, problems }
}

const isOrigin = (origin: string, mode: Config['mode']): boolean => {
  const url = URL.parse(origin)
  if (!url || url.origin !== origin) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && mode === 'development')
}

export interface NodeSettings {
  readonly config: Config
  readonly host: string
  readonly port: number
  /** Folder for the database file and the pictures. */
  readonly data: string
  readonly smtp: { readonly url: string; readonly from: string } | null
  /** Where nightly backups go and how many stay; absent without. */
  readonly backup?: { readonly folder: string; readonly keep: Keep }
  readonly demo: boolean
}

/** Settings of the Node server. `problems` are German sentences; with any of them the server must not start. */
export const readNodeSettings = (
  env: Env,
  developmentSecret: () => string,
): { settings: NodeSettings; problems: string[] } => {
  const port = Number(env.PORT ?? '3000')
  const host = env.HOST ?? '127.0.0.1'
  const production = env.NODE_ENV === 'production'
  const defaults = {
    origin: `http://127.0.0.1:${port}`,
    secret: production || env.KUER_SECRET ? '' : developmentSecret(),
  }
  const { config, problems } = readConfig(env, defaults)
  const smtp = env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : null
  const all = [
    ...problems,
    ...(Number.isInteger(port) && port > 0 && port < 65_536
      ? []
      : ['PORT muss eine Zahl von 1 bis 65535 sein.']),
    ...mailProblems(env, config.mode),
    ...(readKeep(env.KUER_BACKUP_KEEP ?? '14') ? [] : [KEEP_PROBLEM]),
  ]
  const demo = config.mode === 'development' && env.KUER_DEMO !== '0'
  const folder = env.KUER_BACKUP_DIR?.trim()
  const backup = folder
    ? { backup: { folder, keep: readKeep(env.KUER_BACKUP_KEEP ?? '') ?? DEFAULT_KEEP } }
    : {}
  return {
    settings: { config, host, port, data: env.KUER_DATA ?? 'data', smtp, demo, ...backup },
    problems: all,
  }
}

const KEEP_PROBLEM =
  'KUER_BACKUP_KEEP muss eine Zahl von Tagen sein (14) oder Tage, Wochen und Monate (14,8,6), mindestens ein Tag.'

/** How many backups stay where nothing is said. */
export const DEFAULT_KEEP: Keep = { days: 14, weeks: 8, months: 0 }

const mailProblems = (env: Env, mode: Config['mode']): string[] => {
  if (!env.SMTP_URL) {
    return mode === 'production'
      ? [
          'SMTP_URL fehlt. Ohne Mailserver kann sich niemand anmelden. Beispiel: smtps://benutzer:passwort@mail.example.org',
        ]
      : []
  }
  return [
    ...(/^smtps?:\/\/[^/]+$/.test(env.SMTP_URL.replace(/\/$/, ''))
      ? []
      : ['SMTP_URL muss mit smtp:// oder smtps:// beginnen.']),
    ...(env.MAIL_FROM ? [] : ['MAIL_FROM fehlt. Beispiel: Kür <award@example.org>']),
  ]
}
