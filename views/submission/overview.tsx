import { showDateTime } from '../../src/core/berlin-time.ts'
import { paths } from '../../src/core/paths.ts'
import type { Phase } from '../../src/edition/rules.ts'
import type { Answers, Question } from '../../src/entry-form/questions.ts'
import type { FormChange } from '../../src/entry-form/rules.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import { includes, type Right } from '../../src/submission/rules.ts'
import type { Step } from '../../src/submission/steps.ts'
import { FindingAlerts, type LinkedFinding } from '../components/eligibility.tsx'
import { type Extension, ExtensionList } from '../components/extensions.tsx'
import { Alert, Badge } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink } from '../components/form.tsx'
import { Changes } from '../components/form-changes.tsx'
import { MissingAlert, type MissingItem } from '../components/missing.tsx'
import { OrganisationCell } from '../components/organisation.tsx'
import { Breadcrumb, Columns, Facts, PageHeader, Prose, Section } from '../components/page.tsx'
import { StateBadge } from '../components/state-badge.tsx'
import { Stepper } from '../components/stepper.tsx'
import { EntryView } from './entry.tsx'

export interface OverviewProps {
  readonly id: string
  readonly title: string
  readonly organisation: string
  /** Size class in words, null where it is not known. */
  readonly size: string | null
  /** Whether the organisation was entered freely although there is a list. */
  readonly unlisted: boolean
  readonly category: string | null
  readonly state: 'draft' | 'submitted' | 'withdrawn'
  readonly number: string | null
  readonly answers: Answers
  readonly photos: readonly (PhotoView & { href: string })[]
  readonly questions: readonly Question[]
  readonly missing: readonly MissingItem[]
  readonly findings: readonly LinkedFinding[]
  readonly screening: 'open' | 'passed' | 'refused' | 'changes'
  /** The organisers' letter about it. */
  readonly screeningText: string
  readonly steps: readonly Step[]
  readonly open: ReadonlySet<number>
  readonly changes: readonly FormChange[]
  readonly extensions: readonly Extension[]
  readonly editionTitle: string
  readonly year: number
  readonly phase: Phase
  readonly judgingClosesAt: number | null
  readonly closesAt: number | null
  readonly remaining: string | null
  readonly updatedAt: number
  readonly submittedAt: number | null
  /** Whether the jury's feedback can be read. */
  readonly feedback: boolean
  /** What it won, once results are public: "1. Platz", "Nominiert". */
  readonly honours: readonly string[]
  /** What the reader may do with it. */
  readonly right: Right
  /** Whether it can still be changed at all. */
  readonly editable: boolean
  readonly withdrawable: boolean
}

/** One submission: where it stands, what is missing, what can be done. */
export const OverviewView = (props: OverviewProps) => (
  <>
    <Breadcrumb
      items={[{ href: paths.submissions, label: 'Meine Einreichungen' }, { label: props.title || 'Entwurf' }]}
    />
    <PageHeader title={props.title || 'Noch ohne Titel'} kicker={props.editionTitle}>
      {props.honours.length > 0 ? (
        props.honours.map((honour) => <Badge kind="success">{honour}</Badge>)
      ) : (
        <StateBadge state={props.state} />
      )}
    </PageHeader>
    {mayChange(props) && <Stepper steps={props.steps} current={props.steps.length} open={props.open} />}
    <Changes changes={props.changes} />
    <ExtensionList extensions={props.extensions} />
    {mayChange(props) && <FindingAlerts findings={props.findings} />}
    <Status {...props} />
    <Columns asideLabel="Stand der Einreichung" aside={<Side {...props} />}>
      <EntryView id={props.id} answers={props.answers} questions={props.questions} photos={props.photos} />
    </Columns>
  </>
)

const mayChange = ({ editable, right }: OverviewProps): boolean => editable && includes(right, 'edit')

const isRefused = ({ findings }: OverviewProps): boolean => findings.some(({ effect }) => effect === 'refuse')

const Status = (props: OverviewProps) => {
  if (props.right === 'view') {
    return (
      <Alert kind="info" title="Sie dürfen diese Einreichung ansehen">
        <p>Ändern und einreichen können sie die Menschen, die daran mitarbeiten.</p>
      </Alert>
    )
  }
  if (props.state === 'submitted' && props.screening === 'refused') {
    return (
      <Alert kind="danger" title="Nicht zum Wettbewerb zugelassen">
        <Prose text={props.screeningText} />
      </Alert>
    )
  }
  if (props.state === 'submitted' && props.screening === 'changes') return <ChangesRequest {...props} />
  if (props.state === 'submitted') {
    return (
      <Alert kind="success" title={`Eingereicht${props.number ? ` unter der Nummer ${props.number}` : ''}`}>
        {props.editable && props.closesAt !== null ? (
          <p>
            Bis {showDateTime(props.closesAt)} können Sie noch alles ändern. Was Sie ändern, gilt sofort als
            eingereicht.
          </p>
        ) : (
          <Afterwards {...props} />
        )}
      </Alert>
    )
  }
  if (props.state === 'withdrawn') return <Alert kind="info" title="Diese Einreichung ist zurückgezogen." />
  if (!props.editable) {
    return (
      <Alert kind="warning" title="Nicht eingereicht">
        <p>
          Der Einreichungsschluss ist vorbei; dieser Entwurf nimmt nicht teil. Ihr Text bleibt hier lesbar.
        </p>
      </Alert>
    )
  }
  if (props.missing.length === 0) {
    if (isRefused(props)) return null
    return (
      <Alert kind="info" title="Alles da – Sie können einreichen">
        <p>
          Lesen Sie noch einmal darüber. Nach dem Einreichen können Sie bis zum Einreichungsschluss weiter
          ändern.
        </p>
      </Alert>
    )
  }
  return <MissingAlert missing={props.missing} />
}

