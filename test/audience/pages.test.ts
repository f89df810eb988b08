/** What voters meet, in the browser on a phone without scripts: axe, reading order, weight, the way to the receipt. */

import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type IssuedCode, issueBatch } from '../../src/audience/code-actions.ts'
import { CODE_LENGTH } from '../../src/audience/codes.ts'
import { fixVote, savePrize } from '../../src/audience/prize-actions.ts'
import { inLanguage } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { at, JUDGED, must, openYear, person, photoOf } from '../submission/world.ts'
import { launchBrowser } from '../support/browser.ts'
import { newClient, signedIn } from '../support/client.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { axeViolations, deadAnchors, overflow, watch } from '../support/page-checks.ts'
import { shownEntry } from './world.ts'

const OPEN = JUDGED + 10_000
const CLOSE = OPEN + 3_600_000
const YEAR = 2031

let app: RunningNode
let browser: Browser
let page: Page
let codes: IssuedCode[]
const problems: string[] = []

beforeAll(async () => {
  app = await startNode()
  const { services } = app
  const organiser = await person(services, 'organiser@x.example', true)
  const owner = await person(services, 'owner@x.example')
  const edition = await openYear(services, organiser, YEAR)
  for (const title of ['Antrag im Bus', 'Bauakte digital', 'Chat im Rathaus'])
    await photoOf(services, await shownEntry(services, owner, edition, title))
  const before = at(services, JUDGED)
  const input = {
    version: 0,
    title: 'Publikumspreis',
    intro: 'Welches Projekt gefällt Ihnen am besten?',
    choice: 'one',
    tie: 'shared',
    field: 'shown',
    may_change: '1',
    opens_at: OPEN,
    closes_at: CLOSE,
  } as const
  must(await savePrize(before, organiser, edition, input))
  must(await fixVote(before, organiser, edition, { version: 1, sentences: new Map() }))
  codes = must(await issueBatch(before, organiser, edition, { label: 'Ausweise', size: 3, kind: 'badge' }))
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 320, height: 640 } })
  watch(page, app.origin, problems)
}, 60_000)
afterAll(async () => {
  await browser.close()
  await app.close()
})

const sound = async () => {
  expect(await axeViolations(page)).toEqual([])
  expect(await deadAnchors(page)).toEqual([])
  expect(await overflow(page, 320)).toBe(0)
}

const text = () => page.locator('main').innerText()
const button = () => page.locator('main form > button').first()
const scanned = (index: number, lang: 'de' | 'en' = 'de') =>
  app.origin + inLanguage(lang, paths.ballot(codes[index]?.code ?? ''))

it('says when there is no vote, and when it begins', async () => {
  await app.setClock(JUDGED)
  await page.goto(scanned(0))
  expect(await text()).toContain('Die Abstimmung beginnt am')
  expect(await text()).toContain('Ihr Code gilt')
  await sound()
})

it('leads from the typed code to the receipt, and changes the vote under it', async () => {
  await app.setClock(OPEN)
  await page.goto(app.origin + paths.ballotStart)
  await sound()
  await button().click()
  expect(await text()).toContain('Bitte geben Sie den Code von Ihrem Ausweis ein.')
  await page.fill('#code', 'ABCDE-FGHJK')
  await button().click()
  expect(await text()).toContain('Diesen Code gibt es nicht.')
  expect(await page.inputValue('#code')).toBe('ABCDE-FGHJK')
  await sound()
  await page.fill('#code', (codes[0]?.code ?? '').slice(0, CODE_LENGTH).toLowerCase())
  await button().click()
  await sound()
  await button().click()
  expect(await text()).toContain('Bitte wählen Sie zuerst ein Projekt.')
  await sound()
  await page.locator('label.candidate', { hasText: 'Bauakte' }).click()
  await button().click()
  expect(await page.locator('h1').innerText()).toBe('So abstimmen?')
  expect(await text()).toContain('Bauakte digital')
  expect(await text()).not.toContain('Antrag im Bus')
  await sound()
  await button().click()
  expect(await page.locator('h1').innerText()).toBe('Ihre Stimme ist gezählt')
  const receipt = await page.locator('.receipt strong').innerText()
  expect(receipt).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
  await sound()
  await page.locator('summary', { hasText: 'Stimme ändern' }).click()
  await page.locator('label.candidate', { hasText: 'Chat' }).click()
  await button().click()
  await button().click()
  expect(await page.locator('.receipt strong').innerText()).toBe(receipt)
  const [stored] = await app.services.db.q.selectFrom('ballot').select(['receipt', 'choices']).execute()
  expect(stored).toEqual({ receipt, choices: '[3]' })
})

