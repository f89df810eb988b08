import type { LogEvent } from '../../src/audit/chain.ts'
import { PARTS } from '../../src/audit/kinds.ts'
import type { LogPage, SealState } from '../../src/audit/log-actions.ts'
import type { Named } from '../../src/audit/log-store.ts'
import { predicateOf } from '../../src/audit/predicates.ts'
import { type LogQuery, logAddress, MAX_ROWS } from '../../src/audit/schema.ts'
import { actorText, detailText } from '../../src/audit/wording.ts'
import { showDateTime } from '../../src/core/berlin-time.ts'
import { integer } from '../../src/core/de.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { Alert, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary, Select, TextField } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

interface LogProps extends LogPage {
  readonly query: LogQuery
  readonly years: readonly number[]
  readonly state: SealState
  /** What is taken elsewhere each night. */
  readonly leaves: { readonly log: boolean; readonly backup: boolean }
  readonly form: FormState
  /** What a check has found wrong. */
  readonly problem: string | null
}

/** The log, newest first, and how far it is sealed. */
export const LogView = (props: LogProps) => {
  const { query, events, names, older } = props
  return (
    <>
      <Breadcrumb items={[{ href: paths.admin, label: 'Verwaltung' }, { label: 'Protokoll' }]} />
      <PageHeader
        title="Protokoll"
        lead="Wer wann was getan hat. Nichts davon lässt sich ändern oder löschen, auch nicht von der Geschäftsstelle."
      >
        <ButtonLink href={paths.adminLogFile(logAddress({ ...query, vor: null }))} variant="secondary">
          Als CSV herunterladen
        </ButtonLink>
      </PageHeader>
      <p>
        {props.state.seal
          ? `Versiegelt bis ${showDateTime(props.state.seal.at)}. `
          : 'Noch ist nichts versiegelt. '}
        <a href="#versiegelung">Was das Siegel zeigt, und wie Sie es prüfen</a>
      </p>
      <ErrorSummary errors={props.form.errors} />
      {props.problem && (
        <Alert kind="danger" title="Die Kette stimmt nicht">
          <p class="break">
            {props.problem} Lassen Sie den Server, wie er ist, und sprechen Sie mit der Person, die ihn
            betreibt: In den Kopien steht, was galt.
          </p>
        </Alert>
      )}
      <Filter query={query} years={props.years} />
      {events.length === 0 ? (
        <EmptyState title="Nichts gefunden">
          <p>Zu dieser Auswahl steht nichts im Protokoll.</p>
        </EmptyState>
      ) : (
        <Events events={events} names={names} query={query} />
      )}
      <nav class="table-pages" aria-label="Seiten des Protokolls">
        {query.vor && (
          <ButtonLink href={paths.adminLogFor(logAddress({ ...query, vor: null }))} variant="secondary">
            Zum Neuesten
          </ButtonLink>
        )}
        {older !== null && (
          <ButtonLink href={paths.adminLogFor(older)} variant="secondary">
            Älteres
          </ButtonLink>
        )}
      </nav>
      <Sealing {...props} />
    </>
  )
}

const Filter = ({ query, years }: Pick<LogProps, 'query' | 'years'>) => (
  <search>
    <form method="get" action={paths.adminLog} class="table-filter">
      <Select
        name="bereich"
        label="Bereich"
        optionalMark={false}
        placeholder="Alle"
        value={query.bereich ?? ''}
        options={Object.entries(PARTS).map(([value, { label }]) => ({ value, label }))}
      />
      <Select
        name="jahr"
        label="Ausgabe"
        optionalMark={false}
        placeholder="Alle"
        value={String(query.jahr ?? '')}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <TextField
        name="person"
        label="Person"
        hint="Name, Adresse oder Kennung"
        optionalMark={false}
        maxLength={254}
        value={query.person ?? ''}
      />
      <TextField
        name="zu"
        label="Einreichung"
        hint="Nummer, Titel oder Kennung"
        optionalMark={false}
        maxLength={254}
        value={query.zu ?? ''}
      />
      <TextField name="von" label="Vom" type="date" optionalMark={false} value={query.von ?? ''} />
      <TextField name="bis" label="Bis zum" type="date" optionalMark={false} value={query.bis ?? ''} />
      <Actions>
        <Button>Anzeigen</Button>
        {logAddress({ ...query, vor: null }) !== '' && (
          <ButtonLink href={paths.adminLog} variant="secondary">
            Alles zeigen
          </ButtonLink>
        )}
      </Actions>
    </form>
  </search>
)

