/** Style sheets and scripts are sent compressed on Node; on Workers the platform does it on the way. */
import type { MiddlewareHandler } from 'hono'
import { compress } from './compress.ts'

type Bytes = Uint8Array<ArrayBuffer>

const TEXT = /^(text\/|image\/svg|application\/(json|manifest))/
/** More files than public/ holds: other spellings of an address must not fill the memory. */
const MOST = 200

/** Stands before the files and compresses what they answer, once per file and content. */
export const compressedAssets = (): MiddlewareHandler => {
  const kept = new Map<string, { readonly plain: Bytes; readonly br?: Bytes; readonly gzip?: Bytes }>()
  const smaller = async (path: string, plain: Bytes) => {
    const known = kept.get(path)
    if (known && Buffer.compare(known.plain, plain) === 0) return known
    const made = { plain, ...(await compress(plain)) }
    if (kept.size < MOST || known) kept.set(path, made)
    return made
  }
  return async (c, next) => {
    await next()
    const accepts = c.req.header('Accept-Encoding') ?? ''
    const coding = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : null
    const { res } = c
    if (res.status !== 200 || !TEXT.test(res.headers.get('Content-Type') ?? '')) return
    res.headers.append('Vary', 'Accept-Encoding')
    if (coding === null || c.req.method !== 'GET') return
    const variants = await smaller(c.req.path, new Uint8Array(await res.arrayBuffer()))
    const headers = new Headers(res.headers)
    headers.delete('Content-Length')
    if (variants[coding]) headers.set('Content-Encoding', coding)
    c.res = undefined
    c.res = new Response(variants[coding] ?? variants.plain, { headers })
  }
}
