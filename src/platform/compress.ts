/** Compresses kept pages on Node; on Workers the platform does it on the way. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Compress } from '../core/public-pages.ts'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Shorter bodies fit into one packet as they are, bytes. */
const WORTH_IT = 1024

/** Both codings, made once per page and change: good rather than quick. */
export const compress: Compress = async (body) => {
  if (body.length < WORTH_IT) return {}
  const [br, gz] = await Promise.all([
    toBrotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      },
    }),
    toGzip(body, { level: 9 }),
  ])
  return { br: new Uint8Array(br), gzip: new Uint8Array(gz) }
}
