import { paths } from '../../src/core/paths.ts'
import { MAX_PHOTOS } from '../../src/photo/rules.ts'
import type { Step } from '../../src/submission/steps.ts'
import { Alert, EmptyState } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, FileInput } from '../components/form.tsx'
import { Breadcrumb, PageHeader, Section } from '../components/page.tsx'
import { type EntryPhotoRow, EntryPhotosForm } from '../components/photo-texts.tsx'
import { Stepper } from '../components/stepper.tsx'

export interface PhotosProps {
  readonly id: string
  readonly title: string
  readonly steps: readonly Step[]
  readonly open: ReadonlySet<number>
  readonly rows: readonly EntryPhotoRow[]
  /** Names of files whose sizes are still being made. */
  readonly waiting: readonly string[]
  /** What became of files that were refused. */
  readonly refused: readonly { readonly name: string; readonly error: string | null }[]
  readonly problem: string | null
}

/** Pictures of an entry: add, describe, delete. */
export const SubmissionPhotosView = (props: PhotosProps) => (
  <>
    <Breadcrumb
      items={[
        { href: paths.submissions, label: 'Meine Einreichungen' },
        { href: paths.submission(props.id), label: props.title || 'Entwurf' },
        { label: 'Fotos' },
      ]}
    />
    <Stepper steps={props.steps} current={props.steps.length - 1} open={props.open} />
    <PageHeader
      title="Fotos Ihrer Einreichung"
      lead={`Bis zu ${MAX_PHOTOS} Bilder als JPEG, PNG, WebP oder AVIF, je höchstens 25 MB. Ortsangaben in den Bilddaten entfernen wir.`}
    />
    {props.problem && <Alert kind="danger" title={props.problem} role="alert" />}
    {props.refused.length > 0 && (
      <Alert kind="danger" title="Diese Dateien wurden nicht übernommen" role="alert">
        <ul>
          {props.refused.map(({ name, error }) => (
            <li>
              <strong>{name}</strong>: {error}
            </li>
          ))}
        </ul>
      </Alert>
    )}
    {props.waiting.length > 0 && (
      <Alert
        kind="info"
        title={
          props.waiting.length === 1
            ? 'Ein Foto wird verarbeitet'
            : `${props.waiting.length} Fotos werden verarbeitet`
        }
      >
        <p>{props.waiting.join(', ')}</p>
        <p>
          Angekommen und gespeichert; bis es hier erscheint, vergehen meist wenige Sekunden.{' '}
          <a href={paths.submissionPhotos(props.id)} data-waiting={props.waiting.length}>
            Nachsehen, ob es fertig ist
          </a>
        </p>
      </Alert>
    )}
    {props.rows.length + props.waiting.length < MAX_PHOTOS && (
      <form
        method="post"
        action={paths.submissionPhotos(props.id)}
        enctype="multipart/form-data"
        class="form"
        data-upload
      >
        <FileInput
          name="fotos"
          label="Fotos hinzufügen"
          hint={`Noch ${MAX_PHOTOS - props.rows.length - props.waiting.length} möglich. Sie können mehrere auf einmal auswählen oder hierher ziehen.`}
          accept="image/jpeg,image/png,image/webp,image/avif"
          multiple
          required
        />
        <Actions>
          <Button variant={props.rows.length === 0 ? 'primary' : 'secondary'}>Hochladen</Button>
          <ButtonLink href={paths.submission(props.id)} variant="tertiary">
            Zur Übersicht
          </ButtonLink>
        </Actions>
      </form>
    )}
    {props.rows.length + props.waiting.length === 0 ? (
      <EmptyState title="Noch keine Fotos">
        <p>Ein gutes Bild zeigt Menschen bei der Arbeit oder das Ergebnis. Screenshots gehen auch.</p>
      </EmptyState>
    ) : props.rows.length === 0 ? null : (
      <Section title="Ihre Fotos">
        <EntryPhotosForm action={`${paths.submissionPhotos(props.id)}/texte`} rows={props.rows} />
      </Section>
    )}
  </>
)
