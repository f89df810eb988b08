/** What every page must keep, whatever it shows. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

// A third of the size, and Chromium reads it anew for every document.
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Everything, or what may differ where only the colours do. */
const RULES = {
  all: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  colours: ['color-contrast', 'link-in-text-block'],
}

/** Violations of WCAG 2.2 AA and of axe's best practice, one line each. */
export const axeViolations = async (page: Page, rules: keyof typeof RULES = 'all'): Promise<string[]> => {
  // The content security policy forbids script tags, so axe comes in through the debugger, once for each document.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate(
    async ([runOnly, all]) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const result = await axe.run(document, {
        runOnly,
        ...(all && { rules: { 'target-size': { enabled: true } } }),
        resultTypes: ['violations'],
      })
      return result.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
      )
    },
    [RULES[rules], rules === 'all'] as const,
  )
}

/** Links within the page that lead nowhere, such as one of an error summary. */
export const deadAnchors = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => !document.getElementById(href.slice(1))),
  )

/** How many pixels the page is wider than the window. */
export const overflow = async (page: Page, width: number): Promise<number> => {
  await page.setViewportSize({ width, height: 800 })
  return page.evaluate(
    () => (document.scrollingElement?.scrollWidth ?? 0) - document.documentElement.clientWidth,
  )
}

/** Collects what goes wrong behind the pages: foreign requests, missing files, script errors. */
export const watch = (page: Page, origin: string, problems: string[]): void => {
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) problems.push(`foreign request: ${url}`)
  })
  page.on('response', (response) => {
    const kind = response.request().resourceType()
    if (response.status() >= 400 && kind !== 'document' && kind !== 'fetch')
      problems.push(`${response.status()} ${response.url()}`)
  })
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`))
  page.on('console', (message) => {
    // Chromium reports every refused form there too; what is missing on a page is caught above.
    const refused = /^Failed to load resource: the server responded with a status of 4/.test(message.text())
    if (message.type() === 'error' && !refused) problems.push(`console: ${message.text()}`)
  })
}

/** The status of the page that is open now. */
export const watchStatus = (page: Page): (() => number) => {
  let status = 0
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame())
      status = response.status()
  })
  return () => status
}
