import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { publicBundle } from '../../src/proof/build.ts'
import { verifyResult } from '../../src/proof/verify.ts'
import { sourceOf } from './world.ts'

test('the browser’s script is what the modules give: node src/tools/proof-js.mjs', async () => {
  const tool = (await import(`${process.cwd()}/src/tools/proof-js.mjs`)) as { proofScript(): Promise<string> }
  expect(await tool.proofScript()).toBe(readFileSync('public/js/proof.js', 'utf8'))
})

test('it finds what the server finds, digests by another library and all', async () => {
  const script = (await import(`${process.cwd()}/public/js/proof.js`)) as {
    verifyResult: typeof verifyResult
  }
  const source = sourceOf({ entries: 6, jurors: 6 })
  const bundle = publicBundle(source)
  expect(script.verifyResult(bundle, source.seal.root)).toEqual(verifyResult(bundle, source.seal.root))
  expect(script.verifyResult(bundle).every(({ ok }) => ok === true)).toBe(true)
})
