import { paths } from '../../src/core/paths.ts'
import { RESPONSIBLE, type RecordLine } from '../../src/retention/record.ts'
import { Alert } from '../components/feedback.tsx'
import { ButtonLink } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'

/** The processing record, to read, print or take along. */
export const RecordView = ({ lines }: { lines: readonly RecordLine[] }) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminRetention, label: 'Aufbewahrung' },
        { label: 'Verarbeitungsverzeichnis' },
      ]}
    />
    <PageHeader
      title="Verarbeitungsverzeichnis"
      lead="Nach Art. 30 DSGVO, aus derselben Tabelle, nach der Kür löscht: Was hier steht, geschieht."
    >
      <ButtonLink href={paths.adminRecordFile('pdf')} variant="secondary">
        Als PDF
      </ButtonLink>
      <ButtonLink href={paths.adminRecordFile('csv')} variant="secondary">
        Als CSV
      </ButtonLink>
    </PageHeader>
    <Alert kind="info" title="Ein Vorschlag">
      <p>
        Rechtsgrundlagen und Fristen prüft Ihre datenschutzbeauftragte Person. Was in eckigen Klammern steht,
        wissen nur Sie.
      </p>
    </Alert>
    <Section title="Angaben zum Betreiber">
      <Facts items={RESPONSIBLE} />
    </Section>
    {lines.map(({ data, facts }) => (
      <Section title={data.name} id={data.id}>
        <Facts items={facts} />
      </Section>
    ))}
  </>
)
