/** A batch of pictures through the browser: imported with its table, described by keyboard, published, looked at. */
import { existsSync, readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../src/core/paths.ts'
import { openYear, person } from '../submission/world.ts'
import { launchBrowser } from '../support/browser.ts'
import { FIRST_ORGANISER, type RunningNode, startNode } from '../support/node-server.ts'
import { watch } from '../support/page-checks.ts'
import { field, fill, group, newPerson, type Person, press, signIn } from '../support/person.ts'
import { makeJpeg } from '../support/pictures.ts'

/** The captions of the taskforce's own photo page; not part of this repository. */
const SEED = new URL('../../../shared/seed/galleries.json', import.meta.url)

interface SeedGallery {
  readonly edition: number
  readonly credit?: string
  readonly captions: readonly string[]
}

const OWN = [
  'Am Morgen füllt sich die Halle, es gibt Kaffee …',
  '… und kräftiges Händeschütteln an jedem Tisch.',
  'Die Bürgermeisterin eröffnet: „Machen ist wie wollen, nur krasser“, …',
  '…sagt sie, und alle schreiben mit',
  'Erste Runde: Was habt ihr gebaut; was ging schief?',
  'Mittag – mit Suppe, Brot & Gesprächen',
  'Am Nachmittag wird gebaut …',
  '… verworfen …',
  '… und noch einmal gebaut',
  'Tag zwei beginnt mit Äpfeln (und Übermüdung)',
  'Die Messe öffnet: 20 Stände, ein Klapptisch',
  'Zum Schluss ein Bild mit allen, die noch da sind.',
]

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** A table as a spreadsheet writes it: semicolons, a byte order mark, days and points where they begin. */
const table = (captions: readonly string[], headings: ReadonlyMap<number, readonly [string, string]>) => {
  const rows = captions.map((caption, index) => {
    const [day = '', point = ''] = headings.get(index) ?? []
    const cells = [`${index + 1}.jpg`, caption, `Was auf Bild ${index + 1} zu sehen ist`, '', day, point]
    return cells.map(quoted).join(';')
  })
  const head = 'file;caption;alt;credit;day;heading'
  return {
    name: 'texte.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${head}\r\n${rows.join('\r\n')}`),
  }
}

const pictures = (count: number, from: number) =>
  Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      name: `${index + 1}.jpg`,
      mimeType: 'image/jpeg',
      buffer: Buffer.from(await makeJpeg({ width: 360, height: 240, seed: from + index })),
    })),
  )

let app: RunningNode
let browser: Browser
let organiser: Person
const errors: string[] = []

