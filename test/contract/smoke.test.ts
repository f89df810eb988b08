import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { type Lies, newAuthenticator, type Options } from '../support/authenticator.ts'
import { type Client, newClient, signedIn } from '../support/client.ts'
import { FIRST_ORGANISER, type RunningApp, startNode } from '../support/node-server.ts'
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

  it('takes a passkey that vouches for itself, unless its word is false', async () => {
    const owner = await signedIn(app, 'vouched@kuer.example')
    const add = async (lies: Lies) => {
      const device = await newAuthenticator(app.origin.replace('127.0.0.1', 'localhost'))
      const asked = (await (await owner.post(paths.ownPasskeyQuestion)).json()) as Options
      const antwort = JSON.stringify(await device.create(asked, lies, true))
      return (await owner.post(paths.ownPasskeys, { name: 'Schlüssel', antwort })).status
    }
    expect([await add({}), await add({ foreignKey: true })]).toEqual([303, 422])
  })

  it('takes a passkey and lets its owner in by it', async () => {
    const owner = await signedIn(app, 'passkey@kuer.example')
    const device = await newAuthenticator(app.origin.replace('127.0.0.1', 'localhost'))
    const asked = async (client: Client, path: string) => (await client.post(path)).json() as Promise<Options>
    const made = JSON.stringify(await device.create(await asked(owner, paths.ownPasskeyQuestion)))
    const added = await owner.post(paths.ownPasskeys, { name: 'Dienst-Laptop', antwort: made })
    expect([added.status, added.headers.get('Location')?.split('?')[0]]).toEqual([303, paths.ownSignIn])
    const visitor = newClient(app)
    const antwort = JSON.stringify(await device.get(await asked(visitor, paths.signInPasskeyQuestion)))
    expect((await visitor.post(paths.signInPasskey, { antwort, weiter: paths.myData })).status).toBe(303)
    const seen = await visitor.get(paths.ownSignIn)
    expect([seen.status, (await seen.text()).includes('mit Passkey')]).toEqual([200, true])
  })

  it('answers at every fixed address, also where a library is needed in part', async () => {
    const organiser = await signedIn(app, FIRST_ORGANISER)
    const addresses = Object.values(paths).filter((path) => typeof path === 'string')
    const answers = await Promise.all(
      addresses.map(async (path) => [path, (await organiser.get(path)).status] as const),
    )
    expect(answers.filter(([, status]) => status >= 500)).toEqual([])
    expect(answers.filter(([, status]) => status === 200).length).toBeGreaterThan(40)
    const description = await (await organiser.get(paths.apiDescription)).json()
    expect(description).toMatchObject({ openapi: '3.1.0', paths: { '/api/v1/editions': {} } })
  })

  it('shows the start page and its style sheet', async () => {
    const response = await fetch(`${app.origin}/`)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<html lang="de"')
    expect((await fetch(`${app.origin}/css/kuer.css`)).status).toBe(200)
  })
})
