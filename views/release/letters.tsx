import { paths } from '../../src/core/paths.ts'
import { Alert } from '../components/feedback.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'

export interface LettersProps {
  readonly year: number
  readonly letters: readonly {
    readonly kind: string
    readonly to: string
    readonly subject: string
    readonly body: string
  }[]
}

/** Letters to entrants who won nothing are alike: a few show them all. */
const SHOWN = 20

/** Every letter that leaves with the release, readable before. */
export const LettersView = ({ year, letters }: LettersProps) => {
  const winners = letters.filter(({ kind }) => kind === 'winner')
  const others = letters.filter(({ kind }) => kind !== 'winner')
  return (
    <>
      <Breadcrumb items={[{ href: paths.adminRelease(year), label: 'Freigabe' }, { label: 'Briefe' }]} />
      <PageHeader
        title="Briefe zur Freigabe"
        lead={`${letters.length.toLocaleString('de-DE')} Briefe gehen hinaus, wenn die Ergebnisse öffnen, keiner vorher.`}
      />
      <Section title={`An Ausgezeichnete (${winners.length})`}>
        {winners.length === 0 ? <p>Noch ist kein Projekt ausgezeichnet.</p> : winners.map(Letter)}
      </Section>
      <Section title={`An alle anderen Einreichenden (${others.length})`}>
        {others.slice(0, SHOWN).map(Letter)}
        {others.length > SHOWN && (
          <Alert
            kind="info"
            title={`${others.length - SHOWN} weitere Briefe lauten ebenso, mit ihrem Projekt und ihrer Adresse.`}
          />
        )}
      </Section>
    </>
  )
}

const Letter = (letter: LettersProps['letters'][number]) => (
  <details>
    <summary>
      {letter.to}: {letter.subject}
    </summary>
    <pre class="letter-text">{letter.body}</pre>
  </details>
)
