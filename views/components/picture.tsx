import type { Language } from '../../src/core/language.ts'
import { pictureWords } from './words/picture.ts'

/** A picture in its sizes and formats. */
export interface Photo {
  alt: string
  width: number
  height: number
  /** What stays in sight where the style sheet cuts the picture, percent from left and top. */
  focus?: readonly [x: number, y: number] | null
  /** Mean colour, six hex digits: stands in its place until it is there. */
  colour?: string | null
  sources: readonly { format: 'avif' | 'webp' | 'jpeg'; width: number; url: string }[]
}

/** A picture with what must stand beneath it. */
export interface CreditedPhoto extends Photo {
  caption: string
  credit: string
  /** Where whoever is in it or owns it can object; only on public pages without a large view of their own. */
  objection?: string
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
        class={colourClass(photo.colour)}
        alt={photo.alt}
        // People describe their pictures in German, whatever the page speaks.
        lang="de"
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

/** The colour as classes, eight steps a channel, for the same reason. */
const colourClass = (colour: Photo['colour']): string | undefined => {
  if (!colour) return undefined
  const step = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16) >> 5
  return `ground cr-${step(0)} cg-${step(2)} cb-${step(4)}`
}

/** What people wrote is German on every page. */
const german = (lang: Language): 'de' | undefined => (lang === 'de' ? undefined : 'de')

/** The short way to the form of objection, said in full for whoever does not see the picture beside it. */
export function ObjectionLink({ href, lang }: { href?: string | undefined; lang: Language }) {
  if (!href) return null
  const t = pictureWords[lang]
  return (
    <>
      {' '}
      ·{' '}
      <a href={href} aria-label={t.object}>
        {t.objection}
      </a>
    </>
  )
}

/** Caption and, small but always there, who took the picture. */
function Caption({ photo, lang }: { photo: CreditedPhoto; lang: Language }) {
  return (
    <figcaption>
      {photo.caption ? (
        <span class="figure__caption" lang={german(lang)}>
          {photo.caption}
        </span>
      ) : null}{' '}
      <small class="figure__credit">
        {pictureWords[lang].photo}: <span lang={german(lang)}>{photo.credit}</span>
        <ObjectionLink href={photo.objection} lang={lang} />
      </small>
    </figcaption>
  )
}

/** A picture with caption and credit, linked to its large view if there is one. */
export function Figure(props: {
  photo: CreditedPhoto
  sizes: string
  href?: string
  eager?: boolean
  lang?: Language
}) {
  const picture = <Picture photo={props.photo} sizes={props.sizes} eager={props.eager} />
  return (
    <figure class="figure">
      {props.href ? <a href={props.href}>{picture}</a> : picture}
      <Caption photo={props.photo} lang={props.lang ?? 'de'} />
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

/**
 * Pictures in reading order: rows of equal height, each in its own proportions, caption beneath.
 * @param props.eager how many are there from the start; the others load when they come near
 */
export function JustifiedGallery(props: {
  photos: readonly (CreditedPhoto & { href: string })[]
  eager?: number
  lang?: Language
}) {
  return (
    <ol class="gallery">
      {props.photos.map((photo, index) => (
        <li class={`gallery__item ${ratioClass(photo)}`}>
          <Figure
            photo={photo}
            href={photo.href}
            sizes="(max-width: 40rem) 100vw, 32rem"
            eager={index < (props.eager ?? 0)}
            lang={props.lang}
          />
        </li>
      ))}
    </ol>
  )
}
