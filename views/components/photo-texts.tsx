import type { PhotoView } from '../../src/photo/rules.ts'
import { LIMITS } from '../../src/photo/schema.ts'
import { Badge } from './feedback.tsx'
import { Actions, Button } from './form.tsx'
import { Picture } from './picture.tsx'

export interface PhotoRow {
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
  readonly deleteAction: string
}

const FIELDS = [
  { key: 'caption', label: 'Bildunterschrift', hint: 'Was ist zu sehen, was ist daran wichtig?', long: true },
  {
    key: 'alt',
    label: 'Alternativtext',
    hint: 'Für Menschen, die das Bild nicht sehen. Nicht der Dateiname.',
    long: true,
  },
  { key: 'credit', label: 'Bildnachweis', hint: 'Wer hat das Bild gemacht?', long: false },
  {
    key: 'rights',
    label: 'Rechte',
    hint: 'Zum Beispiel: Nutzung für Award und Presse erlaubt, Abgebildete haben zugestimmt.',
    long: false,
  },
] as const

/** The texts of many pictures in one form, the picture beside them. */
export const PhotoTextsForm = (props: { action: string; rows: readonly PhotoRow[] }) => (
  <>
    <form method="post" action={props.action} class="photo-texts" novalidate>
      {props.rows.map((row, index) => (
        <PhotoFields row={row} index={index} />
      ))}
      <Actions>
        <Button>Texte speichern</Button>
      </Actions>
    </form>
    {props.rows.map((row) => (
      <form method="post" action={row.deleteAction} id={`loeschen-${row.id}`} />
    ))}
  </>
)

const PhotoFields = ({ row, index }: { row: PhotoRow; index: number }) => (
  <fieldset class="kern-fieldset photo-texts__row" id={`f-foto-${row.id}`}>
    <legend class="kern-label">
      Foto {index + 1}: {row.fileName}
    </legend>
    <div class="photo-texts__picture">
      <Picture photo={{ ...row.view, alt: row.alt || `Foto ${index + 1}` }} sizes="20rem" />
      {row.missing ? <Badge kind="warning">{row.missing}</Badge> : <Badge kind="success">Vollständig</Badge>}
      <button class="kern-btn kern-btn--tertiary" type="submit" form={`loeschen-${row.id}`}>
        <span class="kern-label">
          Löschen<span class="kern-sr-only"> von Foto {index + 1}</span>
        </span>
      </button>
    </div>
    <div class="photo-texts__fields">
      <input type="hidden" name="id[]" value={row.id} />
      {FIELDS.map(({ key, label, hint, long }) => {
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
      })}
      {row.error && <p class="kern-error">{row.error}</p>}
    </div>
  </fieldset>
)
