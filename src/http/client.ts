import type { Ctx } from './context.ts'

/**
 * What counts as one place on the network: an IPv4 address, or the /64 of an IPv6 address, which is what a single
 * household or server gets.
 */
export const networkOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped) return mapped[1] ?? address
  const host = URL.parse(`http://[${address.split('%')[0]}]`)?.hostname
  if (!host) return address
  const [head = '', tail] = host.slice(1, -1).split('::')
  const groups = head === '' ? [] : head.split(':')
  const rest = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0')
  return `${[...groups, ...zeros, ...rest].slice(0, 4).join(':')}::/64`
}

/** Where the client is, for counting; see `networkOf`. */
export const clientAddress = (c: Ctx): string => networkOf(rawAddress(c))

/**
 * The network address of the client: the socket's on Node, CF-Connecting-IP on Workers. X-Forwarded-For counts
 * only from the right, past as many proxies as are configured; anyone can write the rest of it.
 */
const rawAddress = (c: Ctx): string => {
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
