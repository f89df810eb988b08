import { showDateTime } from '../../src/core/berlin-time.ts'
import { integer } from '../../src/core/de.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { DueReminder } from '../../src/reminder/actions.ts'
import { PLACEHOLDERS } from '../../src/reminder/rules.ts'
import { LIMITS } from '../../src/reminder/schema.ts'
import { Alert, EmptyState } from '../components/feedback.tsx'
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  Radios,
  TextArea,
  TextField,
} from '../components/form.tsx'
import { LetterText } from '../components/letter.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

interface RemindersProps {
  readonly year: number
  readonly state: FormState
  readonly automatic: boolean
  readonly due: readonly DueReminder[]
  readonly shown: string
  /** The one that is shown as its reader would see it. */
  readonly chosen: DueReminder | undefined
  /** When the reminders of this deadline fall due; empty without a deadline. */
  readonly moments: readonly { readonly days: number; readonly at: number }[]
  readonly refusal?: string
}

/** Reminders of a year: what waits, how it reads, when the next ones come, text and switch. */
export const RemindersView = (props: RemindersProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminEdition(props.year), label: String(props.year) },
        { label: 'Erinnerungen' },
      ]}
    />
    <PageHeader
      title={`Erinnerungen ${props.year}`}
      lead="14, 3 und 1 Tag vor dem Einreichungsschluss an alle, deren Entwurf noch nicht eingereicht ist."
    >
      <ButtonLink href={paths.adminMailFor('art=reminder')} variant="secondary">
        Verschickte Erinnerungen
      </ButtonLink>
    </PageHeader>
    {props.refusal && (
      <Alert kind="warning" role="alert" title="Noch nichts abgeschickt">
        <p>{props.refusal}</p>
      </Alert>
    )}
    <Waiting {...props} />
    <Schedule moments={props.moments} />
    <Section title="Text und Versand">
      <SettingForm {...props} />
    </Section>
  </>
)

const Waiting = ({ year, due, shown, automatic, chosen }: RemindersProps) => {
  if (!chosen) {
    return (
      <EmptyState title="Zurzeit wartet keine Erinnerung">
        <p>
          {automatic
            ? 'Fällige Erinnerungen gehen von selbst hinaus.'
            : 'Sobald Erinnerungen fällig sind, stehen sie hier und auf der Übersicht, bis Sie sie absenden.'}
        </p>
      </EmptyState>
    )
  }
  const many = due.length === 1 ? 'eine Erinnerung' : `${integer(due.length)} Erinnerungen`
  return (
    <Section title={`Es wartet: ${many}`}>
      <DataTable
        caption="Wer jetzt erinnert würde"
        head={[{ label: 'Adresse' }, { label: 'Entwurf' }, { label: 'Anlass' }, { label: 'E-Mail' }]}
        rows={due.map(({ draft, days, key }) => [
          <span class="break">{draft.email}</span>,
          <a href={paths.adminSubmission(year, draft.id)}>{draft.title || 'Noch ohne Titel'}</a>,
          days === 1 ? '1 Tag vorher' : `${days} Tage vorher`,
          <a href={paths.adminReminderShown(year, key)}>Ansehen</a>,
        ])}
      />
      <h3 id="vorschau">So kommt es an</h3>
      <LetterText to={chosen.draft.email} subject={chosen.subject} body={chosen.body} />
      <div class="side-by-side">
        <form method="post" action={paths.adminRemindersDo(year, 'senden')}>
          <input type="hidden" name="shown" value={shown} />
          <Button>{`Jetzt ${many} absenden`}</Button>
        </form>
        <form method="post" action={paths.adminRemindersDo(year, 'auslassen')}>
          <input type="hidden" name="shown" value={shown} />
          <Button variant="secondary">Diesmal auslassen</Button>
        </form>
      </div>
    </Section>
  )
}

const Schedule = ({ moments }: Pick<RemindersProps, 'moments'>) =>
  moments.length === 0 ? null : (
    <Section title="Wann erinnert wird">
      <Facts
        items={moments.map(({ days, at }) => ({
          term: days === 1 ? '1 Tag vorher' : `${days} Tage vorher`,
          detail: `ab ${showDateTime(at)}`,
        }))}
      />
      <p>
        Hat ein Entwurf eine eigene, längere Frist, richtet sich seine Erinnerung nach dieser. Wer erst nach
        diesem Zeitpunkt angefangen hat, wer eingereicht oder Erinnerungen abbestellt hat, bekommt keine.
      </p>
    </Section>
  )

const SettingForm = ({ year, state }: RemindersProps) => (
  <>
    <ErrorSummary errors={state.errors} />
    <form method="post" action={paths.adminReminders(year)} class="form" novalidate>
      <input type="hidden" name="version" value={typed(state, 'version')} />
      <Radios
        name="automatic"
        legend="Fällige Erinnerungen"
        required
        value={typed(state, 'automatic')}
        error={errorOf(state, 'automatic')}
        options={[
          { value: '0', label: 'warten, bis die Geschäftsstelle sie gelesen und abgesendet hat' },
          { value: '1', label: 'gehen von selbst hinaus' },
        ]}
      />
      <TextField
        name="subject"
        label="Betreff"
        required
        maxLength={LIMITS.subject}
        value={typed(state, 'subject')}
        error={errorOf(state, 'subject')}
      />
      <TextArea
        name="body"
        label="Text"
        hint="Reiner Text mit Platzhaltern. Der Hinweis, wie man Erinnerungen abbestellt, steht immer darunter."
        required
        rows={14}
        maxLength={LIMITS.body}
        value={typed(state, 'body')}
        error={errorOf(state, 'body')}
      />
      <details class="details">
        <summary>Welche Platzhalter gibt es?</summary>
        <ul>
          {Object.entries(PLACEHOLDERS).map(([name, meaning]) => (
            <li>
              <code>{`{{${name}}}`}</code> {meaning}
            </li>
          ))}
        </ul>
      </details>
      <Actions>
        <Button variant="secondary">Speichern</Button>
      </Actions>
    </form>
  </>
)
