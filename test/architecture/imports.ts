/** Who may import whom, as one table; everything that is not listed is a breach. Pure. */
import { habitBreaches } from './habits.ts'
import { type Import, importsOf } from './source.ts'

/** Rooms from the ground up: a room may use those before it. audit and mail lie beneath all, the demo above all. */
export const ROOMS: readonly string[] = [
  'audit',
  'mail',
  'chore',
  'offsite',
  'discard',
  'permission',
  'account',
  'edition',
  'entry-form',
  'site',
  'register',
  'eligibility',
  'submission',
  'organisation',
  'deadline',
  'screening',
  'team',
  'photo',
  'attachment',
  'reuse',
  'document',
  'conflict',
  'judging-rules',
  'commitment',
  'reminder',
  'jury',
  'leaving',
  'ranking',
  'deliberation',
  'audience',
  'minutes',
  'feedback',
  'assignment',
  'trial',
  'publication',
  'proof',
  'gallery',
  'showcase',
  'adoption',
  'certificate',
  'stage',
  'press',
  'mailing',
  'table',
  'bulk',
  'archive',
  'invariants',
  'backup',
  'retention',
  'admin',
  'demo',
]

export type Kind =
  | 'core'
  | 'rules'
  | 'store'
  | 'session'
  | 'document'
  | 'actions'
  | 'command'
  | 'routes'
  | 'http'
  | 'platform'
  | 'compose'
  | 'demo'
  | 'app'
  | 'chores'
  | 'entry'
  | 'bench'
  | 'tool'
  | 'component'
  | 'letter'
  | 'view'
  | 'words'

interface Row {
  /** Kinds of files that may be imported. */
  readonly values: readonly Kind[]
  /** Further kinds from which only types may be imported. */
  readonly types?: readonly Kind[]
  /** Packages; `*` for any, `node:` for Node's own modules. */
  readonly packages: readonly string[]
  /** Whether the order of the rooms does not matter: whoever only composes may see them all. */
  readonly anyRoom?: boolean
}

/** The house rules; pages of one folder share their pieces. `rules` stands for rules, schema, questions, decision, snapshot and every other pure file. */
export const TABLE: Record<Kind, Row> = {
  core: { values: ['core'], packages: ['kysely', 'zod', 'node:buffer', 'node:crypto'] },
  rules: {
    values: ['core', 'rules'],
    packages: [
      'zod',
      'mdast-util-from-markdown',
      'papaparse',
      'fflate',
      'read-excel-file',
      '@simplewebauthn/server',
    ],
  },
  store: { values: ['core', 'rules', 'store'], packages: ['kysely'] },
  session: { values: ['core', 'rules', 'store', 'session'], packages: ['lucia'] },
  document: { values: ['core', 'rules', 'document'], packages: ['pdfkit', 'uqr'] },
  actions: { values: ['core', 'rules', 'store', 'actions', 'letter', 'document'], packages: [] },
  command: { values: ['core', 'rules', 'store', 'actions', 'letter'], packages: ['node:'] },
  routes: {
    values: ['core', 'rules', 'store', 'actions', 'http', 'view', 'component', 'words'],
    packages: ['hono'],
    anyRoom: true,
  },
  http: {
    values: ['core', 'http', 'view', 'component', 'words'],
    packages: ['hono', '@hono/zod-validator', 'zod'],
  },
  platform: { values: ['core', 'platform'], packages: ['*'] },
  compose: { values: ['core', 'platform'], packages: ['*'] },
  demo: { values: ['core', 'rules', 'store', 'actions', 'document', 'demo'], packages: ['sharp'] },
  app: { values: ['core', 'http', 'routes'], packages: ['hono'], anyRoom: true },
  chores: { values: ['core', 'store', 'actions'], packages: [], anyRoom: true },
  entry: {
    values: ['core', 'store', 'actions', 'chores', 'command', 'demo', 'platform', 'compose', 'app', 'bench'],
    packages: ['*'],
    anyRoom: true,
  },
  bench: {
    values: ['core', 'rules', 'store', 'session', 'actions', 'platform', 'compose', 'app', 'bench'],
    packages: ['*'],
    anyRoom: true,
  },
  tool: { values: ['tool'], packages: ['*'] },
  component: { values: ['core', 'rules', 'component', 'words'], packages: ['hono'], anyRoom: true },
  letter: { values: ['core', 'rules', 'letter'], packages: [], anyRoom: true },
  view: {
    values: ['core', 'rules', 'component', 'words'],
    types: ['store', 'actions'],
    packages: ['hono'],
    anyRoom: true,
  },
  words: { values: ['core', 'rules'], packages: [], anyRoom: true },
}

