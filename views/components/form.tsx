import { FieldFrame, type FieldProps, wiring, withError } from './field.tsx'
import { formWords } from './words/form.ts'

export { Actions, Button, ButtonLink } from './action.tsx'
export { Checkbox, Radios, Scale } from './choice.tsx'
export { ErrorSummary } from './error-summary.tsx'
export { fieldId } from './field.tsx'

/** One choice of a select. */
export interface Option {
  value: string
  label: string
  /** Written by somebody in German, on a page of another language too. */
  german?: boolean
}

interface TextFieldProps extends FieldProps {
  value?: string | number
  maxLength?: number
  type?: 'text' | 'email' | 'tel' | 'url' | 'number' | 'date' | 'datetime-local'
  autocomplete?: string
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search'
  min?: string | number
  max?: string | number
  step?: string | number
  pattern?: string
  width?: 'short' | 'medium' | 'full'
}

/** One line of text, a number or a date. */
export function TextField(props: TextFieldProps) {
  return (
    <FieldFrame {...props}>
      <input
        {...wiring(props)}
        class={`${withError('kern-form-input__input', props.error)} field--${props.width ?? 'full'}`}
        type={props.type ?? 'text'}
        value={props.value}
        maxlength={props.maxLength}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        min={props.min}
        max={props.max}
        step={props.step}
        pattern={props.pattern}
      />
    </FieldFrame>
  )
}

/** Longer text; with `maxLength` it says so beforehand and counts along when scripts run. */
export function TextArea(props: FieldProps & { value?: string; rows?: number; maxLength?: number }) {
  const limit = props.maxLength && formWords[props.lang ?? 'de'].most(props.maxLength)
  const hint = props.hint && limit ? `${props.hint} (${limit})` : props.hint || limit || undefined
  // No maxlength attribute: it would cut pasted text without a word. The server checks and explains.
  return (
    <FieldFrame {...props} hint={hint}>
      <textarea
        {...wiring(props, hint)}
        class={withError('kern-form-input__input', props.error)}
        rows={props.rows ?? 5}
        data-count={props.maxLength}
      >
        {props.value ?? ''}
      </textarea>
    </FieldFrame>
  )
}

/** One choice out of a longer list. */
export function Select(
  props: FieldProps & { value?: string; options: readonly Option[]; placeholder?: string },
) {
  return (
    <FieldFrame {...props}>
      <div class="kern-form-input__select-wrapper">
        <select {...wiring(props)} class={withError('kern-form-input__select', props.error)}>
          {props.placeholder ? <option value="">{props.placeholder}</option> : null}
          {props.options.map((option) => (
            <option
              value={option.value}
              selected={option.value === props.value}
              lang={option.german ? 'de' : undefined}
            >
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </FieldFrame>
  )
}

/** Files from the person's device. */
export function FileInput(props: FieldProps & { accept?: string; multiple?: boolean }) {
  return (
    <FieldFrame {...props}>
      <input
        {...wiring(props)}
        class={withError('kern-form-input__input', props.error)}
        type="file"
        accept={props.accept}
        multiple={props.multiple === true}
      />
    </FieldFrame>
  )
}
