/** The combobox by keyboard, the same without scripts, and the new pages as people see them. */
import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { draft, editionOf, OPENS, openYear, person } from '../submission/world.ts'
import { launchBrowser } from '../support/browser.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { axeViolations, deadAnchors, overflow, watch } from '../support/page-checks.ts'
import { field, fill, follow, newPerson, type Person, press, signIn, textOf } from '../support/person.ts'
import { gvFile, type Line, SAARLAND } from './fixtures.ts'

/** Where pictures of the pages go, when somebody wants to look at them. */
const SHOTS = process.env.KUER_SHOTS
const shoot = async (page: Page, name: string) => {
  if (!SHOTS) return
  mkdirSync(SHOTS, { recursive: true })
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `${SHOTS}/${name}-${width}.png`, fullPage: true })
  }
}

let app: RunningNode
let browser: Browser
let submission: string
const problems: string[] = []

// Axe on a busy machine takes seconds.
vi.setConfig({ testTimeout: 60_000 })

const town = (name: string, number: number, population: number): Line => ({
  type: '60',
  state: '10',
  region: '0',
  county: '44',
  association: '0001',
  municipality: String(number).padStart(3, '0'),
  name,
  population,
})
const LIST = gvFile([
  ...SAARLAND,
  { type: '40', textCode: '44', state: '10', region: '0', county: '44', name: 'Saarlouis' },
  town('Saarlouis, Kreisstadt', 1, 36_000),
  town('Saarwellingen', 2, 13_000),
  town('Schwäbisch Musterhausen, Stadt', 3, 4_999),
  town('Überherrn', 4, 11_000),
])

const somebody = async (email: string, javaScript = true): Promise<Person> => {
  const one = await newPerson(browser, app, email, javaScript)
  watch(one.page, app.origin, problems)
  await signIn(one)
  return one
}

beforeAll(async () => {
  app = await startNode()
  browser = await launchBrowser()
  await app.setClock(OPENS + 1000)
  const boss = await person(app.services, 'organiser@x.example', true)
  const edition = await openYear(app.services, boss, 2026)
  const entrant = await person(app.services, 'entrant@x.example')
  submission = await draft(app.services, entrant, edition, 'Rathaus digital')
})
afterAll(async () => {
  await browser.close()
  await app.close()
  // A refused list answers with the page again.
  expect(problems.filter((line) => line !== `422 ${app.origin}${paths.adminRegister}`)).toEqual([])
})

const looksRight = async (page: Page, name: string, javaScript = true) => {
  await page.waitForLoadState('load')
  // axe needs scripts itself; the pages without them are the same pages.
  if (javaScript) expect(await axeViolations(page), name).toEqual([])
  expect(await deadAnchors(page), name).toEqual([])
  expect(await overflow(page, 320), name).toBeLessThanOrEqual(0)
  await shoot(page, name)
  await page.setViewportSize({ width: 1280, height: 900 })
}

const choose = async (page: Page, bytes: Uint8Array) =>
  field(page, 'Datei').setInputFiles({
    name: 'GV100AD.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(bytes),
  })

/** With scripts the answer comes into the page; nobody leaves it. */
const send = (page: Page) => page.getByRole('button', { name: 'Datei senden' }).click()

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('an organiser %s', (name, javaScript) => {
  it('checks a list, then takes it over', async () => {
    const { page } = await somebody('organiser@x.example', javaScript)
    await page.goto(paths.admin)
    await follow(page, 'Liste der Kommunen')
    if (javaScript) await looksRight(page, 'register-empty')
    await fill(page, { Quelle: 'Erfundenes Amt, GV100AD' })
    await choose(page, LIST)
    await send(page)
    await page.getByText('Nur geprüft, nichts gespeichert').waitFor()
    expect(await textOf(page)).toContain(javaScript ? 'Noch keine Liste' : 'Liste in Gebrauch')
    if (javaScript) await looksRight(page, 'register-dry-run')
    expect(await page.getByRole('checkbox').isChecked()).toBe(false)
    expect(await field(page, 'Quelle').inputValue()).toBe('Erfundenes Amt, GV100AD')
    // Without scripts a browser cannot keep the chosen file.
    if (!javaScript) await choose(page, LIST)
    await send(page)
    await page.getByText('Die Liste der Kommunen ist übernommen.').waitFor()
    expect(await textOf(page)).toContain('30. Juni 2026')
    await looksRight(page, `register-${name.replace(' ', '-')}`, javaScript)
    await page.context().close()
  })
})

