import { type FormState, typedList } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Average } from '../../src/feedback/rules.ts'
import { LIMITS } from '../../src/feedback/schema.ts'
import type { Feedback } from '../../src/feedback/store.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ErrorSummary } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Prose, Section } from '../components/page.tsx'
import { Averages } from './read.tsx'

export interface FeedbackEditProps {
  readonly year: number
  readonly feedback: Feedback
  readonly comments: readonly { readonly id: string; readonly original: string; readonly wording: string }[]
  readonly state: FormState
}

/** One entry's feedback, to be read, reworded and released. */
export const FeedbackEditView = ({ year, feedback, comments, state }: FeedbackEditProps) => {
  const averages = JSON.parse(feedback.averages) as Average[]
  const gone = feedback.released_at !== null
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.adminEdition(year), label: String(year) },
          { href: paths.adminFeedback(year), label: 'Rückmeldungen' },
          { label: submissionNumber(year, feedback.number ?? 0) },
        ]}
      />
      <PageHeader title={feedback.title} kicker="Rückmeldung der Jury" />
      <div id="f-form">
        <ErrorSummary errors={state.errors} />
      </div>
      {gone && <Alert kind="info" title="Freigegeben. Hier ändert sich nichts mehr." />}
      <Section title="Kommentare">
        {comments.length === 0 && <p class="muted">Kein Jurymitglied hat einen Kommentar geschrieben.</p>}
        {gone
          ? comments.map(({ wording }) => <Prose text={wording} />)
          : comments.length > 0 && (
              <form
                method="post"
                action={paths.adminFeedbackOf(year, feedback.submission_id)}
                class="form"
                novalidate
              >
                <input type="hidden" name="version" value={String(feedback.version)} />
                {comments.map((comment, index) => (
                  <div class="kern-form-input">
                    <label class="kern-label" for={`f-wording-${index}`}>
                      Kommentar {index + 1}
                    </label>
                    <div class="kern-hint" id={`f-wording-${index}-hint`}>
                      Leer lassen heißt weglassen.
                      {comment.original !== comment.wording && ` Ursprünglich: ${comment.original}`}
                    </div>
                    <input type="hidden" name="id[]" value={comment.id} />
                    <textarea
                      class="kern-form-input__input"
                      id={`f-wording-${index}`}
                      name="wording[]"
                      rows={4}
                      data-count={LIMITS.wording}
                      aria-describedby={`f-wording-${index}-hint`}
                    >
                      {typedList(state, 'wording[]')[index] ?? comment.wording}
                    </textarea>
                  </div>
                ))}
                <Actions>
                  <Button variant="secondary">Wortlaut speichern</Button>
                </Actions>
              </form>
            )}
      </Section>
      <Section title="Vergleich">
        {averages.length > 0 ? (
          <Averages averages={averages} />
        ) : (
          <p class="muted">
            Zu wenige Einreichungen oder Wertungen: Mittelwerte würden jemanden erkennbar machen.
          </p>
        )}
      </Section>
      {!gone && (
        <form method="post" action={paths.adminFeedbackReleaseOne(year, feedback.submission_id)}>
          <input type="hidden" name="version" value={String(feedback.version)} />
          <Actions>
            <Button>Diese Rückmeldung freigeben</Button>
          </Actions>
        </form>
      )}
    </>
  )
}
