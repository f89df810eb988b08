/** What the figures of a ranking mean, in plain German: for the page, the minutes and the command line. */
import { decimal, integer } from '../core/de.ts'
import { known } from '../core/known.ts'
import { joined } from '../eligibility/wording.ts'
import type { RankedClass, Ranking } from './rules.ts'
import type { Decider } from './ties.ts'

export interface Sentence {
  /** `block`: the result must not be used as it is; `warning`: to be discussed before deciding; `note`: good to know. */
  readonly level: 'block' | 'warning' | 'note'
  readonly text: string
}

/** How entries, jurors, groups and criteria are called where the sentences are read. */
export interface Names {
  entry(id: string): string
  juror(id: string): string
  group(id: string): string
  criterion(index: number): string
}

const block = (text: string): Sentence => ({ level: 'block', text })
const warning = (text: string): Sentence => ({ level: 'warning', text })
const note = (text: string): Sentence => ({ level: 'note', text })

const MOST_NAMED = 8

/** "A, B und C"; the rest of a long list as a number. */
const listed = (names: readonly string[]): string => {
  const shown = names.length > MOST_NAMED + 1 ? names.slice(0, MOST_NAMED) : names
  const rest = names.length - shown.length
  return joined(rest > 0 ? [...shown, `${integer(rest)} weitere`] : shown)
}

const unique = (names: readonly string[]): string[] => [...new Set(names)]

/** 0.634 → "63 %"; never certain, never impossible. */
export const percent = (share: number): string => {
  if (share > 0.99) return 'über 99\u00a0%'
  if (share < 0.01) return 'unter 1\u00a0%'
  return `${Math.round(share * 100)}\u00a0%`
}

const sheetCount = (count: number): string =>
  count === 1 ? 'eine vollständige Wertung' : `${integer(count)} vollständige Wertungen`

/** What concerns the whole jury. */
export const jurySentences = (ranking: Ranking, names: Names): Sentence[] =>
  ranking.jurors.length === 0
    ? [note('Es gibt noch keine vollständige Wertung.')]
    : [
        ...connection(ranking, names),
        ...adjustment(ranking),
        ...spread(ranking, names),
        ...agreement(ranking),
      ]

const connection = ({ classes, components, jurors }: Ranking, names: Names): Sentence[] => {
  const groups = unique(classes.map(({ group }) => group))
  const split = groups.filter((group) => classes.filter((one) => one.group === group).length > 1)
  const where = split.some((group) => group !== '') ? ` Betroffen: ${listed(split.map(names.group))}.` : ''
  const bridging = jurors.filter((juror) => juror.bridging).map(({ juror }) => names.juror(juror))
  return [
    ...(split.length > 0
      ? [
          block(
            `Die Jury zerfällt in ${integer(components)} Gruppen, die keine Einreichung gemeinsam bewertet haben. Kein Verfahren kann über sie hinweg vergleichen: Die Ränge gelten nur innerhalb jeder Gruppe.${where}`,
          ),
        ]
      : []),
    ...(bridging.length > 0
      ? [
          warning(
            `Der Vergleich hängt an einzelnen Personen: Ohne die Wertungen von ${listed(bridging)} zerfiele die Jury in Gruppen ohne gemeinsame Einreichung.`,
          ),
        ]
      : []),
  ]
}

const adjustment = ({ unadjusted, limited }: Ranking): Sentence[] => {
  if (unadjusted === 'too_few_sheets')
    return [
      warning(
        'Es gibt zu wenige Wertungen, um Strenge und Streuung zu schätzen. Das kalibrierte Ergebnis ist deshalb das einfache Mittel, und wie sicher es ist, lässt sich nicht sagen.',
      ),
    ]
  if (unadjusted === 'no_severity')
    return [
      warning(
        'Zwischen den Jurymitgliedern ist kein Unterschied an Strenge zu erkennen. Das kalibrierte Ergebnis ist deshalb das einfache Mittel.',
      ),
    ]
  return limited.length === 0
    ? []
    : [
        note(
          `${limited.length === 1 ? 'Eine Wertung liegt' : `${integer(limited.length)} Wertungen liegen`} weit von dem, was zu erwarten war, und ${limited.length === 1 ? 'zählt' : 'zählen'} im kalibrierten Ergebnis nur bis zu einer Grenze. Gestrichen wird nichts.`,
        ),
      ]
}

const spread = ({ entries, jurors, minSheets, far }: Ranking, names: Names): Sentence[] => {
  const short = entries.filter(({ n }) => n < minSheets).map(({ entry }) => `„${names.entry(entry)}“`)
  const flagged = jurors.filter((juror) => juror.flagged).map(({ juror }) => names.juror(juror))
  return [
    ...(short.length > 0
      ? [
          warning(
            `Weniger als ${sheetCount(minSheets)} und deshalb keinen Rang ${short.length === 1 ? 'hat' : 'haben'}: ${listed(short)}.`,
          ),
        ]
      : []),
    ...(flagged.length > 0
      ? [
          warning(
            `Die Wertungen von ${listed(flagged)} weichen ungewöhnlich stark von denen der anderen ab. Das kann gute Gründe haben; sprechen Sie vor der Entscheidung darüber.`,
          ),
        ]
      : []),
    ...(far.length > 0
      ? [
          note(
            `${far.length === 1 ? 'Eine einzelne Wertung fällt' : `${integer(far.length)} einzelne Wertungen fallen`} ganz aus dem Rahmen (mehr als das Dreieinhalbfache der üblichen Abweichung).`,
          ),
        ]
      : []),
  ]
}

