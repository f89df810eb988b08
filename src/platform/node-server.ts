/** The HTTP server on Node: kept pages first, then files of the house, then the application. */
import { createServer, type Server } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'
import type { PublicPages } from '../core/public-pages.ts'
import { compressedAssets } from './compressed-assets.ts'
import type { Requests } from './node-requests.ts'
import { publicFront } from './public-front.ts'

interface Application {
  fetch(request: Request, env: object): Response | Promise<Response>
}

const ASSETS = ['/css/*', '/js/*', '/fonts/*', '/icons/*', '/img/*', '/licences/*']

/**
 * @param origin the public address; only its host is answered from kept pages
 * @param requests hears of every request; the benchmark and tests do without
 */
export const nodeServer = (
  kuer: Application,
  pages: PublicPages,
  origin: string,
  requests?: Requests,
): Server => {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const assets = serveStatic({
    root: 'public',
    onFound: (_path, c) =>
      c.header(
        'Cache-Control',
        c.req.query('v') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      ),
  })
  const compressed = compressedAssets()
  const counted: MiddlewareHandler = async (c, next) => {
    await next()
    if (c.res.status < 400) requests?.asset(c.res.status)
  }
  for (const path of ASSETS) app.get(path, counted, compressed, assets)
  // Not route(): that would leave Kür's own page for unknown addresses behind.
  app.all('*', (c) =>
    kuer.fetch(c.req.raw, { ...c.env, trace: requests?.begin(c.env.incoming, c.env.outgoing) }),
  )
  const front = publicFront(pages, new URL(origin).host, requests)
  const listener = getRequestListener(app.fetch)
  return createServer((request, response) => {
    if (!front(request, response)) void listener(request, response)
  })
}
