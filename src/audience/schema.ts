/** Forms of the audience's award. */
import * as z from 'zod'
import { isEmail, line, requiredLine, text, wholeNumber } from '../core/text.ts'
import { berlinTime } from '../edition/schema.ts'
import { MAX_SENTENCE } from './rules.ts'

export const LIMITS = { title: 80, intro: 600, label: 60, batch: 2000, addresses: 500 } as const

const moment = (message: string) => berlinTime.refine((at): at is number => at !== null, message)

const window = {
  opens_at: moment('Bitte angeben, wann die Abstimmung beginnt.'),
  closes_at: moment('Bitte angeben, wann die Abstimmung endet.'),
}

const inOrder = (input: { opens_at: number; closes_at: number }, ctx: z.core.$RefinementCtx) => {
  if (input.opens_at < input.closes_at) return
  ctx.addIssue({ code: 'custom', path: ['closes_at'], message: 'Das Ende muss nach dem Beginn liegen.' })
}

export const prizeForm = z
  .strictObject({
    /** 0 for a new one. */
    version: wholeNumber(0, 999_999_999),
    title: requiredLine(LIMITS.title, 'Bitte dem Preis einen Namen geben, zum Beispiel Publikumspreis.'),
    intro: text(LIMITS.intro),
    choice: z.enum(['one', 'three', 'ranking']),
    tie: z.enum(['shared', 'lot']),
    field: z.enum(['nominees', 'shown']),
    may_change: z.literal('1').optional(),
    ...window,
  })
  .superRefine(inOrder)

export type PrizeInput = z.output<typeof prizeForm>

export const windowForm = z
  .strictObject({ version: wholeNumber(1, 999_999_999), ...window })
  .superRefine(inOrder)

const SENTENCE = /^satz-[0-9a-f-]{36}$/

/** The sentence about each candidate, by its entry. */
export const fixForm = z
  .object({ version: wholeNumber(1, 999_999_999) })
  .catchall(z.string())
  .transform(({ version, ...rest }, ctx) => {
    const sentences = new Map<string, string>()
    for (const [field, typed] of Object.entries(rest)) {
      const sentence = line(MAX_SENTENCE).safeParse(typed)
      if (!SENTENCE.test(field)) ctx.addIssue({ code: 'custom', path: ['form'], message: UNKNOWN_FIELD })
      else if (!sentence.success)
        ctx.addIssue({
          code: 'custom',
          path: [field],
          message: sentence.error.issues[0]?.message ?? '',
        })
      else sentences.set(field.slice(5), sentence.data)
    }
    return { version, sentences }
  })

const UNKNOWN_FIELD = 'Das Formular enthält Felder, die es nicht gibt. Bitte laden Sie die Seite neu.'

export const batchForm = z.strictObject({
  label: requiredLine(LIMITS.label, 'Bitte der Menge einen Namen geben, zum Beispiel „Ausweise Mittwoch“.'),
  size: wholeNumber(1, LIMITS.batch),
})

export const mailForm = z.strictObject({
  list: requiredLine(LIMITS.label, 'Bitte der Liste einen Namen geben, zum Beispiel „Angemeldete“.'),
  addresses: z.string().transform((typed, ctx) => {
    const addresses = [
      ...new Set(
        typed
          .split(/[\s,;]+/)
          .map((one) => one.toLowerCase())
          .filter((one) => one !== ''),
      ),
    ]
    const wrong = addresses.find((one) => !isEmail(one))
    const message =
      addresses.length === 0
        ? 'Bitte mindestens eine Adresse angeben.'
        : wrong !== undefined
          ? `„${wrong.slice(0, 80)}“ ist keine E-Mail-Adresse.`
          : addresses.length > LIMITS.addresses
            ? `Bitte höchstens ${LIMITS.addresses} Adressen auf einmal.`
            : null
    if (message !== null) {
      ctx.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    return addresses
  }),
})

export const serialForm = z.strictObject({
  serial: requiredLine(20, 'Bitte die Nummer neben dem Code angeben, zum Beispiel B1-017.'),
  replace: z.literal('1').optional(),
})

export const codeForm = z.strictObject({
  code: line(60).refine((value) => value !== '', 'Bitte geben Sie den Code von Ihrem Ausweis ein.'),
})

const choice = z.string().max(6)

/** A ballot as it is filled in; `sure` comes from the page that asks once more. */
export const ballotForm = z.strictObject({
  wahl: choice.optional(),
  'wahl[]': z.array(choice).max(100).optional(),
  platz1: choice.optional(),
  platz2: choice.optional(),
  platz3: choice.optional(),
  sure: z.literal('1').optional(),
})

export type BallotInput = z.output<typeof ballotForm>

/** The numbers of a filled-in ballot, in order; NaN where something is no number. */
export const choicesOf = (input: BallotInput): number[] =>
  [input.wahl, ...(input['wahl[]'] ?? []), input.platz1, input.platz2, input.platz3]
    .filter((value): value is string => value !== undefined && value !== '')
    .map((value) => (/^\d{1,4}$/.test(value) ? Number(value) : Number.NaN))
