import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { type Step, stepKey } from '../../src/stage/rules.ts'
import { LIMITS, NO_NOTE, type Note } from '../../src/stage/schema.ts'
import type { Script } from '../../src/stage/store.ts'
import { Actions, Button, ButtonLink, ErrorSummary, TextArea, TextField } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'

interface TextsProps {
  readonly year: number
  readonly steps: readonly Step[]
  readonly script: Script
  /** As typed, when it could not be saved. */
  readonly state: FormState | null
}

const nameOf = (step: Step): string => {
  switch (step.kind) {
    case 'opening':
      return 'Auftakt'
    case 'nominees':
      return `Kategorie ${step.category}`
    case 'award':
      return [step.award, step.category, step.winner.organisation].filter(Boolean).join(', ')
    case 'empty':
      return `${step.award}, ${step.category}: nicht vergeben`
    case 'closing':
      return 'Schluss'
  }
}

/** Writing what the presenter holds in hand. */
export const TextsView = ({ year, steps, script, state }: TextsProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.adminStageScript(year), label: 'Sprechzettel' },
        { label: 'Sprechzettel schreiben' },
      ]}
    />
    <PageHeader
      title="Sprechzettel schreiben"
      lead="Was im Saal zu sehen ist, steht schon auf dem Zettel. Hier kommt dazu, was außerdem gesagt wird, wer auf die Bühne kommt und wer überreicht."
    />
    <ErrorSummary errors={state?.errors ?? []} />
    <form method="post" action={paths.adminStageTexts(year)} class="form" novalidate>
      <input type="hidden" name="version" value={state ? typed(state, 'version') : String(script.version)} />
      {steps.slice(0, LIMITS.steps).map((step, index) => (
        <StepFields step={step} index={index} note={script.notes[stepKey(step)] ?? NO_NOTE} state={state} />
      ))}
      <Actions>
        <Button>Speichern</Button>
        <ButtonLink href={paths.adminStageScript(year)} variant="secondary">
          Zum Sprechzettel
        </ButtonLink>
      </Actions>
    </form>
  </>
)

const StepFields = (props: { step: Step; index: number; note: Note; state: FormState | null }) => {
  const { step, index, note, state } = props
  const field = (name: keyof Note) => ({
    name: `${name}-${index}`,
    value: state ? typed(state, `${name}-${index}`) : note[name],
    error: state ? errorOf(state, `${name}-${index}`) : undefined,
  })
  return (
    <fieldset class="kern-fieldset script__fields">
      <legend class="kern-label">
        Schritt {index + 1}: {nameOf(step)}
      </legend>
      <input type="hidden" name={`key-${index}`} value={stepKey(step)} />
      <TextArea {...field('said')} label="Eigene Worte" rows={3} maxLength={LIMITS.said} />
      {step.kind === 'award' && (
        <>
          <TextArea
            {...field('names')}
            label="Auf die Bühne kommen"
            hint="Namen, und wie sie gesprochen werden, zum Beispiel „Ayşe [Eische]“."
            rows={2}
            maxLength={LIMITS.names}
          />
          <TextField {...field('handsOver')} label="Es überreicht" maxLength={LIMITS.handsOver} />
        </>
      )}
    </fieldset>
  )
}
