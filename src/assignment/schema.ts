/** Forms of the assignment. */
import * as z from 'zod'
import { line, wholeNumber } from '../core/text.ts'

export const LIMITS = { perEntry: 20, seed: 999_999_999 } as const

const wish = {
  perEntry: wholeNumber(1, LIMITS.perEntry),
  aim: z.enum(['fill', 'level'], { error: 'Bitte wählen.' }),
  seed: wholeNumber(0, LIMITS.seed),
}

/** What a preview is asked for; stands in the address. */
export const wishQuery = z.object(wish)

export type Wish = z.output<typeof wishQuery>

/** Puts the preview with this digest into effect. */
export const applyForm = z.strictObject({ ...wish, digest: line(64) })

export type ApplyInput = z.output<typeof applyForm>

export const pairForm = z.strictObject({ juror: line(40), action: z.enum(['add', 'remove']) })
