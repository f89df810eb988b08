// Builds public/js/proof.js: the check of a result as the browser runs it, from the same modules as the server's. Run
// again after a change of them: `node src/tools/proof-js.mjs`; a test compares.
import { writeFileSync } from 'node:fs'
import { build } from 'esbuild'

/** What the page needs, by its module in src. */
const EXPORTS = { verifyResult: './proof/verify.ts', checkReceipt: './proof/receipt.ts' }
const ENTRY = Object.entries(EXPORTS)
  .map(([name, file]) => `export { ${name} } from ${JSON.stringify(file)}`)
  .join('\n')

// Node's digests, by a library: WebCrypto has them only asynchronously, and not on pages without TLS.
const SHA256 = `
  import { sha256 } from '@noble/hashes/sha2.js'
  export const createHash = () => {
    const hash = sha256.create()
    return { update: (data) => hash.update(data), digest: () => hash.digest() }
  }`

const browserDigests = {
  name: 'browser-digests',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:crypto$/ }, () => ({ path: 'sha256', namespace: 'digests' }))
    onLoad({ filter: /.*/, namespace: 'digests' }, () => ({ contents: SHA256, resolveDir: process.cwd() }))
  },
}

const HEADER = `// Built by src/tools/proof-js.mjs from src/proof. Do not edit.
// Includes @noble/hashes (MIT, https://github.com/paulmillr/noble-hashes).`

/** The script as text. */
export const proofScript = async () => {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: 'src', loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    banner: { js: HEADER },
    plugins: [browserDigests],
  })
  return outputFiles[0].text
}

if (process.argv[1]?.endsWith('proof-js.mjs')) writeFileSync('public/js/proof.js', await proofScript())
