/** Every setting, with the sentence that says what is wrong with a value. Pure. */

import { isName, readKeep } from '../backup/rules.ts'

export type Env = Readonly<Record<string, string | undefined>>

export type Mode = 'development' | 'production'

interface Setting {
  readonly name: string
  /** Which runtime reads it. */
  readonly on: 'both' | 'node' | 'workers'
  /** What is wrong, as a German sentence; null when nothing is. An empty value counts as not set. */
  readonly problem?: (value: string | undefined, mode: Mode, env: Env) => string | null
}

const number = (value: string, from: number, to: number): boolean =>
  /^\d{1,6}$/.test(value) && Number(value) >= from && Number(value) <= to

const unless = (ok: boolean, sentence: string): string | null => (ok ? null : sentence)

/** Addresses with commas between them. */
export const addressesIn = (list: string): string[] => list.split(',').map((address) => address.trim())

const isAddress = (text: string): boolean => /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(text)

/** An address alone or with a name before it, in one line. */
const isSender = (text: string): boolean =>
  !/[\r\n]/.test(text) && isAddress(/^[^<>]*<([^<>]+)>$/.exec(text)?.[1] ?? text)

const isOrigin = (text: string, mode: Mode): boolean => {
  const origin = text.replace(/\/$/, '')
  const url = URL.parse(origin)
  if (!url || url.origin !== origin) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && mode === 'development')
}

