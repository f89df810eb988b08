import type { Task } from '../../src/admin/rules.ts'
import { showDateTime, showRemaining } from '../../src/core/berlin-time.ts'
import { phaseNames } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import type { Phase } from '../../src/edition/rules.ts'
import { Alert, Badge, ProgressBar } from '../components/feedback.tsx'
import { Breadcrumb, Card, Facts, PageHeader, Section } from '../components/page.tsx'
import { type YearFigures, yearRooms } from './rooms.ts'

export interface EditionSummary {
  readonly year: number
  readonly title: string
  readonly phase: Phase
}

const KINDS = {
  draft: 'neutral',
  call: 'success',
  closed: 'info',
  judging: 'info',
  deliberation: 'warning',
  published: 'success',
  archived: 'neutral',
} as const

/** The phase in one or two words. */
export const PhaseBadge = (props: { phase: Phase }) => (
  <Badge kind={KINDS[props.phase]}>{phaseNames[props.phase]}</Badge>
)

export interface DashboardProps {
  readonly edition: EditionSummary & {
    readonly call_opens_at: number | null
    readonly call_closes_at: number | null
    readonly judging_opens_at: number | null
    readonly judging_closes_at: number | null
    readonly released_at: number | null
  }
  readonly now: number
  readonly tasks: readonly Task[]
  readonly figures: YearFigures
  readonly sheets: { readonly finished: number; readonly wanted: number }
  readonly failedLetters: number
}

/** One award year: what needs attention now, and the way to everything. */
export const EditionDashboardView = (props: DashboardProps) => {
  const { edition, failedLetters } = props
  return (
    <>
      <Breadcrumb items={[{ href: paths.admin, label: 'Verwaltung' }, { label: String(edition.year) }]} />
      <PageHeader title={edition.title} kicker={`Ausgabe ${edition.year}`}>
        <PhaseBadge phase={edition.phase} />
      </PageHeader>
      {failedLetters > 0 && (
        <Alert
          kind="danger"
          title={
            failedLetters === 1
              ? 'Eine E-Mail konnte nicht zugestellt werden'
              : `${failedLetters} E-Mails konnten nicht zugestellt werden`
          }
        >
          <p>
            Prüfen Sie die Adressen und den Mailserver. <a href={paths.adminMail}>Zum Postausgang</a>
          </p>
        </Alert>
      )}
      <div class="year-now">
        <Section title="Jetzt zu tun">
          {props.tasks.length === 0 ? (
            <p>Nichts. Dieses Jahr läuft gerade von selbst.</p>
          ) : (
            <ul class="tasks">
              {props.tasks.map(({ text, link, href }) => (
                <li>
                  {text} <a href={href}>{link}</a>
                </li>
              ))}
            </ul>
          )}
          {edition.phase === 'judging' && (
            <ProgressBar
              value={props.sheets.finished}
              max={props.sheets.wanted}
              label="Abgeschlossene Bögen der Jury"
            />
          )}
        </Section>
        <Section title="Termine">
          <Facts items={dates(edition, props.now)} />
        </Section>
      </div>
      <Section title="Alles zu diesem Jahr">
        <div class="cards">
          {yearRooms(edition, props.figures).map(({ group, rooms }) => (
            <Card title={group}>
              <ul class="rooms">
                {rooms.map(([title, href, text]) => (
                  <li>
                    <a href={href}>{title}</a>
                    <span class="muted">{text}</span>
                  </li>
                ))}
              </ul>
            </Card>
          ))}
        </div>
      </Section>
    </>
  )
}

const dates = (edition: DashboardProps['edition'], now: number) => {
  const when = (at: number | null) => (at === null ? 'noch offen' : showDateTime(at))
  const left = (at: number | null, running: boolean) =>
    running && at !== null ? ` (${showRemaining(at, now)})` : ''
  return [
    {
      term: 'Einreichung',
      detail: `${when(edition.call_opens_at)} bis ${when(edition.call_closes_at)}${left(edition.call_closes_at, edition.phase === 'call')}`,
    },
    {
      term: 'Bewertung',
      detail: `${when(edition.judging_opens_at)} bis ${when(edition.judging_closes_at)}${left(edition.judging_closes_at, edition.phase === 'judging')}`,
    },
    { term: 'Veröffentlicht', detail: when(edition.released_at) },
  ]
}
