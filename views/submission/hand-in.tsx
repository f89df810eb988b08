import { showDateTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { Actions, Button, ButtonLink, Checkbox, ErrorSummary } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader } from '../components/page.tsx'
import { MissingAlert } from './missing.tsx'

export const DECLARATION =
  'Ich darf dieses Projekt für die genannte Kommune oder Einrichtung einreichen. Die Rechte an Texten und Bildern liegen vor, und Abgebildete sind einverstanden.'

/** The last look before handing in. */
export const HandInView = (props: {
  id: string
  title: string
  version: number
  closesAt: number
  state: FormState
}) => (
  <>
    <Breadcrumb
      items={[{ href: paths.submission(props.id), label: props.title || 'Entwurf' }, { label: 'Einreichen' }]}
    />
    <PageHeader
      title="Einreichen"
      lead={`„${props.title}“ geht damit in den Wettbewerb. Bis ${showDateTime(props.closesAt)} können Sie danach noch ändern oder zurückziehen.`}
    />
    <ErrorSummary errors={props.state.errors.filter(({ field }) => field === 'declaration')} />
    <Incomplete {...props} />
    <form method="post" action={paths.submissionHandIn(props.id)} class="form" novalidate>
      <input type="hidden" name="version" value={String(props.version)} />
      <Checkbox name="declaration" label={DECLARATION} error={errorOf(props.state, 'declaration')} required />
      <Actions>
        <Button>Jetzt einreichen</Button>
        <ButtonLink href={paths.submission(props.id)} variant="secondary">
          Zurück
        </ButtonLink>
      </Actions>
    </form>
  </>
)

// The fields that are missing stand on other pages, so a summary of errors could not lead to them.
const Incomplete = (props: { id: string; state: FormState }) => {
  const missing = props.state.errors.filter(({ field }) => field !== 'declaration')
  return missing.length > 0 ? <MissingAlert id={props.id} missing={missing} role="alert" /> : null
}

export interface ReceiptProps {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly organisation: string
  readonly editionTitle: string
  readonly submittedAt: number
  readonly updatedAt: number
  readonly receipt: string
}

/** The receipt, made to be printed. */
export const ReceiptView = (props: ReceiptProps) => (
  <article class="receipt">
    <PageHeader title="Quittung über Ihre Einreichung" kicker={props.editionTitle} />
    <Facts
      items={[
        { term: 'Nummer', detail: <strong>{props.number}</strong> },
        { term: 'Projekt', detail: props.title },
        { term: 'Kommune oder Einrichtung', detail: props.organisation },
        { term: 'Eingereicht', detail: showDateTime(props.submittedAt) },
        ...(props.updatedAt > props.submittedAt
          ? [{ term: 'Zuletzt geändert', detail: showDateTime(props.updatedAt) }]
          : []),
        { term: 'Prüfsumme (SHA-256)', detail: <code class="hash">{props.receipt}</code> },
      ]}
    />
    <p>Die Prüfsumme belegt den Wortlaut: Ändert sich ein Zeichen der Einreichung, ändert sie sich auch.</p>
    <Actions>
      <ButtonLink href={paths.submission(props.id)} variant="secondary">
        Zur Einreichung
      </ButtonLink>
    </Actions>
  </article>
)

/** Asking once before withdrawing. */
export const WithdrawView = (props: { id: string; title: string; version: number }) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.submission(props.id), label: props.title || 'Entwurf' },
        { label: 'Zurückziehen' },
      ]}
    />
    <PageHeader
      title="Einreichung zurückziehen?"
      lead={`„${props.title || 'Ihr Entwurf'}“ nimmt dann nicht mehr teil. Ihr Text bleibt für Sie lesbar, lässt sich aber nicht mehr einreichen.`}
    />
    <form method="post" action={paths.submissionWithdraw(props.id)} class="form">
      <input type="hidden" name="version" value={String(props.version)} />
      <Actions>
        <Button variant="danger">Ja, zurückziehen</Button>
        <ButtonLink href={paths.submission(props.id)} variant="secondary">
          Nein, zurück
        </ButtonLink>
      </Actions>
    </form>
  </>
)
