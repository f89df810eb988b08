/** A picture in its sizes and formats. */
export interface Photo {
  alt: string
  width: number
  height: number
  /** What stays in sight where the style sheet cuts the picture, percent from left and top. */
  focus?: readonly [x: number, y: number] | null
  sources: readonly { format: 'avif' | 'webp' | 'jpeg'; width: number; url: string }[]
}

/** A picture with what must stand beneath it. */
export interface CreditedPhoto extends Photo {
  caption: string
  credit: string
}

interface PictureProps {
  photo: Photo
  sizes: string
  eager?: boolean
  /** Shown larger than 960 px: then AVIF is offered only where it exists in the full size. */
  large?: boolean
  class?: string
}

/** One picture, in the best format and size the browser knows; loads late unless `eager`. */
export function Picture({ photo, sizes, eager, large, class: className }: PictureProps) {
  const of = (format: string) =>
    photo.sources.filter((source) => source.format === format).sort((a, b) => a.width - b.width)
  const srcset = (format: string) =>
    of(format)
      .map((source) => `${source.url} ${source.width}w`)
      .join(', ') || undefined
  const fallback = of('jpeg').at(-1) ?? photo.sources.at(-1)
  const offered = (format: string) =>
    srcset(format) !== undefined && (!large || of(format).at(-1)?.width === fallback?.width)
  return (
    <picture class={[className, focusClass(photo.focus)].filter(Boolean).join(' ') || undefined}>
      {(['avif', 'webp'] as const).map((format) =>
        offered(format) ? <source type={`image/${format}`} srcset={srcset(format)} sizes={sizes} /> : null,
      )}
      <img
        src={fallback?.url}
        srcset={srcset('jpeg')}
        sizes={sizes}
        alt={photo.alt}
        width={photo.width}
        height={photo.height}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        fetchpriority={eager ? 'high' : undefined}
      />
    </picture>
  )
}

/** The focal point as classes, to tens: a style attribute would say it directly, but the CSP forbids those. */
const focusClass = (focus: Photo['focus']): string =>
  focus ? `fx-${Math.round(focus[0] / 10)} fy-${Math.round(focus[1] / 10)}` : ''

/** Caption and, small but always there, who took the picture. */
function Caption({ photo }: { photo: CreditedPhoto }) {
  return (
    <figcaption>
      {photo.caption ? <span class="figure__caption">{photo.caption}</span> : null}{' '}
      <small class="figure__credit">Foto: {photo.credit}</small>
    </figcaption>
  )
}

/** A picture with caption and credit, linked to its large view if there is one. */
export function Figure(props: { photo: CreditedPhoto; sizes: string; href?: string; eager?: boolean }) {
  const picture = <Picture photo={props.photo} sizes={props.sizes} eager={props.eager} />
  return (
    <figure class="figure">
      {props.href ? <a href={props.href}>{picture}</a> : picture}
      <Caption photo={props.photo} />
    </figure>
  )
}

/**
 * The proportions as classes, to two digits: 4:3 is `r-1 t-3 h-3`. The style sheet adds them up to --r.
 * A style attribute would say it directly, but the content security policy forbids those.
 */
export function ratioClass({ width, height }: { width: number; height: number }): string {
  const hundredths = Math.round((Math.min(Math.max(width / height, 0.4), 3.99) || 1) * 100)
  return `r-${Math.floor(hundredths / 100)} t-${Math.floor(hundredths / 10) % 10} h-${hundredths % 10}`
}

/** Pictures in reading order: rows of equal height, each in its own proportions, caption beneath. */
export function JustifiedGallery({ photos }: { photos: readonly (CreditedPhoto & { href: string })[] }) {
  return (
    <ol class="gallery">
      {photos.map((photo) => (
        <li class={`gallery__item ${ratioClass(photo)}`}>
          <Figure photo={photo} href={photo.href} sizes="(max-width: 40rem) 100vw, 32rem" />
        </li>
      ))}
    </ol>
  )
}
