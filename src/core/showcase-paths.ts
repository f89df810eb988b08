/** Addresses of good practice, the statement, and what others took over; a part of `paths`. */

export const showcasePaths = {
  /** Where another municipality reports that it has taken the project over. */
  winnerAdoption: (year: number, slug: string) => `/${year}/preistraeger/${slug}/uebernommen`,
  /** The taskforce's statement as a PDF. */
  statement: (year: number) => `/${year}/stellungnahme.pdf`,
  projects: (year: number) => `/${year}/projekte`,
  /** The list as filtered: `query` without its question mark. */
  projectsFor: (year: number, query: string) => `/${year}/projekte${query === '' ? '' : `?${query}`}`,
  project: (year: number, slug: string) => `/${year}/projekte/${slug}`,
  projectAdoption: (year: number, slug: string) => `/${year}/projekte/${slug}/uebernommen`,
  /** The page on which the address behind a report is confirmed; the token is its only key. */
  adoptionProof: (token: string) => `/uebernahmen/${token}`,
  adoptionWithdraw: (token: string) => `/uebernahmen/${token}/zurueckziehen`,
  /** Stands in where a page has no picture of its own. */
  shareFallback: '/img/teilen.jpg',
  /** The picture that goes with a shared link. */
  sharePhoto: (key: string) => `/bilder/${key}/teilen.jpeg`,
  adminEditionPage: (year: number) => `/verwaltung/${year}/seite`,
  adminStatement: (year: number) => `/verwaltung/${year}/seite/stellungnahme`,
  adminFigures: (year: number) => `/verwaltung/${year}/seite/zahlen`,
  adminAdoptions: (year: number) => `/verwaltung/${year}/uebernahmen`,
  adminAdoption: (year: number, id: string, action: 'annehmen' | 'ablehnen' | 'entfernen') =>
    `/verwaltung/${year}/uebernahmen/${id}/${action}`,
  adminAdoptionOf: (year: number, id: string) => `/verwaltung/${year}/uebernahmen/${id}`,
  submissionExample: (id: string) => `/einreichungen/${id}/gutes-beispiel`,
  juryNaming: (year: number) => `/jury/${year}/nennung`,
} as const
