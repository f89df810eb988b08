/** Kept pages in the cache of a Cloudflare data centre, for all isolates there. */
import type { Cache } from '@cloudflare/workers-types'
import type { SharedPages } from '../core/public-pages.ts'

const addressOf = (key: string): string => `https://kept.invalid/${key}`

// Node's types know no default cache.
const cache = (): Cache => (caches as unknown as { default: Cache }).default

export const sharedPages = (): SharedPages => ({
  match: async (key) => {
    const found = await cache().match(addressOf(key))
    if (!found) return null
    const headers = [...(found.headers as unknown as Headers)].filter(([name]) => !OWN.has(name))
    return { headers, body: new Uint8Array(await found.arrayBuffer()) }
  },
  put: async (key, { headers, body }) => {
    const copy = new Response(body, {
      headers: [...headers.map(([...pair]) => pair), ['Cache-Control', 'max-age=60']],
    })
    await cache().put(addressOf(key), copy as never)
  },
})

/** What the cache adds. */
const OWN = new Set(['cache-control', 'cf-cache-status', 'age', 'date', 'content-length'])
