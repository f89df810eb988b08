/** Every kind of page in every state: axe in light and dark, narrow windows, no foreign request, no script error. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueLink } from '../../src/account/actions.ts'
import { accountIdByEmail, loadActor } from '../../src/account/store.ts'
import { firstView } from '../../src/bench/first-view.ts'
import { inLanguage } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import * as thisYear from '../../src/demo/content/this-year.ts'
import { ORGANISER, seedDemo } from '../../src/demo/seed.ts'
import { openEdition } from '../../src/edition/actions.ts'
import { editionByYear } from '../../src/edition/store.ts'
import { inviteJuror } from '../../src/jury/actions.ts'
import { launchBrowser } from '../support/browser.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { axeViolations, deadAnchors, overflow, watch, watchStatus } from '../support/page-checks.ts'
import { readPdf } from '../support/pdf-reader.ts'
import { field, fill, follow, group, newPerson, press } from '../support/person.ts'
import { makeJpeg } from '../support/pictures.ts'
import { smallPainter } from '../support/small-painter.ts'

const DAY = 86_400_000
const YEAR = new Date().getUTCFullYear()
const EMPTY_YEAR = YEAR + 4
const entrantEmail = thisYear.entries[0]?.contactEmail ?? ''
const jurorEmail = thisYear.jurors.find(({ chair }) => !chair)?.email ?? ''
const chairEmail = thisYear.jurors.find(({ chair }) => chair)?.email ?? ''
const EMAILS = {
  nobody: '',
  entrant: entrantEmail,
  juror: jurorEmail,
  chair: chairEmail,
  organiser: ORGANISER,
  newcomer: 'neu@jury.example',
  deputy: 'kim.beispiel@musterhausen.example',
  guest: 'jo.probe@musterhausen.example',
}
type Role = keyof typeof EMAILS

interface Case {
  readonly name: string
  readonly as: Role
  /** An address, or the steps that lead to the state. */
  readonly open: string | ((page: Page) => Promise<unknown>)
  readonly status?: number
  /** Whether judging is over by now. */
  readonly later?: boolean
}

const firstHref = async (page: Page, at: string, selector: string): Promise<string> => {
  await page.goto(at)
  return (await page.locator(selector).first().getAttribute('href')) ?? ''
}
const draft = (page: Page) => firstHref(page, paths.submissions, '.kern-card:has-text("Entwurf") a')
const submitted = (page: Page) => firstHref(page, paths.submissions, '.kern-card:has-text("Eingereicht") a')
const JURY_ENTRY = 'td a[href*="/einreichungen/"]'
const entry = (page: Page) => firstHref(page, paths.juryEdition(YEAR), JURY_ENTRY)
const unscored = (page: Page) =>
  firstHref(page, paths.juryEdition(YEAR), `tr:has-text("Offen") ${JURY_ENTRY}`)
const at = (find: (page: Page) => Promise<string>, tail: string) => async (page: Page) =>
  page.goto((await find(page)) + tail)

const meeting = (page: Page) => firstHref(page, paths.adminMeetings(YEAR), 'td a')

/** Opens the same form twice, saves the first, then the second. */
const conflict = (find: (page: Page) => Promise<string>, button: string) => async (page: Page) => {
  const address = await find(page)
  await page.goto(address)
  const other = await page.context().newPage()
  await other.goto(address)
  await press(other, button)
  await other.close()
  await press(page, button)
}

const wrongly = (address: string, texts: Record<string, string>, button: string) => async (page: Page) => {
  await page.goto(address)
  await fill(page, texts)
  await press(page, button)
}

/** The address of a certificate that confirms it, read from the certificate itself. */
const genuine = async (page: Page): Promise<string> => {
  const href = await firstHref(page, paths.adminCertificates(YEAR - 1), 'td a')
  const { text } = readPdf(new Uint8Array(await (await page.request.get(href)).body()))
  return /\/urkunde\/\w{16}/.exec(text)?.[0] ?? ''
}

/** The form beneath the last picture of the gallery. */
const objection = async (page: Page) =>
  page.goto(await firstHref(page, paths.galleryPhoto(2023, 2), 'a[href^="/einwand/"]'))

