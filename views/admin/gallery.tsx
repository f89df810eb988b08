import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { Alert, Badge, EmptyState } from '../components/feedback.tsx'
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  FileInput,
  Select,
  TextField,
} from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { LICENCE_OPTIONS, PERSONS_OPTIONS } from './gallery-choices.ts'
import { galleryCrumbs } from './gallery-crumbs.ts'
import { HeadingForm, StoryOrder, type StoryRow } from './gallery-story.tsx'

export interface GalleryAdminProps {
  readonly year: number
  /** Whether a gallery editor works here: publishing, ledger and objections are the organisers'. */
  readonly editor: boolean
  readonly published: boolean
  readonly state: FormState
  readonly rows: readonly StoryRow[]
  readonly gaps: readonly string[]
  /** Pictures added after the gallery went public. */
  readonly waiting: number
  readonly objections: number
  readonly report: {
    readonly imported: number
    readonly known: number
    readonly refused: readonly { name: string; error: string | null }[]
  } | null
  readonly problem: string | null
  /** The form of a heading; with an id it changes that one. */
  readonly heading: FormState
}

/** The album of a conference: import, order and headings, publishing. */
export const GalleryAdminView = (props: GalleryAdminProps) => {
  const photos = props.rows.filter(({ kind }) => kind === 'photo').length
  return (
    <>
      <Breadcrumb items={[...galleryCrumbs(props.year, props.editor), { label: 'Galerie' }]} />
      <PageHeader title={`Galerie ${props.year}`}>
        {props.published ? (
          <Badge kind="success">Öffentlich</Badge>
        ) : (
          <Badge kind="neutral">Nicht öffentlich</Badge>
        )}
      </PageHeader>
      <ErrorSummary errors={[...props.state.errors, ...props.heading.errors]} />
      {props.problem && <Alert kind="danger" title={props.problem} role="alert" />}
      {props.report && <Report report={props.report} />}
      {props.objections > 0 && !props.editor && <Objections {...props} />}
      {photos > 0 && !props.editor && <Publish {...props} />}
      <nav class="table-actions" aria-label="Zur Galerie gehört">
        <a href={paths.adminGalleryTexts(props.year)}>Bildtexte bearbeiten</a>
        <a href={paths.adminGalleryAlbum(props.year)}>Titel und Angaben des Albums</a>
        {!props.editor && <a href={paths.adminRights(props.year)}>Rechteverzeichnis</a>}
        {!props.editor && <a href={paths.adminObjections(props.year)}>Einwände</a>}
      </nav>
      <Import {...props} photos={photos} />
      {photos === 0 ? (
        <EmptyState title="Noch keine Bilder">
          <p>
            Wählen Sie die Bilder der Konferenz aus, am besten zusammen mit einer Tabelle der
            Bildunterschriften.
          </p>
        </EmptyState>
      ) : (
        <>
          <Section title={`Reihenfolge (${photos} Bilder)`} id="reihenfolge">
            <StoryOrder {...props} />
          </Section>
          <HeadingForm {...props} />
        </>
      )}
    </>
  )
}

const Objections = ({ year, objections }: GalleryAdminProps) => (
  <Alert
    kind="warning"
    title={objections === 1 ? 'Ein Einwand wartet auf Sie' : `${objections} Einwände warten auf Sie`}
  >
    <p>
      <a href={paths.adminObjections(year)}>Einwände ansehen und entscheiden</a>
    </p>
  </Alert>
)

const Import = (props: GalleryAdminProps & { photos: number }) => {
  const { state } = props
  const value = (name: string) => ({ value: typed(state, name), error: errorOf(state, name) })
  return (
    <Section title="Bilder importieren">
      <details class="details" open={props.photos === 0 || state.errors.length > 0 || props.problem !== null}>
        <summary>Bilder auswählen, mit Tabelle oder ohne</summary>
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
            hint="Mehrere auf einmal, je höchstens 25 MB, zusammen höchstens 100 MB. Mit JavaScript werden sie einzeln geschickt, dann gilt die Grenze je Bild. Abgebrochen? Einfach noch einmal: Was schon da ist, wird erkannt."
            accept="image/jpeg,image/png,image/webp,image/avif"
            multiple
            required
          />
          <FileInput
            name="tabelle"
            label="Tabelle mit Bildunterschriften (CSV)"
            hint="Spalten: file, caption, alt, credit; wenn gewünscht auch rights, licence, persons, day (13.11.2024) und heading (Programmpunkt). Die Reihenfolge der Zeilen ist die Reihenfolge im Album; day und heading gelten, bis die nächste Zeile etwas anderes sagt."
            accept=".csv,text/csv"
          />
          <TextField
            name="credit"
            label="Bildnachweis des Albums"
            hint="Gilt für Bilder, deren Zeile keinen eigenen nennt."
            {...value('credit')}
          />
          <Select
            name="licence"
            label="Lizenz"
            hint="Was andere mit den Bildern tun dürfen; steht bei jedem Bild und in der Datei."
            options={LICENCE_OPTIONS}
            {...value('licence')}
          />
          <TextField
            name="rights"
            label="Rechte am Album"
            hint="Zum Beispiel: Nutzung durch die Taskforce erlaubt, Abgebildete haben zugestimmt. Öffentlich nur bei der Lizenz „Eigene Bedingungen“."
            {...value('rights')}
          />
          <Select
            name="persons"
            label="Abgebildete Personen"
            hint="Gilt für Bilder, deren Zeile nichts anderes sagt."
            options={PERSONS_OPTIONS}
            {...value('persons')}
          />
          <TextField
            name="source"
            label="Quelle"
            hint="Zum Beispiel: per E-Mail vom Fotografen am 20. November."
            {...value('source')}
          />
          <Actions>
            <Button variant={props.photos === 0 ? 'primary' : 'secondary'}>Importieren</Button>
          </Actions>
        </form>
      </details>
    </Section>
  )
}

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
          <p>
            <a href={paths.adminGalleryGaps(props.year)}>Fehlende Angaben ergänzen</a>
          </p>
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
