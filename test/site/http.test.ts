import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { type Client, newClient, signedIn } from '../support/client.ts'
import { FIRST_ORGANISER, type RunningApp, startNode } from '../support/node-server.ts'

let app: Awaited<ReturnType<typeof startNode>>
let organiser: Client
let nobody: Client

beforeAll(async () => {
  app = await startNode()
  organiser = await signedIn(app, FIRST_ORGANISER)
  nobody = newClient(app as RunningApp)
})
afterAll(() => app.close())

const read = async (client: Client, path: string) => {
  const response = await client.get(path)
  return { status: response.status, html: await response.text() }
}

const write = (slug: string, lang: 'de' | 'en', fields: Record<string, string>) =>
  organiser.post(paths.adminPage(slug, lang), { after: 'save', published: '1', ...fields })

describe('pages of organisers', () => {
  test('a sample until it is written, then the text, in both languages', async () => {
    const before = await read(nobody, '/en/impressum')
    expect(before.html).toContain('This is a sample text')
    expect(
      (await write('impressum', 'de', { version: '0', title: 'Impressum', body: '## Wir\n\nGanz echt.' }))
        .status,
    ).toBe(303)
    const german = await read(nobody, '/impressum')
    expect(german.html).toContain('Ganz echt.')
    expect(german.html).not.toContain('Mustertext')
    const english = await read(nobody, '/en/impressum')
    expect(english.html).toMatch(/German only[\s\S]*<article lang="de">[\s\S]*Ganz echt\./)
    await write('impressum', 'en', { version: '0', title: 'Legal notice', body: 'Quite real.' })
    expect((await read(nobody, '/en/impressum')).html).toContain('Quite real.')
  })

  test('nobody overwrites what they have not seen, and nothing typed is lost', async () => {
    const late = await write('impressum', 'de', { version: '0', title: 'Impressum', body: 'Zu spät' })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Zu spät')
    expect((await read(nobody, '/impressum')).html).toContain('Ganz echt.')
  })

  test('a preview saves nothing', async () => {
    const shown = await write('impressum', 'de', {
      version: '1',
      title: 'X',
      body: '**fett**',
      after: 'preview',
    })
    expect(shown.status).toBe(200)
    expect(await shown.text()).toContain('<strong>fett</strong>')
    expect((await read(nobody, '/impressum')).html).toContain('Ganz echt.')
  })

  test('what is wrong comes back with what was typed', async () => {
    const refused = await write('impressum', 'de', { version: '1', title: '', body: 'bleibt stehen' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('bleibt stehen')
  })

  test('every version stays, says what it changed, and comes back', async () => {
    await write('impressum', 'de', { version: '1', title: 'Impressum', body: '## Wir\n\nGanz neu.' })
    const history = await read(organiser, paths.adminPageHistory('impressum', 'de', 2))
    expect(history.html).toMatch(/<del>[\s\S]*echt\.[\s\S]*<\/del>/)
    expect(history.html).toMatch(/<ins>[\s\S]*neu\.[\s\S]*<\/ins>/)
    const restored = { version: '2', from: '1' }
    const gone = await organiser.post(paths.adminPageRestore('impressum', 'de'), { version: '1', from: '1' })
    expect(gone.status).toBe(409)
    expect((await organiser.post(paths.adminPageRestore('impressum', 'de'), restored)).status).toBe(303)
    expect((await read(nobody, '/impressum')).html).toContain('Ganz echt.')
    const unknown = { version: '3', from: '9' }
    expect((await organiser.post(paths.adminPageRestore('impressum', 'de'), unknown)).status).toBe(404)
    await expect(app.sql.connection.prepare('DELETE FROM site_text').run).toThrow()
  })

  test('a free page is unknown until it is public, then everybody finds it in the footer', async () => {
    const made = await organiser.post(paths.adminPages, { slug: 'Anreise' })
    expect(made.headers.get('Location')).toBe('/verwaltung/seiten/anreise/de')
    const text = { title: 'So kommen Sie her', body: 'Mit dem Zug.' }
    await write('anreise', 'de', { version: '0', ...text, published: '0' })
    expect((await read(nobody, '/seiten/anreise')).status).toBe(404)
    await write('anreise', 'de', { version: '1', ...text })
    expect((await read(nobody, '/seiten/anreise')).html).toContain('Mit dem Zug.')
    expect((await read(nobody, '/')).html).toContain('<a href="/seiten/anreise">So kommen Sie her</a>')
    expect((await organiser.post(paths.adminPages, { slug: 'impressum' })).status).toBe(422)
    expect((await read(nobody, '/seiten/impressum')).status).toBe(404)
  })

  test('the call belongs to a year that the public knows', async () => {
    const call = { version: '0', title: 'Ausschreibung', body: 'Machen Sie mit.' }
    expect((await write('ausschreibung-2041', 'de', call)).status).toBe(404)
    await organiser.post(paths.adminNew, { year: '2041', title: 'Award 2041' })
    expect((await write('ausschreibung-2041', 'de', call)).status).toBe(303)
    expect((await read(nobody, paths.call(2041))).status).toBe(404)
    app.sql.connection
      .prepare('UPDATE edition SET call_opens_at = 1, call_closes_at = 2 WHERE year = 2041')
      .run()
    expect((await read(nobody, paths.call(2041))).html).toContain('Machen Sie mit.')
  })
})

describe('barriers', () => {
  const report = { page: '/2025/galerie', description: 'Der Knopf hat keinen Namen.', email: 'a@x.example' }

  test('anybody reports one, gets a number, and organisers get a letter', async () => {
    expect((await read(nobody, '/en/barriere-melden?seite=%2Fen%2Farchiv')).html).toContain(
      'value="/en/archiv"',
    )
    const sent = await nobody.post('/en/barriere-melden', report)
    const next = sent.headers.get('Location') ?? ''
    expect(next).toMatch(/^\/en\/barriere-melden\?nummer=B-/)
    const [, receipt = ''] = next.split('=')
    expect((await read(nobody, next)).html).toContain(receipt)
    const letters = await read(nobody, paths.devMail)
    expect(letters.html).toContain(`Barriere gemeldet (${receipt})`)
    const list = await read(organiser, paths.adminBarriers)
    expect(list.html).toContain('Der Knopf hat keinen Namen.')
    const done = /barrieren\/([0-9a-f-]{36})\/erledigt/.exec(list.html)?.[1] ?? ''
    expect((await organiser.post(paths.adminBarrierDone(done))).status).toBe(303)
    expect((await organiser.post(paths.adminBarrierDone(done))).status).toBe(404)
    const after = await read(organiser, paths.adminBarriers)
    expect(after.html).toContain('erledigt am')
    expect(after.html).not.toContain('a@x.example')
  })

  test('wrong input is explained in the language of the page', async () => {
    const refused = await nobody.post('/en/barriere-melden', { ...report, description: '', email: 'x' })
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain('Please describe')
    expect(html).toContain('leave the field empty')
    expect(html).not.toContain('Bitte')
  })

  test('too many from one place are refused, and the text stays', async () => {
    let last = await nobody.post(paths.barrier, report)
    for (let tried = 0; tried < 10 && last.status === 303; tried += 1)
      last = await nobody.post(paths.barrier, report)
    expect(last.status).toBe(429)
    expect(await last.text()).toContain('Der Knopf hat keinen Namen.')
  })
})
