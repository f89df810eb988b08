import { showDateTime } from '../../src/core/berlin-time.ts'
import { Facts } from './page.tsx'

export interface SealProps {
  readonly seal: {
    readonly root: string
    readonly leaves: readonly string[]
    readonly sealedAt: number
  } | null
}

/** The root over all finished sheets, once it stands. */
export const SealFacts = ({ seal }: SealProps) =>
  seal === null ? (
    <p class="muted">
      Der Gesamtwert über alle abgeschlossenen Bögen entsteht, sobald die Bewertung geschlossen ist.
    </p>
  ) : (
    <Facts
      items={[
        { term: 'Gesamtwert (Merkle-Wurzel nach RFC 6962)', detail: <code class="hash">{seal.root}</code> },
        { term: 'Abgeschlossene Bögen', detail: String(seal.leaves.length) },
        { term: 'Gebildet', detail: showDateTime(seal.sealedAt) },
      ]}
    />
  )
