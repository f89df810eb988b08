/** Commands for the server's own command line: `organiser`, `import-gallery`, `export` and `backup`. */
import { parseArgs } from 'node:util'
import { breakGlassCommand, breakGlassSqlCommand } from './admin/break-glass.ts'
import { importGalleryCommand } from './admin/import-gallery.ts'
import { inviteOrganiserCommand } from './admin/invite-organiser.ts'
import { createApp } from './app.ts'
import { exportCommand } from './archive/export.ts'
import { backupCommand } from './backup/command.ts'
import { readNodeSettings } from './platform/config.ts'
import { composeNode, developmentSecret } from './platform/node-services.ts'

const fail = (message: string): never => {
  console.error(message)
  process.exit(2)
}

const [command, ...args] = process.argv.slice(2)
// `backup FOLDER` goes there instead.
const env = command === 'backup' && args[0] ? { ...process.env, KUER_BACKUP_DIR: args[0] } : process.env
const { settings, problems } = readNodeSettings(env, () => developmentSecret(process.env.KUER_DATA ?? 'data'))
if (problems.length > 0) fail(problems.join('\n'))

const options = {
  year: { type: 'string' },
  credit: { type: 'string' },
  rights: { type: 'string' },
  licence: { type: 'string' },
  persons: { type: 'string' },
  publish: { type: 'boolean' },
  notzugang: { type: 'boolean' },
  'passkeys-entfernen': { type: 'boolean' },
  sql: { type: 'boolean' },
} as const

const parse = () => {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    return fail(`Unbekannte Angabe: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const { values, positionals } = parse()
const { services, sql } = composeNode(settings)

const organiser = (address: string): Promise<number> => {
  const { notzugang = false, 'passkeys-entfernen': removePasskeys = false, sql: asText = false } = values
  if (!notzugang && (removePasskeys || asText)) fail('--passkeys-entfernen und --sql gehören zu --notzugang.')
  if (!notzugang) return inviteOrganiserCommand(services, address)
  return asText
    ? breakGlassSqlCommand(services.db.q, services.config.origin, address, removePasskeys)
    : breakGlassCommand(services, address, removePasskeys)
}

try {
  if (command === 'organiser') {
    process.exitCode = await organiser(positionals[0] ?? '')
  } else if (command === 'import-gallery') {
    process.exitCode = await importGalleryCommand(services, {
      year: values.year ?? '',
      folder: positionals[0] ?? '',
      credit: values.credit ?? '',
      rights: values.rights ?? '',
      licence: values.licence ?? '',
      persons: values.persons ?? '',
      publish: values.publish ?? false,
    })
  } else if (command === 'export') {
    const quiet = { ...services, deliver: async () => {} }
    const kuer = createApp(quiet)
    process.exitCode = await exportCommand(quiet, (request) => kuer.fetch(request), positionals)
  } else if (command === 'backup') {
    process.exitCode = await backupCommand(services)
  } else {
    fail(
      'Bekannte Befehle: organiser ADRESSE [--notzugang [--passkeys-entfernen] [--sql]], import-gallery --year JAHR ORDNER, export JAHR ORDNER, backup ORDNER',
    )
  }
} finally {
  sql.close()
}
