/** `npm run doctor [-- --files]`: examines an installation without changing it; `--files` reads every file whole. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { backupFinding } from './backup/doctor-command.ts'
import { openDatabase } from './core/database.ts'
import { examine, type Finding, report } from './invariants/doctor-command.ts'
import { readNodeSettings } from './platform/config.ts'
import { checkEngine } from './platform/engine-check.ts'
import { diskFiles } from './platform/files-disk.ts'
import { openSqlite } from './platform/sql-sqlite.ts'

const { settings, problems } = readNodeSettings(process.env, () => 'x'.repeat(32))
const config: Finding[] = [
  {
    ok: problems.length === 0,
    line: `Einstellungen: ${problems.length === 0 ? 'vollständig' : 'unvollständig'}`,
  },
  ...problems.map((problem) => ({ ok: false, line: `  ${problem}` })),
]

const look = async (): Promise<Finding[]> => {
  const file = join(settings.data, 'kuer.sqlite')
  if (!existsSync(file)) return [{ ok: false, line: `Datenbank: ${file} gibt es nicht` }]
  const sql = openSqlite(file)
  try {
    const patient = {
      db: openDatabase(sql),
      files: diskFiles(join(settings.data, 'files')),
      data: settings.data,
      ...checkEngine(sql.connection, 'migrations'),
    }
    const place = settings.backup ? diskFiles(settings.backup.folder) : null
    return [
      ...(await examine(patient, process.argv.includes('--files'))),
      await backupFinding(place, Date.now()),
    ]
  } finally {
    sql.close()
  }
}

process.exitCode = report([...config, ...(await look())])