/** What happens to the entry once it can no longer be changed. */
const Afterwards = (props: OverviewProps) => {
  if (props.phase === 'published' || props.phase === 'archived')
    return (
      <p>
        {props.honours.length > 0 && 'Herzlichen Glückwunsch! '}Die Ergebnisse sind veröffentlicht.{' '}
        <a href={paths.winners(props.year)}>Alle Preisträger {props.year}</a>
      </p>
    )
  const jury =
    props.phase === 'judging' && props.judgingClosesAt !== null
      ? `Die Jury bewertet bis ${showDateTime(props.judgingClosesAt)} und entscheidet danach.`
      : props.phase === 'deliberation'
        ? 'Die Jury berät und entscheidet.'
        : 'Bald beginnt die Jury zu lesen.'
  return <p>Vielen Dank für Ihr Projekt! {jury} Das Ergebnis bekommen Sie per E-Mail.</p>
}

const ChangesRequest = (props: OverviewProps) => (
  <Alert kind="warning" title="Die Geschäftsstelle bittet um Änderungen">
    <Prose text={props.screeningText} />
    {mayChange(props) && props.closesAt !== null ? (
      <>
        <p>
          <strong>Ihre Frist: {showDateTime(props.closesAt)}.</strong> Ändern Sie die Einreichung und geben
          Sie sie dann zurück.
        </p>
        <form method="post" action={paths.submissionChangesDone(props.id)}>
          <Button variant="secondary">Änderungen erledigt</Button>
        </form>
      </>
    ) : (
      <p>Die Frist dafür ist abgelaufen. Bei Fragen hilft Ihnen die Geschäftsstelle.</p>
    )}
  </Alert>
)

const Side = (props: OverviewProps) => (
  <Section title="Stand">
    <Facts
      items={[
        {
          term: 'Kommune',
          detail: <OrganisationCell name={props.organisation} size={props.size} unlisted={props.unlisted} />,
        },
        { term: 'Kategorie', detail: props.category ?? '–' },
        { term: 'Zuletzt gespeichert', detail: showDateTime(props.updatedAt) },
        ...(props.submittedAt === null
          ? []
          : [{ term: 'Eingereicht', detail: showDateTime(props.submittedAt) }]),
        ...(props.closesAt === null
          ? []
          : [
              {
                term: 'Einreichungsschluss',
                detail: `${showDateTime(props.closesAt)}${props.remaining ? ` (${props.remaining})` : ''}`,
              },
            ]),
      ]}
    />
    <Actions>
      {mayChange(props) && (
        <>
          {props.state === 'draft' && props.missing.length === 0 && includes(props.right, 'hand_in') && (
            <ButtonLink href={paths.submissionHandIn(props.id)}>Einreichen …</ButtonLink>
          )}
          <ButtonLink
            href={paths.submissionEdit(props.id)}
            variant={props.missing.length > 0 ? 'primary' : 'secondary'}
          >
            Texte bearbeiten
          </ButtonLink>
          <ButtonLink href={paths.submissionPhotos(props.id)} variant="secondary">
            Fotos bearbeiten
          </ButtonLink>
        </>
      )}
      {props.feedback && (
        <ButtonLink href={paths.submissionFeedback(props.id)}>Rückmeldung der Jury</ButtonLink>
      )}
      {props.honours.length > 0 && props.right !== 'view' && (
        <ButtonLink href={paths.submissionCertificate(props.id)} variant="secondary">
          Urkunde
        </ButtonLink>
      )}
      {props.state === 'submitted' && (
        <ButtonLink href={paths.submissionReceipt(props.id)} variant="secondary">
          Quittung
        </ButtonLink>
      )}
      {props.state === 'submitted' && props.right === 'own' && (
        <ButtonLink href={paths.submissionExample(props.id)} variant="secondary">
          Gutes Beispiel
        </ButtonLink>
      )}
      <ButtonLink href={paths.submissionPdf(props.id)} variant="secondary">
        Als PDF
      </ButtonLink>
      <ButtonLink href={paths.submissionPeople(props.id)} variant="secondary">
        Mitarbeit
      </ButtonLink>
      {!(props.state === 'draft' && props.editable) && (
        <ButtonLink href={paths.submissionCopy(props.id)} variant="tertiary">
          Als Vorlage verwenden …
        </ButtonLink>
      )}
      {props.right === 'own' && props.number === null && (
        <ButtonLink href={paths.submissionDelete(props.id)} variant="tertiary">
          Entwurf löschen …
        </ButtonLink>
      )}
      {props.withdrawable && props.state === 'submitted' && (
        <ButtonLink href={paths.submissionWithdraw(props.id)} variant="tertiary">
          Zurückziehen …
        </ButtonLink>
      )}
    </Actions>
  </Section>
)
