/** What everybody may read: the winners of a year and a gallery of 54 pictures, above an archive of any size. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { canonicalJson, newBlobKey, newId } from '../core/ids.ts'
import { paths } from '../core/paths.ts'
import type { Services } from '../core/services.ts'
import { editionByYear } from '../edition/store.ts'
import { publishGallery } from '../gallery/actions.ts'
import { insertGalleryPhoto, NOTHING_SAID } from '../photo/store.ts'
import type { Snapshot, SnapshotPhoto, Winner } from '../publication/snapshot.ts'
import { tellProcessorTime } from './child.ts'
import type { Plan, Workload } from './server.ts'
import { ANSWERS, commitAll, insertEntry, someone, type Year, yearIn } from './world.ts'

const YEAR = 2030
const PICTURES = 54
const WINNERS = 12
const SIZES: readonly (readonly [number, number, 'avif' | 'webp' | 'jpeg'])[] = [480, 960, 1600].flatMap(
  (width) => (['avif', 'webp', 'jpeg'] as const).map((format) => [width, (width * 2) / 3, format] as const),
)

/** Everybody reads the page at `path` again and again, with `archived` entries in the year's archive. */
const reading =
  (path: string, archived: number): Workload =>
  async (app, count, each) => {
    const year = await yearIn(app, YEAR, 'judging')
    const owner = await someone(app, 'owner@bench.example')
    const entries = Array.from({ length: archived }, (_, index) =>
      insertEntry(app, { id: newId(), year, ownerId: owner.id, number: index + 1 }),
    )
    await commitAll(app, entries)
    await releaseWinners(app, year)
    await showGallery(app, year)
    const requests = Array.from({ length: each }, () => [path, ''] as const)
    const clients = Array.from({ length: count }, () => ({ cookie: '', requests }))
    return { common: '', clients, reads: true }
  }

/** By name, as the server child is asked for them. */
export const publicPages: Readonly<Record<string, Workload>> = {
  'winners-10': reading(paths.winners(YEAR), 10),
  'winners-10000': reading(paths.winners(YEAR), 10_000),
  'gallery-10': reading(paths.gallery(YEAR), 10),
  'gallery-10000': reading(paths.gallery(YEAR), 10_000),
}

const picture = (index: number): SnapshotPhoto => ({
  id: newId(),
  key: newBlobKey(),
  width: 1600,
  height: 1067,
  renditions: SIZES,
  caption: `Bild ${index}: So sah der zweite Tag der Konferenz aus, kurz bevor alle in die Pause gingen.`,
  alt: `Menschen an Stehtischen in einer hellen Halle, Bild ${index}`,
  credit: 'Kim Muster',
})

const winner = (index: number, category: string): Winner => ({
  slug: `ein-projekt-${index}`,
  submission: newId(),
  category,
  place: 1 + (index % 3),
  special: null,
  title: `Ein Projekt mit der Nummer ${index}`,
  organisation: `Stadt Musterhausen ${index}`,
  kind: 'municipality',
  county: 'Landkreis Beispiel',
  population: 12_000,
  sizeClass: '5.000 bis unter 20.000 Einwohner',
  teaser: 'Was früher Wochen dauerte, ist heute in zehn Minuten erledigt.',
  citation: 'Die Jury hat überzeugt, dass jede Kommune das übernehmen kann.',
  answers: ANSWERS,
  photos: [picture(index)],
})

const releaseWinners = async (app: Services, { id, year }: Year): Promise<void> => {
  const now = Date.now()
  // What is read from a snapshot without the rest: nothing of it.
  const snapshot: Partial<Snapshot> = {
    format: 'kuer-release/2',
    year,
    title: `Award ${year}`,
    winners: Array.from({ length: WINNERS }, (_, index) => winner(index, `Kategorie ${index % 4}`)),
    emptyPlaces: [],
    questions: [],
  }
  const { q } = app.db
  await commitAll(app, [
    q.updateTable('edition').set({ released_at: now }).where('id', '=', id),
    q.insertInto('release_snapshot').values({
      edition_id: id,
      content: canonicalJson(snapshot),
      sha256: 'x',
      released_at: now,
      released_by: newId(),
    }),
  ])
}

const showGallery = async (app: Services, { id, year }: Year): Promise<void> => {
  const pictures = Array.from({ length: PICTURES }, (_, index) => {
    const { key: _key, renditions: _sizes, ...said } = picture(index + 1)
    return insertGalleryPhoto(app.db.q, {
      ...NOTHING_SAID,
      ...said,
      submission_id: null,
      gallery_edition_id: id,
      position: index,
      file_name: `${index}.jpg`,
      sha256: newId(),
      renditions: JSON.stringify(SIZES),
      rights: 'Alle haben zugestimmt.',
      licence: 'cc-by-4.0',
      source: 'Kim Muster',
      persons: 'none',
      colour: '889988',
      created_at: Date.now(),
    })
  })
  await commitAll(app, pictures)
  const edition = await editionByYear(app.db, year)
  const shown = edition && (await publishGallery(app, null, edition))
  if (!shown?.ok) throw new Error(`no gallery: ${JSON.stringify(shown)}`)
}

/** An answer as it went over the wire. */
export interface Recorded {
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly base64: string
}

/** The reference: node:http that answers everything with what `file` holds, headers included. */
export const replay = async ([file = '', count = '32', each = '100']: string[]): Promise<void> => {
  const { headers, base64 } = JSON.parse(readFileSync(file, 'utf8')) as Recorded
  const body = Buffer.from(base64, 'base64')
  const flat = headers.flat()
  const server = createServer((_, response) => {
    response.writeHead(200, flat)
    response.end(body)
  })
  tellProcessorTime()
  server.listen(0, '127.0.0.1', () => {
    const requests = Array.from({ length: Number(each) }, () => [paths.home, ''] as const)
    const clients = Array.from({ length: Number(count) }, () => ({ cookie: '', requests }))
    const { port } = server.address() as AddressInfo
    process.send?.({ port, common: '', clients, reads: true } satisfies Plan)
  })
  process.once('disconnect', () => server.close(() => process.exit(0)))
}
