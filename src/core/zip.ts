/** Archives written while they are sent: one file after the other, stored, in the memory of a single chunk. */
import { Zip, ZipPassThrough } from 'fflate'

export interface ZipEntry {
  /** Path within the archive. */
  readonly name: string
  /** Asked for when its turn comes. */
  readonly read: () => Promise<Uint8Array | ReadableStream<Uint8Array>>
}

/**
 * The archive as a stream; nothing is read before somebody reads from it. Files are stored, not packed: pictures and
 * documents are packed already.
 * @param modified UTC ms, the time that all files carry
 */
export const zipOf = (entries: readonly ZipEntry[], modified: number): ReadableStream<Uint8Array> => {
  const chunks = chunksOf(entries, modified)
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => {
      await chunks.return()
    },
  })
}

const chunksOf = async function* (
  entries: readonly ZipEntry[],
  modified: number,
): AsyncGenerator<Uint8Array, void> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  for (const { name, read } of entries) {
    const file = new ZipPassThrough(name)
    file.mtime = modified
    zip.add(file)
    const body = await read()
    for await (const chunk of body instanceof Uint8Array ? [body] : body) {
      file.push(chunk)
      yield* ready.splice(0)
    }
    file.push(new Uint8Array(0), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}