it('wrong lines are shown by number', async () => {
  const { page } = await somebody('organiser@x.example')
  await page.goto(paths.adminRegister)
  await choose(
    page,
    gvFile([...SAARLAND, town('', 9, 5), ...Array.from({ length: 9 }, (_, n) => town('', n, 1))]),
  )
  await send(page)
  await page.getByText('mehr als jede zehnte').first().waitFor()
  await looksRight(page, 'register-errors')
  await page.context().close()
})

describe('an entrant with scripts', () => {
  let page: Page
  const input = () => field(page, 'Kommune oder Einrichtung')
  const key = () => page.locator('input[name=organisation_key]').inputValue()
  const options = () => page.getByRole('listbox').getByRole('option').allInnerTexts()
  beforeAll(async () => {
    page = (await somebody('entrant@x.example')).page
    await page.goto(paths.submissionStep(submission, 1))
  })
  afterAll(() => page.context().close())

  it('meets a closed combobox', async () => {
    const box = page.getByRole('combobox', { name: 'Kommune oder Einrichtung' })
    expect(await box.getAttribute('aria-expanded')).toBe('false')
    expect(await box.getAttribute('aria-autocomplete')).toBe('list')
    expect(await page.locator(`#${await box.getAttribute('aria-controls')}`).getAttribute('role')).toBe(
      'listbox',
    )
    expect(await box.getAttribute('aria-activedescendant')).toBeNull()
  })

  it('types, hears the number of suggestions, moves and picks by keyboard', async () => {
    await input().fill('')
    await input().pressSequentially('saarl')
    await page.getByRole('listbox').getByRole('option').first().waitFor()
    expect(await input().getAttribute('aria-expanded')).toBe('true')
    expect((await options()).map((text) => text.split('\n')[0])).toEqual([
      'Landkreis Saarlouis',
      'Kreisstadt Saarlouis',
    ])
    expect(await page.locator('.combobox [role=status]').innerText()).toBe(
      '2 Vorschläge. Auswählen mit den Pfeiltasten und der Eingabetaste.',
    )
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await shoot(page, 'combobox-open')
    const active = page.locator(`#${await input().getAttribute('aria-activedescendant')}`)
    expect(await active.getAttribute('aria-selected')).toBe('true')
    expect(await active.innerText()).toContain('Kreisstadt Saarlouis')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    expect(await input().inputValue()).toBe('Kreisstadt Saarlouis')
    expect(await key()).toBe('10044001')
    expect(await input().getAttribute('aria-expanded')).toBe('false')
    expect(await page.getByText('Aus der amtlichen Liste:').innerText()).toContain('36.000 Einwohner')
    // Enter has picked, not sent the form.
    expect(new URL(page.url()).pathname).toBe(paths.submissionStep(submission, 1))
  })

  it('Escape closes the list and keeps the text; another text is no longer what was picked', async () => {
    await input().pressSequentially('x')
    expect(await key()).toBe('')
    expect(await page.getByText('Aus der amtlichen Liste:').count()).toBe(0)
    await input().fill('')
    await input().pressSequentially('ueber')
    await page.getByRole('listbox').getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    expect(await input().getAttribute('aria-expanded')).toBe('false')
    expect(await input().inputValue()).toBe('ueber')
    await page.keyboard.press('ArrowDown')
    await page.getByRole('listbox').getByRole('option').first().waitFor()
    await page.keyboard.press('Tab')
    expect(await input().getAttribute('aria-expanded')).toBe('false')
    expect(await key()).toBe('')
  })

  it('says that there is no suggestion', async () => {
    await input().fill('')
    await input().pressSequentially('wasserwerk')
    await page.getByText('Kein Vorschlag. Sie können den Namen frei eintragen.').waitFor()
    expect(await input().getAttribute('aria-expanded')).toBe('false')
  })

  it('picks with the mouse and saves with Enter', async () => {
    await input().fill('')
    await input().pressSequentially('schwab')
    await page.getByRole('listbox').getByRole('option').first().click()
    expect(await input().inputValue()).toBe('Stadt Schwäbisch Musterhausen')
    expect(await key()).toBe('10044003')
    await page.keyboard.press('Enter')
    await page.getByText('Ihr Entwurf ist gespeichert.').waitFor()
    await page.goto(paths.submission(submission))
    expect(await textOf(page)).toContain('unter 5.000 Einwohner')
    await looksRight(page, 'overview')
    await page.goto(paths.submissionStep(submission, 1))
    expect(await key()).toBe('10044003')
    await looksRight(page, 'form')
  })
})

