/** A decision: either a value or the reason why not. Rules and actions return it, routes unwrap it once. */
export type Result<T, E = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

/** The kinds of refusal a person can meet; http/error-page maps each to a status and a page. */
export type FailureKind = 'not_found' | 'forbidden' | 'closed' | 'conflict' | 'too_many' | 'invalid'

export interface Failure {
  readonly kind: FailureKind
  /** German sentence for the person: what happened and what to do. */
  readonly message: string
}

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const fail = (
  kind: FailureKind,
  message: string,
): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: { kind, message },
})