const Events = ({ events, names, query }: Pick<LogProps, 'events' | 'names' | 'query'>) => {
  const nameOf = (id: string) => names.get(id)?.name
  return (
    <DataTable
      caption="Ereignisse, die neuesten zuerst"
      head={[{ label: 'Zeit' }, { label: 'Was geschah' }, { label: 'Wozu' }, { label: 'Einzelheiten' }]}
      rows={events.map((event) => [
        showDateTime(event.at),
        <>
          <Who event={event} nameOf={nameOf} query={query} /> {predicateOf(event.kind)}
        </>,
        <Subject event={event} named={names.get(event.subject)} />,
        <span class="break">{detailText(event, nameOf) || '–'}</span>,
      ])}
    />
  )
}

const Who = (props: { event: LogEvent; nameOf: (id: string) => string | undefined; query: LogQuery }) => {
  const { actor_id } = props.event
  const name = actorText(props.event, props.nameOf)
  if (actor_id === null) return <strong>{name}</strong>
  const address = logAddress({ ...props.query, person: actor_id, vor: null })
  return <a href={paths.adminLogFor(address)}>{name}</a>
}

const Subject = ({ event, named }: { event: LogEvent; named: Named | undefined }) => {
  if (named?.entry) return <a href={paths.adminLogFor(logAddress({ zu: named.entry.id }))}>{named.name}</a>
  return <span class="break">{named?.name ?? (UNSAID.test(event.subject) ? '–' : event.subject)}</span>
}

/** Ids that nobody knows by heart, and the log, the site and files themselves. */
const UNSAID = /^.{31,}$|^(log|site|data)$/

const Sealing = ({ state, form, leaves }: Pick<LogProps, 'state' | 'form' | 'leaves'>) => {
  const { seal, checked, unsealed } = state
  return (
    <Section title="Versiegelung" id="versiegelung">
      <p>
        Jede Minute wird, was neu ist, mit einem Siegel versehen, das alles davor einschließt. Wer ein
        einziges Ereignis nachträglich ändert, entfernt oder einfügt, müsste alle späteren Siegel neu
        schreiben – und dann stimmt der Prüfwert nicht mehr, den andere schon haben. Was das nicht zeigt: ob
        jemand mit Zugang zum Server etwas gar nicht erst aufgeschrieben hat.
      </p>
      <Facts
        items={[
          {
            term: 'Versiegelt',
            detail: seal ? `bis ${showDateTime(seal.at)}, Siegel ${integer(seal.number)}` : 'noch nichts',
          },
          ...(unsealed === 0 ? [] : [{ term: 'Noch ohne Siegel', detail: integer(unsealed) }]),
          {
            term: 'Zuletzt geprüft',
            detail: checked
              ? `${showDateTime(checked.at)}: ${checked.right ? 'alles unverändert' : 'nicht in Ordnung'}`
              : 'noch nie',
          },
          ...(seal ? [{ term: 'Prüfwert', detail: <code class="break">{seal.hash}</code> }] : []),
        ]}
      />
      <OnlyHere {...leaves} />
      <form method="post" action={paths.adminLogCheck} novalidate>
        <TextField
          name="wert"
          label="Prüfwert aus einer Nachricht oder Kopie"
          hint="Wenn Sie einen haben: Dann wird auch geprüft, dass das Protokoll seither nicht neu geschrieben wurde."
          maxLength={100}
          value={typed(form, 'wert')}
          error={errorOf(form, 'wert')}
        />
        <Actions>
          <Button variant="secondary">Kette jetzt prüfen</Button>
        </Actions>
      </form>
      <p>
        Die CSV-Datei enthält die neuesten {integer(MAX_ROWS)} Ereignisse der Auswahl. Punkte und Stimmen
        stehen nicht darin: Sie sind dort zu lesen, wo die Jury berät.
      </p>
    </Section>
  )
}

/** Says calmly what the seal cannot do while nothing of it is anywhere else. */
const OnlyHere = ({ log, backup }: LogProps['leaves']) =>
  log && backup ? null : (
    <Alert
      kind="info"
      title={log ? 'Sicherungen sind nicht eingerichtet' : 'Das Protokoll liegt nur auf diesem Server'}
    >
      {!log && (
        <p>
          Wer den Server in der Hand hat, könnte Protokoll und Siegel zusammen neu schreiben. Lassen Sie den
          Prüfwert jede Nacht an Menschen außerhalb schicken (<code>KUER_AUDIT_MAIL</code>) oder Kopien
          anderswo ablegen (<code>KUER_AUDIT_COPY</code>).
        </p>
      )}
      {!backup && (
        <p>
          Daten und Bilder gibt es nur einmal: Jede Nacht eine Sicherung richtet ein, wer den Server betreut (
          <code>KUER_BACKUP_DIR</code>, auf Workers <code>KUER_BACKUP</code>).
        </p>
      )}
    </Alert>
  )
