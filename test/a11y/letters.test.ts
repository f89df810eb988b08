/** The pages of letters in every state: axe in light and dark, narrow windows, no foreign request, no script error. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueLink } from '../../src/account/actions.ts'
import type { Actor } from '../../src/account/rules.ts'
import { paths } from '../../src/core/paths.ts'
import { LetterRefused } from '../../src/core/ports.ts'
import type { Edition } from '../../src/edition/store.ts'
import { deliverDue } from '../../src/mail/actions.ts'
import { prepareMailing, releaseMailing, saveMailing } from '../../src/mailing/actions.ts'
import { mailingById } from '../../src/mailing/store.ts'
import { reminderMoment } from '../../src/reminder/rules.ts'
import { unsubscribeToken } from '../../src/reminder/token.ts'
import { CLOSES, draft, juror, must, openYear, person } from '../submission/world.ts'
import { launchBrowser } from '../support/browser.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { axeViolations, deadAnchors, overflow, watch, watchStatus } from '../support/page-checks.ts'
import { fill, newPerson, type Person, press } from '../support/person.ts'

const YEAR = 2026
const NOW = reminderMoment(CLOSES, 3)
const SHOTS = process.env.KUER_SHOTS

let app: RunningNode
let browser: Browser
let organiser: Actor
let edition: Edition
let entrant: Actor
let who: Person
let status: () => number
const problems: string[] = []

const write = async (subject: string) => {
  const input = {
    version: 0,
    audience: 'drafts',
    subject,
    body: 'Guten Tag {{name}},\n\nbis {{frist}}:\n{{link}}',
  }
  const id = must(await saveMailing(app.services, organiser, edition, null, input))
  const mailing = await mailingById(app.services.db, edition.id, id)
  if (!mailing) throw new Error('seed')
  return mailing
}

/** A circular of which one letter arrived, one bounced, one failed, and one waits. */
const troubled = async (): Promise<string> => {
  const { services } = app
  const mailing = await write('Noch ein paar Tage bis zum Einreichungsschluss')
  const { shown } = await prepareMailing(services, edition, mailing)
  must(await releaseMailing(services, organiser, edition, mailing, { version: mailing.version, shown }))
  const send = async ({ to }: { to: string }) => {
    if (to.startsWith('anna'))
      throw new LetterRefused('address', '550 5.1.1 <anna@musterhausen.example>: User unknown')
    if (to.startsWith('bert')) throw new LetterRefused('unknown', '')
    if (to.startsWith('carla')) throw new Error('451 4.7.1 Greylisted, please try again in 300 seconds')
  }
  await deliverDue({ db: services.db, clock: services.clock, mailer: { send } })
  return mailing.id
}

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startNode(), launchBrowser()])
  const { services } = app
  organiser = await person(services, 'geschaeftsstelle@x.example', true)
  edition = await openYear(services, organiser, YEAR)
  await juror(services, organiser, edition, 'jury@x.example')
  entrant = await person(services, 'dora.digital@schwaebisch-langenamendorf.example')
  for (const name of ['anna', 'bert', 'carla'])
    await draft(
      services,
      await person(services, `${name}@musterhausen.example`),
      edition,
      `Projekt von ${name}`,
    )
  await draft(
    services,
    entrant,
    edition,
    'Ein Bürgerportal mit einem Titel, der sich über mehrere Zeilen erstreckt',
  )
  await app.setClock(NOW)
  who = await newPerson(browser, app, organiser.email)
  watch(who.page, app.origin, problems)
  status = watchStatus(who.page)
  const issuer = { db: services.db, clock: services.clock, origin: app.origin }
  await who.page.goto(await issueLink(issuer, organiser.email, paths.home, 60_000))
  await press(who.page, 'Jetzt anmelden')
}, 60_000)
afterAll(async () => {
  await browser.close()
  await app.close()
})

const check = async (name: string, expected = 200) => {
  const { page } = who
  expect(status()).toBe(expected)
  await page.setViewportSize({ width: 1280, height: 900 })
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    expect([colorScheme, await axeViolations(page)]).toEqual([colorScheme, []])
  }
  for (const width of [320, 768, 1280]) {
    expect([width, await overflow(page, width)]).toEqual([width, 0])
    if (SHOTS)
      await page.screenshot({ path: `${SHOTS}/${name.replaceAll(' ', '-')}-${width}.png`, fullPage: true })
  }
  expect(await deadAnchors(page)).toEqual([])
  expect(problems.splice(0)).toEqual([])
}

describe('every page of letters', { timeout: 30_000 }, () => {
  it('no circular yet', async () => {
    await who.page.goto(paths.adminMailings(YEAR))
    await check('circulars none')
  })

  it('a new circular, with errors, as a draft, before sending, on its way', async () => {
    const { page } = who
    await page.goto(paths.adminMailingNew(YEAR))
    await check('circular new')
    await fill(page, { Betreff: 'Zu {{tittel}}' })
    await press(page, 'Speichern und ansehen')
    await check('circular errors', 422)
    await page.getByLabel('Wer bekommt die E-Mail?').selectOption({ index: 1 })
    await fill(page, { Betreff: 'Zu {{titel}}', Text: 'Guten Tag {{name}},\n\nIhr Entwurf:\n{{link}}' })
    await press(page, 'Speichern und ansehen')
    await check('circular draft')
    await page.getByRole('link', { name: 'Weiter: prüfen und absenden' }).click()
    await check('circular confirm')
    await press(page, 'Jetzt an 4 Personen absenden')
    await check('circular sent')
  })

  it('a circular with trouble', async () => {
    const id = await troubled()
    await who.page.goto(paths.adminMailing(YEAR, id))
    await check('circular trouble')
    await who.page.goto(paths.adminMailings(YEAR))
    await check('circulars')
  })

  it('all letters, none, one that bounced', async () => {
    await who.page.goto(paths.adminMail)
    await check('letters')
    await who.page.goto(paths.adminMailFor('zustand=cancelled'))
    await check('letters none')
    await who.page.goto(paths.adminMailFor('zustand=bounced'))
    await who.page.locator('td a').first().click()
    await check('letter')
  })

  it('the overview with reminders and trouble', async () => {
    await who.page.goto(paths.adminEdition(YEAR))
    expect(await who.page.getByText('Erinnerungen warten auf Ihre Freigabe').isVisible()).toBe(true)
    await check('dashboard')
  })

  it('reminders that wait, wrong text, none left', async () => {
    await who.page.goto(paths.adminReminders(YEAR))
    await check('reminders')
    await fill(who.page, { Text: '{{fehlend}}' })
    await press(who.page, 'Speichern')
    await check('reminders errors', 422)
    await who.page.goto(paths.adminReminders(YEAR))
    await press(who.page, 'Jetzt 4 Erinnerungen absenden')
    await check('reminders sent')
  })

  it('the own switch, and stopping from a letter', async () => {
    await who.page.goto(paths.reminders)
    await check('own reminders')
    await who.page.goto(paths.remindersOff(await unsubscribeToken('x'.repeat(32), entrant.id)))
    await check('unsubscribe')
    await press(who.page, 'Erinnerungen abbestellen')
    await check('unsubscribed')
  })
})
