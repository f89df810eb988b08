/** The tests with one mistake in one file, told by KUER_MUTANT; nothing on the disk changes. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { type Mutant, mutated } from './mutate.ts'

const mutant = JSON.parse(process.env.KUER_MUTANT ?? 'null') as Mutant | null

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      transform: (source, id) => {
        const hit = mutant !== null && id.endsWith(`/${mutant.file}`)
        return hit ? mutated(source, mutant) : undefined
      },
    },
  ],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    isolate: false,
    // The cache would keep a mistake for the next run.
    fsModuleCache: false,
    maxWorkers: 1,
    bail: 1,
  },
})
