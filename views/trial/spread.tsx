import { decimal } from '../../src/core/de.ts'
import { type Marked, spreadOf } from '../../src/trial/rules.ts'
import { DataTable } from '../components/table.tsx'

export interface SpreadProps {
  readonly caption: string
  readonly criteria: readonly { readonly id: string; readonly name: string }[]
  readonly marks: readonly Marked[]
  /** The reader's own points by criterion; null for who gave none. */
  readonly own: ReadonlyMap<string, number> | null
}

/** How far apart the jury is, criterion by criterion; whose points they are stays out of it. */
export const SpreadTable = ({ caption, criteria, marks, own }: SpreadProps) => {
  const spreads = spreadOf(
    criteria.map(({ id }) => id),
    marks,
  )
  return (
    <DataTable
      caption={caption}
      head={[
        { label: 'Kriterium' },
        { label: 'Punkte' },
        { label: 'Spanne', numeric: true },
        { label: 'Mittel', numeric: true },
        ...(own ? [{ label: 'Ihre Punkte', numeric: true }] : []),
      ]}
      rows={spreads.map((spread) => [
        criteria.find(({ id }) => id === spread.criterionId)?.name ?? '',
        spread.points.join(' · '),
        String(spread.range),
        decimal(spread.mean, 1),
        ...(own ? [String(own.get(spread.criterionId) ?? '–')] : []),
      ])}
    />
  )
}
