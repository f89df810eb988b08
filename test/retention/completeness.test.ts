/** Whatever can name people belongs to a class of data, or is excepted here with its reason; read from the real schema. */

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { piecesOf } from '../../src/retention/class-store.ts'
import { CLASSES, isTimed } from '../../src/retention/classes.ts'
import { emptyWorld, type World } from '../submission/world.ts'

let world: World
beforeAll(() => {
  world = emptyWorld()
})
afterAll(() => world.close())

/** Columns that name somebody, or hold what people wrote about people. */
const PERSONAL =
  /^(email|name|recipient|reply_to|key|domain|owner_id|author_id|actor_id|account_id|juror_id|deputy_id|mover_id|substitute_for|deputises_for|presided_by|.*_by|.*_name|.*_hash|comment|note|notes|text|reason|.*_reason|.*_text|.*_note|description|detail|answers?|body|subject|content|contact|remarks|wording|original|evidence|institution|credit|file_name|last_error|payload|sentence)$/

/** [table.column or table.*]: why nobody is named there. */
const NOBODY: Record<string, string> = {
  'archive_fts*.*': 'words of the public archive',
  'archive_document.*': 'copies of what is public',
  'municipality.*': 'the official list of municipalities',
  'municipality_word.*': 'the official list of municipalities',
  'site_theme.*': 'the look of the site',
  'register_import.file_name': 'the file of the official list',
  'bulk_change.key': 'a random key of the form',
  'category.*': 'named by organisers',
  'criterion.*': 'named by organisers',
  'broken_invariant.*': 'names of rules over the data',
  'chore_run.*': 'names of background work',
  'd1_migrations.*': 'names of migrations',
  'migration_checksum.*': 'names of migrations',
  'file_deletion.*': 'random names of files that are about to go',
  'entry_form.reason': 'public reason of a changed question',
  'eligibility.reason': 'public reason of a changed rule',
  'sqlite_sequence.*': 'counters of the engine',
  'juror.substitute_for': 'another seat',
}

const excepted = (table: string, column: string) =>
  Object.keys(NOBODY).some((name) => {
    const [of = '', which] = name.split('.')
    const same = of.endsWith('*') ? table.startsWith(of.slice(0, -1)) : table === of
    return same && (which === '*' || which === column)
  })

const schema = async () =>
  (
    await world.app.db.q
      .selectFrom(
        sql<{ table: string; column: string }>`(SELECT m.name AS "table", c.name AS "column"
          FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table')`.as('columns'),
      )
      .selectAll()
      .execute()
  ).map(({ table, column }) => ({ table, column, name: `${table}.${column}` }))

const classified = new Set(
  CLASSES.flatMap(({ columns }) =>
    Object.entries(columns).flatMap(([table, names]) => names.map((name: string) => `${table}.${name}`)),
  ),
)

describe('the classes of data', () => {
  it('hold every column that can name somebody', async () => {
    const columns = await schema()
    expect(columns.length).toBeGreaterThan(400)
    const forgotten = columns
      .filter(({ column }) => PERSONAL.test(column))
      .filter(({ table, column, name }) => !classified.has(name) && !excepted(table, column))
    expect(forgotten.map(({ name }) => name)).toEqual([])
  })

  it('name only columns that exist', async () => {
    const known = new Set((await schema()).map(({ name }) => name))
    expect([...classified].filter((name) => !known.has(name))).toEqual([])
  })

  it('need every exception', async () => {
    const columns = (await schema()).filter(({ column }) => PERSONAL.test(column))
    const idle = Object.keys(NOBODY).filter((name) => {
      const [of = '', which] = name.split('.')
      return !columns.some(
        ({ table, column }) =>
          (of.endsWith('*') ? table.startsWith(of.slice(0, -1)) : table === of) &&
          (which === '*' || which === column),
      )
    })
    expect(idle).toEqual([])
  })

  it('have a name of their own, and say everything that the processing record asks for', () => {
    expect(new Set(CLASSES.map(({ id }) => id)).size).toBe(CLASSES.length)
    for (const { people, data, purpose, basis, recipients, effect } of CLASSES)
      for (const words of [people, data, purpose, basis, recipients, effect])
        expect(words.length).toBeGreaterThan(5)
  })

  it.each(CLASSES)('$id: what has a period has code that deletes, and only that', (one) => {
    expect(piecesOf(one.id).length > 0).toBe(isTimed(one))
    if (isTimed(one)) {
      const { default: preset, min, max } = one.period.months
      expect([1 <= min, min <= preset, preset <= max, max <= 120]).toEqual([true, true, true, true])
    }
  })
})
