/** Forms of signing in. */
import * as z from 'zod'
import { email, line } from '../core/text.ts'

export const signInForm = z.strictObject({ email: email(), weiter: line(500).optional() })

export const codeForm = z.strictObject({
  code: z
    .string()
    .max(40)
    .transform((value) => value.replace(/[\s-]/g, ''))
    .refine((value) => /^\d{8}$/.test(value), 'Der Code hat acht Ziffern. Er steht in der E-Mail.'),
})

export const emptyForm = z.strictObject({})

export const sessionForm = z.strictObject({ sitzung: z.string().regex(/^[0-9a-f]{64}$/) })

export const newOrganiserForm = z.strictObject({ email: email() })
