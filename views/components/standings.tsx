import { decimal } from '../../src/core/de.ts'
import type { Standing } from '../../src/ranking/places.ts'
import type { RankedEntry } from '../../src/ranking/rules.ts'
import { percent } from '../../src/ranking/sentences.ts'
import type { CategoryStanding, RankingRules, StandingRow, Standings } from '../../src/ranking/standings.ts'
import { Alert } from './feedback.tsx'
import { DataTable } from './table.tsx'

interface TableProps {
  readonly standings: Standings
  readonly of: CategoryStanding
}

/** A published value, or a dash. */
export const scoreOf = ({ score }: Standing): string => (score === null ? '–' : decimal(score, 3))
/** A rank, or a dash. */
export const rankOf = ({ rank }: Standing): string => (rank === null ? '–' : String(rank))
/** The 90 % interval of the rank: "1–3". */
export const interval = ({ chances }: RankedEntry): string =>
  chances ? (chances.low === chances.high ? String(chances.low) : `${chances.low}–${chances.high}`) : '–'

const Project = ({ row: { candidate } }: { row: StandingRow }) => (
  <>
    {candidate.title}
    <span class="standing__more">{candidate.organisation}</span>
  </>
)

/** A score; that of the rule which does not count with the rank it would give. */
const Score = ({ standing, counts }: { standing: Standing; counts: boolean }) => (
  <>
    {scoreOf(standing)}
    {!counts && standing.rank !== null && <span class="standing__more">Rang {standing.rank}</span>}
  </>
)

/** Ranking of one category, both results side by side. */
export const StandingsTable = ({ standings: { rules }, of }: TableProps) => {
  const split = of.classes.length > 1
  const counts = (one: typeof rules.rule) => (one === rules.rule ? ' (gilt)' : '')
  return (
    <DataTable
      caption={`Rangliste der Kategorie ${of.category.name}`}
      head={[
        { label: 'Rang', numeric: true },
        ...(split ? [{ label: 'Gruppe', numeric: true }] : []),
        { label: 'Nr.', numeric: true },
        { label: 'Projekt' },
        { label: `Kalibriert${counts('calibrated')}`, numeric: true },
        { label: `Mittel${counts('mean')}`, numeric: true },
        { label: 'Wertungen', numeric: true },
      ]}
      rows={of.rows.map((row) => [
        rankOf(row[rules.rule]),
        ...(split ? [row.component < 0 ? '–' : String(row.component + 1)] : []),
        row.entry,
        <Project row={row} />,
        <Score standing={row.calibrated} counts={rules.rule === 'calibrated'} />,
        <Score standing={row.mean} counts={rules.rule === 'mean'} />,
        String(row.n),
      ])}
    />
  )
}

/** How sure the places of one category are. */
export const ChancesTable = ({ standings: { rules }, of }: TableProps) => (
  <DataTable
    caption={`Wie sicher die Ränge der Kategorie ${of.category.name} sind`}
    head={[
      { label: 'Rang', numeric: true },
      { label: 'Nr.', numeric: true },
      { label: 'Projekt' },
      { label: 'Zu 90 %', numeric: true },
      { label: 'Beste', numeric: true },
      { label: 'Erste drei', numeric: true },
      { label: 'Vor der nächsten', numeric: true },
    ]}
    rows={of.rows.map((row) => [
      rankOf(row[rules.rule]),
      row.entry,
      row.candidate.title,
      interval(row),
      row.chances ? percent(row.chances.first) : '–',
      row.chances ? percent(row.chances.top3) : '–',
      row.beatsNext === null ? '–' : percent(row.beatsNext),
    ])}
  />
)

/** How the rule in force is explained in one sentence. */
export const ruleText = ({ rule, minSheets }: RankingRules): string =>
  `${
    rule === 'mean'
      ? 'Es gilt das einfache Mittel aller vollständigen Wertungen.'
      : 'Es gilt das kalibrierte Ergebnis: das Mittel aller vollständigen Wertungen, nachdem die Strenge jedes Jurymitglieds herausgerechnet ist.'
  } Gleichstand teilt sich den Rang. Mit weniger als ${minSheets} Wertungen gibt es keinen Rang.`

/** Entries that the reader does not see, named without anything about them. */
export const HiddenNote = ({
  standings: { hidden },
}: {
  standings: { readonly hidden: readonly { readonly title: string }[] }
}) =>
  hidden.length === 0 ? null : (
    <Alert kind="info" title="Ohne Einreichungen, bei denen Sie befangen sind">
      <p>
        {hidden.map(({ title }) => `„${title}“`).join(', ')}: Diese Rangliste ist ohne deren Wertungen
        gerechnet. Ränge und die letzten Stellen der Werte können deshalb von der vollständigen abweichen, die
        Geschäftsstelle und Stellvertretung sehen.
      </p>
    </Alert>
  )