const PUBLIC: Case[] = [
  { name: 'start', as: 'nobody', open: paths.home },
  { name: 'edition with winners', as: 'nobody', open: paths.edition(YEAR - 1) },
  { name: 'rules of judging', as: 'nobody', open: paths.rules(YEAR) },
  { name: 'edition with open call', as: 'nobody', open: paths.edition(YEAR + 1) },
  { name: 'check any result', as: 'nobody', open: paths.check },
  {
    name: 'result recounted in the browser',
    as: 'nobody',
    open: async (page) => {
      await page.goto(paths.checkResult(YEAR - 1))
      await page.getByRole('button', { name: 'Jetzt nachrechnen' }).click()
      await page.getByText('Das Ergebnis ist vollständig nachgerechnet und stimmt.').waitFor()
    },
  },
  { name: 'winners', as: 'nobody', open: paths.winners(YEAR - 1) },
  {
    name: 'winner',
    as: 'nobody',
    open: at((page) => firstHref(page, paths.winners(YEAR - 1), '.winner-card a'), ''),
  },
  { name: 'edition in English', as: 'nobody', open: inLanguage('en', paths.edition(YEAR - 1)) },
  { name: 'winners in English', as: 'nobody', open: inLanguage('en', paths.winners(YEAR - 1)) },
  { name: 'good practice', as: 'nobody', open: paths.projects(YEAR - 1) },
  {
    name: 'a filter that nothing passes',
    as: 'nobody',
    open: async (page) => {
      await page.goto(paths.projects(YEAR - 1))
      await page.locator('[name=kategorie]').selectOption({ index: 2 })
      await page.locator('[name=groesse]').selectOption({ index: 1 })
      await press(page, 'Anzeigen')
    },
  },
  {
    name: 'a project of good practice',
    as: 'nobody',
    open: at((page) => firstHref(page, paths.projects(YEAR - 1), 'a[href*="/projekte/"]'), ''),
  },
  {
    name: 'reporting an adoption',
    as: 'nobody',
    open: at((page) => firstHref(page, paths.projects(YEAR - 1), 'a[href*="/projekte/"]'), '/uebernommen'),
  },
  {
    name: 'reporting an adoption with errors',
    as: 'nobody',
    status: 422,
    open: async (page) => {
      const project = await firstHref(page, paths.projects(YEAR - 1), 'a[href*="/projekte/"]')
      await wrongly(`${project}/uebernommen`, { 'Ihre Kommune': 'Testlingen' }, 'Meldung absenden')(page)
    },
  },
  {
    name: 'proof of an adoption',
    as: 'nobody',
    open: at((page) => firstHref(page, paths.devMail, 'a[href*="/uebernahmen/"]'), ''),
  },
  { name: 'gallery', as: 'nobody', open: paths.gallery(2024) },
  { name: 'gallery in English', as: 'nobody', open: `/en${paths.gallery(2024)}` },
  { name: 'one picture of the gallery', as: 'nobody', open: paths.galleryPhoto(2024, 3) },
  {
    name: 'large view over the gallery',
    as: 'nobody',
    open: async (page) => {
      await page.goto(paths.gallery(2024))
      await page.locator('.figure > a').first().click()
      await page.locator('dialog .large-view__nav').waitFor()
    },
  },
  { name: 'objection', as: 'nobody', open: objection },
  {
    name: 'objection with errors',
    as: 'nobody',
    status: 422,
    open: async (page) => {
      await objection(page)
      await press(page, 'Einwand abschicken')
    },
  },
  {
    name: 'objection that has arrived',
    as: 'nobody',
    open: async (page) => {
      await objection(page)
      await page.getByRole('radio').first().check()
      await fill(page, { 'Was stört Sie?': 'Ich bin das.', 'Ihre E-Mail-Adresse': 'mika@leser.example' })
      await press(page, 'Einwand abschicken')
    },
  },
  { name: 'archive', as: 'nobody', open: paths.archive },
  { name: 'search', as: 'nobody', open: paths.searchFor('q=bauhof') },
  { name: 'search in English', as: 'nobody', open: `/en${paths.searchFor('art=picture&seite=2')}` },
  { name: 'search without a hit', as: 'nobody', open: paths.searchFor('q=gibtesnicht') },
  { name: 'imprint', as: 'nobody', open: paths.imprint },
  { name: 'privacy', as: 'nobody', open: paths.privacy },
  { name: 'accessibility statement', as: 'nobody', open: paths.accessibility },
  { name: 'easy language', as: 'nobody', open: paths.easyLanguage },
  { name: 'text of the call', as: 'nobody', open: inLanguage('en', paths.call(YEAR + 1)) },
  { name: 'start in English', as: 'nobody', open: inLanguage('en', paths.home) },
  { name: 'accessibility statement in English', as: 'nobody', open: inLanguage('en', paths.accessibility) },
  { name: 'reporting a barrier', as: 'nobody', open: paths.barrierAt(paths.archive) },
  {
    name: 'reporting a barrier with errors',
    as: 'nobody',
    status: 422,
    open: wrongly(inLanguage('en', paths.barrier), {}, 'Send'),
  },
  {
    name: 'barrier reported',
    as: 'nobody',
    open: wrongly(paths.barrier, { 'Was geht nicht?': 'Der Knopf hat keinen Namen.' }, 'Absenden'),
  },
  { name: 'letters of the development', as: 'nobody', open: paths.devMail },
  { name: 'unknown address', as: 'nobody', open: '/gibt-es-nicht', status: 404 },
  { name: 'sign-in', as: 'nobody', open: paths.admin },
  {
    name: 'sign-in with errors',
    as: 'nobody',
    open: wrongly(paths.signIn, {}, 'Code anfordern'),
    status: 422,
  },
  {
    name: 'wrong code',
    as: 'nobody',
    status: 422,
    open: async (page) => {
      await wrongly(
        paths.signIn,
        { 'Ihre dienstliche E-Mail-Adresse': 'x@y.example' },
        'Code anfordern',
      )(page)
      await fill(page, { 'Code aus der E-Mail': '0000 0000' })
      await press(page, 'Anmelden')
    },
  },
  { name: 'sign-in link', as: 'nobody', open: paths.signInLink('x') },
  {
    name: 'unknown sign-in link',
    as: 'nobody',
    status: 422,
    open: wrongly(paths.signInLink('x'), {}, 'Jetzt anmelden'),
  },
]

