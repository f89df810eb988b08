import { FORMAT, type Receipt } from '../../src/commitment/rules.ts'
import { showDateTime } from '../../src/core/berlin-time.ts'
import { paths } from '../../src/core/paths.ts'
import { EmptyState } from '../components/feedback.tsx'
import { ButtonLink } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'
import { SealFacts, type SealProps } from '../components/seal.tsx'
import { DataTable } from '../components/table.tsx'

export interface ReceiptsProps {
  readonly year: number
  readonly seal: SealProps['seal']
  readonly rows: readonly {
    readonly receipt: Receipt
    /** Of the entry; null where the juror turned out not to be neutral. */
    readonly title: string | null
    readonly finalisedAt: number
    readonly current: boolean
  }[]
}

/** All receipts of a juror, replaced ones too. */
export const ReceiptsView = ({ year, seal, rows }: ReceiptsProps) => (
  <>
    <Breadcrumb
      items={[{ href: paths.juryEdition(year), label: 'Ihre Bewertung' }, { label: 'Quittungen' }]}
    />
    <PageHeader
      title="Quittungen"
      lead="Für jeden abgeschlossenen Bogen gibt es eine Quittung. Mit ihr können Sie nachrechnen, dass er unverändert gezählt wird."
    />
    <SealFacts seal={seal} />
    {rows.length === 0 ? (
      <EmptyState title="Noch keine Quittung">
        <p>Sobald Sie einen Bogen abschließen, steht seine Quittung hier.</p>
      </EmptyState>
    ) : (
      <DataTable
        caption="Ihre Quittungen, die neueste zuerst"
        head={[
          { label: 'Einreichung' },
          { label: 'Abgeschlossen' },
          { label: 'Stand' },
          { label: 'Quittung' },
        ]}
        rows={rows.map(({ receipt, title, finalisedAt, current }) => [
          <>
            <span class="nowrap">{receipt.payload.entry}</span> {title}
          </>,
          showDateTime(finalisedAt),
          stateOf(receipt, current),
          <>
            <a href={paths.juryReceipt(receipt.commitment)} class="nowrap">
              <code>{receipt.commitment.slice(0, 12)}…</code>
            </a>
            <br />
            <a href={paths.juryReceiptFile(receipt.commitment)} class="nowrap">
              Herunterladen<span class="kern-sr-only">: Quittung {receipt.commitment.slice(0, 12)}</span>
            </a>
          </>,
        ])}
      />
    )}
    <Meaning />
  </>
)

const stateOf = (receipt: Receipt, current: boolean): string => {
  if (receipt.proof) return 'Zählt, im Gesamtwert enthalten'
  return current ? 'Zählt' : 'Ersetzt oder wieder geöffnet'
}

const Meaning = () => (
  <Section title="Was das beweist, und was nicht">
    <div class="prose">
      <p>
        Die Prüfsumme entsteht aus Ihrem Bogen und einer Zufallszahl, die nur auf Ihrer Quittung und beim
        Server steht. Wer sie kennt, kann Ihre Punkte nicht daraus erraten; ändert jemand auch nur einen
        Punkt, passt sie nicht mehr. Aus den Prüfsummen aller abgeschlossenen Bögen entsteht am Ende der
        Bewertung ein Gesamtwert; alle Jurymitglieder bekommen ihn per E-Mail.
      </p>
      <p>
        <strong>Bewiesen ist damit:</strong> Nach dem Gesamtwert wurde kein Bogen hinzugefügt, weggelassen
        oder geändert, auch nicht von der Geschäftsstelle oder vom Betrieb. Ihr eigener Bogen ist enthalten,
        wie Sie ihn abgeschlossen haben.
      </p>
      <p>
        <strong>Nicht bewiesen ist:</strong> dass alle ehrlich gewertet haben, und dass niemand mit Zugang zum
        Server die Bögen lesen konnte. Bewahren Sie Quittung und Gesamtwert selbst auf, sonst fehlt Ihnen der
        Vergleich.
      </p>
      <p>
        Nach der Veröffentlichung finden Sie Ihren Bogen auf der Seite{' '}
        <a href={paths.check}>Ergebnis nachprüfen</a>. Die Kennung auf der Quittung ist Ihre eigene und bei
        all Ihren Bögen dieselbe. Geben Sie weder sie noch die Quittung weiter: Sonst ist bekannt, wie Sie
        gewertet haben.
      </p>
    </div>
  </Section>
)

export interface ReceiptProps {
  readonly year: number
  readonly receipt: Receipt
  /** Canonical JSON, exactly as it went into the digest. */
  readonly payload: string
  readonly current: boolean
  readonly finalisedAt: number
  readonly criteria: readonly { readonly id: string; readonly name: string }[]
}

/** One receipt to read and to recompute by hand. */
export const ReceiptView = (props: ReceiptProps) => {
  const { receipt } = props
  const { payload, proof } = receipt
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.juryReceipts(props.year), label: 'Quittungen' },
          { label: receipt.commitment.slice(0, 16) },
        ]}
      />
      <PageHeader title={`Quittung zu ${payload.entry}`} lead={stateOf(receipt, props.current)}>
        <ButtonLink href={paths.juryReceiptFile(receipt.commitment)}>Als Datei herunterladen</ButtonLink>
      </PageHeader>
      <Facts
        items={[
          { term: 'Abgeschlossen', detail: showDateTime(props.finalisedAt) },
          ...props.criteria.map(({ id, name }) => ({
            term: name,
            detail: payload.points[id] == null ? 'Enthaltung' : `${payload.points[id]} Punkte`,
          })),
          { term: 'Prüfsumme', detail: <code class="hash">{receipt.commitment}</code> },
          { term: 'Zufallszahl', detail: <code class="hash">{receipt.nonce}</code> },
          ...(receipt.tag
            ? [{ term: 'Kennung (nur für Sie)', detail: <code class="hash">{receipt.tag}</code> }]
            : []),
          { term: 'Prüfsumme der Regeln', detail: <code class="hash">{payload.rules}</code> },
          ...(proof
            ? [
                { term: 'Gesamtwert', detail: <code class="hash">{proof.root}</code> },
                {
                  term: `Weg dorthin (Platz ${proof.index + 1} von ${proof.size})`,
                  detail: proof.path.map((step) => (
                    <>
                      <code class="hash">{step}</code>{' '}
                    </>
                  )),
                },
              ]
            : []),
        ]}
      />
      <Section title="Selbst nachrechnen">
        <p>In einem Terminal muss dieser Befehl die Prüfsumme ergeben:</p>
        <pre class="kept-text">
          {`{ printf '%s' '${FORMAT}${props.payload}'; printf '%s' '${receipt.nonce}' | xxd -r -p; } | sha256sum`}
        </pre>
      </Section>
    </>
  )
}
