import { showDateTime } from '../../src/core/berlin-time.ts'
import { paths } from '../../src/core/paths.ts'
import type { ReleaseState } from '../../src/publication/actions.ts'
import { Alert } from '../components/feedback.tsx'
import { Button, ButtonLink } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'

/** For the stage: one big press, and one to be sure. The first one needs no network and no script. */
export const OpenView = ({ release }: { release: ReleaseState }) => {
  const { edition, stage } = release
  return (
    <>
      <Breadcrumb
        items={[{ href: paths.adminRelease(edition.year), label: 'Freigabe' }, { label: 'Öffnen' }]}
      />
      <PageHeader title="Ergebnisse öffnen" kicker={edition.title} />
      {edition.released_at !== null ? (
        <>
          <Alert kind="success" title={`Geöffnet am ${showDateTime(edition.released_at)}`} />
          <ButtonLink href={paths.winners(edition.year)}>Zu den Preisträgern</ButtonLink>
        </>
      ) : stage === 'confirmed' ? (
        <details class="open-now">
          <summary class="open-now__press">Jetzt öffnen</summary>
          <form method="post" action={paths.adminReleaseOpen(edition.year)} class="open-now__sure">
            <p>Alle Seiten der Preisträger werden öffentlich, und alle Briefe gehen hinaus.</p>
            <Button>Ja, alles öffnen</Button>
          </form>
        </details>
      ) : (
        <Alert kind="warning" title="Noch nicht bestätigt">
          <p>
            Öffnen lässt sich nur, was versiegelt und bestätigt ist:{' '}
            <a href={paths.adminRelease(edition.year)}>Stand der Freigabe</a>.
          </p>
        </Alert>
      )}
    </>
  )
}
