/** A frozen edition: every link leads somewhere, nothing needs a server, and the same state gives the same bytes. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { type ExportReport, exportCommand, exportEdition } from '../../src/archive/export.ts'
import {
  brokenLinks,
  fileOf,
  isExported,
  relative,
  staticCss,
  staticPage,
} from '../../src/archive/static-rules.ts'
import { renditionKey } from '../../src/photo/rules.ts'
import { emptyWorld, type World } from '../submission/world.ts'
import { launchBrowser } from '../support/browser.ts'
import { SMALL_JPEG } from '../support/small-jpeg.ts'
import { publishYear, winner } from './world.ts'

let world: World
let folder: string
let report: ExportReport | null

const write = async (into: string, year = 2024) => {
  const app = createApp(world.app)
  return exportEdition(world.app, (request) => app.fetch(request), year, join(folder, into))
}
const file = (name: string) => readFileSync(join(folder, 'one', name), 'utf8')

beforeAll(async () => {
  world = emptyWorld()
  folder = mkdtempSync(join(tmpdir(), 'kuer-export-'))
  await publishYear(world.app, 2024, {
    winners: [winner('Amt & „Bus“', { photos: [] })],
    captions: ['Der Anfang', 'Das Ende'],
  })
  await publishYear(world.app, 2025, { captions: ['Ein anderes Jahr'] })
  for (const { id } of await world.app.db.q.selectFrom('photo').select('id').execute())
    await world.app.files.put(renditionKey(id, '480.jpeg'), SMALL_JPEG, 'image/jpeg')
  report = await write('one')
})
afterAll(() => {
  world.close()
  rmSync(folder, { recursive: true })
})

test('has every page in both languages, the pictures, styles, fonts and open data, and no broken link', () => {
  expect(report?.broken).toEqual([])
  for (const name of [
    'index.html',
    '2024/index.html',
    'en/2024/index.html',
    '2024/preistraeger/amt-bus/index.html',
    'en/2024/galerie/2/index.html',
    'impressum/index.html',
    'css/kuer.css',
    'fonts/fira-sans-latin-400-normal.woff2',
    'api/v1/editions/2024.json',
    'api/v1/editions/2024/winners.json',
    'api/v1/editions/2024/gallery.csv',
  ])
    expect(existsSync(join(folder, 'one', name)), name).toBe(true)
  expect(readdirSync(join(folder, 'one', 'bilder'))).toHaveLength(2)
})

test('holds nothing that needs a server, and nothing of other years', () => {
  const pages = readdirSync(join(folder, 'one'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  )
  expect(pages.length).toBe(report?.pages)
  for (const name of pages) {
    const html = file(name)
    expect(html, name).not.toMatch(/<form|<script[^>]*\ssrc=|\s(href|src|srcset)="\//)
    expect(html, name).not.toMatch(/href="[^"]*\/(anmelden|suche|archiv|2025)/)
  }
  expect(file('2024/galerie/1/index.html')).toContain('href="http://127.0.0.1:3000/2024/galerie/1"')
})

test('written twice it is the same, byte for byte, and the list of digests says so', async () => {
  await write('two')
  const sums = file('SHA256SUMS')
  expect(readFileSync(join(folder, 'two', 'SHA256SUMS'), 'utf8')).toBe(sums)
  expect(sums.trim().split('\n')).toHaveLength(report?.files ?? 0)
})

test('is refused for what is not public, and into a folder that holds something', async () => {
  const app = createApp(world.app)
  const run = (...args: string[]) => exportCommand(world.app, (request) => app.fetch(request), args)
  expect(await write('none', 2031)).toBeNull()
  expect(existsSync(join(folder, 'none'))).toBe(false)
  expect(await run('2031', join(folder, 'none'))).toBe(1)
  expect(await run('2024', join(folder, 'one'))).toBe(2)
  expect(await run('zwei', '')).toBe(2)
})

test('opens from the disk in a browser, with pictures and styles and without a complaint', async () => {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('requestfailed', (request) => complaints.push(request.url()))
  await page.goto(`file://${join(folder, 'one', '2024/galerie/index.html')}`)
  const loaded = () => page.evaluate(() => [...document.images].every(({ naturalWidth }) => naturalWidth > 0))
  expect(await loaded()).toBe(true)
  expect(
    await page.evaluate(() => document.fonts.ready.then(() => document.fonts.check('16px "Fira Sans"'))),
  ).toBe(true)
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('Fira Sans')
  await page.locator('.gallery a').first().click()
  expect(page.url()).toMatch(/\/2024\/galerie\/1\/index\.html$/)
  await page.getByRole('link', { name: 'English' }).click()
  expect(page.url()).toMatch(/\/en\/2024\/galerie\/1\/index\.html$/)
  await page.locator('.brand').click()
  expect(page.url()).toMatch(/\/en\/2024\/index\.html$/)
  expect(complaints).toEqual([])
  await browser.close()
}, 30_000)

describe('the rules', () => {
  test.each([
    ['/2024', true],
    ['/en/2024/galerie/3', true],
    ['/2024/projekte?seite=2', true],
    ['/bilder/abc/480.jpeg', true],
    ['/impressum', true],
    ['/2025', false],
    ['/20240', false],
    ['/2024/preistraeger/x/uebernommen', false],
    ['/2024/galerie.zip', false],
    ['/suche?q=2024', false],
    ['/verwaltung/2024', false],
  ])('%s belongs to 2024: %s', (address, expected) => expect(isExported(2024, address)).toBe(expected))

  test.each([
    ['/2024', true, '2024/index.html'],
    ['/en/2024/projekte?seite=2', true, 'en/2024/projekte/index-seite-2.html'],
    ['/2024/wertungsregeln/1.json', false, '2024/wertungsregeln/1.json'],
  ])('%s lies at the right place', (address, isPage, name) => expect(fileOf(address, isPage)).toBe(name))

  test.each([
    ['2024/index.html', '2024/galerie/index.html', 'galerie/index.html'],
    ['en/2024/galerie/1/index.html', 'css/kuer.css', '../../../../css/kuer.css'],
    ['2024/a/index.html', '2024/b/index.html', '../b/index.html'],
    ['index.html', '2024/index.html', '2024/index.html'],
  ])('from %s to %s', (from, to, way) => expect(relative(from, to)).toBe(way))

  const place = (address: string) => (address.startsWith('/2024') ? fileOf(address, true) : null)
  const page = { year: 2024, base: 'https://x.example/2024', file: '2024/index.html', place }

  test.each([
    ['<body><a href="/2024/galerie#b">Bilder</a>', '<body><a href="galerie/index.html#b">Bilder</a>'],
    ['<body><a href="/2024#oben">hoch</a>', '<body><a href="#oben">hoch</a>'],
    ['<body><a class="x" href="/jury">Jury</a>', '<body><span>Jury</span>'],
    ['<body><a class="kern-btn" href="/einreichungen">Los</a>', '<body>'],
    [
      '<body><a href="https://y.example/?a=1&amp;b=2">y</a>',
      '<body><a href="https://y.example/?a=1&amp;b=2">y</a>',
    ],
    ['<body><a href="mailto:a@x.example">m</a>', '<body><a href="mailto:a@x.example">m</a>'],
    ['<body><a id="oben">Anfang</a>', '<body><a id="oben">Anfang</a>'],
    ['<p>ein Stück einer Seite</p>', '<p>ein Stück einer Seite</p>'],
    ['<body><form method="get"><select></select></form>', '<body>'],
    ['<body><a href="/einwand/abc">Einwand</a>', '<body>'],
    [
      '<body><form method="post"><input name="a"></form>',
      '<body><p class="muted">Dieses Formular gibt es nur auf der Website.</p>',
    ],
    ['<body><img srcset="/2024/a 480w, /weg 960w" src="/weg">', '<body><img srcset="a/index.html 480w">'],
    [
      '<link rel="alternate" href="/feed.atom"><link href="https://x.example/2024"><body>',
      '<link href="#"><body>',
    ],
    ['<script src="/js/kuer.js" type="module"></script><body>', '<body>'],
    [
      '<script type="application/ld+json">{"a":"/jury"}</script><body>',
      '<script type="application/ld+json">{"a":"/jury"}</script><body>',
    ],
  ])('%s', (html, expected) => expect(staticPage(html, page)).toBe(expected))

  test('style sheets lead to their fonts', () => {
    const css = 'a{src:url("/2024?v=1")}b{mask:url(/weg.svg)}c{background:url("data:x")}'
    expect(staticCss(css, 'css/a.css', place)).toBe(
      'a{src:url("../2024/index.html")}b{mask:none}c{background:url("data:x")}',
    )
  })

  test('a broken link is found, a good one is not', () => {
    const pages = new Map([
      [
        'a/index.html',
        '<a href="../b.html#da"><a href="../b.html#fort"><a href="weg.html"><img src="/x.jpg"><a href="#hier"><p id="hier">',
      ],
      ['b.html', '<h1 id="da">'],
    ])
    // An address from the root leads nowhere from a disk, even where such a file lies.
    expect(brokenLinks(pages, new Set([...pages.keys(), 'x.jpg']))).toEqual([
      'a/index.html → ../b.html#fort',
      'a/index.html → weg.html',
      'a/index.html → /x.jpg',
    ])
  })
})
