/** The press kit as data: which pictures, which figures, which files. Pure. */
import { type Block, parseMarkdown, plainText } from '../entry-form/markdown.ts'
import { licenceName, type Terms } from '../photo/licences.ts'
import { renditionName } from '../photo/rules.ts'
import { awardName, type Snapshot, type SnapshotPhoto, type Winner } from '../publication/snapshot.ts'

/** A picture for newsrooms: the largest JPEG of a winner's picture. */
export interface PressPicture {
  readonly photo: SnapshotPhoto
  readonly winner: Winner
  /** Name of the stored size, e.g. `1600.jpeg`. */
  readonly rendition: string
  readonly width: number
  readonly height: number
  /** Plain ASCII: "01-rathaus-digital-2.jpg". */
  readonly file: string
  readonly terms: Terms
}

/**
 * The pictures of all winners, in their order; one that belongs to two awards stands once.
 * @param terms by picture; one without them is not public any more, one that is not to be passed on stays out
 */
export const pressPictures = ({ winners }: Snapshot, terms: ReadonlyMap<string, Terms>): PressPicture[] => {
  const seen = new Set<string>()
  return winners.flatMap((winner, place) =>
    winner.photos.flatMap((photo, index): PressPicture[] => {
      const [largest] = photo.renditions
        .filter(([, , format]) => format === 'jpeg')
        .toSorted(([a], [b]) => b - a)
      const of = terms.get(photo.id)
      if (!largest || !of || of.licence === 'internal' || seen.has(photo.id)) return []
      seen.add(photo.id)
      const [width, height] = largest
      const file = `${String(place + 1).padStart(2, '0')}-${winner.slug}-${index + 1}.jpg`
      return [{ photo, winner, rendition: renditionName(width, 'jpeg'), width, height, file, terms: of }]
    }),
  )
}

export interface Figures {
  readonly entries: number
  readonly categories: number
  readonly winners: number
  readonly jurors: number
}

/** The numbers a newsroom asks for; 0 where the release did not record them. */
export const figuresOf = ({ entries, winners, jurors }: Snapshot): Figures => ({
  entries: entries.reduce((sum, one) => sum + one.entries, 0),
  categories: new Set(entries.flatMap(({ category }) => category ?? [])).size,
  winners: winners.length,
  jurors,
})

/** Markdown as a newsroom pastes it: no signs, a blank line between paragraphs. */
export const plainPressText = (source: string): string => parseMarkdown(source).map(plainBlock).join('\n\n')

const plainBlock = (block: Block): string =>
  block.kind === 'list'
    ? block.items.map((item) => `– ${item.map(plainBlock).join(' ')}`).join('\n')
    : plainText(block.children)

/** All winners as text: award, organisation, project, the jury's sentence, where to read more. */
export const winnersAsText = ({ winners }: Snapshot, linkOf: (slug: string) => string): string =>
  winners
    .map((winner) =>
      [
        [awardName(winner), winner.category].filter(Boolean).join(', '),
        `${winner.organisation}: ${winner.title}`,
        winner.citation,
        linkOf(winner.slug),
      ]
        .filter(Boolean)
        .join('\n'),
    )
    .join('\n\n')

/** What must be printed beside each picture. The entrants' own note on rights stays out: it is not public. */
export const creditsAsText = (pictures: readonly PressPicture[]): string =>
  pictures
    .map(({ file, photo, winner, terms }) =>
      [
        file,
        photo.caption,
        `Foto: ${photo.credit}`,
        `Nutzung: ${licenceName(terms, 'de') || 'bitte beim Pressekontakt erfragen'}`,
        `Projekt: ${winner.title}, ${winner.organisation}`,
      ]
        .filter(Boolean)
        .join('\n'),
    )
    .join('\n\n')
