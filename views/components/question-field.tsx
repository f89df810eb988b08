import { attachedFiles, MAX_FILE_BYTES, MAX_FILES, showSize } from '../../src/entry-form/files.ts'
import type { Question } from '../../src/entry-form/questions.ts'
import { FieldError, fieldId, Hint, Optional } from './field.tsx'
import { Checkbox, Radios, Select, TextArea, TextField } from './form.tsx'

export interface FieldState {
  readonly name: string
  readonly value: string
  readonly error: string | undefined
}

/** More answers than this become a list to open. */
const RADIO_LIMIT = 5

/** What the jury makes of these answers, said once above them. */
export const JuryNote = ({ questions }: { questions: readonly Question[] }) => {
  const read = questions.filter(({ jury }) => jury).length
  if (read === 0) return <p class="muted">Die Jury liest diese Angaben nicht.</p>
  return (
    <p class="muted">
      Die Jury liest und bewertet, was hier steht
      {read === questions.length ? '.' : ', wenn nichts anderes dabeisteht.'}
    </p>
  )
}

interface KindProps {
  readonly question: Question
  readonly field: FieldState
  readonly hint: string
}

interface Props {
  readonly question: Question
  readonly field: FieldState
  /** The questions above which one `JuryNote` stands, this one among them. */
  readonly among: readonly Question[]
}

/** One question as a form field; its kind decides how it is answered. */
export const QuestionField = ({ question, field, among }: Props) => {
  const hint = hintOf(question, among)
  const shared = { ...field, label: question.label, hint, required: question.required }
  switch (question.kind) {
    case 'long_text':
    case 'markdown':
    case 'links':
      return <TextArea {...shared} maxLength={question.limit} rows={question.limit > 2000 ? 12 : 6} />
    case 'declaration':
      return <Checkbox {...shared} checked={field.value === '1'} />
    case 'choice':
      return <Choice question={question} field={field} hint={hint} />
    case 'number':
      return <TextField {...shared} inputmode="decimal" width="short" />
    case 'file':
      return <Files question={question} field={field} hint={hint} />
    case 'date':
      return <TextField {...shared} type="date" width="medium" />
    case 'email':
      return <TextField {...shared} type="email" autocomplete="email" />
    case 'phone':
      return <TextField {...shared} type="tel" autocomplete="tel" />
    case 'link':
      return <TextField {...shared} type="url" />
    case 'text':
      return <TextField {...shared} maxLength={question.limit} />
  }
}

const hintOf = (question: Question, among: readonly Question[]): string => {
  const unread = !question.jury && among.some(({ jury }) => jury)
  return [question.hint, howTo(question), unread ? 'Die Jury liest diese Antwort nicht.' : '']
    .filter(Boolean)
    .join(' ')
}

const MARKDOWN =
  'Gestalten: **fett**, *kursiv*, ### Überschrift, Listen mit „- “ am Zeilenanfang, [Text](https://…) für einen Link.'

const howTo = ({ kind, unit, min, max }: Question): string => {
  if (kind === 'markdown') return MARKDOWN
  if (kind !== 'number') return ''
  const range = [
    ...(typeof min === 'number' ? [`mindestens ${min.toLocaleString('de-DE')}`] : []),
    ...(typeof max === 'number' ? [`höchstens ${max.toLocaleString('de-DE')}`] : []),
  ]
  return [
    ...(unit ? [`Angabe in ${unit}.`] : []),
    ...(range.length > 0 ? [`Zahl: ${range.join(', ')}.`] : []),
  ].join(' ')
}

/** The files of an answer; adding and removing has a page of its own, so that no upload takes typed text with it. */
const Files = ({ question, field, hint }: KindProps) => {
  const files = attachedFiles(field.value)
  const id = fieldId(field.name)
  return (
    <fieldset class="kern-fieldset" id={id} aria-describedby={`${id}-hint`}>
      <legend class="kern-label">
        {question.label} <Optional required={question.required} />
      </legend>
      <Hint
        id={id}
        text={`${hint} PDF, höchstens ${MAX_FILES} Dateien mit je ${MAX_FILE_BYTES / 1024 / 1024} MB.`.trim()}
      />
      {files.length === 0 ? (
        <p class="muted">Noch keine Datei.</p>
      ) : (
        <ul>
          {files.map(({ name, size }) => (
            <li>
              {name} ({showSize(size)})
            </li>
          ))}
        </ul>
      )}
      <FieldError id={id} text={field.error} />
    </fieldset>
  )
}

const Choice = ({ question, field, hint }: KindProps) => {
  const options = question.choices.map((choice) => ({ value: choice, label: choice }))
  const shared = { ...field, hint, required: question.required }
  return options.length > RADIO_LIMIT ? (
    <Select {...shared} label={question.label} placeholder="Bitte wählen" options={options} />
  ) : (
    <Radios {...shared} legend={question.label} options={options} />
  )
}
