// `npm run torture`: the tests that hurt, at full length (about an hour; `--quick`: as in npm test), one figure a line
// at the end. Words after it choose files, e.g. `npm run torture -- kill`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const words = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'kuer-torture-'))
const figures = join(folder, 'figures.jsonl')
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'test/torture.config.ts',
    ...words.filter((word) => word !== '--quick'),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      KUER_TORTURE: words.includes('--quick') ? 'quick' : 'full',
      KUER_FIGURES: figures,
    },
  },
)
const lines = existsSync(figures) ? readFileSync(figures, 'utf8').trim().split('\n') : []
console.log(`\n${lines.length} figures (${words.includes('--quick') ? 'quick' : 'full'} run)`)
for (const { what, found, goal } of lines.map((line) => JSON.parse(line)))
  console.log(`  ${what}: ${found}   [goal: ${goal}]`)
rmSync(folder, { recursive: true })
process.exitCode = status ?? 1
