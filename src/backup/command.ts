/** `npm run backup -- [folder]`: makes one backup now, beside the running server. */
import type { Services } from '../core/services.ts'
import { makeBackup } from './actions.ts'

/** The command; returns its exit code. */
export const backupCommand = async (app: Services): Promise<0 | 1 | 2> => {
  if (!app.backups) {
    console.error('So geht es: npm run backup -- ORDNER (oder KUER_BACKUP_DIR setzen)')
    return 2
  }
  const made = await makeBackup(app, app.backups)
  const { name, rows, files, added, missing, removed } = made
  console.log(
    `Sicherung ${name}: ${rows.toLocaleString('de-DE')} Zeilen, ${files.toLocaleString('de-DE')} Dateien, davon ${added.toLocaleString('de-DE')} neu.`,
  )
  if (removed.length > 0) console.log(`Ältere Sicherungen entfernt: ${removed.join(', ')}`)
  for (const key of missing) console.error(`Es fehlt schon im Bestand: ${key}`)
  return missing.length === 0 ? 0 : 1
}
