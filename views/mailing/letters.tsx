import { showDateTime } from '../../src/core/berlin-time.ts'
import { integer, letterKind, letterKinds, letterStates } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import { isSecret } from '../../src/mail/rules.ts'
import { type LetterQuery, letterAddress } from '../../src/mail/schema.ts'
import type { LetterListItem } from '../../src/mail/store.ts'
import { Address } from '../components/address.tsx'
import { EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, Select, TextField } from '../components/form.tsx'
import { LetterBadge } from '../components/letter.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { PageLinks } from '../components/page-links.tsx'
import { DataTable } from '../components/table.tsx'

interface LettersProps {
  readonly query: LetterQuery
  readonly rows: readonly LetterListItem[]
  readonly hits: number
  readonly page: number
  readonly pages: number
}

const options = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** All letters, newest first. */
export const LettersView = (props: LettersProps) => (
  <>
    <Breadcrumb items={[{ href: paths.admin, label: 'Verwaltung' }, { label: 'Postausgang' }]} />
    <PageHeader
      title="Postausgang"
      lead="Alle E-Mails, die Kür verschickt hat oder noch verschickt. „Gesendet“ heißt: vom Mailserver angenommen."
    />
    <Filter query={props.query} />
    <p class="table-summary__count" role="status">
      {integer(props.hits)} {props.hits === 1 ? 'E-Mail' : 'E-Mails'}
    </p>
    {props.rows.length === 0 ? (
      <EmptyState title="Keine E-Mail gefunden">
        <p>Zu dieser Auswahl gibt es keine E-Mail.</p>
      </EmptyState>
    ) : (
      <Rows rows={props.rows} />
    )}
    <PageLinks
      of="der Tabelle"
      page={props.page}
      pages={props.pages}
      to={(seite) => paths.adminMailFor(letterAddress({ ...props.query, seite }))}
    />
  </>
)

const Filter = ({ query }: { query: LetterQuery }) => (
  <search>
    <form method="get" action={paths.adminMail} class="table-filter">
      {query.rundschreiben && <input type="hidden" name="rundschreiben" value={query.rundschreiben} />}
      <Select
        name="zustand"
        label="Stand"
        optionalMark={false}
        placeholder="Alle"
        value={query.zustand ?? ''}
        options={options(letterStates)}
      />
      <Select
        name="art"
        label="Art"
        optionalMark={false}
        placeholder="Alle"
        value={query.art ?? ''}
        options={options(letterKinds)}
      />
      <TextField
        name="an"
        label="Genaue Adresse"
        optionalMark={false}
        maxLength={254}
        value={query.an ?? ''}
      />
      <Actions>
        <Button>Anzeigen</Button>
        {letterAddress({ ...query, seite: 1 }) !== '' && (
          <ButtonLink href={paths.adminMail} variant="secondary">
            Alle zeigen
          </ButtonLink>
        )}
      </Actions>
    </form>
  </search>
)

const Rows = ({ rows }: { rows: readonly LetterListItem[] }) => (
  <DataTable
    caption="E-Mails"
    head={[
      { label: 'Betreff' },
      { label: 'An' },
      { label: 'Art' },
      { label: 'Stand' },
      { label: 'Geschrieben' },
    ]}
    rows={rows.map((row) => [
      <a href={paths.adminLetter(row.id)}>{isSecret(row.kind) ? 'Anmeldecode' : row.subject}</a>,
      <span class="break">
        <Address of={row.recipient} />
      </span>,
      letterKind(row.kind),
      <LetterBadge state={row.state} />,
      showDateTime(row.created_at),
    ])}
  />
)
