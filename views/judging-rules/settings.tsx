import { showDateTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import {
  DISCLOSURES,
  type Disclosure,
  type JudgingRules,
  LEAST_OPEN,
  LEAST_SHEETS,
  TIE_RULES,
  type TieStep,
} from '../../src/judging-rules/rules.ts'
import { LIMITS } from '../../src/judging-rules/schema.ts'
import type { FrozenRules } from '../../src/judging-rules/store.ts'
import { Alert } from '../components/feedback.tsx'
import {
  Actions,
  Button,
  Checkbox,
  ErrorSummary,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../components/form.tsx'
import { RulesInWords } from '../components/judging-rules.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { judgingWords } from '../components/words/judging-rules.ts'

export interface RulesSettingsProps {
  readonly year: number
  readonly organiser: boolean
  readonly rules: JudgingRules
  readonly frozen: FrozenRules | null
  /** A change that waits, and whether the reader is the one who may confirm it. */
  readonly proposal: {
    readonly rules: JudgingRules
    readonly sha256: string
    readonly reason: string
    readonly by: 'organiser' | 'chair'
    readonly at: number
    readonly mine: boolean
  } | null
  readonly released: boolean
  readonly state: FormState
}

/** The rules for those who set them: settings, freezing, and changing what is frozen. */
export const RulesSettingsView = (props: RulesSettingsProps) => (
  <>
    <Breadcrumb
      items={[
        ...(props.organiser
          ? [
              { href: paths.admin, label: 'Verwaltung' },
              { href: paths.adminEdition(props.year), label: String(props.year) },
            ]
          : [{ href: paths.juryEdition(props.year), label: 'Jury' }]),
        { label: 'Wertungsregeln' },
      ]}
    />
    <PageHeader
      title={`Wertungsregeln ${props.year}`}
      lead={
        props.frozen
          ? `Version ${props.frozen.version}, eingefroren am ${showDateTime(props.frozen.frozenAt)}.`
          : 'Die Regeln werden mit dem Beginn der Bewertung eingefroren und mit ihrer Prüfsumme veröffentlicht.'
      }
    />
    <ErrorSummary errors={props.state.errors} />
    <p>
      <a href={paths.rules(props.year)}>Öffentliche Seite mit Prüfsumme und früheren Versionen</a>
    </p>
    {props.frozen && (
      <Section title="Was gilt">
        <RulesInWords rules={props.rules} />
      </Section>
    )}
    {props.proposal && <Waiting year={props.year} proposal={props.proposal} />}
    {!props.frozen && props.organiser && <SettingsForm {...props} button="Speichern" />}
    {props.frozen && !props.proposal && !props.released && (
      <Section title="Änderung vorschlagen">
        <p>
          Eine Änderung gilt erst, wenn Geschäftsstelle und Juryvorsitz zugestimmt haben. Die alte Version und
          der Grund bleiben öffentlich. Kriterien und Skala stehen fest.
        </p>
        <SettingsForm {...props} button="Änderung vorschlagen" />
      </Section>
    )}
    {!props.frozen && props.organiser && (
      <Section title="Jetzt einfrieren">
        <p>Danach lassen sich Kriterien, Gewichte, Skala und Regeln nicht mehr frei ändern.</p>
        <form method="post" action={paths.adminRulesDo(props.year, 'einfrieren')}>
          <Button variant="secondary">Regeln einfrieren</Button>
        </form>
      </Section>
    )}
  </>
)

type Waits = NonNullable<RulesSettingsProps['proposal']>

const Waiting = ({ year, proposal }: { year: number; proposal: Waits }) => (
  <Section title="Eine Änderung wartet">
    <Alert
      kind="info"
      title={`${proposal.by === 'organiser' ? 'Die Geschäftsstelle' : 'Der Juryvorsitz'} schlägt am ${showDateTime(proposal.at)} vor, die Regeln zu ändern`}
    >
      <p>Grund: {proposal.reason}</p>
    </Alert>
    <RulesInWords rules={proposal.rules} />
    <div class="table-actions">
      {!proposal.mine && (
        <form method="post" action={paths.adminRulesDo(year, 'bestaetigen')}>
          <input type="hidden" name="sha256" value={proposal.sha256} />
          <Button>Änderung bestätigen</Button>
        </form>
      )}
      <form method="post" action={paths.adminRulesDo(year, 'verwerfen')}>
        <input type="hidden" name="sha256" value={proposal.sha256} />
        <Button variant="secondary">{proposal.mine ? 'Vorschlag zurücknehmen' : 'Ablehnen'}</Button>
      </form>
    </div>
  </Section>
)

const DISCLOSURE_LABELS: Record<Disclosure, { readonly label: string; readonly hint: string }> = {
  recount: {
    label: 'So viel, dass alle die Rangliste nachrechnen können',
    hint: 'Beim kalibrierten Ergebnis stehen die Bögen unter zufälligen Nummern. Wer einen Bogen einer Nummer kennt, kennt dann alle dieser Nummer.',
  },
  shuffled: {
    label: 'Je Einreichung gemischt',
    hint: 'Niemand sieht, was zusammengehört. Den Durchschnitt können alle nachrechnen, ein kalibriertes Ergebnis nur, wer die Prüfakte bekommt.',
  },
  sealed: {
    label: 'Nur Prüfsummen',
    hint: 'Keine Punkte. Nachrechnen kann nur, wer die Prüfakte bekommt.',
  },
}

const tieLabel = (rule: string): string => {
  const words = rule.split(',').map((step) => judgingWords.de.steps[step as TieStep])
  const text = words.join(', dann ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const SettingsForm = ({ year, rules, frozen, state, button }: RulesSettingsProps & { button: string }) => {
  const field = (name: string) => ({ name, value: typed(state, name), error: errorOf(state, name) })
  return (
    <form method="post" action={paths.adminRules(year)} class="form" novalidate>
      <input type="hidden" name="version" value={typed(state, 'version')} />
      <Radios
        {...field('aggregation')}
        legend="Wie aus Wertungen ein Ergebnis wird"
        required
        options={[
          {
            value: 'calibrated',
            label: 'Kalibriert',
            hint: 'Gleicht aus, wer strenger oder milder bewertet, und begrenzt Ausreißer.',
          },
          { value: 'mean', label: 'Durchschnitt', hint: 'Alle Wertungen zählen, wie sie sind.' },
        ]}
      />
      <Select
        {...field('tie')}
        label="Bei gleichem Ergebnis"
        required
        options={TIE_RULES.map((rule) => ({ value: rule, label: tieLabel(rule) }))}
      />
      <TextField
        {...field('min_sheets')}
        label="Vollständige Wertungen, die es mindestens braucht"
        hint={`Weniger als ${LEAST_SHEETS} sagen zu wenig.`}
        inputmode="numeric"
        width="short"
        required
      />
      <TextField
        {...field('sheets_per_entry')}
        label="Jurymitglieder je Einreichung"
        inputmode="numeric"
        width="short"
        required
      />
      <TextField
        {...field('quorum')}
        label="Anwesende, ab denen die Jury beschließt"
        inputmode="numeric"
        width="short"
        required
      />
      <Checkbox
        name="abstention"
        label="Jurymitglieder dürfen sich bei einem Kriterium enthalten"
        checked={typed(state, 'abstention') === '1'}
      />
      {!frozen && (
        <Radios
          {...field('disclosure')}
          legend="Was mit den Ergebnissen von den Bögen veröffentlicht wird"
          hint={`Nie ein Name, nie ein Kommentar; nur Einreichungen mit mindestens ${LEAST_OPEN} Bögen. Die Jury liest es, bevor sie wertet; danach steht es fest.`}
          required
          options={DISCLOSURES.map((value) => ({ value, ...DISCLOSURE_LABELS[value] }))}
        />
      )}
      {rules.criteria.map(({ id, name }) => (
        <>
          {frozen && (
            <TextField
              {...field(`weight-${id}`)}
              label={`Gewicht: ${name}`}
              inputmode="numeric"
              width="short"
              required
            />
          )}
          <TextArea
            {...field(`anchors-${id}`)}
            label={`Was die Punkte bedeuten: ${name}`}
            hint="Je Zeile ein Punkt, zum Beispiel „3 = gut begründet“."
            rows={4}
          />
        </>
      ))}
      {frozen && <TextArea {...field('reason')} label="Grund" required rows={3} maxLength={LIMITS.reason} />}
      <Actions>
        <Button>{button}</Button>
      </Actions>
    </form>
  )
}
