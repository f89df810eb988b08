import { showDateTime } from '../../src/core/berlin-time.ts'
import { inLanguage, type Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import type { PublicLine } from '../../src/retention/classes-english.ts'
import { aroundMark, type ShownText } from '../../src/site/pages.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, ButtonLink } from '../components/form.tsx'
import { PageText } from '../components/markdown.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'
import { SignLanguageVideo } from '../components/video.tsx'
import { editionWords } from './words/edition.ts'
import { textWords } from './words/text.ts'

/** How long what is kept, in the language of the text around it. */
const Periods = ({ lang, lines }: { lang: Language; lines: readonly PublicLine[] }) => (
  <DataTable
    caption={textWords[lang].periods}
    head={textWords[lang].periodsHead.map((label) => ({ label }))}
    rows={lines.map(({ name, purpose, period, effect }) => [name, purpose, period, effect])}
  />
)

const Body = (props: { lang: Language; body: string; periods: readonly PublicLine[] }) => {
  const [before, after] = aroundMark(props.body)
  if (after === null) return <PageText source={props.body} />
  return (
    <>
      <PageText source={before} />
      <Periods lang={props.lang} lines={props.periods} />
      <PageText source={after} />
    </>
  )
}

/** Which year's call it is, and until when one may enter (null: not now). */
export interface CallProps {
  readonly year: number
  readonly title: string
  readonly until: number | null
}

/** A page that organisers write. */
export const TextView = (props: {
  lang: Language
  text: ShownText
  /** What the page shows first. */
  video?: { readonly digest: string; readonly size: number }
  /** Where the page is a year's call. */
  call?: CallProps
  /** What the privacy page may show of how long data is kept. */
  periods?: readonly PublicLine[] | null
}) => {
  const { lang, text, video, call, periods } = props
  const t = textWords[lang]
  return (
    <>
      {call && (
        <Breadcrumb
          items={[
            { href: inLanguage(lang, paths.edition(call.year)), label: call.title },
            { label: text.title },
          ]}
        />
      )}
      {text.sample && (
        <Alert kind="info" title={t.sample}>
          <p>{t.sampleHint}</p>
        </Alert>
      )}
      {text.language !== lang && <p class="muted">{t.germanOnly}</p>}
      <article lang={text.language === lang ? undefined : text.language}>
        <PageHeader title={text.title} />
        {video && <SignLanguageVideo lang={lang} video={video} />}
        {periods ? (
          <Body lang={text.language} body={text.body} periods={periods} />
        ) : (
          <PageText source={text.body} />
        )}
      </article>
      {call && call.until !== null && (
        <>
          <p>{editionWords[lang].until(showDateTime(call.until, lang))}</p>
          <Actions>
            <ButtonLink href={paths.submissions}>{editionWords[lang].handIn}</ButtonLink>
          </Actions>
        </>
      )}
    </>
  )
}
