import { decimal } from '../../src/core/de.ts'
import type { RankedEntry, Standing } from '../../src/ranking/rules.ts'
import { percent } from '../../src/ranking/sentences.ts'
import type { CategoryStanding, Standings } from '../../src/ranking/standings.ts'
import { DataTable } from '../components/table.tsx'

const scoreOf = ({ score }: Standing): string => (score === null ? '–' : decimal(score, 3))
const rankOf = ({ rank }: Standing): string => (rank === null ? '–' : String(rank))
const interval = ({ chances }: RankedEntry): string =>
  chances ? (chances.low === chances.high ? String(chances.low) : `${chances.low}–${chances.high}`) : '–'

/** Ranking of one category by both rules; `full` with chances and the other rule's rank. */
export const StandingsTable = (props: { standings: Standings; of: CategoryStanding; full: boolean }) => {
  const { standings, of, full } = props
  const { rule } = standings.rules
  const split = of.classes.length > 1
  const counts = (one: typeof rule) => (one === rule ? ' (gilt)' : '')
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
        ...(full ? [{ label: rule === 'mean' ? 'Rang kalibriert' : 'Rang im Mittel', numeric: true }] : []),
        { label: 'Wertungen', numeric: true },
        { label: 'Rang zu 90 %', numeric: true },
        ...(full
          ? [
              { label: 'Beste', numeric: true },
              { label: 'Erste drei', numeric: true },
            ]
          : []),
      ]}
      rows={of.rows.map((row) => [
        rankOf(row[rule]),
        ...(split ? [row.component < 0 ? '–' : String(row.component + 1)] : []),
        row.entry,
        <>
          {row.candidate.title}
          <span class="standing__organisation">{row.candidate.organisation}</span>
        </>,
        scoreOf(row.calibrated),
        scoreOf(row.mean),
        ...(full ? [rankOf(rule === 'mean' ? row.calibrated : row.mean)] : []),
        String(row.n),
        interval(row),
        ...(full
          ? [row.chances ? percent(row.chances.first) : '–', row.chances ? percent(row.chances.top3) : '–']
          : []),
      ])}
    />
  )
}
