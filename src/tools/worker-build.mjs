// The Worker as one file, for deployment, `npm run dev:workers`, tests and `npm run bench` alike. wrangler runs this
// ([build] in wrangler.toml) and sends dist/worker/worker.js as it is.
import { readdirSync } from 'node:fs'
import { build } from 'esbuild'
import { publicHash } from './build.mjs'
import { workerCuts } from './worker-cuts.mjs'

/** The newest migration: a Worker cannot look into the folder to learn which schema its code needs. */
const newestMigration = () =>
  readdirSync('migrations')
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .at(-1)

/** esbuild options for a Worker whose entry is the file `entry`. */
export const workerBuild = (entry) => ({
  entryPoints: [entry],
  outfile: 'dist/worker/worker.js',
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['workerd', 'worker', 'browser', 'import'],
  target: 'es2024',
  charset: 'utf8',
  minify: true,
  legalComments: 'none',
  alias: {
    // Packages that name Node's modules without the prefix.
    stream: 'node:stream',
    '@peculiar/asn1-ecc': './src/platform/ecdsa-signature.ts',
    '@peculiar/asn1-schema': './src/platform/ecdsa-signature.ts',
  },
  external: ['node:*', 'cloudflare:*'],
  define: {
    // pdfkit looks for files beside itself when it is loaded; in a Worker there is no beside.
    'import.meta.url': '"file:///worker.js"',
    'globalThis.KUER_SCHEMA': JSON.stringify(newestMigration()),
    'globalThis.KUER_ASSET_VERSION': JSON.stringify(publicHash()),
  },
  plugins: [workerCuts],
  logLevel: 'warning',
})

if (process.argv[1]?.endsWith('worker-build.mjs')) await build(workerBuild('src/worker.ts'))
