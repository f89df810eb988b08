/** Forms: one schema decides, and an invalid form shows the same page with everything typed and an error summary. */
import { zValidator } from '@hono/zod-validator'
import type { MiddlewareHandler } from 'hono'
import type * as z from 'zod'
import type { FieldError, FormState, Typed } from '../core/form-state.ts'
import type { AppEnv, Ctx } from './context.ts'

/**
 * Validates the posted form; `c.req.valid('form')` then holds the typed result.
 * @param invalid shows the page again; its answer is sent with status 422, unless it is a refusal of its own (404)
 */
export const form = <S extends z.ZodType<unknown, Record<string, unknown>>>(
  schema: S,
  invalid: (c: Ctx, state: FormState) => Response | Promise<Response>,
) =>
  zValidator(
    'form',
    schema as z.ZodType<z.output<S>, Record<string, FormValue>>,
    async (result, c) => {
      if (result.success) return
      const response = await invalid(c as unknown as Ctx, {
        values: typedValues(result.data as Record<string, unknown>),
        errors: fieldErrors(result.error.issues),
      })
      return response.ok ? new Response(response.body, { status: 422, headers: response.headers }) : response
    },
    // No schema waits for anything, and zod takes its compiled way only where it need not.
    { validationFunction: (of, value) => of.safeParse(value) },
  )

/**
 * Like `form`, for a schema that depends on what the address names, e.g. on the questions of a year.
 * The handler reads the result with `validated`.
 */
export const formFor =
  (
    schemaOf: (c: Ctx) => Promise<FormSchema | null>,
    invalid: (c: Ctx, state: FormState) => Response | Promise<Response>,
  ): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const schema = await schemaOf(c)
    // No schema: the handler finds the same thing missing and answers.
    return schema ? (form(schema, invalid) as MiddlewareHandler<AppEnv>)(c, next) : next()
  }

export type FormSchema = z.ZodType<unknown, Record<string, unknown>>

/** What `formFor` has validated. */
export const validated = <T>(c: Ctx): T => c.req.valid('form' as never) as T

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

const typedValues = (data: Record<string, unknown>): Typed => {
  const values: Record<string, string | string[]> = {}
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === 'string') values[key] = value
    if (Array.isArray(value)) values[key] = value.filter((item) => typeof item === 'string')
  }
  return values
}

/** The posted form once more as it was typed, to show the page again after a use case refused. */
export const typedAgain = async (c: Ctx): Promise<Typed> => {
  const values: Record<string, string | string[]> = {}
  for (const [name, value] of await c.req.formData()) {
    if (typeof value !== 'string') continue
    const before = values[name]
    if (name.endsWith('[]')) values[name] = [...(Array.isArray(before) ? before : []), value]
    else values[name] = value
  }
  return values
}
