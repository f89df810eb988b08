import { paths } from '../../src/core/paths.ts'
import type { Texts } from '../../src/gallery/text-rules.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import { LIMITS } from '../../src/photo/schema.ts'
import { Alert, EmptyState, ProgressBar } from '../components/feedback.tsx'
import { FieldError } from '../components/field.tsx'
import { Actions, Button, Select, TextField } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { Picture } from '../components/picture.tsx'
import { LICENCE_OPTIONS, PERSONS_OPTIONS } from './gallery-choices.ts'
import { galleryCrumbs } from './gallery-crumbs.ts'

/** One picture with its texts as stored, or as typed where they could not be saved. */
export interface TextsRow {
  readonly id: string
  /** Place among the pictures of the album. */
  readonly number: number
  readonly fileName: string
  readonly view: PhotoView
  readonly version: number
  readonly texts: Texts
  readonly missing: string
  /** Why this row could not be saved; '' otherwise. */
  readonly message: string
}

interface GalleryTextsProps {
  readonly year: number
  /** Whether a gallery editor reads, who knows nothing else of the administration. */
  readonly editor: boolean
  readonly rows: readonly TextsRow[]
  readonly total: number
  readonly gaps: number
  readonly onlyGaps: boolean
  readonly problem: string | null
}

/** The texts of many pictures: row by row with the keyboard, saved along the way where scripts run. */
export const GalleryTextsView = (props: GalleryTextsProps) => (
  <>
    <Breadcrumb
      items={[
        ...galleryCrumbs(props.year, props.editor),
        { href: paths.adminGallery(props.year), label: 'Galerie' },
        { label: 'Bildtexte' },
      ]}
    />
    <PageHeader title={`Bildtexte ${props.year}`} />
    {props.problem && <Alert kind="danger" title={props.problem} role="alert" />}
    <ProgressBar value={props.total - props.gaps} max={props.total} label="Bilder mit allen Angaben" />
    <p class="table-actions">
      {props.onlyGaps ? (
        <a href={paths.adminGalleryTexts(props.year)}>Alle Bilder zeigen</a>
      ) : (
        <a href={paths.adminGalleryGaps(props.year)}>Nur unvollständige zeigen</a>
      )}
      <span class="muted">
        Tabulator geht zum nächsten Feld, Eingabetaste zum selben Feld des nächsten Bildes.
      </span>
    </p>
    {props.rows.length === 0 ? (
      <EmptyState title={props.total === 0 ? 'Noch keine Bilder' : 'Alle Angaben sind da'}>
        <p>
          <a href={paths.adminGallery(props.year)}>Zurück zur Galerie</a>
        </p>
      </EmptyState>
    ) : (
      <Rows {...props} />
    )}
  </>
)

const Rows = (props: GalleryTextsProps) => (
  <form
    method="post"
    action={props.onlyGaps ? paths.adminGalleryGaps(props.year) : paths.adminGalleryTexts(props.year)}
    class="batch"
    data-batch
    novalidate
  >
    {/* The first button of a form is the one that Enter presses. */}
    <button class="kern-sr-only" type="submit" name="do" value="save" tabindex={-1}>
      Alle speichern
    </button>
    {props.rows.map((row) => (
      <Row row={row} />
    ))}
    <Fill />
    <div class="batch__foot">
      <Actions>
        <Button name="do" value="save">
          Alle speichern
        </Button>
      </Actions>
    </div>
  </form>
)