const isMailServer = (text: string): boolean => {
  const url = URL.parse(text)
  if (!url || !/^smtps?:\/\/[^/?#]+\/?$/.test(text)) return false
  return url.hostname !== ''
}

/** `127.0.0.1:9464` in its parts; null when it is none of this machine's own addresses. */
export const metricsAddress = (text: string): { readonly host: string; readonly port: number } | null => {
  const [, host = '', port = ''] = /^(\[[0-9a-f:]+\]|[0-9a-z.-]+):(\d{1,5})$/i.exec(text) ?? []
  return host !== '' && number(port, 1, 65_535)
    ? { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
    : null
}

const oneOf =
  (...values: readonly string[]) =>
  (name: string) =>
  (value: string | undefined): string | null =>
    unless(
      value === undefined || values.includes(value),
      `${name} ist „${value}“; möglich ist ${values.map((one) => `„${one}“`).join(' oder ')}.`,
    )

/** All settings in the order of the README's table. A new one stands here, or the start refuses it as unknown. */
export const SETTINGS: readonly Setting[] = [
  { name: 'NODE_ENV', on: 'node', problem: oneOf('production', 'development', 'test')('NODE_ENV') },
  {
    name: 'KUER_ORIGIN',
    on: 'both',
    problem: (value, mode) =>
      unless(
        value === undefined ? mode === 'development' : isOrigin(value, mode),
        'KUER_ORIGIN fehlt oder ist keine Adresse wie https://award.example.org (ohne Pfad, in Produktion mit https).',
      ),
  },
  {
    name: 'KUER_SECRET',
    on: 'both',
    problem: (value, mode) =>
      unless(
        value === undefined ? mode === 'development' : value.length >= 32,
        'KUER_SECRET fehlt oder ist kürzer als 32 Zeichen. Erzeugen: openssl rand -hex 32',
      ),
  },
  {
    name: 'SMTP_URL',
    on: 'node',
    problem: (value, mode) => {
      if (value === undefined)
        return unless(
          mode === 'development',
          'SMTP_URL fehlt. Ohne Mailserver kann sich niemand anmelden. Beispiel: smtps://benutzer:passwort@mail.example.org',
        )
      // Never repeated: it holds a password.
      return unless(
        isMailServer(value),
        'SMTP_URL ist keine Adresse wie smtps://benutzer:passwort@mail.example.org. Sonderzeichen im Passwort schreibt man als %XX (@ wird %40, / wird %2F).',
      )
    },
  },
  {
    name: 'MAIL_FROM',
    on: 'both',
    problem: (value, _mode, env) => {
      if (value === undefined)
        return unless(env.SMTP_URL === undefined, 'MAIL_FROM fehlt. Beispiel: Kür <award@example.org>')
      return unless(
        isSender(value),
        'MAIL_FROM ist kein Absender wie award@example.org oder Kür <award@example.org>.',
      )
    },
  },
  {
    name: 'KUER_FIRST_ORGANISER',
    on: 'both',
    problem: (value) =>
      unless(
        value === undefined || isAddress(value.trim()),
        'KUER_FIRST_ORGANISER ist keine E-Mail-Adresse.',
      ),
  },
  { name: 'KUER_DATA', on: 'node' },
  {
    name: 'KUER_PROXIES',
    on: 'node',
    problem: (value) =>
      unless(value === undefined || number(value, 0, 9), 'KUER_PROXIES muss eine Zahl von 0 bis 9 sein.'),
  },
  {
    name: 'KUER_DATA_LICENCE',
    on: 'both',
    problem: (value) =>
      unless(
        value === undefined || /^[a-z0-9.-]+(\/[a-z0-9.-]+)?$/.test(value.trim()),
        'KUER_DATA_LICENCE muss der Name einer Lizenz von dcat-ap.de sein, zum Beispiel dl-by-de/2.0.',
      ),
  },
  {
    name: 'HOST',
    on: 'node',
    problem: (value) =>
      unless(
        value === undefined || /^[0-9a-z.:-]+$/i.test(value),
        'HOST muss eine Netzadresse dieses Rechners sein, zum Beispiel 127.0.0.1 oder 0.0.0.0 (ohne http:// und ohne Port).',
      ),
  },
  {
    name: 'PORT',
    on: 'node',
    problem: (value) =>
      unless(value === undefined || number(value, 1, 65_535), 'PORT muss eine Zahl von 1 bis 65535 sein.'),
  },
  { name: 'KUER_AUDIT_COPY', on: 'node' },
  {
    name: 'KUER_AUDIT_MAIL',
    on: 'both',
    problem: (value) =>
      unless(
        value === undefined || addressesIn(value).every(isAddress),
        'KUER_AUDIT_MAIL muss eine E-Mail-Adresse sein, oder mehrere mit Kommas dazwischen.',
      ),
  },
  { name: 'KUER_BACKUP_DIR', on: 'node' },
  { name: 'KUER_BACKUP', on: 'workers', problem: oneOf('nightly')('KUER_BACKUP') },
  {
    name: 'KUER_BACKUP_KEEP',
    on: 'both',
    problem: (value) =>
      unless(
        value === undefined || readKeep(value) !== null,
        'KUER_BACKUP_KEEP muss eine Zahl von Tagen sein (14) oder Tage, Wochen und Monate (14,8,6), mindestens ein Tag.',
      ),
  },
  {
    name: 'KUER_RESTORE',
    on: 'workers',
    problem: (value) =>
      unless(
        value === undefined || isName(value),
        'KUER_RESTORE muss der Name einer Sicherung sein, zum Beispiel 2026-11-25-030000.',
      ),
  },
  { name: 'KUER_DEMO', on: 'node', problem: oneOf('0', '1')('KUER_DEMO') },
  { name: 'KUER_MODE', on: 'both', problem: oneOf('development', 'production')('KUER_MODE') },
  { name: 'KUER_LOG', on: 'node', problem: oneOf('json', 'pretty')('KUER_LOG') },
  {
    name: 'KUER_METRICS',
    on: 'node',
    problem: (value, _mode, env) => {
      if (value === undefined) return null
      const address = metricsAddress(value)
      if (address === null) return 'KUER_METRICS muss Adresse und Port sein, zum Beispiel 127.0.0.1:9464.'
      return unless(
        String(address.port) !== (env.PORT ?? '3000'),
        'KUER_METRICS darf nicht den Port der öffentlichen Seiten haben.',
      )
    },
  },
]

/** Of the commands that try the application hard; a server that they start ignores them. */
export const OF_COMMANDS: readonly string[] = ['KUER_TORTURE', 'KUER_FIGURES']

/** Everything that is wrong with these settings, in order; unknown names that begin with KUER_ too. */
export const settingProblems = (given: Env, on: 'node' | 'workers', mode: Mode): string[] => {
  const env = withoutEmpty(given)
  const known = SETTINGS.filter((setting) => setting.on === 'both' || setting.on === on)
  return [
    ...known.flatMap(({ name, problem }) => problem?.(env[name], mode, env) ?? []),
    ...Object.keys(env)
      .filter((name) => name.startsWith('KUER_') && !OF_COMMANDS.includes(name))
      .filter((name) => !SETTINGS.some((setting) => setting.name === name))
      .sort()
      .map(unknown),
  ]
}

/** An empty value is how a template of a container says that there is none. */
export const withoutEmpty = (env: Env): Env =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))

const unknown = (name: string): string => {
  const [nearest] = SETTINGS.map((setting) => ({ name: setting.name, far: distance(name, setting.name) }))
    .filter(({ far }) => far <= 3)
    .sort((a, b) => a.far - b.far)
  return `${name} ist keine Einstellung von Kür.${nearest ? ` Gemeint ist vielleicht ${nearest.name}.` : ''}`
}

/** Levenshtein's distance: how many letters to put in, leave out or change. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same))
    }
    row = next
  }
  return row[b.length] ?? 0
}
