import { paths } from '../../src/core/paths.ts'
import { type AttachedFile, MAX_FILE_BYTES, MAX_FILES, showSize } from '../../src/entry-form/files.ts'
import type { Question } from '../../src/entry-form/questions.ts'
import { Alert } from '../components/feedback.tsx'
import { Actions, Button, ButtonLink, FileInput } from '../components/form.tsx'
import { Breadcrumb, PageHeader } from '../components/page.tsx'
import { DataTable } from '../components/table.tsx'

export interface FilesProps {
  readonly id: string
  readonly title: string
  readonly question: Question
  /** The step with the question. */
  readonly back: string
  readonly files: readonly AttachedFile[]
  /** What became of files that were refused. */
  readonly refused: readonly { readonly name: string; readonly error: string | null }[]
  readonly problem: string | null
}

/** The files of one question: add, download, delete. */
export const FilesView = (props: FilesProps) => {
  const address = paths.submissionFiles(props.id, props.question.key)
  return (
    <>
      <Breadcrumb
        items={[
          { href: paths.submissions, label: 'Meine Einreichungen' },
          { href: paths.submission(props.id), label: props.title || 'Entwurf' },
          { href: props.back, label: props.question.part },
          { label: props.question.label },
        ]}
      />
      <PageHeader
        title={props.question.label}
        lead={`PDF, höchstens ${MAX_FILES} Dateien mit je ${MAX_FILE_BYTES / 1024 / 1024} MB. Sie werden nicht veröffentlicht.`}
      />
      {props.question.hint && <p>{props.question.hint}</p>}
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
      {props.files.length === 0 ? <p class="muted">Noch keine Datei.</p> : <Files {...props} />}
      {props.files.length < MAX_FILES && (
        <form method="post" action={address} enctype="multipart/form-data" class="form" data-upload>
          <FileInput
            name="dateien"
            label="Dateien hinzufügen"
            hint="Sie können mehrere auf einmal auswählen oder hierher ziehen."
            accept="application/pdf,.pdf"
            multiple
            required
          />
          <Actions>
            <Button variant={props.files.length === 0 ? 'primary' : 'secondary'}>Hochladen</Button>
          </Actions>
        </form>
      )}
      <Actions>
        <ButtonLink href={props.back} variant={props.files.length === 0 ? 'tertiary' : 'primary'}>
          Zurück zu „{props.question.part}“
        </ButtonLink>
      </Actions>
    </>
  )
}

const Files = (props: FilesProps) => (
  <DataTable
    caption="Hochgeladene Dateien"
    head={[{ label: 'Datei' }, { label: 'Größe', numeric: true }, { label: 'Löschen' }]}
    rows={props.files.map((file) => [
      <a class="break" href={paths.attachment(props.id, file.id)}>
        {file.name}
      </a>,
      showSize(file.size),
      <form method="post" action={paths.submissionFileDelete(props.id, props.question.key, file.id)}>
        <Button variant="tertiary">
          Löschen<span class="kern-sr-only">: {file.name}</span>
        </Button>
      </form>,
    ])}
  />
)
