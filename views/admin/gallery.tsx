import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import { LIMITS } from '../../src/photo/schema.ts'
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
import { Picture } from '../components/picture.tsx'
import { LICENCE_OPTIONS, PERSONS_OPTIONS } from './gallery-choices.ts'

type StoryRow =
  | { readonly kind: 'heading'; readonly id: string; readonly text: string }
  | {
      readonly kind: 'photo'
      readonly id: string
      readonly fileName: string
      readonly view: PhotoView
      /** What is missing, as a sentence; '' when complete. */
      readonly missing: string
      readonly state: 'public' | 'hidden' | null
      /** Where a picture that nobody has seen is deleted; null once it is public. */
      readonly remove: string | null
      readonly withdraw: string
    }

export interface GalleryAdminProps {
  readonly year: number
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
      <ErrorSummary errors={[...props.state.errors, ...props.heading.errors]} />
      {props.problem && <Alert kind="danger" title={props.problem} role="alert" />}
      {props.report && <Report report={props.report} />}
      {props.objections > 0 && <Objections {...props} />}
      {photos > 0 && <Publish {...props} />}
      <nav class="table-actions" aria-label="Zur Galerie gehört">
        <a href={paths.adminGalleryTexts(props.year)}>Bildtexte bearbeiten</a>
        <a href={paths.adminGalleryAlbum(props.year)}>Titel und Angaben des Albums</a>
        <a href={paths.adminRights(props.year)}>Rechteverzeichnis</a>
        <a href={paths.adminObjections(props.year)}>Einwände</a>
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
            <Order {...props} />
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

/** Every heading and picture with its place: up and down, or a number; with JavaScript also by dragging. */
const Order = ({ year, rows }: GalleryAdminProps) => (
  <>
    <form method="post" action={paths.adminGalleryOrder(year)} data-order>
      <button class="kern-sr-only" type="submit" name="do" value="places" tabindex={-1}>
        Reihenfolge speichern
      </button>
      {rows.map(({ id }) => (
        <input type="hidden" name="id[]" value={id} />
      ))}
      <ol class="story-order">
        {rows.map((row, index) => (
          <StoryItem row={row} index={index} year={year} />
        ))}
      </ol>
      <Actions>
        <Button variant="secondary" name="do" value="places">
          An die eingetragenen Stellen setzen
        </Button>
      </Actions>
    </form>
    {rows.map((row) =>
      row.kind === 'photo' && row.remove !== null ? (
        <form method="post" action={row.remove} id={`loeschen-${row.id}`} />
      ) : null,
    )}
  </>
)

const nameOf = (row: StoryRow): string =>
  row.kind === 'heading' ? row.text : row.view.caption || row.fileName

const StoryItem = ({ row, index, year }: { row: StoryRow; index: number; year: number }) => (
  <li class={`story-order__item story-order__item--${row.kind}`} id={`stelle-${row.id}`} data-item={row.id}>
    <input
      class="story-order__place"
      type="number"
      name="place[]"
      value={index + 1}
      min={1}
      max={9999}
      aria-label={`Stelle von ${nameOf(row)}`}
    />
    {row.kind === 'photo' && <Picture photo={{ ...row.view, alt: '' }} sizes="8rem" />}
    <div class="story-order__text">
      {row.kind === 'heading' ? <strong>{row.text}</strong> : <span>{nameOf(row)}</span>}
      {row.kind === 'photo' && <PhotoState row={row} />}
    </div>
    <div class="table-actions">
      <MoveButton id={row.id} by="up" label="Nach oben" of={nameOf(row)} />
      <MoveButton id={row.id} by="down" label="Nach unten" of={nameOf(row)} />
      {row.kind === 'heading' ? (
        <a href={`${paths.adminGallery(year)}?ueberschrift=${row.id}#ueberschrift`}>
          Ändern<span class="kern-sr-only">: {row.text}</span>
        </a>
      ) : (
        <PhotoActions row={row} year={year} />
      )}
    </div>
  </li>
)

const PhotoState = ({ row }: { row: StoryRow & { kind: 'photo' } }) => (
  <span>
    {row.missing !== '' && <Badge kind="warning">{row.missing}</Badge>}{' '}
    {row.state === 'hidden' && <Badge kind="danger">Nach einem Einwand verborgen</Badge>}
  </span>
)

const MoveButton = (props: { id: string; by: 'up' | 'down'; label: string; of: string }) => (
  <button type="submit" name="do" value={`${props.by}:${props.id}`} class="link-button">
    {props.label}
    <span class="kern-sr-only">: {props.of}</span>
  </button>
)

const PhotoActions = ({ row, year }: { row: StoryRow & { kind: 'photo' }; year: number }) => (
  <>
    <a href={`${paths.adminGallery(year)}?vor=${row.id}#ueberschrift`}>
      Überschrift davor<span class="kern-sr-only">: {nameOf(row)}</span>
    </a>
    {row.remove === null ? (
      <a href={row.withdraw}>
        Zurückziehen<span class="kern-sr-only">: {nameOf(row)}</span>
      </a>
    ) : (
      <button type="submit" form={`loeschen-${row.id}`} class="link-button">
        Löschen<span class="kern-sr-only">: {nameOf(row)}</span>
      </button>
    )}
  </>
)

const HeadingForm = ({ year, rows, heading }: GalleryAdminProps) => {
  const id = typed(heading, 'id')
  const photos = rows.filter((row) => row.kind === 'photo')
  return (
    <Section title={id === '' ? 'Überschrift einfügen' : 'Überschrift ändern'} id="ueberschrift">
      <form
        method="post"
        action={id === '' ? paths.adminGalleryHeadings(year) : paths.adminGalleryHeading(year, id)}
        class="form"
        novalidate
      >
        <TextField
          name="day"
          label="Tag"
          hint="Für einen Konferenztag, zum Beispiel 13.11.2024. Leer für einen Programmpunkt."
          value={typed(heading, 'day')}
          error={errorOf(heading, 'day')}
          width="medium"
        />
        <TextField
          name="title"
          label="Programmpunkt"
          hint="Zum Beispiel: Eröffnung im großen Saal. Beim Tag kann er leer bleiben."
          value={typed(heading, 'title')}
          error={errorOf(heading, 'title')}
          maxLength={LIMITS.heading}
        />
        {id === '' ? (
          <Select
            name="before"
            label="Vor welchem Bild?"
            placeholder="Ganz am Ende"
            value={typed(heading, 'before')}
            options={photos.map((row, index) => ({
              value: row.id,
              label: `${index + 1}. ${nameOf(row).slice(0, 80)}`,
            }))}
          />
        ) : (
          <input type="hidden" name="before" value="" />
        )}
        <Actions>
          <Button variant="secondary" name="do" value="save">
            {id === '' ? 'Überschrift einfügen' : 'Überschrift speichern'}
          </Button>
          {id !== '' && (
            <Button variant="danger" name="do" value="delete">
              Überschrift löschen
            </Button>
          )}
        </Actions>
      </form>
    </Section>
  )
}
