/** Addresses of the proof of a jury's result; part of `paths`. */
export const proofPaths = {
  /** Where anybody checks any result. */
  check: '/nachpruefen',
  checkResult: (year: number) => `/${year}/nachpruefen`,
  resultBundle: (year: number) => `/${year}/ergebnis.json`,
  /** Of one release, also where a later one has replaced it. */
  resultBundleOf: (year: number, version: number) => `/${year}/ergebnis/${version}.json`,
  /** Everything, for auditors. */
  adminAuditFile: (year: number) => `/verwaltung/${year}/pruefakte.json`,
} as const
