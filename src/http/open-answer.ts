/** Answers that programs and other websites read. */
import { sha256 } from '../core/ids.ts'
import type { Ctx } from './context.ts'

/** For every website, kept as long as it stays the same. */
export const openAnswer = async (
  c: Ctx,
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
): Promise<Response> => {
  const etag = `"${(await sha256(body)).slice(0, 32)}"`
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cache-Control', 'public, no-cache')
  c.header('ETag', etag)
  if (
    c.req
      .header('If-None-Match')
      ?.split(/\s*,\s*/)
      .includes(etag)
  )
    return c.body(null, 304)
  return c.body(body, 200, { 'Content-Type': type })
}
