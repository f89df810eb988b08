import { paths } from '../src/core/paths.ts'
import { Actions, ButtonLink } from './components/form.tsx'
import { PageHeader } from './components/page.tsx'

/** What happened, what to do, and the way on. */
export const ErrorView = (props: { title: string; message: string; signedIn: boolean }) => (
  <>
    <PageHeader title={props.title} lead={props.message} />
    <Actions>
      <ButtonLink href={paths.home} variant="primary">
        Zur Startseite
      </ButtonLink>
      {!props.signedIn && (
        <ButtonLink href={paths.signIn} variant="secondary">
          Anmelden
        </ButtonLink>
      )}
    </Actions>
  </>
)
