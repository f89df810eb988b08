import type { Language } from '../../src/core/language.ts'
import type { Child } from './markup.ts'
import { formWords } from './words/form.ts'

/** Properties every form field shares; `optionalMark={false}` leaves out "(freiwillig)", e.g. in filters. */
export interface FieldProps {
  name: string
  label: string
  hint?: string
  error?: string
  required?: boolean
  optionalMark?: boolean
  lang?: Language
}

/** Id of the input called `name`; the error summary links to it. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`
}

/** Ids of hint and error, in the order they should be read aloud, or undefined if there are none. */
export function describedBy(id: string, hint?: string, error?: string): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}

/** The attributes that tie an input to its label, hint and error. */
export function wiring(props: FieldProps, hint = props.hint) {
  const id = fieldId(props.name)
  return {
    id,
    name: props.name,
    required: props.required === true,
    'aria-describedby': describedBy(id, hint, props.error),
    'aria-invalid': props.error ? ('true' as const) : undefined,
  }
}

/** Class of `base`, with KERN's error variant when there is an error. */
export function withError(base: string, error?: string): string {
  return error ? `${base} ${base}--error` : base
}

/** The words "(freiwillig)" behind the label of a field that may stay empty. */
export function Optional(props: { required?: boolean; optionalMark?: boolean; lang?: Language }) {
  if (props.required || props.optionalMark === false) return null
  return <span class="kern-label__optional">{formWords[props.lang ?? 'de'].optional}</span>
}

/** Help in front of the input. */
export function Hint({ id, text }: { id: string; text?: string }) {
  if (!text) return null
  return (
    <div class="kern-hint" id={`${id}-hint`}>
      {text}
    </div>
  )
}

/** What is wrong with the input, right where it happens. */
export function FieldError({ id, text, lang = 'de' }: { id: string; text?: string; lang?: Language }) {
  if (!text) return null
  return (
    <p class="kern-error" id={`${id}-error`}>
      <span class="kern-icon kern-icon--danger kern-icon--default" aria-hidden="true" />
      <span class="kern-body">
        <span class="kern-sr-only">{formWords[lang].error}</span>
        {text}
      </span>
    </p>
  )
}

/** Label, hint, input and error of one field, one below the other. */
export function FieldFrame(props: FieldProps & { children?: Child }) {
  const id = fieldId(props.name)
  return (
    <div class={withError('kern-form-input', props.error)}>
      <label class="kern-label" for={id}>
        {props.label}
        {props.required || props.optionalMark === false ? null : ' '}
        <Optional required={props.required} optionalMark={props.optionalMark} lang={props.lang} />
      </label>
      <Hint id={id} text={props.hint} />
      {props.children}
      <FieldError id={id} text={props.error} lang={props.lang} />
    </div>
  )
}
