/** `npm run coverage`: which lines and branches the tests without a browser reach, and what must not be missed. */
import { mergeConfig } from 'vitest/config'
import base from './vitest.config.ts'

const DECIDES = { branches: 100 }

export default mergeConfig(base, {
  test: {
    // Every file is read slower while it is counted.
    testTimeout: 120_000,
    env: { COUNTED: '1' },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}', 'views/**/*.{ts,tsx}'],
      exclude: ['src/tools/**', 'src/bench/**', 'src/screenshots.ts'],
      // A test that fails must not hide what the others reached.
      reportOnFailure: true,
      reporter: ['text-summary', 'json-summary', 'json'],
      reportsDirectory: 'dist/coverage',
      thresholds: {
        lines: 90,
        'src/**/*rules.ts': DECIDES,
        'src/permission/*.ts': DECIDES,
        'src/ranking/*.ts': DECIDES,
      },
    },
  },
})
