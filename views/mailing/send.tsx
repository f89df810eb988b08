import { integer } from '../../src/core/de.ts'
import { paths } from '../../src/core/paths.ts'
import type { Recipient } from '../../src/mail/audience.ts'
import type { LetterPreview } from '../../src/mailing/actions.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink } from '../components/form.tsx'
import { LetterText } from '../components/letter.tsx'
import { PageHeader, Section } from '../components/page.tsx'
import { MailingCrumbs } from './crumbs.tsx'
import { RecipientTable } from './draft.tsx'

interface SendMailingProps {
  readonly year: number
  readonly id: string
  readonly version: number
  readonly shown: string
  readonly label: string
  readonly recipients: readonly Recipient[]
  readonly unreachable: ReadonlySet<string>
  readonly sample: LetterPreview
  /** Why the last try sent nothing. */
  readonly refusal?: string
}

const people = (count: number) => (count === 1 ? 'eine Person' : `${integer(count)} Personen`)

/** The last look: how many letters, to whom, and one of them. */
export const SendMailingView = (props: SendMailingProps) => {
  const count = props.recipients.length
  return (
    <>
      <MailingCrumbs year={props.year} label="Absenden" />
      <PageHeader
        title={`An ${people(count)} absenden?`}
        lead={`Gruppe: ${props.label}. Jede Person bekommt eine eigene E-Mail und sieht die anderen Adressen nicht.`}
      />
      {props.refusal && (
        <Alert kind="warning" role="alert" title="Noch nichts abgeschickt">
          <p>{props.refusal}</p>
        </Alert>
      )}
      <form method="post" action={paths.adminMailingDo(props.year, props.id, 'senden')}>
        <input type="hidden" name="version" value={String(props.version)} />
        <input type="hidden" name="shown" value={props.shown} />
        <Actions>
          <Button>{`Jetzt an ${people(count)} absenden`}</Button>
          <ButtonLink href={paths.adminMailing(props.year, props.id)} variant="secondary">
            Zurück zum Entwurf
          </ButtonLink>
        </Actions>
      </form>
      <Section title="Ein Beispiel">
        <LetterText
          to={props.sample.recipient.email}
          subject={props.sample.subject}
          body={props.sample.body}
        />
      </Section>
      <Section title="Alle, die es bekommen">
        <RecipientTable recipients={props.recipients} unreachable={props.unreachable} />
      </Section>
    </>
  )
}
