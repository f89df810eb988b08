import type { Certificate, CertificateKind } from '../../src/certificate/rules.ts'
import { paths } from '../../src/core/paths.ts'
import { Alert, EmptyState } from '../components/feedback.tsx'
import { Actions, ButtonLink } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

const FOR: Record<CertificateKind, string> = {
  winner: 'Preisträger',
  nominee: 'Nominierte',
  juror: 'Jury',
}

interface CertificatesProps {
  readonly year: number
  readonly certificates: readonly Certificate[]
  /** Before release. */
  readonly draft: boolean
}

/** All certificates of a year, for the organisers. */
export const CertificatesView = ({ year, certificates, draft }: CertificatesProps) => (
  <>
    <Breadcrumb items={[{ href: paths.adminEdition(year), label: String(year) }, { label: 'Urkunden' }]} />
    <PageHeader
      title="Urkunden"
      lead="Als PDF zum Drucken, A4 hochkant. Jede trägt einen QR-Code zu einer Adresse, die sie bestätigt."
    >
      {!draft && certificates.length > 0 && (
        <Actions>
          <ButtonLink href={paths.adminCertificatesFile(year)}>Alle als ZIP herunterladen</ButtonLink>
        </Actions>
      )}
    </PageHeader>
    {draft && (
      <Alert kind="info" title="Noch nicht veröffentlicht: alles ist Entwurf">
        <p>
          Die PDF tragen quer das Wort ENTWURF und noch keinen Code. Gültige Urkunden gibt es, sobald die
          Ergebnisse veröffentlicht sind; Preisträger, Nominierte und Jury laden ihre dann auch selbst
          herunter.
        </p>
      </Alert>
    )}
    {certificates.length === 0 ? (
      <EmptyState title="Noch keine Urkunden">
        <p>
          Legen Sie zuerst die Plätze fest: <a href={paths.adminDecision(year)}>Rangliste und Entscheidung</a>
          .
        </p>
      </EmptyState>
    ) : (
      <DataTable
        caption="Urkunden"
        head={[
          { label: 'Für' },
          { label: 'Auszeichnung' },
          { label: 'Name' },
          { label: 'Projekt oder Institution' },
          { label: 'Datei' },
        ]}
        rows={certificates.map((certificate) => [
          FOR[certificate.kind],
          [certificate.award, certificate.category].filter(Boolean).join(', '),
          certificate.recipient,
          certificate.title || '–',
          <a href={paths.adminCertificate(year, certificate.id)}>
            PDF<span class="kern-sr-only"> für {certificate.recipient}</span>
          </a>,
        ])}
      />
    )}
  </>
)
