/** The form in which organisers build the questions: numbered rows and one button that says what to do. */
import * as z from 'zod'
import { line, text } from '../core/text.ts'
import { type AnswerKind, KINDS, type Question } from './questions.ts'

export const LIMITS = {
  label: 120,
  hint: 400,
  part: 80,
  unit: 30,
  choices: 2000,
  reason: 300,
  questions: 40,
  answer: 10_000,
} as const

const KEY =
  /^(version|do|reason|q\d{1,2}-(key|label|hint|kind|limit|unit|min|max|required|part|jury|published|parties|meaning|choices|categories\[\]))$/

/** `save`, `add`, or a row to move or remove. */
const DO = /^(save|add|copy|(up|down|remove):\d{1,2})$/

const cell = <T extends z.ZodType<string, string>>(schema: T, value: unknown) =>
  schema.safeParse(typeof value === 'string' ? value : '')

type Fields = Record<string, string | string[]>

/** "1.200,5" or "" as people type numbers; undefined when it is none. */
const readNumber = (typed: string): number | null | undefined => {
  if (typed === '') return null
  const plain = typed.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.')
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined
}

const readRow = (
  fields: Fields,
  row: number,
  complain: (field: string, message: string) => void,
): Question => {
  const name = (field: string) => `q${row}-${field}`
  const read = (field: string, schema: z.ZodType<string, string>): string => {
    const parsed = cell(schema, fields[name(field)])
    if (parsed.success) return parsed.data
    complain(name(field), parsed.error.issues[0]?.message ?? '')
    return ''
  }
  const kind = read('kind', line(20)) as AnswerKind
  const limit = Number(read('limit', line(6)))
  const label = read('label', line(LIMITS.label))
  const choices = read('choices', text(LIMITS.choices))
    .split('\n')
    .map((choice) => choice.trim())
    .filter(Boolean)
  const parties = read('parties', line(20))
  const example = kind === 'declaration' && read('meaning', line(20)) === 'example'
  const at = `Frage ${row + 1}`
  if (label === '') complain(name('label'), `${at}: Bitte die Frage angeben oder die Zeile entfernen.`)
  if (!KINDS.includes(kind)) complain(name('kind'), `${at}: Diese Art der Antwort gibt es nicht.`)
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMITS.answer) {
    complain(
      name('limit'),
      `${at}: Die Länge muss zwischen 1 und ${LIMITS.answer.toLocaleString('de-DE')} Zeichen liegen.`,
    )
  }
  const [min, max] = [readNumber(read('min', line(20))), readNumber(read('max', line(20)))]
  if (min === undefined || max === undefined || (min !== null && max !== null && min > max))
    complain(name('min'), `${at}: Kleinster und größter Wert sind Zahlen, der kleinste zuerst.`)
  if (kind === 'choice' && choices.length < 2)
    complain(name('choices'), `${at}: Bitte mindestens zwei Antworten anbieten, je Zeile eine.`)
  return {
    key: read('key', line(40)),
    label,
    hint: read('hint', text(LIMITS.hint)),
    kind,
    limit,
    ...(kind === 'number'
      ? { unit: read('unit', line(LIMITS.unit)), min: min ?? null, max: max ?? null }
      : {}),
    required: fields[name('required')] === '1',
    part: read('part', line(LIMITS.part)) || 'Weitere Angaben',
    jury: fields[name('jury')] === '1',
    // What entrants upload is for the jury; nothing of it is published.
    published: kind !== 'file' && fields[name('published')] === '1',
    ...(parties === 'supplier' || parties === 'declared' ? { parties } : {}),
    ...(example ? { meaning: 'example' as const } : {}),
    choices,
    categories: [fields[name('categories[]')] ?? []].flat(),
  }
}

export const builderForm = z
  .record(z.string().regex(KEY), z.union([z.string(), z.array(z.string().max(100)).max(20)]))
  .transform((fields, ctx) => {
    const complain = (field: string, message: string) =>
      ctx.addIssue({ code: 'custom', path: [field], message })
    const rows = [...new Set(Object.keys(fields).flatMap((key) => key.match(/^q(\d+)-/)?.[1] ?? []))]
      .map(Number)
      .sort((a, b) => a - b)
    if (rows.length > LIMITS.questions) complain('form', `Höchstens ${LIMITS.questions} Fragen.`)
    const what = typeof fields.do === 'string' && DO.test(fields.do) ? fields.do : 'save'
    const questions = rows.map((row) => readRow(fields, row, complain))
    const reason = cell(line(LIMITS.reason), fields.reason)
    return { version: Number(fields.version) || 0, what, questions, reason: reason.data ?? '' }
  })

export type BuilderInput = z.output<typeof builderForm>
