import { showDate } from '../../src/core/berlin-time.ts'
import { integer } from '../../src/core/de.ts'
import { errorOf, type FormState } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Loaded, Preview } from '../../src/retention/actions.ts'
import { NOTICE_DAYS, startsAt } from '../../src/retention/rules.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, Checkbox, ErrorSummary } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { HoldSection } from './hold.tsx'
import { ClassTable, MonthsSection } from './months.tsx'

export interface RetentionProps {
  /** Null for what belongs to no year. */
  readonly year: number | null
  readonly loaded: Loaded
  readonly previews: readonly Preview[]
  /** Rows that are due now. */
  readonly due: number
  readonly files: { readonly waiting: number; readonly refused: number }
  /** Years to go to, from the page of what belongs to none. */
  readonly years: readonly number[]
  readonly state: FormState
}

const LEAD = {
  year: 'Was von diesem Jahr wann gelöscht wird. Ergebnisse, Galerien, Niederschriften und alles zum Nachrechnen bleiben.',
  all: 'Was ohne Bezug zu einem Jahr nach seinem Alter gelöscht wird, und die Fristen, die für alle Jahre gelten.',
} as const

/** When the night begins, or why it does not yet. */
const Beginning = ({ loaded, previews }: Pick<RetentionProps, 'loaded' | 'previews'>) => {
  const dates = previews
    .filter(({ line, total }) => total > 0 && line.hold === null)
    .flatMap(({ line }) => line.dueAt ?? [])
  if (loaded.edition === null || dates.length === 0) return null
  const first = Math.min(...dates)
  const from = startsAt(first, loaded.plan.notifiedAt)
  return (
    <Alert kind="info" title={`Kür löscht nachts, frühestens ab ${showDate(from ?? first)}`}>
      <p>
        {from === null
          ? `${NOTICE_DAYS} Tage vorher bekommt die Geschäftsstelle einen Brief; vorher geht nichts von selbst.`
          : `Die Geschäftsstelle wurde am ${showDate(loaded.plan.notifiedAt ?? 0)} benachrichtigt.`}
      </p>
    </Alert>
  )
}

const DeleteSection = ({ year, due, state }: RetentionProps) => (
  <Section title="Jetzt löschen">
    {due === 0 ? (
      <p>Zurzeit ist nichts fällig.</p>
    ) : (
      <form method="post" action={paths.adminRetentionDo(year, 'loeschen')} class="form" novalidate>
        <input type="hidden" name="total" value={String(due)} />
        <p>
          Fällig sind {integer(due)} Einträge. Kür löscht sie ohnehin in einer der nächsten Nächte; hier geht
          es gleich. Gelöschtes lässt sich nur aus einer Sicherung zurückholen.
        </p>
        <Checkbox name="sure" label="Ja, das Fällige jetzt löschen" required error={errorOf(state, 'sure')} />
        <Actions>
          <Button variant="danger">Jetzt löschen</Button>
        </Actions>
      </form>
    )}
  </Section>
)

const Files = ({ files }: Pick<RetentionProps, 'files'>) =>
  files.refused > 0 ? (
    <Alert kind="warning" title={`${integer(files.refused)} Dateien ließen sich noch nicht löschen`}>
      <p>Die Dateiablage hat abgelehnt. Kür versucht es weiter; bleibt es so, sehen Sie im Betrieb nach.</p>
    </Alert>
  ) : null

const Years = ({ years }: Pick<RetentionProps, 'years'>) =>
  years.length === 0 ? null : (
    <Section title="Nach Jahren">
      <ul>
        {years.map((year) => (
          <li>
            <a href={paths.adminRetentionOf(year)}>Aufbewahrung {year}</a>
          </li>
        ))}
      </ul>
    </Section>
  )

/** What is kept how long, what would go, and what holds it back. */
export const RetentionView = (props: RetentionProps) => {
  const { year, loaded, previews, state } = props
  const title = year === null ? 'Aufbewahrung' : `Aufbewahrung ${year}`
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.admin, label: 'Verwaltung' },
          ...(year === null ? [] : [{ href: paths.adminEdition(year), label: String(year) }]),
          { label: 'Aufbewahrung' },
        ]}
      />
      <PageHeader title={title} lead={year === null ? LEAD.all : LEAD.year}>
        <ButtonLink href={paths.adminRecord} variant="secondary">
          Verarbeitungsverzeichnis
        </ButtonLink>
        {year !== null && (
          <ButtonLink href={paths.adminRetention} variant="secondary">
            Fristen für alle Jahre
          </ButtonLink>
        )}
      </PageHeader>
      <ErrorSummary errors={state.errors} />
      <Files files={props.files} />
      <Beginning loaded={loaded} previews={previews} />
      <Years years={props.years} />
      <Section title="Was gelöscht wird">
        <ClassTable year={year} now={loaded.now} previews={previews} />
      </Section>
      <DeleteSection {...props} />
      <HoldSection year={year} loaded={loaded} state={state} />
      <MonthsSection year={year} loaded={loaded} state={state} />
    </>
  )
}
