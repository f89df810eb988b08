/** PDF files as answers: what may come in, how an answer names them, where they lie. Pure. */

/** Largest file, bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024

/** Most files of one answer, and of a whole entry. */
export const MAX_FILES = 3
export const MAX_ENTRY_FILES = 9

/** One file of an answer. */
export interface AttachedFile {
  readonly id: string
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  /** A cleaned file name, ends in .pdf. */
  readonly name: string
}

// Whole characters, as `cleanFileName` counts them: half a surrogate pair is none.
const LINE = /^([0-9a-f-]{36}) ([0-9a-f]{64}) (\d{1,8}) (.{1,150})$/u

/** The files that an answer names, one a line; whatever else it says names none. */
export const attachedFiles = (answer: string): AttachedFile[] =>
  answer.split('\n').flatMap((line) => {
    const [, id, sha256, size, name] = LINE.exec(line) ?? []
    return id && sha256 && size && name ? [{ id, sha256, size: Number(size), name }] : []
  })

/** The answer that names these files: as text, so that receipt, search and downloads treat it like any other. */
export const answerOf = (files: readonly AttachedFile[]): string =>
  files.map(({ id, sha256, size, name }) => `${id} ${sha256} ${size} ${name}`).join('\n')

/** Where a file lies; in the folder of its entry, so that no answer can point into another one's. */
export const fileKey = (submissionId: string, fileId: string): string =>
  `attachments/${submissionId}/${fileId}`

/** A name that is safe to show and to save under: no path, no invisible signs, at most 120 characters, ends in .pdf. */
export const cleanFileName = (name: string): string => {
  const bare = (name.split(/[/\\]/).at(-1) ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}<>:"|?*\ufffd]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\.pdf\s*$/i, '')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  return `${[...bare].slice(0, 116).join('').trim() || 'Anlage'}.pdf`
}

/** Why these bytes are refused as a PDF, as German sentences; null when they are one. */
export const pdfProblem = (bytes: Uint8Array): string | null => {
  if (bytes.length === 0) return 'Die Datei ist leer. Bitte wählen Sie sie noch einmal aus.'
  if (bytes.length > MAX_FILE_BYTES)
    return `Die Datei ist größer als ${MAX_FILE_BYTES / 1024 / 1024} MB. Bitte speichern Sie das PDF mit kleineren Bildern.`
  const starts = latin1(bytes.subarray(0, 8)).match(/^%PDF-[12]\.\d/)
  if (!starts) return 'Die Datei ist kein PDF. Bitte speichern oder drucken Sie das Dokument als PDF.'
  if (!latin1(bytes.subarray(-1024)).includes('%%EOF'))
    return 'Das PDF ist unvollständig. Bitte speichern Sie es neu und laden Sie es noch einmal hoch.'
  return null
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

/** "1,4 MB", "380 kB" */
export const showSize = (bytes: number): string =>
  bytes >= 1_000_000
    ? `${(bytes / 1_000_000).toLocaleString('de-DE', { maximumFractionDigits: 1 })} MB`
    : `${Math.max(1, Math.round(bytes / 1000))} kB`
