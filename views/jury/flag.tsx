import { paths } from '../../src/core/paths.ts'
import { LIMITS } from '../../src/jury/schema.ts'
import { Button, TextArea } from '../components/form.tsx'

/** The wish to talk about an entry: seen by chair and organisers in the deliberation, and by the juror. */
export const FlagForm = (props: { id: string; open: boolean; reason: string | null }) => {
  if (!props.open)
    return props.reason === null ? null : (
      <p class="small">Von Ihnen zur Besprechung vorgemerkt{props.reason && `: ${props.reason}`}</p>
    )
  if (props.reason !== null)
    return (
      <form method="post" action={paths.juryFlag(props.id)} class="flag" aria-label="Besprechung">
        <input type="hidden" name="flag" value="0" />
        <p class="small">Zur Besprechung vorgemerkt{props.reason && `: ${props.reason}`}</p>
        <Button variant="tertiary">Vormerkung zurücknehmen</Button>
      </form>
    )
  return (
    <details class="flag criterion__comment">
      <summary>Zur Besprechung vormerken</summary>
      <form method="post" action={paths.juryFlag(props.id)} aria-label="Besprechung">
        <input type="hidden" name="flag" value="1" />
        <TextArea
          name="reason"
          label="Was soll besprochen werden?"
          hint="Das lesen in der Beratung Juryvorsitz und Geschäftsstelle, ohne Ihren Namen."
          rows={2}
          maxLength={LIMITS.reason}
        />
        <Button variant="secondary">Vormerken</Button>
      </form>
    </details>
  )
}
