/** A request that came in time may take two minutes to arrive whole, over a real socket; a slower one is refused. */
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { ALLOWANCE_MS } from '../../src/submission/rules.ts'
import { awardYear } from '../support/award-year.ts'
import { type Client, OWN_PAGE } from '../support/client.ts'
import { type RunningApp, startNode } from '../support/node-server.ts'
import { SMALL_JPEG } from '../support/small-jpeg.ts'
import { startWorkerd } from '../support/workerd.ts'

const YEAR = 2037
const NOON = Date.UTC(YEAR, 2, 1, 12)
/** 23:59 in Berlin on the first of June, as `awardYear` sets it. */
const CLOSES = Date.UTC(YEAR, 5, 1, 21, 59)
/** Long enough for a server on loopback to have read the headers. */
const HEADERS_MS = 300

describe.each([
  ['node', startNode],
  ['workerd', startWorkerd],
] as const)('a slow body on %s', (_name, open) => {
  let app: RunningApp
  let owner: Client
  let id: string
  let category: string

  beforeAll(async () => {
    app = await open()
    const year = await awardYear(app, YEAR, [NOON])
    owner = year.organiser
    id = year.known.submission
    category = year.known.categories[0] ?? ''
  })
  afterAll(() => app.close())

  /** Sends the headers a second before the deadline and the body when the application's clock says `arrives`. */
  const dripped = async (path: string, type: string, body: Uint8Array, arrives: number) => {
    await app.setClock(CLOSES - 1000)
    const { hostname, port } = new URL(app.origin)
    const headers = {
      ...OWN_PAGE,
      'Content-Type': type,
      'Content-Length': String(body.byteLength),
      Cookie: [...owner.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    }
    return new Promise<{ status: number; text: string }>((resolve, reject) => {
      const sent = request({ hostname, port, method: 'POST', path, headers, agent: false }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        )
      })
      sent.on('error', reject)
      sent.write(body.subarray(0, 1))
      setTimeout(async () => {
        await app.setClock(arrives)
        sent.end(body.subarray(1))
      }, HEADERS_MS)
    })
  }

  const save = async (title: string, arrives: number) => {
    await app.setClock(NOON)
    const path = paths.submissionStep(id, 1)
    const page = await (await owner.get(path)).text()
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
    const form = new URLSearchParams({ version, title, organisation: 'Musterhausen', category })
    const body = new TextEncoder().encode(form.toString())
    return dripped(path, 'application/x-www-form-urlencoded', body, arrives)
  }

  const storedTitle = async () => {
    await app.setClock(NOON)
    const page = await (await owner.get(paths.submissionStep(id, 1))).text()
    return /name="title"[^>]* value="([^"]*)"/.exec(page)?.[1]
  }

  it('that arrives within the allowance is saved', async () => {
    const { status } = await save('Gerade noch', CLOSES + ALLOWANCE_MS - 10_000)
    expect([status, await storedTitle()]).toEqual([303, 'Gerade noch'])
  })

  it('that arrives after the allowance is refused with a sentence, and the typed text is on the page', async () => {
    const before = await storedTitle()
    const { status, text } = await save('Viel zu langsam', CLOSES + ALLOWANCE_MS + 1000)
    expect(status).toBe(409)
    expect(text).toContain('erst mehr als zwei Minuten später vollständig angekommen')
    expect(text).toContain('value="Viel zu langsam"')
    expect(await storedTitle()).toBe(before)
  })

  it.each([
    ['within the allowance', CLOSES + ALLOWANCE_MS - 10_000, 303],
    ['after the allowance', CLOSES + ALLOWANCE_MS + 1000, 422],
  ])('of a new picture %s', async (name, arrives, expected) => {
    // Other bytes behind the end of the picture: the same picture twice would be refused for that.
    const picture = new Uint8Array([...SMALL_JPEG, name.length])
    const form = new FormData()
    form.append('fotos', new File([picture], 'Rathaus.jpg', { type: 'image/jpeg' }))
    const encoded = new Response(form)
    const type = encoded.headers.get('Content-Type') ?? ''
    const body = new Uint8Array(await encoded.arrayBuffer())
    const { status, text } = await dripped(paths.submissionPhotos(id), type, body, arrives)
    expect(status).toBe(expected)
    if (expected === 422) expect(text).toContain('Einreichungsschluss war am')
  })

  it('whose headers come after the deadline is late as ever', async () => {
    await app.setClock(CLOSES)
    const form = { version: '1', title: 'Zu spät', organisation: '', category: '' }
    const response = await owner.post(paths.submissionStep(id, 1), form)
    expect(response.status).toBe(409)
    expect(await response.text()).toContain('Ihr Text konnte deshalb nicht mehr gespeichert werden')
  })
})
