import { showDateTime } from '../../src/core/berlin-time.ts'
import { integer } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import type { MailingListItem } from '../../src/mailing/store.ts'
import { EmptyState } from '../components/feedback.tsx'
import { ButtonLink } from '../components/form.tsx'
import { PageHeader } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'
import { MailingCrumbs } from './crumbs.tsx'

interface MailingListProps {
  readonly year: number
  readonly items: readonly (MailingListItem & { readonly label: string })[]
}

const progress = ({ letters, sent, failed }: MailingListItem): string =>
  `${integer(sent)} von ${integer(letters)} gesendet${failed > 0 ? `, ${integer(failed)} nicht zugestellt` : ''}`

/** All mailings of a year. */
export const MailingListView = ({ year, items }: MailingListProps) => (
  <>
    <MailingCrumbs year={year} />
    <PageHeader
      title={`Rundschreiben ${year}`}
      lead="E-Mails an viele: schreiben, lesen, zur Probe an sich selbst schicken und erst dann absenden."
    >
      <ButtonLink href={paths.adminMailingNew(year)}>Neues Rundschreiben</ButtonLink>
      <ButtonLink href={paths.adminMail} variant="secondary">
        Postausgang
      </ButtonLink>
    </PageHeader>
    {items.length === 0 ? (
      <EmptyState title="Noch kein Rundschreiben">
        <p>Schreiben Sie zum Beispiel allen, deren Entwurf noch nicht eingereicht ist.</p>
      </EmptyState>
    ) : (
      <DataTable
        caption="Rundschreiben"
        head={[{ label: 'Betreff' }, { label: 'An' }, { label: 'Stand' }]}
        rows={items.map((item) => [
          <a href={paths.adminMailing(year, item.id)}>{item.subject}</a>,
          item.label,
          item.released_at === null
            ? `Entwurf, gespeichert ${showDateTime(item.updated_at)}`
            : `${progress(item)}, freigegeben ${showDateTime(item.released_at)}`,
        ])}
      />
    )}
  </>
)
