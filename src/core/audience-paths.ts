/** Addresses of the audience's vote; part of `paths`. */
export const audiencePaths = {
  /** Where a code for the audience's vote is typed. */
  ballotStart: '/stimme',
  /** The ballot of a code, as its QR code says. */
  ballot: (code: string) => `/stimme/${code}`,
  ballotPicture: (key: string, number: number | string, rendition: string) =>
    `/stimme/bilder/${key}/${number}/${rendition}`,
  audienceCount: (year: number) => `/${year}/publikumspreis`,
  audienceBundle: (year: number) => `/${year}/publikumspreis/auszaehlung.json`,
  adminAudience: (year: number) => `/verwaltung/${year}/publikum`,
  adminAudienceAct: (
    year: number,
    action: 'zeiten' | 'festlegen' | 'codes' | 'versand' | 'sperren' | 'auszaehlen',
  ) => `/verwaltung/${year}/publikum/${action}`,
} as const
