/** The files for operators name what exists, and the built server needs no package that only development has. */
import { existsSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it, test } from 'vitest'
import { SETTINGS } from '../../src/platform/settings.ts'
import { untyped } from '../support/process.ts'
import { bundleWorker } from '../support/workerd.ts'

const read = (file: string) => readFileSync(file, 'utf8')
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
const dockerfile = read('src/deploy/Dockerfile')
const unit = read('src/deploy/kuer.service')

describe('the image', () => {
  it('copies what exists and is not kept out', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(([, list = '']) =>
      list.split(' ').slice(0, -1),
    )
    expect(copied.length).toBeGreaterThan(5)
    expect(copied.filter((path) => !existsSync(path))).toEqual([])
    const kept = read('.dockerignore').split('\n')
    expect(copied.filter((path) => kept.includes(path))).toEqual([])
    for (const secret of ['.dev.vars', 'data', '.git']) expect(kept).toContain(secret)
  })

  it('runs the Node of the lock file, as nobody special, and asks whether it is ready', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base)
    expect(new Set(bases)).toEqual(new Set([`node:${manifest.devDependencies?.node}-bookworm-slim`]))
    expect(dockerfile).toMatch(/^USER node$/m)
    expect(dockerfile).toMatch(/^HEALTHCHECK .*\n.*\/readyz/m)
    const compose = read('src/deploy/compose.yaml')
    for (const wanted of ['read_only: true', 'init: true', 'cap_drop: [ALL]', 'src/deploy/Dockerfile'])
      expect(compose).toContain(wanted)
  })

  it('needs only packages that are dependencies', async () => {
    const { nodeBuild } = await untyped('../../src/tools/build.mjs')
    const { metafile } = await build({ ...nodeBuild('node'), write: false, metafile: true })
    const outside = Object.values(metafile?.outputs ?? {})
      .flatMap(({ imports }) => imports)
      .filter(({ external }) => external)
      .map(({ path }) => path)
      .filter((path) => !path.startsWith('node:') && !builtinModules.includes(path))
    expect(outside).toContain('better-sqlite3')
    expect([...new Set(outside)].filter((name) => !(name in (manifest.dependencies ?? {})))).toEqual([])
  })
})

test('the Worker is at most 600 kB as it is sent', async () => {
  expect(gzipSync(await bundleWorker('src/worker.ts')).length).toBeLessThanOrEqual(600_000)
})

describe('the unit', () => {
  it('waits longer than the server does, tries wrong settings once, and writes only to its data', () => {
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(25)
    expect(unit).toMatch(/^RestartPreventExitStatus=78$/m)
    expect(unit).toMatch(/^ProtectSystem=strict$/m)
    expect(unit).not.toMatch(/^ReadWritePaths=/m)
    expect(existsSync(/^ExecStart=\S+ (\S+)$/m.exec(unit)?.[1] ?? '')).toBe(true)
  })

  it('and its settings name only what there is', () => {
    const known = new Set(SETTINGS.map(({ name }) => name))
    const named = [
      ...read('src/deploy/kuer.env').matchAll(/^([A-Z_]+)=/gm),
      ...unit.matchAll(/\b(KUER_[A-Z_]+)=/g),
    ]
    expect(named.map(([, name = '']) => name).filter((name) => !known.has(name))).toEqual([])
  })
})
