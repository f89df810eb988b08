/** `npm run screenshots`: photographs the demo for the README, from a demo of its own that vanishes afterwards. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import chromium from '@sparticuz/chromium'
import { Hono } from 'hono'
import { type Page, chromium as playwright } from 'playwright-core'
import sharp from 'sharp'
import { issueLink } from './account/actions.ts'
import { createApp } from './app.ts'
import { paths } from './core/paths.ts'
import type { Services } from './core/services.ts'
import * as thisYear from './demo/content/this-year.ts'
import { seedDemo } from './demo/seed.ts'
import { DAY } from './demo/year.ts'
import { sharpImages } from './platform/images-sharp.ts'
import { composeNode } from './platform/node-services.ts'

const FOLDER = 'public/img'
const WIDTH = 1280
const MAX_BYTES = 150_000

const launch = async () =>
  playwright.launch({
    executablePath: process.env.CHROME_PATH ?? (await chromium.executablePath()),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb'],
    headless: true,
  })

/** Serves the demo on a free port of loopback. */
const startDemo = async (data: string) => {
  const config = {
    mode: 'development',
    origin: 'http://127.0.0.1',
    secret: 'x'.repeat(32),
    firstOrganiser: null,
    proxies: 0,
  } as const
  const { services, sql } = composeNode({ config, host: '127.0.0.1', port: 0, data, smtp: null, demo: true })
  await seedDemo({ ...services, images: sharpImages({ quick: true }) }, (message) => console.log(message))
  const app = new Hono()
  for (const path of ['/css/*', '/js/*', '/fonts/*', '/icons/*'])
    app.get(path, serveStatic({ root: 'public' }))
  app.route('/', createApp(services))
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    sql.close()
  }
  return { services, origin: `http://127.0.0.1:${port}`, close }
}

/** Takes the page as it is in a window of this height, in the best quality that fits. */
const shoot = async (page: Page, name: string, height: number) => {
  await page.setViewportSize({ width: WIDTH, height })
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode().catch(() => {}))))
  const png = await page.screenshot()
  for (const quality of [85, 75, 65, 50, 35]) {
    const webp = await sharp(png).webp({ quality, effort: 6 }).toBuffer()
    if (webp.length > MAX_BYTES) continue
    writeFileSync(join(FOLDER, name), webp)
    console.log(`${name}: ${Math.round(webp.length / 1000)} kB`)
    return
  }
  throw new Error(`${name} is larger than ${MAX_BYTES} bytes`)
}

/** Opens the first entry that the juror has not scored yet. */
const openScorePage = async (page: Page, services: Services, origin: string) => {
  const juror = thisYear.jurors.find(({ chair }) => !chair)?.email ?? ''
  const list = paths.juryEdition(new Date(services.clock()).getUTCFullYear())
  await page.goto(await issueLink({ db: services.db, clock: services.clock, origin }, juror, list, DAY))
  await page.getByRole('button', { name: 'Jetzt anmelden' }).click()
  await page
    .locator(`tr:has(.kern-badge:has-text("Offen")) a[href^="${paths.juryEntry('')}"]`)
    .first()
    .click()
  await page.getByRole('form', { name: 'Ihr Wertungsbogen' }).evaluate((sheet) => sheet.scrollIntoView())
}

const data = mkdtempSync(join(tmpdir(), 'kuer-screenshots-'))
const [demo, browser] = await Promise.all([startDemo(data), launch()])
try {
  mkdirSync(FOLDER, { recursive: true })
  const page = await browser.newPage({ locale: 'de-DE', reducedMotion: 'reduce' })
  await page.goto(demo.origin + paths.winners(new Date().getUTCFullYear() - 1))
  await shoot(page, 'readme-preistraeger.webp', 1400)
  await openScorePage(page, demo.services, demo.origin)
  await shoot(page, 'readme-wertung.webp', 900)
} finally {
  await browser.close()
  demo.close()
  rmSync(data, { recursive: true, force: true })
}
