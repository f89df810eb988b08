import { showDateTime } from '../../src/core/berlin-time.ts'
import type { FormChange } from '../../src/entry-form/rules.ts'
import { Alert } from './feedback.tsx'

/** What changed while the call was open; entrants see the same list. */
export const Changes = ({ changes }: { changes: readonly FormChange[] }) =>
  changes.length === 0 ? null : (
    <Alert kind="info" title="Die Fragen haben sich seit Beginn der Einreichung geändert">
      <ul>
        {changes.map(({ at, reason }) => (
          <li>
            {showDateTime(at)}: {reason}
          </li>
        ))}
      </ul>
    </Alert>
  )
