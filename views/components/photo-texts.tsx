import type { PhotoView } from '../../src/photo/rules.ts'
import { LIMITS } from '../../src/photo/schema.ts'
import { Badge } from './feedback.tsx'
import { FieldError } from './field.tsx'
import { Actions, Button } from './form.tsx'
import type { Child } from './markup.ts'
import { Picture } from './picture.tsx'

/** A picture of an entry with its texts, who is to be seen on it, and what must not be cut off. */
export interface EntryPhotoRow {
  readonly id: string
  readonly fileName: string
  readonly view: PhotoView
  readonly caption: string
  readonly alt: string
  readonly credit: string
  readonly rights: string
  /** What is missing, as a sentence; '' when complete. */
  readonly missing: string
  readonly error?: string
  readonly persons: string
  /** Stands for what is stored, to tell later whether somebody else has changed it. */
  readonly seen: string
  /** "40 25", percent from left and top; '' when nobody chose a point. */
  readonly focus: string
}

const FIELDS = [
  { key: 'caption', label: 'Bildunterschrift', hint: 'Was ist zu sehen, was ist daran wichtig?', long: true },
  {
    key: 'alt',
    label: 'Alternativtext',
    hint: 'Für Menschen, die das Bild nicht sehen. Nicht der Dateiname.',
    long: true,
  },
  {
    key: 'credit',
    label: 'Bildnachweis',
    hint: 'Wer hat das Bild gemacht? Steht unter dem Bild und in der Datei selbst.',
    long: false,
  },
  {
    key: 'rights',
    label: 'Rechte',
    hint: 'Zum Beispiel: Nutzung für Award und Presse erlaubt. Wird nicht veröffentlicht.',
    long: false,
  },
] as const

const PERSONS = [
  { value: '', label: 'Bitte wählen' },
  { value: 'none', label: 'Niemand ist zu erkennen' },
  { value: 'consent', label: 'Alle Abgebildeten haben zugestimmt' },
  { value: 'missing', label: 'Die Zustimmung fehlt noch' },
]

const FOCUS = [
  ['20 20', 'oben links'],
  ['50 20', 'oben'],
  ['80 20', 'oben rechts'],
  ['20 50', 'links'],
  ['50 50', 'Mitte'],
  ['80 50', 'rechts'],
  ['20 80', 'unten links'],
  ['50 80', 'unten'],
  ['80 80', 'unten rechts'],
] as const

/** The nine points, and the one that was clicked when it is none of them. */
const focusChoices = (chosen: string) => {
  const [x, y] = chosen.split(' ')
  return [
    { value: '', label: 'automatisch' },
    ...FOCUS.map(([value, label]) => ({ value, label })),
    ...(chosen === '' || FOCUS.some(([value]) => value === chosen)
      ? []
      : [{ value: chosen, label: `${x} % von links, ${y} % von oben` }]),
  ]
}

/** The pictures of an entry: also their order, who is on them and what must stay in sight. Every button saves the texts. */
export const EntryPhotosForm = (props: { action: string; rows: readonly EntryPhotoRow[] }) => (
  <form method="post" action={props.action} class="photo-texts" novalidate>
    {/* The first button of a form is the one that Enter presses. */}
    <button class="kern-sr-only" type="submit" name="do" value="save" tabindex={-1}>
      Speichern
    </button>
    {props.rows.map((row, index) => (
      <PhotoFields row={row} index={index}>
        <div class="table-actions">
          {index > 0 && <RowButton what={`up:${row.id}`} label="Nach vorn" photo={index + 1} />}
          {index < props.rows.length - 1 && (
            <RowButton what={`down:${row.id}`} label="Nach hinten" photo={index + 1} />
          )}
          <RowButton what={`delete:${row.id}`} label="Löschen" photo={index + 1} />
        </div>
      </PhotoFields>
    ))}
    <Actions>
      <Button name="do" value="save">
        Angaben speichern
      </Button>
    </Actions>
  </form>
)

const RowButton = (props: { what: string; label: string; photo: number }) => (
  <button class="kern-btn kern-btn--tertiary" type="submit" name="do" value={props.what}>
    <span class="kern-label">
      {props.label}
      <span class="kern-sr-only">: Foto {props.photo}</span>
    </span>
  </button>
)

const PhotoFields = (props: { row: EntryPhotoRow; index: number; children: Child }) => {
  const { row, index } = props
  return (
    <fieldset class="kern-fieldset photo-texts__row" id={`f-foto-${row.id}`}>
      <legend class="kern-label">
        Foto {index + 1}: {row.fileName}
      </legend>
      <div class="photo-texts__picture">
        <div class="focal" data-focal={`f-focus-${row.id}`}>
          <Picture photo={{ ...row.view, alt: row.alt || `Foto ${index + 1}` }} sizes="20rem" />
        </div>
        {row.missing ? (
          <Badge kind="warning">{row.missing}</Badge>
        ) : (
          <Badge kind="success">Vollständig</Badge>
        )}
        {props.children}
      </div>
      <div class="photo-texts__fields">
        <FieldError id={`f-foto-${row.id}`} text={row.error} />
        <input type="hidden" name="id[]" value={row.id} />
        {FIELDS.map((field) => (
          <TextOf row={row} field={field} />
        ))}
        <input type="hidden" name="seen[]" value={row.seen} />
        <ChoiceOf
          id={`f-persons-${row.id}`}
          name="persons[]"
          label="Abgebildete Personen"
          hint="Wer zu erkennen ist, muss zugestimmt haben. Bei Kindern stimmen die Eltern zu."
          value={row.persons}
          options={PERSONS}
        />
        <ChoiceOf
          id={`f-focus-${row.id}`}
          name="focus[]"
          label="Wichtigste Stelle im Bild"
          hint="Sie bleibt sichtbar, wo das Bild beschnitten wird. Sie können auch in das Bild klicken."
          value={row.focus}
          options={focusChoices(row.focus)}
        />
      </div>
    </fieldset>
  )
}

const TextOf = ({ row, field }: { row: EntryPhotoRow; field: (typeof FIELDS)[number] }) => {
  const { key, label, hint, long } = field
  const id = `f-${key}-${row.id}`
  return (
    <div class="kern-form-input">
      <label class="kern-label" for={id}>
        {label}
      </label>
      <div class="kern-hint" id={`${id}-hint`}>
        {hint}
      </div>
      {long ? (
        <textarea
          class="kern-form-input__input"
          id={id}
          name={`${key}[]`}
          rows={2}
          aria-describedby={`${id}-hint`}
          data-count={LIMITS[key]}
        >
          {row[key]}
        </textarea>
      ) : (
        <input
          class="kern-form-input__input"
          id={id}
          name={`${key}[]`}
          value={row[key]}
          aria-describedby={`${id}-hint`}
        />
      )}
    </div>
  )
}

interface ChoiceOfProps {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

const ChoiceOf = ({ id, name, label, hint, value, options }: ChoiceOfProps) => (
  <div class="kern-form-input">
    <label class="kern-label" for={id}>
      {label}
    </label>
    <div class="kern-hint" id={`${id}-hint`}>
      {hint}
    </div>
    <div class="kern-form-input__select-wrapper">
      <select class="kern-form-input__select" id={id} name={name} aria-describedby={`${id}-hint`}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  </div>
)
