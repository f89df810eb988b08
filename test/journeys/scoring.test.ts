/** A juror at the score page: with keys at a desk, with a thumb on a phone, and without any script. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { entry, JUDGING, juror, openYear, person } from '../submission/world.ts'
import { launchBrowser } from '../support/browser.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { field, group, newPerson, type Person, press, signIn, textOf } from '../support/person.ts'

const YEAR = 2026
const PHONE = { width: 360, height: 700 }

let app: RunningNode
let browser: Browser
let entries: string[]

beforeAll(async () => {
  app = await startNode()
  browser = await launchBrowser()
  const organiser = await person(app.services, 'organiser@x.example', true)
  const edition = await openYear(app.services, organiser, YEAR)
  const owner = await person(app.services, 'owner@x.example')
  entries = []
  for (const title of ['Alpha', 'Beta', 'Gamma'])
    entries.push(await entry(app.services, owner, edition, title))
  for (const name of ['tasten', 'daumen', 'ohne'])
    await juror(app.services, organiser, edition, `${name}@jury.example`)
  await app.setClock(JUDGING + 1000)
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

const seated = async (name: string, scripts = true): Promise<Person> => {
  const somebody = await newPerson(browser, app, `${name}@jury.example`, scripts)
  await signIn(somebody)
  return somebody
}

const total = (page: Page) => page.locator('output[data-total]').innerText()
const saved = (page: Page) =>
  page.locator('[data-save-state]').filter({ hasText: 'zuletzt gespeichert' }).waitFor()
const goes = (page: Page, title: string, act: () => Promise<void>) =>
  Promise.all([page.getByRole('heading', { level: 1, name: title }).waitFor(), act()])
const chosen = (page: Page, name: string) => group(page, name).locator('input:checked').inputValue()

it('scores with digits, goes on with n and back with p, and never while typing', async () => {
  const { page } = await seated('tasten')
  await page.goto(paths.juryEntry(entries[0] ?? ''))
  await page.keyboard.press('8')
  expect(await total(page)).toBe('8,00')
  await page.keyboard.press('5')
  expect([await chosen(page, 'Nutzen'), await chosen(page, 'Mut')]).toEqual(['8', '5'])
  expect(await total(page)).toBe('7,00')
  await saved(page)

  const note = field(page, 'Private Notiz')
  await note.focus()
  await page.keyboard.type('n9?p Notiz')
  expect(await note.inputValue()).toBe('n9?p Notiz')
  expect(await total(page)).toBe('7,00')

  await group(page, 'Mut').getByRole('radio', { name: '5', exact: true }).focus()
  await page.keyboard.press('0')
  expect(await chosen(page, 'Mut')).toBe('10')
  await goes(page, 'Beta', () => page.keyboard.press('n'))
  await goes(page, 'Alpha', () => page.keyboard.press('p'))
  expect(await field(page, 'Private Notiz').inputValue()).toBe('n9?p Notiz')
  expect(await total(page)).toBe('8,67')

  await page.keyboard.press('?')
  const help = page.locator('[data-keys]')
  expect(await help.getAttribute('open')).not.toBeNull()
  await help.getByRole('checkbox').uncheck()
  await page.locator('h1').click()
  await page.keyboard.press('3')
  expect(await total(page)).toBe('8,67')
})

it('on a phone of 360 px the sheet is a bar that unfolds', async () => {
  const { page } = await seated('daumen')
  await page.setViewportSize(PHONE)
  await page.goto(paths.juryEntry(entries[0] ?? ''))
  const sheet = page.locator('.score-page__sheet')
  const box = async () => (await sheet.boundingBox()) ?? { y: 0, height: 0, width: 0 }
  const bar = await box()
  expect(Math.round(bar.y + bar.height)).toBe(PHONE.height)
  expect(bar.height).toBeLessThan(80)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  await sheet.locator('> summary').click()
  expect((await box()).height).toBeGreaterThan(400)
  await group(page, 'Nutzen').getByRole('radio', { name: '9', exact: true }).check()
  expect(await sheet.locator('> summary').innerText()).toContain('9,00')
  await press(page, 'Abschließen und weiter')
  // What is missing is in sight, not folded away.
  expect(await sheet.getAttribute('open')).not.toBeNull()
  expect(await textOf(page)).toContain('Mut: Hier fehlen noch Punkte.')
})

it('without scripts everything works too: finish, read, reopen, flag', async () => {
  const { page } = await seated('ohne', false)
  await page.goto(paths.juryEntry(entries[0] ?? ''))
  for (const name of ['Nutzen', 'Mut'])
    await group(page, name).getByRole('radio', { name: '6', exact: true }).check()
  await press(page, 'Abschließen und weiter')
  expect(await textOf(page)).toContain('Beta')
  await page.goto(paths.juryEntry(entries[0] ?? ''))
  expect(await textOf(page)).toContain('Abgeschlossen')
  await press(page, 'Bogen wieder öffnen')
  expect(await total(page)).toBe('6,00')
  await page.getByText('Zur Besprechung vormerken').click()
  await field(page, 'Was soll besprochen werden?').fill('Gehört das in diese Kategorie?')
  await press(page, 'Vormerken')
  expect(await textOf(page)).toContain('Zur Besprechung vorgemerkt: Gehört das in diese Kategorie?')
})
