/** Which files the rows of the database name, and whether the storage has them. */
import { hex, sha256Bytes } from '../core/ids.ts'
import type { Row, StoredFile } from '../core/ports.ts'
import type { Services } from '../core/services.ts'
import { attachedFiles, fileKey } from '../entry-form/files.ts'
import { originalKey, sizeKeys } from '../photo/rules.ts'
import { statementKey } from '../showcase/actions.ts'
import { logoKey } from '../site/theme-actions.ts'
import { videoKey } from '../site/video-actions.ts'

/** A file that a row names. */
export interface NamedFile {
  readonly key: string
  /** SHA-256 of its bytes in hex digits, or the beginning of it; '' where no row knows it. */
  readonly digest: string
}

/** The rows that name files, each by a statement with the columns that `filesIn` needs. */
export const FILE_ROWS: readonly string[] = [
  `SELECT id, renditions, sha256, photo_id IS NOT NULL AS gone FROM photo
    LEFT JOIN photo_original_gone ON photo_id = id ORDER BY id`,
  'SELECT id AS intake, sha256 FROM photo_intake WHERE refused IS NULL ORDER BY id',
  'SELECT id AS submission, answers FROM submission ORDER BY id',
  `SELECT edition_id AS edition, statement_file AS file FROM edition_page WHERE statement_file <> '' ORDER BY edition_id`,
  `SELECT logo FROM site_theme WHERE logo <> ''`,
  `SELECT digest AS video FROM site_video WHERE digest <> ''`,
]

/** The files that one row of `FILE_ROWS` names; pictures for shared links are made again by themselves. */
export const filesIn = (row: Row): NamedFile[] => {
  const text = (name: string) => String(row[name])
  if ('renditions' in row) {
    const [original = '', ...sizes] = sizeKeys({ id: text('id'), renditions: text('renditions') })
    const kept = row.gone === 1 ? [] : [{ key: original, digest: text('sha256') }]
    return [...kept, ...sizes.map((key) => ({ key, digest: '' }))]
  }
  if ('intake' in row) return [{ key: originalKey(text('intake')), digest: text('sha256') }]
  if ('answers' in row)
    return Object.values(JSON.parse(text('answers')) as Record<string, string>)
      .flatMap(attachedFiles)
      .map(({ id, sha256 }) => ({ key: fileKey(text('submission'), id), digest: sha256 }))
  if ('edition' in row)
    return attachedFiles(text('file')).map(({ id, sha256 }) => ({
      key: statementKey(text('edition'), id),
      digest: sha256,
    }))
  if ('logo' in row) return [{ key: logoKey(text('logo')), digest: text('logo') }]
  return [{ key: videoKey(text('video')), digest: text('video') }]
}

/** The bytes of a stored file. */
export const bytesOf = async ({ body }: StoredFile): Promise<Uint8Array> =>
  body instanceof Uint8Array ? body : new Uint8Array(await new Response(body).arrayBuffer())

/**
 * What is wrong with a file: `missing`, or `changed` where its digest is known and another.
 * @param whole whether to read all of it; without, one byte shows that it is there
 */
export const fileProblem = async (
  files: Services['files'],
  { key, digest }: NamedFile,
  whole: boolean,
): Promise<'missing' | 'changed' | null> => {
  const file = await files.get(key, whole ? undefined : { start: 0, end: 0 })
  if (!file) return 'missing'
  const bytes = await bytesOf(file)
  return whole && !hex(sha256Bytes(bytes)).startsWith(digest) ? 'changed' : null
}
