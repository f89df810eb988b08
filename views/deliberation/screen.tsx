import { paths } from '../../src/core/paths.ts'
import type { Called } from '../../src/deliberation/called-actions.ts'
import type { PhotoView } from '../../src/photo/rules.ts'
import { EmptyState } from '../components/feedback.tsx'
import { ButtonLink } from '../components/form.tsx'
import { PageHeader, Prose } from '../components/page.tsx'
import { Picture } from '../components/picture.tsx'
import { Figures, Means } from './called.tsx'

export interface ScreenProps {
  readonly meeting: string
  readonly called: Called | null
  readonly photo: PhotoView | null
}

/** The entry that is called, large, for everybody in the room. */
export const ScreenView = ({ called, photo, meeting }: ScreenProps) =>
  called === null ? (
    <>
      <PageHeader title="Leinwand" />
      <EmptyState title="Gerade ist nichts aufgerufen">
        <ButtonLink href={paths.meetingScreen(meeting)} variant="secondary">
          Neu laden
        </ButtonLink>
      </EmptyState>
    </>
  ) : (
    <div class="screen">
      <div>
        <PageHeader
          title={called.submission.title}
          kicker={`${called.category} · ${called.submission.organisation}`}
        />
        <Prose text={called.summary} />
        <Figures called={called} />
        <Means called={called} />
        <p>
          <ButtonLink href={paths.meetingScreen(meeting)} variant="tertiary">
            Neu laden
          </ButtonLink>
        </p>
      </div>
      {photo && (
        <div class="screen__picture">
          <Picture photo={photo} sizes="(min-width: 60rem) 40vw, 100vw" />
        </div>
      )}
    </div>
  )
