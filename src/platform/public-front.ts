/** On Node, kept public pages are answered before the application is asked: from memory, in a few microseconds. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answer, type PublicPages } from '../core/public-pages.ts'
import type { Requests } from './node-requests.ts'

/**
 * Answers a request for a kept page.
 * @param host the only Host header it answers to
 * @returns whether it did; everything else goes to the application
 */
export const publicFront =
  (pages: PublicPages, host: string, requests?: Pick<Requests, 'kept'>) =>
  (request: IncomingMessage, response: ServerResponse): boolean => {
    const { method, url, headers } = request
    // Whoever carries a cookie may be signed in: the application knows.
    if (method !== 'GET' || url === undefined || headers.cookie !== undefined || headers.host !== host)
      return false
    const page = pages.peek(url)
    if (page === null) return false
    const accepts = headers['accept-encoding']
    const { status, variant } = answer(
      page,
      typeof accepts === 'string' ? accepts : undefined,
      headers['if-none-match'],
    )
    response.writeHead(status, variant.flat)
    response.end(status === 200 ? variant.body : undefined)
    requests?.kept(status)
    return true
  }
