/** Blob storage in Cloudflare R2. */
import type { R2Bucket } from '@cloudflare/workers-types'
import type { Files } from '../core/ports.ts'
import { safeKey } from './file-keys.ts'

/** Wraps an R2 binding. */
export const r2Files = (bucket: R2Bucket): Files => ({
  put: async (key, bytes, type) => {
    await bucket.put(safeKey(key), bytes, { httpMetadata: { contentType: type } })
  },
  get: async (key, part) => {
    const range = part && { offset: part.start, length: part.end - part.start + 1 }
    const object = await bucket.get(safeKey(key), range ? { range } : {})
    if (!object) return null
    return {
      body: object.body as unknown as ReadableStream<Uint8Array>,
      size: object.size,
      type: object.httpMetadata?.contentType ?? 'application/octet-stream',
    }
  },
  delete: async (keys) => {
    // R2 takes at most 1,000 keys a call; a photo has at most nine.
    for (let start = 0; start < keys.length; start += 1000) {
      await bucket.delete(keys.slice(start, start + 1000).map(safeKey))
    }
  },
})
