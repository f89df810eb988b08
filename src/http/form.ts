/** Forms: one schema decides, and an invalid form shows the same page with everything typed and an error summary. */
import { zValidator } from '@hono/zod-validator'
import type * as z from 'zod'
import type { AppEnv, Ctx } from './context.ts'

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

export const noErrors = (values: Typed): FormState => ({ values, errors: [] })

/**
 * Validates the posted form; `c.req.valid('form')` then holds the typed result.
 * @param invalid shows the page again; its answer is sent with status 422
 */
export const form = <S extends z.ZodType<unknown, Record<string, unknown>>>(
  schema: S,
  invalid: (c: Ctx, state: FormState) => Response | Promise<Response>,
) =>
  zValidator('form', schema as z.ZodType<z.output<S>, Record<string, FormValue>>, async (result, c) => {
    if (result.success) return
    const response = await invalid(c as unknown as Ctx, {
      values: typedValues(result.data as Record<string, unknown>),
      errors: fieldErrors(result.error.issues),
    })
    return new Response(response.body, { status: 422, headers: response.headers })
  })

type FormValue = string | File | (string | File)[]

/** The first message for every field. */
export const fieldErrors = (issues: readonly z.core.$ZodIssue[]): FieldError[] => {
  const seen = new Map<string, string>()
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      seen.set('form', 'Das Formular enthält Felder, die es nicht gibt. Bitte laden Sie die Seite neu.')
      continue
    }
    const field = issue.path.join('.') || 'form'
    if (!seen.has(field)) seen.set(field, germanMessage(issue))
  }
  return [...seen].map(([field, message]) => ({ field, message }))
}

// Zod's own messages (wrong type, missing) are for developers; ours are written in the schemas.
const germanMessage = (issue: z.core.$ZodIssue): string =>
  issue.code === 'custom' ? issue.message : 'Bitte diese Angabe prüfen.'

const typedValues = (data: Record<string, unknown>): Typed =>
  Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => {
      if (typeof value === 'string') return [[key, value]]
      if (Array.isArray(value)) return [[key, value.filter((item) => typeof item === 'string')]]
      return []
    }),
  )

/** The value of one field as it was typed, for a view. */
export const typed = (state: FormState, field: string): string => {
  const value = state.values[field]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** The error of one field, for a view. */
export const errorOf = (state: FormState, field: string): string | undefined =>
  state.errors.find((error) => error.field === field)?.message

export type { AppEnv }
