/** Forms of the jury. */
import * as z from 'zod'
import { email, line, requiredLine, text } from '../core/text.ts'

export const LIMITS = { comment: 2000, reason: 600, name: 120 } as const

const KEY = /^(version|comment|then|(points|comment)-[0-9a-f-]{36})$/

/** The score sheet: version, overall comment, and per criterion points and a comment. Points may still be missing. */
export const sheetForm = z
  .record(z.string().regex(KEY), z.string().max(LIMITS.comment * 2))
  .transform((fields, ctx) => {
    const cell = (key: string): string => {
      const parsed = text(LIMITS.comment).safeParse(fields[key] ?? '')
      if (parsed.success) return parsed.data
      ctx.addIssue({ code: 'custom', path: [key], message: parsed.error.issues[0]?.message ?? '' })
      return ''
    }
    const ids = new Set(
      Object.keys(fields).flatMap((key) => key.match(/^(?:points|comment)-(.+)$/)?.[1] ?? []),
    )
    return {
      version: Number.parseInt(fields.version ?? '0', 10) || 0,
      after: fields.then === 'stay' ? ('stay' as const) : ('next' as const),
      comment: cell('comment'),
      scores: [...ids].map((criterionId) => ({
        criterionId,
        points: fields[`points-${criterionId}`] ?? '',
        comment: cell(`comment-${criterionId}`),
      })),
    }
  })

export type SheetInput = z.output<typeof sheetForm>

export const recusalForm = z.strictObject({
  reason: text(LIMITS.reason).refine(
    (value) => value !== '',
    'Bitte nennen Sie den Grund in ein paar Worten.',
  ),
})

export const inviteForm = z.strictObject({
  name: requiredLine(LIMITS.name, 'Bitte den Namen angeben.'),
  email: email(),
  institution: line(LIMITS.name),
  chair: z.literal('1').optional(),
})
