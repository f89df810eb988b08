import { showDateTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Disclosure } from '../../src/judging-rules/rules.ts'
import { LIMITS } from '../../src/jury/schema.ts'
import { AffiliationRows } from '../components/affiliations.tsx'
import { Actions, Button, Checkbox, ErrorSummary, TextArea } from '../components/form.tsx'
import { PageHeader, Section } from '../components/page.tsx'
import { judgingWords } from '../components/words/judging-rules.ts'

export interface InvitationProps {
  readonly year: number
  readonly title: string
  readonly opensAt: number | null
  readonly closesAt: number | null
  readonly entries: number
  readonly substitute: boolean
  /** What will be opened of the sheets. */
  readonly disclosure: Disclosure
  readonly state: FormState
}

const ROWS = 3

/** What is expected, and the declaration with which somebody takes the seat; or no, with a reason. */
export const InvitationView = (props: InvitationProps) => (
  <>
    <PageHeader
      title="Willkommen in der Jury"
      kicker={props.title}
      lead="Schön, dass Sie mitmachen. Bevor es losgeht, brauchen wir zwei Angaben."
    />
    <ErrorSummary errors={props.state.errors} />
    <div class="prose">
      <ul>
        <li>
          Sie lesen die Einreichungen und vergeben Punkte je Kriterium, gern mit einem kurzen Kommentar.
        </li>
        {props.entries > 0 && (
          <li>
            Bisher liegen {props.entries} Einreichungen vor; rechnen Sie mit etwa einer Viertelstunde für
            jede, die Sie bewerten.
          </li>
        )}
        {props.opensAt !== null && props.closesAt !== null && (
          <li>
            Bewertet wird von {showDateTime(props.opensAt)} bis {showDateTime(props.closesAt)}.
          </li>
        )}
        <li>{judgingWords.de.disclosure[props.disclosure]}</li>
        {props.substitute && (
          <li>Sie sind Stellvertretung: Die Geschäftsstelle meldet sich, wenn Sie einspringen.</li>
        )}
      </ul>
    </div>
    <form method="post" action={paths.juryAccept(props.year)} class="form" novalidate>
      <Section title="Wozu gehören Sie?">
        <p>
          Nennen Sie Kommune, Kreis, Verband, Arbeitgeber oder Unternehmen. Einreichungen von dort bewerten
          andere; ein Landkreis schließt seine Gemeinden ein. Ihre Angaben sieht nur die Geschäftsstelle.
        </p>
        <AffiliationRows state={props.state} rows={ROWS} />
        <Checkbox
          name="none"
          label="Ich habe keine solche Verbindung"
          checked={typed(props.state, 'none') === '1'}
          error={errorOf(props.state, 'none')}
        />
      </Section>
      <Section title="Vertraulichkeit">
        <Checkbox
          name="confidential"
          label="Was ich in der Jury lese und höre und wie ich und andere werten, behandle ich vertraulich, auch nach der Preisverleihung."
          checked={typed(props.state, 'confidential') === '1'}
          error={errorOf(props.state, 'confidential')}
        />
        <Actions>
          <Button>Einladung annehmen</Button>
        </Actions>
      </Section>
    </form>
    <Section title="Es geht nicht?">
      <form method="post" action={paths.juryDecline(props.year)} class="form" novalidate>
        <TextArea
          name="reason"
          label="Grund"
          hint="Ihn liest nur die Geschäftsstelle."
          required
          rows={2}
          maxLength={LIMITS.reason}
          value={typed(props.state, 'reason')}
          error={errorOf(props.state, 'reason')}
        />
        <Actions>
          <Button variant="secondary">Einladung ablehnen</Button>
        </Actions>
      </form>
    </Section>
  </>
)
