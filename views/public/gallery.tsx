import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { type Album, type AlbumPhoto, commonCredit, takeable } from '../../src/gallery/album.ts'
import { type Chapter, type Heading, headingText } from '../../src/gallery/story.ts'
import { licenceName, licenceUrl, mayTake } from '../../src/photo/licences.ts'
import { Breadcrumb, PageHeader, Prose } from '../components/page.tsx'
import { JustifiedGallery, Picture } from '../components/picture.tsx'
import { galleryWords } from './words/gallery.ts'

interface AlbumProps {
  readonly lang: Language
  readonly album: Album
}

/** Pictures of the first row, there from the start. */
const FIRST_ROW = 3

/** The album as a story: days, points of the programme, pictures in order. */
export const GalleryView = ({ lang, album }: AlbumProps) => {
  const t = galleryWords[lang]
  const credit = commonCredit(album)
  const zipped = takeable(album).length
  return (
    <>
      <Breadcrumb
        lang={lang}
        items={[
          { href: inLanguage(lang, paths.edition(album.year)), label: String(album.year) },
          { label: t.gallery },
        ]}
      />
      <PageHeader
        title={album.title}
        kicker={t.gallery}
        lead={[t.lead(album.photos.length), credit && t.photosBy(credit)].filter(Boolean).join(' ')}
      />
      {album.intro && (
        <div lang="de">
          <Prose text={album.intro} />
        </div>
      )}
      {/* The large view opens over the page where scripts run, in the words of this page. */}
      <div class="album" data-lightbox={t.nav} data-close={t.close}>
        {album.chapters.map((chapter, index) => (
          <ChapterView lang={lang} album={album} chapter={chapter} first={index === 0} />
        ))}
      </div>
      {zipped > 0 && (
        <p class="album__zip">
          <a href={paths.galleryZip(album.year)} download>
            {t.zip(zipped)}
          </a>{' '}
          <span class="muted">{t.zipHint}</span>
        </p>
      )}
    </>
  )
}

const ChapterView = (props: AlbumProps & { chapter: Chapter<AlbumPhoto>; first: boolean }) => {
  const { lang, album, chapter } = props
  return (
    <section class="album__chapter">
      {chapter.heading && <ChapterHeading lang={lang} album={album} heading={chapter.heading} />}
      {chapter.photos.length > 0 && (
        <JustifiedGallery
          lang={lang}
          eager={props.first || chapter.photos[0]?.number === 1 ? FIRST_ROW : 0}
          photos={chapter.photos.map((photo) => ({
            ...photo,
            href: inLanguage(lang, paths.galleryPhoto(album.year, photo.number)),
          }))}
        />
      )}
    </section>
  )
}

/** A day stands above its points; without days the points are the highest. */
const ChapterHeading = ({ lang, album, heading }: AlbumProps & { heading: Heading }) => {
  const under =
    heading.day === null && album.chapters.some((chapter) => (chapter.heading?.day ?? null) !== null)
  const Level = under ? 'h3' : 'h2'
  return <Level lang={heading.day === null ? 'de' : undefined}>{headingText(heading, lang)}</Level>
}

/** One picture, large, with its caption and the way back and forth. */
export const GalleryPhotoView = ({ lang, album, photo }: AlbumProps & { photo: AlbumPhoto }) => {
  const t = galleryWords[lang]
  const { year, photos } = album
  const at = (number: number) => inLanguage(lang, paths.galleryPhoto(year, number))
  const position = t.pictureOf(photo.number, photos.length)
  return (
    <>
      <Breadcrumb
        lang={lang}
        items={[
          { href: inLanguage(lang, paths.edition(year)), label: String(year) },
          { href: inLanguage(lang, paths.gallery(year)), label: t.gallery },
          { label: position },
        ]}
      />
      <h1 class="kern-sr-only">
        {album.title}: {position}
      </h1>
      <figure class="large-view">
        <Picture photo={photo} sizes="(max-width: 75rem) 100vw, 75rem" eager large />
        <figcaption>
          <p class="large-view__caption" lang="de">
            {photo.caption}
          </p>
          <p class="figure__credit">
            {t.photo}: <span lang="de">{photo.credit}</span> · <LicenceOf lang={lang} photo={photo} />
          </p>
          <p class="large-view__more">
            {mayTake(photo) && (
              <a href={paths.pressPhoto(photo.key)} download>
                {t.press}
              </a>
            )}
            <a href={inLanguage(lang, paths.objection(photo.key))}>{t.object}</a>
          </p>
        </figcaption>
      </figure>
      <nav class="large-view__nav" aria-label={t.nav}>
        {photo.number > 1 ? (
          <a rel="prev" href={at(photo.number - 1)}>
            ← {t.previous}
          </a>
        ) : (
          <span />
        )}
        <a href={inLanguage(lang, paths.gallery(year))}>{t.all}</a>
        {photo.number < photos.length ? (
          <a rel="next" href={at(photo.number + 1)}>
            {t.next} →
          </a>
        ) : (
          <span />
        )}
      </nav>
    </>
  )
}

const LicenceOf = ({ lang, photo }: { lang: Language; photo: AlbumPhoto }) => {
  const t = galleryWords[lang]
  const [name, url] = [licenceName(photo, lang), licenceUrl(photo)]
  if (name === '') return <>{t.onRequest}</>
  return (
    <>
      {t.licence}:{' '}
      {url ? (
        <a href={url} rel="license noopener">
          {name}
        </a>
      ) : (
        name
      )}
    </>
  )
}
