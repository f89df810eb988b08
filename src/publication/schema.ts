import * as z from 'zod'
import { wholeNumber } from '../core/text.ts'

export const releaseForm = z
  .strictObject({ version: wholeNumber(1, 999_999_999), confirm: z.literal('1').optional() })
  .superRefine(({ confirm }, ctx) => {
    if (confirm === '1') return
    ctx.addIssue({
      code: 'custom',
      path: ['confirm'],
      message: 'Bitte bestätigen Sie, dass alles geprüft ist.',
    })
  })
