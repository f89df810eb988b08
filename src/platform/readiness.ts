/** Whether this process can serve right now; the reasons are for the log and the operator, never for strangers. */
import type { Database } from '../core/database.ts'
import { newId } from '../core/ids.ts'
import type { Files } from '../core/ports.ts'
import type { Readiness, Unready } from '../core/services.ts'

interface Sources {
  readonly db: Database
  readonly files: Files
  /** The newest migration this code was written for; null where the build did not say. */
  readonly schema: string | null
  /** `write` tries a file of its own; `read` only asks, where every write costs money. */
  readonly probe: 'write' | 'read'
}

/** How long an answer holds: whoever asks a thousand times a second makes no work, ms. */
const HOLDS_MS = 2000

/** Asks database and files, at most once in two seconds. */
export const createReadiness = (sources: Sources): Readiness => {
  let draining = false
  let last: { readonly at: number; readonly found: Promise<readonly Unready[]> } | null = null
  return {
    check: async () => {
      if (draining) return ['draining']
      const at = performance.now()
      if (last === null || at - last.at >= HOLDS_MS) last = { at, found: problemsOf(sources) }
      return last.found
    },
    drain: () => {
      draining = true
    },
  }
}

const problemsOf = async ({ db, files, schema, probe }: Sources): Promise<readonly Unready[]> => {
  const answers = await Promise.all([
    schemaState(db, schema).catch(() => 'database' as const),
    probeFiles(files, probe).catch(() => 'files' as const),
  ])
  return answers.filter((answer) => answer !== null)
}

/** A newer database is no obstacle: migrations are applied before the code that needs them. */
const schemaState = async (db: Database, schema: string | null): Promise<Unready | null> => {
  const rows = await db.q
    .selectFrom('d1_migrations')
    .select('name')
    .where('name', '=', schema ?? '')
    .execute()
  return schema === null || rows.length > 0 ? null : 'schema'
}

const probeFiles = async (files: Files, probe: Sources['probe']): Promise<null> => {
  const key = `probe/${newId()}`
  if (probe === 'read') {
    await files.get(key)
    return null
  }
  await files.put(key, new Uint8Array(1), 'application/octet-stream')
  await files.delete([key])
  return null
}
