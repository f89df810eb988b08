import { paths } from '../../src/core/paths.ts'
import { Alert } from '../components/feedback.tsx'

/** Stands above a page that is not public yet. */
export const PreviewBar = ({ year, sha256 }: { year: number; sha256: string | null }) => (
  <Alert kind="info" title="Vorschau: noch nicht öffentlich">
    <p>
      <a href={paths.adminRelease(year)}>Zurück zur Freigabe</a> ·{' '}
      <a href={paths.adminReleasePreview(year)}>Seite der Ausgabe</a> ·{' '}
      <a href={`${paths.adminReleasePreview(year)}/preistraeger`}>Preisträger</a>
    </p>
    {sha256 && (
      <p class="small">
        Prüfsumme (SHA-256): <code class="hash">{sha256}</code>
      </p>
    )}
  </Alert>
)
