/** Files of the house, as Node sends them. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningNode, startNode } from '../support/node-server.ts'

let app: RunningNode
beforeAll(async () => {
  app = await startNode()
})
afterAll(() => app.close())

const get = (path: string, accepts: string) =>
  fetch(app.origin + path, { headers: { 'Accept-Encoding': accepts } })

it.each([
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['identity', null],
])('style sheets and scripts come compressed to whoever accepts %s', async (accepts, coding) => {
  for (const path of ['/css/kuer.css', '/js/kuer.js']) {
    // Twice, for the second answer comes from memory.
    for (let time = 0; time < 2; time += 1) {
      const response = await get(`${path}?v=1`, accepts)
      expect(response.headers.get('Content-Encoding')).toBe(coding)
      expect(response.headers.get('Vary')).toBe('Accept-Encoding')
      expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
      expect(await response.text()).toBe(readFileSync(`public${path}`, 'utf8'))
    }
  }
})

it('fonts, which are compressed, and what is not there stay as they are', async () => {
  const font = await get('/fonts/fira-sans-latin-400-normal.woff2', 'br')
  expect([font.status, font.headers.get('Content-Encoding')]).toEqual([200, null])
  expect((await font.arrayBuffer()).byteLength).toBe(23_872)
  const missing = await get('/css/gibt-es-nicht.css', 'br')
  expect([missing.status, missing.headers.get('Content-Encoding')]).toEqual([404, null])
})