const Row = ({ row }: { row: TextsRow }) => {
  const id = `f-bild-${row.id}`
  return (
    <fieldset class="kern-fieldset batch__row" id={id} data-row={row.id}>
      <legend class="kern-label">
        Bild {row.number}: {row.fileName}
      </legend>
      <input type="hidden" name="id[]" value={row.id} />
      <input type="hidden" name="version[]" value={row.version} />
      <div class="batch__body">
        <div class="batch__picture">
          <Picture photo={{ ...row.view, alt: row.texts.alt || `Bild ${row.number}` }} sizes="16rem" />
          <label class="batch__pick">
            <input type="checkbox" name="pick[]" value={row.id} /> auswählen
          </label>
          <p class="batch__state" data-state aria-live="polite">
            {row.missing || 'Vollständig.'}
          </p>
        </div>
        <div class="batch__fields">
          <FieldError id={id} text={row.message || undefined} />
          <Area row={row} name="caption" label="Bildunterschrift" />
          <Area row={row} name="alt" label="Alternativtext" />
          <Line row={row} name="credit" label="Bildnachweis" max={LIMITS.credit} />
          <Choice row={row} name="licence" label="Lizenz" options={LICENCE_OPTIONS} />
          <Line row={row} name="rights" label="Rechte" max={LIMITS.rights} />
          <Choice row={row} name="persons" label="Abgebildete Personen" options={PERSONS_OPTIONS} />
          <Line row={row} name="persons_note" label="Wer, und wie zugestimmt" max={LIMITS.personsNote} />
          <Line row={row} name="source" label="Quelle" max={LIMITS.source} />
        </div>
      </div>
    </fieldset>
  )
}

interface CellProps {
  readonly row: TextsRow
  readonly name: keyof Texts
  readonly label: string
}

const Cell = (props: CellProps & { children: unknown }) => (
  <div class={`batch__cell batch__cell--${props.name}`}>
    <label for={`f-${props.name}-${props.row.id}`}>{props.label}</label>
    {props.children}
  </div>
)

const Area = (props: CellProps) => (
  <Cell {...props}>
    <textarea
      class="kern-form-input__input"
      id={`f-${props.name}-${props.row.id}`}
      name={`${props.name}[]`}
      rows={2}
    >
      {props.row.texts[props.name]}
    </textarea>
  </Cell>
)

const Line = (props: CellProps & { max: number }) => (
  <Cell {...props}>
    <input
      class="kern-form-input__input"
      id={`f-${props.name}-${props.row.id}`}
      name={`${props.name}[]`}
      value={props.row.texts[props.name]}
      maxlength={props.max}
    />
  </Cell>
)

const Choice = (props: CellProps & { options: readonly { value: string; label: string }[] }) => (
  <Cell {...props}>
    <div class="kern-form-input__select-wrapper">
      <select class="kern-form-input__select" id={`f-${props.name}-${props.row.id}`} name={`${props.name}[]`}>
        {props.options.map(({ value, label }) => (
          <option value={value} selected={value === props.row.texts[props.name]}>
            {label}
          </option>
        ))}
      </select>
    </div>
  </Cell>
)

/** What is to be the same for all chosen pictures. */
const Fill = () => (
  <details class="details">
    <summary>Angaben für ausgewählte Bilder setzen</summary>
    <p class="muted">
      Leere Felder lassen stehen, was bei den Bildern steht. Was Sie oben geändert haben, wird mit
      gespeichert.
    </p>
    <div class="batch__fill">
      <TextField name="fill_credit" label="Bildnachweis" maxLength={LIMITS.credit} optionalMark={false} />
      <Select
        name="fill_licence"
        label="Lizenz"
        optionalMark={false}
        options={LICENCE_OPTIONS.map((option) =>
          option.value === '' ? { value: '', label: 'Nicht ändern' } : option,
        )}
      />
      <TextField name="fill_rights" label="Rechte" maxLength={LIMITS.rights} optionalMark={false} />
      <Select
        name="fill_persons"
        label="Abgebildete Personen"
        optionalMark={false}
        options={PERSONS_OPTIONS.map((option) =>
          option.value === '' ? { value: '', label: 'Nicht ändern' } : option,
        )}
      />
      <TextField
        name="fill_persons_note"
        label="Wer, und wie zugestimmt"
        maxLength={LIMITS.personsNote}
        optionalMark={false}
      />
      <TextField name="fill_source" label="Quelle" maxLength={LIMITS.source} optionalMark={false} />
    </div>
    <Actions>
      <Button variant="secondary" name="do" value="fill">
        Bei ausgewählten Bildern setzen
      </Button>
    </Actions>
  </details>
)
