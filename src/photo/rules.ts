/** What pictures are kept, in which sizes, and how a page refers to them. Pure. */
import { sha256 } from '../core/ids.ts'
import type { ImageFormat } from '../core/ports.ts'

/** Delivered widths in pixels. */
export const WIDTHS = [480, 960, 1600] as const

/** Most pictures of one submission. */
export const MAX_PHOTOS = 7

/** How long an uploaded picture is left to the queue before the tick looks after it, ms. */
export const LEFT_TO_QUEUE_MS = 120_000

/** After so many attempts of the tick an uploaded picture is given up. */
export const MOST_TRIES = 8

/** How long the entrant is told that a picture was refused, ms. */
export const REFUSAL_SHOWN_MS = 7 * 86_400_000

/** Milliseconds from the attempt `tries` of the tick to its next one: 2, 4, 8 … minutes, at most an hour. */
export const intakeDelay = (tries: number): number => Math.min(2 ** tries, 60) * 60_000

/** [width, height, format] of one stored size. */
export type RenditionInfo = readonly [width: number, height: number, format: ImageFormat]

export interface PhotoInfo {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly renditions: string
  readonly caption: string
  readonly alt: string
  readonly credit: string
  readonly focus_x?: number | null
  readonly focus_y?: number | null
  readonly colour?: string | null
}

/** A picture as a view needs it. */
export interface PhotoView {
  readonly alt: string
  readonly width: number
  readonly height: number
  readonly caption: string
  readonly credit: string
  /** What must stay in sight where the picture is cut, percent from left and top. */
  readonly focus: readonly [x: number, y: number] | null
  /** Mean colour, six hex digits: stands in its place until it is there. */
  readonly colour: string | null
  readonly sources: { format: ImageFormat; width: number; url: string }[]
}

/** File name of one size within its picture, e.g. `960.webp`. */
export const renditionName = (width: number, format: ImageFormat): string => `${width}.${format}`

/** Where one size lies in the blob storage. */
export const renditionKey = (photoId: string, name: string): string => `photos/${photoId}/${name}`

/** Where the uploaded original lies; it is never delivered. */
export const originalKey = (photoId: string): string => `originals/${photoId}`

/** The sizes stored for a picture. */
export const parseRenditions = (json: string): RenditionInfo[] => JSON.parse(json) as RenditionInfo[]

/** Every blob key of a picture, for deleting it whole. */
export const allKeys = (photo: Pick<PhotoInfo, 'id' | 'renditions'>): string[] => [
  ...sizeKeys(photo),
  shareKey(photo.id),
]

/** The original and every delivered size: what a copy of the picture needs. */
export const sizeKeys = (photo: Pick<PhotoInfo, 'id' | 'renditions'>): string[] => [
  originalKey(photo.id),
  ...parseRenditions(photo.renditions).map(([width, , format]) =>
    renditionKey(photo.id, renditionName(width, format)),
  ),
]

/** Size of the picture that goes with a shared link, and the point it is cut around where nobody chose one. */
export const SHARE = { width: 1200, height: 630, focus: [50, 40] } as const

/** Where the picture for shared links lies, once somebody has asked for it. */
export const shareKey = (photoId: string): string => renditionKey(photoId, 'share.jpeg')

/** The largest part of a picture with the proportions of `to` around its focus, in pixels of the picture. */
export const cutWindow = (
  { width, height }: { readonly width: number; readonly height: number },
  to: { readonly width: number; readonly height: number; readonly focus: readonly [x: number, y: number] },
) => {
  const scale = Math.max(to.width / width, to.height / height)
  const [wide, high] = [
    Math.max(1, Math.min(width, Math.round(to.width / scale))),
    Math.max(1, Math.min(height, Math.round(to.height / scale))),
  ]
  const start = (focus: number, whole: number, part: number) =>
    Math.round(Math.min(Math.max((focus / 100) * whole - part / 2, 0), whole - part))
  return {
    left: start(to.focus[0], width, wide),
    top: start(to.focus[1], height, high),
    width: wide,
    height: high,
  }
}

/** Where the largest JPEG of a picture lies; every picture has one. */
export const largestJpegKey = (photo: Pick<PhotoInfo, 'id' | 'renditions'>): string => {
  const widths = parseRenditions(photo.renditions).flatMap(([width, , format]) =>
    format === 'jpeg' ? [width] : [],
  )
  return renditionKey(photo.id, renditionName(Math.max(...widths), 'jpeg'))
}

const focusPoint = ({ focus_x, focus_y }: PhotoInfo): readonly [number, number] | null =>
  typeof focus_x === 'number' && typeof focus_y === 'number' ? [focus_x, focus_y] : null

/** The ids in the order after moving one of them up or down by one; the same order where it cannot move. */
export const movedBy = (ids: readonly string[], id: string, by: -1 | 1): string[] => {
  const from = ids.indexOf(id)
  const other = ids[from + by]
  if (from < 0 || other === undefined) return [...ids]
  return ids.map((one) => (one === id ? other : one === other ? id : one))
}

/** The picture for a view; `urlOf` decides between the private and the public address. */
export const photoView = (photo: PhotoInfo, urlOf: (name: string) => string): PhotoView => ({
  alt: photo.alt,
  width: photo.width,
  height: photo.height,
  caption: photo.caption,
  credit: photo.credit,
  focus: focusPoint(photo),
  colour: photo.colour ?? null,
  sources: parseRenditions(photo.renditions).map(([width, , format]) => ({
    format,
    width,
    url: urlOf(renditionName(width, format)),
  })),
})

/** Whether `name` is the name of a delivered size. */
export const isRenditionName = (name: string): boolean => /^\d{1,5}\.(avif|webp|jpeg)$/.test(name)

/** What people write about a picture. */
export interface Words {
  readonly caption: string
  readonly alt: string
  readonly credit: string
  readonly rights: string
  readonly persons: string
  readonly focus_x: number | null
  readonly focus_y: number | null
}

const WORDS = ['caption', 'alt', 'credit', 'rights', 'persons', 'focus_x', 'focus_y'] as const

/** Whether both say the same. */
export const sameWords = (a: Words, b: Words): boolean => WORDS.every((key) => a[key] === b[key])

/** Stands for exactly these words; a form sends it back to tell what its reader has seen. */
export const stampOf = async (words: Words): Promise<string> =>
  (await sha256(JSON.stringify(WORDS.map((key) => words[key])))).slice(0, 32)

/** What somebody else has written meanwhile, and what becomes of what was typed. */
export const overtakenBy = ({ caption, alt, credit, rights }: Words): string => {
  const said = [
    ['Bildunterschrift', caption],
    ['Alternativtext', alt],
    ['Bildnachweis', credit],
    ['Rechte', rights],
  ].map(([label, value]) => `${label} „${value || '–'}“`)
  return `Diese Angaben hat inzwischen jemand anderes geändert. Gespeichert ist: ${said.join(', ')}. Ihre Fassung steht noch in den Feldern; wenn Sie noch einmal speichern, ersetzt sie die andere.`
}