const agreement = ({ agreement: { alphaInterval } }: Ranking): Sentence[] => {
  if (alphaInterval === null) return []
  const word = alphaInterval >= 0.8 ? 'hoch' : alphaInterval >= 0.667 ? 'brauchbar' : 'gering'
  return [
    note(
      `Die Übereinstimmung der Jury ist ${word} (Krippendorffs Alpha ${decimal(alphaInterval, 2)}; ab 0,80 gilt sie als hoch, unter 0,67 als gering).`,
    ),
  ]
}

/** What concerns the first place of one class. */
export const firstPlaceSentences = (ranking: Ranking, one: RankedClass, names: Names): Sentence[] => [
  ...bothRules(ranking, one, names),
  ...sharing(ranking, one, names),
  ...otherTies(ranking, one, names),
  ...chance(ranking, one, names),
  ...withoutEach(one, names),
  ...withOtherWeights(one, names),
]

const quoted = (ids: readonly string[], names: Names): string =>
  listed(ids.map((id) => `„${names.entry(id)}“`))

const inFront = (ids: readonly string[], names: Names): string =>
  `${ids.length > 1 ? 'liegen' : 'liegt'} ${quoted(ids, names)} vorn`

const bothRules = ({ rule }: Ranking, one: RankedClass, names: Names): Sentence[] => {
  const { leadersByMean: mean, leadersCalibrated: calibrated } = one
  if (mean.join('\n') === calibrated.join('\n'))
    return [note(`Nach beiden Verfahren, kalibriert und einfaches Mittel, ${inFront(calibrated, names)}.`)]
  return [
    warning(
      `Die beiden Verfahren sind sich nicht einig: Kalibriert ${inFront(calibrated, names)}, im einfachen Mittel ${inFront(mean, names)}. Es gilt die festgelegte Regel: ${rule === 'mean' ? 'einfaches Mittel' : 'kalibriert'}.`,
    ),
  ]
}

const membersOf = ({ entries }: Ranking, { group, component }: RankedClass) =>
  entries.filter((row) => row.group === group && row.component === component)

const sharing = (ranking: Ranking, one: RankedClass, names: Names): Sentence[] => {
  if (one.leaders.length < 2) return []
  const rows = membersOf(ranking, one)
  const first = rows.filter((row) => row[ranking.rule].rank === 1)
  const whom = quoted(
    first.map(({ entry }) => entry),
    names,
  )
  if (first.length > 1)
    return [warning(`Den ersten Platz teilen sich ${whom}: Die Regel für Gleichstand trennt sie nicht.`)]
  // Of several with the same value only a decision brings one to the front alone.
  const decider = known(known(first[0])[ranking.rule].decider)
  return [warning(`Bei gleichem Wert entschied ${deciderName(decider, names)} für ${whom}.`)]
}

const deciderName = (decider: Decider, names: Names): string => {
  if (decider.step === 'criterion') return `das Kriterium „${names.criterion(decider.criterion)}“`
  return decider.step === 'head_to_head'
    ? 'der direkte Vergleich bei denen, die beide bewertet haben'
    : 'die Abstimmung der Jury'
}

/** Places behind the first that the tie rule gave: never silently. */
const otherTies = (ranking: Ranking, one: RankedClass, names: Names): Sentence[] => {
  const settled = membersOf(ranking, one).flatMap((row) => {
    const { rank, decider } = row[ranking.rule]
    if (decider === null || one.leaders.includes(row.entry)) return []
    return [`Rang ${rank} für „${names.entry(row.entry)}“ (${deciderName(decider, names)})`]
  })
  return settled.length === 0 ? [] : [note(`Bei gleichem Wert vergeben: ${listed(settled)}.`)]
}

const chance = (ranking: Ranking, one: RankedClass, names: Names): Sentence[] => {
  const [first, second] = membersOf(ranking, one)
  if (!first?.chances) return []
  const next =
    second && first.beatsNext !== null
      ? `, mit ${percent(first.beatsNext)} besser als „${names.entry(second.entry)}“ dahinter`
      : ''
  return [
    note(
      `„${names.entry(first.entry)}“ ist mit einer Wahrscheinlichkeit von ${percent(first.chances.first)} wirklich die beste Einreichung${next}.`,
    ),
  ]
}

const withoutEach = ({ withoutJuror }: RankedClass, names: Names): Sentence[] => {
  if (withoutJuror.length === 0)
    return [note('Der erste Platz bleibt auch ohne jedes einzelne Jurymitglied derselbe.')]
  const others = unique(withoutJuror.flatMap(({ leaders }) => leaders))
  return [
    warning(
      `Der erste Platz ist knapp: Ohne ${withoutJuror.length === 1 ? 'ein bestimmtes Jurymitglied' : `eines von ${integer(withoutJuror.length)} Jurymitgliedern`} wäre das Ergebnis ein anderes; dann stünde vorn ${quoted(others, names).replace(/ und (?=„[^„]*$)/, ' oder ')}. Das ist bei Jurys üblich und kein Verdacht gegen jemanden.`,
    ),
  ]
}

const withOtherWeights = ({ withWeight }: RankedClass, names: Names): Sentence[] => {
  if (withWeight.length === 0)
    return [note('Der erste Platz bleibt derselbe, wenn ein Kriterium ein Zehntel mehr oder weniger zählt.')]
  const criteria = unique(withWeight.map(({ criterion }) => `„${names.criterion(criterion)}“`))
  return [
    warning(
      `Der erste Platz hängt am Gewicht von ${listed(criteria)}: Zählte es ein Zehntel mehr oder weniger, wäre das Ergebnis ein anderes.`,
    ),
  ]
}
