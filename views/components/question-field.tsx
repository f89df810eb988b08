import type { Question } from '../../src/entry-form/questions.ts'
import { Checkbox, Radios, Select, TextArea, TextField } from './form.tsx'

export interface FieldState {
  readonly name: string
  readonly value: string
  readonly error: string | undefined
}

/** More answers than this become a list to open. */
const RADIO_LIMIT = 5

/** One question as a form field; its kind decides how it is answered. */
export const QuestionField = ({ question, field }: { question: Question; field: FieldState }) => {
  const shared = { ...field, label: question.label, hint: hintOf(question), required: question.required }
  switch (question.kind) {
    case 'long_text':
    case 'links':
      return <TextArea {...shared} maxLength={question.limit} rows={question.limit > 2000 ? 12 : 6} />
    case 'declaration':
      return <Checkbox {...shared} checked={field.value === '1'} />
    case 'choice':
      return <Choice question={question} field={field} />
    case 'number':
      return <TextField {...shared} inputmode="decimal" width="short" />
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

const hintOf = (question: Question): string =>
  [question.hint, question.jury ? 'Zählt für die Bewertung der Jury.' : ''].filter(Boolean).join(' ')

const Choice = ({ question, field }: { question: Question; field: FieldState }) => {
  const options = question.choices.map((choice) => ({ value: choice, label: choice }))
  const shared = { ...field, hint: hintOf(question), required: question.required }
  return options.length > RADIO_LIMIT ? (
    <Select {...shared} label={question.label} placeholder="Bitte wählen" options={options} />
  ) : (
    <Radios {...shared} legend={question.label} options={options} />
  )
}
