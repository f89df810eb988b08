/** A person at a browser: signs in, reads letters, fills forms by their labels. */
import type { Browser, Locator, Page } from 'playwright-core'
import { paths } from '../../src/core/paths.ts'
import type { RunningApp } from './node-server.ts'

export interface Person {
  readonly email: string
  readonly page: Page
}

/** Somebody with a browser of their own. */
export const newPerson = async (
  browser: Browser,
  app: RunningApp,
  email: string,
  javaScriptEnabled = true,
): Promise<Person> => {
  const context = await browser.newContext({ baseURL: app.origin, javaScriptEnabled, locale: 'de-DE' })
  context.setDefaultTimeout(8_000)
  return { email, page: await context.newPage() }
}

const SIGNS: Record<string, string> = { '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' }

/**
 * The newest letter to `person` whose subject contains `subject`, as /dev/post shows it; read without drawing that
 * page, which grows with every letter.
 */
export const readLetter = async (person: Person, subject: string): Promise<string> => {
  const page = await (await person.page.context().request.get(paths.devMail)).text()
  const letter = page
    .split('<article')
    .slice(1)
    .map((article) =>
      article.replace(/^[^>]*>|<[^>]+>/g, ' ').replace(/&[a-z#0-9]+;/g, (sign) => SIGNS[sign] ?? sign),
    )
    .find((text) => text.includes(`An ${person.email},`) && text.includes(subject))
  if (letter === undefined) throw new Error(`no letter to ${person.email} about ${subject}`)
  return letter
}

/** The link to this application in a letter. */
export const linkIn = (letter: string): string => {
  const link = /https?:\/\/\S+/.exec(letter)?.[0]
  if (!link) throw new Error(`no link in: ${letter}`)
  return link
}

const askForCode = async ({ page, email }: Person) => {
  await page.goto(paths.signIn)
  await fill(page, { 'Ihre dienstliche E-Mail-Adresse': email })
  await press(page, 'Code anfordern')
}

/** Signs in with the code, on the page that asks for it or from the start. */
export const signIn = async (person: Person): Promise<void> => {
  if (new URL(person.page.url(), 'http://x').pathname === paths.signIn) {
    await fill(person.page, { 'Ihre dienstliche E-Mail-Adresse': person.email })
    await press(person.page, 'Code anfordern')
  } else {
    await askForCode(person)
  }
  const code = /\d{4} \d{4}/.exec(await readLetter(person, 'Ihr Anmeldecode'))?.[0] ?? ''
  await fill(person.page, { 'Code aus der E-Mail': code })
  await press(person.page, 'Anmelden')
}

/** Signs in with the link of the letter. */
export const signInByLink = async (person: Person): Promise<void> => {
  await askForCode(person)
  await person.page.goto(linkIn(await readLetter(person, 'Ihr Anmeldecode')))
  await press(person.page, 'Jetzt anmelden')
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The field with this label, whether or not it is marked as optional. */
export const field = (within: Page | Locator, label: string): Locator =>
  within.getByLabel(new RegExp(`^${escaped(label)}( \\(freiwillig\\))?$`))

/** Types into fields by their labels. */
export const fill = async (within: Page | Locator, texts: Record<string, string>): Promise<void> => {
  for (const [label, text] of Object.entries(texts)) await field(within, label).fill(text)
}

const nextPage = (page: Page) => page.waitForEvent('domcontentloaded', { timeout: 30_000 })

/** Presses a button of the page itself and waits for the next page. */
export const press = async (page: Page, name: string): Promise<void> => {
  const button = page.getByRole('main').getByRole('button', { name, exact: true })
  await Promise.all([nextPage(page), button.click()])
}

/** Follows a link of the page itself. */
export const follow = async (page: Page, name: string): Promise<void> => {
  const link = page.getByRole('main').getByRole('link', { name, exact: true })
  await Promise.all([nextPage(page), link.first().click()])
}

/** A group of fields by the beginning of its legend. */
export const group = (within: Page | Locator, legend: string): Locator =>
  within.getByRole('group', { name: new RegExp(`^${escaped(legend)}`) })

/** What the page says, without navigation and footer. */
export const textOf = (page: Page): Promise<string> => page.getByRole('main').innerText()

/** Waits until every picture of the page has arrived, and tells their sizes. */
export const loadedImages = async (page: Page): Promise<{ width: number; height: number }[]> => {
  const images = await page.getByRole('main').locator('img').all()
  return Promise.all(images.map((image) => loaded(image)))
}

const loaded = async (image: Locator) => {
  await image.scrollIntoViewIfNeeded()
  for (let waited = 0; waited < 5_000; waited += 50) {
    const size = await image.evaluate((node) => {
      const { complete, naturalWidth, naturalHeight } = node as HTMLImageElement
      return { complete, width: naturalWidth, height: naturalHeight }
    })
    if (size.complete) return { width: size.width, height: size.height }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { width: 0, height: 0 }
}

/** Every address of a picture on the page, in all sizes and formats. */
export const imageAddresses = async (page: Page): Promise<string[]> => {
  const sets = await page
    .getByRole('main')
    .locator('[srcset]')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('srcset') ?? ''))
  return [...new Set(sets.flatMap((set) => set.split(', ').map((part) => part.split(' ')[0] ?? '')))]
}
