import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest begins first, so that no core waits for it in the end. */
const LONGEST = [
  'test/a11y/pages.test.ts',
  'test/journeys/award-year',
  'test/http/hardening.test.ts',
  'test/photo/',
  'test/submission/race.test.ts',
  'test/jury/twin-worlds.test.ts',
  'test/journeys/',
  'test/register/',
]

const place = ({ moduleId }: TestSpecification) => {
  const found = LONGEST.findIndex((part) => moduleId.includes(part))
  return found < 0 ? LONGEST.length : found
}

/** Measures the memory of its process, so it has one for itself. */
const OWN_PROCESS = ['test/photo/hostile.test.ts']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        // No file changes a module for the others, so a worker reads the application once and not per file.
        test: { name: 'shared', include: ['test/**/*.test.{ts,tsx}'], exclude: OWN_PROCESS, isolate: false },
      },
      { extends: true, test: { name: 'own process', include: OWN_PROCESS, isolate: true } },
    ],
  },
})
