/** Migrations on the D1 of miniflare, for the benchmark and for tests. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Miniflare } from 'miniflare'
import { migrationNames } from '../platform/migrate.ts'

/** The statements of a migration file; a trigger ends at its own END. */
const statementsOf = (file: string): string[] => {
  const statements: string[] = []
  let lines: string[] = []
  for (const line of file.split('\n')) {
    if (line.startsWith('--') || line.trim() === '') continue
    lines.push(line)
    const trigger = /^CREATE TRIGGER/.test(lines[0] ?? '')
    if (trigger ? line === 'END;' : line.endsWith(';')) {
      statements.push(lines.join('\n'))
      lines = []
    }
  }
  return statements
}

/** Brings the D1 database of miniflare up to date, as wrangler does. */
export const migrateD1 = async (miniflare: Miniflare) => {
  const d1 = await miniflare.getD1Database('DB')
  await d1
    .prepare(
      'CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
    )
    .run()
  for (const name of migrationNames('migrations')) {
    const statements = statementsOf(readFileSync(join('migrations', name), 'utf8'))
    await d1.batch([
      ...statements.map((statement) => d1.prepare(statement)),
      d1.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
    ])
  }
}
