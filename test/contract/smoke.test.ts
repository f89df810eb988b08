import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrationNames } from '../../src/platform/migrate.ts'
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

  it('answers /healthz with the schema version', async () => {
    const response = await fetch(`${app.origin}/healthz`)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ status: 'ok', schema: migrationNames('migrations').at(-1) })
  })

  it('shows the start page and its style sheet', async () => {
    const response = await fetch(`${app.origin}/`)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<html lang="de"')
    expect((await fetch(`${app.origin}/css/kuer.css`)).status).toBe(200)
  })
})
