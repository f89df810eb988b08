/** `npm run import-gallery -- --year 2024 FOLDER`: a folder of pictures and one CSV become an album. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { decodeText } from '../core/decode.ts'
import { newId } from '../core/ids.ts'
import type { Services } from '../core/services.ts'
import { editionByYear, insertEdition } from '../edition/store.ts'
import { importPhotos, publishGallery } from '../gallery/actions.ts'
import { type CaptionRow, fileKey, parseCaptions } from '../gallery/rules.ts'
import { rememberDefaults } from '../gallery/store.ts'
import { LICENCE_KEYS } from '../photo/licences.ts'
import { PERSONS } from '../photo/schema.ts'

export interface ImportCommand {
  readonly year: string
  readonly folder: string
  readonly credit: string
  readonly rights: string
  /** A key of photo/licences, or ''. */
  readonly licence: string
  /** none, consent or missing; '' for what the standing rights note says: those shown have agreed. */
  readonly persons: string
  readonly publish: boolean
}

const PICTURES = new Set(['.jpg', '.jpeg', '.png', '.webp', '.avif', '.heic'])

/** Returns the exit code: 0 all imported, 1 some refused, 2 nothing could be tried. */
export const importGalleryCommand = async (app: Services, command: ImportCommand): Promise<0 | 1 | 2> => {
  if (!/^2\d{3}$/.test(command.year)) return usage('Bitte das Jahr angeben: --year 2024')
  const read = readFolder(command.folder)
  if (typeof read === 'string') return usage(read)
  const persons = PERSONS.find((known) => known === (command.persons || 'consent'))
  if (persons === undefined) return usage('--persons ist none, consent oder missing.')
  if (!LICENCE_KEYS.includes(command.licence))
    return usage(`--licence ist eine von ${LICENCE_KEYS.filter(Boolean).join(', ')}.`)
  const { pictures, captions } = read
  const edition = await editionFor(app, Number(command.year))
  const { db } = app
  // Kept as the album's own, so that the next import and the gallery page know them.
  const album = {
    credit: command.credit || edition.gallery_credit || commonCredit(captions),
    rights:
      command.rights ||
      edition.gallery_rights ||
      'Nutzung durch die Taskforce erlaubt; Abgebildete haben zugestimmt.',
    licence: command.licence || edition.gallery_licence,
  }
  await db.commit([rememberDefaults(db.q, edition.id, album)])
  const source = 'Import über die Kommandozeile'
  const totals = { imported: 0, known: 0, refused: 0 }
  // One file at a time in memory; the table gives each its place.
  for (const name of pictures) {
    const bytes = new Uint8Array(readFileSync(join(command.folder, name)))
    const batch = { files: [{ name, bytes }], captions, ...album, persons, source }
    const [outcome] = await importPhotos(app, null, edition, batch)
    if (outcome?.error) console.error(`  ${name}: ${outcome.error}`)
    totals[outcome?.error ? 'refused' : outcome?.known ? 'known' : 'imported'] += 1
  }
  const missing = captions.filter(({ file }) => !pictures.some((name) => fileKey(name) === fileKey(file)))
  for (const { file } of missing)
    console.error(`  ${file}: steht in der Tabelle, liegt aber nicht im Ordner.`)
  console.log(
    `Galerie ${edition.year}: ${totals.imported} importiert, ${totals.known} schon da, ${totals.refused} abgewiesen.`,
  )
  if (command.publish) {
    const published = await publishGallery(app, null, edition)
    console.log(published.ok ? 'Die Galerie ist veröffentlicht.' : published.error.message)
    if (!published.ok) return 1
  } else {
    console.log('Noch nicht öffentlich: in der Verwaltung veröffentlichen, oder mit --publish importieren.')
  }
  return totals.refused + missing.length > 0 ? 1 : 0
}

const usage = (message: string): 2 => {
  console.error(
    `${message}\nAufruf: npm run import-gallery -- --year 2024 [--credit "…"] [--rights "…"] [--licence …] [--persons none|consent|missing] [--publish] ORDNER`,
  )
  return 2
}

const readFolder = (folder: string): { pictures: string[]; captions: CaptionRow[] } | string => {
  if (folder === '' || !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return `Diesen Ordner gibt es nicht: ${folder || '(keiner angegeben)'}`
  const names = readdirSync(folder).sort((a, b) => a.localeCompare(b, 'de', { numeric: true }))
  const tables = names.filter((name) => extname(name).toLowerCase() === '.csv')
  if (tables.length > 1) return `Im Ordner liegen mehrere CSV-Dateien (${tables.join(', ')}). Bitte nur eine.`
  const pictures = names.filter((name) => PICTURES.has(extname(name).toLowerCase()))
  if (pictures.length === 0) return `Im Ordner ${folder} liegen keine Bilder.`
  const [table] = tables
  if (table === undefined) return { pictures, captions: [] }
  const parsed = parseCaptions(decodeText(readFileSync(join(folder, table))))
  return parsed.ok ? { pictures, captions: parsed.value } : `${table}: ${parsed.error.message}`
}

/** The credit that every line names, or '' where they differ. */
const commonCredit = (captions: readonly CaptionRow[]): string => {
  const [first] = captions
  return first && captions.every(({ credit }) => credit === first.credit) ? first.credit : ''
}

const editionFor = async (app: Services, year: number) => {
  const known = await editionByYear(app.db, year)
  if (known) return known
  const id = newId()
  await app.db.commit([
    insertEdition(app.db.q, { id, year, title: `OZG-Taskforce Award ${year}`, now: app.clock() }),
  ])
  console.log(`Ausgabe ${year} angelegt.`)
  const made = await editionByYear(app.db, year)
  if (!made) throw new Error('edition vanished')
  return made
}
