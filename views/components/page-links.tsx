import { integer } from '../../src/core/de.ts'
import { ButtonLink } from './form.tsx'

interface PageLinksProps {
  /** What has the pages, in the genitive: "der Tabelle". */
  of: string
  page: number
  pages: number
  /** The address of a page. */
  to: (page: number) => string
}

/** Previous and next page of a long list; nothing where one page holds it all. */
export const PageLinks = ({ of, page, pages, to }: PageLinksProps) =>
  pages === 1 ? null : (
    <nav class="table-pages" aria-label={`Seiten ${of}`}>
      {page > 1 && (
        <ButtonLink href={to(page - 1)} variant="secondary">
          Vorige Seite
        </ButtonLink>
      )}
      <p>
        Seite {integer(page)} von {integer(pages)}
      </p>
      {page < pages && (
        <ButtonLink href={to(page + 1)} variant="secondary">
          Nächste Seite
        </ButtonLink>
      )}
    </nav>
  )
