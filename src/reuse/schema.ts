/** The form that starts a draft from an earlier entry. */
import * as z from 'zod'
import { line } from '../core/text.ts'

export const copyForm = z.strictObject({ edition: line(40), photos: z.literal('1').optional() })
