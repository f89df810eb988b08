import type { Language } from '../../src/core/language.ts'
import type { ShownText } from '../../src/site/pages.ts'
import { Alert } from '../components/feedback.tsx'
import { PageText } from '../components/markdown.tsx'
import { PageHeader } from '../components/page.tsx'
import { SignLanguageVideo } from '../components/video.tsx'
import { textWords } from './words/text.ts'

/** A page that organisers write. */
export const TextView = (props: {
  lang: Language
  text: ShownText
  /** What the page shows first. */
  video?: { readonly digest: string; readonly size: number }
}) => {
  const { lang, text, video } = props
  const t = textWords[lang]
  return (
    <>
      {text.sample && (
        <Alert kind="info" title={t.sample}>
          <p>{t.sampleHint}</p>
        </Alert>
      )}
      {text.language !== lang && <p class="muted">{t.germanOnly}</p>}
      <article lang={text.language === lang ? undefined : text.language}>
        <PageHeader title={text.title} />
        {video && <SignLanguageVideo lang={lang} video={video} />}
        <PageText source={text.body} />
      </article>
    </>
  )
}
