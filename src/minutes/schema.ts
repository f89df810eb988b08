/** Forms of the minutes. */
import * as z from 'zod'
import { line, text } from '../core/text.ts'

export const LIMITS = { reason: 600, remarks: 4000 } as const

/** Signs exactly what was read. */
export const signForm = z.strictObject({
  sha256: line(64),
  agree: z.literal('1', { error: 'Bitte bestätigen Sie, dass Sie die Niederschrift gelesen haben.' }),
})

export const correctForm = z.strictObject({
  sha256: line(64),
  remarks: text(LIMITS.remarks),
  reason: text(LIMITS.reason).refine(
    (value) => value !== '',
    'Bitte nennen Sie den Grund der Berichtigung; er steht bei der neuen Fassung.',
  ),
})