it('an entrant without scripts saves, searches and comes back to the filled form', async () => {
  const { page } = await somebody('entrant@x.example', false)
  await page.goto(paths.submissionStep(submission, 1))
  await fill(page, { Projekttitel: 'Neuer Titel', 'Kommune oder Einrichtung': 'Saar' })
  await press(page, 'Speichern und in der amtlichen Liste suchen')
  expect(await field(page, 'Name oder Postleitzahl').inputValue()).toBe('Saar')
  await looksRight(page, 'search', false)
  await fill(page, { 'Name oder Postleitzahl': 'gibtesnicht' })
  await press(page, 'Suchen')
  await looksRight(page, 'search-nothing', false)
  await fill(page, { 'Name oder Postleitzahl': 'uberh' })
  await press(page, 'Suchen')
  await follow(page, 'Überherrn')
  expect(await field(page, 'Kommune oder Einrichtung').inputValue()).toBe('Überherrn')
  expect(await field(page, 'Projekttitel').inputValue()).toBe('Neuer Titel')
  await looksRight(page, 'form-brought-over', false)
  await press(page, 'Speichern')
  await page.goto(paths.submission(submission))
  expect(await textOf(page)).toContain('5.000 bis unter 20.000 Einwohner')
  // What is typed over a picked name without scripts is not from the list.
  await page.goto(paths.submissionStep(submission, 1))
  await fill(page, { 'Kommune oder Einrichtung': 'Wasserwerk Nord' })
  await press(page, 'Speichern')
  await page.goto(paths.submission(submission))
  expect(await textOf(page)).toContain('nicht in der Liste')
  await page.context().close()
})

it('the search with scripts', async () => {
  const { page } = await somebody('entrant@x.example')
  for (const query of ['', 'saar', 'gibtesnicht']) {
    await page.goto(paths.registerSearchFor(query, paths.submissionStep(submission, 1)))
    await looksRight(page, `search-${query}`)
  }
  await page.context().close()
})

it('size classes of a year', async () => {
  const { page } = await somebody('organiser@x.example')
  await page.goto(paths.adminEdition(2026))
  await follow(page, 'Größenklassen')
  await looksRight(page, 'sizes')
  await fill(page, { Grenzen: '20.000; 5.000' })
  await press(page, 'Speichern')
  await looksRight(page, 'sizes-wrong')
  await fill(page, { Grenzen: '10.000; 50.000' })
  await press(page, 'Speichern')
  expect(await textOf(page)).toContain('10.000 bis unter 50.000 Einwohner')
  expect((await editionOf(app.services, 2026)).size_thresholds).toBe('[10000,50000]')
  await page.goto(paths.adminSubmissions(2026))
  await looksRight(page, 'submissions')
  await page.context().close()
})
