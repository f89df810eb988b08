// Bundles one entry (node, cli, …) of src/ into dist/. Packages with native parts stay outside the bundle.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

/** Short hash over everything in public/, so that asset addresses change with their content. */
export const publicHash = () => {
  const hash = createHash('sha256')
  for (const entry of readdirSync('public', { recursive: true, withFileTypes: true }).sort((a, b) =>
    join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
  )) {
    if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)))
  }
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
  sourcemap: true,
  external: ['better-sqlite3', 'sharp', 'nodemailer', 'pdfkit', 'playwright-core', '@sparticuz/chromium'],
  define: { 'globalThis.KUER_ASSET_VERSION': JSON.stringify(publicHash()) },
  banner: {
    js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);",
  },
  logLevel: 'warning',
})

if (process.argv[1]?.endsWith('build.mjs')) {
  for (const name of process.argv.slice(2)) await build(nodeBuild(name))
}
