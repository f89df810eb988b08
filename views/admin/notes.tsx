import { showDateTime } from '../../src/core/berlin-time.ts'
import type { FormState } from '../../src/core/form-state.ts'
import { paths } from '../../src/core/paths.ts'
import type { Note } from '../../src/table/note-store.ts'
import { LIMITS } from '../../src/table/schema.ts'
import { Button, ErrorSummary, TextArea, TextField } from '../components/form.tsx'
import { Prose, Section } from '../components/page.tsx'

export interface NotesProps {
  readonly id: string
  readonly year: number
  readonly tags: readonly string[]
  readonly notes: readonly Note[]
  readonly state: FormState
}

/** Tags and notes of an entry, for organisers only. */
export const Notes = ({ id, year, tags, notes, state }: NotesProps) => {
  const error = (name: string) => state.errors.find(({ field }) => field === name)?.message
  const typed = (name: string) => {
    const value = state.values[name]
    return typeof value === 'string' ? value : ''
  }
  return (
    <>
      <ErrorSummary errors={state.errors} />
      <Section title="Schlagwörter" id="schlagwoerter">
        <p class="muted">Nur für die Geschäftsstelle sichtbar.</p>
        {tags.length > 0 && (
          <ul class="tags">
            {tags.map((tag) => (
              <li>
                <a
                  href={paths.adminSubmissionsFor(year, new URLSearchParams({ schlagwort: tag }).toString())}
                >
                  {tag}
                </a>
                <form method="post" action={paths.adminSubmissionTags(year, id)}>
                  <input type="hidden" name="tag" value={tag} />
                  <Button variant="tertiary" name="what" value="remove">
                    Entfernen<span class="kern-sr-only">: {tag}</span>
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        )}
        <form method="post" action={paths.adminSubmissionTags(year, id)} class="internal-form">
          <TextField
            name="tag"
            label="Neues Schlagwort"
            required
            maxLength={LIMITS.tag}
            value={typed('tag')}
            error={error('tag')}
          />
          <Button variant="secondary" name="what" value="add">
            Schlagwort hinzufügen
          </Button>
        </form>
      </Section>
      <Section title="Interne Notizen" id="notizen">
        <p class="muted">Nur für die Geschäftsstelle sichtbar.</p>
        {notes.map((note) => (
          <article class="note">
            <p class="small muted break">
              {note.email}, {showDateTime(note.created_at)}
            </p>
            <Prose text={note.text} />
          </article>
        ))}
        <form method="post" action={paths.adminSubmissionNotes(year, id)} class="internal-form" novalidate>
          <TextArea
            name="text"
            label="Neue Notiz"
            required
            rows={3}
            maxLength={LIMITS.note}
            value={typed('text')}
            error={error('text')}
          />
          <Button variant="secondary">Notiz speichern</Button>
        </form>
      </Section>
    </>
  )
}
