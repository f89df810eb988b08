/** What a form page shows: the values as typed and the errors per field. Shared by http and views. */

export interface FieldError {
  readonly field: string
  readonly message: string
}

/** What was typed, as it was typed. Files cannot be given back to a browser and are left out. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

export interface FormState {
  readonly values: Typed
  readonly errors: readonly FieldError[]
}

/** A form with these values and nothing to complain about. */
export const noErrors = (values: Typed): FormState => ({ values, errors: [] })

/** The same form with one more error in front. */
export const withError = (state: FormState, field: string, message: string): FormState => ({
  values: state.values,
  errors: [{ field, message }, ...state.errors],
})

/** The value of one field as it was typed. */
export const typed = (state: FormState, field: string): string => {
  const value = state.values[field]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** The values of a repeated field (`name[]`) as they were typed. */
export const typedList = (state: FormState, field: string): readonly string[] => {
  const value = state.values[field]
  return typeof value === 'string' ? [value] : (value ?? [])
}

/** The error of one field. */
export const errorOf = (state: FormState, field: string): string | undefined =>
  state.errors.find((error) => error.field === field)?.message
