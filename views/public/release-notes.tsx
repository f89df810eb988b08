import type { Language } from '../../src/core/language.ts'
import type { Withdrawal } from '../../src/publication/change-store.ts'
import type { Snapshot } from '../../src/publication/snapshot.ts'
import { Alert } from '../components/feedback.tsx'
import { releaseNoteWords } from './words/release-notes.ts'

/** Why the results are no longer those of an earlier day; nothing for the first version. */
export const CorrectionNotes = ({ lang, snapshot }: { lang: Language; snapshot: Snapshot }) =>
  snapshot.corrections.length === 0 ? null : (
    <div class="correction-notes">
      {snapshot.corrections.map(({ replaces, reason }) => (
        <p class="small">
          <strong>{releaseNoteWords[lang].corrected(replaces)}</strong> <span lang="de">{reason}</span>
        </p>
      ))}
    </div>
  )

/** That results were taken back, and why. */
export const WithdrawalNotice = ({ lang, withdrawal }: { lang: Language; withdrawal: Withdrawal | null }) =>
  withdrawal && (
    <Alert
      kind="warning"
      title={releaseNoteWords[lang].withdrawn(withdrawal.releasedAt, withdrawal.withdrawnAt)}
    >
      <p lang="de">{withdrawal.reason}</p>
    </Alert>
  )

/** Who was nominated in the category besides those who got a place. */
export const AlsoNominated = (props: { lang: Language; snapshot: Snapshot; category: string }) => {
  const { lang, snapshot, category } = props
  const placed = new Set(
    snapshot.winners.flatMap((one) =>
      one.place !== null && one.category === category ? one.submission : [],
    ),
  )
  const others = snapshot.nominees.filter((one) => one.category === category && !placed.has(one.submission))
  return others.length === 0 ? null : (
    <p>
      <strong>{releaseNoteWords[lang].nominated}:</strong>{' '}
      <span lang="de">
        {others.map(({ title, organisation }) => `${title} (${organisation})`).join(' · ')}
      </span>
    </p>
  )
}
