import { mkdirSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { chromium as pw } from 'playwright-core'

const [base, out, login, ...list] = process.argv.slice(2)
mkdirSync(out, { recursive: true })
const b = await pw.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  headless: true,
})
const ctx = await b.newContext({ locale: 'de-DE' })
const page = await ctx.newPage()
if (login !== '-') {
  await page.goto(base + '/anmelden')
  await page.fill('[name=email]', login)
  await page.click('main button')
  const dev = await ctx.newPage()
  await dev.goto(base + '/dev/post')
  const code = (await dev.locator('article', { hasText: login }).first().innerText()).match(/(\d{4}) (\d{4})/)
  await dev.close()
  await page.fill('[name=code]', code[1] + code[2])
  await page.click('main button')
}
for (const path of list)
  for (const w of [320, 1280]) {
    await page.setViewportSize({ width: w, height: 900 })
    await page.goto(base + path)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    await page.screenshot({ path: `${out}/${path.replace(/[^a-z0-9]+/gi, '_')}-${w}.png`, fullPage: true })
    console.log(path, w, over > 0 ? 'OVERFLOW ' + over : 'ok', await page.title())
  }
await b.close()
