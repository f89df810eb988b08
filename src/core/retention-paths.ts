/** Addresses of what is kept how long; a part of `paths`. */

export const retentionPaths = {
  adminRetention: '/verwaltung/aufbewahrung',
  /** The processing record (Art. 30 GDPR). */
  adminRecord: '/verwaltung/aufbewahrung/verzeichnis',
  adminRecordFile: (kind: 'pdf' | 'csv') => `/verwaltung/aufbewahrung/verzeichnis.${kind}`,
  adminRetentionOf: (year: number) => `/verwaltung/${year}/aufbewahrung`,
  /** What is done about a year, or (null) about what belongs to none. */
  adminRetentionDo: (year: number | null, action: 'fristen' | 'aufschub' | 'loeschen') =>
    year === null ? `/verwaltung/aufbewahrung/${action}` : `/verwaltung/${year}/aufbewahrung/${action}`,
  adminRetentionHoldEnd: (year: number | null, id: string) =>
    year === null
      ? `/verwaltung/aufbewahrung/aufschub/${id}/beenden`
      : `/verwaltung/${year}/aufbewahrung/aufschub/${id}/beenden`,
} as const
