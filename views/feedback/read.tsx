import { decimal } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import type { ReadFeedback } from '../../src/feedback/actions.ts'
import type { Average } from '../../src/feedback/rules.ts'
import { Breadcrumb, PageHeader, Prose, Section } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

/** What the jury tells the entrants. */
export const FeedbackReadView = ({ id, title, averages, comments }: ReadFeedback & { id: string }) => (
  <>
    <Breadcrumb items={[{ href: paths.submission(id), label: title }, { label: 'Rückmeldung der Jury' }]} />
    <PageHeader
      title="Rückmeldung der Jury"
      kicker={title}
      lead="Die Kommentare stehen in zufälliger Reihenfolge und ohne Namen."
    />
    <Section title="Kommentare">
      {comments.length === 0 ? (
        <p class="muted">Zu diesem Projekt gibt es keine Kommentare.</p>
      ) : (
        comments.map((comment) => (
          <blockquote class="motion">
            <Prose text={comment} />
          </blockquote>
        ))
      )}
    </Section>
    {averages.length > 0 && (
      <Section title="Ihr Projekt im Vergleich">
        <Averages averages={averages} />
      </Section>
    )}
  </>
)

/** Own means beside those of the category. */
export const Averages = ({ averages }: { averages: readonly Average[] }) => (
  <DataTable
    caption="Mittlere Punkte je Kriterium"
    head={[
      { label: 'Kriterium' },
      { label: 'Ihr Projekt', numeric: true },
      { label: 'Kategorie', numeric: true },
    ]}
    rows={averages.map(({ name, own, category }) => [name, decimal(own, 2), decimal(category, 2)])}
  />
)
