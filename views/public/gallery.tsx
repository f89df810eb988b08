import { paths } from '../../src/core/paths.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { JustifiedGallery, Picture } from '../components/picture.tsx'

interface AlbumProps {
  readonly year: number
  readonly title: string
  readonly credit: string
  readonly photos: readonly PhotoView[]
}

/** The album as a story, in order. */
export const GalleryView = (props: AlbumProps) => (
  <>
    <Breadcrumb
      items={[{ href: paths.edition(props.year), label: String(props.year) }, { label: 'Galerie' }]}
    />
    <PageHeader
      title={props.title}
      kicker="Galerie"
      lead={`${props.photos.length} Bilder, der Reihe nach erzählt.${props.credit ? ` Fotos: ${props.credit}.` : ''}`}
    />
    <JustifiedGallery
      photos={props.photos.map((photo, index) => ({
        ...photo,
        href: paths.galleryPhoto(props.year, index + 1),
      }))}
    />
  </>
)

/** One picture, large, with its caption and the way back and forth. */
export const GalleryPhotoView = (props: AlbumProps & { number: number; photo: PhotoView }) => {
  const { number, photos, photo, year } = props
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.edition(year), label: String(year) },
          { href: paths.gallery(year), label: 'Galerie' },
          { label: `Bild ${number} von ${photos.length}` },
        ]}
      />
      <h1 class="kern-sr-only">
        {props.title}: Bild {number} von {photos.length}
      </h1>
      <figure class="large-view">
        <Picture photo={photo} sizes="(max-width: 75rem) 100vw, 75rem" eager large />
        <figcaption>
          <p class="large-view__caption">{photo.caption}</p>
          <p class="figure__credit">Foto: {photo.credit}</p>
        </figcaption>
      </figure>
      <nav class="large-view__nav" aria-label="Bilder der Galerie">
        {number > 1 ? (
          <a rel="prev" href={paths.galleryPhoto(year, number - 1)}>
            ← Vorheriges Bild
          </a>
        ) : (
          <span />
        )}
        <a href={paths.gallery(year)}>Alle Bilder</a>
        {number < photos.length ? (
          <a rel="next" href={paths.galleryPhoto(year, number + 1)}>
            Nächstes Bild →
          </a>
        ) : (
          <span />
        )}
      </nav>
    </>
  )
}
