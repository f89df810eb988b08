import type { Trouble } from '../../src/admin/night-rules.ts'
import { paths } from '../../src/core/paths.ts'
import { Alert, EmptyState } from '../components/feedback.tsx'
import { ButtonLink } from '../components/form.tsx'
import { Card, PageHeader, Section } from '../components/page.tsx'
import { type EditionSummary, PhaseBadge } from './dashboard.tsx'
import { ROOMS } from './rooms.ts'

/** All award years. */
export const AdminHomeView = (props: {
  editions: EditionSummary[]
  /** Pages in which details in square brackets are still to be filled in. */
  unfinished: readonly string[]
  barriers: number
  /** Rules over the data that did not hold last night, as sentences. */
  broken: readonly string[]
  /** What is wrong with the work of the nights. */
  troubles: readonly Trouble[]
}) => (
  <>
    <PageHeader title="Verwaltung" lead="Wählen Sie eine Ausgabe, oder legen Sie die nächste an.">
      <ButtonLink href={paths.adminNew} variant={props.editions.length === 0 ? 'primary' : 'secondary'}>
        Neue Ausgabe anlegen
      </ButtonLink>
    </PageHeader>
    {props.troubles.length > 0 && (
      <Alert kind="danger" title="In der Nacht ist etwas schiefgegangen">
        <p>Bitte sagen Sie es der Person, die den Server betreut:</p>
        <ul>
          {props.troubles.map(({ found, advice }) => (
            <li>
              <strong>{found}</strong> {advice}
            </li>
          ))}
        </ul>
      </Alert>
    )}
    {props.broken.length > 0 && (
      <Alert kind="danger" title="Die nächtliche Prüfung hat Widersprüche in den Daten gefunden">
        <p>Bitte sagen Sie es der Person, die den Server betreut. Es muss gelten:</p>
        <ul>
          {props.broken.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </Alert>
    )}
    {props.barriers > 0 && (
      <Alert
        kind="warning"
        title={
          props.barriers === 1 ? 'Eine Barriere ist gemeldet' : `${props.barriers} Barrieren sind gemeldet`
        }
      >
        <p>
          <a href={paths.adminBarriers}>Lesen und beantworten</a>
        </p>
      </Alert>
    )}
    {props.unfinished.length > 0 && (
      <Alert kind="info" title="In diesen Seiten stehen noch eckige Klammern">
        <p>
          {props.unfinished.join(', ')}. Besucherinnen und Besucher lesen dort „Mustertext“.{' '}
          <a href={paths.adminPages}>Seiten vervollständigen</a>
        </p>
      </Alert>
    )}
    {props.editions.length === 0 && (
      <EmptyState title="Noch keine Ausgabe">
        <p>
          Hier stehen die Jahre des Awards. Legen Sie die erste Ausgabe an, dann folgen Termine, Kategorien
          und Kriterien.
        </p>
      </EmptyState>
    )}
    <div class="cards">
      {props.editions.map((edition) => (
        <Card title={`${edition.year}`} headingLevel={2} href={paths.adminEdition(edition.year)}>
          <p>{edition.title}</p>
          <PhaseBadge phase={edition.phase} />
        </Card>
      ))}
    </div>
    {ROOMS.map(({ group, rooms }) => (
      <Section title={group}>
        <div class="cards">
          {rooms.map(([title, href, text]) => (
            <Card title={title} href={href}>
              <p>{text}</p>
            </Card>
          ))}
        </div>
      </Section>
    ))}
  </>
)
