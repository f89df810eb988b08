/** Addresses of the log; part of `paths`. */
export const logPaths = {
  adminLog: '/verwaltung/protokoll',
  /** The log as filtered: `query` without its question mark. */
  adminLogFor: (query: string) => `/verwaltung/protokoll${query === '' ? '' : `?${query}`}`,
  adminLogFile: (query: string) => `/verwaltung/protokoll.csv${query === '' ? '' : `?${query}`}`,
  adminLogCheck: '/verwaltung/protokoll/pruefen',
}
