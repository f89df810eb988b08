import { describedBy, FieldError, fieldId, Hint, Optional, withError } from './field.tsx'
import type { Child } from './markup.ts'

interface GroupProps {
  name: string
  /** Where several groups of one name stand on a page, each needs an id of its own. */
  id?: string
  legend: string
  hint?: string
  error?: string
  required?: boolean
  optionalMark?: boolean
  value?: string
}

/** Frame of a group of radio buttons: legend, hint, the choices, error. */
function Group(props: GroupProps & { class?: string; children?: Child }) {
  const id = fieldId(props.id ?? props.name)
  return (
    <fieldset
      class={`${withError('kern-fieldset', props.error)} ${props.class ?? ''}`.trim()}
      aria-describedby={describedBy(id, props.hint, props.error)}
    >
      <legend class="kern-label">
        {props.legend} <Optional required={props.required} optionalMark={props.optionalMark} />
      </legend>
      <Hint id={id} text={props.hint} />
      {props.children}
      <FieldError id={id} text={props.error} />
    </fieldset>
  )
}

// The first choice carries the group's id, so that the error summary leads to where one can answer.
const choiceId = (name: string, index: number) => (index === 0 ? fieldId(name) : `${fieldId(name)}-${index}`)

type RadiosProps = GroupProps & {
  options: readonly { value: string; label: string; hint?: string }[]
  inline?: boolean
}

/** One choice out of a few, all visible at once. */
export function Radios(props: RadiosProps) {
  return (
    <Group {...props}>
      <div class={`kern-fieldset__body${props.inline ? ' kern-fieldset__body--horizontal' : ''}`}>
        {props.options.map((option, index) => {
          const id = choiceId(props.name, index)
          const hintId = option.hint ? `${id}-choice` : undefined
          return (
            <div class="kern-form-check">
              <input
                class={withError('kern-form-check__radio', props.error)}
                type="radio"
                id={id}
                name={props.name}
                value={option.value}
                checked={option.value === props.value}
                required={props.required === true}
                aria-describedby={hintId}
              />
              <label class="kern-label" for={id}>
                {option.label}
              </label>
              {option.hint ? (
                <div class="choice__hint" id={hintId}>
                  {option.hint}
                </div>
              ) : null}
            </div>
          )
        })}
      </div>
    </Group>
  )
}

/** Any number of choices out of a few, all visible at once. */
export function Checkboxes(
  props: Omit<GroupProps, 'value'> & {
    values: readonly string[]
    options: readonly { value: string; label: string }[]
    /** Several beside each other, where there is room: for many short ones. */
    columns?: boolean
  },
) {
  return (
    <Group {...props}>
      <div class={`kern-fieldset__body${props.columns ? ' choices--columns' : ''}`}>
        {props.options.map((option, index) => {
          const id = choiceId(props.id ?? props.name, index)
          return (
            <div class="kern-form-check">
              <input
                class={withError('kern-form-check__checkbox', props.error)}
                type="checkbox"
                id={id}
                name={props.name}
                value={option.value}
                checked={props.values.includes(option.value)}
              />
              <label class="kern-label" for={id}>
                {option.label}
              </label>
            </div>
          )
        })}
      </div>
    </Group>
  )
}

interface CheckboxProps {
  name: string
  label: string
  hint?: string
  error?: string
  checked?: boolean
  value?: string
  required?: boolean
}

/** A single yes, such as a consent; never ticked beforehand without reason. */
export function Checkbox(props: CheckboxProps) {
  const id = fieldId(props.name)
  return (
    <div class={withError('kern-form-check', props.error)}>
      <input
        class={withError('kern-form-check__checkbox', props.error)}
        type="checkbox"
        id={id}
        name={props.name}
        value={props.value ?? '1'}
        checked={props.checked === true}
        required={props.required === true}
        aria-describedby={describedBy(id, props.hint, props.error)}
        aria-invalid={props.error ? 'true' : undefined}
      />
      <label class="kern-label" for={id}>
        {props.label}
      </label>
      {props.hint ? (
        <div class="choice__hint" id={`${id}-hint`}>
          {props.hint}
        </div>
      ) : null}
      <FieldError id={id} text={props.error} />
    </div>
  )
}

type ScaleProps = GroupProps & {
  min?: number
  max?: number
  anchors?: { low: string; high: string }
  /** What single points mean, by the point; always in sight. */
  meanings?: Readonly<Record<string, string>>
  /** A choice beside the points, e.g. to abstain. */
  other?: { value: string; label: string }
}

/** Points from `min` to `max` (1 to 10) as large targets, with the meaning of the points in words. */
export function Scale({ min = 1, max = 10, anchors, meanings = {}, other, ...props }: ScaleProps) {
  const points = Array.from({ length: max - min + 1 }, (_, index) => String(min + index))
  const meant = Object.entries(meanings).sort(([a], [b]) => Number(a) - Number(b))
  return (
    <Group {...props} class="scale">
      <div class="scale__row">
        {points.map((point, index) => (
          <ScaleStep {...props} id={choiceId(props.name, index)} point={point} label={point} />
        ))}
      </div>
      {other ? (
        <div class="scale__other">
          <ScaleStep
            {...props}
            id={choiceId(props.name, points.length)}
            point={other.value}
            label={other.label}
          />
        </div>
      ) : null}
      {meant.length > 0 ? (
        <ul class="scale__meanings">
          {meant.map(([point, meaning]) => (
            <li>
              <span class="num">{point}</span> = {meaning}
            </li>
          ))}
        </ul>
      ) : null}
      {anchors ? (
        <p class="scale__anchors">
          <span>
            {min} = {anchors.low}
          </span>
          <span>
            {max} = {anchors.high}
          </span>
        </p>
      ) : null}
    </Group>
  )
}

const ScaleStep = (props: GroupProps & { id: string; point: string; label: string }) => (
  <label class="scale__step">
    <input
      type="radio"
      id={props.id}
      name={props.name}
      value={props.point}
      checked={props.point === props.value}
      required={props.required === true}
    />
    <span>{props.label}</span>
  </label>
)
