import { errorOf, type FormState, typed, typedList } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { photoView } from '../../src/photo/rules.ts'
import type { ReleaseState } from '../../src/publication/actions.ts'
import { winnerKey } from '../../src/publication/plan.ts'
import { LIMITS } from '../../src/publication/schema.ts'
import { awardName, type Winner } from '../../src/publication/snapshot.ts'
import { asset } from '../components/asset.ts'
import { FieldError, fieldId, withError } from '../components/field.tsx'
import { Actions, Button, ButtonLink, Checkbox, ErrorSummary, TextArea } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { Picture } from '../components/picture.tsx'
import { RowArea, RowInput } from './row.tsx'

interface PlanProps {
  readonly release: ReleaseState
  /** The form as it was typed, when it could not be saved. */
  readonly typed: FormState | null
}

const NOTHING: FormState = { values: {}, errors: [] }

/** Texts, pictures and order of the winners' pages; saved while one types. */
export const PlanView = (props: PlanProps) => {
  const { edition, stored, built } = props.release
  const state = props.typed ?? NOTHING
  const { plan } = stored
  const entries = new Set<string>()
  const order = [...new Set(built.snapshot.winners.map(({ submission }) => submission))].flatMap((id) =>
    (built.photos.get(id) ?? []).map((photo) => photo.id),
  )
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.adminRelease(edition.year), label: 'Freigabe' },
          { label: 'Texte, Bilder und Reihenfolge' },
        ]}
      />
      <PageHeader
        title="Texte, Bilder und Reihenfolge"
        kicker={edition.title}
        lead="Was die Jury entschieden hat, steht fest; hier geht es darum, wie es gezeigt wird. Jede Änderung lässt ein Siegel erlöschen."
      />
      <p class="save-state" role="status" data-save-state>
        {stored.version === 0 ? '' : `Fassung ${stored.version}`}
      </p>
      <ErrorSummary errors={state.errors} />
      <form
        method="post"
        action={paths.adminReleasePlan(edition.year)}
        class="form form--wide"
        novalidate
        data-autosave
      >
        <input type="hidden" name="version" value={String(stored.version)} />
        <input type="hidden" name="edition" value={String(edition.version)} />
        <TextArea
          name="intro"
          label="Einleitung der Seite der Preisträger"
          rows={4}
          maxLength={LIMITS.intro}
          value={props.typed ? typed(state, 'intro') : plan.intro}
          error={errorOf(state, 'intro')}
        />
        <Checkbox
          name="nominees"
          label="Nominierte werden genannt"
          hint="Auf der Seite der Preisträger, auf der Bühne und auf Urkunden."
          checked={props.typed ? typed(state, 'nominees') === '1' : plan.nominees}
        />
        {built.snapshot.winners.map((winner, index) => {
          const first = !entries.has(winner.submission)
          entries.add(winner.submission)
          return <WinnerFields {...props} winner={winner} index={index} pictures={first ? order : null} />
        })}
        <Actions>
          <Button>Speichern</Button>
          <ButtonLink href={`${paths.adminReleasePreview(edition.year)}/preistraeger`} variant="secondary">
            Vorschau
          </ButtonLink>
        </Actions>
      </form>
      <script src={asset('/js/autosave.js')} type="module" />
    </>
  )
}

interface WinnerProps extends PlanProps {
  readonly winner: Winner
  readonly index: number
  /** Ids of all pictures of the form in their order; null where the entry's stand above already. */
  readonly pictures: readonly string[] | null
}

const WinnerFields = (props: WinnerProps) => {
  const { winner, index, release } = props
  const state = props.typed ?? NOTHING
  const key = winnerKey(winner)
  const decided = release.built.decided.get(key) ?? ''
  const field = (name: string, stored: string) => ({
    name,
    index,
    value: typedList(state, name)[index] ?? stored,
    error: errorOf(state, `${name}.${index}`),
  })
  return (
    <fieldset class="kern-fieldset release-row">
      <legend class="kern-label">
        {awardName(winner)}: {winner.title}
      </legend>
      <input type="hidden" name="key[]" value={key} />
      <RowInput {...field('position[]', String(index + 1))} label="Stelle auf der Seite" numeric />
      <RowArea
        {...field('teaser[]', winner.teaser)}
        label="Kurz gesagt, für Übersichten und Feeds"
        rows={2}
      />
      <RowArea
        {...field('citation[]', winner.citation)}
        label="Begründung der Jury, wie sie erscheint"
        rows={3}
      />
      {decided !== winner.citation && <p class="muted small">Wortlaut der Entscheidung: {decided || '–'}</p>}
      {props.pictures && <Pictures {...props} rows={props.pictures} />}
    </fieldset>
  )
}

const Pictures = (props: WinnerProps & { rows: readonly string[] }) => {
  const { winner, release } = props
  const photos = release.built.photos.get(winner.submission) ?? []
  const state = props.typed ?? NOTHING
  // Rows of all winners share their names: a row is found by its picture.
  const typedOrder = (id: string) =>
    typedList(state, 'order[]')[typedList(state, 'photo[]').indexOf(id)] ?? null
  const shown = (id: string) => winner.photos.findIndex((photo) => photo.id === id) + 1
  if (photos.length === 0) return <p class="muted">Diese Einreichung hat kein vollständiges Bild.</p>
  return (
    <>
      <p class="small muted">
        Das Bild mit der kleinsten Zahl steht oben auf der Seite; ohne Zahl erscheint es nicht.
      </p>
      <ul class="release-photos">
        {photos.map((photo) => {
          const name = `order[].${props.rows.indexOf(photo.id)}`
          const [id, error] = [fieldId(name), errorOf(state, name)]
          const value = typedOrder(photo.id) ?? (shown(photo.id) === 0 ? '' : String(shown(photo.id)))
          return (
            <li>
              <Picture photo={photoView(photo, (name) => paths.privatePhoto(photo.id, name))} sizes="10rem" />
              <input type="hidden" name="entry[]" value={winner.submission} />
              <input type="hidden" name="photo[]" value={photo.id} />
              <label class="kern-label" for={id}>
                Stelle<span class="kern-sr-only"> des Bildes: {photo.caption}</span>
              </label>
              <input
                class={`${withError('kern-form-input__input', error)} field--short`}
                id={id}
                name="order[]"
                inputmode="numeric"
                value={value}
                aria-describedby={error && `${id}-error`}
              />
              <FieldError id={id} {...(error === undefined ? {} : { text: error })} />
            </li>
          )
        })}
      </ul>
    </>
  )
}
