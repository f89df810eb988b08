/** Who may take part: rules as data, and an entry held against them. Pure. */
import type { FieldError } from '../core/form-state.ts'
import { fail, ok, type Result } from '../core/result.ts'
import type { Phase } from '../edition/rules.ts'
import type { Question } from '../entry-form/questions.ts'
import { sizeClasses } from '../register/rules.ts'
import { joined, kindPlurals, stateNames } from './wording.ts'

/** `refuse`: the entry cannot be handed in. `flag`: it can, and organisers decide. */
export type Effect = 'refuse' | 'flag'

/** What kind of body an organisation is; `unlisted` was entered freely. */
export type OrganisationKind = 'municipality' | 'association' | 'county' | 'state' | 'unlisted'

export interface EligibilityRules {
  readonly kinds: { readonly effect: Effect; readonly allowed: readonly OrganisationKind[] } | null
  /** Beginnings of register keys: two digits of a state, five of a county. */
  readonly regions: { readonly effect: Effect; readonly prefixes: readonly string[] } | null
  /** Numbers of size classes, 0 for the smallest. */
  readonly sizes: { readonly effect: Effect; readonly classes: readonly number[] } | null
  /** For choice questions such as the stage of the project: the answers that may take part. */
  readonly answers: {
    readonly effect: Effect
    readonly questions: readonly { readonly key: string; readonly allowed: readonly string[] }[]
  } | null
  /** The owner is an administration: it is in the register, or the declaration of this question is made. */
  readonly administration: { readonly effect: Effect; readonly question: string | null } | null
}

/** Everybody may take part. */
export const NO_RULES: EligibilityRules = {
  kinds: null,
  regions: null,
  sizes: null,
  answers: null,
  administration: null,
}

/** What of an entry decides. */
export interface EntryFacts {
  readonly organisation: string
  readonly organisation_key: string | null
  readonly organisation_kind: Exclude<OrganisationKind, 'unlisted'> | null
  readonly organisation_population: number | null
  /** Question key → answer text. */
  readonly answers: Readonly<Record<string, string>>
}

/** The year the rules speak of. */
export interface RulesContext {
  /** The questions asked in the category of the entry. */
  readonly questions: readonly Question[]
  readonly thresholds: readonly number[]
  /** Names of counties by key, where the register knows them. */
  readonly regionNames: ReadonlyMap<string, string>
}

/** Why an entry may not take part; `field` is where it is filled in. */
export interface Finding extends FieldError {
  readonly effect: Effect
}

/**
 * Holds an entry against the rules. What is not filled in yet is no finding: the form asks for it anyway. What cannot
 * be known, such as the population of an organisation outside the register, is flagged and never refused.
 */
export const findingsOf = (rules: EligibilityRules, entry: EntryFacts, context: RulesContext): Finding[] => [
  ...(entry.organisation === ''
    ? []
    : [
        ...kindFindings(rules, entry),
        ...regionFindings(rules, entry, context),
        ...sizeFindings(rules, entry, context),
        ...administrationFindings(rules, entry, context),
      ]),
  ...answerFindings(rules, entry, context),
]

/** What stops an entry, as errors of a form. */
export const refusalsOf = (findings: readonly Finding[]): FieldError[] =>
  findings.flatMap(({ effect, field, message }) => (effect === 'refuse' ? [{ field, message }] : []))

const kindFindings = ({ kinds }: EligibilityRules, entry: EntryFacts): Finding[] => {
  if (kinds === null) return []
  const kind = entry.organisation_key === null ? 'unlisted' : (entry.organisation_kind ?? 'unlisted')
  if (kinds.allowed.includes(kind)) return []
  const who =
    kind === 'unlisted'
      ? `„${entry.organisation}“ ist nicht aus der amtlichen Liste gewählt`
      : `„${entry.organisation}“ gehört in der amtlichen Liste zu: ${kindPlurals[kind]}`
  const message = `${who}. Teilnehmen können ${joined(kinds.allowed.map((one) => kindPlurals[one]))}.${
    kind === 'unlisted' ? ' Steht sie in der Liste, dann wählen Sie sie bitte dort.' : ''
  }`
  return [{ field: 'organisation', effect: kinds.effect, message }]
}

