import type { MandatoryPage } from '../../src/publication/mandatory-pages.ts'
import { PageHeader } from '../components/page.tsx'

/** A page that the law asks for. */
export const MandatoryView = (props: { page: MandatoryPage }) => (
  <>
    <PageHeader title={props.page.title} />
    <div class="prose">
      {props.page.paragraphs.map(({ heading, text }) => (
        <>
          {heading && <h2>{heading}</h2>}
          {text.split(/\n\s*\n/).map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </>
      ))}
    </div>
  </>
)