const ENTRANT: Case[] = [
  { name: 'own entries', as: 'entrant', open: paths.submissions },
  { name: 'no entries yet', as: 'newcomer', open: paths.submissions },
  { name: 'people of an entry', as: 'entrant', open: at(draft, '/mitarbeit') },
  {
    name: 'invitation with errors',
    as: 'entrant',
    status: 422,
    open: async (page) => {
      await page.goto(`${await draft(page)}/mitarbeit`)
      await press(page, 'Einladung senden')
    },
  },
  {
    name: 'one colleague',
    as: 'entrant',
    open: async (page) => {
      await page.goto(`${await draft(page)}/mitarbeit`)
      await follow(page, 'Ändern (Kim Beispiel)')
    },
  },
  {
    name: 'an invitation',
    as: 'guest',
    open: at((page) => firstHref(page, paths.submissions, 'a[href^="/einladungen/"]'), ''),
  },
  { name: 'consent to be shown', as: 'entrant', open: at(submitted, '/gutes-beispiel') },
  { name: 'leaving an entry', as: 'deputy', open: at(draft, '/verlassen') },
  { name: 'entry to look at', as: 'deputy', open: at(submitted, '') },
  { name: 'deleting a draft', as: 'entrant', open: at(draft, '/loeschen') },
  { name: 'template', as: 'entrant', open: at(submitted, '/kopieren') },
  { name: 'my data', as: 'entrant', open: paths.myData },
  { name: 'own passkeys and sessions', as: 'entrant', open: paths.ownSignIn },
  { name: 'confirming by passkey', as: 'nobody', open: paths.signInPasskeyFor(paths.home) },
  { name: 'signing in once more', as: 'nobody', open: paths.signInAgain(paths.ownSignIn) },
  { name: 'erasing the account', as: 'entrant', open: paths.myDataErase },
  {
    name: 'erasing without being sure',
    as: 'entrant',
    status: 422,
    open: wrongly(paths.myDataErase, {}, 'Konto endgültig löschen'),
  },
  { name: 'erasing as a juror', as: 'juror', open: paths.myDataErase },
  { name: 'draft', as: 'entrant', open: at(draft, '') },
  { name: 'texts', as: 'entrant', open: at(draft, '/bearbeiten/2') },
  {
    name: 'texts with errors',
    as: 'entrant',
    status: 422,
    open: async (page) =>
      wrongly(
        `${await draft(page)}/bearbeiten/2`,
        { Kurzfassung: 'Viel zu lang. '.repeat(90), Links: 'keine' },
        'Speichern',
      )(page),
  },
  {
    name: 'texts saved elsewhere',
    as: 'entrant',
    status: 409,
    open: conflict(async (page) => `${await draft(page)}/bearbeiten/2`, 'Speichern'),
  },
  { name: 'photos, none yet', as: 'entrant', open: at(draft, '/fotos') },
  {
    name: 'photos, one there and one refused',
    as: 'entrant',
    open: async (page) => {
      await page.goto(`${await draft(page)}/fotos`)
      await field(page, 'Fotos hinzufügen').setInputFiles([
        {
          name: 'gut.jpg',
          mimeType: 'image/jpeg',
          buffer: Buffer.from(await makeJpeg({ width: 300, height: 200, seed: 7 })),
        },
        { name: 'text.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('kein Bild') },
      ])
      await page.getByRole('button', { name: 'Hochladen' }).click()
      await page.getByText('Nicht übernommen wurden').waitFor()
    },
  },
  { name: 'photos with texts to write', as: 'entrant', open: at(draft, '/fotos') },
  {
    name: 'a step with Markdown as it will be read',
    as: 'entrant',
    open: async (page) => page.goto(`${await draft(page)}/bearbeiten/2?vorschau=description`),
  },
  {
    name: 'files of a question',
    as: 'entrant',
    open: async (page) => {
      await page.goto(`${await draft(page)}/bearbeiten/2`)
      await page.getByRole('button', { name: /Dateien hinzufügen/ }).click()
      await field(page, 'Dateien hinzufügen').setInputFiles([
        { name: 'Konzept.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF') },
      ])
      await page.getByRole('button', { name: 'Hochladen' }).click()
      await page.getByRole('link', { name: 'Konzept.pdf' }).waitFor()
    },
  },
  { name: 'handing in', as: 'entrant', open: at(draft, '/einreichen') },
  {
    name: 'handing in an incomplete entry',
    as: 'entrant',
    status: 422,
    open: async (page) => wrongly(`${await draft(page)}/einreichen`, {}, 'Jetzt einreichen')(page),
  },
  { name: 'withdrawing', as: 'entrant', open: at(draft, '/zurueckziehen') },
  { name: 'entry handed in', as: 'entrant', open: at(submitted, '') },
  { name: 'receipt', as: 'entrant', open: at(submitted, '/quittung') },
  { name: 'call closed', as: 'entrant', open: at(submitted, '/bearbeiten'), status: 409 },
  { name: 'not allowed', as: 'entrant', open: paths.admin, status: 403 },
]

const JURY: Case[] = [
  { name: 'invitation', as: 'newcomer', open: paths.juryEdition(YEAR) },
  { name: 'being named in public', as: 'juror', open: paths.juryNaming(YEAR) },
  { name: 'entries to score', as: 'juror', open: paths.juryEdition(YEAR) },
  { name: 'score page', as: 'juror', open: at(entry, '') },
  { name: 'score page of an open sheet', as: 'juror', open: at(unscored, '') },
  {
    name: 'sheet that lacks points',
    as: 'juror',
    status: 422,
    open: async (page) => {
      await page.goto(await unscored(page))
      await page.getByRole('button', { name: 'Abschließen und weiter' }).click()
    },
  },
  { name: 'own scores', as: 'juror', open: paths.juryOwn(YEAR) },
  { name: 'comparison', as: 'juror', open: paths.juryCompare(YEAR) },
  { name: 'receipts', as: 'juror', open: paths.juryReceipts(YEAR) },
  {
    name: 'receipt of a sheet',
    as: 'juror',
    open: async (page) => page.goto(await firstHref(page, paths.juryReceipts(YEAR), 'td a')),
  },
  {
    name: 'sheet saved elsewhere',
    as: 'juror',
    status: 409,
    open: conflict(unscored, 'Entwurf speichern'),
  },
  {
    name: 'sheet with errors',
    as: 'juror',
    status: 422,
    open: async (page) =>
      wrongly(await unscored(page), { 'Private Notiz': 'Zu lang. '.repeat(300) }, 'Entwurf speichern')(page),
  },
  { name: 'recusal', as: 'juror', open: at(entry, '/befangenheit') },
  {
    name: 'recusal without a reason',
    as: 'juror',
    status: 422,
    open: async (page) => wrongly(`${await entry(page)}/befangenheit`, {}, 'Befangenheit erklären')(page),
  },
  { name: 'ranking before its time', as: 'chair', open: paths.adminDecision(YEAR), status: 409 },
]