const regionFindings = (
  { regions }: EligibilityRules,
  entry: EntryFacts,
  { regionNames }: RulesContext,
): Finding[] => {
  if (regions === null) return []
  const key = entry.organisation_key
  if (key !== null && regions.prefixes.some((prefix) => key.startsWith(prefix))) return []
  const where = joined(regions.prefixes.map((prefix) => regionName(prefix, regionNames)))
  return key === null
    ? [
        unknown(
          `Ob „${entry.organisation}“ in ${where} liegt, lässt sich ohne die amtliche Liste nicht prüfen.`,
        ),
      ]
    : [
        {
          field: 'organisation',
          effect: regions.effect,
          message: `„${entry.organisation}“ liegt außerhalb der Region. Teilnehmen können Organisationen aus ${where}.`,
        },
      ]
}

const sizeFindings = (
  { sizes }: EligibilityRules,
  entry: EntryFacts,
  { thresholds }: RulesContext,
): Finding[] => {
  const population = entry.organisation_population
  if (sizes === null || thresholds.length === 0) return []
  if (population === null)
    return [
      unknown(
        `Die Einwohnerzahl von „${entry.organisation}“ ist nicht bekannt; die Größenklasse lässt sich nicht prüfen.`,
      ),
    ]
  const size = thresholds.filter((threshold) => population >= threshold).length
  if (sizes.classes.includes(size)) return []
  const message = `„${entry.organisation}“ hat ${population.toLocaleString('de-DE')} Einwohner. Teilnehmen können Kommunen in diesen Größenklassen: ${sizeNames(sizes.classes, thresholds)}.`
  return [{ field: 'organisation', effect: sizes.effect, message }]
}

const administrationFindings = (
  { administration }: EligibilityRules,
  entry: EntryFacts,
  { questions }: RulesContext,
): Finding[] => {
  if (administration === null || entry.organisation_key !== null) return []
  const declaration = questions.find(({ key }) => key === administration.question)
  if (declaration && entry.answers[declaration.key] === '1') return []
  const message = `„${entry.organisation}“ steht nicht in der amtlichen Liste. Teilnehmen können nur Verwaltungen.${
    declaration ? ` Ist sie eine, dann bestätigen Sie bitte: „${declaration.label}“.` : ''
  }`
  return [{ field: declaration?.key ?? 'organisation', effect: administration.effect, message }]
}

const answerFindings = (
  { answers }: EligibilityRules,
  entry: EntryFacts,
  { questions }: RulesContext,
): Finding[] =>
  (answers?.questions ?? []).flatMap(({ key, allowed }) => {
    const question = questions.find((one) => one.key === key)
    const answer = entry.answers[key] ?? ''
    if (!answers || !question || answer === '' || allowed.includes(answer)) return []
    const message = `${question.label}: Mit der Antwort „${answer}“ kann das Projekt nicht teilnehmen. Teilnehmen kann, wer ${quoted(allowed)} wählt.`
    return [{ field: key, effect: answers.effect, message }]
  })

const unknown = (message: string): Finding => ({
  field: 'organisation',
  effect: 'flag',
  message: `${message} Das prüft die Geschäftsstelle.`,
})

/** „a“, „b“ oder „c“ */
const quoted = (texts: readonly string[]): string =>
  joined(
    texts.map((text) => `„${text}“`),
    'oder',
  )

const sizeNames = (classes: readonly number[], thresholds: readonly number[]): string => {
  const names = sizeClasses(thresholds)
  return classes.flatMap((size) => names[size] ?? []).join('; ')
}

const regionName = (prefix: string, names: ReadonlyMap<string, string>): string =>
  stateNames[prefix] ?? names.get(prefix) ?? `Kreis ${prefix}`

/** Before the call freely; while it is open only with a reason that all can read; afterwards never. */
export const mayChangeEligibility = (phase: Phase): Result<{ readonly needsReason: boolean }> => {
  if (phase === 'draft') return ok({ needsReason: false })
  if (phase === 'call') return ok({ needsReason: true })
  return fail('closed', 'Die Einreichung ist beendet. Wer teilnehmen kann, steht fest.')
}
