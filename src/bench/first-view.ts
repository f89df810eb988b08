/** How a page arrives in a real browser: what it weighs, whether anything moves, when its largest part is painted. */
import type { CDPSession, Page } from 'playwright-core'

export interface FirstView {
  /** Bytes on the wire by kind (`Document`, `Stylesheet`, `Script`, `Font`, `Image`), headers included. */
  readonly bytes: Readonly<Record<string, number>>
  /** Sum of all layout shifts, while loading and while the page was read to its end. */
  readonly shift: number
  /** What moved, from where to where, px. */
  readonly moved: readonly string[]
  /** Largest contentful paint of the first view, ms. */
  readonly paintMs: number
}

/** A network; see https://github.com/WPO-Foundation/webpagetest/blob/master/www/settings/connectivity.ini.sample */
export interface Network {
  readonly latencyMs: number
  readonly downKbps: number
  readonly upKbps: number
}

/** "4G" of WebPageTest. */
export const LTE: Network = { latencyMs: 170, downKbps: 9_000, upKbps: 9_000 }

/** Opens `url` in a page that has loaded nothing yet, and scrolls through it. */
export const firstView = async (page: Page, url: string, network: Network | null): Promise<FirstView> => {
  const session = await page.context().newCDPSession(page)
  const bytes = await weigh(session, network)
  await page.addInitScript(observe)
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForLoadState('networkidle')
  const first = { ...bytes }
  const paintMs = await page.evaluate(() => (window as unknown as Seen).paint)
  await page.evaluate(async () => {
    for (let at = 0; at < document.body.scrollHeight; at += window.innerHeight) {
      window.scrollTo(0, at)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })
  const { shift, moved } = await page.evaluate(() => {
    const { shift, moved } = window as unknown as Seen
    return { shift, moved }
  })
  return { bytes: first, shift, moved, paintMs }
}

interface Seen {
  paint: number
  shift: number
  moved: string[]
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number
  readonly sources: readonly {
    readonly node: Element | null
    readonly previousRect: DOMRectReadOnly
    readonly currentRect: DOMRectReadOnly
  }[]
}

/** Runs in the page before anything of its own. */
const observe = () => {
  const seen = window as unknown as Seen
  seen.paint = 0
  seen.shift = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.paint = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  seen.moved = []
  const place = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(' ')
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as LayoutShift[]) {
      seen.shift += value
      for (const { node, previousRect, currentRect } of sources)
        seen.moved.push(
          `${node?.nodeName} ${node?.textContent?.slice(0, 40)}: ${place(previousRect)} → ${place(currentRect)}`,
        )
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

/** Counts what comes over the wire, by kind, from now on. */
const weigh = async (session: CDPSession, network: Network | null): Promise<Record<string, number>> => {
  const bytes: Record<string, number> = {}
  const kinds = new Map<string, string>()
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other'
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength
  })
  await session.send('Network.enable')
  if (network)
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latencyMs,
      downloadThroughput: (network.downKbps * 1000) / 8,
      uploadThroughput: (network.upKbps * 1000) / 8,
    })
  return bytes
}