const ORGANISERS: Case[] = [
  { name: 'all years', as: 'organiser', open: paths.admin },
  { name: 'organisations', as: 'organiser', open: paths.adminOrganisations },
  { name: 'who may do what', as: 'organiser', open: paths.adminPermissions },
  { name: 'what a juror may do', as: 'organiser', open: paths.adminPermissionsOf('conflicted') },
  { name: 'galleries and their editors', as: 'organiser', open: paths.adminGalleries },
  {
    name: 'an editor with a wrong address',
    as: 'organiser',
    open: wrongly(paths.adminGalleries, { 'E-Mail-Adresse': 'keine' }, 'Einladung senden'),
    status: 422,
  },
  { name: 'the log', as: 'organiser', open: paths.adminLog },
  {
    name: 'a check of the log with a mistyped hash',
    as: 'organiser',
    status: 422,
    open: wrongly(paths.adminLog, { 'Prüfwert aus einer Nachricht oder Kopie': 'abc' }, 'Kette jetzt prüfen'),
  },
  { name: 'pages of our own', as: 'organiser', open: paths.adminPages },
  { name: 'a page of our own', as: 'organiser', open: paths.adminPage('impressum', 'de') },
  {
    name: 'a page as it will be read, and its history',
    as: 'organiser',
    open: async (page) => {
      await page.goto(paths.adminPage('anreise', 'de'))
      const text = '## Mit dem Zug\n\nTabelle: Züge\n| Ab | An |\n| --- | --- |\n| 8 Uhr | 9 Uhr |'
      await fill(page, { Titel: 'Anreise', Text: text })
      await press(page, 'Vorschau')
    },
  },
  {
    name: 'history of a page',
    as: 'organiser',
    open: async (page) => {
      await page.goto(paths.adminPage('kontakt', 'de'))
      await fill(page, { Titel: 'Kontakt', Text: 'Rufen Sie an.' })
      await press(page, 'Speichern')
      await fill(page, { Text: 'Rufen Sie uns an.' })
      await press(page, 'Speichern')
      await page.goto(paths.adminPageHistory('kontakt', 'de', 2))
    },
  },
  { name: 'look of the site', as: 'organiser', open: paths.adminTheme },
  {
    name: 'a colour that few can read',
    as: 'organiser',
    status: 422,
    open: wrongly(paths.adminTheme, { Akzentfarbe: '#ffcc00' }, 'Speichern'),
  },
  { name: 'film in sign language', as: 'organiser', open: paths.adminVideo },
  { name: 'reported barriers', as: 'organiser', open: paths.adminBarriers },
  { name: 'people with a role', as: 'organiser', open: paths.adminPeople },
  { name: 'new year', as: 'organiser', open: paths.adminNew },
  {
    name: 'new year with errors',
    as: 'organiser',
    status: 422,
    open: wrongly(paths.adminNew, { Jahr: 'bald' }, 'Ausgabe anlegen'),
  },
  { name: 'a year', as: 'organiser', open: paths.adminEdition(YEAR) },
  { name: 'an empty year', as: 'organiser', open: paths.adminEdition(EMPTY_YEAR) },
  { name: 'dates', as: 'organiser', open: paths.adminSettings(YEAR) },
  {
    name: 'dates in the wrong order',
    as: 'organiser',
    status: 422,
    open: wrongly(
      paths.adminSettings(EMPTY_YEAR),
      { 'Einreichung beginnt': '2030-03-02T09:00', Einreichungsschluss: '2030-03-01T09:00' },
      'Speichern',
    ),
  },
  {
    name: 'dates saved elsewhere',
    as: 'organiser',
    status: 409,
    open: conflict(async () => paths.adminSettings(EMPTY_YEAR), 'Speichern'),
  },
  { name: 'categories', as: 'organiser', open: paths.adminCategories(YEAR + 1) },
  { name: 'criteria', as: 'organiser', open: paths.adminCriteria(YEAR + 1) },
  { name: 'page of an edition', as: 'organiser', open: paths.adminEditionPage(YEAR - 1) },
  {
    name: 'page of an edition with errors',
    as: 'organiser',
    status: 422,
    open: async (page) => {
      await page.goto(paths.adminEditionPage(YEAR))
      await page.locator('[name="when[]"]').first().fill('10 Uhr')
      await press(page, 'Programm und Jury speichern')
    },
  },
  { name: 'adoptions', as: 'organiser', open: paths.adminAdoptions(YEAR - 1) },
  { name: 'no adoptions', as: 'organiser', open: paths.adminAdoptions(YEAR) },
  {
    name: 'an adoption to decide',
    as: 'organiser',
    open: at((page) => firstHref(page, paths.adminAdoptions(YEAR - 1), 'td a'), ''),
  },
  { name: 'questions', as: 'organiser', open: paths.adminForm(YEAR + 1) },
  { name: 'questions that stand', as: 'organiser', open: paths.adminForm(YEAR) },
  {
    name: 'a new question without words',
    as: 'organiser',
    status: 422,
    open: async (page) => {
      await page.goto(paths.adminForm(YEAR + 1))
      await fill(page, { 'Grund der Änderung': 'Eine Frage fehlte.' })
      await press(page, 'Frage hinzufügen')
      await fill(page, { 'Grund der Änderung': 'Und noch einmal.' })
      await press(page, 'Speichern')
    },
  },
  { name: 'preview of the questions', as: 'organiser', open: paths.adminFormPreview(YEAR + 1) },
  { name: 'criteria that stand', as: 'organiser', open: paths.adminCriteria(YEAR) },
  {
    name: 'criteria with errors',
    as: 'organiser',
    status: 422,
    open: async (page) => {
      await page.goto(paths.adminCriteria(YEAR + 1))
      await fill(group(page, 'Kriterium 1:'), { Gewicht: 'viel' })
      await press(page, 'Speichern')
    },
  },
  { name: 'entries', as: 'organiser', open: paths.adminSubmissions(YEAR) },
  {
    name: 'entries, filtered',
    as: 'organiser',
    open: paths.adminSubmissionsFor(YEAR, 'q=stadt&stand=submitted&sortierung=titel'),
  },
  { name: 'entries, nothing found', as: 'organiser', open: paths.adminSubmissionsFor(YEAR, 'q=xylophon') },
  { name: 'no entries', as: 'organiser', open: paths.adminSubmissions(EMPTY_YEAR) },
  {
    name: 'entries, other columns',
    as: 'organiser',
    open: paths.adminSubmissionsFor(YEAR, 'spalten=eingereicht,einwohner,schlagwoerter,frage.summary'),
  },
  { name: 'nothing selected', as: 'organiser', open: paths.adminSelectionFor(YEAR, 'umfang=markiert') },
  {
    name: 'many entries, preview of a tag',
    as: 'organiser',
    open: paths.adminSelectionFor(YEAR, 'umfang=alle&filter=q%3Dstadt&aktion=schlagwort&tag=R%C3%BCckfrage'),
  },
  {
    name: 'many entries, the tag is missing',
    as: 'organiser',
    open: paths.adminSelectionFor(YEAR, 'umfang=alle&aktion=schlagwort&tag='),
    status: 422,
  },
  { name: 'no saved views', as: 'organiser', open: paths.adminViews(YEAR) },
  {
    name: 'saved views',
    as: 'organiser',
    open: async (page) => {
      await page.goto(paths.adminViews(YEAR))
      await fill(page, { 'Name der Ansicht': 'Rückfragen offen' })
      await press(page, 'Ansicht speichern')
      await page.goto(paths.adminViews(YEAR))
    },
  },
  {
    name: 'one saved view',
    as: 'organiser',
    open: async (page) =>
      page.goto(await firstHref(page, paths.adminViews(YEAR), 'td a[href*="/ansichten/"]')),
  },
  {
    name: 'one entry',
    as: 'organiser',
    open: at((page) => firstHref(page, paths.adminSubmissions(YEAR), 'td a'), ''),
  },
  {
    name: 'one entry with a tag and a note',
    as: 'organiser',
    open: async (page) => {
      await page.goto(await firstHref(page, paths.adminSubmissions(YEAR), 'td a'))
      await fill(page, { 'Neues Schlagwort': 'Rückfrage' })
      await press(page, 'Schlagwort hinzufügen')
      await fill(page, { 'Neue Notiz': 'Bitte anrufen.' })
      await press(page, 'Notiz speichern')
    },
  },
  {
    name: 'a note without words',
    as: 'organiser',
    status: 422,
    open: async (page) => {
      await page.goto(await firstHref(page, paths.adminSubmissions(YEAR), 'td a'))
      await press(page, 'Notiz speichern')
    },
  },
  { name: 'deadline of all', as: 'organiser', open: paths.adminDeadline(YEAR + 1) },
  {
    name: 'deadline of all, wrongly',
    as: 'organiser',
    open: wrongly(paths.adminDeadline(YEAR + 1), {}, 'Frist verlängern'),
    status: 422,
  },
  {
    name: 'deadline of one entry',
    as: 'organiser',
    open: at((page) => firstHref(page, paths.adminSubmissions(YEAR + 1), 'td a'), '/frist'),
  },
  { name: 'who may take part', as: 'organiser', open: paths.adminEligibility(YEAR + 1) },
  {
    name: 'who may take part, wrongly',
    as: 'organiser',
    open: wrongly(paths.adminEligibility(YEAR + 1), { Kreise: '1' }, 'Speichern'),
    status: 422,
  },
  { name: 'who may take part, fixed', as: 'organiser', open: paths.adminEligibility(YEAR) },
  { name: 'screening', as: 'organiser', open: paths.adminScreeningOf(YEAR, 'passed') },
  { name: 'nothing to screen', as: 'organiser', open: paths.adminScreening(EMPTY_YEAR) },
  {
    name: 'screening of an entry',
    as: 'organiser',
    open: at((page) => firstHref(page, paths.adminScreeningOf(YEAR, 'passed'), 'td a'), ''),
  },
  { name: 'jury', as: 'organiser', open: paths.adminJury(YEAR) },
  { name: 'assignment', as: 'organiser', open: paths.adminAssignment(YEAR) },
  { name: 'no assignment', as: 'organiser', open: paths.adminAssignment(EMPTY_YEAR) },
  {
    name: 'assignment, preview',
    as: 'organiser',
    open: `${paths.adminAssignment(YEAR)}?perEntry=5&aim=level&seed=7`,
  },
  {
    name: 'assignment, form with errors',
    as: 'organiser',
    open: `${paths.adminAssignment(YEAR)}?perEntry=x&seed=1`,
    status: 422,
  },
  {
    name: 'assignment of an entry',
    as: 'organiser',
    open: async (page) => page.goto(await firstHref(page, paths.adminAssignment(YEAR), 'td a')),
  },
  { name: 'calibration round', as: 'organiser', open: paths.adminTrial(YEAR) },
  { name: 'no calibration round', as: 'organiser', open: paths.adminTrial(EMPTY_YEAR) },
  { name: 'calibration round, next year', as: 'organiser', open: paths.adminTrial(YEAR + 1) },
  { name: 'calibration round of the chair', as: 'chair', open: paths.adminTrial(YEAR) },
  {
    name: 'sample under discussion',
    as: 'juror',
    open: async (page) => page.goto(await firstHref(page, paths.juryEdition(YEAR), 'a[href*="/probe/"]')),
  },
  { name: 'rules before judging', as: 'organiser', open: paths.adminRules(YEAR + 1) },
  { name: 'frozen rules', as: 'organiser', open: paths.adminRules(YEAR) },
  {
    name: 'rules with errors',
    as: 'organiser',
    status: 422,
    open: wrongly(paths.adminRules(YEAR), { Grund: '' }, 'Änderung vorschlagen'),
  },
  {
    name: 'one seat on the jury',
    as: 'organiser',
    open: async (page) =>
      page.goto(await firstHref(page, paths.adminJury(YEAR), `a[href*="/jury/"]:has-text("Bearbeiten")`)),
  },
  { name: 'conflicts', as: 'organiser', open: paths.adminConflicts(YEAR) },
  { name: 'no conflicts', as: 'organiser', open: paths.adminConflicts(EMPTY_YEAR) },
  {
    name: 'conflict under review',
    as: 'organiser',
    status: 422,
    open: async (page) =>
      wrongly(await firstHref(page, paths.adminConflicts(YEAR), 'td a'), { Grund: '' }, 'Speichern')(page),
  },
  { name: 'no jury yet', as: 'organiser', open: paths.adminJury(EMPTY_YEAR) },
  {
    name: 'invitation with errors',
    as: 'organiser',
    status: 422,
    open: wrongly(paths.adminJury(EMPTY_YEAR), { 'E-Mail-Adresse': 'keine' }, 'Einladung senden'),
  },
  { name: 'gallery', as: 'organiser', open: paths.adminGallery(2024) },
  { name: 'texts of the gallery', as: 'organiser', open: paths.adminGalleryTexts(2024) },
  { name: 'title of the album', as: 'organiser', open: paths.adminGalleryAlbum(2024) },
  { name: 'what is kept how long', as: 'organiser', open: paths.adminRetention },
  { name: 'what is kept of a year', as: 'organiser', open: paths.adminRetentionOf(YEAR - 1) },
  {
    name: 'holding back with errors',
    as: 'organiser',
    status: 422,
    open: wrongly(paths.adminRetentionOf(YEAR - 1), {}, 'Aufschieben'),
  },
  { name: 'processing record', as: 'organiser', open: paths.adminRecord },
  { name: 'rights ledger', as: 'organiser', open: paths.adminRights(2024) },
  {
    name: 'withdrawing with errors',
    as: 'organiser',
    status: 422,
    open: async (page) => {
      await page.goto(await firstHref(page, paths.adminRights(2024), 'td a'))
      await press(page, 'Bild zurückziehen')
    },
  },
  { name: 'objections', as: 'organiser', open: paths.adminObjections(2023) },
  {
    name: 'one objection',
    as: 'organiser',
    open: at((page) => firstHref(page, paths.adminObjections(2023), 'td a'), ''),
  },
  { name: 'empty gallery', as: 'organiser', open: paths.adminGallery(EMPTY_YEAR) },
  { name: 'released decision', as: 'organiser', open: paths.adminDecision(YEAR - 1) },
  {
    name: 'meeting that is over',
    as: 'organiser',
    open: async (page) => page.goto(await firstHref(page, paths.adminMeetings(YEAR - 1), 'td a')),
  },
  {
    name: 'signed minutes',
    as: 'organiser',
    open: async (page) =>
      page.goto(`${await firstHref(page, paths.adminMeetings(YEAR - 1), 'td a')}/niederschrift`),
  },
  { name: 'no meetings', as: 'organiser', open: paths.adminMeetings(EMPTY_YEAR) },
  { name: 'stage', as: 'organiser', open: paths.adminStage(YEAR - 1) },
  { name: 'writing the script', as: 'chair', open: paths.adminStageTexts(YEAR - 1) },
  {
    name: 'writing the script with errors',
    as: 'organiser',
    status: 422,
    open: async (page) => {
      await page.goto(paths.adminStageTexts(YEAR - 1))
      await fill(group(page, 'Schritt 3:'), { 'Eigene Worte': 'Zu lang. '.repeat(300) })
      await press(page, 'Speichern')
    },
  },
  { name: 'certificates', as: 'organiser', open: paths.adminCertificates(YEAR - 1) },
  {
    name: 'a certificate that is genuine, in English',
    as: 'organiser',
    open: async (page) => page.goto(`/en${await genuine(page)}`),
  },
  { name: 'press', as: 'nobody', open: paths.press(YEAR - 1) },
  {
    name: 'press text with errors',
    as: 'organiser',
    status: 422,
    open: wrongly(paths.adminPress(YEAR), {}, 'Speichern'),
  },
  {
    name: 'press text as it will be read',
    as: 'organiser',
    open: wrongly(
      paths.adminPress(YEAR),
      { Überschrift: 'Die Besten', Pressetext: '### Warum\n\n**Darum.**', 'Kontakt für die Presse': 'Amt' },
      'Vorschau',
    ),
  },
  { name: 'a certificate nobody knows', as: 'nobody', open: paths.certificate('x'), status: 404 },
  { name: 'script of the presenter', as: 'organiser', open: paths.adminStageScript(YEAR - 1) },
  { name: 'release that has happened', as: 'organiser', open: paths.adminRelease(YEAR - 1) },
  {
    name: 'correction of words, without a reason',
    as: 'organiser',
    status: 422,
    open: wrongly(paths.adminReleaseCorrection(YEAR - 1), {}, 'Berichtigung erbitten'),
  },
]

