/** A ZIP that is written while it is sent: one file in memory at a time, nothing compressed again. Pure. */
import { Zip, ZipPassThrough } from 'fflate'
import type { StoredFile } from '../core/ports.ts'

export interface ZipFile {
  readonly name: string
  /** Null where the file has gone meanwhile; it is left out. */
  open(): Promise<StoredFile['body'] | null>
}

/**
 * The archive as a stream. Each file is opened only when the reader has taken what came before it.
 * @param files in order; names are unique
 */
export const zipStream = (files: readonly ZipFile[]): ReadableStream<Uint8Array> => {
  let next = 0
  let out: ReadableStreamDefaultController<Uint8Array>
  const zip = new Zip((error, chunk, final) => {
    if (error) return out.error(error)
    if (chunk.length > 0) out.enqueue(chunk)
    if (final) out.close()
  })
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        out = controller
      },
      pull: async () => {
        // Whoever reads is owed some bytes: what is gone is passed over at once.
        for (;;) {
          const file = files[next]
          next += 1
          if (!file) return zip.end()
          const body = await file.open()
          if (body === null) continue
          const entry = new ZipPassThrough(file.name)
          zip.add(entry)
          return pour(body, entry)
        }
      },
    },
    { highWaterMark: 0 },
  )
}

/** Everything of `body` into the entry, with the end mark. */
const pour = async (body: StoredFile['body'], entry: ZipPassThrough): Promise<void> => {
  if (body instanceof Uint8Array) return entry.push(body, true)
  const reader = body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) entry.push(part.value)
  entry.push(new Uint8Array(), true)
}
