import { FieldError, fieldId, withError } from '../components/field.tsx'
import type { Child } from '../components/markup.ts'

export interface RowFieldProps {
  /** Name of the repeated field, e.g. `title[]`. */
  readonly name: string
  readonly index: number
  readonly label: string
  readonly value: string
  readonly error?: string | undefined
}

/** A field of one row among many of the same name; the error summary finds it by its index. */
const RowFrame = (props: RowFieldProps & { children?: Child }) => {
  const id = fieldId(`${props.name}.${props.index}`)
  return (
    <div class={withError('kern-form-input', props.error)}>
      <label class="kern-label" for={id}>
        {props.label}
      </label>
      {props.children}
      <FieldError id={id} {...(props.error === undefined ? {} : { text: props.error })} />
    </div>
  )
}

const attributes = (props: RowFieldProps) => {
  const id = fieldId(`${props.name}.${props.index}`)
  return {
    id,
    name: props.name,
    'aria-describedby': props.error ? `${id}-error` : undefined,
    'aria-invalid': props.error ? ('true' as const) : undefined,
  }
}

export const RowInput = (props: RowFieldProps & { maxLength?: number; numeric?: boolean }) => (
  <RowFrame {...props}>
    <input
      {...attributes(props)}
      class={`${withError('kern-form-input__input', props.error)} field--${props.numeric ? 'short' : 'full'}`}
      type="text"
      inputmode={props.numeric ? 'numeric' : undefined}
      maxlength={props.maxLength}
      value={props.value}
    />
  </RowFrame>
)

export const RowArea = (props: RowFieldProps & { rows: number }) => (
  <RowFrame {...props}>
    <textarea
      {...attributes(props)}
      class={withError('kern-form-input__input', props.error)}
      rows={props.rows}
    >
      {props.value}
    </textarea>
  </RowFrame>
)
