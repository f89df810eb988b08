/** A gallery of 54 generated pictures, opened by a browser that has never been here, on a throttled network. */

import type { AddressInfo } from 'node:net'
import chromium from '@sparticuz/chromium'
import { chromium as playwright } from 'playwright-core'
import sharp from 'sharp'
import { createApp } from '../app.ts'
import { paths } from '../core/paths.ts'
import { createPublicPages } from '../core/public-pages.ts'
import { editionByYear } from '../edition/store.ts'
import { importPhotos, publishGallery } from '../gallery/actions.ts'
import { compress } from '../platform/compress.ts'
import { sharpImages } from '../platform/images-sharp.ts'
import { nodeServer } from '../platform/node-server.ts'
import { type FirstView, firstView, LTE } from './first-view.ts'
import { emptyWorld, yearIn } from './world.ts'

const YEAR = 2030
const PICTURES = 54

export interface GalleryView extends FirstView {
  /** Bytes of HTML, style sheets and scripts. */
  readonly words: number
}

const photograph = (index: number): Promise<Buffer> => {
  const noise = { type: 'gaussian', mean: 90 + index, sigma: 40 } as const
  const portrait = index % 9 === 8
  const [width, height] = portrait ? [1067, 1600] : [1600, 1067]
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .blur(4)
    .linear(3, -230)
    .jpeg({ quality: 88 })
    .toBuffer()
}

/** Imports and publishes the pictures, then looks at them as a visitor. */
export const galleryView = async (): Promise<GalleryView> => {
  const world = emptyWorld()
  const app = { ...world.services, images: sharpImages({ quick: true }) }
  await yearIn(app, YEAR, 'judging')
  const edition = await editionByYear(app.db, YEAR)
  if (!edition) throw new Error('no edition')
  const files = []
  for (let index = 0; index < PICTURES; index += 1)
    files.push({ name: `bild-${index}.jpg`, bytes: new Uint8Array(await photograph(index)) })
  const captions = files.map(({ name: file }, index) => ({
    file,
    caption: `… und Bild ${index + 1} zeigt, wie der zweite Tag weiterging, kurz bevor alle in die Pause gingen …`,
    alt: `Menschen an Stehtischen in einer hellen Halle, Bild ${index + 1}`,
    ...{ credit: '', rights: '', day: '', heading: '', persons: '' as const, licence: '' },
  }))
  const said = { credit: 'Kim Muster', rights: 'Alle haben zugestimmt.', source: 'Kim Muster' }
  await importPhotos(app, null, edition, { files, captions, ...said, licence: 'cc-by-4.0', persons: 'none' })
  const shown = await publishGallery(app, null, edition)
  if (!shown.ok) throw new Error(JSON.stringify(shown.error))
  const pages = createPublicPages(app.db, app.clock, { compress })
  const server = nodeServer(createApp(app, pages), pages, app.config.origin)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const browser = await playwright.launch({
    executablePath: process.env.CHROME_PATH ?? (await chromium.executablePath()),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${paths.gallery(YEAR)}`
  // Once without a measure: a page that is kept already, as it is for everybody but the first.
  await fetch(url)
  const view = await firstView(await browser.newPage({ locale: 'de-DE' }), url, LTE)
  await browser.close()
  server.closeAllConnections()
  server.close()
  world.close()
  const { Document = 0, Stylesheet = 0, Script = 0 } = view.bytes
  return { ...view, words: Document + Stylesheet + Script }
}
