/** Blob storage in a folder. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
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
  get: async (key) => {
    try {
      const body = new Uint8Array(await readFile(join(folder, safeKey(key))))
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

const TYPES: Record<string, string> = { avif: 'image/avif', webp: 'image/webp', jpeg: 'image/jpeg' }

const typeOf = (key: string) => TYPES[key.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