const LATER: Case[] = [
  { name: 'score page after judging', as: 'juror', open: at(entry, ''), later: true },
  { name: 'entries after judging', as: 'juror', open: paths.juryEdition(YEAR), later: true },
  {
    name: 'ranking, every table open',
    as: 'organiser',
    later: true,
    open: async (page) => {
      await page.goto(paths.adminRanking(YEAR))
      for (const summary of await page.locator('main summary').all()) await summary.click()
    },
  },
  { name: 'ranking, no meeting yet', as: 'chair', open: paths.adminDecision(YEAR), later: true },
  {
    name: 'meeting planned wrongly',
    as: 'chair',
    status: 422,
    later: true,
    open: wrongly(paths.adminMeetings(YEAR), {}, 'Sitzung anlegen'),
  },
  {
    name: 'meeting planned',
    as: 'chair',
    later: true,
    open: async (page) => {
      await page.goto(paths.adminMeetings(YEAR))
      await fill(page, { Beginn: `${YEAR}-12-24T10:00`, Ort: 'Rathaus' })
      await press(page, 'Sitzung anlegen')
    },
  },
  {
    name: 'meeting opened, everybody there',
    as: 'chair',
    later: true,
    open: async (page) => {
      await page.goto(await meeting(page))
      await press(page, 'Sitzung eröffnen')
      for (const state of await page.getByLabel('Anwesenheit', { exact: true }).all())
        await state.selectOption({ label: 'anwesend' })
      await press(page, 'Anwesenheit speichern')
    },
  },
  {
    name: 'entry called, motion without words',
    as: 'chair',
    status: 422,
    later: true,
    open: async (page) => {
      await page.goto(await meeting(page))
      await page.getByRole('button', { name: 'Aufrufen' }).first().click()
      await page.locator('#aufgerufen').getByRole('button', { name: 'Antrag aufnehmen' }).click()
    },
  },
  {
    name: 'entry called, open vote',
    as: 'chair',
    later: true,
    open: async (page) => {
      await page.goto(await meeting(page))
      const called = page.locator('#aufgerufen')
      await called.getByLabel('Neuer Antrag: Wortlaut').fill('Platz eins.')
      await called.getByLabel('Gestellt von').selectOption({ index: 1 })
      await called.getByRole('button', { name: 'Antrag aufnehmen' }).click()
      for (const summary of await page.locator('main summary').all()) await summary.click()
    },
  },
  {
    name: 'entry on the screen',
    as: 'chair',
    later: true,
    open: async (page) => page.goto(`${await meeting(page)}/leinwand`),
  },
  { name: 'ranking and decision', as: 'chair', open: paths.adminDecision(YEAR), later: true },
  {
    name: 'decision with errors',
    as: 'chair',
    status: 422,
    later: true,
    open: async (page) => {
      await page.goto(paths.adminDecision(YEAR))
      await fill(group(page, 'Sonderpreis 1'), { 'Name des Preises': 'Sonderpreis ohne Projekt' })
      await press(page, 'Sonderpreise speichern')
    },
  },
  { name: 'release, nothing decided', as: 'chair', open: paths.adminRelease(YEAR), later: true },
  {
    name: 'decision saved elsewhere',
    as: 'chair',
    status: 409,
    later: true,
    open: conflict(async () => paths.adminDecision(YEAR), 'Sonderpreise speichern'),
  },
  {
    name: 'release with a time in the past',
    as: 'chair',
    status: 422,
    later: true,
    open: async (page) => {
      await page.goto(paths.adminDecision(YEAR))
      await page.getByRole('button', { name: 'Nominierungen festlegen' }).first().click()
      await field(group(page, '1. Auszeichnung').first(), 'Projekt').selectOption({ index: 2 })
      await page.getByRole('button', { name: 'Plätze speichern' }).first().click()
      await follow(page, 'Vorschau und Freigabe')
      await fill(page, { 'Zeitpunkt, zu dem die Ergebnisse von selbst öffnen': '2020-01-01T10:00' })
      await press(page, 'Zeitpunkt speichern')
    },
  },
  { name: 'plan of the release', as: 'organiser', open: paths.adminReleasePlan(YEAR), later: true },
  {
    name: 'preview of the winners',
    as: 'chair',
    open: `${paths.adminReleasePreview(YEAR)}/preistraeger`,
    later: true,
  },
  {
    name: 'letters of the release, open',
    as: 'organiser',
    later: true,
    open: async (page) => {
      await page.goto(paths.adminReleaseLetters(YEAR))
      for (const summary of await page.locator('main summary').all()) await summary.click()
    },
  },
  { name: 'opening, not confirmed', as: 'chair', open: paths.adminReleaseOpen(YEAR), later: true },
  {
    name: 'release, sealed',
    as: 'organiser',
    later: true,
    open: async (page) => {
      await page.goto(paths.adminRelease(YEAR))
      await press(page, 'Versiegeln')
    },
  },
  {
    name: 'release, confirmed without reading',
    as: 'chair',
    status: 422,
    later: true,
    open: wrongly(paths.adminRelease(YEAR), {}, 'Bestätigen'),
  },
  {
    name: 'opening on stage',
    as: 'chair',
    later: true,
    open: async (page) => {
      await page.goto(paths.adminRelease(YEAR))
      await page.getByRole('checkbox').check()
      await press(page, 'Bestätigen')
      await follow(page, 'Zum Öffnen von Hand')
      await page.getByText('Jetzt öffnen').click()
    },
  },
  { name: 'a year in deliberation', as: 'organiser', open: paths.adminEdition(YEAR), later: true },
]

