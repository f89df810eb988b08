import { paths } from '../../src/core/paths.ts'
import { FieldFrame, type FieldProps, wiring, withError } from './field.tsx'
import type { Child } from './markup.ts'

interface RegisterComboboxProps extends FieldProps {
  value: string
  /** Name of the hidden input that carries the key of what was picked. */
  keyName: string
  keyValue: string
  /** What the key stands for, in words; '' when nothing is picked. */
  picked: string
  maxLength: number
  children?: Child
}

/**
 * A line of text that suggests names from the register once scripts run (public/js/combobox.js); without them it is
 * a plain text field. Children stand beneath it, for the way that needs no script.
 */
export function RegisterCombobox(props: RegisterComboboxProps) {
  return (
    <FieldFrame {...props}>
      <div class="combobox">
        <input
          {...wiring(props)}
          class={`${withError('kern-form-input__input', props.error)} field--full`}
          type="text"
          value={props.value}
          maxlength={props.maxLength}
          autocomplete="organization"
          data-combobox="register"
          data-source={paths.registerSuggestions}
        />
        <input type="hidden" name={props.keyName} value={props.keyValue} />
        <p class="combobox__picked">{props.picked}</p>
      </div>
      {props.children}
    </FieldFrame>
  )
}
