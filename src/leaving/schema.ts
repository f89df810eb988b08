/** Forms of leaving. */
import * as z from 'zod'

export const eraseForm = z.strictObject({
  sure: z
    .string()
    .optional()
    .refine((value) => value === '1', 'Bitte bestätigen Sie, dass Sie Ihr Konto löschen möchten.'),
})
