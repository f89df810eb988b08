/** Forms of the screening. */
import * as z from 'zod'
import { text, wholeNumber } from '../core/text.ts'
import { berlinTime } from '../edition/schema.ts'

export const LIMITS = { letter: 4000 } as const

/** Entries on one page of the list. */
export const PAGE_SIZE = 50

const version = wholeNumber(1, 999_999_999)

const letter = text(LIMITS.letter).refine((value) => value !== '', 'Bitte schreiben Sie den Brief.')

/** Passing, and taking a refusal back. */
export const decisionForm = z.strictObject({ version })

export const refusalForm = z.strictObject({ version, refusal: letter })

export const changesForm = z.strictObject({
  version,
  changes: letter,
  until: berlinTime.refine((at): at is number => at !== null, 'Bitte die Frist angeben.'),
})

const STATES = ['open', 'changes', 'passed', 'refused'] as const

/** Reads `?stand=…&seite=…`; whatever cannot be understood is the first page of what is open. */
export const listQuery = z.object({
  stand: z.enum(STATES).catch('open'),
  seite: z
    .stringFormat('page', /^[1-9]\d{0,4}$/)
    .transform(Number)
    .catch(1),
})
