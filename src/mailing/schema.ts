/** Forms of mailings. */
import * as z from 'zod'
import { requiredLine, text, wholeNumber } from '../core/text.ts'

export const LIMITS = { subject: 150, body: 10_000 }

/** Subject and text of a letter to many, placeholders included. */
export const letterText = {
  subject: requiredLine(LIMITS.subject, 'Bitte einen Betreff angeben.'),
  body: text(LIMITS.body).refine((value) => value !== '', 'Bitte einen Text schreiben.'),
}

export const mailingForm = z.strictObject({
  /** 0 for a new one. */
  version: wholeNumber(0, 999_999_999),
  audience: requiredLine(60, 'Bitte wählen, wer die E-Mail bekommt.'),
  ...letterText,
})

export type MailingInput = z.output<typeof mailingForm>

export const releaseForm = z.strictObject({
  version: wholeNumber(1, 999_999_999),
  /** What the confirm page has shown: text and recipients. */
  shown: requiredLine(64),
})

export const testForm = z.strictObject({ an: requiredLine(40).optional() })
