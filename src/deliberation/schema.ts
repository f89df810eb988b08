/** Forms of the jury's meetings. */
import * as z from 'zod'
import { parseBerlin } from '../core/berlin-time.ts'
import { line, requiredLine, text, wholeNumber } from '../core/text.ts'

export const LIMITS = {
  place: 160,
  wording: 600,
  reason: 600,
  remarks: 4000,
  citation: 800,
  special: 80,
  nominees: 9,
} as const

const VERSION = wholeNumber(1, 999_999_999)
const ID = line(40)

const meeting = {
  starts_at: line(20).transform((value, ctx) => {
    const time = parseBerlin(value)
    if (time.ok) return time.value
    ctx.addIssue({ code: 'custom', message: 'Bitte Tag und Uhrzeit angeben.' })
    return z.NEVER
  }),
  place: requiredLine(LIMITS.place, 'Bitte Ort oder Adresse der Videokonferenz angeben.'),
  deputy: ID,
  agenda: z.enum(['first', 'disputed'], { error: 'Bitte wählen.' }),
}

export const newMeetingForm = z.strictObject(meeting)

export const meetingForm = z.strictObject({ version: VERSION, ...meeting, remarks: text(LIMITS.remarks) })

export type MeetingInput = z.output<typeof newMeetingForm>

const list = <T extends z.ZodType>(cell: T) => z.array(cell).max(200)

/** One row per juror. */
export const attendanceForm = z
  .strictObject({
    version: VERSION,
    'juror[]': list(ID),
    'state[]': list(z.enum(['', 'present', 'excused', 'absent'])),
    'for[]': list(ID),
  })
  .transform((input) => ({
    version: input.version,
    rows: input['juror[]'].map((jurorId, index) => ({
      jurorId,
      state: input['state[]'][index] ?? '',
      deputisesFor: input['for[]'][index] || null,
    })),
  }))

export type AttendanceInput = z.output<typeof attendanceForm>

export const stepForm = z.strictObject({ version: VERSION })

export const callForm = z.strictObject({ submission: ID })

export const discussionForm = z.strictObject({ discussion: ID })

export const motionForm = z.strictObject({
  discussion: ID,
  mover: ID.refine((value) => value !== '', 'Bitte wählen, wer den Antrag stellt.'),
  wording: text(LIMITS.wording).refine((value) => value !== '', 'Bitte den Wortlaut des Antrags angeben.'),
})

export type MotionInput = z.output<typeof motionForm>

const CHOICE = z.enum(['yes', 'no', 'abstain'], { error: 'Bitte abstimmen.' })

export const voteForm = z.strictObject({ choice: CHOICE })

/** The votes of those present, kept by whoever runs the meeting; '' for who has not voted yet. */
export const votesForm = z
  .strictObject({ 'juror[]': list(ID), 'choice[]': list(z.union([z.literal(''), CHOICE])) })
  .transform((input) =>
    input['juror[]'].flatMap((jurorId, index) => {
      const choice = input['choice[]'][index] ?? ''
      return choice === '' ? [] : [{ jurorId, choice }]
    }),
  )

export type VotesInput = z.output<typeof votesForm>

/** Closes a vote as it was seen. */
export const resultForm = z.strictObject({
  votes: wholeNumber(0, 999),
  casting: z
    .enum(['', 'yes', 'no'])
    .optional()
    .transform((value) => value || null),
})

export const recusalForm = z.strictObject({
  discussion: ID,
  reason: text(LIMITS.reason).refine(
    (value) => value !== '',
    'Bitte nennen Sie den Grund in ein paar Worten.',
  ),
})

export const revisionForm = z.strictObject({
  discussion: ID,
  version: VERSION,
  criterion: ID.refine((value) => value !== '', 'Bitte das Kriterium wählen.'),
  points: wholeNumber(0, 999),
  reason: text(LIMITS.reason).refine(
    (value) => value !== '',
    'Bitte begründen Sie die Änderung; der Grund steht in der Niederschrift.',
  ),
})

export type RevisionInput = z.output<typeof revisionForm>

export const nomineesForm = z
  .strictObject({ version: VERSION, category: ID, 'nominee[]': list(ID).optional() })
  .transform((input) => ({
    version: input.version,
    categoryId: input.category,
    submissions: [...new Set(input['nominee[]'] ?? [])],
  }))
  .refine(({ submissions }) => submissions.length <= LIMITS.nominees, {
    path: ['nominee[]'],
    message: `Bitte höchstens ${LIMITS.nominees} Einreichungen nominieren.`,
  })

export type NomineesInput = z.output<typeof nomineesForm>

/** The decision of one category, or the special prizes (category ''). */
export const decisionForm = z
  .strictObject({
    version: VERSION,
    category: ID,
    'place[]': list(line(2)),
    'special[]': list(line(LIMITS.special)),
    'choice[]': list(ID),
    'citation[]': list(text(LIMITS.citation)),
  })
  .transform((input) => ({
    version: input.version,
    categoryId: input.category,
    rows: input['choice[]'].map((choice, index) => ({
      categoryId: input.category,
      place:
        input.category !== '' && /^\d{1,2}$/.test(input['place[]'][index] ?? '')
          ? Number(input['place[]'][index])
          : null,
      special: input['special[]'][index] ?? '',
      choice,
      citation: input['citation[]'][index] ?? '',
    })),
  }))

export type DecisionInput = z.output<typeof decisionForm>
