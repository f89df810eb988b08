import { decimal } from '../../src/core/de.ts'
import type { RankedEntry, Standing } from '../../src/ranking/rules.ts'
import { percent } from '../../src/ranking/sentences.ts'
import type { CategoryStanding, StandingRow, Standings } from '../../src/ranking/standings.ts'
import { DataTable } from '../components/table.tsx'

interface TableProps {
  readonly standings: Standings
  readonly of: CategoryStanding
}

const scoreOf = ({ score }: Standing): string => (score === null ? '–' : decimal(score, 3))
const rankOf = ({ rank }: Standing): string => (rank === null ? '–' : String(rank))
const interval = ({ chances }: RankedEntry): string =>
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
