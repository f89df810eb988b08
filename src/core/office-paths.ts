/** Addresses of the log and the post; part of `paths`. */
export const officePaths = {
  adminLog: '/verwaltung/protokoll',
  /** The log as filtered: `query` without its question mark. */
  adminLogFor: (query: string) => `/verwaltung/protokoll${query === '' ? '' : `?${query}`}`,
  adminLogFile: (query: string) => `/verwaltung/protokoll.csv${query === '' ? '' : `?${query}`}`,
  adminLogCheck: '/verwaltung/protokoll/pruefen',

  adminMail: '/verwaltung/post',
  /** The letters as filtered: `query` without its question mark. */
  adminMailFor: (query: string) => `/verwaltung/post${query === '' ? '' : `?${query}`}`,
  adminLetter: (id: string) => `/verwaltung/post/${id}`,
  adminLetterAgain: (id: string) => `/verwaltung/post/${id}/erneut`,
}
