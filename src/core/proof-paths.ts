/** Addresses of receipts and of the proof of a jury's result; part of `paths`. */
export const proofPaths = {
  juryReceipts: (year: number) => `/jury/${year}/quittungen`,
  juryReceipt: (commitment: string) => `/jury/quittungen/${commitment}`,
  juryReceiptFile: (commitment: string) => `/jury/quittungen/${commitment}/quittung.json`,
  /** Where anybody checks any result. */
  check: '/nachpruefen',
  checkResult: (year: number) => `/${year}/nachpruefen`,
  resultBundle: (year: number) => `/${year}/ergebnis.json`,
  /** Of one release, also where a later one has replaced it. */
  resultBundleOf: (year: number, version: number) => `/${year}/ergebnis/${version}.json`,
  /** Everything, for auditors. */
  adminAuditFile: (year: number) => `/verwaltung/${year}/pruefakte.json`,
} as const
