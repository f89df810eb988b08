import { showDateTime } from '../../src/core/berlin-time.ts'
import { screeningStates } from '../../src/core/de.ts'
import type { FormState } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Answers, Question } from '../../src/entry-form/questions.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import type { Note } from '../../src/table/note-store.ts'
import { Actions, ButtonLink } from '../components/form.tsx'
import { Unreachable } from '../components/letter.tsx'
import { OrganisationCell } from '../components/organisation.tsx'
import { Breadcrumb, Facts, PageHeader } from '../components/page.tsx'
import { StateBadge } from '../components/state-badge.tsx'
import { EntryView } from '../submission/entry.tsx'
import { Notes } from './notes.tsx'

const crumbs = (year: number) => [
  { href: paths.admin, label: 'Verwaltung' },
  { href: paths.adminEdition(year), label: String(year) },
]

export interface AdminSubmissionProps {
  readonly id: string
  readonly year: number
  readonly title: string
  readonly organisation: string
  readonly size: string | null
  readonly unlisted: boolean
  readonly category: string | null
  readonly state: 'draft' | 'submitted' | 'withdrawn'
  readonly number: string | null
  readonly email: string
  /** Whether a mail server has refused the address for good. */
  readonly unreachable: boolean
  /** A later deadline for this entry alone. */
  readonly ownDeadline: number | null
  /** What was decided about it; null before it is handed in. */
  readonly screening: keyof typeof screeningStates | null
  readonly answers: Answers
  readonly questions: readonly Question[]
  readonly tags: readonly string[]
  readonly notes: readonly Note[]
  readonly form: FormState
  readonly photos: readonly (PhotoView & { href: string })[]
}

/** One submission as the organisers read it. */
export const AdminSubmissionView = (props: AdminSubmissionProps) => (
  <>
    <Breadcrumb
      items={[
        ...crumbs(props.year),
        { href: paths.adminSubmissions(props.year), label: 'Einreichungen' },
        { label: props.title || 'Entwurf' },
      ]}
    />
    <PageHeader title={props.title || 'Noch ohne Titel'} kicker={props.number ?? 'Entwurf'}>
      <StateBadge state={props.state} />
    </PageHeader>
    <Facts
      items={[
        {
          term: 'Kommune',
          detail: <OrganisationCell name={props.organisation} size={props.size} unlisted={props.unlisted} />,
        },
        { term: 'Kategorie', detail: props.category ?? '–' },
        {
          term: 'Konto',
          detail: (
            <span class="break">
              {props.email} {props.unreachable && <Unreachable />}
            </span>
          ),
        },
        ...(props.screening === null ? [] : [{ term: 'Prüfung', detail: screeningStates[props.screening] }]),
        ...(props.ownDeadline === null
          ? []
          : [{ term: 'Eigene Frist', detail: showDateTime(props.ownDeadline) }]),
      ]}
    />
    <Actions>
      <ButtonLink href={paths.adminSubmissionPdf(props.year, props.id)} variant="secondary">
        Als PDF
      </ButtonLink>
      <ButtonLink href={paths.adminSubmissionDeadline(props.year, props.id)} variant="secondary">
        Eigene Frist …
      </ButtonLink>
      <ButtonLink href={paths.adminLogFor(`zu=${props.id}`)} variant="secondary">
        Verlauf
      </ButtonLink>
      {props.screening !== null && (
        <ButtonLink href={paths.adminScreeningEntry(props.year, props.id)} variant="secondary">
          Prüfen …
        </ButtonLink>
      )}
    </Actions>
    <EntryView id={props.id} answers={props.answers} questions={props.questions} photos={props.photos} />
    <Notes id={props.id} year={props.year} tags={props.tags} notes={props.notes} state={props.form} />
  </>
)
