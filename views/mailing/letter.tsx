import { showDateTime } from '../../src/core/berlin-time.ts'
import { letterKind, letterStates } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import { isSecret, mayResend } from '../../src/mail/rules.ts'
import type { attemptsOf, OutboxRow } from '../../src/mail/store.ts'
import { Alert } from '../components/feedback.tsx'
import { Button } from '../components/form.tsx'
import { LetterBadge, LetterText } from '../components/letter.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

interface LetterProps {
  readonly letter: OutboxRow
  readonly attempts: Awaited<ReturnType<typeof attemptsOf>>
}

const OUTCOMES: Readonly<Record<string, string>> = {
  ...letterStates,
  waiting: 'Nicht angenommen, wird wiederholt',
}

/** One letter: its text, every attempt, and what can be done. */
export const LetterView = ({ letter, attempts }: LetterProps) => {
  const secret = isSecret(letter.kind)
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.admin, label: 'Verwaltung' },
          { href: paths.adminMail, label: 'Postausgang' },
          { label: 'E-Mail' },
        ]}
      />
      <PageHeader title={secret ? 'Anmeldecode' : letter.subject} kicker={letterKind(letter.kind)}>
        <LetterBadge state={letter.state} />
      </PageHeader>
      {letter.last_error && letter.state !== 'sent' && (
        <Alert kind={letter.state === 'cancelled' ? 'info' : 'warning'} title="Zuletzt gemeldet">
          <p class="break">{letter.last_error}</p>
        </Alert>
      )}
      <Facts
        items={[
          { term: 'An', detail: <span class="break">{letter.recipient}</span> },
          { term: 'Geschrieben', detail: showDateTime(letter.created_at) },
          ...(letter.sent_at === null ? [] : [{ term: 'Gesendet', detail: showDateTime(letter.sent_at) }]),
          ...(letter.state === 'waiting'
            ? [{ term: 'Nächster Versuch', detail: showDateTime(letter.next_at) }]
            : []),
        ]}
      />
      {mayResend(letter) && (
        <form method="post" action={paths.adminLetterAgain(letter.id)}>
          <Button variant="secondary">Erneut senden</Button>
        </form>
      )}
      {attempts.length > 0 && (
        <Section title="Versuche">
          <DataTable
            caption="Alle Versuche, den Brief zu übergeben"
            head={[{ label: 'Wann' }, { label: 'Ergebnis' }, { label: 'Meldung' }]}
            rows={attempts.map(({ at, outcome, detail }) => [
              showDateTime(at),
              OUTCOMES[outcome] ?? outcome,
              <span class="break">{detail || '–'}</span>,
            ])}
          />
        </Section>
      )}
      <Section title="Text">
        {secret ? (
          <p>Anmeldecodes sieht niemand außer der Person, an die sie gehen.</p>
        ) : (
          <LetterText to={letter.recipient} subject={letter.subject} body={letter.body} />
        )}
        {letter.attachment !== null && <p>Ein PDF der Einreichung liegt bei; es entsteht beim Versand.</p>}
      </Section>
    </>
  )
}
