/** `npm run restore -- BACKUP [--into FOLDER] [--force]`: puts a backup back into a new data folder. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  noteRestore,
  RestoreRefused,
  restoreFiles,
  restoreRows,
  verifyBackup,
} from './backup/restore-actions.ts'
import { openDatabase } from './core/database.ts'
import { examine, report } from './invariants/doctor-command.ts'
import { checkEngine } from './platform/engine-check.ts'
import { diskFiles } from './platform/files-disk.ts'
import { migrateSqlite, migrationNames } from './platform/migrate.ts'
import { openSqlite } from './platform/sql-sqlite.ts'

const HOW = 'So geht es: npm run restore -- SICHERUNGSORDNER/2026-11-25-030000 [--into ORDNER] [--force]'

const options = { into: { type: 'string' }, force: { type: 'boolean' } } as const

const parse = () => {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const [from] = positionals
    return from
      ? { from: resolve(from), into: values.into ?? process.env.KUER_DATA ?? 'data', force: values.force }
      : null
  } catch {
    return null
  }
}

const isFull = (folder: string): boolean => existsSync(folder) && readdirSync(folder).length > 0

/** Builds everything beside the folder and renames it in the end, so that half a restore is never taken for a whole one. */
const restore = async ({ from, into, force }: NonNullable<ReturnType<typeof parse>>): Promise<0 | 1> => {
  if (isFull(into) && !force)
    throw new RestoreRefused(
      `„${into}“ ist nicht leer. Bitte einen neuen Ordner nennen (--into), oder mit --force den alten beiseitelegen.`,
    )
  const [store, name] = [diskFiles(dirname(from)), basename(from)]
  const { manifest, packed } = await verifyBackup(store, name)
  const unknown = manifest.migrations.filter((one) => !migrationNames('migrations').includes(one))
  if (unknown.length > 0)
    throw new RestoreRefused(`Die Sicherung ist neuer als dieses Programm (${unknown.join(', ')}).`)
  console.log(`Geprüft: ${Object.keys(manifest.files).length} Dateien und alle Zeilen sind unverändert.`)
  const building = `${into.replace(/\/+$/, '')}.part`
  rmSync(building, { recursive: true, force: true })
  mkdirSync(building, { recursive: true })
  const sql = openSqlite(join(building, 'kuer.sqlite'))
  const files = diskFiles(join(building, 'files'))
  try {
    const db = openDatabase(sql)
    migrateSqlite(sql.connection, 'migrations', manifest.migrations)
    await restoreRows(db, manifest, packed)
    await restoreFiles(store, files, manifest)
    const later = migrateSqlite(sql.connection, 'migrations')
    await noteRestore({ db, clock: Date.now }, name)
    const rows = Object.values(manifest.tables).reduce((sum, count) => sum + count, 0)
    console.log(`Zurückgespielt: ${rows} Zeilen; danach ${later.length} neue Migrationen.`)
    const engine = checkEngine(sql.connection, 'migrations')
    const code = report(await examine({ db, files, data: building, ...engine }, true))
    sql.close()
    if (isFull(into)) renameSync(into, `${into.replace(/\/+$/, '')}.vor-${name}-${Date.now()}`)
    else rmSync(into, { recursive: true, force: true })
    renameSync(building, into)
    console.log(`Der Stand von ${manifest.madeAt} liegt jetzt in „${into}“. Alle müssen sich neu anmelden.`)
    return code
  } finally {
    if (sql.connection.open) sql.close()
  }
}

const wanted = parse()
if (wanted === null) {
  console.error(HOW)
  process.exitCode = 2
} else {
  try {
    process.exitCode = await restore(wanted)
  } catch (error) {
    if (!(error instanceof RestoreRefused)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
