/** What the doctor says about the newest backup. */
import type { Backups } from '../core/ports.ts'
import { listBackups, manifestOf } from './actions.ts'
import { isStale, timeOf } from './rules.ts'

export interface BackupFinding {
  readonly ok: boolean
  readonly line: string
  readonly hint?: true
}

const HOUR_MS = 3_600_000

/** @param store where backups go; null where no place is configured */
export const backupFinding = async (store: Backups['store'] | null, now: number): Promise<BackupFinding> => {
  if (!store)
    return {
      ok: true,
      hint: true,
      line: 'Sicherung: nicht eingerichtet (KUER_BACKUP_DIR); besser jede Nacht',
    }
  const name = (await listBackups(store)).at(-1)
  if (name === undefined)
    return { ok: true, hint: true, line: 'Sicherung: noch keine; „npm run backup“ macht eine' }
  const age = `Sicherung: ${name}, ${Math.floor((now - timeOf(name)) / HOUR_MS)} Stunden alt`
  const manifest = await manifestOf(store, name)
  if (!manifest) return { ok: false, line: `${age}, ihr Verzeichnis fehlt` }
  if (manifest.missing.length > 0)
    return { ok: false, line: `${age}, es fehlen Dateien: ${manifest.missing.length}` }
  return isStale(timeOf(name), now)
    ? { ok: false, line: `${age}, also zu alt` }
    : { ok: true, line: `${age}, vollständig` }
}
