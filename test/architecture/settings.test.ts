/** Whoever reads a setting that the table does not know would have the start refuse it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { OF_COMMANDS, SETTINGS } from '../../src/platform/settings.ts'

/** Set by the build, not by operators. */
const OF_THE_BUILD = ['KUER_ASSET_VERSION', 'KUER_SCHEMA']

it('knows every setting that the code names', () => {
  const files = readdirSync('src', { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name),
  )
  const named = files.flatMap((entry) =>
    readFileSync(join(entry.parentPath, entry.name), 'utf8').match(/\bKUER_[A-Z][A-Z_]*[A-Z]\b/g),
  )
  const known = new Set([...SETTINGS.map(({ name }) => name), ...OF_THE_BUILD, ...OF_COMMANDS])
  expect([...new Set(named)].filter((name) => name && !known.has(name))).toEqual([])
})
