// The Worker as one file, for deployment, `npm run dev:workers`, tests and `npm run bench` alike. wrangler runs this
// ([build] in wrangler.toml) and sends dist/worker/worker.js as it is.
import { globSync, readdirSync } from 'node:fs'
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

/** Files of one kind beside each other: gzip looks back 32 kB, and what is alike weighs a fortieth less near its like. */
const KINDS = [
  // First what brings a large package along.
  ...['pdfkit.ts', 'xlsx.ts', '*schema.ts', '*rules.ts', '*store.ts', '*actions.ts'].map(
    (role) => `src/*/${role}`,
  ),
  'views/**/words/*.ts',
  'views/**/*.tsx',
]

/** The Worker as it is deployed: the same modules in a denser order. What the Worker does not reach drops out again. */
export const deployedBuild = () => {
  const files = KINDS.flatMap((kind) => globSync(kind, { exclude: ['src/demo/**'] }).sort())
  const entry = `export { default } from ${JSON.stringify('./src/worker.ts')}`
  const lines = [...files.map((file) => `import ${JSON.stringify(`./${file}`)}`), entry]
  const { entryPoints: _, ...options } = workerBuild('src/worker.ts')
  return { ...options, stdin: { contents: lines.join('\n'), resolveDir: '.' } }
}

if (process.argv[1]?.endsWith('worker-build.mjs')) await build(deployedBuild())
