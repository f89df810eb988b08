import { showDateTime } from '../../src/core/berlin-time.ts'
import type { Language } from '../../src/core/language.ts'
import { Alert } from './feedback.tsx'
import { callWords } from './words/call.ts'

export interface Extension {
  readonly submission_id: string | null
  readonly until_at: number
  readonly reason: string
}

/** "Frist verlängert bis …" with every reason; nothing where the deadline is the first one. */
export const ExtensionList = (props: { extensions: readonly Extension[]; lang?: Language }) => {
  const { extensions, lang = 'de' } = props
  const t = callWords[lang]
  const latest = extensions.reduce<Extension | null>(
    (last, one) => (last === null || one.until_at >= last.until_at ? one : last),
    null,
  )
  if (latest === null) return null
  const until = showDateTime(latest.until_at, lang)
  return (
    <Alert kind="info" title={latest.submission_id === null ? t.extended(until) : t.yours(until)}>
      {extensions.length === 1 ? (
        <p lang="de">{latest.reason}</p>
      ) : (
        <ul>
          {extensions.map((one) => (
            <li>
              {t.until(showDateTime(one.until_at, lang))}
              {one.submission_id === null ? '' : t.onlyThis}: <span lang="de">{one.reason}</span>
            </li>
          ))}
        </ul>
      )}
    </Alert>
  )
}
