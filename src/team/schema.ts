/** Forms of working together. */
import * as z from 'zod'
import { email } from '../core/text.ts'
import { SHARED_RIGHTS } from '../submission/rules.ts'

const may = z
  .string()
  .default('')
  .transform((value, context) => {
    const right = SHARED_RIGHTS.find((one) => one === value)
    if (right) return right
    context.addIssue({ code: 'custom', message: 'Bitte wählen, was diese Person darf.' })
    return z.NEVER
  })

export const inviteForm = z.strictObject({ email: email(), may })

export const rightForm = z.strictObject({ may })
