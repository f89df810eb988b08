/** Where a client is: what is believed, and what counts as one place. */
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { browserName } from '../../src/account/rules.ts'
import type { Services } from '../../src/core/services.ts'
import { clientAddress, networkOf } from '../../src/http/client.ts'
import type { AppEnv } from '../../src/http/context.ts'

const addressSeen = async (proxies: number, headers: Record<string, string>, socket: string | null) => {
  const app = new Hono<AppEnv>()
  app.get('/', (c) => {
    c.set('services', { config: { proxies } } as Services)
    return c.text(clientAddress(c))
  })
  const env = socket === null ? {} : { incoming: { socket: { remoteAddress: socket } } }
  return (await app.request('/', { headers }, env)).text()
}

describe('the client address', () => {
  it.each<[string, number, Record<string, string>, string | null, string]>([
    ['no proxy: the socket', 0, {}, '192.0.2.1', '192.0.2.1'],
    [
      'no proxy: a forged header changes nothing',
      0,
      { 'X-Forwarded-For': '1.1.1.1' },
      '192.0.2.1',
      '192.0.2.1',
    ],
    ['no proxy: nor that of Cloudflare', 0, { 'CF-Connecting-IP': '1.1.1.1' }, '192.0.2.1', '192.0.2.1'],
    ['one proxy: what it appended', 1, { 'X-Forwarded-For': '203.0.113.9' }, '10.0.0.1', '203.0.113.9'],
    [
      'one proxy: not what the client wrote',
      1,
      { 'X-Forwarded-For': '1.1.1.1, 203.0.113.9' },
      '10.0.0.1',
      '203.0.113.9',
    ],
    [
      'two proxies: the one before the last',
      2,
      { 'X-Forwarded-For': '1.1.1.1, 203.0.113.9, 10.0.0.2' },
      '10.0.0.1',
      '203.0.113.9',
    ],
    ['two proxies, one hop: nobody', 2, { 'X-Forwarded-For': '203.0.113.9' }, '10.0.0.1', 'unknown'],
    ['one proxy, no header: nobody', 1, {}, '10.0.0.1', 'unknown'],
    ['Workers: from Cloudflare', 0, { 'CF-Connecting-IP': '203.0.113.9' }, null, '203.0.113.9'],
    [
      'Workers: X-Forwarded-For is nothing',
      0,
      { 'X-Forwarded-For': '1.1.1.1', 'CF-Connecting-IP': '203.0.113.9' },
      null,
      '203.0.113.9',
    ],
  ])('%s', async (_, proxies, headers, socket, seen) => {
    expect(await addressSeen(proxies, headers, socket)).toBe(seen)
  })
})

describe('one place on the network', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
    ['"; DROP TABLE', '"; DROP TABLE'],
  ])('%s → %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it('is the same for every address of one /64', () => {
    const all = Array.from({ length: 100 }, (_, index) => networkOf(`2001:db8:a:b:${index.toString(16)}::9`))
    expect(new Set(all)).toEqual(new Set(['2001:db8:a:b::/64']))
  })
})

describe('the coarse name of a browser', () => {
  const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)'
  const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)'
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Firefox unter Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
      'Edge unter Windows',
    ],
    [`${MAC} Version/18.4 Safari/605.1.15`, 'Safari unter macOS'],
    [`${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36`, 'Chrome unter Android'],
    [
      `${ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
      'Samsung Internet unter Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) Version/18.4 Safari/604.1',
      'Safari unter iPhone',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64) Chrome/140 Safari/537.36 OPR/120.0', 'Opera unter Linux'],
    ['Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/153.0.0.0 Safari/537.36', 'Chrome unter Linux'],
    ['curl/8.0', 'Unbekannter Browser'],
    ['', 'Unbekannter Browser'],
  ])('%s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name)
  })
})
