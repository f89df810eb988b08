/** The ceremony by keys alone, with the network cut: what stands in the page is all there is. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSessions } from '../../src/account/lucia.ts'
import type { Actor } from '../../src/account/rules.ts'
import { paths } from '../../src/core/paths.ts'
import { JUDGED, person } from '../submission/world.ts'
import { launchBrowser } from '../support/browser.ts'
import { decidedYear } from '../support/decided-year.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'

let app: RunningNode
let browser: Browser
let organiser: Actor

beforeAll(async () => {
  app = await startNode()
  browser = await launchBrowser()
  organiser = await person(app.services, 'organiser@x.example', true)
  await decidedYear(app.services, organiser, 2026)
  await app.setClock(JUDGED)
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

const open = async (options: object): Promise<Page> => {
  const context = await browser.newContext({ baseURL: app.origin, locale: 'de-DE', ...options })
  context.setDefaultTimeout(8_000)
  const sessions = createSessions(app.services.db, false)
  const { id } = await sessions.createSession(organiser.id, {})
  await context.addCookies([{ name: sessions.sessionCookieName, value: id, url: app.origin }])
  const page = await context.newPage()
  await page.goto(paths.adminStage(2026))
  return page
}

/** What can be seen and what assistive technology meets: nothing of any other step. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const visible = [...document.querySelectorAll<HTMLElement>('.step')].filter(
      (step) => getComputedStyle(step).visibility === 'visible',
    )
    return {
      steps: visible.map((step) => step.innerText.replace(/\s+/g, ' ').trim()),
      reachable: document.querySelectorAll('.step:not([inert])').length,
      focused: visible[0] === document.activeElement,
      pictures: visible.flatMap((step) =>
        [...step.querySelectorAll('img')].map((img) => img.complete && img.naturalWidth > 0),
      ),
      title: document.title,
    }
  })

const only = (words: RegExp, pictures: boolean[] = []) => ({
  steps: [expect.stringMatching(words)],
  reachable: 1,
  focused: true,
  pictures,
  title: 'Bühne 2026 – Kür',
})

it('runs by keys and clicker without a network', async () => {
  const page = await open({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
  await page.getByText('Bereit. Ab jetzt wird kein Netz mehr gebraucht.').waitFor()
  await page.context().setOffline(true)
  const press = (key: string) => page.keyboard.press(key)
  expect(await seen(page)).toEqual(only(/^Award 2026 Preisverleihung/))
  await press('ArrowRight')
  expect(await seen(page)).toEqual(
    only(/^Nominiert Service Musterhausen Bürgerbus Musterhausen Rathaus digital$/),
  )
  await press('Space')
  expect(await seen(page)).toEqual(only(/^2\. Platz Nicht vergeben Service Zu weit zurück\.$/))
  await press('PageDown')
  const first = only(/1\. Platz Musterhausen Rathaus digital Ein Satz der Jury\. Service$/, [true])
  expect(await seen(page)).toEqual(first)
  await press('b')
  expect((await seen(page)).steps).toEqual([])
  await press('ArrowRight')
  expect(await seen(page)).toEqual(first)
  await press('PageUp')
  expect((await seen(page)).steps).toEqual([expect.stringContaining('Nicht vergeben')])
  for (let times = 0; times < 9; times += 1) await press('ArrowRight')
  expect((await seen(page)).steps).toEqual([expect.stringContaining('Ergebnisse jetzt öffnen')])
  await press('Tab')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(
    paths.adminReleaseOpen(2026),
  )
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((node) => {
        const { transitionDuration, animationDuration } = getComputedStyle(node)
        return Number.parseFloat(transitionDuration) + Number.parseFloat(animationDuration) > 0.01
      }).length,
  )
  expect(moving).toBe(0)
  await page.context().close()
}, 30_000)

it('is a page to scroll without scripts, one screen per step', async () => {
  const page = await open({ viewport: { width: 1280, height: 720 }, javaScriptEnabled: false })
  const steps = page.locator('.step')
  expect(await steps.count()).toBe(5)
  for (const step of await steps.all())
    expect(await step.evaluate((node) => node.getBoundingClientRect().height)).toBeGreaterThanOrEqual(720)
  await page.context().close()
}, 30_000)
