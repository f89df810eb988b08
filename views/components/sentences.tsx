import type { Sentence } from '../../src/ranking/sentences.ts'
import { Alert } from './feedback.tsx'

const List = ({ of }: { of: readonly Sentence[] }) => (
  <ul class="sentences">
    {of.map(({ text }) => (
      <li>{text}</li>
    ))}
  </ul>
)

/** What the figures mean: what forbids their use first, then what to discuss, then the rest. */
export function Sentences({ of, notes = true }: { of: readonly Sentence[]; notes?: boolean }) {
  const at = (level: Sentence['level']) => of.filter((one) => one.level === level)
  return (
    <>
      {at('block').map(({ text }) => (
        <Alert kind="danger" title="So nicht verwendbar">
          <p>{text}</p>
        </Alert>
      ))}
      {at('warning').length > 0 && (
        <Alert kind="warning" title="Vor der Entscheidung besprechen">
          <List of={at('warning')} />
        </Alert>
      )}
      {notes && at('note').length > 0 && <List of={at('note')} />}
    </>
  )
}
