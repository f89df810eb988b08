import type { ConflictRow } from '../../src/conflict/store.ts'
import { conflictSources } from '../../src/core/de.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary, Radios, TextArea } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader } from '../components/page.tsx'

export interface ConflictReviewProps {
  readonly year: number
  readonly row: ConflictRow
  /** Why it cannot be dismissed, or null. */
  readonly fixed: string | null
  readonly state: FormState
}

/** One piece of evidence: confirm it or dismiss it, with a reason. */
export const ConflictReviewView = ({ year, row, fixed, state }: ConflictReviewProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminEdition(year), label: String(year) },
        { href: paths.adminConflicts(year), label: 'Befangenheit' },
        { label: 'Prüfen' },
      ]}
    />
    <PageHeader title="Befangenheit prüfen" />
    <ErrorSummary errors={state.errors} />
    <Facts
      items={[
        { term: 'Jurymitglied', detail: row.juror },
        { term: 'Einreichung', detail: `${submissionNumber(year, row.number ?? 0)} ${row.title}` },
        { term: 'Hinweis', detail: conflictSources[row.source] },
        ...(row.detail ? [{ term: 'Näheres', detail: row.detail }] : []),
      ]}
    />
    {fixed && (
      <Alert kind="info" title="Nur noch bestätigen">
        <p>{fixed}</p>
      </Alert>
    )}
    <form method="post" action={paths.adminConflictReviewForm(year)} class="form" novalidate>
      <input type="hidden" name="juror" value={row.juror_id} />
      <input type="hidden" name="submission" value={row.submission_id} />
      <input type="hidden" name="source" value={row.source} />
      <input type="hidden" name="evidence" value={row.evidence} />
      <Radios
        name="state"
        legend="Ihre Entscheidung"
        required
        value={typed(state, 'state') || (row.state ?? '')}
        error={errorOf(state, 'state')}
        options={[
          {
            value: 'confirmed',
            label: 'Bestätigen',
            hint: 'Das Jurymitglied sieht und bewertet die Einreichung nicht.',
          },
          ...(fixed
            ? []
            : [
                {
                  value: 'dismissed',
                  label: 'Verwerfen',
                  hint: 'Der Hinweis sperrt nicht mehr. Taucht ein neuer auf, sperrt der wieder.',
                },
              ]),
        ]}
      />
      <TextArea
        name="reason"
        label="Grund"
        required
        rows={3}
        value={typed(state, 'reason') || (row.reason ?? '')}
        error={errorOf(state, 'reason')}
      />
      <Actions>
        <Button>Speichern</Button>
        <ButtonLink href={paths.adminConflicts(year)} variant="secondary">
          Zurück
        </ButtonLink>
      </Actions>
    </form>
  </>
)
