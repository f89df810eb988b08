import { showDateTime } from '../../src/core/berlin-time.ts'
import { integer, letterStates } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import type { Mailing, TroubledLetter } from '../../src/mailing/store.ts'
import { ProgressBar } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink } from '../components/form.tsx'
import { LetterBadge, LetterText } from '../components/letter.tsx'
import { Facts, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'
import { MailingCrumbs } from './crumbs.tsx'

interface MailingProgressProps {
  readonly year: number
  readonly mailing: Pick<Mailing, 'id' | 'subject' | 'body' | 'released_at'>
  readonly label: string
  readonly counts: Readonly<Record<keyof typeof letterStates, number>>
  readonly troubled: readonly TroubledLetter[]
}

/** How far a released mailing has come, what went wrong, and what can be done. */
export const MailingProgressView = ({ year, mailing, label, counts, troubled }: MailingProgressProps) => {
  const states = Object.keys(letterStates) as (keyof typeof letterStates)[]
  const total = states.reduce((sum, state) => sum + counts[state], 0)
  const open = counts.waiting + counts.sending
  return (
    <>
      <MailingCrumbs year={year} label={mailing.subject} />
      <PageHeader title={mailing.subject} kicker={label}>
        <ButtonLink href={paths.adminMailFor(`rundschreiben=${mailing.id}`)} variant="secondary">
          Alle Briefe
        </ButtonLink>
      </PageHeader>
      <ProgressBar value={counts.sent} max={total} label="Gesendet" />
      <Facts
        items={[
          ...(mailing.released_at === null
            ? []
            : [{ term: 'Freigegeben', detail: showDateTime(mailing.released_at) }]),
          ...states
            .filter((state) => counts[state] > 0)
            .map((state) => ({ term: letterStates[state], detail: integer(counts[state]) })),
        ]}
      />
      {open > 0 && (
        <Section title="Der Versand läuft">
          <p>
            Die Briefe gehen nacheinander hinaus.{' '}
            <a href={paths.adminMailing(year, mailing.id)}>Stand neu laden</a>
          </p>
          {counts.waiting > 0 && (
            <form method="post" action={paths.adminMailingDo(year, mailing.id, 'anhalten')}>
              <Button variant="danger">Anhalten: Rest nicht absenden</Button>
            </form>
          )}
        </Section>
      )}
      {troubled.length > 0 && (
        <Trouble year={year} id={mailing.id} failed={counts.failed} letters={troubled} />
      )}
      <Section title="Der Text">
        <LetterText to={label} subject={mailing.subject} body={mailing.body} />
      </Section>
    </>
  )
}

const Trouble = (props: { year: number; id: string; failed: number; letters: readonly TroubledLetter[] }) => (
  <Section title="Nicht zugestellt">
    <DataTable
      caption="Briefe, die nicht angekommen sind"
      head={[{ label: 'Adresse' }, { label: 'Stand' }, { label: 'Grund' }]}
      rows={props.letters.map(({ id, recipient, state, last_error }) => [
        <a class="break" href={paths.adminLetter(id)}>
          {recipient}
        </a>,
        <LetterBadge state={state} />,
        <span class="break">{last_error ?? '–'}</span>,
      ])}
    />
    {props.failed > 0 && (
      <form class="form" method="post" action={paths.adminMailingDo(props.year, props.id, 'wiederholen')}>
        <p>
          Fehlgeschlagene Briefe können Sie noch einmal versuchen. War der Ausgang ungewiss, kann ein Brief
          dadurch doppelt ankommen. Nicht erreichbare Adressen bleiben dabei aus; einzeln lassen auch sie sich
          erneut anschreiben.
        </p>
        <Actions>
          <Button variant="secondary">Fehlgeschlagene erneut senden</Button>
        </Actions>
      </form>
    )}
  </Section>
)
