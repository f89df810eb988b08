/** Addresses of galleries and their pictures, for organisers and for the public. */

export const galleryPaths = {
  /** All albums, for whoever works on them, and who that is. */
  adminGalleries: '/verwaltung/galerien',
  adminGalleryEditors: '/verwaltung/galerien/mitarbeit',
  adminGalleryEditorRemove: (account: string) => `/verwaltung/galerien/mitarbeit/${account}/entfernen`,
  adminGallery: (year: number) => `/verwaltung/${year}/galerie`,
  adminGalleryImport: (year: number) => `/verwaltung/${year}/galerie/import`,
  adminGalleryTexts: (year: number) => `/verwaltung/${year}/galerie/texte`,
  adminGalleryAlbum: (year: number) => `/verwaltung/${year}/galerie/angaben`,
  /** The texts of the pictures; only of those that lack something. */
  adminGalleryGaps: (year: number) => `/verwaltung/${year}/galerie/texte?nur=unvollstaendig`,
  adminGalleryOrder: (year: number) => `/verwaltung/${year}/galerie/reihenfolge`,
  adminGalleryHeadings: (year: number) => `/verwaltung/${year}/galerie/ueberschriften`,
  adminGalleryHeading: (year: number, id: string) => `/verwaltung/${year}/galerie/ueberschriften/${id}`,
  adminGalleryPublish: (year: number) => `/verwaltung/${year}/galerie/veroeffentlichen`,
  adminGalleryPhotoDelete: (year: number, photo: string) => `/verwaltung/${year}/galerie/${photo}/loeschen`,
  /** The rights ledger: whose every picture is, what may be done with it, who agreed. */
  adminRights: (year: number) => `/verwaltung/${year}/rechte`,
  adminRightsFile: (year: number) => `/verwaltung/${year}/rechte.csv`,
  adminWithdraw: (year: number, photo: string) => `/verwaltung/${year}/rechte/${photo}/zurueckziehen`,
  adminObjections: (year: number) => `/verwaltung/${year}/einwaende`,
  adminObjection: (year: number, id: string) => `/verwaltung/${year}/einwaende/${id}`,
  gallery: (year: number) => `/${year}/galerie`,
  galleryPhoto: (year: number, number: number) => `/${year}/galerie/${number}`,
  /** The whole album, with a file that says whose the pictures are. */
  galleryZip: (year: number) => `/${year}/galerie.zip`,
  publicPhoto: (key: string, rendition: string) => `/bilder/${key}/${rendition}`,
  /** The largest size with credit, licence and source inside, to be saved. */
  pressPhoto: (key: string) => `/bilder/${key}/presse.jpg`,
  /** Where whoever is in a picture, or owns it, says that it must go. */
  objection: (key: string) => `/einwand/${key}`,
  objectionDone: '/einwand',
} as const
