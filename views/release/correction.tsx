import { errorOf, type FormState, typed, typedList } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { LIMITS } from '../../src/publication/schema.ts'
import type { Snapshot, Winner } from '../../src/publication/snapshot.ts'
import { Actions, Button, ErrorSummary, TextArea } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { RowArea, RowInput } from './row.tsx'

/** Small corrections of what is public: words only; places, pictures and addresses stay. */
export const CorrectionView = ({ snapshot, state }: { snapshot: Snapshot; state: FormState }) => (
  <>
    <Breadcrumb
      items={[{ href: paths.adminRelease(snapshot.year), label: 'Freigabe' }, { label: 'Worte berichtigen' }]}
    />
    <PageHeader
      title="Worte berichtigen"
      kicker={snapshot.title}
      lead="Für Tippfehler und falsche Namen. Die Seiten bleiben stehen; die berichtigte Fassung erscheint, wenn die andere Seite zustimmt, und nennt den Grund."
    />
    <ErrorSummary errors={state.errors} />
    <form
      method="post"
      action={paths.adminReleaseCorrection(snapshot.year)}
      class="form form--wide"
      novalidate
    >
      <TextArea
        name="intro"
        label="Einleitung der Seite"
        rows={3}
        maxLength={LIMITS.intro}
        value={state.values.intro === undefined ? snapshot.intro : typed(state, 'intro')}
        error={errorOf(state, 'intro')}
      />
      {snapshot.winners.map((winner, index) => (
        <WinnerFields winner={winner} index={index} state={state} />
      ))}
      <TextArea
        name="reason"
        label="Grund"
        hint="Er steht öffentlich, zum Beispiel: „Name der Gemeinde berichtigt.“"
        required
        rows={2}
        maxLength={LIMITS.reason}
        value={typed(state, 'reason')}
        error={errorOf(state, 'reason')}
      />
      <Actions>
        <Button>Berichtigung erbitten</Button>
      </Actions>
    </form>
  </>
)

const WinnerFields = (props: { winner: Winner; index: number; state: FormState }) => {
  const { winner, index, state } = props
  const field = (name: 'title' | 'organisation' | 'teaser' | 'citation') => ({
    name: `${name}[]`,
    index,
    value: typedList(state, `${name}[]`)[index] ?? winner[name],
    error: errorOf(state, `${name}[].${index}`),
  })
  return (
    <fieldset class="kern-fieldset release-row">
      <legend class="kern-label">{winner.title}</legend>
      <input type="hidden" name="slug[]" value={winner.slug} />
      <RowInput {...field('title')} label="Titel" maxLength={LIMITS.title} />
      <RowInput {...field('organisation')} label="Kommune" maxLength={LIMITS.organisation} />
      <RowArea {...field('teaser')} label="Kurz gesagt" rows={2} />
      <RowArea {...field('citation')} label="Begründung der Jury" rows={3} />
    </fieldset>
  )
}
