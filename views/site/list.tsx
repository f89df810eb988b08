import { showDateTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import type { Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { LIMITS } from '../../src/site/schema.ts'
import { Alert, Badge } from '../components/feedback.tsx'
import { Actions, Button, ErrorSummary, TextField } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

/** How far the text of one page in one language is. */
export interface TextState {
  /** null where nobody has written it. */
  readonly saved: { readonly at: number; readonly by: string; readonly published: boolean } | null
  /** What visitors read until somebody writes it. */
  readonly sample: boolean
  /** Details in square brackets that are still to be filled in. */
  readonly open: number
}

export interface PageLine {
  readonly slug: string
  readonly title: string
  readonly path: string
  /** Whether the public can read it. */
  readonly open: boolean
  readonly texts: Readonly<Record<Language, TextState>>
}

const LANGUAGES = { de: 'Deutsch', en: 'Englisch' } as const

const State = ({ line, lang }: { line: PageLine; lang: Language }) => {
  const { saved, sample, open } = line.texts[lang]
  return (
    <>
      <a href={paths.adminPage(line.slug, lang)}>
        {saved || sample ? 'Bearbeiten' : 'Schreiben'}
        <span class="kern-sr-only">
          : {line.title}, {LANGUAGES[lang]}
        </span>
      </a>
      {open > 0 || (saved && !saved.published) ? <br /> : null}
      {open > 0 ? (
        <Badge kind="warning">{open === 1 ? 'eine Angabe fehlt' : `${open} Angaben fehlen`}</Badge>
      ) : saved && !saved.published ? (
        <Badge kind="neutral">nicht öffentlich</Badge>
      ) : null}
      {saved && (
        <>
          <br />
          <span class="small muted">
            {showDateTime(saved.at)}, {saved.by}
          </span>
        </>
      )}
    </>
  )
}

/** All pages that organisers write. */
export const PagesView = (props: { lines: readonly PageLine[]; state: FormState }) => {
  const open = props.lines.filter(({ texts }) => texts.de.open + texts.en.open > 0)
  return (
    <>
      <Breadcrumb items={[{ href: paths.admin, label: 'Verwaltung' }, { label: 'Eigene Seiten' }]} />
      <PageHeader
        title="Eigene Seiten"
        lead="Was das Gesetz verlangt, die Ausschreibung jedes Jahres und alles, was Sie sonst mitteilen. Jede Fassung bleibt im Verlauf."
      />
      {open.length > 0 && (
        <Alert kind="warning" title="In diesen Seiten stehen noch eckige Klammern">
          <p>
            {open.map(({ title }) => title).join(', ')}. Besucherinnen und Besucher sehen dort den Hinweis
            „Mustertext“.
          </p>
        </Alert>
      )}
      <DataTable
        caption="Seiten"
        head={[{ label: 'Seite' }, { label: 'Deutsch' }, { label: 'Englisch' }]}
        rows={props.lines.map((line) => [
          <>
            {line.title}
            <br />
            <span class="small muted">{line.open ? <a href={line.path}>{line.path}</a> : line.path}</span>
          </>,
          <State line={line} lang="de" />,
          <State line={line} lang="en" />,
        ])}
      />
      <Section title="Neue Seite" id="neu">
        <ErrorSummary errors={props.state.errors} />
        <form method="post" action={paths.adminPages} class="form" novalidate>
          <TextField
            name="slug"
            label="Name in der Adresse"
            hint="Zum Beispiel „anreise“; die Seite steht dann unter /seiten/anreise und, sobald sie öffentlich ist, in der Fußzeile."
            maxLength={LIMITS.slug}
            width="medium"
            required
            value={typed(props.state, 'slug')}
            error={errorOf(props.state, 'slug')}
          />
          <Actions>
            <Button variant="secondary">Anlegen und schreiben</Button>
          </Actions>
        </form>
      </Section>
    </>
  )
}
