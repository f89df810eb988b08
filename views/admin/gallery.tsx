import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { Alert, Badge, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary, FileInput, TextField } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { type PhotoRow, PhotoTextsForm } from '../components/photo-texts.tsx'

export interface GalleryAdminProps {
  readonly year: number
  readonly published: boolean
  readonly state: FormState
  readonly rows: readonly PhotoRow[]
  readonly gaps: readonly string[]
  /** Pictures added after the gallery went public. */
  readonly waiting: number
  readonly report: {
    readonly imported: number
    readonly known: number
    readonly refused: readonly { name: string; error: string | null }[]
  } | null
  readonly problem: string | null
}

/** Import, describe and publish the pictures of a conference. */
export const GalleryAdminView = (props: GalleryAdminProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminEdition(props.year), label: String(props.year) },
        { label: 'Galerie' },
      ]}
    />
    <PageHeader title={`Galerie ${props.year}`}>
      {props.published ? (
        <Badge kind="success">Öffentlich</Badge>
      ) : (
        <Badge kind="neutral">Nicht öffentlich</Badge>
      )}
    </PageHeader>
    <ErrorSummary errors={props.state.errors} />
    {props.problem && <Alert kind="danger" title={props.problem} role="alert" />}
    {props.report && <Report report={props.report} />}
    <Publish {...props} />
    <Section title="Bilder importieren">
      <form
        method="post"
        action={paths.adminGalleryImport(props.year)}
        enctype="multipart/form-data"
        class="form"
        data-upload="bilder"
      >
        <FileInput
          name="bilder"
          label="Bilder"
          hint="Mehrere auf einmal, je höchstens 25 MB, zusammen höchstens 100 MB. Mit JavaScript werden sie einzeln geschickt, dann gilt die Grenze je Bild."
          accept="image/jpeg,image/png,image/webp,image/avif"
          multiple
          required
        />
        <FileInput
          name="tabelle"
          label="Tabelle mit Bildunterschriften (CSV)"
          hint="Spalten: file, caption, alt, credit. Die Reihenfolge der Zeilen ist die Reihenfolge im Album."
          accept=".csv,text/csv"
        />
        <TextField
          name="credit"
          label="Bildnachweis des Albums"
          hint="Gilt für Bilder, deren Zeile keinen eigenen nennt."
          value={typed(props.state, 'credit')}
          error={errorOf(props.state, 'credit')}
        />
        <TextField
          name="rights"
          label="Rechte am Album"
          hint="Zum Beispiel: Nutzung durch die Taskforce erlaubt, Abgebildete haben zugestimmt."
          value={typed(props.state, 'rights')}
          error={errorOf(props.state, 'rights')}
        />
        <Actions>
          <Button variant={props.rows.length === 0 ? 'primary' : 'secondary'}>Importieren</Button>
        </Actions>
      </form>
    </Section>
    {props.rows.length === 0 ? (
      <EmptyState title="Noch keine Bilder">
        <p>
          Wählen Sie die Bilder der Konferenz aus, am besten zusammen mit einer Tabelle der
          Bildunterschriften.
        </p>
      </EmptyState>
    ) : (
      <Section title={`${props.rows.length} Bilder`}>
        <PhotoTextsForm action={paths.adminGalleryTexts(props.year)} rows={props.rows} />
      </Section>
    )}
  </>
)

const Report = ({ report }: { report: NonNullable<GalleryAdminProps['report']> }) => (
  <Alert
    kind={report.refused.length > 0 ? 'warning' : 'success'}
    title={`${report.imported} Bilder importiert`}
    role="status"
  >
    {report.known > 0 && <p>{report.known} waren schon da.</p>}
    {report.refused.length > 0 && (
      <ul>
        {report.refused.map(({ name, error }) => (
          <li>
            <strong>{name}</strong>: {error}
          </li>
        ))}
      </ul>
    )}
  </Alert>
)

const Publish = (props: GalleryAdminProps) => {
  if (props.rows.length === 0) return null
  const ready = props.gaps.length === 0
  return (
    <>
      {!ready && (
        <Alert kind="warning" title="Vor dem Veröffentlichen fehlt noch">
          <ul>
            {props.gaps.slice(0, 10).map((gap) => (
              <li>{gap}</li>
            ))}
            {props.gaps.length > 10 && <li>… und {props.gaps.length - 10} weitere Bilder</li>}
          </ul>
        </Alert>
      )}
      <div class="kern-btn-wrapper actions">
        {ready && (!props.published || props.waiting > 0) && (
          <form method="post" action={paths.adminGalleryPublish(props.year)}>
            <input type="hidden" name="state" value="public" />
            <Button>
              {props.published ? `${props.waiting} neue Bilder veröffentlichen` : 'Galerie veröffentlichen'}
            </Button>
          </form>
        )}
        {props.published && (
          <>
            <ButtonLink href={paths.gallery(props.year)} variant="secondary">
              Zur Galerie
            </ButtonLink>
            <form method="post" action={paths.adminGalleryPublish(props.year)}>
              <input type="hidden" name="state" value="private" />
              <Button variant="tertiary">Galerie zurückziehen</Button>
            </form>
          </>
        )}
      </div>
    </>
  )
}
