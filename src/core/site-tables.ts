/** Tables of the site itself as Kysely sees them: organisers' pages, reports of barriers, the look. */

export interface SiteTables {
  site_text: SiteTextTable
  barrier_report: BarrierReportTable
  site_theme: SiteThemeTable
  site_video: SiteVideoTable
}

export interface SiteTextTable {
  slug: string
  language: 'de' | 'en'
  version: number
  title: string
  body: string
  published: number
  saved_by: string
  saved_at: number
  /** The version it repeats, where an old one was restored. */
  restored: number | null
}

export interface BarrierReportTable {
  id: string
  receipt: string
  page: string
  description: string
  /** '' where nobody wants an answer, and again once it is done. */
  reply_to: string
  language: 'de' | 'en'
  reported_at: number
  done_at: number | null
}

/** One row, id 1; '' means as the house comes. */
export interface SiteThemeTable {
  id: number
  version: number
  short_name: string
  award_name: string
  /** #rrggbb */
  accent: string
  gold: string
  /** Digest of the logo as it is delivered; its file is named by it. */
  logo: string
  logo_alt: string
  /** Pixels */
  logo_width: number
  logo_height: number
}

/** One row, id 1: the film in sign language. */
export interface SiteVideoTable {
  id: number
  /** '' without a film */
  digest: string
  /** Bytes */
  size: number
}
