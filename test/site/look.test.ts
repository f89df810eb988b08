import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { currentTheme } from '../../src/site/theme-store.ts'
import { rangeOf } from '../../src/site/video.ts'
import { type Client, newClient, OWN_PAGE, signedIn } from '../support/client.ts'
import { FIRST_ORGANISER, type RunningNode, startNode } from '../support/node-server.ts'

let app: RunningNode
let organiser: Client
let nobody: Client

beforeAll(async () => {
  app = await startNode()
  organiser = await signedIn(app, FIRST_ORGANISER)
  nobody = newClient(app)
})
afterAll(() => app.close())

const start = async () => (await nobody.get(paths.home)).text()

const save = async (fields: Record<string, string>, logo?: Uint8Array) => {
  const body = new FormData()
  const all = {
    version: '1',
    short_name: 'Kür',
    award_name: 'OZG-Taskforce Award',
    accent: '',
    gold: '',
    logo_alt: '',
    after: 'save',
    ...fields,
  }
  for (const [name, value] of Object.entries(all)) body.set(name, value)
  body.set('logo', new File(logo ? [logo as Uint8Array<ArrayBuffer>] : [], logo ? 'logo.png' : ''))
  return organiser.send(paths.adminTheme, { method: 'POST', body, headers: OWN_PAGE })
}

test('names and colours stand on every page at once, colours in a style sheet that may be kept for ever', async () => {
  expect(await start()).not.toContain('theme.css')
  expect((await nobody.get('/theme.css')).status).toBe(404)
  const names = { short_name: 'Meier', award_name: 'Award der Meierei' }
  expect((await save({ ...names, accent: '#7a0019', gold: '#e0c060' })).status).toBe(303)
  const html = await start()
  expect(html).toContain('<title>Start – Meier</title>')
  expect(html).toContain('Award der Meierei')
  const [, address = ''] = /<link rel="stylesheet" href="(\/theme\.css[^"]+)"/.exec(html) ?? []
  const css = await nobody.get(address)
  expect(css.headers.get('Content-Type')).toContain('text/css')
  expect(css.headers.get('Cache-Control')).toContain('immutable')
  expect(await css.text()).toContain('--accent:#7a0019')
  expect((await nobody.get('/theme.css?v=old')).headers.get('Cache-Control')).not.toContain('immutable')
  expect(await currentTheme(app.services.db)).toEqual({
    shortName: 'Meier',
    awardName: 'Award der Meierei',
    accent: '#7a0019',
    gold: '#e0c060',
  })
})

test('colours that too few can read are refused with the ratio and one that would do; nothing typed is lost', async () => {
  const refused = await save({ version: '2', short_name: 'Getippt', accent: '#ffcc00' })
  expect(refused.status).toBe(422)
  const html = await refused.text()
  expect(html).toMatch(
    /Kontrast ist 1,\d : 1, nötig sind 4,5 : 1\. Die nächste passende Farbe ist #[0-9a-f]{6}\./,
  )
  expect(html).toContain('value="Getippt"')
  expect((await save({ version: '2', accent: 'rot' })).status).toBe(422)
  expect((await save({ version: '2', short_name: '' })).status).toBe(422)
  expect((await save({ version: '1' })).status).toBe(409)
  expect(await start()).toContain('– Meier</title>')
})

test('a preview shows the colours and saves nothing', async () => {
  const shown = await save({ version: '2', accent: '#005a4e', after: 'preview' })
  const [, address = ''] =
    /href="(\/verwaltung\/gestaltung\/vorschau\.css[^"]+)"/.exec(await shown.text()) ?? []
  const css = await organiser.get(address.replaceAll('&amp;', '&'))
  expect(await css.text()).toContain('.theme-preview{--kern-color-action-default:#005a4e')
  expect((await organiser.get(`${paths.adminTheme}/vorschau.css?akzent=red;}&gold=x`)).status).toBe(404)
  expect((await currentTheme(app.services.db)).accent).toBe('#7a0019')
})

test('a logo is drawn anew, shown in the header, and gone with the reset', async () => {
  const svg = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  )
  expect((await save({ version: '2' }, svg)).status).toBe(422)
  const png = await sharp({ create: { width: 800, height: 200, channels: 4, background: '#7a001980' } })
    .withMetadata({ exif: { IFD0: { Copyright: 'geheim' } } })
    .png()
    .toBuffer()
  expect((await save({ version: '2', logo_alt: 'Eine Kuh' }, png)).status).toBe(303)
  const [, logo = ''] =
    /<img src="(\/gestaltung\/[0-9a-f]{32}\.webp)" alt="Eine Kuh" width="160" height="40"/.exec(
      await start(),
    ) ?? []
  const image = await nobody.get(logo)
  expect(image.headers.get('Cache-Control')).toContain('immutable')
  const bytes = Buffer.from(await image.arrayBuffer())
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 400, hasAlpha: true })
  expect(bytes.includes('geheim')).toBe(false)
  expect((await organiser.post(paths.adminThemeReset, { version: '2' })).status).toBe(409)
  expect((await organiser.post(paths.adminThemeReset, { version: '3' })).status).toBe(303)
  expect(await start()).toContain('<span class="brand__name">Kür</span>')
  expect((await nobody.get(logo)).status).toBe(404)
})

test('a film in sign language is played in parts, linked everywhere, and nothing else may play anything', async () => {
  const upload = (bytes: Uint8Array) => {
    const body = new FormData()
    body.set('video', new File([bytes as Uint8Array<ArrayBuffer>], 'film.mp4'))
    return organiser.send(paths.adminVideo, { method: 'POST', body, headers: OWN_PAGE })
  }
  expect((await nobody.get(paths.signLanguage)).status).toBe(404)
  expect((await upload(new TextEncoder().encode('kein Film, nur ein Text'))).status).toBe(422)
  expect((await upload(new Uint8Array(0))).status).toBe(422)
  const film = new Uint8Array(5_000).map((_, index) => index % 251)
  film.set(new TextEncoder().encode('ftypisom'), 4)
  expect((await upload(film)).status).toBe(303)
  expect(await start()).toContain('href="/gebaerdensprache"')
  const shown = await nobody.get('/en/gebaerdensprache')
  expect(shown.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; .*; media-src 'self'$/)
  const [, url = ''] = /<video[^>]* src="([^"]+)"/.exec(await shown.text()) ?? []
  expect((await nobody.get(paths.home)).headers.get('Content-Security-Policy')).not.toContain('media-src')
  const part = await nobody.get(url, { Range: 'bytes=4-11' })
  expect(part.status).toBe(206)
  expect(part.headers.get('Content-Range')).toBe('bytes 4-11/5000')
  expect(await part.text()).toBe('ftypisom')
  expect((await nobody.get(url, { Range: 'bytes=5000-' })).status).toBe(416)
  expect(new Uint8Array(await (await nobody.get(url)).arrayBuffer())).toEqual(film)
  expect((await organiser.post(paths.adminVideoDelete)).status).toBe(303)
  expect((await nobody.get(url)).status).toBe(404)
  expect(await start()).not.toContain('href="/gebaerdensprache"')
})

test.each([
  [undefined, null],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=90-200', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-200', { start: 0, end: 99 }],
  ['bytes=-0', 'outside'],
  ['bytes=100-', 'outside'],
  ['bytes=5-4', 'outside'],
  ['bytes=0-1,3-4', null],
  ['lines=0-1', null],
])('range %s', (header, expected) => expect(rangeOf(header, 100)).toEqual(expected))
