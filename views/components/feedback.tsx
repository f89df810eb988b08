import { integer } from '../../src/core/de.ts'
import type { Child } from './markup.ts'

/** What a message or a state means for the reader. */
export type Kind = 'info' | 'success' | 'warning' | 'danger'

interface AlertProps {
  kind: Kind
  title: string
  role?: 'alert' | 'status'
  children?: Child
}

/** A message in the flow of the page; give it a role only when it answers what was just done. */
export function Alert(props: AlertProps) {
  return (
    <div class={`kern-alert kern-alert--${props.kind}`} role={props.role}>
      <div class="kern-alert__header">
        <span class={`kern-icon kern-icon--${props.kind}`} aria-hidden="true" />
        <p class="kern-title">{props.title}</p>
      </div>
      {props.children ? <div class="kern-alert__body">{props.children}</div> : null}
    </div>
  )
}

/** A state in one or two words; never by colour alone: the style sheet draws an icon before them. */
export function Badge(props: { kind: Kind | 'neutral'; children?: Child }) {
  return <span class={`kern-badge kern-badge--${props.kind}`}>{props.children}</span>
}

/** What will be here and what to do about it. */
export function EmptyState(props: { title: string; children?: Child }) {
  return (
    <div class="empty">
      <p class="empty__title">{props.title}</p>
      {props.children ? <div class="empty__body">{props.children}</div> : null}
    </div>
  )
}

/** How far something is, as a bar and in words. */
export function ProgressBar(props: { value: number; max: number; label: string }) {
  return (
    <div class="kern-progress">
      <p class="progress__text">
        <span>{props.label}</span>
        <span class="num">
          {integer(props.value)} von {integer(props.max)}
        </span>
      </p>
      <progress value={props.value} max={Math.max(props.max, 1)} aria-label={props.label} />
    </div>
  )
}
