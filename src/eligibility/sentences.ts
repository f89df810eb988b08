/** The rules on who may take part in sentences, for everybody to read, in both languages. Pure. */
import { type Language, words } from '../core/language.ts'
import { sizeClasses } from '../register/rules.ts'
import type { Effect, EligibilityRules, RulesContext } from './rules.ts'
import { joined, kindPlurals, stateNames } from './wording.ts'

const sentenceWords = words(
  {
    kinds: kindPlurals as Readonly<Record<keyof typeof kindPlurals, string>>,
    and: 'und' as 'und' | 'and',
    or: 'oder' as 'oder' | 'or',
    takePart: (kinds: string) => `Teilnehmen können ${kinds}.`,
    region: (names: string) => `Die Organisation liegt in ${names}.`,
    county: (key: string) => `Kreis ${key}`,
    size: (names: string) => `Die Kommune gehört in eine dieser Größenklassen: ${names}.`,
    quote: (text: string) => `„${text}“`,
    administration: (declaration: string) =>
      `Das Projekt gehört einer Verwaltung: Sie steht in der amtlichen Liste${
        declaration && `, oder Sie bestätigen ${declaration}`
      }.`,
    exceptions: 'Über Ausnahmen entscheidet die Geschäftsstelle.',
  },
  {
    kinds: {
      municipality: 'towns and municipalities',
      association: 'associations of municipalities',
      county: 'counties',
      state: 'states',
      unlisted: 'bodies that are not in the official register',
    },
    and: 'and',
    or: 'or',
    takePart: (kinds) => `Open to ${kinds}.`,
    region: (names) => `The organisation lies in ${names}.`,
    county: (key) => `county ${key}`,
    size: (names) => `The municipality has one of these sizes: ${names}.`,
    quote: (text) => `“${text}”`,
    administration: (declaration) =>
      `The project belongs to a public authority: it is in the official register${
        declaration && `, or you confirm ${declaration}`
      }.`,
    exceptions: 'The organisers decide on exceptions.',
  },
)

/** The rules in sentences; empty where everybody may take part. Labels of questions stay German. */
export const rulesInWords = (
  rules: EligibilityRules,
  context: RulesContext,
  lang: Language = 'de',
): string[] => {
  const t = sentenceWords[lang]
  const { kinds, regions, sizes, answers, administration } = rules
  const said = (effect: Effect, sentence: string) =>
    effect === 'flag' ? `${sentence} ${t.exceptions}` : sentence
  const region = (prefix: string) => stateNames[prefix] ?? context.regionNames.get(prefix) ?? t.county(prefix)
  const names = sizeClasses(context.thresholds, lang)
  const declaration = context.questions.find(({ key }) => key === administration?.question)
  const chosen = (answers?.questions ?? []).flatMap(({ key, allowed }) => {
    const label = context.questions.find((one) => one.key === key)?.label
    return label && answers ? [said(answers.effect, `${label}: ${joined(allowed.map(t.quote), t.or)}.`)] : []
  })
  return [
    ...(kinds
      ? [
          said(
            kinds.effect,
            t.takePart(
              joined(
                kinds.allowed.map((one) => t.kinds[one]),
                t.and,
              ),
            ),
          ),
        ]
      : []),
    ...(regions ? [said(regions.effect, t.region(joined(regions.prefixes.map(region), t.or)))] : []),
    ...(sizes && names.length > 0
      ? [said(sizes.effect, t.size(sizes.classes.flatMap((size) => names[size] ?? []).join('; ')))]
      : []),
    ...chosen,
    ...(administration
      ? [said(administration.effect, t.administration(declaration ? t.quote(declaration.label) : ''))]
      : []),
  ]
}
