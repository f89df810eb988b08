/**
 * The Workers engine: Cloudflare D1, one batch per commit. Reads may be answered by a copy near the visitor (read
 * replication), so every statement names the newest state this isolate has seen: an isolate never goes back in time,
 * and whatever it remembers of the database stays true for its later reads.
 */
import type { D1Database, D1DatabaseSession } from '@cloudflare/workers-types'
import type { CompiledQuery } from 'kysely'
import type { Row, Sql } from '../core/ports.ts'
import { refusalFrom } from './refusal.ts'

/** Wraps a D1 binding. */
export const d1Sql = (d1: D1Database): Sql => {
  let seen: string | null = null

  const raise = (bookmark: string | null): boolean => {
    // Bookmarks sort as text, by Cloudflare's promise.
    if (bookmark === null || (seen !== null && bookmark <= seen)) return false
    seen = bookmark
    return true
  }

  const inSession = async <T>(
    start: 'first-primary' | 'first-unconstrained',
    work: (session: D1DatabaseSession) => Promise<T>,
  ): Promise<T> => {
    const session = d1.withSession(start === 'first-primary' ? start : (seen ?? start))
    const result = await work(session)
    raise(session.getBookmark())
    return result
  }

  const catchUp = async () => {
    await inSession('first-primary', (session) => session.prepare('SELECT 1').all())
  }

  return {
    query: async (statement) => {
      const read = (session: D1DatabaseSession) => bound(session, statement).all<Row>()
      return (await inSession('first-unconstrained', read)).results
    },
    commit: async (statements) => {
      // D1 refuses an empty batch; SQLite does not.
      if (statements.length === 0) return []
      try {
        const results = await inSession('first-primary', (session) =>
          session.batch<Row>(statements.map((one) => bound(session, one))),
        )
        return results.map((result) => result.results)
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        const refused = refusalFrom(message)
        // Whoever is refused reads next what has changed: that must not be a copy from before it.
        if (refused) await catchUp()
        throw refused ?? error
      }
    },
    replicas: { bookmark: () => seen, raise, catchUp },
  }
}

const bound = (session: D1DatabaseSession, { sql, parameters }: CompiledQuery) =>
  session.prepare(sql).bind(...parameters)