/** [file, what it may import beyond the table, why]. `type` before the target: only its types. */
export const EXCEPTIONS: readonly (readonly [file: string, target: string, why: string])[] = [
  ['src/http/access.ts', 'src/account/rules.ts', 'the gate asks the account rules'],
  ['src/http/downloads.ts', 'src/audit/store.ts', 'a file taken out is logged, whatever room it comes from'],
  ['src/http/access.ts', 'type src/permission/doors.ts', 'every route declares its door'],
  ['src/http/context.ts', 'type src/account/rules.ts', 'a request carries its actor'],
  ['src/http/context.ts', 'type src/account/lucia.ts', 'a request carries its sessions'],
  ['src/http/session.ts', 'src/account/lucia.ts', 'the cookie becomes an actor here'],
  ['src/http/session.ts', 'src/account/rules.ts', 'a session notes its last hour'],
  ['src/http/session.ts', 'src/account/session-store.ts', 'a session notes its last hour'],
  ['src/http/browser.ts', 'src/account/rules.ts', 'a browser has a coarse name'],
  ['src/http/lookup.ts', 'src/edition/store.ts', ':year names an edition in every room'],
  ['src/http/upload.ts', 'type src/photo/actions.ts', 'files of a form become UploadedFile'],
  ['src/photo/views.ts', 'type src/photo/store.ts', 'turns a stored row into what a view shows'],
  ['src/platform/node-services.ts', 'src/mail/actions.ts', 'composes the delivery of letters'],
  ['src/platform/worker-services.ts', 'src/mail/actions.ts', 'composes the delivery of letters'],
  ['src/platform/node-services.ts', 'src/reminder/actions.ts', 'a reminder is checked again when it leaves'],
  [
    'src/platform/worker-services.ts',
    'src/reminder/actions.ts',
    'a reminder is checked again when it leaves',
  ],
  ['src/platform/node-services.ts', 'src/site/theme-store.ts', 'letters are signed with the award’s names'],
  ['src/platform/worker-services.ts', 'src/site/theme-store.ts', 'letters are signed with the award’s names'],
  ['src/platform/node-services.ts', 'src/document/actions.ts', 'letters carry documents'],
  ['src/platform/worker-services.ts', 'src/document/actions.ts', 'letters carry documents'],
  [
    'views/admin/submissions.tsx',
    'views/submission/entry.tsx',
    'one display of an entry for all who read it',
  ],
  ['views/jury/score.tsx', 'views/submission/entry.tsx', 'one display of an entry for all who read it'],
  ['views/trial/score.tsx', 'views/submission/entry.tsx', 'one display of an entry for all who read it'],
  [
    'src/platform/images-cloudflare.ts',
    'src/photo/header.ts',
    'adapters share the pure reading of picture files',
  ],
  [
    'src/platform/images-cloudflare.ts',
    'src/photo/jpeg.ts',
    'adapters share the pure reading of picture files',
  ],
  ['src/platform/config.ts', 'src/backup/rules.ts', 'how many backups stay is a setting'],
  ['src/platform/settings.ts', 'src/backup/rules.ts', 'how many backups stay is a setting'],
  ['src/platform/worker-services.ts', 'src/backup/rules.ts', 'how many backups stay is a setting'],
  ['src/platform/images-sharp.ts', 'src/photo/rules.ts', 'adapters cut where the house says'],
  ['src/platform/images-sharp.ts', 'src/photo/header.ts', 'adapters share the pure reading of picture files'],
]

const ENTRIES = [
  'src/node.ts',
  'src/worker.ts',
  'src/cli.ts',
  'src/rank.ts',
  'src/assign.ts',
  'src/verify.ts',
  'src/doctor.ts',
  'src/restore.ts',
  'src/screenshots.ts',
  'src/bench.ts',
]