interface Window {
  readonly page: Page
  readonly status: () => number
}

describe('every page', { timeout: 30_000 }, () => {
  let app: RunningNode
  let browser: Browser
  const windows = new Map<Role, Window>()
  const problems: string[] = []

  const openWindow = async (email: string): Promise<Window> => {
    const { page } = await newPerson(browser, app, email)
    watch(page, app.origin, problems)
    const status = watchStatus(page)
    if (email !== '') {
      const issuer = { db: app.services.db, clock: app.services.clock, origin: app.origin }
      await page.goto(await issueLink(issuer, email, paths.home, DAY))
      await press(page, 'Jetzt anmelden')
    }
    return { page, status }
  }

  const windowOf = async (role: Role): Promise<Window> => {
    const known = windows.get(role) ?? (await openWindow(EMAILS[role]))
    windows.set(role, known)
    return known
  }

  /** A year without anything in it, and a juror who has not accepted yet. */
  const addEmptyStates = async () => {
    const { services } = app
    const organiser = await loadActor(services.db, (await accountIdByEmail(services.db, ORGANISER)) ?? '')
    const edition = await editionByYear(services.db, YEAR)
    if (!organiser || !edition) throw new Error('demo incomplete')
    await openEdition(services, organiser, { year: EMPTY_YEAR, title: 'Ein leeres Jahr' })
    const invitation = { name: 'Neu Dabei', email: EMAILS.newcomer, institution: '', chair: false }
    await inviteJuror(services, organiser, edition, invitation)
  }

  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startNode(), launchBrowser()])
    await seedDemo(app.services, () => {}, smallPainter())
    await addEmptyStates()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await app.close()
  })

  const check = async ({ page, status }: Window, expected = 200) => {
    expect(status()).toBe(expected)
    await page.setViewportSize({ width: 1280, height: 900 })
    for (const [colorScheme, rules] of [
      ['light', 'all'],
      ['dark', 'colours'],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      expect([colorScheme, await axeViolations(page, rules)]).toEqual([colorScheme, []])
    }
    for (const width of [320, 768, 1024]) expect([width, await overflow(page, width)]).toEqual([width, 0])
    expect(await deadAnchors(page)).toEqual([])
    expect(problems.splice(0)).toEqual([])
  }

  it.each([...PUBLIC, ...ENTRANT, ...JURY, ...ORGANISERS, ...LATER])('$as: $name', async (shown) => {
    await app.setClock(Date.now() + (shown.later ? 14 * DAY : 0))
    const window = await windowOf(shown.as)
    if (typeof shown.open === 'string') await window.page.goto(shown.open)
    else await shown.open(window.page)
    await check(window, shown.status)
  })

  it('entrant: session expired while typing', async () => {
    await app.setClock(Date.now())
    const window = await openWindow(entrantEmail)
    await window.page.goto(`${await draft(window.page)}/bearbeiten/2`)
    await fill(window.page, { Nutzen: 'Das hatte ich gerade getippt.' })
    await window.page.context().clearCookies()
    await press(window.page, 'Speichern')
    expect(await window.page.getByText('Das hatte ich gerade getippt.').isVisible()).toBe(true)
    await check(window, 401)
  })

  it('the gallery arrives in at most 60 kB without pictures and fonts, and nothing moves', async () => {
    await app.setClock(Date.now())
    const { page } = await newPerson(browser, app, '')
    const { bytes, shift, moved } = await firstView(page, app.origin + paths.gallery(2024), null)
    const { Document = 0, Stylesheet = 0, Script = 0 } = bytes
    expect([Document > 3_000, Stylesheet > 10_000, Script > 500]).toEqual([true, true, true])
    expect(Document + Stylesheet + Script).toBeLessThanOrEqual(60_000)
    expect([shift, moved]).toEqual([0, []])
    await page.context().close()
  })

  it('axe itself finds what is wrong', async () => {
    const page = await browser.newPage()
    await page.setContent('<main><img src="data:,"><p style="color:#ccc">blass</p></main>')
    const found = (await axeViolations(page)).join()
    expect(found).toContain('image-alt')
    expect(found).toContain('color-contrast')
    expect(await axeViolations(page, 'colours')).toEqual([expect.stringMatching(/^color-contrast: <p/)])
    await page.close()
  })

  it('an installation without a single year', async () => {
    const empty = await startNode()
    const { page } = await newPerson(browser, empty, '')
    watch(page, empty.origin, problems)
    const status = watchStatus(page)
    for (const path of [paths.home, paths.archive]) {
      await page.goto(path)
      await check({ page, status })
    }
    await page.context().close()
    await empty.close()
  })
})
