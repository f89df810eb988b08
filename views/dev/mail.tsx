import { showDateTime } from '../../src/core/berlin-time.ts'
import type { OutboxRow } from '../../src/mail/store.ts'
import { EmptyState } from '../components/feedback.tsx'
import { PageHeader } from '../components/page.tsx'

const LINK = /(https?:\/\/\S+)/

/** All letters with their text; links can be followed. */
export const DevMailView = (props: { letters: readonly OutboxRow[] }) => (
  <>
    <PageHeader
      title="Postausgang der Entwicklung"
      lead="Hier liegen alle E-Mails, die Kür verschickt hätte. Diese Seite gibt es nur in der Entwicklung."
    />
    {props.letters.length === 0 && (
      <EmptyState title="Noch keine E-Mail">
        <p>Fordern Sie zum Beispiel einen Anmeldecode an.</p>
      </EmptyState>
    )}
    {props.letters.map((letter) => (
      <article class="dev-letter">
        <h2>{letter.subject}</h2>
        <p>
          An {letter.recipient}, {showDateTime(letter.created_at)}
        </p>
        <pre class="kept-text">
          {letter.body.split(LINK).map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part))}
        </pre>
        {letter.attachment && <p>Anhang, gemacht beim Versand: {letter.attachment}</p>}
      </article>
    ))}
  </>
)
