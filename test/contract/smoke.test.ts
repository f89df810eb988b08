import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startNode } from '../support/node-server.ts'
import { startWorkerd } from '../support/workerd.ts'

describe.each([
  ['node', startNode],
  ['workerd', startWorkerd],
])('the application on %s', (_name, start) => {
  let app: RunningApp
  beforeAll(async () => {
    app = await start()
  })
  afterAll(() => app.close())

  it.each([
    ['/healthz', 'ok'],
    ['/readyz', 'ready'],
  ])('answers %s and says nothing more than %s', async (path, status) => {
    const response = await fetch(app.origin + path)
    expect(response.status).toBe(200)
    expect(response.headers.get('Cache-Control')).toBe('private, no-store')
    expect(await response.json()).toEqual({ status })
  })

  it('shows the start page and its style sheet', async () => {
    const response = await fetch(`${app.origin}/`)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<html lang="de"')
    expect((await fetch(`${app.origin}/css/kuer.css`)).status).toBe(200)
  })
})
