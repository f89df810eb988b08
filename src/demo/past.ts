/** What the demo brings from before this year: the register and the galleries of past conferences. */
import type { Actor } from '../account/rules.ts'
import type { Services } from '../core/services.ts'
import { importPhotos, publishGallery } from '../gallery/actions.ts'
import { saveAlbum } from '../gallery/story-actions.ts'
import type { UploadedFile } from '../photo/actions.ts'
import { importRegister } from '../register/actions.ts'
import { REGISTER_CSV } from './content/register.ts'
import type { DemoConference, DemoGallery } from './content/types.ts'
import type { Painter } from './pictures.ts'
import { at, DAY, must, setUpYear } from './year.ts'

/** The made-up official list, so that picking an organisation can be tried. */
export const seedRegister = async (app: Services, organiser: Actor, now: number) => {
  const report = must(
    await importRegister(at(app, now - 900 * DAY), organiser, {
      name: 'musterland.csv',
      bytes: new TextEncoder().encode(REGISTER_CSV),
      source: 'Erfundene Liste der Demo',
      listedOn: null,
      dryRun: false,
    }),
  )
  if (report.wrong > 0) throw new Error(`demo: ${JSON.stringify(report.errors)}`)
}

/** A conference before Kür: its facts and its gallery, nothing judged. */
export const seedPastGallery = async (
  app: Services,
  organiser: Actor,
  paint: Painter,
  year: number,
  conference: DemoConference,
  gallery: DemoGallery,
) => {
  const edition = await setUpYear(app, organiser, {
    year,
    title: `OZG-Taskforce Award ${year}`,
    intro: '',
    conference,
    dates: null,
    categories: [],
    criteria: [],
  })
  const files: UploadedFile[] = []
  for (const photo of gallery.photos) files.push(await paint(photo))
  const captions = gallery.photos.map(({ caption, alt, day = '', heading = '' }, index) => ({
    file: files[index]?.name ?? '',
    caption,
    alt,
    credit: '',
    rights: '',
    licence: '',
    persons: '' as const,
    day,
    heading,
  }))
  const { credit, rights, licence, source, intro } = gallery
  const album = { version: edition.gallery_version, title: '', intro, credit, rights, licence, hides: true }
  must(await saveAlbum(app, organiser, edition, album))
  const batch = { files, captions, credit, rights, licence, persons: 'none' as const, source }
  await importPhotos(app, organiser.id, edition, batch)
  must(await publishGallery(app, organiser.id, edition))
}
