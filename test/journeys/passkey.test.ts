/** A passkey in a real browser with a virtual device: made, asked for after the code, offered by itself, taken away. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeOrganiser } from '../../src/account/store.ts'
import { paths } from '../../src/core/paths.ts'
import { launchBrowser } from '../support/browser.ts'
import { type RunningNode, startNode } from '../support/node-server.ts'
import { axeViolations, overflow } from '../support/page-checks.ts'
import { fill, newPerson, press, readLetter, signIn, textOf } from '../support/person.ts'

const EMAIL = 'leitung@kuer.example'
let app: RunningNode
let browser: Browser

beforeAll(async () => {
  app = await startNode()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

it('a passkey replaces the code for an organiser', async () => {
  // Keys belong to names, not to numbers.
  const at = { ...app, origin: app.origin.replace('127.0.0.1', 'localhost') }
  const person = await newPerson(browser, at, EMAIL)
  const { page } = person
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await signIn(person)
  await app.services.db.commit([makeOrganiser(app.services.db.q, EMAIL)])

  await page.goto(paths.ownSignIn)
  await fill(page, { 'Name des neuen Passkeys': 'Dienst-Laptop' })
  await press(page, 'Passkey anlegen')
  expect(await textOf(page)).toContain('Der Passkey ist gespeichert')
  expect(await textOf(page)).toMatch(/Dienst-Laptop[\s\S]*noch nie/)
  expect(await textOf(page)).toMatch(/Chrome unter Linux[\s\S]*Dieser hier/)
  expect(await axeViolations(page)).toEqual([])
  expect(await overflow(page, 320)).toBe(0)

  // The code is right and not enough; the passkey is.
  await page.context().clearCookies({ name: 'kuer_session' })
  // The sign-in page would answer by itself.
  await devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false })
  await page.goto(`${paths.signIn}?weiter=${paths.adminPeople}`)
  await fill(page, { 'Ihre dienstliche E-Mail-Adresse': EMAIL })
  await press(page, 'Code anfordern')
  const code = /\d{4} \d{4}/.exec(await readLetter(person, 'Ihr Anmeldecode'))?.[0] ?? ''
  await fill(page, { 'Code aus der E-Mail': code })
  await press(page, 'Anmelden')
  expect(await textOf(page)).toContain('Bitte mit Passkey bestätigen')
  expect(await axeViolations(page)).toEqual([])
  await devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true })
  await press(page, 'Mit Passkey anmelden')
  expect(new URL(page.url()).pathname).toBe(paths.adminPeople)
  expect(await axeViolations(page)).toEqual([])
  expect(await overflow(page, 320)).toBe(0)

  // Without its owner's finger nothing happens, and the page says so.
  await page.context().clearCookies({ name: 'kuer_session' })
  await page.goto(paths.signInPasskeyFor(paths.home))
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click()
  await page.getByText('Es wurde kein Passkey bestätigt').waitFor()

  // The sign-in page offers the passkey by itself: nothing is typed, nothing is clicked.
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await page.goto(`${paths.signIn}?weiter=${paths.ownSignIn}`)
  await page.waitForURL(`**${paths.ownSignIn}`)
  await page.getByRole('button', { name: /^Entfernen/ }).click()
  await page.getByText('Der Passkey ist entfernt').waitFor()
})
