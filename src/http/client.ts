import type { Ctx } from './context.ts'

/**
 * The network address of the client: the socket's on Node, CF-Connecting-IP on Workers. X-Forwarded-For counts
 * only from the right, past as many proxies as are configured; anyone can write the rest of it.
 */
export const clientAddress = (c: Ctx): string => {
  const { proxies } = c.get('services').config
  if (proxies > 0) {
    const hops = (c.req.header('X-Forwarded-For') ?? '').split(',').map((hop) => hop.trim())
    return hops.at(-proxies) || 'unknown'
  }
  const socket = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
    ?.socket
  if (socket) return socket.remoteAddress ?? 'unknown'
  return c.req.header('CF-Connecting-IP') ?? 'unknown'
}
