import { showDateTime } from '../../src/core/berlin-time.ts'
import { Alert } from './feedback.tsx'

export interface Extension {
  readonly submission_id: string | null
  readonly until_at: number
  readonly reason: string
}

/** "Frist verlängert bis …" with every reason; nothing where the deadline is the first one. */
export const ExtensionList = ({ extensions }: { extensions: readonly Extension[] }) => {
  const latest = extensions.reduce<Extension | null>(
    (last, one) => (last === null || one.until_at >= last.until_at ? one : last),
    null,
  )
  if (latest === null) return null
  const whose = latest.submission_id === null ? 'Frist' : 'Ihre Frist ist'
  return (
    <Alert kind="info" title={`${whose} verlängert bis ${showDateTime(latest.until_at)}`}>
      {extensions.length === 1 ? (
        <p>{latest.reason}</p>
      ) : (
        <ul>
          {extensions.map((one) => (
            <li>
              Bis {showDateTime(one.until_at)}
              {one.submission_id === null ? '' : ' (nur diese Einreichung)'}: {one.reason}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  )
}
