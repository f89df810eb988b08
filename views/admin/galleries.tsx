import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { GalleryEditor } from '../../src/gallery/editor-store.ts'
import { Badge, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ErrorSummary, TextField } from '../components/form.tsx'
import { Breadcrumb, Card, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

interface GalleriesProps {
  readonly albums: readonly { readonly year: number; readonly photos: number; readonly published: boolean }[]
  /** Who works on them; null for a reader who is not to know. */
  readonly editors: readonly GalleryEditor[] | null
  readonly state: FormState
}

/** All albums; for organisers also who works on them. */
export const GalleriesView = ({ albums, editors, state }: GalleriesProps) => (
  <>
    {editors && <Breadcrumb items={[{ href: paths.admin, label: 'Verwaltung' }, { label: 'Galerien' }]} />}
    <PageHeader
      title="Galerien"
      lead="Wählen Sie ein Jahr, um Bilder hochzuladen, zu beschreiben und zu ordnen."
    />
    <ErrorSummary errors={state.errors} />
    {albums.length === 0 && (
      <EmptyState title="Noch keine Ausgabe">
        <p>Sobald es eine Ausgabe des Awards gibt, steht hier ihre Galerie.</p>
      </EmptyState>
    )}
    <div class="cards">
      {albums.map(({ year, photos, published }) => (
        <Card title={`Galerie ${year}`} headingLevel={2} href={paths.adminGallery(year)}>
          <p>{photos === 1 ? 'Ein Bild' : `${photos} Bilder`}</p>
          {published ? (
            <Badge kind="success">Öffentlich</Badge>
          ) : (
            <Badge kind="neutral">Nicht öffentlich</Badge>
          )}
        </Card>
      ))}
    </div>
    {editors && <Editors editors={editors} state={state} />}
  </>
)

const Editors = ({ editors, state }: { editors: readonly GalleryEditor[]; state: FormState }) => (
  <Section title="Wer an den Galerien arbeitet" id="mitarbeit">
    <p>
      Diese Personen laden Bilder hoch, beschreiben, ordnen und ziehen sie zurück. Einreichungen, Jury und
      Ergebnisse sehen sie nicht, und veröffentlichen können nur Sie.
    </p>
    {editors.length > 0 && (
      <DataTable
        caption="Personen mit Zugang"
        head={[{ label: 'E-Mail-Adresse' }, { label: 'Name' }, { label: 'Zugang' }]}
        rows={editors.map(({ id, email, name }) => [
          email,
          name || '–',
          <form method="post" action={paths.adminGalleryEditorRemove(id)}>
            <button type="submit" class="link-button">
              Beenden<span class="kern-sr-only"> ({email})</span>
            </button>
          </form>,
        ])}
      />
    )}
    <form method="post" action={paths.adminGalleryEditors} class="form" novalidate>
      <TextField
        name="email"
        label="E-Mail-Adresse"
        hint="Mit dieser Adresse meldet sich die Person an; ein Passwort braucht sie nicht."
        type="email"
        autocomplete="off"
        value={typed(state, 'email')}
        error={errorOf(state, 'email')}
        maxLength={254}
        required
      />
      <Actions>
        <Button>Einladung senden</Button>
      </Actions>
    </form>
  </Section>
)
