/** Forms on the way to the release. */
import * as z from 'zod'
import { line, optionalNumber, requiredLine, text, wholeNumber } from '../core/text.ts'
import { LIMITS as JURY } from '../deliberation/schema.ts'
import { berlinTime } from '../edition/schema.ts'
import { LIMITS as ENTRY } from '../entry-form/questions.ts'
import type { ReleasePlan } from './plan.ts'
import type { CorrectedWords } from './sealing.ts'

export const LIMITS = {
  intro: 2000,
  teaser: 300,
  citation: JURY.citation,
  reason: 600,
  position: 99,
  title: ENTRY.title,
  organisation: ENTRY.organisation,
} as const

const EDITION = wholeNumber(1, 999_999_999)
const PLAN = wholeNumber(0, 999_999_999)
const SHA256 = line(64)

const list = <T extends z.ZodType>(cell: T) => z.array(cell).max(200).default([])

/** One row a winner, and one a picture. */
export const planForm = z.strictObject({
  /** Version of the plan. */
  version: PLAN,
  edition: EDITION,
  intro: text(LIMITS.intro),
  nominees: z.literal('1').optional(),
  'key[]': list(line(160)),
  'position[]': list(wholeNumber(1, LIMITS.position)),
  'teaser[]': list(text(LIMITS.teaser)),
  'citation[]': list(text(LIMITS.citation)),
  'entry[]': list(line(40)),
  'photo[]': list(line(40)),
  'order[]': list(optionalNumber(1, LIMITS.position)),
})

export type PlanInput = z.output<typeof planForm>

/**
 * The plan that the form describes.
 * @param decided the jury's own sentences now, by `winnerKey`; what nobody won is left out
 */
export const planFrom = (input: PlanInput, decided: ReadonlyMap<string, string>): ReleasePlan => ({
  intro: input.intro,
  nominees: input.nominees === '1',
  winners: Object.fromEntries(
    input['key[]'].flatMap((key, index) => {
      const own = decided.get(key)
      const position = input['position[]'][index] ?? index + 1
      const [teaser, citation] = [input['teaser[]'][index] ?? '', input['citation[]'][index] ?? '']
      return own === undefined ? [] : [[key, { position, teaser, citation, decided: own }]]
    }),
  ),
  photos: Object.fromEntries(
    [...Map.groupBy(photoRows(input), ({ entry }) => entry)].map(([entry, rows]) => [
      entry,
      rows
        .flatMap(({ id, order }) => (order === null ? [] : [{ id, order }]))
        .sort((a, b) => a.order - b.order)
        .map(({ id }) => id),
    ]),
  ),
})

const photoRows = (input: PlanInput) =>
  input['photo[]'].map((id, index) => ({
    id,
    entry: input['entry[]'][index] ?? '',
    order: input['order[]'][index] ?? null,
  }))

/** Seals what was looked at. */
export const sealForm = z.strictObject({ edition: EDITION, plan: PLAN })

export const confirmForm = z.strictObject({
  sha256: SHA256,
  agree: z.literal('1', { error: 'Bitte bestätigen Sie, dass Sie die Vorschau gelesen haben.' }),
})

/** Empty for: only by hand. */
export const timeForm = z.strictObject({ opens_at: berlinTime })

export const openForm = z.strictObject({})

const reason = text(LIMITS.reason).refine(
  (value) => value !== '',
  'Bitte nennen Sie den Grund; er steht öffentlich.',
)

export const undoForm = z.strictObject({ reason })

/** One row a winner. */
export const correctionForm = z.strictObject({
  intro: text(LIMITS.intro),
  reason,
  'slug[]': list(line(120)),
  'title[]': list(requiredLine(LIMITS.title, 'Bitte den Titel angeben.')),
  'organisation[]': list(requiredLine(LIMITS.organisation, 'Bitte die Kommune angeben.')),
  'teaser[]': list(text(LIMITS.teaser)),
  'citation[]': list(text(LIMITS.citation)),
})

export type CorrectionInput = z.output<typeof correctionForm>

export const correctedWords = (input: CorrectionInput): CorrectedWords => ({
  intro: input.intro,
  winners: new Map(
    input['slug[]'].map((slug, index) => [
      slug,
      {
        title: input['title[]'][index] ?? '',
        organisation: input['organisation[]'][index] ?? '',
        teaser: input['teaser[]'][index] ?? '',
        citation: input['citation[]'][index] ?? '',
      },
    ]),
  ),
})

/** The moment it was asked for, which names it. */
export const changeForm = z.strictObject({ asked_at: line(20).pipe(z.coerce.number()) })
