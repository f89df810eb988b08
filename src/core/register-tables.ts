/** What was taken over from official lists, as Kysely sees it. */

export interface RegisterTables {
  register_import: RegisterImportTable
}

export interface RegisterImportTable {
  number: number
  source: string
  /** ISO date of the list itself. */
  listed_on: string | null
  file_name: string
  rows: number
  report: string
  imported_at: number
  imported_by: string
}
