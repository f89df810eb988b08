/** What can go wrong while the server starts, in sentences for whoever operates it. */
import { accessSync, constants, existsSync, mkdirSync, statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { MigrationRefused } from './migrate.ts'

/** sysexits.h, EX_CONFIG: starting again would not help, so a supervisor should not try. */
export const EXIT_CONFIG = 78

/** Below this the database could not even finish what it has begun, bytes. */
const LEAST_FREE = 50 * 1024 * 1024

/** Whether the folder of this setting can be written and has room; a sentence if not. */
export const folderProblem = (
  folder: string,
  setting: 'KUER_DATA' | 'KUER_BACKUP_DIR' = 'KUER_DATA',
  leastFree = LEAST_FREE,
): string | null => {
  const path = resolve(folder)
  try {
    makeFolder(path)
    if (!statSync(path).isDirectory()) return `${setting}: ${path} ist kein Ordner.`
    accessSync(path, constants.W_OK | constants.X_OK)
  } catch (error) {
    return sentenceFor(error, `Der Ordner ${path} (${setting})`)
  }
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize < leastFree
    ? `In ${path} (${setting}) sind nur noch ${Math.floor((bavail * bsize) / 1_048_576)} MB frei. Bitte Platz schaffen, mindestens ${Math.ceil(leastFree / 1_048_576)} MB.`
    : null
}

/** One folder after the other: Node's `recursive` tries for ever where a file system refuses, as /proc does. */
const makeFolder = (path: string): void => {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    // Another process that starts at the same moment may have made it.
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

const SENTENCES: Readonly<Record<string, string>> = {
  EACCES: 'darf nicht beschrieben werden. Gehört er dem Benutzer, unter dem Kür läuft?',
  EPERM: 'darf nicht beschrieben werden. Gehört er dem Benutzer, unter dem Kür läuft?',
  EROFS: 'liegt auf einem Dateisystem, das nur gelesen werden kann.',
  ENOSPC: 'kann nicht beschrieben werden: Der Datenträger ist voll.',
  EDQUOT: 'kann nicht beschrieben werden: Das Kontingent des Benutzers ist erschöpft.',
  ENOTDIR: 'kann nicht angelegt werden: Ein Teil des Pfades ist eine Datei.',
  ENOENT: 'kann hier nicht angelegt werden.',
  SQLITE_FULL: 'kann nicht beschrieben werden: Der Datenträger ist voll.',
  SQLITE_NOTADB: 'ist keine SQLite-Datenbank oder beschädigt. Eine Sicherung zurückspielen: npm run restore',
  SQLITE_CORRUPT: 'ist beschädigt. Eine Sicherung zurückspielen: npm run restore',
  SQLITE_CANTOPEN: 'lässt sich nicht öffnen. Gehört der Ordner dem Benutzer, unter dem Kür läuft?',
  SQLITE_READONLY: 'darf nicht beschrieben werden. Gehört sie dem Benutzer, unter dem Kür läuft?',
  SQLITE_BUSY: 'wird gerade von einem anderen Programm gesperrt. Läuft eine Sicherung oder ein zweites Kür?',
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** One sentence about `what`, by the code of the error; one that nobody foresaw is quoted. */
export const sentenceFor = (error: unknown, what: string): string => {
  const code = codeOf(error)
  const known = SENTENCES[code] ?? SENTENCES[/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? '']
  return `${what} ${known ?? `lässt sich nicht benutzen: ${error instanceof Error ? error.message : String(error)}`}`
}

/** Why the database could not be opened and brought up to date. */
export const databaseProblem = (error: unknown, file: string): string =>
  error instanceof MigrationRefused ? error.message : sentenceFor(error, `Die Datenbank ${resolve(file)}`)

/** Why nobody can be served at this address, and whether only other settings would help. */
export const listenProblem = (
  error: unknown,
  { host, port }: { readonly host: string; readonly port: number },
): { readonly sentence: string; readonly exit: number } => {
  const code = codeOf(error)
  if (code === 'EADDRINUSE')
    return {
      sentence: `Der Port ${port} ist schon belegt. Läuft Kür bereits? Sonst einen anderen wählen: PORT=3001 npm start`,
      // The former process may be about to end.
      exit: 1,
    }
  if (code === 'EACCES')
    return {
      sentence: `Der Port ${port} ist dem System vorbehalten. Einen ab 1024 wählen und einen Proxy davorstellen.`,
      exit: EXIT_CONFIG,
    }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return { sentence: `HOST=${host} ist keine Netzadresse dieses Rechners.`, exit: EXIT_CONFIG }
  return { sentence: `${host}:${port} lässt sich nicht öffnen: ${String(error)}`, exit: 1 }
}