it('speaks English, and reads in the order in which it is seen', async () => {
  await app.setClock(OPEN)
  await page.goto(scanned(1, 'en'))
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await text()).toContain('Choose one project.')
  const order = await page
    .locator('label.candidate')
    .first()
    .locator('input, strong, img')
    .evaluateAll((all) => all.map((one) => one.tagName))
  expect(order).toEqual(['INPUT', 'STRONG', 'IMG'])
  await sound()
  await page.goto(app.origin + inLanguage('en', paths.ballot('ABCDEFGHJK')))
  expect(await text()).toContain('There is no such code.')
})

it('is a page of at most 30 kB, style sheet included, that nobody keeps and that names nobody', async () => {
  await app.setClock(OPEN)
  for (const address of [app.origin + paths.ballotStart, scanned(0), scanned(1)]) {
    const response = await fetch(address)
    const html = await response.text()
    expect(response.headers.get('Cache-Control')).toBe('private, no-store')
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(html).not.toContain('<script')
    const bytes = gzipSync(html).length + gzipSync(readFileSync('public/css/stimme.css')).length
    expect(bytes).toBeLessThan(30_000)
  }
})

it('differs in nothing but the box by what somebody voted for', async () => {
  await app.setClock(OPEN)
  const organiser = await signedIn(app, 'organiser@x.example')
  const vote = async (choice: number) => {
    const cast = await newClient(app).post(paths.ballot(codes[1]?.code ?? ''), {
      wahl: String(choice),
      sure: '1',
    })
    expect(cast.status).toBe(303)
  }
  const { connection } = app.sql
  const tables = connection
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'ballot' AND name NOT LIKE '%fts%'`,
    )
    .pluck()
    .all() as string[]
  const world = async () => ({
    pages: await Promise.all(
      [
        paths.home,
        paths.edition(YEAR),
        paths.ballotStart,
        paths.archive,
        paths.adminAudience(YEAR),
        paths.admin,
      ].map(async (address) => (await organiser.get(address)).text()),
    ),
    // The chosen candidate is shown to the voter alone.
    receipt: /<strong lang="de">[^<]+<\/strong>/.exec(await (await fetch(scanned(1))).text())?.[0],
    rows: tables.map((name) => [name, connection.prepare(`SELECT * FROM "${name}"`).all()]),
  })
  await vote(1)
  const before = await world()
  await vote(3)
  expect(await world()).toEqual(before)
  expect(before.pages[4]).toContain('abgestimmt')
  const choices = connection.prepare(`SELECT choices FROM ballot WHERE choices = '[3]'`).all()
  expect(choices.length).toBeGreaterThan(0)
})

it('shows organisers turnout and codes, never how it stands', async () => {
  // Later than the letter of the test before: the newest code is the one that counts.
  await app.setClock(OPEN + 60_000)
  const { cookies } = await signedIn(app, 'organiser@x.example')
  const context = await browser.newContext({ viewport: { width: 320, height: 800 } })
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: app.origin })))
  const own = await context.newPage()
  await own.goto(app.origin + paths.adminAudience(YEAR))
  expect(await axeViolations(own)).toEqual([])
  expect(await overflow(own, 320)).toBe(0)
  expect(await own.locator('main').innerText()).toContain('Beteiligung')
  await own.fill('[name=serial]', 'B9-001')
  await own.locator('form[action$="/sperren"] button').click()
  expect(await own.locator('main').innerText()).toContain('B9-001 lässt sich nicht sperren')
  expect(await own.inputValue('[name=serial]')).toBe('B9-001')
  await own.fill('[name=serial]', 'B1-003')
  await own.uncheck('[name=replace]')
  await own.check('[name=replace]')
  await own.locator('form[action$="/sperren"] button').click()
  expect(await own.locator('main').innerText()).toMatch(/Neuer Code: [0-9A-Z]{5}-[0-9A-Z]{5}/)
  await context.close()
})

it('shows pictures only to who knows the vote, and says after the end that it is over', async () => {
  await app.setClock(OPEN)
  const html = await (await fetch(scanned(1))).text()
  const [, picture = ''] = /src="(\/stimme\/bilder\/[^"]+)"/.exec(html) ?? []
  expect((await fetch(app.origin + picture)).status).toBe(200)
  expect(
    (await fetch(app.origin + picture.replace(/bilder\/[0-9a-f]+/, `bilder/${'0'.repeat(32)}`))).status,
  ).toBe(404)
  await app.setClock(CLOSE)
  await page.goto(app.origin + paths.ballotStart)
  expect(await text()).toContain('Die Abstimmung ist zu Ende.')
  await page.goto(scanned(0))
  expect(await page.locator('form').count()).toBe(0)
  await sound()
  expect((await fetch(app.origin + paths.audienceCount(YEAR))).status).toBe(404)
  expect(problems).toEqual([])
})
