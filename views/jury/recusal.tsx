import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { LIMITS } from '../../src/jury/schema.ts'
import { Actions, Button, ButtonLink, ErrorSummary, TextArea } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'

/** Declaring not to be neutral. */
export const RecusalView = (props: { id: string; title: string; state: FormState }) => (
  <>
    <Breadcrumb
      items={[{ href: paths.juryEntry(props.id), label: props.title }, { label: 'Befangenheit' }]}
    />
    <PageHeader
      title="Befangenheit erklären"
      lead={`Sie bewerten „${props.title}“ dann nicht und sehen diese Einreichung nicht mehr. Nur die Geschäftsstelle kann das rückgängig machen.`}
    />
    <ErrorSummary errors={props.state.errors} />
    <form method="post" action={paths.juryRecuse(props.id)} class="form" novalidate>
      <TextArea
        name="reason"
        label="Grund"
        hint="Zum Beispiel: „Ich arbeite im selben Landratsamt“. Ihn liest nur die Geschäftsstelle."
        required
        maxLength={LIMITS.reason}
        value={typed(props.state, 'reason')}
        error={errorOf(props.state, 'reason')}
      />
      <Actions>
        <Button>Befangenheit erklären</Button>
        <ButtonLink href={paths.juryEntry(props.id)} variant="secondary">
          Zurück
        </ButtonLink>
      </Actions>
    </form>
  </>
)
