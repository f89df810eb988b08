/** A real Chromium from npm; an installed Chrome where that one does not run (CHROME_PATH). */
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

export const launchBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: process.env.CHROME_PATH ?? (await chromium.executablePath()),
    // Not the package's own arguments: they switch off web security and run everything in one process.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--force-color-profile=srgb',
    ],
    headless: true,
  })
