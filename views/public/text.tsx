import type { Language } from '../../src/core/language.ts'
import type { RecordLine } from '../../src/retention/record.ts'
import { aroundMark, type ShownText } from '../../src/site/pages.ts'
import { Alert } from '../components/feedback.tsx'
import { PageText } from '../components/markdown.tsx'
import { PageHeader } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'
import { SignLanguageVideo } from '../components/video.tsx'
import { textWords } from './words/text.ts'

/** How long what is kept: German, as the law and the record are. */
const Periods = ({ lines }: { lines: readonly RecordLine[] }) => (
  <div lang="de">
    <DataTable
      caption="Welche Daten wie lange bleiben"
      head={[{ label: 'Daten' }, { label: 'Wozu' }, { label: 'Wie lange' }, { label: 'Danach' }]}
      rows={lines.map(({ data, period }) => [data.name, data.purpose, period, data.effect])}
    />
  </div>
)

const Body = ({ body, periods }: { body: string; periods: readonly RecordLine[] }) => {
  const [before, after] = aroundMark(body)
  if (after === null) return <PageText source={body} />
  return (
    <>
      <PageText source={before} />
      <Periods lines={periods} />
      <PageText source={after} />
    </>
  )
}

/** A page that organisers write. */
export const TextView = (props: {
  lang: Language
  text: ShownText
  /** What the page shows first. */
  video?: { readonly digest: string; readonly size: number }
  /** What the privacy page may show of how long data is kept. */
  periods?: readonly RecordLine[] | null
}) => {
  const { lang, text, video, periods } = props
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
        {periods ? <Body body={text.body} periods={periods} /> : <PageText source={text.body} />}
      </article>
    </>
  )
}
