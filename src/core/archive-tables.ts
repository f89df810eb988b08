/** Tables of the archive's search, as Kysely sees them. */

export type DocumentKind = 'winner' | 'entry' | 'picture' | 'edition'

export interface ArchiveTables {
  archive_document: {
    id: number
    year: number
    kind: DocumentKind
    path: string
    title: string
    sort_title: string
    subtitle: string
    content: string
    /** JSON of the picture as views show it */
    photo: string | null
  }
  /** `facets` is JSON: what can be chosen in the filters. */
  archive_year: { year: number; sha256: string; facets: string }
  archive_index: { id: number; number: number }
}
