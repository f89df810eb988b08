// Bundles one entry (node, cli, …) of src/ into dist/, unless that has been done from these very files. Packages with
// native parts stay outside the bundle.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isFresh, remember } from './fresh.mjs'

const publicFiles = () =>
  readdirSync('public', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

/** Short hash over everything in public/, so that asset addresses change with their content. */
export const publicHash = () => {
  const hash = createHash('sha256')
  for (const file of publicFiles()) hash.update(basename(file)).update(readFileSync(file))
  return hash.digest('hex').slice(0, 10)
}

/** esbuild options for the Node entry `name`. */
export const nodeBuild = (name) => ({
  entryPoints: [`src/${name}.ts`],
  outfile: `dist/${name}.mjs`,
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  // Names stay for stack traces; the rest is read at every start.
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: true,
  sourcesContent: false,
  external: [
    'better-sqlite3',
    'sharp',
    'nodemailer',
    'pdfkit',
    'playwright-core',
    '@sparticuz/chromium',
    'miniflare',
  ],
  define: { 'globalThis.KUER_ASSET_VERSION': JSON.stringify(publicHash()) },
  banner: {
    js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);",
  },
  logLevel: 'warning',
})

/** Bundles the Node entry `name` into dist/, unless it is there as its sources say. */
export const built = async (name) => {
  const record = `dist/${name}.made-of.json`
  const others = [...publicFiles(), 'src/tools/build.mjs', 'package.json', 'tsconfig.json']
  if (isFresh(record, others)) return
  const { build } = await import('esbuild')
  const startedAt = Date.now()
  rmSync(record, { force: true })
  const options = nodeBuild(name)
  const { metafile } = await build({ ...options, metafile: true })
  remember(record, options.outfile, [...others, ...Object.keys(metafile.inputs)], startedAt)
}

if (process.argv[1]?.endsWith('build.mjs')) for (const name of process.argv.slice(2)) await built(name)
