/** Thousands of submissions at once, written past the use cases; the triggers of the table see them all the same. */
import type { SqliteSql } from '../../src/platform/sql-sqlite.ts'

const NAMES = ['Ähren', 'Bergen', 'Öhningen', 'Celle', 'Überlingen', 'Dorfen', 'Zwiesel', 'SStadt', 'Emden']
const PROSE =
  'Die Menschen vor Ort erledigen ihre Anliegen nun ohne Wartezeit am Schalter, und die Verwaltung spart Papier. '.repeat(
    6,
  )

/** Adds entries up to number `to`; every entry of the first fifty speaks of a Seilbahn, no later one does. */
export const fillYear = (
  sql: SqliteSql,
  edition: { id: string },
  owner: { id: string },
  category: string,
  to: number,
) => {
  const { connection } = sql
  const { known } = connection
    .prepare('SELECT count(*) AS known FROM submission WHERE edition_id = ?')
    .get(edition.id) as { known: number }
  const insert = connection.prepare(
    `INSERT INTO submission (id, edition_id, category_id, owner_id, number, title, organisation, organisation_population,
       answers, state, receipt_sha256, created_at, updated_at, submitted_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'submitted', 'x', ?, ?, ?)`,
  )
  connection.exec('BEGIN')
  for (let number = known + 1; number <= to; number += 1) {
    const name = NAMES[number % NAMES.length] ?? ''
    const answers = JSON.stringify({ summary: number <= 50 ? 'Eine Seilbahn.' : 'Ein Bus.', benefit: PROSE })
    const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
    const at = 1_780_000_000_000 + number
    insert.run(
      id,
      edition.id,
      category,
      owner.id,
      number,
      `${name} ${number}`,
      `Stadt ${name}`,
      4000 + (number % 50) * 500,
      answers,
      at,
      at,
      at,
    )
  }
  connection.exec('COMMIT')
}
