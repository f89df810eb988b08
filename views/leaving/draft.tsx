import { paths } from '../../src/core/paths.ts'
import { Actions, Button, ButtonLink } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'

/** Asking once before a draft is deleted for good. */
export const DeleteDraftView = (props: { id: string; title: string; photos: number; colleagues: number }) => {
  const title = props.title || 'Noch ohne Titel'
  const photos =
    props.photos === 0 ? '' : props.photos === 1 ? ' und einem Foto' : ` und ${props.photos} Fotos`
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.submissions, label: 'Meine Einreichungen' },
          { href: paths.submission(props.id), label: title },
          { label: 'Löschen' },
        ]}
      />
      <PageHeader
        title="Entwurf endgültig löschen?"
        lead={`„${title}“ wird mit allen Texten${photos} gelöscht. Das lässt sich nicht rückgängig machen.`}
      />
      {props.colleagues > 0 && (
        <p>
          {props.colleagues === 1
            ? 'Eine weitere Person arbeitet an diesem Entwurf mit; auch sie sieht ihn dann nicht mehr. '
            : `${props.colleagues} weitere Personen arbeiten an diesem Entwurf mit; auch sie sehen ihn dann nicht mehr. `}
          Soll er bleiben, dann <a href={paths.submissionPeople(props.id)}>übergeben Sie ihn</a>.
        </p>
      )}
      <form method="post" action={paths.submissionDelete(props.id)} class="form">
        <Actions>
          <Button variant="danger">Ja, endgültig löschen</Button>
          <ButtonLink href={paths.submission(props.id)} variant="secondary">
            Nein, zurück
          </ButtonLink>
        </Actions>
      </form>
    </>
  )
}
