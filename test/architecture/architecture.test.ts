import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { breaches, EXCEPTIONS, kindOf } from './imports.ts'
import { importsOf } from './source.ts'

const read = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => posix.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [file, readFileSync(file, 'utf8')])

const house = new Map([...read('src'), ...read('views')])
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>

describe('the house', () => {
  it('keeps its rules', () => {
    expect(house.size).toBeGreaterThan(100)
    expect(breaches(house)).toEqual([])
  })

  it('knows the kind of every file', () => {
    expect([...house.keys()].filter((file) => kindOf(file) === null)).toEqual([])
  })

  it('imports only files that exist', () => {
    const missing = [...house].flatMap(([file, source]) =>
      importsOf(file, source).filter(({ target }) => /^(src|views)\//.test(target) && !house.has(target)),
    )
    expect(missing).toEqual([])
  })

  it.each(EXCEPTIONS)('%s still needs its exception for %s', (file, target) => {
    const wanted = target.replace(/^type /, '')
    const found = importsOf(file, house.get(file) ?? '').filter((one) => one.target === wanted)
    expect(found.length).toBeGreaterThan(0)
  })
})

describe('dependencies', () => {
  const runtime = Object.keys(json('package.json').dependencies as Record<string, string>)

  it('are few', () => {
    expect(runtime.length).toBeGreaterThan(0)
    expect(runtime.length).toBeLessThanOrEqual(25)
  })

  it.each(runtime)('%s is named in the README', (name) => {
    const words = readFileSync('README.md', 'utf8').split(/[\s,|`()[\]]+/)
    expect(words).toContain(name)
  })

  it.each(runtime)('%s is used', (name) => {
    const importers = [...house].filter(([file, source]) =>
      importsOf(file, source).some(({ target }) => target === name),
    )
    expect(importers.length).toBeGreaterThan(0)
  })

  it('are locked without the address of a registry', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"')
  })
})

const clean: Record<string, string> = {
  'src/core/ids.ts': `export const newId = () => crypto.randomUUID()`,
  'src/edition/rules.ts': `import { fail } from '../core/result.ts'\n// import { x } from '../http/page.tsx'`,
  'src/jury/rules.ts': `import { phaseOf } from '../edition/rules.ts'`,
  'src/jury/store.ts': `import { sql } from 'kysely'\nimport type { Edition } from '../edition/store.ts'
    export const all = (db: Database) => db.q.selectFrom('juror').selectAll().execute()
    export const gone = (q: Reader) => q.deleteFrom('juror').where((e) => e.exists(e.selectFrom('x'))).returningAll()`,
  'src/jury/actions.ts': `import { letter } from '../../views/mail/jury.ts'\nimport { gone } from './store.ts'
    export const go = (app: Services) => app.db.commit([gone(app.db.q), app.db.q.insertInto('x').values({})])`,
  'src/jury/routes.tsx': `import { Hono } from 'hono'\nimport { ListView } from '../../views/jury/list.tsx'
    import { page } from '../http/page.tsx'\nimport { snapshotOf } from '../publication/store.ts'
    app.get('/jury/:year{[0-9]{4}}', juror, page)`,
  'src/http/page.tsx': `import { Layout } from '../../views/layout.tsx'\nawait c.req.formData()`,
  'src/platform/files-disk.ts': `import { rm } from 'node:fs/promises'\nimport type { Files } from '../core/ports.ts'`,
  'src/platform/node-services.ts': `import { deliverDue } from '../mail/actions.ts'\nimport { x } from './files-disk.ts'`,
  'src/app.ts': `import { juryRoutes } from './jury/routes.tsx'\nimport { page } from './http/page.tsx'`,
  'src/worker.ts': `import { createApp } from './app.ts'\nexport default { fetch: createApp }`,
  'src/demo/seed.ts': `import { release } from '../publication/actions.ts'`,
  'views/jury/list.tsx': `import type { Juror } from '../../src/jury/store.ts'
    import { type Deliberation } from '../../src/ranking/actions.ts'
    import { LIMITS } from '../../src/jury/schema.ts'
    export const View = () => <><script src="/js/kuer.js" type="module" /><b class="style">/verwaltung</b></>`,
  'views/mail/jury.ts': `import { showDate } from '../../src/core/berlin-time.ts'`,
}

test('a clean house has no breach', () => {
  expect(breaches(new Map(Object.entries(clean)))).toEqual([])
})

/** One planted breach per rule: [rule, file, source, what is reported]. */
const planted: [string, string, string, string][] = [
  [
    'rules import no Kysely',
    'src/jury/rules.ts',
    `import { sql } from 'kysely'`,
    'rules may not import this package',
  ],
  [
    'rules import no store',
    'src/jury/rules.ts',
    `import { a } from './store.ts'`,
    'rules may not import store',
  ],
  [
    'not even its types',
    'src/jury/rules.ts',
    `import type { A } from './store.ts'`,
    'rules may not import store',
  ],
  [
    'rules import no platform',
    'src/jury/rules.ts',
    `import '../platform/config.ts'`,
    'rules may not import platform',
  ],
  [
    'rules import no http',
    'src/jury/rules.ts',
    `import { a } from '../http/form.ts'`,
    'rules may not import http',
  ],
  [
    'schema imports no actions',
    'src/jury/schema.ts',
    `import { a } from './actions.ts'`,
    'rules may not import actions',
  ],
  [
    'questions import no routes',
    'src/entry-form/questions.ts',
    `import { a } from './routes.tsx'`,
    'rules may not import routes',
  ],
  [
    'decision imports no Hono',
    'src/ranking/decision.ts',
    `import { Hono } from 'hono'`,
    'rules may not import this package',
  ],
  [
    'snapshot imports no Node',
    'src/publication/snapshot.ts',
    `import fs from 'node:fs'`,
    'rules may not import this package',
  ],
  [
    'any other file is pure',
    'src/photo/newcomer.ts',
    `import { a } from './store.ts'`,
    'rules may not import store',
  ],
  [
    'rules look only down',
    'src/edition/rules.ts',
    `import { a } from '../jury/rules.ts'`,
    'this room comes later',
  ],
  [
    'stores look only down',
    'src/submission/store.ts',
    `import type { A } from '../photo/store.ts'`,
    'this room comes later',
  ],
  [
    'actions look only down',
    'src/jury/actions.ts',
    `import { a } from '../ranking/actions.ts'`,
    'this room comes later',
  ],
  [
    'audit lies beneath all',
    'src/audit/store.ts',
    `import type { A } from '../account/rules.ts'`,
    'this room comes later',
  ],
  [
    'mail lies beneath all',
    'src/mail/actions.ts',
    `import { a } from '../edition/store.ts'`,
    'this room comes later',
  ],
  [
    'account knows no edition',
    'src/account/store.ts',
    `import { a } from '../edition/store.ts'`,
    'this room comes later',
  ],
  [
    'the demo lies above all',
    'src/admin/store.ts',
    `import { a } from '../demo/year.ts'`,
    'store may not import demo',
  ],
  [
    'store imports no actions',
    'src/jury/store.ts',
    `import { a } from './actions.ts'`,
    'store may not import actions',
  ],
  [
    'store imports no view',
    'src/jury/store.ts',
    `import { a } from '../../views/jury/list.tsx'`,
    'store may not import view',
  ],
  [
    'actions import no Hono',
    'src/jury/actions.ts',
    `import type { Context } from 'hono'`,
    'actions may not import this package',
  ],
  [
    'actions import no http',
    'src/jury/actions.ts',
    `import { a } from '../http/form.ts'`,
    'actions may not import http',
  ],
  [
    'actions import no routes',
    'src/jury/actions.ts',
    `import { a } from './routes.tsx'`,
    'actions may not import routes',
  ],
  [
    'actions import no platform',
    'src/jury/actions.ts',
    `import { a } from '../platform/migrate.ts'`,
    'actions may not import platform',
  ],
  [
    'actions import no page',
    'src/jury/actions.ts',
    `import { a } from '../../views/error.tsx'`,
    'actions may not import view',
  ],
  [
    'nor dynamically',
    'src/jury/actions.ts',
    `await import('../platform/migrate.ts')`,
    'actions may not import platform',
  ],
  [
    'nor by re-export',
    'src/jury/actions.ts',
    `export * from '../platform/migrate.ts'`,
    'actions may not import platform',
  ],
  [
    'routes import no platform',
    'src/jury/routes.tsx',
    `import { a } from '../platform/config.ts'`,
    'routes may not import platform',
  ],
  [
    'routes import no Kysely',
    'src/jury/routes.tsx',
    `import { sql } from 'kysely'`,
    'routes may not import this package',
  ],
  [
    'routes import no routes',
    'src/jury/routes.tsx',
    `import { a } from '../admin/routes.tsx'`,
    'routes may not import routes',
  ],
  [
    'views import only types of a store',
    'views/jury/list.tsx',
    `import { type A, a } from '../../src/jury/store.ts'`,
    'view may import only types from store',
  ],
  [
    'views import only types of actions',
    'views/jury/list.tsx',
    `import { a } from '../../src/jury/actions.ts'`,
    'view may import only types from actions',
  ],
  [
    'views import no http',
    'views/jury/list.tsx',
    `import type { A } from '../../src/http/context.ts'`,
    'view may not import http',
  ],
  [
    'views import no platform',
    'views/jury/list.tsx',
    `import { a } from '../../src/platform/config.ts'`,
    'view may not import platform',
  ],
  [
    'views import no page',
    'views/jury/list.tsx',
    `import { a } from '../admin/jury.tsx'`,
    'view may not import view',
  ],
  [
    'components import no store',
    'views/components/form.tsx',
    `import type { A } from '../../src/jury/store.ts'`,
    'component may not import store',
  ],
  [
    'platform imports no room',
    'src/platform/config.ts',
    `import { a } from '../edition/rules.ts'`,
    'platform may not import rules',
  ],
  [
    'platform does not compose',
    'src/platform/config.ts',
    `import { a } from './node-services.ts'`,
    'platform may not import compose',
  ],
  [
    'compose imports no routes',
    'src/platform/node-services.ts',
    `import { a } from '../app.ts'`,
    'compose may not import app',
  ],
  [
    'http imports no room',
    'src/http/page.tsx',
    `import { a } from '../jury/store.ts'`,
    'http may not import store',
  ],
  [
    'nor beyond its exceptions',
    'src/http/upload.ts',
    `import { preparePhoto } from '../photo/actions.ts'`,
    'http may not import actions',
  ],
  [
    'core imports no room',
    'src/core/paths.ts',
    `import type { A } from '../edition/rules.ts'`,
    'core may not import rules',
  ],
  [
    'core imports no platform',
    'src/core/database.ts',
    `import { a } from '../platform/migrate.ts'`,
    'core may not import platform',
  ],
  [
    'only entries compose',
    'src/app.ts',
    `import { composeNode } from './platform/node-services.ts'`,
    'app may not import compose',
  ],
  [
    'the demo does not compose',
    'src/demo/start.ts',
    `import { a } from '../platform/node-services.ts'`,
    'demo may not import compose',
  ],
  ['nobody imports an entry', 'src/app.ts', `import { a } from './worker.ts'`, 'app may not import entry'],
  [
    'a new room is named first',
    'src/app.ts',
    `import { a } from './gazebo/routes.tsx'`,
    'belongs to no room of the table',
  ],
]

test.each(planted)('planted: %s', (_rule, file, source, reported) => {
  const found = breaches(new Map([[file, source]]))
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(new RegExp(`^${file.replaceAll('.', '\\.')} → .*: ${reported}$`))
})

const habits: [string, string, string, string][] = [
  ['default export', 'src/jury/store.ts', `export default 1`, 'only an entry has a default export'],
  ['default by name', 'src/jury/store.ts', `export { a as default }`, 'only an entry has a default export'],
  ['json body', 'src/jury/routes.tsx', `await c.req.json()`, 'a body is read only in src/http'],
  ['parsed body', 'src/jury/routes.tsx', `await c.req.parseBody()`, 'a body is read only in src/http'],
  ['raw request', 'src/jury/routes.tsx', `c.req.raw.body`, 'a body is read only in src/http'],
  ['form body', 'src/jury/routes.tsx', `await c.req\n.formData()`, 'a body is read only in src/http'],
  [
    'transaction',
    'src/jury/actions.ts',
    `db.q.transaction().execute(f)`,
    'D1 has no transactions: use commit()',
  ],
  [
    'insert executed',
    'src/jury/store.ts',
    `await q.insertInto('x').values({ a: f(1) }).execute()`,
    'a write is executed only by commit()',
  ],
  [
    'update executed',
    'src/jury/store.ts',
    `q\n.updateTable('x')\n.set({ a: 1 })\n.where((e) => e.or([g()]))\n.executeTakeFirst()`,
    'a write is executed only by commit()',
  ],
  [
    'delete executed',
    'src/jury/store.ts',
    `db.q.deleteFrom('x').where('a', '=', b).executeTakeFirstOrThrow()`,
    'a write is executed only by commit()',
  ],
  ['console', 'src/jury/actions.ts', `console.error('x')`, 'what happens is said by core/log.ts'],
  ['console of the server', 'src/node.ts', `console.log('x')`, 'what happens is said by core/log.ts'],
  [
    'style attribute',
    'views/jury/list.tsx',
    `<p style="color: red">x</p>`,
    'no inline style or script: the CSP allows none',
  ],
  [
    'style element',
    'views/jury/list.tsx',
    `<style>p {}</style>`,
    'no inline style or script: the CSP allows none',
  ],
  [
    'inline script',
    'views/jury/list.tsx',
    `<script type="module">go()</script>`,
    'no inline style or script: the CSP allows none',
  ],
  [
    'event handler',
    'views/jury/list.tsx',
    `<button onclick="go()">x</button>`,
    'no inline style or script: the CSP allows none',
  ],
  [
    'address in a view',
    'views/jury/list.tsx',
    `<a href="/jury/2026">x</a>`,
    'addresses are built in core/paths.ts',
  ],
  [
    'address in an action',
    'src/jury/actions.ts',
    'const a = `/verwaltung/$' + '{year}`',
    'addresses are built in core/paths.ts',
  ],
  [
    'built address in a route',
    'src/jury/routes.tsx',
    'done(c, `/einreichungen/$' + '{id}`)',
    'addresses are built in core/paths.ts',
  ],
  [
    'fixed address in a route',
    'src/jury/routes.tsx',
    `c.redirect('/jury')`,
    'addresses are built in core/paths.ts',
  ],
  ['long file', 'src/jury/store.ts', 'a\n'.repeat(301), '301 lines, at most 300'],
  ['long drawing', 'src/demo/scenes/hall.ts', 'a\n'.repeat(1201), '1201 lines, at most 1200'],
]

test.each(habits)('planted: %s', (_habit, file, source, reported) => {
  expect(breaches(new Map([[file, source]]))).toEqual([`${file}: ${reported}`])
})

test.each([
  [
    'several lines',
    `import {\n  a,\n  type B,\n} from './x.ts'`,
    [{ target: 'src/jury/x.ts', typeOnly: false }],
  ],
  ['types', `import type { A } from './x.ts'`, [{ target: 'src/jury/x.ts', typeOnly: true }]],
  [
    'types one by one',
    `import { type A, type B } from './x.ts'`,
    [{ target: 'src/jury/x.ts', typeOnly: true }],
  ],
  ['namespace', `import * as z from 'zod'`, [{ target: 'zod', typeOnly: false }]],
  [
    'scoped package',
    `import { a } from '@hono/zod-validator/x'`,
    [{ target: '@hono/zod-validator', typeOnly: false }],
  ],
  ['side effect', `import '../x.ts'`, [{ target: 'src/x.ts', typeOnly: false }]],
  ['dynamic', `const a = await import('../x.ts')`, [{ target: 'src/x.ts', typeOnly: false }]],
  ['export of types', `export type { A } from './x.ts'`, [{ target: 'src/jury/x.ts', typeOnly: true }]],
  ['comment', `/** import { a } from './x.ts' */\n// import './y.ts'`, []],
  ['no import', `export const from = 'x'\nexport const a = f('from', 'y')`, []],
])('reads imports: %s', (_name, source, found) => {
  expect(importsOf('src/jury/rules.ts', source)).toEqual(found)
})