beforeAll(async () => {
  app = await startNode()
  const boss = await person(app.services, FIRST_ORGANISER, true)
  for (const year of [2023, 2024, 2026]) await openYear(app.services, boss, year)
  browser = await launchBrowser()
  organiser = await newPerson(browser, app, FIRST_ORGANISER)
  watch(organiser.page, app.origin, errors)
  await signIn(organiser)
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

const captionsOf = (page: Page) => page.locator('.figure__caption').allInnerTexts()
const headingsOf = (page: Page) => page.locator('.album :is(h2, h3)').allInnerTexts()

const choose = async (
  page: Page,
  files: Awaited<ReturnType<typeof pictures>>,
  csv: ReturnType<typeof table>,
) => {
  await field(page, 'Bilder').setInputFiles(files)
  await field(page, 'Tabelle mit Bildunterschriften (CSV)').setInputFiles(csv)
}

describe('twelve pictures', () => {
  const headings = new Map([
    [0, ['13.11.2026', 'Ankommen']],
    [2, ['', 'Eröffnung']],
    [9, ['14.11.2026', '']],
  ] as const)

  it('come in one by one; a damaged one is named, and the next try brings it to its place', async () => {
    const { page } = organiser
    const files = await pictures(OWN.length, 100)
    const broken = files.map((file) =>
      file.name === '3.jpg' ? { ...file, buffer: Buffer.from('kein Bild') } : file,
    )
    const csv = table(OWN, headings)
    await page.goto(paths.adminGallery(2026))
    await choose(page, broken, csv)
    await fill(page, { 'Bildnachweis des Albums': 'Robin Probe', Quelle: 'Fotobox' })
    await field(page, 'Lizenz').selectOption('cc-by-4.0')
    await page.getByRole('button', { name: 'Importieren' }).click()
    await page.getByText('11 von 12 übernommen').waitFor({ timeout: 20_000 })
    expect(await page.locator('.upload li').allInnerTexts()).toEqual([
      expect.stringMatching(/^3\.jpg: Die Datei ist kein Foto/),
    ])
    await page.goto(paths.adminGallery(2026))
    await page.getByText('Bilder auswählen').click()
    await choose(page, files, csv)
    await page.getByRole('button', { name: 'Importieren' }).click()
    await page.locator('.story-order__text', { hasText: OWN[2] }).waitFor({ timeout: 20_000 })
    expect(await page.locator('.story-order__text').allInnerTexts()).toHaveLength(OWN.length + 4)
  })

  it('are described by keyboard, row by row, without a page load', async () => {
    const { page } = organiser
    await page.goto(paths.adminGalleryTexts(2026))
    const loads: string[] = []
    page.on('framenavigated', (frame) => loads.push(frame.url()))
    await field(group(page, 'Bild 1:'), 'Bildunterschrift').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('End')
    await page.keyboard.type(' Alle kennen sich.')
    await page.keyboard.press('Enter')
    const second = group(page, 'Bild 2:').locator('[data-state]')
    await second.getByText(/^Gespeichert/).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('alt[]')
    for (const row of await page.locator('[data-row]').all())
      await row.getByLabel('Abgebildete Personen').selectOption('none')
    await page.getByText('12 von 12').waitFor()
    expect(loads).toEqual([])
    await page.reload()
    expect(await field(group(page, 'Bild 2:'), 'Bildunterschrift').inputValue()).toBe(
      `${OWN[1]} Alle kennen sich.`,
    )
  })

  it('are published as a story', async () => {
    const { page } = organiser
    await page.goto(paths.adminGallery(2026))
    await press(page, 'Galerie veröffentlichen')
    await page.goto(paths.gallery(2026))
    expect(await captionsOf(page)).toEqual(OWN.with(1, `${OWN[1]} Alle kennen sich.`))
    expect(await headingsOf(page)).toEqual([
      'Freitag, 13. November 2026',
      'Ankommen',
      'Eröffnung',
      'Samstag, 14. November 2026',
    ])
  })

  it('open large with keys alone: arrows, the address, Escape, and back to where one was', async () => {
    const { page } = await newPerson(browser, app, '')
    watch(page, app.origin, errors)
    await page.goto(paths.gallery(2026))
    const links = page.locator('.figure > a')
    await links.nth(1).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Bilder der Galerie' })
    await dialog.getByText('Alle kennen sich').waitFor()
    const at = (number: number) => page.waitForURL(app.origin + paths.galleryPhoto(2026, number))
    await at(2)
    await page.keyboard.press('ArrowRight')
    await at(3)
    await dialog.getByText(OWN[2] ?? '').waitFor()
    await dialog.getByText('Foto: Robin Probe · Lizenz: CC BY 4.0').waitFor()
    await page.keyboard.press('ArrowLeft')
    await at(2)
    await page.keyboard.press('ArrowLeft')
    await at(1)
    await dialog.getByText(OWN[0] ?? '').waitFor()
    await page.keyboard.press('ArrowLeft')
    await at(1)
    await page.keyboard.press('Escape')
    await page.waitForURL(app.origin + paths.gallery(2026))
    expect(await dialog.count()).toBe(0)
    expect(await links.first().evaluate((node) => node === document.activeElement)).toBe(true)
    // The address that was shared is a page of its own.
    await page.goForward()
    await dialog.getByText(OWN[0] ?? '').waitFor()
    await page.reload()
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await page.locator('.large-view__caption').innerText()).toBe(OWN[0])
    await page.context().close()
  })
})

describe.skipIf(!existsSync(SEED))('the captions of the real conferences', () => {
  const galleries = existsSync(SEED)
    ? (JSON.parse(readFileSync(SEED, 'utf8')) as { galleries: SeedGallery[] }).galleries
    : []

  it.each(galleries)(
    '$edition',
    { timeout: 60_000 },
    async ({ edition, captions, credit = 'OZG-Taskforce' }) => {
      expect(captions).toHaveLength(edition === 2024 ? 48 : 18)
      const { page } = organiser
      await page.goto(paths.adminGallery(edition))
      await choose(page, await pictures(captions.length, edition), table(captions, new Map()))
      await fill(page, {
        'Bildnachweis des Albums': credit,
        'Rechte am Album': 'Nutzung durch die Taskforce',
      })
      await field(page, 'Abgebildete Personen').selectOption('consent')
      await page.getByRole('button', { name: 'Importieren' }).click()
      await page
        .getByRole('heading', { name: `Reihenfolge (${captions.length} Bilder)` })
        .waitFor({ timeout: 50_000 })
      await press(page, 'Galerie veröffentlichen')
      await page.goto(paths.gallery(edition))
      expect(await captionsOf(page)).toEqual(captions)
    },
  )
})

it('no script failed, and nothing came from elsewhere', () => expect(errors).toEqual([]))
