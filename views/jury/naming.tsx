import { paths } from '../../src/core/paths.ts'
import { Actions, Button, ButtonLink } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'

const FROM = {
  judging: 'sobald die Bewertung begonnen hat',
  release: 'sobald die Ergebnisse veröffentlicht sind',
  never: 'in diesem Jahr allerdings gar nicht: Die Geschäftsstelle nennt die Jury nicht',
} as const

/** Whether the juror's name stands on the public page. */
export const NamingView = (props: {
  year: number
  name: string
  institution: string
  named: boolean
  from: keyof typeof FROM
}) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.juryEdition(props.year), label: 'Ihre Bewertung' },
        { label: 'Öffentliche Nennung' },
      ]}
    />
    <PageHeader
      title="Dürfen wir Sie nennen?"
      lead={`Die Jury steht auf der öffentlichen Seite der Ausgabe, ${FROM[props.from]}. Genannt wird nur, wer einverstanden ist.`}
    />
    <p>
      Dort stünde: <strong>{props.name}</strong>
      {props.institution && `, ${props.institution}`}
    </p>
    <form method="post" action={paths.juryNaming(props.year)} class="form">
      {!props.named && <input type="hidden" name="agreed" value="1" />}
      <p>
        {props.named
          ? 'Sie sind einverstanden. Sie können das jederzeit ändern; Ihr Name verschwindet dann sofort.'
          : 'Bisher werden Sie nicht genannt.'}
      </p>
      <Actions>
        {props.named ? (
          <Button variant="secondary">Nicht mehr nennen</Button>
        ) : (
          <Button>Einverstanden, nennen Sie mich</Button>
        )}
        <ButtonLink href={paths.juryEdition(props.year)} variant="tertiary">
          Zurück
        </ButtonLink>
      </Actions>
    </form>
  </>
)
