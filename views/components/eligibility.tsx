import { showDateTime } from '../../src/core/berlin-time.ts'
import type { Language } from '../../src/core/language.ts'
import type { Finding } from '../../src/eligibility/rules.ts'
import type { FormChange } from '../../src/entry-form/rules.ts'
import { Alert } from './feedback.tsx'
import { callWords } from './words/call.ts'

export type LinkedFinding = Finding & { readonly href: string }

const TITLES = {
  refuse: 'So kann dieses Projekt nicht eingereicht werden',
  flag: 'Das prüft die Geschäftsstelle vor der Jury',
} as const

/** Why an entry may not take part, with links to where it can be changed. */
export const FindingAlerts = ({ findings }: { findings: readonly LinkedFinding[] }) => (
  <>
    {(['refuse', 'flag'] as const).map((effect) => {
      const found = findings.filter((finding) => finding.effect === effect)
      return found.length === 0 ? null : (
        <Alert kind={effect === 'refuse' ? 'warning' : 'info'} title={TITLES[effect]}>
          <ul>
            {found.map(({ message, href }) => (
              <li>
                <a href={href}>{message}</a>
              </li>
            ))}
          </ul>
          {effect === 'refuse' && (
            <p>Ihr Text bleibt gespeichert. Stimmt die Angabe, fragen Sie bitte die Geschäftsstelle.</p>
          )}
        </Alert>
      )
    })}
  </>
)

/** The rules in sentences, with what changed since the call opened. */
export const EligibilityWords = (props: {
  sentences: readonly string[]
  changes: readonly FormChange[]
  lang?: Language
}) => (
  <>
    {props.sentences.length === 0 ? (
      <p>{callWords[props.lang ?? 'de'].everybody}</p>
    ) : (
      <ul>
        {props.sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    )}
    {props.changes.length > 0 && (
      <>
        <p>{callWords[props.lang ?? 'de'].changes}</p>
        <ul>
          {props.changes.map(({ at, reason }) => (
            <li>
              {showDateTime(at, props.lang)}: <span lang="de">{reason}</span>
            </li>
          ))}
        </ul>
      </>
    )}
  </>
)
