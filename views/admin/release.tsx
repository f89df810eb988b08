import { showDateTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Preview } from '../../src/publication/actions.ts'
import { awardName } from '../../src/publication/snapshot.ts'
import { Alert, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, Checkbox, ErrorSummary } from '../components/form.tsx'
import { PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

export interface ReleaseProps {
  readonly year: number
  readonly title: string
  readonly version: number
  readonly releasedAt: number | null
  readonly preview: Preview
  readonly state: FormState
}

/** What will be public, and the button that makes it so. */
export const ReleaseView = (props: ReleaseProps) => {
  const { snapshot, warnings } = props.preview
  return (
    <>
      <PageHeader
        title="Freigabe der Ergebnisse"
        kicker={props.title}
        lead={
          props.releasedAt === null
            ? 'Bis zur Freigabe ist nichts davon öffentlich. Danach stehen die Preisträger sofort im Netz, und ihre Kommunen bekommen eine E-Mail.'
            : `Veröffentlicht am ${showDateTime(props.releasedAt)}.`
        }
      />
      <ErrorSummary errors={props.state.errors} />
      {props.releasedAt === null && warnings.length > 0 && (
        <Alert kind="warning" title="Bitte noch prüfen">
          <ul>
            {warnings.map((warning) => (
              <li>{warning}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Section title="So wird es veröffentlicht">
        {snapshot.winners.length === 0 ? (
          <EmptyState title="Noch keine Auszeichnung">
            <p>
              Legen Sie zuerst die Plätze fest:{' '}
              <a href={paths.adminDecision(props.year)}>Rangliste und Entscheidung</a>.
            </p>
          </EmptyState>
        ) : (
          <DataTable
            caption="Auszeichnungen"
            head={[
              { label: 'Auszeichnung' },
              { label: 'Kategorie' },
              { label: 'Projekt' },
              { label: 'Kommune' },
              { label: 'Bilder', numeric: true },
            ]}
            rows={[
              ...snapshot.winners.map((winner) => [
                awardName(winner),
                winner.category ?? '–',
                winner.title,
                winner.organisation,
                String(winner.photos.length),
              ]),
              ...snapshot.emptyPlaces.map((empty) => [
                `${empty.place}. Platz`,
                empty.category,
                'bleibt leer',
                '–',
                '–',
              ]),
            ]}
          />
        )}
      </Section>
      {props.releasedAt === null ? (
        <form method="post" action={paths.adminRelease(props.year)} class="form" novalidate>
          <input type="hidden" name="version" value={String(props.version)} />
          <Checkbox
            name="confirm"
            label="Ich habe alles geprüft. Die Ergebnisse sollen jetzt öffentlich werden."
            error={errorOf(props.state, 'confirm')}
            required
          />
          <Actions>
            <Button>Jetzt veröffentlichen</Button>
            <ButtonLink href={paths.adminDecision(props.year)} variant="secondary">
              Zurück zur Entscheidung
            </ButtonLink>
          </Actions>
        </form>
      ) : (
        <Actions>
          <ButtonLink href={paths.winners(props.year)}>Zu den Preisträgern</ButtonLink>
        </Actions>
      )}
    </>
  )
}
