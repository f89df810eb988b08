/** The form in which organisers say who may take part. */
import * as z from 'zod'
import { line, text, wholeNumber } from '../core/text.ts'
import type { Effect, EligibilityRules, OrganisationKind } from './rules.ts'
import { kindPlurals, stateNames } from './wording.ts'

export const LIMITS = { reason: 300, counties: 4000, countyCount: 400 } as const

/** A box of a group that was not ticked is not sent; zod then sees no list, a single one comes as text. */
const boxes = (limit: number) =>
  z
    .union([line(400), z.array(line(400)).max(limit)])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat()))

const effect = z.enum(['', 'refuse', 'flag'])

const isKind = (value: string): value is OrganisationKind => Object.hasOwn(kindPlurals, value)

export const eligibilityForm = z
  .strictObject({
    version: wholeNumber(0, 999_999_999),
    kinds: effect,
    'kinds_allowed[]': boxes(10),
    regions: effect,
    'states[]': boxes(20),
    counties: text(LIMITS.counties),
    sizes: effect,
    'sizes_allowed[]': boxes(20),
    answers: effect,
    'answers_allowed[]': boxes(200),
    administration: effect,
    administration_question: line(40),
    reason: line(LIMITS.reason).optional(),
    do: z.enum(['save', 'copy']).optional(),
  })
  .transform((input, ctx) => {
    const reason = input.reason ?? ''
    // What was typed does not matter: last year's rules take its place.
    if (input.do === 'copy') return { version: input.version, rules: null, reason }
    const complain = (field: string, message: string) =>
      ctx.addIssue({ code: 'custom', path: [field], message })
    const rules: EligibilityRules = {
      kinds: when(input.kinds, (of) => ({ effect: of, allowed: input['kinds_allowed[]'].filter(isKind) })),
      regions: when(input.regions, (of) => ({
        effect: of,
        prefixes: [...input['states[]'].filter((key) => stateNames[key]), ...countyKeys(input.counties)],
      })),
      sizes: when(input.sizes, (of) => ({
        effect: of,
        classes: input['sizes_allowed[]'].filter((size) => /^\d$/.test(size)).map(Number),
      })),
      answers: when(input.answers, (of) => ({
        effect: of,
        questions: answersOf(input['answers_allowed[]']),
      })),
      administration: when(input.administration, (of) => ({
        effect: of,
        question: input.administration_question || null,
      })),
    }
    if (rules.kinds?.allowed.length === 0)
      complain('kinds_allowed[]', 'Bitte wählen Sie, welche Organisationen teilnehmen können.')
    if (rules.regions?.prefixes.length === 0)
      complain('states[]', 'Bitte wählen Sie mindestens ein Land oder nennen Sie einen Kreis.')
    const wrong = countyKeys(input.counties).find((key) => !/^\d{2}(\d{3})?$/.test(key))
    if (wrong !== undefined)
      complain(
        'counties',
        `„${wrong.slice(0, 20)}“ ist kein Schlüssel eines Kreises. Er hat fünf Ziffern, zum Beispiel 08111.`,
      )
    if (countyKeys(input.counties).length > LIMITS.countyCount)
      complain('counties', `Bitte höchstens ${LIMITS.countyCount} Kreise.`)
    if (rules.sizes?.classes.length === 0)
      complain('sizes_allowed[]', 'Bitte wählen Sie mindestens eine Größenklasse.')
    if (rules.answers?.questions.length === 0)
      complain('answers_allowed[]', 'Bitte wählen Sie, welche Antworten teilnehmen können.')
    return { version: input.version, rules, reason }
  })

const when = <T>(chosen: '' | Effect, build: (effect: Effect) => T): T | null =>
  chosen === '' ? null : build(chosen)

const countyKeys = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\s;,]+/)
      .map((key) => key.trim())
      .filter(Boolean),
  ),
]

/** "stage=Im Betrieb" → the answers of each question; a key holds no equals sign. */
const answersOf = (boxes: readonly string[]) => {
  const byKey = new Map<string, string[]>()
  for (const box of boxes) {
    const [key = '', ...answer] = box.split('=')
    byKey.set(key, [...(byKey.get(key) ?? []), answer.join('=')])
  }
  return [...byKey].map(([key, allowed]) => ({ key, allowed }))
}

/** `rules` is null to take over those of the year before. */
export interface EligibilityInput {
  readonly version: number
  readonly rules: EligibilityRules | null
  readonly reason: string
}
