/** Forms of leaving. */
import * as z from 'zod'

// A box that is not ticked is not sent; `optional()` would let the refinement be skipped then.
export const eraseForm = z.strictObject({
  sure: z
    .string()
    .default('')
    .refine((value) => value === '1', 'Bitte bestätigen Sie, dass Sie Ihr Konto löschen möchten.'),
})
