import type { Pair, Shortfall } from '../../src/assignment/plan.ts'
import type { SituationEntry, SituationJuror } from '../../src/assignment/preview.ts'
import { shortfallReason } from '../../src/assignment/preview.ts'
import { LIMITS } from '../../src/assignment/schema.ts'
import { errorOf, type FormState, typed } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import { submissionNumber } from '../../src/submission/rules.ts'
import { Alert, Badge, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ErrorSummary, Radios, TextField } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'
import { MeetingMatrix } from './matrix.tsx'

export interface AssignmentProps {
  readonly year: number
  readonly entries: readonly SituationEntry[]
  readonly jurors: readonly SituationJuror[]
  /** The pairs in effect; null while everybody judges everything. */
  readonly present: readonly Pair[] | null
  /** Entry and juror who must not judge it, assigned or not. */
  readonly conflicts: readonly Pair[]
  readonly perEntry: number
  /** What the rules of judging ask for. */
  readonly byRules: number
  readonly lacking: readonly { readonly entry: SituationEntry; readonly missing: number }[]
  /** Why nothing can be assigned now; null when it can. */
  readonly closed: string | null
  readonly state: FormState
  readonly preview: PreviewProps | null
}

export interface PreviewProps {
  readonly pairs: readonly Pair[]
  readonly added: readonly Pair[]
  readonly removed: readonly Pair[]
  readonly scored: number
  readonly meetings: { readonly min: number; readonly max: number }
  readonly components: number
  readonly shortfall: readonly Shortfall[]
  readonly digest: string
  readonly meets: readonly (readonly number[])[]
}

/** Who judges what: the present assignment, a preview of the next one, and its effect. */
export const AssignmentView = (props: AssignmentProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminEdition(props.year), label: String(props.year) },
        { href: paths.adminJury(props.year), label: 'Jury' },
        { label: 'Zuteilung' },
      ]}
    />
    <PageHeader
      title="Zuteilung"
      lead={
        props.present === null
          ? 'Noch ist nichts zugeteilt: Jedes Jurymitglied bewertet jede Einreichung, bei der es nicht befangen ist.'
          : `Jedes Jurymitglied sieht und bewertet nur, was ihm zugeteilt ist. Vorgesehen sind ${props.perEntry} Wertungen je Einreichung.`
      }
    />
    <ErrorSummary errors={props.state.errors} />
    {props.closed !== null && <Alert kind="info" title={props.closed} />}
    {props.present !== null && props.lacking.length > 0 && <Lacking {...props} />}
    {props.closed === null && <WishForm {...props} />}
    {props.preview && <Preview {...props} preview={props.preview} />}
    {props.present !== null && !props.preview && <Present {...props} present={props.present} />}
  </>
)

const Lacking = ({ year, lacking }: AssignmentProps) => (
  <Alert
    kind="warning"
    title={
      lacking.length === 1
        ? 'Einer Einreichung fehlen Wertungen'
        : `${lacking.length} Einreichungen fehlen Wertungen`
    }
  >
    <p>
      {lacking
        .slice(0, 10)
        .map(({ entry, missing }) => `${submissionNumber(year, entry.number)} (${missing})`)
        .join(', ')}
      {lacking.length > 10 && ' …'}. Eine neue Vorschau füllt die Lücken.
    </p>
  </Alert>
)

const WishForm = ({ year, present, byRules, state }: AssignmentProps) => (
  <Section title={present === null ? 'Zuteilen' : 'Neu zuteilen'}>
    <form method="get" action={`${paths.adminAssignment(year)}#vorschau`} class="form" novalidate>
      <TextField
        name="perEntry"
        label="Wertungen je Einreichung"
        hint={`Nach den Regeln der Bewertung ${byRules}.`}
        type="number"
        width="short"
        min={1}
        max={LIMITS.perEntry}
        required
        value={typed(state, 'perEntry')}
        error={errorOf(state, 'perEntry')}
      />
      {present === null ? (
        <input type="hidden" name="aim" value="fill" />
      ) : (
        <Radios
          name="aim"
          legend="Was geht vor?"
          required
          value={typed(state, 'aim')}
          error={errorOf(state, 'aim')}
          options={[
            {
              value: 'fill',
              label: 'So wenig wie möglich ändern',
              hint: 'Füllt Lücken, etwa nach einer späten Befangenheit.',
            },
            {
              value: 'level',
              label: 'Die Last neu ausgleichen',
              hint: 'Etwa wenn ein Jurymitglied dazugekommen ist; mit so wenig Änderungen, wie das erlaubt.',
            },
          ]}
        />
      )}
      <TextField
        name="seed"
        label="Losnummer"
        hint="Dieselbe Nummer ergibt dieselbe Zuteilung; eine andere lost neu, wo die Regeln die Wahl lassen."
        type="number"
        width="short"
        min={0}
        max={LIMITS.seed}
        required
        value={typed(state, 'seed')}
        error={errorOf(state, 'seed')}
      />
      <Actions>
        <Button variant="secondary">Vorschau</Button>
      </Actions>
    </form>
  </Section>
)

const loads = (pairs: readonly Pair[], juror: string): number =>
  pairs.filter(([, one]) => one === juror).length

const inOffice = (jurors: readonly SituationJuror[]) => jurors.filter((juror) => juror.inOffice)

const range = (numbers: readonly number[]): string => {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  return low === high ? String(low) : `${low} bis ${high}`
}

