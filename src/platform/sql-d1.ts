/** The Workers engine: Cloudflare D1, one batch per commit. */
import type { D1Database } from '@cloudflare/workers-types'
import type { CompiledQuery } from 'kysely'
import type { Row, Sql } from '../core/ports.ts'
import { refusalFrom } from './refusal.ts'

/** Wraps a D1 binding. */
export const d1Sql = (d1: D1Database): Sql => {
  const prepare = (query: CompiledQuery) => d1.prepare(query.sql).bind(...query.parameters)
  return {
    query: async (statement) => (await prepare(statement).all<Row>()).results,
    commit: async (statements) => {
      // D1 refuses an empty batch; SQLite does not.
      if (statements.length === 0) return []
      try {
        const results = await d1.batch<Row>(statements.map(prepare))
        return results.map((result) => result.results)
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        throw refusalFrom(message) ?? error
      }
    },
  }
}
