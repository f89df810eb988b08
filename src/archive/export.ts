/** `npm run export -- 2024 DIR`: a whole edition as files that need no server and never change. */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256 } from '../core/ids.ts'
import { inLanguage } from '../core/language.ts'
import { paths } from '../core/paths.ts'
import type { Services } from '../core/services.ts'
import {
  addressesIn,
  addressesInCss,
  brokenLinks,
  fileOf,
  isExported,
  localAddress,
  staticCss,
  staticPage,
} from './static-rules.ts'
import { publicYear } from './store.ts'

type Fetch = (request: Request) => Response | Promise<Response>

interface Found {
  readonly file: string
  readonly body: Uint8Array<ArrayBuffer>
  /** What kind of file it is, as far as links are in it. */
  readonly kind: 'page' | 'css' | 'other'
}

export interface ExportReport {
  readonly pages: number
  readonly files: number
  readonly bytes: number
  readonly broken: readonly string[]
}

const OWN_FILES = /^\/(css|fonts|icons|licences)\//

const RESOURCES = ['criteria', 'jury', 'entries', 'winners', 'gallery'] as const

/** Collects every address of the export from the application itself. */
const collect = async (app: Services, fetch: Fetch, year: number): Promise<Map<string, Found>> => {
  const { origin } = app.config
  const found = new Map<string, Found>()
  const asked = new Set<string>()
  const queue = [paths.edition(year), inLanguage('en', paths.edition(year))]
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    if (asked.has(address)) continue
    asked.add(address)
    const one = await read(app, fetch, address)
    if (one === null) continue
    found.set(address, one)
    const named = one.kind === 'page' ? addressesIn(text(one), origin + address) : []
    const inStyles = one.kind === 'css' ? addressesInCss(text(one)) : []
    queue.push(...[...named, ...inStyles].filter((next) => isExported(year, next)))
  }
  for (const [file, one] of await openData(app, fetch, year)) found.set(file, one)
  return found
}

const text = ({ body }: Found): string => new TextDecoder().decode(body)

const read = async (app: Services, fetch: Fetch, address: string): Promise<Found | null> => {
  const [path = ''] = address.split('?')
  if (OWN_FILES.test(path)) {
    const body = new Uint8Array(await app.assets(path.slice(1)))
    return { file: fileOf(path, false), body, kind: path.endsWith('.css') ? 'css' : 'other' }
  }
  const response = await fetch(new Request(app.config.origin + address))
  if (response.status !== 200) return null
  const body = new Uint8Array(await response.arrayBuffer())
  const type = response.headers.get('Content-Type') ?? ''
  const kind = type.startsWith('text/html') ? 'page' : type.startsWith('text/css') ? 'css' : 'other'
  return { file: fileOf(kind === 'page' ? address : path, kind === 'page'), body, kind }
}

/** The open data of the year, each list whole in one table and in as many JSON files as it has pages. */
const openData = async (app: Services, fetch: Fetch, year: number): Promise<Map<string, Found>> => {
  const found = new Map<string, Found>()
  const add = async (address: string, file: string): Promise<string | null> => {
    const one = await read(app, fetch, address)
    if (one === null) return null
    found.set(address, { ...one, file })
    return file.endsWith('.json') ? ((JSON.parse(text(one)) as { next?: string | null }).next ?? null) : null
  }
  await add(paths.apiEdition(year), `${paths.apiEdition(year).slice(1)}.json`)
  for (const name of RESOURCES) {
    const base = paths.apiResource(year, name)
    await add(`${base}.csv`, `${base.slice(1)}.csv`)
    let next = await add(base, `${base.slice(1)}.json`)
    for (let page = 2; next !== null; page += 1) {
      const address = localAddress(next, app.config.origin)?.address ?? ''
      next = await add(address, `${base.slice(1)}-${page}.json`)
    }
  }
  return found
}

/** Pages and style sheets rewritten, everything else as it came; by file. */
const finished = (
  app: Services,
  year: number,
  found: ReadonlyMap<string, Found>,
): Map<string, Found['body']> => {
  const place = (address: string): string | null => {
    const start =
      address === paths.home
        ? paths.edition(year)
        : address === inLanguage('en', paths.home)
          ? inLanguage('en', paths.edition(year))
          : address
    return found.get(start)?.file ?? null
  }
  const encoder = new TextEncoder()
  const files = new Map<string, Found['body']>()
  for (const [address, one] of found) {
    const { file, kind, body } = one
    if (kind === 'page')
      files.set(
        file,
        encoder.encode(staticPage(text(one), { year, base: app.config.origin + address, file, place })),
      )
    else files.set(file, kind === 'css' ? encoder.encode(staticCss(text(one), file, place)) : body)
  }
  files.set('index.html', encoder.encode(doorway(year, fileOf(paths.edition(year), true))))
  return files
}

const doorway = (year: number, start: string): string =>
  `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>${year}</title><meta http-equiv="refresh" content="0; url=${start}"></head><body><p><a href="${start}">Zur Ausgabe ${year}</a></p></body></html>\n`

/**
 * Writes the export of a public year into a folder, with a list of digests (`sha256sum -c SHA256SUMS`).
 * @returns null where nothing of the year is public
 */
export const exportEdition = async (
  app: Services,
  fetch: Fetch,
  year: number,
  folder: string,
): Promise<ExportReport | null> => {
  if ((await publicYear(app.db, year)) === null) return null
  const files = finished(app, year, await collect(app, fetch, year))
  const sums: string[] = []
  for (const [file, body] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), body)
    sums.push(`${await sha256(body)}  ${file}\n`)
  }
  await writeFile(join(folder, 'SHA256SUMS'), sums.join(''))
  const decoder = new TextDecoder()
  const pages = new Map(
    [...files].flatMap(([file, body]) =>
      file.endsWith('.html') ? [[file, decoder.decode(body)] as const] : [],
    ),
  )
  return {
    pages: pages.size,
    files: files.size,
    bytes: [...files.values()].reduce((sum, { length }) => sum + length, 0),
    broken: brokenLinks(pages, new Set(files.keys())),
  }
}

/** The command; returns its exit code. */
export const exportCommand = async (
  app: Services,
  fetch: Fetch,
  [year = '', folder = '']: readonly string[],
): Promise<number> => {
  if (!/^\d{4}$/.test(year) || folder === '') {
    console.error('So geht es: npm run export -- JAHR ORDNER')
    return 2
  }
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0) {
    console.error(`„${folder}“ ist nicht leer. Bitte nennen Sie einen neuen Ordner.`)
    return 2
  }
  const report = await exportEdition(app, fetch, Number(year), folder)
  if (report === null) {
    console.error(`Von ${year} ist nichts veröffentlicht.`)
    return 1
  }
  console.log(
    `${report.pages} Seiten, zusammen ${report.files} Dateien, ${Math.round(report.bytes / 1e5) / 10} MB; kaputte Links: ${report.broken.length}`,
  )
  for (const link of report.broken) console.error(link)
  return report.broken.length === 0 ? 0 : 1
}
