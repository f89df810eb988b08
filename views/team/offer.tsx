import { paths } from '../../src/core/paths.ts'
import type { SharedRight } from '../../src/submission/rules.ts'
import { rightNames } from '../../src/team/rules.ts'
import { Actions, Button, ButtonLink } from '../components/form.tsx'
import { Breadcrumb, Facts, PageHeader } from '../components/page.tsx'

/** An invitation, before it is answered. */
export const OfferView = (props: {
  offer: {
    readonly submission_id: string
    readonly may: SharedRight
    readonly title: string
    readonly organisation: string
    readonly edition: string
    readonly owner: string
  }
}) => {
  const { offer } = props
  return (
    <>
      <PageHeader
        title="Einladung zur Mitarbeit"
        kicker={offer.edition}
        lead={`${offer.owner} lädt Sie ein, an einer Einreichung mitzuarbeiten.`}
      />
      <Facts
        items={[
          { term: 'Projekt', detail: offer.title || 'noch ohne Titel' },
          { term: 'Kommune', detail: offer.organisation || '–' },
          { term: 'Sie dürfen', detail: rightNames[offer.may] },
        ]}
      />
      <p>
        Die anderen Beteiligten sehen Ihren Namen und Ihre E-Mail-Adresse. Sie können jederzeit wieder gehen.
      </p>
      <div class="actions">
        <form method="post" action={paths.invitation(offer.submission_id)}>
          <Button>Einladung annehmen</Button>
        </form>
        <form method="post" action={paths.invitationDecline(offer.submission_id)}>
          <Button variant="secondary">Ablehnen</Button>
        </form>
      </div>
    </>
  )
}

/** Asking once before somebody goes. */
export const LeaveView = (props: { id: string; title: string }) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.submission(props.id), label: props.title || 'Entwurf' },
        { href: paths.submissionPeople(props.id), label: 'Mitarbeit' },
        { label: 'Verlassen' },
      ]}
    />
    <PageHeader
      title="Nicht mehr mitarbeiten?"
      lead={`Sie sehen „${props.title || 'den Entwurf'}“ dann nicht mehr und bekommen keine Briefe mehr dazu. Was Sie geschrieben haben, bleibt.`}
    />
    <form method="post" action={paths.submissionLeave(props.id)} class="form">
      <Actions>
        <Button variant="danger">Ja, ich gehe</Button>
        <ButtonLink href={paths.submissionPeople(props.id)} variant="secondary">
          Nein, zurück
        </ButtonLink>
      </Actions>
    </form>
  </>
)
