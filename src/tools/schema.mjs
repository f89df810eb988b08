// The newest migration, told to a Worker when it is built: it cannot look into the folder.
import { readdirSync } from 'node:fs'

/** Arguments for wrangler that define which schema the code needs. */
export const schemaArguments = () => {
  const newest = readdirSync('migrations')
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .at(-1)
  return ['--define', `globalThis.KUER_SCHEMA:${JSON.stringify(newest)}`]
}
