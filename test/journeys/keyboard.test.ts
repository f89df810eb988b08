/** The entrant's way from the start page to the receipt with nothing but keys, at 200 % zoom, with and without scripts. */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { OPENS, openYear, person } from '../submission/world.ts'
import { launchBrowser } from '../support/browser.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { field, readLetter } from '../support/person.ts'

/** A window of 1280 × 800 at 200 %. */
const ZOOMED: BrowserContextOptions = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }

/** Stops until the wanted element; more would be no way for a person. */
const MOST_STOPS = 60

let app: RunningNode
let browser: Browser

beforeAll(async () => {
  app = await startNode()
  browser = await launchBrowser()
  const boss = await person(app.services, 'organiser@x.example', true)
  await openYear(app.services, boss, 2026)
  await app.setClock(OPENS + 1000)
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

const open = async (options: BrowserContextOptions): Promise<Page> => {
  const context = await browser.newContext({ baseURL: app.origin, locale: 'de-DE', ...options })
  context.setDefaultTimeout(8_000)
  return context.newPage()
}

/** What has the focus, and whether one can see that: an outline of its own, inside the window. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const node = document.activeElement
    if (!node || node === document.body) return null
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node)
    const { top, bottom, left, right } = node.getBoundingClientRect()
    return {
      name: `${node.tagName} ${node.id || node.textContent?.trim().slice(0, 40)}`,
      outlined:
        outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor),
      inWindow: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    }
  })

/** What slides or scrolls into the window may take a moment. */
const isSeen = (page: Page) =>
  expect
    .poll(() => focused(page), { timeout: 1_000, interval: 20 })
    .toSatisfy(
      (seen: Awaited<ReturnType<typeof focused>>) => seen === null || (seen.outlined && seen.inWindow),
    )

const has = (target: Locator) => target.evaluate((node) => node === document.activeElement)

/** Goes on with Tab until the element has the focus; every stop on the way must be seen. */
const tabTo = async (page: Page, target: Locator) => {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    await isSeen(page)
    if (await has(target)) return
  }
  throw new Error(`not reached by Tab: ${target}`)
}

const main = (page: Page) => page.getByRole('main')
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true })
const link = (page: Page, name: string | RegExp) =>
  main(page).getByRole('link', { name, exact: typeof name === 'string' })

/** Nothing is cut off sideways, so that one scrolls in one direction only. */
const fits = async (page: Page) => {
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect([page.url(), wider]).toEqual([page.url(), 0])
}

/** Presses a key that leads to another page, and looks whether that one fits into the window. */
const leave = async (page: Page, key: 'Enter' | 'Space') => {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press(key)])
  await fits(page)
}

const type = async (page: Page, label: string, text: string) => {
  await tabTo(page, field(page, label))
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

/** The summary of errors has the focus; its first link leads to the field itself. */
const followError = async (page: Page, target: Locator) => {
  const summary = main(page).getByRole('alert')
  await summary.waitFor()
  await expect.poll(() => has(summary)).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => has(target)).toBe(true)
}

const skipToContent = async (page: Page) => {
  await page.goto(paths.home)
  await fits(page)
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Zum Inhalt' })
  expect(await has(skip)).toBe(true)
  await isSeen(page)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await main(page).evaluate((node) => node.contains(document.activeElement))).toBe(true)
}

const signInByKeys = async (page: Page, email: string) => {
  if (!(await has(link(page, 'Projekt einreichen')))) await tabTo(page, link(page, 'Projekt einreichen'))
  await leave(page, 'Enter')
  const address = field(page, 'Ihre dienstliche E-Mail-Adresse')
  await tabTo(page, address)
  await page.keyboard.type('keine Adresse')
  await leave(page, 'Enter')
  await followError(page, address)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(email)
  await leave(page, 'Enter')
  const code = /\d{4} \d{4}/.exec(await readLetter({ email, page }, 'Ihr Anmeldecode'))?.[0] ?? ''
  await type(page, 'Code aus der E-Mail', code)
  await leave(page, 'Enter')
}

const fillSteps = async (page: Page) => {
  await tabTo(page, button(page, 'Neue Einreichung beginnen'))
  await leave(page, 'Space')
  await type(page, 'Projekttitel', 'Bürgerbus')
  await type(page, 'Kommune oder Einrichtung', 'Musterhausen')
  const category = field(page, 'Kategorie')
  await tabTo(page, category)
  await page.keyboard.type('Tech')
  expect(await category.locator('option:checked').innerText()).toBe('Technik')
  await tabTo(page, button(page, 'Speichern und weiter'))
  await leave(page, 'Enter')
  for (const label of ['Kurzfassung', 'Beschreibung', 'Nutzen', 'Nachnutzung'])
    await type(page, label, 'Kurz.')
  await tabTo(page, button(page, 'Speichern und weiter'))
  await leave(page, 'Enter')
  await type(page, 'Ansprechperson', 'Erika Muster')
  await type(page, 'E-Mail der Ansprechperson', 'amt@musterhausen.example')
  await tabTo(page, button(page, 'Speichern und weiter'))
  await leave(page, 'Space')
}

const handInByKeys = async (page: Page) => {
  // The step of the pictures: the field for files is a stop on the way.
  await tabTo(page, page.locator('input[type=file]').first())
  await tabTo(page, link(page, /^Prüfen und einreichen/))
  await leave(page, 'Enter')
  await tabTo(page, link(page, /^Einreichen/))
  await leave(page, 'Enter')
  await tabTo(page, button(page, 'Jetzt einreichen'))
  await leave(page, 'Enter')
  const declaration = page.getByRole('checkbox')
  await followError(page, declaration)
  await page.keyboard.press('Space')
  expect(await declaration.isChecked()).toBe(true)
  await tabTo(page, button(page, 'Jetzt einreichen'))
  await leave(page, 'Enter')
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('keys alone, in a window at twice the zoom, %s', (name, javaScriptEnabled) => {
  it('lead from the start page to the receipt', async () => {
    const page = await open({ ...ZOOMED, javaScriptEnabled })
    await skipToContent(page)
    await signInByKeys(page, `amt-${name.replaceAll(' ', '-')}@musterhausen.example`)
    await fillSteps(page)
    await handInByKeys(page)
    expect(await main(page).innerText()).toContain('2026-00')
    await page.context().close()
  }, 40_000)
})

describe('what people have set in their system', () => {
  it('forced colours keep the focus and the shape of buttons', async () => {
    const page = await open({ ...ZOOMED, forcedColors: 'active' })
    await page.goto(paths.signIn)
    await fits(page)
    await tabTo(page, field(page, 'Ihre dienstliche E-Mail-Adresse'))
    const shape = await button(page, 'Code anfordern').evaluate((node) => {
      const { borderStyle, borderWidth } = getComputedStyle(node)
      return { borderStyle, width: Number.parseFloat(borderWidth) }
    })
    expect(shape.borderStyle).not.toBe('none')
    expect(shape.width).toBeGreaterThan(0)
    await page.context().close()
  })

  it('reduced motion lets nothing move', async () => {
    const page = await open({ reducedMotion: 'reduce' })
    for (const path of [paths.home, paths.signIn]) {
      await page.goto(path)
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .map((node) => ({ node, style: getComputedStyle(node) }))
          .filter(({ style }) =>
            [style.transitionDuration, style.animationDuration]
              .flatMap((durations) => durations.split(','))
              .some((duration) => Number.parseFloat(duration) > 0.01),
          )
          .map(({ node }) => `${node.tagName}.${node.className}`),
      )
      expect([path, moving]).toEqual([path, []])
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe(
        'auto',
      )
    }
    await page.context().close()
  })
})
