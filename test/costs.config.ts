/** What `npm run costs` runs. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: { include: ['test/costs/measure.ts'], hookTimeout: 120_000 },
})
