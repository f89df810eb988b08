/** The ranking in the minutes: tables and sentences. */
import { decimal } from '../core/de.ts'
import type { SeenStandings } from '../ranking/actions.ts'
import { firstPlaceSentences, jurySentences } from '../ranking/sentences.ts'
import type { CategoryStanding } from '../ranking/standings.ts'
import { type Block, type Passage, passage, text } from './rules.ts'

/**
 * The ranking with what it says about itself, and one passage for each category.
 * @param all every entry that takes part, by id
 */
export const rankingPassages = (standings: SeenStandings, all: readonly string[]): Passage[] => [
  passage(
    'Rangliste',
    all,
    jurySentences(standings.ranking, standings.names).map((one) => text(one.text)),
  ),
  ...standings.categories
    .filter(({ rows }) => rows.length > 0)
    .map((one) =>
      passage(
        `Rangliste: ${one.category.name}`,
        one.rows.map(({ candidate }) => candidate.id),
        [rankingTable(standings, one), ...categorySentences(standings, one)],
        3,
      ),
    ),
]

const categorySentences = ({ ranking, names }: SeenStandings, { classes }: CategoryStanding): Block[] =>
  classes.flatMap((group) => firstPlaceSentences(ranking, group, names)).map((one) => text(one.text))

const rankingTable = ({ rules: { rule } }: SeenStandings, { category, rows }: CategoryStanding): Block => ({
  kind: 'table',
  caption: `Rangliste der Kategorie ${category.name}`,
  columns: [
    { label: 'Rang', numeric: true, share: 1 },
    { label: 'Projekt', numeric: false, share: 6 },
    { label: 'Kalibriert', numeric: true, share: 2 },
    { label: 'Mittel', numeric: true, share: 2 },
    { label: 'Zu 90 %', numeric: true, share: 2 },
    { label: 'Wertungen', numeric: true, share: 2 },
  ],
  rows: rows.map((row) => [
    String(row[rule].rank ?? '–'),
    `${row.entry} ${row.candidate.title}`,
    row.calibrated.score === null ? '–' : decimal(row.calibrated.score, 3),
    row.mean.score === null ? '–' : decimal(row.mean.score, 3),
    row.chances ? `${row.chances.low}–${row.chances.high}` : '–',
    String(row.n),
  ]),
})
