import type { Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { videoWords } from './words/video.ts'

/** The film in German Sign Language, with a link for those who would rather have the file. */
export const SignLanguageVideo = (props: {
  lang: Language
  video: { readonly digest: string; readonly size: number }
}) => {
  const t = videoWords[props.lang]
  const url = paths.video(props.video.digest)
  const megabytes = (props.video.size / 1_000_000).toLocaleString(props.lang === 'de' ? 'de-DE' : 'en-GB', {
    maximumFractionDigits: 1,
  })
  return (
    <figure class="sign-language">
      {/* biome-ignore lint/a11y/useMediaCaption: sign language has no sound to be captioned; the text stands below */}
      <video controls preload="metadata" playsinline aria-label={t.label} src={url} />
      <figcaption>
        <a href={url} download>
          {t.download(megabytes)}
        </a>
      </figcaption>
    </figure>
  )
}