const Preview = (props: AssignmentProps & { preview: PreviewProps }) => {
  const { preview, jurors, year } = props
  const active = inOffice(jurors)
  const unchanged = props.present !== null && preview.added.length === 0 && preview.removed.length === 0
  return (
    <Section title="Vorschau" id="vorschau">
      <p>Noch ist nichts übernommen.</p>
      {preview.components > 1 && (
        <Alert kind="danger" title={`Die Jury zerfällt in ${preview.components} Gruppen`}>
          <p>
            Ohne gemeinsame Einreichungen lassen sich ihre Maßstäbe nicht vergleichen. Erhöhen Sie die Zahl
            der Wertungen, oder ändern Sie die Jury.
          </p>
        </Alert>
      )}
      <Facts
        items={[
          { term: 'Wertungen', detail: String(preview.pairs.length) },
          { term: 'Je Jurymitglied', detail: range(active.map(({ id }) => loads(preview.pairs, id))) },
          {
            term: 'Zwei Jurymitglieder treffen sich',
            detail: `${range([preview.meetings.min, preview.meetings.max])} Mal`,
          },
          {
            term: 'Änderungen',
            detail: `${preview.added.length} kommen dazu, ${preview.removed.length} fallen weg; ${preview.scored} sind schon begonnen und bleiben`,
          },
        ]}
      />
      <Shortfalls {...props} />
      <Loads {...props} />
      <Changes {...props} />
      {active.length > 1 && (
        <MeetingMatrix
          caption="So oft bewerten zwei Jurymitglieder dieselbe Einreichung"
          names={active.map(({ name }) => name)}
          meets={preview.meets}
        />
      )}
      {unchanged ? (
        <p>Diese Zuteilung ist schon in Kraft.</p>
      ) : (
        <form method="post" action={paths.adminAssignment(year)}>
          <input type="hidden" name="perEntry" value={typed(props.state, 'perEntry')} />
          <input type="hidden" name="aim" value={typed(props.state, 'aim')} />
          <input type="hidden" name="seed" value={typed(props.state, 'seed')} />
          <input type="hidden" name="digest" value={preview.digest} />
          <Actions>
            <Button>Zuteilung übernehmen</Button>
          </Actions>
        </form>
      )}
    </Section>
  )
}

const titleOf = (props: AssignmentProps, id: string): string => {
  const entry = props.entries.find((one) => one.id === id)
  return entry ? `${submissionNumber(props.year, entry.number)} ${entry.title}` : 'Nimmt nicht mehr teil'
}

/** The jurors that these pairs give the entry; who must not judge it is marked. */
const namesOf = ({ conflicts, jurors }: AssignmentProps, pairs: readonly Pair[], entry: string): string => {
  const of = (list: readonly Pair[]) => list.filter(([one]) => one === entry).map(([, juror]) => juror)
  const conflicted = of(conflicts)
  const names = of(pairs).map((juror) => {
    const name = jurors.find(({ id }) => id === juror)?.name ?? ''
    return conflicted.includes(juror) ? `${name} (befangen)` : name
  })
  return names.join(', ') || '–'
}

const Shortfalls = (props: AssignmentProps & { preview: PreviewProps }) =>
  props.preview.shortfall.length === 0 ? null : (
    <DataTable
      caption="Einreichungen, denen Wertungen fehlen"
      head={[{ label: 'Einreichung' }, { label: 'Es fehlen', numeric: true }, { label: 'Warum' }]}
      rows={props.preview.shortfall.map((one) => [
        titleOf(props, one.entry),
        String(one.missing),
        shortfallReason(one),
      ])}
    />
  )

const Loads = (props: AssignmentProps & { preview: PreviewProps }) => (
  <DataTable
    caption="Einreichungen je Jurymitglied"
    head={[
      { label: 'Jurymitglied' },
      ...(props.present === null ? [] : [{ label: 'Jetzt', numeric: true }]),
      { label: 'Mit dieser Zuteilung', numeric: true },
    ]}
    rows={inOffice(props.jurors).map((juror) => [
      <>
        {juror.name} {!juror.accepted && <Badge kind="warning">Noch nicht zugesagt</Badge>}
      </>,
      ...(props.present === null ? [] : [String(loads(props.present, juror.id))]),
      String(loads(props.preview.pairs, juror.id)),
    ])}
  />
)

/** What changes, entry by entry; the first assignment changes everything and needs no list. */
const Changes = (props: AssignmentProps & { preview: PreviewProps }) => {
  const { added, removed } = props.preview
  if (props.present === null || added.length + removed.length === 0) return null
  const entries = [...new Set([...removed, ...added].map(([entry]) => entry))]
  return (
    <DataTable
      caption="Was sich ändert"
      head={[{ label: 'Einreichung' }, { label: 'Fällt weg' }, { label: 'Kommt dazu' }]}
      rows={entries.map((entry) => [
        titleOf(props, entry),
        namesOf(props, removed, entry),
        namesOf(props, added, entry),
      ])}
    />
  )
}

const Present = (props: AssignmentProps & { present: readonly Pair[] }) => (
  <Section title="In Kraft">
    {props.entries.length === 0 ? (
      <EmptyState title="Keine Einreichungen" />
    ) : (
      <DataTable
        caption="Einreichungen mit ihren Jurymitgliedern"
        head={[{ label: 'Einreichung' }, { label: 'Jurymitglieder' }, { label: 'Aktion' }]}
        rows={props.entries.map((entry) => [
          `${submissionNumber(props.year, entry.number)} ${entry.title}`,
          namesOf(props, props.present, entry.id),
          <a href={paths.adminAssignmentEntry(props.year, entry.id)}>
            Ändern<span class="kern-sr-only">: {entry.title}</span>
          </a>,
        ])}
      />
    )}
  </Section>
)
