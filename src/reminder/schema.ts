/** Forms of reminders. */
import * as z from 'zod'
import { requiredLine, text, wholeNumber } from '../core/text.ts'
import { placeholderError } from '../mail/template.ts'
import { PLACEHOLDERS } from './rules.ts'

export const LIMITS = { subject: 150, body: 10_000 }

/** Every placeholder must be one of those that reminders know. */
const template = <T extends z.ZodType<string>>(schema: T) =>
  schema.superRefine((value, context) => {
    const message = placeholderError(value, PLACEHOLDERS)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })

export const settingForm = z.strictObject({
  version: wholeNumber(0, 999_999_999),
  automatic: z.enum(['0', '1'], 'Bitte wählen.'),
  subject: template(requiredLine(LIMITS.subject, 'Bitte einen Betreff angeben.')),
  body: template(text(LIMITS.body).refine((value) => value !== '', 'Bitte einen Text schreiben.')),
})

export type SettingInput = z.output<typeof settingForm>

/** What the page has shown: exactly these reminders. */
export const shownForm = z.strictObject({ shown: requiredLine(64) })

export const wishForm = z.strictObject({ reminders: z.enum(['0', '1']) })

/** A button of ours, or the one click of a mail program (RFC 8058). */
export const unsubscribeForm = z.object({ 'List-Unsubscribe': z.string().max(40).optional() })
