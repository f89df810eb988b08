/** The entry form as people use it: saved while typing, two people at once, questions that organisers build. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountIdByEmail, loadActor } from '../../src/account/store.ts'
import { paths } from '../../src/core/paths.ts'
import { QUESTIONS } from '../../src/entry-form/questions.ts'
import { launchBrowser } from '../support/browser.ts'
import { FIRST_ORGANISER, type RunningNode, startNode } from '../support/node-server.ts'
import { field, fill, group, newPerson, type Person, press, signIn, textOf } from '../support/person.ts'

const YEAR = 2031
const CALL = Date.UTC(YEAR, 1, 1, 12)

let app: RunningNode
let browser: Browser
let organiser: Person
let entrant: Person
let path: string

beforeAll(async () => {
  app = await startNode()
  browser = await launchBrowser()
  await app.setClock(Date.UTC(YEAR, 0, 2, 12))
  organiser = await newPerson(browser, app, FIRST_ORGANISER)
  entrant = await newPerson(browser, app, 'amt@musterhausen.example')
  await signIn(organiser)
  await organiser.page.goto(paths.adminNew)
  await fill(organiser.page, { Jahr: String(YEAR), Titel: `Award ${YEAR}` })
  await press(organiser.page, 'Ausgabe anlegen')
  await organiser.page.goto(paths.adminCategories(YEAR))
  await fill(group(organiser.page, 'Kategorie 1:'), { Name: 'Intern' })
  await fill(group(organiser.page, 'Kategorie 2:'), { Name: 'Bürgerservice' })
  await press(organiser.page, 'Speichern')
})

afterAll(async () => {
  await browser.close()
  await app.close()
})

const openCall = async () => {
  await organiser.page.goto(paths.adminSettings(YEAR))
  await fill(organiser.page, {
    'Einreichung beginnt': `${YEAR}-01-10T09:00`,
    Einreichungsschluss: `${YEAR}-03-01T23:59`,
  })
  await press(organiser.page, 'Speichern')
  await app.setClock(CALL)
}

const wait = (page: Person['page'], text: RegExp) =>
  page.locator('[data-save-state]').filter({ hasText: text }).waitFor()

describe('the questions of a year', () => {
  it('the organiser adds a choice for one category, moves it up, and sees the preview', async () => {
    const { page } = organiser
    await page.goto(paths.adminForm(YEAR))
    await press(page, 'Frage hinzufügen')
    const added = QUESTIONS.length
    const row = page.locator('details').nth(added)
    await row.getByLabel('Frage', { exact: true }).fill('Wie weit ist das Projekt?')
    await row.getByLabel('Schritt').fill('Ihr Projekt')
    await row.getByLabel('Art der Antwort').selectOption('choice')
    await row.getByLabel(/^Antworten zur Auswahl/).fill('Idee\nIm Betrieb')
    await row.getByLabel('Intern', { exact: true }).check()
    await press(page, 'Speichern')
    expect(await textOf(page)).toContain(`${added + 1}. Wie weit ist das Projekt? Auswahl`)
    await page.locator('details').nth(added).locator('summary').click()
    await page.locator('details').nth(added).getByRole('button', { name: 'Nach oben' }).click()
    await page.getByText(`${added}. Wie weit ist das Projekt?`).waitFor()
    await page.goto(paths.adminFormPreview(YEAR))
    expect(await group(page, 'Wie weit ist das Projekt?').getByRole('radio').count()).toBe(2)
  })

  it('entrants are asked it in that category only, and cannot hand in without it once it is required', async () => {
    await openCall()
    const { page } = entrant
    await signIn(entrant)
    await page.goto(paths.submissions)
    await press(page, 'Neue Einreichung beginnen')
    path = new URL(page.url()).pathname.split('/bearbeiten')[0] ?? ''
    await field(page, 'Kategorie').selectOption({ label: 'Bürgerservice' })
    await press(page, 'Speichern und weiter')
    expect(await textOf(page)).not.toContain('Wie weit ist das Projekt?')
    await page.goto(`${path}/bearbeiten/1`)
    await field(page, 'Kategorie').selectOption({ label: 'Intern' })
    await press(page, 'Speichern und weiter')
    expect(await textOf(page)).toContain('Wie weit ist das Projekt?')
  })

  it('a change while the call is open needs a reason, and entrants read it', async () => {
    const { page } = organiser
    await page.goto(paths.adminForm(YEAR))
    await press(page, 'Speichern')
    expect(await textOf(page)).toContain('Bitte nennen Sie den Grund der Änderung')
    await fill(page, { 'Grund der Änderung': 'Die Hilfe war missverständlich.' })
    await press(page, 'Speichern')
    await entrant.page.goto(path)
    expect(await textOf(entrant.page)).toContain('Die Hilfe war missverständlich.')
  })

  it('once the call is closed the questions stand', async () => {
    await app.setClock(Date.UTC(YEAR, 3, 1))
    await signIn(organiser)
    await organiser.page.goto(paths.adminForm(YEAR))
    expect(await textOf(organiser.page)).toContain('Die Fragen stehen fest.')
    expect(await organiser.page.getByRole('button', { name: 'Frage hinzufügen' }).count()).toBe(0)
    await app.setClock(CALL)
  })
})

describe('saving', () => {
  it('happens at a pause in typing, and the button still works afterwards', async () => {
    const { page } = entrant
    await page.goto(`${path}/bearbeiten/2`)
    await fill(page, { Kurzfassung: 'Getippt und nicht gespeichert.' })
    const stored = async () =>
      (await app.services.db.q.selectFrom('submission').select('answers').executeTakeFirstOrThrow()).answers
    await expect.poll(stored, { timeout: 8_000 }).toContain('Getippt und nicht gespeichert.')
    await wait(page, /^Zuletzt gespeichert/)
    await fill(page, { Kurzfassung: 'Noch etwas dazu.' })
    await press(page, 'Speichern und weiter')
    expect(await textOf(page)).toContain('Ihr Entwurf ist gespeichert.')
  })

  it('tells while typing why a project may not take part, and takes it back when it may', async () => {
    const rules = organiser.page
    await rules.goto(paths.adminEligibility(YEAR))
    const stage = rules.locator('section').filter({ hasText: 'Stand des Projekts und andere Auswahlfragen' })
    await stage.getByLabel('Was die Regel bewirkt').selectOption('refuse')
    await stage.getByLabel('Im Betrieb').check()
    await fill(rules, { 'Grund der Änderung': 'Nur was läuft, lässt sich bewerten.' })
    await press(rules, 'Speichern')
    expect(await textOf(rules)).toContain('Wie weit ist das Projekt?: „Im Betrieb“.')
    const { page } = entrant
    await page.goto(`${path}/bearbeiten/2`)
    const findings = page.locator('[data-findings]')
    expect(await findings.textContent()).toBe('')
    await page.getByLabel('Idee', { exact: true }).check()
    await findings.getByText('Mit der Antwort „Idee“ kann das Projekt nicht teilnehmen.').waitFor()
    await page.getByLabel('Im Betrieb', { exact: true }).check()
    await expect.poll(() => findings.textContent(), { timeout: 8_000 }).toBe('')
  })

  it('says so when it cannot, and loses nothing', async () => {
    const { page } = entrant
    await page.goto(`${path}/bearbeiten/2`)
    await fill(page, { Links: 'keine Adresse' })
    await wait(page, /^Noch nicht gespeichert/)
    await page.context().setOffline(true)
    await fill(page, { Links: 'immer noch keine' })
    await wait(page, /^Keine Verbindung/)
    await page.context().setOffline(false)
    expect(await field(page, 'Links').inputValue()).toBe('immer noch keine')
  })

  it('shows both texts when two windows save, and keeps mine in the field', async () => {
    const { page } = entrant
    const other = await page.context().newPage()
    await page.goto(`${path}/bearbeiten/3`)
    await other.goto(`${path}/bearbeiten/3`)
    await fill(other, { Ansprechperson: 'Ada aus dem anderen Fenster' })
    await press(other, 'Speichern')
    await fill(page, { Ansprechperson: 'Mein eigener Name' })
    await press(page, 'Speichern')
    const text = await textOf(page)
    expect(text).toContain('Der andere Stand:')
    expect(text).toContain('Ada aus dem anderen Fenster')
    expect(await field(page, 'Ansprechperson').inputValue()).toBe('Mein eigener Name')
    await press(page, 'Speichern')
    await page.goto(path)
    expect(await textOf(page)).toContain('Mein eigener Name')
    await other.close()
  })

  it('belongs to its owner', async () => {
    const id = await accountIdByEmail(app.services.db, entrant.email)
    expect((await loadActor(app.services.db, id ?? ''))?.isOrganiser).toBe(false)
    expect((await organiser.page.goto(`${path}/bearbeiten/2`))?.status()).toBe(404)
  })
})
