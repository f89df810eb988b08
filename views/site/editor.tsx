import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import type { Language } from '../../src/core/language.ts'
import { paths } from '../../src/core/paths.ts'
import { PERIODS_MARK } from '../../src/site/pages.ts'
import { LIMITS } from '../../src/site/schema.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, Checkbox, ErrorSummary, TextArea, TextField } from '../components/form.tsx'
import { PageText } from '../components/markdown.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'

export interface EditorProps {
  readonly slug: string
  readonly lang: Language
  readonly name: string
  readonly path: string
  /** Pages that every award needs are always public. */
  readonly always: boolean
  /** Nobody has written it yet; the form starts with the sample. */
  readonly sample: boolean
  /** How many details still stand in square brackets. */
  readonly open: number
  readonly preview: boolean
  readonly state: FormState
}

const LANGUAGES = { de: 'Deutsch', en: 'Englisch' } as const
const HELP =
  'Zwischenüberschriften beginnen mit ##, darunter ###. Listen mit „- “ oder „1. “. **fett**, *kursiv*, [Text](Adresse). Tabellen: | Spalte | Spalte |, darunter | --- | --- |; eine Zeile „Tabelle: …“ davor wird ihr Titel.'

const PERIODS_HELP = `Die Zeile ${PERIODS_MARK} wird zur Tabelle, was wie lange gespeichert bleibt.`

/** Writing one page in one language. */
export const EditorView = (props: EditorProps) => {
  const { slug, lang, state } = props
  const other = lang === 'de' ? 'en' : 'de'
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.admin, label: 'Verwaltung' },
          { href: paths.adminPages, label: 'Eigene Seiten' },
          { label: `${props.name}, ${LANGUAGES[lang]}` },
        ]}
      />
      <PageHeader title={props.name} kicker={LANGUAGES[lang]}>
        <p>
          <a href={props.path}>Öffentliche Seite</a> ·{' '}
          <a href={paths.adminPageHistory(slug, lang)}>Verlauf</a> ·{' '}
          <a href={paths.adminPage(slug, other)}>{LANGUAGES[other]}e Fassung</a>
        </p>
      </PageHeader>
      {slug === 'gebaerdensprache' && (
        <p>
          <a href={paths.adminVideo}>Video hochladen</a>; es braucht keinen Text daneben.
        </p>
      )}
      <div id="f-form">
        <ErrorSummary errors={state.errors} />
      </div>
      {(props.sample || props.open > 0) && (
        <Alert kind="warning" title={props.sample ? 'Das ist ein Mustertext' : 'Es fehlen noch Angaben'}>
          <p>
            {props.open === 1 ? 'Eine Angabe steht' : `${props.open} Angaben stehen`} in eckigen Klammern.
            Solange zeigt die öffentliche Seite den Hinweis „Mustertext“.
          </p>
        </Alert>
      )}
      {props.preview && (
        <section class="preview" id="vorschau" aria-label="Vorschau" tabindex={-1} autofocus>
          <p class="preview__title">So wird es gelesen – noch nicht gespeichert</p>
          <div lang={lang}>
            <h2 class="preview__heading">{typed(state, 'title')}</h2>
            <PageText source={typed(state, 'body')} />
          </div>
        </section>
      )}
      <form method="post" action={paths.adminPage(slug, lang)} class="form" novalidate>
        <input type="hidden" name="version" value={typed(state, 'version')} />
        <TextField
          name="title"
          label="Titel"
          maxLength={LIMITS.title}
          required
          value={typed(state, 'title')}
          error={errorOf(state, 'title')}
        />
        <TextArea
          name="body"
          label="Text"
          hint={slug === 'datenschutz' ? `${HELP} ${PERIODS_HELP}` : HELP}
          rows={24}
          maxLength={LIMITS.body}
          required
          value={typed(state, 'body')}
          error={errorOf(state, 'body')}
        />
        {props.always ? (
          <input type="hidden" name="published" value="1" />
        ) : (
          <Checkbox
            name="published"
            label="Öffentlich"
            hint="Ohne Haken ist die Seite für Besucherinnen und Besucher unbekannt."
            checked={typed(state, 'published') === '1'}
          />
        )}
        <Actions>
          <Button name="after" value="save">
            Speichern
          </Button>
          <Button variant="secondary" name="after" value="preview">
            Vorschau
          </Button>
        </Actions>
      </form>
    </>
  )
}