/** Files of a room that are not pure although their name does not say so. */
const ROLES: Record<string, Kind> = {
  'src/account/lucia.ts': 'session',
  'src/account/session-adapter.ts': 'session',
  'src/jury/access.ts': 'store',
  'src/jury/seats.ts': 'actions',
  'src/submission/audiences.ts': 'store',
  'src/jury/assigned.ts': 'store',
  'src/jury/audiences.ts': 'store',
  'src/mailing/audiences.ts': 'store',
  'src/mailing/jury-reminder.ts': 'actions',
  'src/submission/progress.ts': 'actions',
  'src/submission/letters.ts': 'actions',
  'src/submission/withdraw.ts': 'actions',
  'src/publication/examples.ts': 'actions',
  'src/archive/export.ts': 'command',
  'src/publication/build.ts': 'actions',
  'src/publication/confirmers.ts': 'store',
  'src/publication/letters.ts': 'actions',
  'src/publication/on-time.ts': 'routes',
  'src/publication/opening.ts': 'actions',
  'src/publication/prepared.ts': 'actions',
  'src/showcase/extras.ts': 'store',
  'src/admin/break-glass.ts': 'command',
  'src/admin/import-gallery.ts': 'command',
  'src/admin/invite-organiser.ts': 'command',
  'src/feedback/audiences.ts': 'store',
  'src/minutes/pdf.ts': 'document',
  'src/audience/pdf.ts': 'document',
  'src/certificate/pdf.ts': 'document',
  'src/minutes/passages.ts': 'actions',
  'src/minutes/ranking-passages.ts': 'actions',
}

const NAMES: Record<string, Kind> = {
  'store.ts': 'store',
  'guards.ts': 'store',
  'actions.ts': 'actions',
  'routes.tsx': 'routes',
  'routes.ts': 'routes',
  'command.ts': 'command',
}

/** What kind of file this is, by its name or what follows its last dash (`box-store.ts`); a file of a room with any other name must be pure. Null outside the house. */
export const kindOf = (file: string): Kind | null => {
  if (ENTRIES.includes(file)) return 'entry'
  if (file === 'src/app.ts') return 'app'
  if (file === 'src/chores.ts') return 'chores'
  if (file.startsWith('views/components/') || file === 'views/layout.tsx') return 'component'
  if (file.startsWith('views/mail/')) return 'letter'
  // The catalogue of a page in both languages.
  if (/^views\/[a-z-]+\/words\//.test(file)) return 'words'
  if (file.startsWith('views/')) return 'view'
  const [, room = '', name = ''] = file.split('/')
  if (room === 'core' || room === 'http' || room === 'demo' || room === 'bench') return room
  if (room === 'tools') return 'tool'
  if (room === 'platform') return /^(node|worker)-services\.ts$/.test(name) ? 'compose' : 'platform'
  if (roomOf(file) === -1) return null
  return ROLES[file] ?? NAMES[name.replace(/^.*-/, '')] ?? (room === 'document' ? 'document' : 'rules')
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/'))

/** Which room, counted from the ground up; -1 for none. */
const roomOf = (file: string): number =>
  file.startsWith('src/') ? ROOMS.indexOf(file.split('/')[1] ?? '') : -1

/** Every breach of the house rules in these files (path → source), as one line each. */
export const breaches = (files: ReadonlyMap<string, string>): string[] =>
  [...files].flatMap(([file, source]) => [
    ...importsOf(file, source).flatMap((one) => importBreach(file, one)),
    ...habitBreaches(file, source, kindOf(file)),
  ])

const importBreach = (file: string, one: Import): string[] => {
  const kind = kindOf(file)
  if (kind === null) return [`${file}: belongs to no room of the table`]
  if (excepted(file, one)) return []
  const inHouse = /^(src|views)\//.test(one.target)
  const why = inHouse ? targetBreach(file, kind, one) : packageBreach(kind, one.target)
  return why === null ? [] : [`${file} → ${one.target}: ${why}`]
}

const excepted = (file: string, { target, typeOnly }: Import): boolean =>
  EXCEPTIONS.some(([from, to]) => from === file && (to === target || (typeOnly && to === `type ${target}`)))

const packageBreach = (kind: Kind, target: string): string | null => {
  const { packages } = TABLE[kind]
  if (packages.includes('*') || packages.includes(target)) return null
  if (target.startsWith('node:') && packages.includes('node:')) return null
  return `${kind} may not import this package`
}

const targetBreach = (file: string, kind: Kind, { target, typeOnly }: Import): string | null => {
  const row = TABLE[kind]
  const to = kindOf(target)
  if (to === null) return 'belongs to no room of the table'
  if (kind === 'view' && to === 'view' && folderOf(file) === folderOf(target)) return null
  if (row.types?.includes(to) && !typeOnly) return `${kind} may import only types from ${to}`
  if (!row.values.includes(to) && !row.types?.includes(to)) return `${kind} may not import ${to}`
  if (row.anyRoom !== true && roomOf(target) > roomOf(file) && roomOf(file) !== -1)
    return 'this room comes later'
  return null
}
