/** Addresses of the ceremony, certificates and the press kit; a part of `paths`. */

export const honourPaths = {
  press: (year: number) => `/${year}/presse`,
  pressFile: (year: number) => `/${year}/presse.zip`,
  /** Confirms the certificate with this code. */
  certificate: (code: string) => `/urkunde/${code}`,
  submissionCertificate: (id: string) => `/einreichungen/${id}/urkunde.pdf`,
  juryCertificate: (year: number) => `/jury/${year}/urkunde.pdf`,
  /** The hall's screen at the ceremony. */
  adminStage: (year: number) => `/verwaltung/${year}/buehne`,
  adminStageTexts: (year: number) => `/verwaltung/${year}/buehne/texte`,
  adminStageScript: (year: number) => `/verwaltung/${year}/buehne/sprechzettel`,
  adminPress: (year: number) => `/verwaltung/${year}/presse`,
  adminCertificates: (year: number) => `/verwaltung/${year}/urkunden`,
  adminCertificatesFile: (year: number) => `/verwaltung/${year}/urkunden.zip`,
  adminCertificate: (year: number, id: string) => `/verwaltung/${year}/urkunden/${id}.pdf`,
} as const
