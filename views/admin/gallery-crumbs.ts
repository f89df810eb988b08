import { paths } from '../../src/core/paths.ts'

/** The way back up from a year's gallery; an editor knows galleries and nothing else. */
export const galleryCrumbs = (year: number, editor: boolean): { href?: string; label: string }[] =>
  editor
    ? [{ href: paths.adminGalleries, label: 'Galerien' }]
    : [
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminEdition(year), label: String(year) },
      ]
