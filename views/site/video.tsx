import { errorOf, type FormState } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { SiteVideoTable } from '../../src/core/site-tables.ts'
import { Actions, Button, ErrorSummary, FileInput } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { SignLanguageVideo } from '../components/video.tsx'

/** The film in sign language: what is there, and another one. */
export const VideoView = ({ video, state }: { video: SiteVideoTable | null; state: FormState }) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.admin, label: 'Verwaltung' },
        { href: paths.adminPages, label: 'Eigene Seiten' },
        { label: 'Video in Gebärdensprache' },
      ]}
    />
    <PageHeader
      title="Video in Gebärdensprache"
      lead="Es steht auf der Seite „Gebärdensprache“, die dann jede Seite in der Fußzeile verlinkt. Geladen wird es nur von dieser Website."
    />
    <ErrorSummary errors={state.errors} />
    {video && <SignLanguageVideo lang="de" video={video} />}
    <form method="post" action={paths.adminVideo} enctype="multipart/form-data" class="form" novalidate>
      <FileInput
        name="video"
        label={video ? 'Anderes Video' : 'Video'}
        hint="MP4 (H.264), höchstens 50 MB; das reicht für etwa fünf Minuten in 720 Zeilen."
        accept="video/mp4"
        required
        error={errorOf(state, 'video')}
      />
      <Actions>
        <Button>Hochladen</Button>
      </Actions>
    </form>
    {video && (
      <form method="post" action={paths.adminVideoDelete}>
        <Actions>
          <Button variant="danger">Video löschen</Button>
        </Actions>
      </form>
    )}
  </>
)
