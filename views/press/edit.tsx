import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { LIMITS } from '../../src/press/schema.ts'
import { Actions, Button, ErrorSummary, TextArea, TextField } from '../components/form.tsx'
import { Markdown } from '../components/markdown.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'

interface PressEditProps {
  readonly year: number
  readonly released: boolean
  readonly state: FormState
  /** Whether what was typed is shown as it will be read. */
  readonly preview: boolean
}

/** Writing what the press gets. */
export const PressEditView = ({ year, released, state, preview }: PressEditProps) => (
  <>
    <Breadcrumb items={[{ href: paths.adminEdition(year), label: String(year) }, { label: 'Presse' }]} />
    <PageHeader
      title="Presse"
      lead={
        released
          ? 'Die Presseseite ist öffentlich; was Sie speichern, steht sofort dort.'
          : 'Öffentlich wird die Presseseite zusammen mit den Ergebnissen. Bilder, Preisträger und Zahlen kommen von selbst dazu.'
      }
    >
      {released && (
        <p>
          <a href={paths.press(year)}>Zur Presseseite</a>
        </p>
      )}
    </PageHeader>
    <ErrorSummary errors={state.errors} />
    {preview && (
      <section class="preview" id="vorschau" aria-label="Vorschau" tabindex={-1} autofocus>
        <p class="preview__title">So wird es gelesen – noch nicht gespeichert</p>
        <h2 class="preview__heading">{typed(state, 'headline')}</h2>
        <Markdown source={typed(state, 'body')} />
      </section>
    )}
    <form method="post" action={paths.adminPress(year)} class="form" novalidate>
      <input type="hidden" name="version" value={typed(state, 'version')} />
      <TextField
        name="headline"
        label="Überschrift"
        maxLength={LIMITS.headline}
        required
        value={typed(state, 'headline')}
        error={errorOf(state, 'headline')}
      />
      <TextArea
        name="body"
        label="Pressetext"
        hint="Zwischenüberschriften beginnen mit ###. Listen mit „- “. **fett**, *kursiv*, [Text](https://…)."
        rows={18}
        maxLength={LIMITS.body}
        required
        value={typed(state, 'body')}
        error={errorOf(state, 'body')}
      />
      <TextArea
        name="contact"
        label="Kontakt für die Presse"
        hint="Name, Telefon, E-Mail-Adresse; jede Angabe in einer Zeile."
        rows={4}
        maxLength={LIMITS.contact}
        required
        value={typed(state, 'contact')}
        error={errorOf(state, 'contact')}
      />
      <Actions>
        <Button name="after" value="save">
          Speichern
        </Button>
        <Button name="after" value="preview" variant="secondary">
          Vorschau
        </Button>
      </Actions>
    </form>
  </>
)
