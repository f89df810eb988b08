import type { Child } from './markup.ts'

/** How much weight an action has on its page; at most one primary per page. */
export type ButtonVariant = 'primary' | 'secondary' | 'tertiary' | 'danger'

// KERN has no destructive button: ours is a secondary one in the colour of danger.
const classOf = (variant: ButtonVariant = 'primary') =>
  `kern-btn kern-btn--${variant === 'danger' ? 'secondary btn--danger' : variant}`

interface ButtonProps {
  variant?: ButtonVariant
  type?: 'submit' | 'button' | 'reset'
  name?: string
  value?: string
  form?: string
  children?: Child
}

/** A button; submits its form unless told otherwise. */
export function Button(props: ButtonProps) {
  return (
    <button
      class={classOf(props.variant)}
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      form={props.form}
    >
      <span class="kern-label">{props.children}</span>
    </button>
  )
}

/** A link that looks like a button, for the one thing to do next. */
export function ButtonLink(props: { href: string; variant?: ButtonVariant; children?: Child }) {
  return (
    <a class={classOf(props.variant)} href={props.href}>
      <span class="kern-label">{props.children}</span>
    </a>
  )
}

/** The row of buttons that closes a form. */
export function Actions(props: { children?: Child }) {
  return <div class="kern-btn-wrapper actions">{props.children}</div>
}
