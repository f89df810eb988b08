/** Blob storage in a folder. */
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '../core/ids.ts'
import type { Files } from '../core/ports.ts'
import { safeKey } from './file-keys.ts'

/** Stores every key as a file under `folder`, its media type in the ending of the key. */
export const diskFiles = (folder: string): Files => ({
  put: async (key, bytes) => {
    const target = join(folder, safeKey(key))
    await mkdir(dirname(target), { recursive: true })
    // Written beside and renamed, so that a reader never meets half a file.
    const part = `${target}.${newId()}.part`
    await writeFile(part, bytes, { flush: true })
    await rename(part, target)
  },
  get: async (key, part) => {
    try {
      const file = join(folder, safeKey(key))
      if (part) return await partOf(file, part, typeOf(key))
      const body = new Uint8Array(await readFile(file))
      return { body, size: body.byteLength, type: typeOf(key) }
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    }
  },
  delete: async (keys) => {
    await Promise.all(keys.map((key) => rm(join(folder, safeKey(key)), { force: true })))
  },
})

/** Some bytes of a file that may be too large to be read whole for them. */
const partOf = async (file: string, { start, end }: { start: number; end: number }, type: string) => {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const body = new Uint8Array(Math.max(0, Math.min(end, size - 1) - start + 1))
    await handle.read(body, 0, body.length, start)
    return { body, size, type }
  } finally {
    await handle.close()
  }
}

const TYPES: Record<string, string> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpeg: 'image/jpeg',
  mp4: 'video/mp4',
}

const typeOf = (key: string) => TYPES[key.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
