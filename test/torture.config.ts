/** What `npm run torture` runs: the long sizes of tests that `npm test` runs in small. One after the other. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: [
      'test/torture/**/*.test.ts',
      'test/submission/race.test.ts',
      'test/http/hardening.test.ts',
      'test/photo/hostile.test.ts',
      'test/jury/twin-worlds.test.ts',
      'test/embargo/embargo.test.ts',
      'test/proof/bundle.test.ts',
      'test/audit/chain.test.ts',
      'test/account/sign-in.test.ts',
    ],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
})
