import { paths } from '../../src/core/paths.ts'
import { Actions, Button } from '../components/form.tsx'
import { PageHeader } from '../components/page.tsx'

const ABOUT =
  'Vor dem Einreichungsschluss erinnern wir per E-Mail an Entwürfe, die noch nicht eingereicht sind. Bestätigungen und Entscheidungen bekommen Sie in jedem Fall.'

/** A signed-in person's own switch. */
export const OwnRemindersView = (props: { on: boolean }) => (
  <>
    <PageHeader title="Erinnerungen" lead={ABOUT} />
    <p>{props.on ? 'Sie bekommen Erinnerungen.' : 'Sie haben Erinnerungen abbestellt.'}</p>
    <form method="post" action={paths.reminders}>
      <input type="hidden" name="reminders" value={props.on ? '0' : '1'} />
      <Actions>
        <Button variant={props.on ? 'secondary' : 'primary'}>
          {props.on ? 'Erinnerungen abbestellen' : 'Wieder Erinnerungen bekommen'}
        </Button>
      </Actions>
    </form>
  </>
)

/** Behind the link of a reminder: a button, because mail scanners open links too. */
export const UnsubscribeView = (props: { action: string }) => (
  <>
    <PageHeader title="Erinnerungen abbestellen?" lead={ABOUT} />
    <form method="post" action={props.action}>
      <Actions>
        <Button>Erinnerungen abbestellen</Button>
      </Actions>
    </form>
  </>
)

/** Done; also what a mail program gets for its one click. */
export const UnsubscribedView = () => (
  <>
    <PageHeader
      title="Erinnerungen sind abbestellt"
      lead="Sie bekommen keine Erinnerungen mehr. Bestätigungen und Entscheidungen bekommen Sie weiterhin."
    />
    <p>
      Das war ein Versehen? Angemeldet können Sie sie <a href={paths.reminders}>wieder einschalten</a>.
    </p>
  </>
)
