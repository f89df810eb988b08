/** Published years for tests: rows as release and gallery leave them, without the months before. */
import { newId } from '../../src/core/ids.ts'
import { slugify } from '../../src/core/paths.ts'
import type { Services } from '../../src/core/services.ts'
import { insertEdition, updateEdition } from '../../src/edition/store.ts'
import { insertGalleryPhoto } from '../../src/photo/store.ts'
import type { Snapshot, Winner } from '../../src/publication/snapshot.ts'
import { must } from '../submission/world.ts'
import { galleryPhoto } from './rows.ts'

export const RELEASED = Date.UTC(2025, 10, 13, 18)

/** A winner as the snapshot freezes one. */
export const winner = (title: string, more: Partial<Winner> = {}): Winner => ({
  slug: slugify(title),
  submission: newId(),
  kind: 'municipality',
  county: 'Musterkreis',
  population: 12_000,
  sizeClass: '5.000 bis unter 20.000 Einwohner',
  teaser: '',
  category: 'Bürgerservice',
  place: 1,
  special: null,
  title,
  organisation: 'Stadt Musterhausen',
  citation: 'Mutig & schlicht.',
  answers: { summary: 'Kurz <b>gesagt</b>.', reuse: '=SUM(A1)' },
  photos: [
    {
      id: newId(),
      key: 'f00d'.repeat(8),
      width: 960,
      height: 640,
      renditions: [
        [480, 320, 'jpeg'],
        [960, 640, 'jpeg'],
      ],
      caption: 'Der Markt',
      alt: 'Ein Marktplatz',
      credit: 'A. Muster',
    },
  ],
  ...more,
})

export interface YearOptions {
  readonly winners?: readonly Winner[]
  /** Captions of the gallery; none, and there is no public gallery. */
  readonly captions?: readonly string[]
  /** False: decided and frozen, but nobody may know. */
  readonly released?: boolean
}

/** A year of which the results, the gallery or both are public; returns the id of the edition. */
export const publishYear = async (app: Services, year: number, options: YearOptions): Promise<string> => {
  const { q } = app.db
  const id = newId()
  const released = options.released ?? options.winners !== undefined
  const captions = options.captions ?? []
  const set = {
    conference_title: `Konferenz ${year}`,
    place: 'Würzburg',
    venue: 'Alte Turnhalle',
    starts_on: `${year}-11-13`,
    ends_on: `${year}-11-14`,
    participants: 300,
    ...(released ? { released_at: RELEASED } : {}),
    ...(captions.length > 0 ? { gallery_published_at: RELEASED + 1000 } : {}),
  }
  must(
    await app.db.commit([
      insertEdition(q, { id, year, title: `Award ${year}`, now: 1 }),
      updateEdition(q, id, 1, set),
      ...captions.map((caption, index) => insertGalleryPhoto(q, galleryPhoto(id, index, caption))),
      ...(options.winners !== undefined
        ? [
            q.insertInto('release_snapshot').values({
              edition_id: id,
              content: JSON.stringify(snapshot(year, options.winners ?? [])),
              sha256: '',
              released_at: RELEASED,
              released_by: 'x',
            }),
          ]
        : []),
    ]),
  )
  return id
}

const snapshot = (year: number, winners: readonly Winner[]): Snapshot => ({
  format: 'kuer-release/2',
  year,
  title: `Award ${year}`,
  intro: '',
  winners,
  nominees: [],
  jury: [{ name: 'Ute Groß', institution: 'Hochschule Musterland', role: 'chair' }],
  jurors: 1,
  entries: [],
  corrections: [],
  emptyPlaces: [{ category: 'Bürgerservice', place: 3, citation: 'Nicht vergeben.' }],
  questions: [
    { key: 'summary', label: 'Worum geht es?', kind: 'long_text' },
    { key: 'reuse', label: 'Nachnutzung', kind: 'long_text' },
  ],
})
