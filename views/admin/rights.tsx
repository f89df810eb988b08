import { showDateTime } from '../../src/core/berlin-time.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { type LedgerLine, STATES } from '../../src/gallery/ledger.ts'
import { MAX_REASON } from '../../src/gallery/schema.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import { LIMITS } from '../../src/photo/schema.ts'
import { Alert, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, ErrorSummary, TextArea, TextField } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { Picture } from '../components/picture.tsx'
import { DataTable } from '../components/table.tsx'
import { galleryCrumbs } from './gallery-crumbs.ts'

const crumbs = (year: number, editor: boolean, label: string) => [
  ...galleryCrumbs(year, editor),
  { href: paths.adminGallery(year), label: 'Galerie' },
  { label },
]

interface LedgerProps {
  readonly year: number
  readonly lines: readonly LedgerLine[]
  /** The pictures that are still there, by id. */
  readonly views: ReadonlyMap<string, PhotoView>
}

/** Whose every picture is, what may be done with it, who agreed, and what was withdrawn. */
export const LedgerView = ({ year, lines, views }: LedgerProps) => (
  <>
    <Breadcrumb items={crumbs(year, false, 'Rechteverzeichnis')} />
    <PageHeader
      title={`Rechteverzeichnis ${year}`}
      lead="Alle Bilder der Galerie und der veröffentlichten Einreichungen. Zurückgezogene bleiben hier stehen, ohne das Bild."
    >
      <ButtonLink href={paths.adminRightsFile(year)} variant="secondary">
        Als CSV
      </ButtonLink>
    </PageHeader>
    {lines.length === 0 ? (
      <EmptyState title="Noch keine Bilder">
        <p>Sobald Bilder importiert oder Einreichungen veröffentlicht sind, stehen sie hier.</p>
      </EmptyState>
    ) : (
      <DataTable
        caption={`${lines.length} Bilder`}
        head={[
          { label: 'Bild' },
          { label: 'Nachweis, Lizenz, Rechte' },
          { label: 'Abgebildete' },
          { label: 'Eingetragen' },
          { label: 'Stand' },
        ]}
        rows={lines.map((line) => [
          <PictureCell line={line} view={views.get(line.id)} />,
          <Lines of={[line.credit, line.licence, line.rights]} />,
          line.persons,
          <Lines of={[showDateTime(line.enteredAt), line.enteredBy, line.source]} />,
          <StateCell line={line} year={year} />,
        ])}
      />
    )}
  </>
)

const PictureCell = ({ line, view }: { line: LedgerLine; view: PhotoView | undefined }) => (
  <div class="ledger__picture">
    {view && <Picture photo={{ ...view, alt: '' }} sizes="6rem" />}
    <Lines of={[line.caption || line.fileName, line.where]} />
  </div>
)

const Lines = ({ of }: { of: readonly string[] }) => (
  <>
    {of.filter(Boolean).map((line) => (
      <span class="ledger__line">{line}</span>
    ))}
  </>
)

const StateCell = ({ line, year }: { line: LedgerLine; year: number }) => (
  <>
    <span class="ledger__line">{STATES[line.state]}</span>
    {line.withdrawal ? (
      <Lines
        of={[
          `${showDateTime(line.withdrawal.at)}, ${line.withdrawal.by}`,
          `Auf Wunsch von ${line.withdrawal.askedBy}: ${line.withdrawal.reason}`,
        ]}
      />
    ) : (
      <a href={paths.adminWithdraw(year, line.id)}>
        Zurückziehen<span class="kern-sr-only">: {line.caption || line.fileName}</span>
      </a>
    )}
  </>
)

interface WithdrawProps {
  readonly year: number
  readonly editor: boolean
  readonly id: string
  readonly caption: string
  readonly ofEntry: boolean
  readonly view: PhotoView
  readonly state: FormState
}

/** The last look before a picture goes for good. */
export const WithdrawView = ({ year, editor, id, caption, ofEntry, view, state }: WithdrawProps) => (
  <>
    <Breadcrumb items={crumbs(year, editor, 'Bild zurückziehen')} />
    <PageHeader title="Bild zurückziehen" kicker={caption} />
    <ErrorSummary errors={state.errors} />
    <div class="withdraw__picture">
      <Picture photo={view} sizes="20rem" />
    </div>
    <Alert kind="warning" title="Das lässt sich nicht rückgängig machen">
      <p>
        Alle Größen und das Original werden sofort gelöscht; das Bild verschwindet aus
        {ofEntry ? ' der Einreichung, von der Seite der Preisträger' : ' der Galerie'} und aus den offenen
        Daten. Im Rechteverzeichnis bleibt stehen, was Sie hier angeben.
      </p>
    </Alert>
    <form method="post" action={paths.adminWithdraw(year, id)} class="form" novalidate>
      <TextField
        name="asked_by"
        label="Wer möchte das?"
        required
        maxLength={LIMITS.credit}
        value={typed(state, 'asked_by')}
        error={errorOf(state, 'asked_by')}
      />
      <TextArea
        name="reason"
        label="Grund"
        required
        rows={3}
        maxLength={MAX_REASON}
        value={typed(state, 'reason')}
        error={errorOf(state, 'reason')}
      />
      <Actions>
        <Button variant="danger">Bild zurückziehen</Button>
        <ButtonLink href={editor ? paths.adminGallery(year) : paths.adminRights(year)} variant="tertiary">
          Abbrechen
        </ButtonLink>
      </Actions>
    </form>
  </>
)
