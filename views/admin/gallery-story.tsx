import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import { LIMITS } from '../../src/photo/schema.ts'
import { Badge } from '../components/feedback.tsx'
import { Actions, Button, Select, TextField } from '../components/form.tsx'
import { Section } from '../components/page.tsx'
import { Picture } from '../components/picture.tsx'

export type StoryRow =
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

interface StoryProps {
  readonly year: number
  readonly rows: readonly StoryRow[]
}

/** Every heading and picture with its place: up and down, or a number; with JavaScript also by dragging. */
export const StoryOrder = ({ year, rows }: StoryProps) => (
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

/** A new heading, or the one that the address names. */
export const HeadingForm = ({ year, rows, heading }: StoryProps & { heading: FormState }) => {
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
